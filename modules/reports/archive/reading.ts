import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf } from '../../people/index.ts'
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
import { untilOf } from '../rules.ts'
import { type ArchiveHead, editionsOf, findReport, listReports } from '../store.ts'
import { layoutOf } from './layout.ts'

export const archive = query(ListReports, async (ctx, { gridId, period, level: wantedLevel, from, before }) => {
  const tree = await treeOf(ctx)
  const wanted = gridId === undefined ? tree.all() : tree.under(gridId).flatMap((id) => tree.get(id) ?? [])
  const readable = wanted.filter((grid) =>
    REPORT_LEVELS.some(
      (level) =>
        level === grid.level && (wantedLevel ?? level) === level && readsReport(ctx, tree, { gridId: grid.id, level }),
    ),
  )
  const found = await listReports(ctx.sql, ctx.tenant, {
    grids: readable.map((grid) => grid.id),
    period: period ?? null,
    from: from ?? null,
    before: before === undefined ? null : { madeAt: new Date(before.madeAt), id: before.id },
    most: MOST_REPORTS + 1,
  })
  return { reports: await headsOf(ctx, found.slice(0, MOST_REPORTS)), hasMore: found.length > MOST_REPORTS }
})

export const openReport = query(OpenReport, async (ctx, { reportId }) => {
  const report = await readReport(ctx, reportId)
  const rows = await editionsOf(ctx.sql, ctx.tenant, report.head)
  const heads = await headsOf(ctx, rows)
  return { ...report, editions: rows.map((row, i) => ({ ...heads[i], isSame: row.isSame })) }
})

/** An archived report, for who may read it today. @throws NotFound */
export async function readReport(ctx: Context, reportId: string): Promise<Report> {
  const row = await findReport(ctx.sql, ctx.tenant, reportId)
  if (!row) throw new NotFound('report')
  await permitReading(ctx, row)
  const [head] = await headsOf(ctx, [row])
  return {
    head,
    layout: layoutOf(row),
    figures: ReportFigures.parse(JSON.parse(row.figures)),
    labels: ReportLabels.parse(row.labels),
  }
}

/** What stands above reports, with the names of who made them. */
export async function headsOf(ctx: Context, rows: readonly ArchiveHead[]): Promise<ReportHead[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => row.madeBy ?? []),
  )
  return rows.map(
    ({ id, gridId, place, level, period, from, edition, title, isScheduled, madeAt, madeBy, reason }) => ({
      id,
      gridId,
      place,
      level,
      period,
      from,
      until: untilOf(period, from),
      edition,
      title,
      isScheduled,
      madeAt: madeAt.toISOString(),
      madeByName: madeBy === null ? null : (names.get(madeBy)?.name ?? null),
      reason,
    }),
  )
}
