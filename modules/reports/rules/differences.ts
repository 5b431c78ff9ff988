import { COUNTS, type Count, type Counts } from '../../dashboards/rules.ts'

type Group = { readonly key: string; readonly counts: Counts }
type Figures = {
  readonly total: Counts
  readonly before: Counts
  readonly course: readonly { readonly from: string; readonly counts: Counts }[]
  readonly classes: readonly Group[]
  readonly channels: readonly Group[]
  readonly grids: readonly Group[]
  readonly times: { readonly response: Time; readonly handling: Time }
}
type Time = { readonly median: number; readonly p90: number; readonly n: number } | null
const GROUPED = ['classes', 'channels', 'grids'] as const
const TIMES = ['median', 'p90', 'n'] as const

/** One figure that is another in the later edition. `key`: of which group or period; empty for the whole. Times are in minutes. */
export type Difference = {
  readonly part: 'total' | 'before' | 'course' | (typeof GROUPED)[number] | 'times'
  readonly key: string
  readonly figure: Count | (typeof TIMES)[number]
  readonly was: number
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
