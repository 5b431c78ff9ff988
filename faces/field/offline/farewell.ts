import { api } from '../../kit/api.ts'
import { recall, remember } from '../../kit/remembered.ts'
import { FAREWELL } from './here.ts'

/** What the house hears of a phone that was cleared: which one, and how many acts went with it. */
type Farewell = {
  readonly deviceId: string
  readonly secret: string
  readonly tenant: number
  readonly unsent: number
}

export function keepFarewell(one: Farewell): void {
  remember(FAREWELL, JSON.stringify(one))
}

/** Tells the house; without a network it is told when this face is opened again. */
export async function sendFarewell(): Promise<void> {
  const kept = recall(FAREWELL)
  if (kept === null) return
  const { tenant, ...one } = JSON.parse(kept) as Farewell
  const input = { ...one, phoneTime: new Date().toISOString(), hasWiped: true }
  await api.run('sync.contact', input, { tenant, attempts: 1 }).then(
    () => remember(FAREWELL, null),
    () => undefined,
  )
}
