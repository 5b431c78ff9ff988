import { visibleTo } from '../../../platform/access.ts'
import { query } from '../../../platform/queries.ts'
import { courseOver, figuresOver, type Looking, scopeOf } from '../../dashboards/index.ts'
import { type Counts, figureOf, isVolume, type MeasureName } from '../../dashboards/rules.ts'
import { AskData } from '../contract.ts'
import { daysOf, periodsOf } from '../rules.ts'

/** A question, asked of the figures of the screen in the sight of whoever asks; opened by another it is another answer. */
export const askData = query(AskData, async (ctx, { filter, span, groupBy, measures }) => {
  const looking: Looking = { scope: await scopeOf(ctx, filter), sight: visibleTo(ctx.actor) }
  const periods = periodsOf(span.kind, span.n, ctx.now)
  const days = daysOf(periods)
  const asked = await figuresOver(ctx, looking, { filter, span: days, groupBy: groupBy === 'time' ? 'all' : groupBy })
  const shared = {
    from: asked.span.from,
    until: asked.span.until,
    isRunning: asked.span.isRunning,
    asOf: asked.span.asOf,
  }
  if (groupBy === 'time') {
    const { period, last, n } = periods
    const { lines, isVolumeOnly } = await courseOver(ctx, looking, { filter, period, last, periods: n })
    const said = lines.map(({ from, counts }) => ({
      key: from,
      label: { zh: from, en: from },
      isVolumeOnly,
      values: valuesOf(measures, counts, isVolumeOnly),
    }))
    return { ...shared, lines: said, total: valuesOf(measures, asked.total, asked.isVolumeOnly) }
  }
  const lines = asked.lines.map(({ key, label, isVolumeOnly, counts }) => ({
    key,
    label,
    isVolumeOnly,
    values: valuesOf(measures, counts, isVolumeOnly),
  }))
  return { ...shared, lines, total: valuesOf(measures, asked.total, asked.isVolumeOnly) }
})

/** Measures of counts. Of a place that belongs to one or two people there are no shares. */
function valuesOf(
  measures: readonly MeasureName[],
  counts: Counts,
  isVolumeOnly: boolean,
): Partial<Record<MeasureName, number | null>> {
  const value = (name: MeasureName) => (isVolumeOnly && !isVolume(name) ? null : figureOf(name, counts))
  return Object.fromEntries(measures.map((name) => [name, value(name)]))
}
