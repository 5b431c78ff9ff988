import { localParts } from '../../../platform/pure/time.ts'

/** Periods for which counts are kept. Weeks begin on Monday. */
export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** From the beginning of a local day up to the beginning of another, which is not in it. */
export type Span = { readonly from: Date; readonly to: Date }

const DAY = 86_400_000

/** The beginning of a local day (Asia/Shanghai). @param date `YYYY-MM-DD` */
export function startOf(date: string): Date {
  return new Date(`${date}T00:00:00+08:00`)
}

/** The first day of the period in which an instant lies, `YYYY-MM-DD`. */
export function firstDay(period: Period, instant: Date): string {
  const { year, month, day, weekday } = localParts(instant)
  if (period === 'month') return dateOf(Date.UTC(year, month - 1, 1))
  const back = period === 'week' ? (weekday + 6) % 7 : 0
  return dateOf(Date.UTC(year, month - 1, day - back))
}

/** The first day of the period that many periods on; negative goes back. */
export function stepped(period: Period, from: string, steps: number): string {
  const [year, month, day] = from.split('-').map(Number)
  if (period === 'month') return dateOf(Date.UTC(year, month - 1 + steps, 1))
  return dateOf(Date.UTC(year, month - 1, day + steps * (period === 'week' ? 7 : 1)))
}

/** The period that begins on a day. */
export function spanOf(period: Period, from: string): Span {
  return { from: startOf(from), to: startOf(stepped(period, from, 1)) }
}

/** All days from one to another, both in it. */
export function spanOfDays(from: string, until: string): Span {
  return { from: startOf(from), to: startOf(stepped('day', until, 1)) }
}

/** How many local days a span has. */
export function daysIn({ from, to }: Span): number {
  return Math.round((to.getTime() - from.getTime()) / DAY)
}

function dateOf(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10)
}
