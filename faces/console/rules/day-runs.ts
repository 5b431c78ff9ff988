import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import type { Language } from '../../../platform/pure/words.ts'

type Day = OutputOf<Queries['calendars.current']>['days'][number]

/** Neighbouring days of one kind and name. Dates are YYYY-MM-DD. */
export type DayRun = Pick<Day, 'kind' | 'name' | 'source'> & {
  readonly from: string
  readonly to: string
  readonly count: number
}

const DAY_MILLIS = 86_400_000

/** The days as people plan with them: each holiday once, from its first day to its last. */
export function runsOf(days: readonly Day[]): DayRun[] {
  const runs: DayRun[] = []
  for (const day of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1)
    const goesOn = last && last.kind === day.kind && last.name === day.name && isNextDay(last.to, day.date)
    if (goesOn) runs[runs.length - 1] = { ...last, to: day.date, count: last.count + 1 }
    else runs.push({ kind: day.kind, name: day.name, source: day.source, from: day.date, to: day.date, count: 1 })
  }
  return runs
}

/** The years that days stand in, earliest first. */
export function yearsOf(days: readonly Day[]): string[] {
  return [...new Set(days.map((day) => day.date.slice(0, 4)))].sort()
}

/** A day of the calendar (YYYY-MM-DD) as people say it, always with its year. */
export function sayDate(date: string, language: Language): string {
  return sayDay(noonOf(date), language, new Date(0))
}

/** From when to when, under a heading that says the year: «10月1日 周四 – 10月8日 周四». */
export function sayRun({ from, to }: DayRun, language: Language): string {
  const ends = from === to ? [from] : [from, to]
  return ends.map((date) => sayDay(noonOf(date), language, noonOf(date))).join(' – ')
}

function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00+08:00`)
}

function isNextDay(date: string, next: string): boolean {
  return Date.parse(next) - Date.parse(date) === DAY_MILLIS
}
