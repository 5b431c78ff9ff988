import { firstDay, PERIODS, type Period, startOf, stepped } from '../../dashboards/rules.ts'

/** Spans of a question that move with the day on which it is asked. */
export const SPAN_KINDS = [
  'this week',
  'last week',
  'this month',
  'last month',
  'last days',
  'last weeks',
  'last months',
] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

/** A span as periods: the first day of the last one, and how many there are. */
export type Periods = { readonly period: Period; readonly last: string; readonly n: number }

const PERIOD_OF: Readonly<Record<string, Period>> = {
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
}

/** The periods of a span on the day of an instant: «last weeks» end with the week that runs. */
export function periodsOf(kind: SpanKind, n: number, now: Date): Periods {
  const [when, what] = kind.split(' ')
  const period = PERIOD_OF[what] ?? 'day'
  const present = firstDay(period, now)
  const isOne = what === 'week' || what === 'month'
  return { period, last: when === 'last' && isOne ? stepped(period, present, -1) : present, n: isOne ? 1 : n }
}

/** All days of the periods, both ends in it. */
export function daysOf({ period, last, n }: Periods): { from: string; until: string } {
  return { from: stepped(period, last, 1 - n), until: stepped('day', stepped(period, last, 1), -1) }
}

/** How many of the periods of a span are asked about at most: 400 days are counted at a time. */
export const MOST_OF = { 'last days': 31, 'last weeks': 31, 'last months': 13 } as const satisfies Partial<
  Record<SpanKind, number>
>

/** Whether a span has a number of its own: the last so many. */
export function isCountedOut(kind: SpanKind): kind is keyof typeof MOST_OF {
  return kind in MOST_OF
}

/** So many steps of time are answered at most. */
export const MOST_STEPS = 62

/** The steps into which a span is offered to be cut: its own periods, and days. */
export function stepsOffered(kind: SpanKind, n: number, now: Date): readonly Period[] {
  const periods = periodsOf(kind, n, now)
  const days = daysOf(periods)
  return PERIODS.filter((one) => (one === 'day' || one === periods.period) && stepsIn(days, one, now) !== null)
}

/**
 * All days of a span as whole days, weeks or months up to the present one, so that the parts make up the whole.
 * @returns null where they do not, or are too many
 */
export function stepsIn(
  { from, until }: { readonly from: string; readonly until: string },
  period: Period,
  now: Date,
): { readonly last: string; readonly n: number } | null {
  const isFirst = (day: string) => firstDay(period, startOf(day)) === day
  if (!isFirst(from) || !isFirst(stepped('day', until, 1))) return null
  const present = firstDay(period, now)
  let last = from
  let n = 1
  while (last < present && stepped(period, last, 1) <= until) {
    last = stepped(period, last, 1)
    n++
    if (n > MOST_STEPS) return null
  }
  return { last, n }
}

/** Reports are made in the morning, when the figures of the night have been read. */
const MORNING_HOUR = 6

/** The first day of the last period that is over, as the morning's work sees it. */
export function lastOver(period: 'week' | 'month', now: Date): string {
  return stepped(period, firstDay(period, new Date(now.getTime() - MORNING_HOUR * 3_600_000)), -1)
}

/** When the reports of the period that runs are made: the morning after its last day. */
export function nextMorning(period: 'week' | 'month', now: Date): Date {
  const next = stepped(period, lastOver(period, now), 2)
  return new Date(startOf(next).getTime() + MORNING_HOUR * 3_600_000)
}

/** How far back missed reports are made up for. */
export const MOST_MISSED = { week: 8, month: 6 } as const

/** The periods whose reports are missing after the last one made, the oldest first: more than one when the house stood still. */
export function missedSince(period: 'week' | 'month', done: string, last: string): string[] {
  const missed: string[] = []
  for (let from = last; from > done && missed.length < MOST_MISSED[period]; from = stepped(period, from, -1))
    missed.unshift(from)
  return missed
}

/** The last day of a period. */
export function untilOf(period: 'week' | 'month', from: string): string {
  return stepped('day', stepped(period, from, 1), -1)
}
