import { recall, remember } from '../kit/remembered.ts'

/** Under which names this device remembers the printed code that was opened last, and the street in which somebody signed in last. */
const PLACE = 'resident.place'
const TENANT = 'resident.tenant'

/** The printed code opened last, with the street it stands in: for pages that somebody opens without a code. */
export type LastPlace = { readonly tenant: number; readonly code: string }

/** Remembers a printed code as the one opened last. */
export function keepPlace({ tenant, code }: LastPlace): void {
  remember(PLACE, `${tenant} ${code}`)
}

/** The printed code opened last on this device; null when there was none. */
export function lastPlace(): LastPlace | null {
  const [, tenant, code] = /^(\d+) (\w+)$/.exec(recall(PLACE) ?? '') ?? []
  return code === undefined ? null : { tenant: Number(tenant), code }
}

/** Remembers a street as the one signed in to. */
export function keepTenant(tenant: number): void {
  remember(TENANT, String(tenant))
}

/** Where somebody is most likely signed in who opens a page without a code; null when nothing was ever opened on this device. */
export function lastTenant(): number | null {
  const tenant = Number(recall(TENANT))
  return tenant > 0 ? tenant : (lastPlace()?.tenant ?? null)
}
