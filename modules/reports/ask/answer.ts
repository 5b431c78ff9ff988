import type { Context } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import type { FigureFilter, FigureSpan, GroupKey } from '../../dashboards/contract.ts'
import { courseOver, figuresOver, type Looking } from '../../dashboards/index.ts'
import {
  type Count,
  type Counts,
  figureOf,
  isVolume,
  MEASURES,
  type Measure,
  type MeasureName,
  PERIODS,
  type Period,
} from '../../dashboards/rules.ts'
import type { AskGroup } from '../contract.ts'
import { MOST_STEPS, stepsIn } from '../rules.ts'

/** What is asked: by which measures, of which cases, over which days, parted how. */
export type Asked = {
  readonly filter: FigureFilter
  readonly span: FigureSpan
  readonly groupBy: AskGroup
  readonly measures: readonly MeasureName[]
}

/** The figures of the screen, parted as asked: for the page, and for the file that is taken of it. */
export async function answerOver(ctx: Context, looking: Looking, { filter, span, groupBy, measures }: Asked) {
  const period = PERIODS.find((one) => one === groupBy)
  const asked = await figuresOver(ctx, looking, { filter, span, groupBy: period ? 'all' : groupNow(groupBy) })
  const lineOf = (key: string, label: { zh: string; en: string }, counts: Counts, isVolumeOnly: boolean) => ({
    key,
    label,
    isVolumeOnly,
    ...shownOf(measures, counts, isVolumeOnly),
  })
  const lines = period
    ? (await stepsOver(ctx, looking, filter, asked.span, period)).map(({ from, counts }) =>
        lineOf(from, { zh: from, en: from }, counts, asked.isVolumeOnly),
      )
    : asked.lines.map((one) => lineOf(one.key, one.label, one.counts, one.isVolumeOnly))
  return {
    span: asked.span,
    isVolumeOnly: asked.isVolumeOnly,
    lines,
    total: shownOf(measures, asked.total, asked.isVolumeOnly),
  }
}

function groupNow(group: AskGroup): GroupKey {
  return group === 'day' || group === 'week' || group === 'month' ? 'all' : group
}

/** @throws Refusal where whole periods do not make up the span */
async function stepsOver(
  ctx: Context,
  looking: Looking,
  filter: FigureFilter,
  days: { readonly from: string; readonly until: string },
  period: Period,
) {
  const steps = stepsIn(days, period, ctx.now)
  ensure(steps !== null, () => new Refusal('query.steps', { most: MOST_STEPS }))
  return (await courseOver(ctx, looking, { filter, period, last: steps.last, periods: steps.n })).lines
}

/** Values of measures and the counts that they are made of. Of a place that belongs to one or two people there are only volumes. */
function shownOf(measures: readonly MeasureName[], counts: Counts, isVolumeOnly: boolean) {
  const shown = measures.filter((name) => !isVolumeOnly || isVolume(name))
  const made = new Set(shown.flatMap((name) => countsOf(name)))
  const values: Partial<Record<MeasureName, number | null>> = Object.fromEntries(
    measures.map((name) => [name, shown.includes(name) ? figureOf(name, counts) : null]),
  )
  const behind: Counts = Object.fromEntries([...made].map((count) => [count, counts[count] ?? 0]))
  return { values, counts: behind }
}

function countsOf(name: MeasureName): Count[] {
  const { top, of }: Measure = MEASURES[name]
  return of === undefined ? [top] : [top, of]
}
