import type { Db, Sql } from '../../../platform/db/connect.ts'

export type TemplateRow = {
  readonly version: number
  readonly title: string
  readonly sections: unknown
  readonly measures: unknown
  readonly savedAt: Date
}

/** The versions of a grid's template, the newest first. */
export async function templatesOf(sql: Sql, tenant: number, gridId: string): Promise<TemplateRow[]> {
  return sql.prepared<TemplateRow>(
    'report_templates_of',
    `SELECT t.version, t.title, t.sections, t.measures, t.saved_at AS "savedAt" FROM report_templates t
     WHERE t.tenant_id = $1 AND t.grid_id = $2 ORDER BY t.version DESC LIMIT 20`,
    [tenant, gridId],
  )
}

export async function insertTemplate(
  sql: Sql,
  tenant: number,
  one: {
    gridId: string
    version: number
    title: string
    sections: readonly string[]
    measures: readonly string[]
    savedBy: string | null
    savedAt: Date
  },
): Promise<void> {
  await sql.prepared(
    'insert_report_template',
    `INSERT INTO report_templates (tenant_id, grid_id, version, title, sections, measures, saved_by, saved_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8)`,
    [
      tenant,
      one.gridId,
      one.version,
      one.title,
      JSON.stringify(one.sections),
      JSON.stringify(one.measures),
      one.savedBy,
      one.savedAt,
    ],
  )
}

/** What is made by itself, and which period was the last. */
export type Schedule = {
  readonly gridId: string
  readonly isWeekly: boolean
  readonly isMonthly: boolean
  readonly weekDone: string
  readonly monthDone: string
}
const SCHEDULE = `s.grid_id AS "gridId", s.is_weekly AS "isWeekly", s.is_monthly AS "isMonthly", s.week_done AS "weekDone", s.month_done AS "monthDone"`

export async function scheduleOf(sql: Sql, tenant: number, gridId: string): Promise<Schedule | undefined> {
  const [row] = await sql.prepared<Schedule>(
    'report_schedule_of',
    `SELECT ${SCHEDULE} FROM report_schedules s WHERE s.tenant_id = $1 AND s.grid_id = $2`,
    [tenant, gridId],
  )
  return row
}

/** Sets what is made by itself. What is switched on begins with the period that runs now. */
export async function saveSchedule(sql: Sql, tenant: number, one: Schedule): Promise<void> {
  await sql.prepared(
    'save_report_schedule',
    `INSERT INTO report_schedules (tenant_id, grid_id, is_weekly, is_monthly, week_done, month_done) VALUES ($1, $2, $3, $4, $5::date, $6::date)
     ON CONFLICT (tenant_id, grid_id) DO UPDATE SET
       is_weekly = excluded.is_weekly, is_monthly = excluded.is_monthly,
       week_done = CASE WHEN report_schedules.is_weekly THEN report_schedules.week_done ELSE excluded.week_done END,
       month_done = CASE WHEN report_schedules.is_monthly THEN report_schedules.month_done ELSE excluded.month_done END`,
    [tenant, one.gridId, one.isWeekly, one.isMonthly, one.weekDone, one.monthDone],
  )
}

/** Tenants in which a period is over whose reports are not all made. */
export async function tenantsWithDue(db: Db, week: string, month: string): Promise<number[]> {
  const rows = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM report_schedules WHERE (is_weekly AND week_done < $1::date) OR (is_monthly AND month_done < $2::date)`,
    [week, month],
  )
  return rows.rows.map((row) => row.tenant_id)
}

/** The schedules of a tenant that are due, locked, so that two sweeps do not make the same. */
export async function dueSchedules(sql: Sql, tenant: number, week: string, month: string): Promise<Schedule[]> {
  return sql.prepared<Schedule>(
    'due_report_schedules',
    `SELECT ${SCHEDULE} FROM report_schedules s WHERE s.tenant_id = $1
       AND ((s.is_weekly AND s.week_done < $2::date) OR (s.is_monthly AND s.month_done < $3::date))
     ORDER BY s.grid_id FOR UPDATE SKIP LOCKED`,
    [tenant, week, month],
  )
}

export async function saveDone(
  sql: Sql,
  tenant: number,
  gridId: string,
  done: { week: string; month: string },
): Promise<void> {
  await sql.prepared(
    'save_reports_done',
    `UPDATE report_schedules SET week_done = greatest(week_done, $3::date), month_done = greatest(month_done, $4::date)
     WHERE tenant_id = $1 AND grid_id = $2`,
    [tenant, gridId, done.week, done.month],
  )
}
