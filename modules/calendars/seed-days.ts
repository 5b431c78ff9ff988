import chineseDays from 'chinese-days'
import { dateOf, parseDate, weekdayOf } from './local-days.ts'
import type { DayKind } from './service-hours.ts'

/**
 * One date of the seed. `name` is the holiday's for holidays and make-up days (调休). `published` = its year's plan is in
 * the source.
 */
export type SeedDay = {
  readonly date: string
  readonly kind: DayKind
  readonly name?: { readonly zh: string; readonly en: string }
  readonly published: boolean
}

/** The seed of a calendar. `publishedThrough` is absent when not even the first year is published. */
export type SeedDays = {
  readonly days: readonly SeedDay[]
  readonly publishedYears: readonly number[]
  readonly publishedThrough?: string
}

const SOURCE = '国务院年度放假通知(chinese-days)'

/**
 * One row for each date of the years `fromYear`–`toYear` (2004 or later), from the table of the package `chinese-days`,
 * which follows the yearly notice of the State Council. For a year without a plan the package answers Monday to Friday;
 * such a year is known by its having no holiday at all, and its rows say `published: false`. `publishedThrough` is the
 * last date before the first unpublished year.
 */
export function seedDays(fromYear: number, toYear: number): SeedDays {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
  const perYear = years.map((year) => daysOfYear(year))
  const firstGap = perYear.findIndex((days) => !days[0]?.published)
  const publishedCount = firstGap === -1 ? years.length : firstGap
  return {
    days: perYear.flat(),
    publishedYears: years.filter((_, i) => perYear[i]?.[0]?.published),
    publishedThrough: publishedCount > 0 ? `${years[publishedCount - 1]}-12-31` : undefined,
  }
}

/** Holidays and make-up days of the published years, as days of a calendar. */
export function namedDays({ days }: SeedDays): { date: string; kind: DayKind; name: string; source: string }[] {
  return days.flatMap(({ date, kind, name, published }) =>
    published && (kind === 'holiday' || kind === 'makeup')
      ? [{ date, kind, name: name?.zh ?? '', source: SOURCE }]
      : [],
  )
}

function daysOfYear(year: number): SeedDay[] {
  const first = parseDate(`${year}-01-01`)
  const last = parseDate(`${year}-12-31`)
  if (first === undefined || last === undefined) throw new RangeError(`not a year: ${year}`)
  const days = Array.from({ length: last - first + 1 }, (_, i) => readDay(first + i))
  const published = days.some((day) => day.kind === 'holiday')
  return days.map((day) => ({ ...day, published }))
}

/**
 * Only the named days of the package count (holidays and make-up days); the weekday is our own, since the package's is
 * that of the day before on a machine whose clock stands west of Greenwich.
 */
function readDay(day: number): Omit<SeedDay, 'published'> {
  const date = dateOf(day)
  const { work, name } = chineseDays.getDayDetail(date)
  const weekday = weekdayOf(day)
  const weekend = weekday === 0 || weekday === 6
  const [en, zh] = name.split(',')
  const named = en !== undefined && zh !== undefined
  if (named && !work) return { date, kind: 'holiday', name: { zh, en } }
  if (named && weekend) return { date, kind: 'makeup', name: { zh, en } }
  return { date, kind: weekend ? 'rest' : 'workday' }
}
