/** Milliseconds of one day. */
export const DAY_MS = 86_400_000

/** China keeps UTC+8 without daylight saving (since 1992). */
const OFFSET_MS = 8 * 3_600_000

/** The local day of an instant, counted from 1970-01-01 = 0. `instant` in milliseconds since the epoch. */
export function dayOf(instant: number): number {
  return Math.floor((instant + OFFSET_MS) / DAY_MS)
}

/** The instant, in milliseconds since the epoch, at which a local day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS - OFFSET_MS
}

/** A local day as `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The local day of a date `YYYY-MM-DD`; undefined when there is no such date (2026-02-29, or another form). */
export function parseDate(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  return Number.isInteger(day) && dateOf(day) === date ? day : undefined
}

/** The weekday of a local day: 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}
