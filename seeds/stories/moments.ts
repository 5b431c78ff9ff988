import type { Random } from '../random.ts'

/** Moments are milliseconds since 1970 in UTC; China keeps UTC+8 all year. */
export type Moment = number

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const OFFSET = 8 * HOUR

/** Service hours of the desk in minutes of the local day (domain.md §11). */
const WINDOWS = [
  [9 * 60, 12 * 60],
  [13 * 60, 17 * 60 + 30],
] as const

/** When residents report, hour by hour; members report while they are about. */
const HOURS = {
  resident: [1, 0.5, 0.3, 0.2, 0.2, 0.5, 2, 5, 9, 10, 9, 7, 6, 6, 6, 6, 6, 7, 9, 11, 10, 8, 5, 2],
  member: [0, 0, 0, 0, 0, 0, 0.5, 3, 9, 13, 12, 6, 2, 4, 9, 11, 10, 8, 5, 5, 3, 1, 0, 0],
  office: [0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 14, 12, 0, 8, 12, 12, 11, 5, 0, 0, 0, 0, 0, 0],
} as const

/** Tells whether a local day (YYYY-MM-DD) is a working day. */
export type IsWorkday = (day: string) => boolean

/** Monday to Friday; holidays and make-up days are not known here. */
export const isWeekday: IsWorkday = (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The local day of a moment. */
export const dayOf = (moment: Moment): string => new Date(moment + OFFSET).toISOString().slice(0, 10)

/** A moment on the local day of `day`, at an hour usual for the speaker. */
export const reportMoment = (day: Moment, speaker: keyof typeof HOURS, random: Random): Moment => {
  const midnight = Math.floor((day + OFFSET) / DAY) * DAY - OFFSET
  const hours = HOURS[speaker].map((weight, hour) => ({ weight, hour }))
  const { hour } = random.weighted(hours, ({ weight }) => weight)
  return midnight + hour * HOUR + random.int(0, HOUR / 1000 - 1) * 1000
}

/** The moment itself when the desk is open, else shortly after it opens next. */
export const whenOpen = (moment: Moment, isWorkday: IsWorkday, random: Random): Moment => {
  const [window] = windowsFrom(moment, isWorkday)
  if (!window) return moment
  return window.from <= moment ? moment : window.from + random.int(1, 45 * 60) * 1000
}

/** So many hours of service time later; the same as the desk's clock runs. */
export const afterWork = (moment: Moment, hours: number, isWorkday: IsWorkday): Moment => {
  let left = hours * HOUR
  for (const { from, to } of windowsFrom(moment, isWorkday)) {
    const start = Math.max(moment, from)
    if (to - start >= left) return Math.round((start + left) / 1000) * 1000
    left -= to - start
  }
  return moment + hours * HOUR
}

/** The windows that end after a moment, for the sixty days to come. */
const windowsFrom = function* (moment: Moment, isWorkday: IsWorkday): Generator<{ from: Moment; to: Moment }> {
  const midnight = Math.floor((moment + OFFSET) / DAY) * DAY - OFFSET
  for (let day = 0; day < 60; day += 1) {
    if (!isWorkday(dayOf(midnight + day * DAY))) continue
    for (const [from, to] of WINDOWS) {
      const window = { from: midnight + day * DAY + from * MINUTE, to: midnight + day * DAY + to * MINUTE }
      if (window.to > moment) yield window
    }
  }
}
