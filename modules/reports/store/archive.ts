import type { Sql } from '../../../platform/db/connect.ts'
import type { ReportHead, ReportLabels } from '../contract.ts'
import type { Template } from '../rules.ts'

export type ArchiveHead = {
  readonly id: string
  readonly gridId: string
  readonly level: ReportHead['level']
  readonly period: 'week' | 'month'
  readonly from: string
  readonly edition: number
  readonly title: string
  readonly place: string
  readonly isScheduled: boolean
  readonly madeAt: Date
  readonly madeBy: string | null
  readonly reason: string | null
}
export type ArchiveRow = ArchiveHead & {
  readonly intro: string
  readonly sections: unknown
  readonly charts: unknown
  readonly measures: unknown
  readonly figures: string
  readonly labels: unknown
}

const HEAD = `a.id, a.grid_id AS "gridId", a.level, a.period, a.from_date AS "from", a.edition, a.title, a.labels->>'place' AS place,
  a.is_scheduled AS "isScheduled", a.made_at AS "madeAt", a.made_by AS "madeBy", a.reason`

export async function insertReport(
  sql: Sql,
  tenant: number,
  one: Omit<ArchiveHead, 'title' | 'place'> & { layout: Template; figures: string; labels: ReportLabels },
): Promise<void> {
  await sql.prepared(
    'insert_archived_report',
    `INSERT INTO report_archive (tenant_id, id, grid_id, level, period, from_date, edition, title, intro, sections, charts, measures,
       figures, labels, is_scheduled, made_at, made_by, reason)
     VALUES ($1, $2, $3, $4, $5, $6::date, $7, $8, $9, $10::jsonb, $11::jsonb, $12::jsonb, $13, $14::jsonb, $15, $16, $17, $18)`,
    [
      tenant,
      one.id,
      one.gridId,
      one.level,
      one.period,
      one.from,
      one.edition,
      one.layout.title,
      one.layout.intro,
      JSON.stringify(one.layout.sections),
      JSON.stringify(one.layout.charts),
      JSON.stringify(one.layout.measures),
      one.figures,
      JSON.stringify(one.labels),
      one.isScheduled,
      one.madeAt,
      one.madeBy,
      one.reason,
    ],
  )
}

export async function findReport(sql: Sql, tenant: number, id: string): Promise<ArchiveRow | undefined> {
  const [row] = await sql.prepared<ArchiveRow>(
    'find_archived_report',
    `SELECT ${HEAD}, a.intro, a.sections, a.charts, a.measures, a.figures, a.labels FROM report_archive a WHERE a.tenant_id = $1 AND a.id = $2`,
    [tenant, id],
  )
  return row
}

/** The last edition of a report. */
export async function lastEdition(
  sql: Sql,
  tenant: number,
  gridId: string,
  period: string,
  from: string,
): Promise<{ edition: number; figures: string } | undefined> {
  const [row] = await sql.prepared<{ edition: number; figures: string }>(
    'last_archived_edition',
    `SELECT a.edition, a.figures FROM report_archive a WHERE a.tenant_id = $1 AND a.grid_id = $2 AND a.period = $3 AND a.from_date = $4::date
     ORDER BY a.edition DESC LIMIT 1`,
    [tenant, gridId, period, from],
  )
  return row
}

/** All editions of a period, the newest first, each with whether its figures are those of the one before. */
export async function editionsOf(
  sql: Sql,
  tenant: number,
  one: Pick<ArchiveHead, 'gridId' | 'period' | 'from'>,
): Promise<(ArchiveHead & { isSame: boolean | null })[]> {
  return sql.prepared<ArchiveHead & { isSame: boolean | null }>(
    'archived_editions',
    `SELECT ${HEAD}, a.figures = lag(a.figures) OVER (ORDER BY a.edition) AS "isSame" FROM report_archive a
     WHERE a.tenant_id = $1 AND a.grid_id = $2 AND a.period = $3 AND a.from_date = $4::date ORDER BY a.edition DESC`,
    [tenant, one.gridId, one.period, one.from],
  )
}

/** The newest reports of these grids. */
export async function listReports(
  sql: Sql,
  tenant: number,
  wanted: {
    grids: readonly string[]
    period: string | null
    from: string | null
    before: { madeAt: Date; id: string } | null
    most: number
  },
): Promise<ArchiveHead[]> {
  const { grids, period, from, before, most } = wanted
  return sql.prepared<ArchiveHead>(
    'list_archived_reports',
    `SELECT ${HEAD} FROM report_archive a WHERE a.tenant_id = $1 AND a.grid_id = ANY($2::uuid[]) AND ($3::text IS NULL OR a.period = $3)
       AND ($4::date IS NULL OR a.from_date = $4) AND ($5::timestamptz IS NULL OR (a.made_at, a.id) < ($5, $6::uuid))
     ORDER BY a.made_at DESC, a.id DESC LIMIT $7`,
    [tenant, [...grids], period, from, before?.madeAt ?? null, before?.id ?? null, most],
  )
}
