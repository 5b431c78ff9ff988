import { recall, remember } from '../kit/remembered.ts'

/** Under which name this device remembers the printed code that was opened last. */
const KEY = 'resident.place'

/** The printed code opened last, with the street it stands in: for pages that somebody opens without a code. */
export type LastPlace = { readonly tenant: number; readonly code: string }

/** Remembers a printed code as the one opened last. */
export function keepPlace({ tenant, code }: LastPlace): void {
  remember(KEY, `${tenant} ${code}`)
}

/** The printed code opened last on this device; null when there was none. */
export function lastPlace(): LastPlace | null {
  const [, tenant, code] = /^(\d+) (\w+)$/.exec(recall(KEY) ?? '') ?? []
  return code === undefined ? null : { tenant: Number(tenant), code }
}
