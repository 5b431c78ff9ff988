import { parseDate } from './local-days.ts'
import type { ServiceWindow, WorkingCalendar } from './service-hours.ts'

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
