import { dateOf, parseDate, startOfDay, weekdayOf } from './local-days.ts'

/**
 * Kind of a day: an ordinary working day, a weekend, a day of a public holiday, a working day in exchange for one (调休).
 */
export type DayKind = 'workday' | 'rest' | 'holiday' | 'makeup'

/**
 * Hours of service: minutes after local midnight, `from` < `to` <= 1440. A night shift is two windows, one on each side
 * of midnight.
 */
export type ServiceWindow = { readonly from: number; readonly to: number }

/**
 * A published working calendar as a value.
 * `days` may hold every date or only the exceptions: Monday to Friday work where it is silent. Windows of a day stand
 * in order and do not touch (`calendarDefects`). Which apply: those of the date, else those of the kind of day, else
 * `windows` on working days and none on days off. An empty `windows` means that the office has no hours: working days
 * then last the whole day. A working day closed by `windowsByDate` does not count as one; hours on a day off do not
 * make it one.
 */
export type WorkingCalendar = {
  readonly id: string
  /** By local date `YYYY-MM-DD`. */
  readonly days: ReadonlyMap<string, DayKind>
  /** Last date of the last published year; beyond it every answer is provisional. */
  readonly publishedThrough: string
  readonly windows: readonly ServiceWindow[]
  /** Other hours on a kind of day: a duty desk that opens at weekends. */
  readonly windowsByKind?: Readonly<Partial<Record<DayKind, readonly ServiceWindow[]>>>
  /** Other hours on one date. */
  readonly windowsByDate?: ReadonlyMap<string, readonly ServiceWindow[]>
}

const WHOLE_DAY: readonly ServiceWindow[] = [{ from: 0, to: 1440 }]
const CLOSED: readonly ServiceWindow[] = []

/** A set as it is published, as a value for the rules. */
export function calendarValue(
  id: string,
  set: {
    readonly days: readonly { readonly date: string; readonly kind: DayKind }[]
    readonly publishedThrough: string
    readonly windows: readonly ServiceWindow[]
    readonly dayWindows: readonly { readonly date: string; readonly windows: readonly ServiceWindow[] }[]
  },
): WorkingCalendar {
  return {
    id,
    days: new Map(set.days.map((day) => [day.date, day.kind])),
    publishedThrough: set.publishedThrough,
    windows: set.windows,
    windowsByDate: new Map(set.dayWindows.map((one) => [one.date, one.windows])),
  }
}

/** The same days without business hours: periods of residents end at 24:00 (民法典 203). */
export function withoutHours(calendar: WorkingCalendar): WorkingCalendar {
  return { id: calendar.id, days: calendar.days, publishedThrough: calendar.publishedThrough, windows: [] }
}

/**
 * The kind of a date `YYYY-MM-DD`: as published, else Monday to Friday are working days. Undefined when there is no
 * such date.
 */
export function kindOfDate(date: string, calendar: WorkingCalendar): DayKind | undefined {
  const day = parseDate(date)
  return day === undefined ? undefined : kindOf(day, calendar)
}

/** Whether a local day (counted from 1970-01-01) counts as a working day. */
export function isWorkingDay(day: number, calendar: WorkingCalendar): boolean {
  return works(kindOf(day, calendar)) && windowsOf(day, calendar).length > 0
}

/** The end of business of a local day in minutes after local midnight; 1440 when it has no hours. */
export function lastClosing(day: number, calendar: WorkingCalendar): number {
  return windowsOf(day, calendar).at(-1)?.to ?? 1440
}

/**
 * The open spans of a local day in milliseconds since the epoch: for `wh` all of them, for `wd` only those of working
 * days.
 */
export function openSpans(day: number, unit: 'wh' | 'wd', calendar: WorkingCalendar): readonly ServiceWindow[] {
  if (unit === 'wd' && !isWorkingDay(day, calendar)) return CLOSED
  const midnight = startOfDay(day)
  return windowsOf(day, calendar).map(({ from, to }) => ({
    from: midnight + from * 60_000,
    to: midnight + to * 60_000,
  }))
}

/** Minutes of service on an ordinary working day. */
export function ordinaryDay({ windows }: WorkingCalendar): number {
  return (windows.length > 0 ? windows : WHOLE_DAY).reduce((sum, { from, to }) => sum + to - from, 0)
}

function windowsOf(day: number, calendar: WorkingCalendar): readonly ServiceWindow[] {
  const ofDate = calendar.windowsByDate?.get(dateOf(day))
  if (ofDate) return ofDate
  const kind = kindOf(day, calendar)
  return calendar.windowsByKind?.[kind] ?? ordinaryWindows(kind, calendar)
}

function ordinaryWindows(kind: DayKind, calendar: WorkingCalendar): readonly ServiceWindow[] {
  if (!works(kind)) return CLOSED
  return calendar.windows.length > 0 ? calendar.windows : WHOLE_DAY
}

function kindOf(day: number, calendar: WorkingCalendar): DayKind {
  const weekday = weekdayOf(day)
  return calendar.days.get(dateOf(day)) ?? (weekday === 0 || weekday === 6 ? 'rest' : 'workday')
}

function works(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'makeup'
}
