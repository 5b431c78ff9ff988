import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { stepped } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import {
  ListReports,
  MOST_REPORTS,
  OpenReport,
  REPORT_LEVELS,
  type Report,
  ReportFigures,
  type ReportHead,
  ReportLabels,
} from '../contract.ts'
import { permitReading, readsReport } from '../permit.ts'
import { type ArchiveHead, findReport, listReports } from '../store.ts'
import { layoutOf } from './template.ts'

export const archive = query(ListReports, async (ctx, { gridId, period, before }) => {
  const tree = await treeOf(ctx)
  const wanted = gridId === undefined ? tree.all() : tree.under(gridId).flatMap((id) => tree.get(id) ?? [])
  const readable = wanted.filter((grid) =>
    REPORT_LEVELS.some((level) => level === grid.level && readsReport(ctx, tree, { gridId: grid.id, level })),
  )
  const found = await listReports(ctx.sql, ctx.tenant, {
    grids: readable.map((grid) => grid.id),
    period: period ?? null,
    before: before === undefined ? null : new Date(before),
    most: MOST_REPORTS + 1,
  })
  return { reports: found.slice(0, MOST_REPORTS).map(headOf), hasMore: found.length > MOST_REPORTS }
})

export const openReport = query(OpenReport, (ctx, { reportId }) => readReport(ctx, reportId))

/** An archived report, for who may read it today. @throws NotFound */
export async function readReport(ctx: Context, reportId: string): Promise<Report> {
  const row = await findReport(ctx.sql, ctx.tenant, reportId)
  if (!row) throw new NotFound('report')
  await permitReading(ctx, row)
  const { title, sections, measures } = layoutOf(row)
  return {
    head: headOf(row),
    layout: { title, sections: [...sections], measures: [...measures] },
    figures: ReportFigures.parse(JSON.parse(row.figures)),
    labels: ReportLabels.parse(row.labels),
  }
}

export function headOf(row: ArchiveHead): ReportHead {
  const { id, gridId, place, level, period, from, edition, title, isScheduled } = row
  const until = stepped('day', stepped(period, from, 1), -1)
  return {
    id,
    gridId,
    place,
    level,
    period,
    from,
    until,
    edition,
    title,
    isScheduled,
    madeAt: row.madeAt.toISOString(),
  }
}
