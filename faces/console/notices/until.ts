/** China keeps one time, eight hours before UTC, all the year. */
const OFFSET = 8 * 3_600_000

/** A moment as a field for date and time shows it, in China: «2026-11-18T09:30». */
export function fieldOf(moment: Date): string {
  return new Date(moment.getTime() + OFFSET).toISOString().slice(0, 16)
}

/** The moment that such a field holds; null when it holds none. */
export function momentOf(field: string): string | null {
  const moment = new Date(`${field}:00+08:00`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** The last minute of the day in China, as such a field shows it. */
export function lastMinuteOf(moment: Date): string {
  return `${fieldOf(moment).slice(0, 10)}T23:59`
}
