import { localDate, localParts } from '../../platform/pure/time.ts'
import type { Span } from './contract.ts'

/** So long ahead a gap is told. */
export const TELL_HOURS = 24
/** So far one looks ahead for one's own turns. */
export const AHEAD_DAYS = 28
/** A roster is planned at most this far ahead. */
export const MOST_AHEAD_DAYS = 366

/** What of the wanted spans no covering span fills, in order, joined where they touch. */
export function gapsOf(wanted: readonly Span[], covering: readonly Span[]): Span[] {
  let open = joined(wanted)
  for (const one of covering)
    open = open.flatMap((span) => {
      if (one.until <= span.from || one.from >= span.until) return [span]
      return [
        { from: span.from, until: one.from },
        { from: one.until, until: span.until },
      ].filter(({ from, until }) => from < until)
    })
  return open
}

function joined(spans: readonly Span[]): Span[] {
  const out: { from: number; until: number }[] = []
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else out.push({ from, until })
  }
  return out
}

/** Whether a span of a day begins within the time in which gaps are told and is not over. */
export function isSoon(date: string, span: Span, now: Date): boolean {
  return (
    instantOf(date, span.until) > now && instantOf(date, span.from).getTime() <= now.getTime() + TELL_HOURS * 3_600_000
  )
}

/** The instant of a minute of a day of China. */
export function instantOf(date: string, minutes: number): Date {
  return new Date(new Date(`${date}T00:00:00+08:00`).getTime() + minutes * 60_000)
}

/** The days from one on, as YYYY-MM-DD. */
export function daysFrom(date: string, count: number): string[] {
  const first = new Date(`${date}T12:00:00+08:00`).getTime()
  return Array.from({ length: count }, (_, i) => localDate(new Date(first + i * 86_400_000)))
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return localParts(new Date(`${date}T12:00:00+08:00`)).weekday
}
