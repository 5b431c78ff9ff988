import { type Limit, type LimitUnit, type WorkingCalendar, withoutHours } from './rules.ts'
import { seedDays } from './seed-days.ts'

const seed = seedDays(2024, 2027)
/** An office with a lunch pause: 09:00–12:00 and 13:00–17:30. */
export const office: WorkingCalendar = {
  id: 'office',
  days: new Map(seed.days.filter((day) => day.published).map((day) => [day.date, day.kind])),
  publishedThrough: '2026-12-31',
  windows: [
    { from: 540, to: 720 },
    { from: 780, to: 1050 },
  ],
}
/** Early and late shift, 08:00–14:00 and 14:30–20:30. */
export const twoShifts: WorkingCalendar = {
  ...office,
  id: 'two-shifts',
  windows: [
    { from: 480, to: 840 },
    { from: 870, to: 1230 },
  ],
}
/** A duty desk: also weekends 09:00–12:00, not on holidays, and half a day on New Year's Eve 2025. */
export const dutyDesk: WorkingCalendar = {
  ...office,
  id: 'duty-desk',
  windowsByKind: { rest: [{ from: 540, to: 720 }] },
  windowsByDate: new Map([['2025-12-31', [{ from: 540, to: 720 }]]]),
}
/** A night watch 22:00–06:00, as one window on each side of midnight, every day. */
const night = [
  { from: 0, to: 360 },
  { from: 1320, to: 1440 },
]
export const nightWatch: WorkingCalendar = {
  ...office,
  id: 'night-watch',
  windows: night,
  windowsByKind: { rest: night, holiday: night },
}
/** What a resident is given: the days of the office, each until 24:00. */
export const residents = withoutHours(office)
/** The office closed by order on Friday 2026-06-12 (a flood). */
export const closedFriday: WorkingCalendar = { ...office, id: 'closed', windowsByDate: new Map([['2026-06-12', []]]) }
/** The office as published anew: Monday 2026-06-15 became a holiday. */
export const newHoliday: WorkingCalendar = {
  ...office,
  id: 'new-holiday',
  days: new Map([...office.days, ['2026-06-15', 'holiday']]),
}

/** A local moment of China, `YYYY-MM-DD HH:mm` with or without seconds. */
export function at(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}+08:00`)
}

/** A limit as it is written in the tables: `3wd`, `0.5wh`. */
export function limitOf(text: string): Limit {
  const found = /^([\d.]+)(m|h|d|wh|wd)$/.exec(text)
  const unit = (['m', 'h', 'd', 'wh', 'wd'] satisfies LimitUnit[]).find((one) => one === found?.[2])
  if (!found || !unit) throw new Error(`not a limit: ${text}`)
  return { value: Number(found[1]), unit }
}
