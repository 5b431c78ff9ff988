import type { Limit, LimitUnit } from './limits.ts'
import { DAY_MS, dateOf, dayOf, startOfDay } from './local-days.ts'
import { isWorkingDay, lastClosing, openSpans, ordinaryDay, type WorkingCalendar } from './service-hours.ts'

export { type CalendarDefect, calendarDefects, yearWithoutHolidays } from './calendar-defects.ts'
export { type CalendarChanges, compareCalendars, isSame } from './compare-calendars.ts'
export { type Limit, type LimitUnit, sayLimit } from './limits.ts'
export {
  type OpenCases,
  type Overtaken,
  outrun,
  overtaken,
  type Publication,
  type PublishedCalendar,
} from './open-cases.ts'
export {
  calendarValue,
  type DayKind,
  kindOfDate,
  type ServiceWindow,
  type WorkingCalendar,
  withoutHours,
} from './service-hours.ts'

/**
 * A deadline. `provisional` = it rests on days of a year whose plan is not published yet, and is recomputed when it is.
 */
export type Due = { readonly at: Date; readonly provisional: boolean }

/** A clock that stands still: what is left of it, in minutes of its own unit, and the deadline it had. */
export type PausedClock = {
  readonly unit: LimitUnit
  readonly pausedAt: Date
  readonly dueAt: Date
  /**
   * Natural minutes for m, h, d; working minutes for wh; working minutes of working days for wd. Not positive after a
   * breach.
   */
  readonly remainingMinutes: number
}

const MINUTE_MS = 60_000
const NATURAL_MS = { m: MINUTE_MS, h: 60 * MINUTE_MS } as const
/** How far ahead a limit may reach. Beyond it the calendar has no hours, or the limit is a slip of the pen. */
const MAX_DAYS = 3_660

/**
 * The deadline of a limit that starts to run at `start`.
 * - m, h: plain addition, around the clock (紧急工作时).
 * - wh: service windows are used up; outside them nothing runs.
 * - wd: end of business of the nth working day strictly after the local date of the start.
 * - d: the nth day after the local date of the start; when that is no working day, the next one; it ends with business,
 *   or at 24:00 where the calendar has no hours (`withoutHours`: what a resident is given).
 * Sources: 民法典 200–203 (day of the event not counted, day off moves the end, end of business ends the day).
 * @throws RangeError when the limit or the start is not usable, or the calendar is closed for ten years
 */
export function dueAt(start: Date, limit: Limit, calendar: WorkingCalendar): Due {
  const from = instantOf(start)
  requireLimit(limit)
  if (limit.value === 0) return { at: new Date(from), provisional: false }
  switch (limit.unit) {
    case 'm':
    case 'h':
      return { at: new Date(from + Math.round(limit.value * NATURAL_MS[limit.unit])), provisional: false }
    case 'wh':
      return advance(from, Math.round(limit.value * NATURAL_MS.h), 'wh', calendar)
    case 'wd':
      return endOfNthWorkday(dayOf(from), limit.value, calendar)
    case 'd':
      return endOfNthWorkday(dayOf(from) + limit.value - 1, 1, calendar)
  }
}

/** Working minutes in all service windows from `a` to `b`; negative when `b` is before `a`. */
export function workingMinutesBetween(a: Date, b: Date, calendar: WorkingCalendar): number {
  return spent(instantOf(a), instantOf(b), 'wh', calendar) / MINUTE_MS
}

/**
 * Minutes of the clock's own unit left at `now` before `due`; negative when overdue. See PausedClock for what a minute
 * is.
 */
export function remainingAt(due: Date, now: Date, unit: LimitUnit, calendar: WorkingCalendar): number {
  return spent(instantOf(now), instantOf(due), unit, calendar) / MINUTE_MS
}

/** Stops a clock (asking the reporter, 挂账). What is left is kept in the clock's own unit, never as wall time. */
export function pause(due: Date, unit: LimitUnit, pausedAt: Date, calendar: WorkingCalendar): PausedClock {
  return { unit, pausedAt, dueAt: due, remainingMinutes: remainingAt(due, pausedAt, unit, calendar) }
}

