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
}
export type ArchiveRow = ArchiveHead & {
  readonly sections: unknown
  readonly measures: unknown
  readonly figures: string
  readonly labels: unknown
}

const HEAD = `a.id, a.grid_id AS "gridId", a.level, a.period, a.from_date AS "from", a.edition, a.title, a.labels->>'place' AS place,
  a.is_scheduled AS "isScheduled", a.made_at AS "madeAt"`

export async function insertReport(
  sql: Sql,
  tenant: number,
  one: Omit<ArchiveHead, 'title' | 'place'> & { layout: Template; figures: string; labels: ReportLabels },
): Promise<void> {
  await sql.prepared(
    'insert_archived_report',
    `INSERT INTO report_archive (tenant_id, id, grid_id, level, period, from_date, edition, title, sections, measures, figures, labels, is_scheduled, made_at)
     VALUES ($1, $2, $3, $4, $5, $6::date, $7, $8, $9::jsonb, $10::jsonb, $11, $12::jsonb, $13, $14)`,
    [
      tenant,
      one.id,
      one.gridId,
      one.level,
      one.period,
      one.from,
      one.edition,
      one.layout.title,
      JSON.stringify(one.layout.sections),
      JSON.stringify(one.layout.measures),
      one.figures,
      JSON.stringify(one.labels),
      one.isScheduled,
      one.madeAt,
    ],
  )
}

export async function findReport(sql: Sql, tenant: number, id: string): Promise<ArchiveRow | undefined> {
  const [row] = await sql.prepared<ArchiveRow>(
    'find_archived_report',
    `SELECT ${HEAD}, a.sections, a.measures, a.figures, a.labels FROM report_archive a WHERE a.tenant_id = $1 AND a.id = $2`,
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

/** The newest reports of these grids. */
export async function listReports(
  sql: Sql,
  tenant: number,
  wanted: { grids: readonly string[]; period: string | null; before: Date | null; most: number },
): Promise<ArchiveHead[]> {
  return sql.prepared<ArchiveHead>(
    'list_archived_reports',
    `SELECT ${HEAD} FROM report_archive a WHERE a.tenant_id = $1 AND a.grid_id = ANY($2::uuid[]) AND ($3::text IS NULL OR a.period = $3)
       AND ($4::timestamptz IS NULL OR a.made_at < $4) ORDER BY a.made_at DESC, a.id DESC LIMIT $5`,
    [tenant, [...wanted.grids], wanted.period, wanted.before, wanted.most],
  )
}
