import { parseDate } from './local-days.ts'
import type { DayKind, ServiceWindow, WorkingCalendar } from './service-hours.ts'

/** What keeps a calendar from being published, and where: a date, a kind of day, or `windows`. */
export type CalendarDefect = {
  readonly kind: 'bad_date' | 'bad_window' | 'windows_out_of_order' | 'no_hours'
  readonly where: string
}

/**
 * Everything wrong with a calendar: dates that do not exist, windows that are not whole minutes within a day, windows
 * that overlap, touch or stand out of order, working days without any hours. Empty = fit to publish.
 */
export function calendarDefects(calendar: WorkingCalendar): CalendarDefect[] {
  const dates = [...calendar.days.keys(), ...(calendar.windowsByDate?.keys() ?? []), calendar.publishedThrough]
  const defects: CalendarDefect[] = dates
    .filter((date) => parseDate(date) === undefined)
    .map((where) => ({ kind: 'bad_date', where }))
  defects.push(...windowDefects('windows', calendar.windows))
  for (const [kind, windows] of Object.entries(calendar.windowsByKind ?? {})) {
    if ((kind === 'workday' || kind === 'makeup') && windows.length === 0)
      defects.push({ kind: 'no_hours', where: kind })
    defects.push(...windowDefects(kind, windows))
  }
  for (const [date, windows] of calendar.windowsByDate ?? []) defects.push(...windowDefects(date, windows))
  return defects
}

/**
 * The first year, from the first day given to the last year said to be published, without any holiday. China has had holidays every year,
 * so its plan is missing, and its deadlines would silently come out short.
 */
export function yearWithoutHolidays({
  days,
  publishedThrough,
}: {
  readonly days: readonly { readonly date: string; readonly kind: DayKind }[]
  readonly publishedThrough: string
}): number | undefined {
  const yearOf = (date: string) => Number(date.slice(0, 4))
  const last = yearOf(publishedThrough)
  const withHolidays = new Set(days.filter((day) => day.kind === 'holiday').map((day) => yearOf(day.date)))
  const first = Math.min(last, ...days.map((day) => yearOf(day.date)))
  for (let year = first; year <= last; year++) if (!withHolidays.has(year)) return year
  return undefined
}

function windowDefects(where: string, windows: readonly ServiceWindow[]): CalendarDefect[] {
  const defects: CalendarDefect[] = []
  let closed = -1
  for (const { from, to } of windows) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 1440)) {
      defects.push({ kind: 'bad_window', where })
    } else if (from <= closed) {
      defects.push({ kind: 'windows_out_of_order', where })
    }
    closed = to
  }
  return defects
}
