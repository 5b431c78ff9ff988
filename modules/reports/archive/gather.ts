import { type ServerActor, visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { courseOver, figuresOver, keptUntil, type Looking, visitsOver } from '../../dashboards/index.ts'
import { type Counts, spanOf, stepped, type VisitCounts } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { seesSensitive } from '../../people/rules.ts'
import { REPORT_LEVELS, type ReportFigures, type ReportHead, type ReportLabels } from '../contract.ts'
import { LEAD_OF } from '../permit.ts'

/** How many periods the course of a report shows. */
const COURSE = { week: 8, month: 6 } as const
const REPORTER: ServerActor = { kind: 'system', name: 'reports' }
const NO_FILTER = { filter: {} }

/** At what level a report of a grid is made. @throws Refusal report.level */
export async function levelOf(ctx: Context, gridId: string): Promise<ReportHead['level']> {
  const grid = (await treeOf(ctx)).get(gridId)
  const level = REPORT_LEVELS.find((one) => one === grid?.level)
  if (!level || grid?.kind === 'dedicated') throw new Refusal('report.level')
  return level
}

/**
 * Everything that is counted for a report, as the leads of its grid may count it, by the reads of the screen. The ground is that of the
 * period: which grids hung below it, and where each case lay, are those of its last day, so that a grid redrawn later changes nothing.
 * What complains of somebody who works here is left out, since he may be among the readers.
 * @throws Refusal `report.not_over`, `report.not_kept`
 */
export async function gather(
  ctx: Context,
  one: Pick<ReportHead, 'gridId' | 'level' | 'period' | 'from'>,
): Promise<{ figures: ReportFigures; labels: ReportLabels }> {
  const { gridId, level, period, from } = one
  const { to } = spanOf(period, from)
  ensure(to <= ctx.now, () => new Refusal('report.not_over'))
  const kept = await keptUntil(ctx.sql, ctx.tenant, ctx.now)
  ensure(kept !== null && kept >= to, () => new Refusal('report.not_kept'))
  const tree = await treeOf(ctx)
  const all = visibleTo(REPORTER)
  const looking: Looking = {
    scope: tree.isTop(gridId) ? undefined : gridId,
    sight: seesSensitive(LEAD_OF[level]) ? all : { ...all, sensitiveGrids: [] },
    isOfNobody: true,
  }
  const span = { period, from }
  const whole = await figuresOver(ctx, looking, { ...NO_FILTER, span, groupBy: 'class' })
  const channels = await figuresOver(ctx, looking, { ...NO_FILTER, span, groupBy: 'channel' })
  const grids = await figuresOver(ctx, looking, { ...NO_FILTER, span, groupBy: 'grid' })
  const before = { period, from: stepped(period, from, -1) }
  const { total } = await figuresOver(ctx, looking, { ...NO_FILTER, span: before, groupBy: 'all' })
  const { lines } = await courseOver(ctx, looking, { ...NO_FILTER, period, last: from, periods: COURSE[period] })
  const visits = await visitsOver(ctx, looking, span)
  const visitsBefore = await visitsOver(ctx, looking, before)
  const groups = (of: typeof whole) => of.lines.map(({ key, counts }) => ({ key, counts: some(counts) }))
  const names = (of: typeof whole) => Object.fromEntries(of.lines.map(({ key, label }) => [key, label]))
  return {
    figures: {
      total: some(whole.total),
      before: some(total),
      course: lines.map(({ from: day, counts }) => ({ from: day, counts: some(counts) })),
      classes: groups(whole),
      channels: groups(channels),
      grids: grids.lines.map(({ key, counts, isVolumeOnly }) => ({ key, isVolumeOnly, counts: some(counts) })),
      times: whole.times,
      visits: {
        total: some(visits.total),
        before: some(visitsBefore.total),
        grids: visits.lines.map(({ gridId: key, counts, isVolumeOnly }) => ({
          key,
          isVolumeOnly,
          counts: some(counts),
        })),
      },
    },
    labels: {
      place: tree.get(gridId)?.name ?? '',
      community: tree.communityOf(gridId).name,
      classes: names(whole),
      channels: names(channels),
      grids: { ...Object.fromEntries(visits.lines.map((one) => [one.gridId, own(one.name)])), ...names(grids) },
    },
  }
}

/** Counts without those that are zero. */
function some<Of extends Counts | VisitCounts>(counts: Of): Of {
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)) as Of
}

/** A name of its own, the same in both languages. */
function own(name: string) {
  return { zh: name, en: name }
}
