import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'

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

function isNextDay(date: string, next: string): boolean {
  return Date.parse(next) - Date.parse(date) === DAY_MILLIS
}
