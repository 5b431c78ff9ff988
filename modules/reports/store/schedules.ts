import type { Db, Sql } from '../../../platform/db/connect.ts'

/** What is made by itself, who is told, and which period was the last. */
export type Schedule = {
  readonly gridId: string
  readonly isWeekly: boolean
  readonly isMonthly: boolean
  readonly isBelow: boolean
  readonly roles: unknown
  readonly weekDone: string
  readonly monthDone: string
}
const SCHEDULE = `s.grid_id AS "gridId", s.is_weekly AS "isWeekly", s.is_monthly AS "isMonthly", s.is_below AS "isBelow", s.roles,
  s.week_done AS "weekDone", s.month_done AS "monthDone"`

/** The schedules of a tenant, by their grids. */
export async function schedulesOf(sql: Sql, tenant: number): Promise<Map<string, Schedule>> {
  const rows = await sql.prepared<Schedule>(
    'report_schedules_of',
    `SELECT ${SCHEDULE} FROM report_schedules s WHERE s.tenant_id = $1`,
    [tenant],
  )
  return new Map(rows.map((row) => [row.gridId, row]))
}

/** Sets what is made by itself. What is switched on begins with the period that runs now. */
export async function saveSchedule(
  sql: Sql,
  tenant: number,
  one: Omit<Schedule, 'roles'> & { roles: readonly string[] },
): Promise<void> {
  await sql.prepared(
    'save_report_schedule',
    `INSERT INTO report_schedules (tenant_id, grid_id, is_weekly, is_monthly, is_below, roles, week_done, month_done)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::date, $8::date)
     ON CONFLICT (tenant_id, grid_id) DO UPDATE SET
       is_weekly = excluded.is_weekly, is_monthly = excluded.is_monthly, is_below = excluded.is_below, roles = excluded.roles,
       week_done = CASE WHEN report_schedules.is_weekly THEN report_schedules.week_done ELSE excluded.week_done END,
       month_done = CASE WHEN report_schedules.is_monthly THEN report_schedules.month_done ELSE excluded.month_done END`,
    [
      tenant,
      one.gridId,
      one.isWeekly,
      one.isMonthly,
      one.isBelow,
      JSON.stringify(one.roles),
      one.weekDone,
      one.monthDone,
    ],
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
