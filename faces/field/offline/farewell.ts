import { api } from '../../kit/api.ts'
import { recall, remember } from '../../kit/remembered.ts'
import { uninstall } from './install.ts'

/** Under which name this phone remembers that the house has yet to hear of its end. */
const FAREWELL = 'field.farewell'
/** Nobody waits longer for the house to hear of it, in milliseconds: it is told later. */
const PATIENCE = 3000

/** What the house hears of a phone that was cleared: which one, and how many acts went with it. */
type Farewell = {
  readonly deviceId: string
  readonly secret: string
  readonly tenant: number
  readonly unsent: number
}

/** The house is told, now or when there is a network: so that the phone does not stand in its list as in use, and nothing is lost unnoticed. */
export async function sayFarewell(
  { deviceId, secret, tenant }: Omit<Farewell, 'unsent'>,
  unsent: number,
): Promise<void> {
  const kept: Farewell = { deviceId, secret, tenant, unsent }
  remember(FAREWELL, JSON.stringify(kept))
  await Promise.race([sendFarewell(), new Promise((done) => setTimeout(done, PATIENCE))])
  await uninstall().catch(() => undefined)
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
