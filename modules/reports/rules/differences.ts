import {
  COUNTS,
  type Count,
  type Counts,
  VISIT_COUNTS,
  type VisitCount,
  type VisitCounts,
} from '../../dashboards/rules.ts'

type Group<Of = Counts> = { readonly key: string; readonly counts: Of }
type Figures = {
  readonly total: Counts
  readonly before: Counts
  readonly course: readonly { readonly from: string; readonly counts: Counts }[]
  readonly classes: readonly Group[]
  readonly channels: readonly Group[]
  readonly grids: readonly Group[]
  readonly times: { readonly response: Time; readonly handling: Time }
  readonly visits: Visits | null
}
type Visits = {
  readonly total: VisitCounts
  readonly before: VisitCounts
  readonly grids: readonly Group<VisitCounts>[]
}
type Time = { readonly median: number; readonly p90: number; readonly n: number } | null
const GROUPED = ['classes', 'channels', 'grids'] as const
const TIMES = ['median', 'p90', 'n'] as const

/**
 * One figure that is another in the later edition. `key`: of which group or period; empty for the whole, `before` for the visits of the
 * period before. Times are in minutes. `was` is null where it was not counted yet when the former was made.
 */
export type Difference = {
  readonly part: 'total' | 'before' | 'course' | (typeof GROUPED)[number] | 'times' | 'visits'
  readonly key: string
  readonly figure: Count | VisitCount | (typeof TIMES)[number]
  readonly was: number | null
  readonly is: number
}

/** Where two editions of a report do not say the same, in the order of the report. */
export function differencesOf(former: Figures, later: Figures): Difference[] {
  return [
    ...between('total', '', former.total, later.total),
    ...between('before', '', former.before, later.before),
    ...byKey('course', keyed(former.course), keyed(later.course)),
    ...GROUPED.flatMap((part) => byKey(part, former[part], later[part])),
    ...(['response', 'handling'] as const).flatMap((key) => ofTime(key, former.times[key], later.times[key])),
    ...ofVisits(former.visits, later.visits),
  ]
}

function keyed(course: Figures['course']): Group[] {
  return course.map(({ from, counts }) => ({ key: from, counts }))
}

function byKey(part: Difference['part'], former: readonly Group[], later: readonly Group[]): Difference[] {
  const [was, is] = [former, later].map((groups) => new Map(groups.map(({ key, counts }) => [key, counts])))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    between(part, key, was.get(key) ?? {}, is.get(key) ?? {}),
  )
}

function between(part: Difference['part'], key: string, former: Counts, later: Counts): Difference[] {
  return COUNTS.flatMap((count) => {
    const [was, is] = [former[count] ?? 0, later[count] ?? 0]
    return was === is ? [] : [{ part, key, figure: count, was, is }]
  })
}

function ofTime(key: string, former: Time, later: Time): Difference[] {
  return TIMES.flatMap((figure) => {
    const [was, is] = [former?.[figure] ?? 0, later?.[figure] ?? 0]
    return was === is ? [] : [{ part: 'times' as const, key, figure, was, is }]
  })
}

function ofVisits(former: Visits | null, later: Visits | null): Difference[] {
  const [was, is] = [former, later].map((one) => new Map(visitGroups(one).map(({ key, counts }) => [key, counts])))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    VISIT_COUNTS.flatMap((figure) => {
      const [before, now] = [former && (was.get(key)?.[figure] ?? 0), is.get(key)?.[figure] ?? 0]
      return (before ?? 0) === now ? [] : [{ part: 'visits' as const, key, figure, was: before, is: now }]
    }),
  )
}

function visitGroups(visits: Visits | null): readonly Group<VisitCounts>[] {
  return visits ? [{ key: '', counts: visits.total }, { key: 'before', counts: visits.before }, ...visits.grids] : []
}