/**
 * Lets a clock run again: what was left is counted anew from `resumedAt`, so a pause over a weekend moves no working
 * deadline and a pause of two working hours moves it by exactly two working hours (it may then fall within a day;
 * rounding it up to the end of business would give a day for each short pause). A deadline in natural days that comes
 * to rest on a day off moves to the end of the next working day. A breach stays a breach, and no pause brings a
 * deadline forward (a clock of the machine that jumped back counts as no pause).
 */
export function resume(clock: PausedClock, resumedAt: Date, calendar: WorkingCalendar): Due {
  const due = instantOf(clock.dueAt)
  const paused = instantOf(clock.pausedAt)
  const unmoved = { at: clock.dueAt, provisional: isProvisional(due, clock.unit, calendar) }
  const from = instantOf(resumedAt)
  if (clock.remainingMinutes <= 0) return due <= paused ? unmoved : { ...unmoved, at: new Date(Math.max(due, from)) }
  const moved = advance(from, Math.round(clock.remainingMinutes * MINUTE_MS), clock.unit, calendar)
  return moved.at.getTime() <= due ? unmoved : moved
}

/**
 * The deadline of a clock with its pauses, from the beginning: for a calendar published anew, a case with another
 * category, or a check of the stored deadline. `pauses` in order of time; one without `to` is still open and moves
 * nothing yet.
 */
export function dueAfterPauses(
  start: Date,
  limit: Limit,
  pauses: readonly { readonly from: Date; readonly to?: Date }[],
  calendar: WorkingCalendar,
): Due {
  let due = dueAt(start, limit, calendar)
  for (const { from, to } of pauses) {
    if (to) due = resume(pause(due.at, limit.unit, from, calendar), to, calendar)
  }
  return due
}

/**
 * A deadline lengthened (延期): `extra` counted from the deadline as it stands. An end at 24:00 belongs to the day it
 * ends.
 */
export function extend(due: Date, extra: Limit, calendar: WorkingCalendar): Due {
  const at = instantOf(due)
  const wholeDays = extra.unit === 'd' || extra.unit === 'wd'
  return dueAt(new Date(wholeDays ? at - 1 : at), extra, calendar)
}

/** A deadline as it stands: from when, by when, and within what limit. */
export type Counted = { readonly startedAt: Date; readonly dueAt: Date; readonly limit: Limit }

/**
 * The deadline of a clock under another calendar, another limit, or both, counted from its own beginning: never restarted. What pauses
 * and an extension had added under the old calendar is added again under the new one, in the clock's own unit; a working day stays
 * a working day where the hours changed. Counted twice it comes to the same.
 * @param before the calendar that the clock was counted by
 * @param after the calendar that counts now, and the limit when that is another one
 */
export function recount(
  { startedAt, dueAt: due, limit }: Counted,
  before: WorkingCalendar,
  after: { readonly calendar: WorkingCalendar; readonly limit?: Limit },
): Due {
  const { calendar } = after
  const newLimit = after.limit ?? limit
  const base = dueAt(startedAt, newLimit, calendar)
  const added = remainingAt(due, dueAt(startedAt, limit, before).at, limit.unit, before)
  if (added <= 0) return base
  const remainingMinutes = limit.unit === 'wd' ? added * (ordinaryDay(calendar) / ordinaryDay(before)) : added
  const clock = { unit: limit.unit, pausedAt: base.at, dueAt: base.at, remainingMinutes }
  return resume(clock, base.at, calendar)
}

/**
 * The moment at which a part (0 to 1) of the time from `from` to `due` is used up, counted in the clock's own unit: for
 * reminders at 50 % and 80 %. At or after `due` it is `due`.
 */
export function momentOfPart(from: Date, due: Date, part: number, unit: LimitUnit, calendar: WorkingCalendar): Date {
  const start = instantOf(from)
  const whole = spent(start, instantOf(due), unit, calendar)
  const amount = Math.round(whole * part)
  if (whole <= 0 || part >= 1) return due
  if (amount <= 0) return from
  const natural = unit === 'wh' || unit === 'wd' ? unit : 'h'
  return new Date(Math.min(advance(start, amount, natural, calendar).at.getTime(), instantOf(due)))
}

