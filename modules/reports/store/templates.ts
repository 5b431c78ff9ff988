import type { Sql } from '../../../platform/db/connect.ts'
import type { Template } from '../rules.ts'

export type TemplateRow = {
  readonly version: number
  readonly isHouse: boolean
  readonly title: string
  readonly intro: string
  readonly sections: unknown
  readonly charts: unknown
  readonly measures: unknown
  readonly savedBy: string | null
  readonly savedAt: Date
}

/** The versions of a grid's template, the newest first. */
export async function templatesOf(
  sql: Sql,
  tenant: number,
  gridId: string,
  period: 'week' | 'month',
): Promise<TemplateRow[]> {
  return sql.prepared<TemplateRow>(
    'report_templates_of',
    `SELECT t.version, t.is_house AS "isHouse", t.title, t.intro, t.sections, t.charts, t.measures, t.saved_by AS "savedBy", t.saved_at AS "savedAt"
     FROM report_templates t WHERE t.tenant_id = $1 AND t.grid_id = $2 AND t.period = $3 ORDER BY t.version DESC LIMIT 20`,
    [tenant, gridId, period],
  )
}

/** Keeps a version. @param one.layout as it was when it was saved, the house's own too. */
export async function insertTemplate(
  sql: Sql,
  tenant: number,
  one: {
    gridId: string
    period: 'week' | 'month'
    version: number
    isHouse: boolean
    layout: Template
    savedBy: string | null
    savedAt: Date
  },
): Promise<void> {
  const { layout } = one
  await sql.prepared(
    'insert_report_template',
    `INSERT INTO report_templates (tenant_id, grid_id, period, version, is_house, title, intro, sections, charts, measures, saved_by, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11, $12)`,
    [
      tenant,
      one.gridId,
      one.period,
      one.version,
      one.isHouse,
      layout.title,
      layout.intro,
      JSON.stringify(layout.sections),
      JSON.stringify(layout.charts),
      JSON.stringify(layout.measures),
      one.savedBy,
      one.savedAt,
    ],
  )
}
