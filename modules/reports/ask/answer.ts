import type { Context } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import type { FigureFilter, FigureSpan, GroupKey } from '../../dashboards/contract.ts'
import {
  courseOver,
  figuresOver,
  type Looking,
  permitVisits,
  visitsCourseOver,
  visitsOver,
} from '../../dashboards/index.ts'
import {
  type AnyCounts,
  type AnyMeasureName,
  anyFigure,
  isAnyVolume,
  isOfVisits,
  measureOf,
  PERIODS,
  type Period,
  stepped,
} from '../../dashboards/rules.ts'
import type { AskGroup } from '../contract.ts'
import { asksApart, MOST_STEPS, stepsIn } from '../rules.ts'

/** What is asked: by which measures, of which cases, over which days, parted how. */
export type Asked = {
  readonly filter: FigureFilter
  readonly span: FigureSpan
  readonly groupBy: AskGroup
  readonly measures: readonly AnyMeasureName[]
}

/** The figures of the screen, parted as asked: for the page, and for the file that is taken of it. */
export async function answerOver(ctx: Context, looking: Looking, asked: Asked) {
  const { filter, span, groupBy, measures } = asked
  const period = PERIODS.find((one) => one === groupBy)
  const found = await figuresOver(ctx, looking, { filter, span, groupBy: period ? 'all' : groupNow(groupBy) })
  const days = period ? daysOf(found.span, period, ctx.now) : null
  const visits = measures.some(isOfVisits) ? await visitsBy(ctx, looking, asked, days) : NO_VISITS
  const lineOf = (key: string, label: { zh: string; en: string }, counts: AnyCounts, isVolumeOnly: boolean) => ({
    key,
    label,
    isVolumeOnly,
    ...shownOf(measures, { ...counts, ...visits.of(key) }, isVolumeOnly),
  })
  const lines =
    period && days
      ? (
          await courseOver(ctx, looking, { filter, period, last: days[days.length - 1], periods: days.length })
        ).lines.map(({ from, counts }) => lineOf(from, { zh: from, en: from }, counts, found.isVolumeOnly))
      : [
          ...found.lines,
          ...visits.lines.filter(({ key }) => groupBy === 'grid' && !found.lines.some((one) => one.key === key)),
        ].map((one) => lineOf(one.key, one.label, one.counts, one.isVolumeOnly))
  return {
    span: found.span,
    isVolumeOnly: found.isVolumeOnly,
    lines,
    total: shownOf(measures, { ...found.total, ...visits.total }, found.isVolumeOnly),
  }
}

type Visits = {
  readonly total: AnyCounts
  readonly lines: readonly {
    key: string
    label: { zh: string; en: string }
    isVolumeOnly: boolean
    counts: AnyCounts
  }[]
  readonly of: (key: string) => AnyCounts
}
const NO_VISITS: Visits = { total: {}, lines: [], of: () => ({}) }

/**
 * Doors and visits as the screen counts them, for the whole and for each line.
 * @throws Forbidden for who reads no figures of visits there; Refusal where visits are not parted so
 */
async function visitsBy(
  ctx: Context,
  { scope, sight }: Looking,
  { filter, span, groupBy }: Asked,
  days: readonly string[] | null,
): Promise<Visits> {
  ensure(!asksApart(groupBy, filter), () => new Refusal('query.visits_apart'))
  await permitVisits(ctx, scope)
  const { total, lines } = await visitsOver(ctx, { scope, sight }, span)
  const byKey = new Map<string, AnyCounts>(lines.map((one) => [one.gridId, one.counts]))
  const named = lines.map(({ gridId: key, name, isVolumeOnly }) => ({
    key,
    label: { zh: name, en: name },
    isVolumeOnly,
    counts: {},
  }))
  const period = PERIODS.find((one) => one === groupBy)
  if (period && days) {
    const steps = await visitsCourseOver(ctx, { scope, sight }, period, days)
    for (const [i, from] of days.entries()) byKey.set(from, steps[i])
  }
  return { total, lines: named, of: (key) => byKey.get(key) ?? {} }
}

function groupNow(group: AskGroup): GroupKey {
  return group === 'day' || group === 'week' || group === 'month' ? 'all' : group
}

/** The first days of the steps of a span. @throws Refusal where whole periods do not make it up */
function daysOf(days: { readonly from: string; readonly until: string }, period: Period, now: Date): readonly string[] {
  const steps = stepsIn(days, period, now)
  ensure(steps !== null, () => new Refusal('query.steps', { most: MOST_STEPS }))
  return Array.from({ length: steps.n }, (_, i) => stepped(period, steps.last, i - steps.n + 1))
}

/** Values of measures and the counts that they are made of. Of a place that belongs to one or two people there are only volumes. */
function shownOf(measures: readonly AnyMeasureName[], counts: AnyCounts, isVolumeOnly: boolean) {
  const shown = measures.filter((name) => !isVolumeOnly || isAnyVolume(name))
  const values: Partial<Record<AnyMeasureName, number | null>> = Object.fromEntries(
    measures.map((name) => [name, shown.includes(name) ? anyFigure(name, counts) : null]),
  )
  const made = shown.map(measureOf).flatMap(({ top, of }) => (of === undefined ? [top] : [top, of]))
  const behind: AnyCounts = Object.fromEntries(made.map((count) => [count, counts[count] ?? 0]))
  return { values, counts: behind }
}