/**
 * The earliest of several deadlines together with what ruled it (min of category and nature); the first named wins a
 * tie.
 */
export function earlierOf<Candidate extends Due>(first: Candidate, ...others: readonly Candidate[]): Candidate {
  return others.reduce((best, next) => (next.at.getTime() < best.at.getTime() ? next : best), first)
}

/**
 * The year whose plan is missing and should be published by now: the current year, or from 1 November on the next one
 * (the State Council announces it each autumn). Undefined when nothing is missing.
 */
export function yearToPublish(now: Date, calendar: WorkingCalendar): number | undefined {
  const today = dateOf(dayOf(instantOf(now)))
  const year = Number(today.slice(0, 4))
  if (calendar.publishedThrough < `${year}-12-31`) return year
  return today >= `${year}-11-01` && calendar.publishedThrough < `${year + 1}-12-31` ? year + 1 : undefined
}

/** Whether the office works at this moment: within the hours of a working day. */
export function isServiceTime(at: Date, calendar: WorkingCalendar): boolean {
  const instant = instantOf(at)
  return openSpans(dayOf(instant), 'wd', calendar).some(({ from, to }) => from <= instant && instant < to)
}

/** Milliseconds of a unit between two instants; negative when `to` is earlier. */
function spent(from: number, to: number, unit: LimitUnit, calendar: WorkingCalendar): number {
  if (unit !== 'wh' && unit !== 'wd') return to - from
  if (to < from) return 0 - spent(to, from, unit, calendar)
  let total = 0
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    for (const span of openSpans(day, unit, calendar)) {
      total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
    }
  }
  return total
}

/** The earliest instant by which `amount` milliseconds of the unit have passed since `from`. `amount` > 0. */
function advance(from: number, amount: number, unit: LimitUnit, calendar: WorkingCalendar): Due {
  if (unit === 'm' || unit === 'h') return { at: new Date(from + amount), provisional: false }
  if (unit === 'd') return outOfDaysOff(from + amount, calendar)
  let left = amount
  const first = dayOf(from)
  for (let day = first; day <= first + MAX_DAYS; day++) {
    for (const span of openSpans(day, unit, calendar)) {
      const opens = Math.max(span.from, from)
      const length = Math.max(0, span.to - opens)
      if (length > 0 && left <= length) return dueOn(day, opens + left, calendar)
      left -= length
    }
  }
  throw new RangeError(`calendar ${calendar.id} has not enough service hours`)
}

/** The instant itself, or the end of the next working day when it falls on a day off. */
function outOfDaysOff(at: number, calendar: WorkingCalendar): Due {
  const day = dayOf(at - 1)
  return isWorkingDay(day, calendar) ? dueOn(day, at, calendar) : endOfNthWorkday(day, 1, calendar)
}

function endOfNthWorkday(after: number, n: number, calendar: WorkingCalendar): Due {
  let left = n
  for (let day = after + 1; day <= after + MAX_DAYS; day++) {
    if (!isWorkingDay(day, calendar)) continue
    left -= 1
    if (left === 0) return dueOn(day, startOfDay(day) + lastClosing(day, calendar) * MINUTE_MS, calendar)
  }
  throw new RangeError(`calendar ${calendar.id} has not enough working days`)
}

function dueOn(day: number, at: number, calendar: WorkingCalendar): Due {
  return { at: new Date(at), provisional: dateOf(day) > calendar.publishedThrough }
}

function isProvisional(due: number, unit: LimitUnit, calendar: WorkingCalendar): boolean {
  return unit !== 'm' && unit !== 'h' && dateOf(dayOf(due - 1)) > calendar.publishedThrough
}

function instantOf(date: Date): number {
  const at = date.getTime()
  if (Number.isNaN(at)) throw new RangeError('not an instant')
  return at
}

function requireLimit({ value, unit }: Limit): void {
  const whole = unit === 'd' || unit === 'wd'
  const days = whole ? value : (value * (unit === 'm' ? MINUTE_MS : NATURAL_MS.h)) / DAY_MS
  if (!(value >= 0 && days <= MAX_DAYS) || (whole && !Number.isInteger(value))) {
    throw new RangeError(`not a usable limit: ${value} ${unit}`)
  }
}
