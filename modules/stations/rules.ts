import { localDate, localParts } from '../../platform/pure/time.ts'
import type { DayKind } from '../calendars/rules.ts'
import type { DayWindow, Offering, WeekWindow } from './contract.ts'

export { monthCsv } from './rules/month-csv.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** How long after a day its bookings can still be marked. */
const MARKED_WITHIN_DAYS = 7
/** A queue longer than this helps nobody. */
export const MOST_WAITING = 20
/** How long a tap can be taken back. */
export const UNDO_MINUTES = 10

/** A slot before anybody has booked it. */
export type PlannedSlot = { readonly startsAt: Date; readonly endsAt: Date }

/** Why a day has no slots although its week has some. */
export type ClosedDay = { readonly why: 'closing' | 'holiday'; readonly reason: string }

/** What decides about a day: its kind in the calendar, the closings of the station, hours of its own. */
export type DayFacts = {
  readonly date: string
  readonly kind: DayKind | undefined
  readonly restsOnHolidays: boolean
  readonly closings: readonly { readonly from: string; readonly until: string | null; readonly reason: string }[]
  /** Hours laid down for this very day; undefined: as every week. */
  readonly own?: readonly DayWindow[]
}

/** The instant of a local day and minute. */
export function instantOf(date: string, minute: number): Date {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + minute * MINUTE)
}

/** The local days from one on, `count` of them. */
export function daysFrom(date: string, count: number): string[] {
  const first = instantOf(date, 0).getTime()
  return Array.from({ length: count }, (_, index) => localDate(new Date(first + index * DAY)))
}

/** Why the station is shut on a day: a closing wins over everything, a public holiday gives way to hours of its own. */
export function closedOn(facts: DayFacts): ClosedDay | null {
  const closing = facts.closings.find(
    ({ from, until }) => from <= facts.date && (until === null || facts.date <= until),
  )
  if (closing) return { why: 'closing', reason: closing.reason }
  if (facts.restsOnHolidays && facts.kind === 'holiday' && facts.own === undefined)
    return { why: 'holiday', reason: '' }
  return null
}

/** The slots of a day, one after another in each window; what is left of a window is no slot. */
export function slotsOn(offering: Pick<Offering, 'minutes' | 'pattern'>, facts: DayFacts): PlannedSlot[] {
  if (closedOn(facts)) return []
  const weekday = localParts(instantOf(facts.date, 0)).weekday
  const windows = facts.own ?? offering.pattern.filter((window) => window.weekday === weekday)
  return [...windows]
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to }) => {
      const count = Math.max(0, Math.floor((to - from) / offering.minutes))
      return Array.from({ length: count }, (_, index) => ({
        startsAt: instantOf(facts.date, from + index * offering.minutes),
        endsAt: instantOf(facts.date, from + (index + 1) * offering.minutes),
      }))
    })
}

/** What is wrong with the windows of a plan; null when nothing is. */
export function windowDefect(
  windows: readonly (DayWindow & { weekday?: WeekWindow['weekday'] })[],
  minutes: number,
): 'offering.window_short' | 'offering.windows_overlap' | null {
  if (windows.some(({ from, to }) => to - from < minutes)) return 'offering.window_short'
  const overlap = windows.some((a, i) =>
    windows.some((b, j) => i < j && a.weekday === b.weekday && a.from < b.to && b.from < a.to),
  )
  return overlap ? 'offering.windows_overlap' : null
}

/** How the wish stands to what the person has already, and to the clock. Null: nothing is in the way. */
export function bookingDefect(
  offering: Pick<Offering, 'opensDays' | 'mostOpen' | 'isOffered'>,
  wish: { readonly startsAt: Date; readonly endsAt: Date; readonly isPlanned: boolean; readonly now: Date },
  own: readonly {
    readonly startsAt: Date
    readonly endsAt: Date
    readonly isSameOffering: boolean
    readonly isOpen: boolean
  }[],
): BookingDefect | null {
  const { startsAt, endsAt, now } = wish
  if (!offering.isOffered || !wish.isPlanned) return 'booking.no_such_slot'
  if (startsAt <= now) return 'booking.too_late'
  if (localDate(startsAt) > lastDay(offering, now)) return 'booking.not_open_yet'
  if (own.some((one) => one.isSameOffering && one.startsAt.getTime() === startsAt.getTime())) return 'booking.twice'
  if (own.some((one) => one.startsAt < endsAt && startsAt < one.endsAt)) return 'booking.overlaps'
  if (own.filter((one) => one.isSameOffering && one.isOpen).length >= offering.mostOpen) return 'booking.too_many'
  return null
}

export type BookingDefect =
  | 'booking.no_such_slot'
  | 'booking.too_late'
  | 'booking.not_open_yet'
  | 'booking.twice'
  | 'booking.overlaps'
  | 'booking.too_many'

/** The last day that can be booked today. */
export function lastDay(offering: Pick<Offering, 'opensDays'>, now: Date): string {
  return localDate(new Date(now.getTime() + (offering.opensDays - 1) * DAY))
}

/** Until when a person can cancel: some hours before; whoever waits, or came in from the queue, until it begins. */
export function cancelUntil(
  booking: { readonly state: string; readonly startsAt: Date; readonly promotedAt: Date | null },
  cancelHours: number,
): Date {
  if (booking.state === 'waiting' || booking.promotedAt !== null) return booking.startsAt
  return new Date(booking.startsAt.getTime() - cancelHours * HOUR)
}

/** Whether a booking may be marked now. Kept from the morning of its day on, missed once it has begun, both for a week. */
export function markDefect(
  booking: { readonly state: string; readonly startsAt: Date },
  as: 'kept' | 'missed' | 'booked',
  now: Date,
): 'booking.not_markable' | 'booking.not_yet' | 'booking.too_long_ago' | null {
  const from: Record<typeof as, readonly string[]> = {
    kept: ['booked', 'missed'],
    missed: ['booked', 'kept'],
    booked: ['kept', 'missed'],
  }
  if (!from[as].includes(booking.state)) return 'booking.not_markable'
  if (localDate(now) < localDate(booking.startsAt)) return 'booking.not_yet'
  if (as === 'missed' && now < booking.startsAt) return 'booking.not_yet'
  if (now.getTime() - booking.startsAt.getTime() > MARKED_WITHIN_DAYS * DAY) return 'booking.too_long_ago'
  return null
}
