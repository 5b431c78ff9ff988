import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { type FigureSpan, MOST_DAYS } from '../contract.ts'
import { daysIn, spanOf, spanOfDays, stepped } from '../rules.ts'

/** A span as it is counted: up to its end, or up to just after now while it runs. */
export type Counting = {
  readonly from: string
  readonly until: string
  readonly fromAt: Date
  readonly endAt: Date
  readonly to: Date
}

/** @throws Refusal for days in the wrong order, or too many */
export function countedSpan(span: FigureSpan, now: Date): Counting {
  const whole = 'period' in span ? spanOf(span.period, span.from) : spanOfDays(span.from, span.until)
  ensure(whole.to > whole.from && daysIn(whole) <= MOST_DAYS, () => new Refusal('figures.span', { days: MOST_DAYS }))
  const justAfter = new Date(now.getTime() + 1)
  return {
    from: span.from,
    until: 'period' in span ? stepped('day', stepped(span.period, span.from, 1), -1) : span.until,
    fromAt: whole.from,
    endAt: whole.to < justAfter ? whole.to : justAfter,
    to: whole.to,
  }
}

/** What a span is called in an answer. */
export function said({ from, until, endAt, to }: Counting, now: Date) {
  const isRunning = endAt < to
  return { from, until, isRunning, asOf: (isRunning ? now : to).toISOString() }
}
