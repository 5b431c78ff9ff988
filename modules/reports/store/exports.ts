import type { Db, Sql } from '../../../platform/db/connect.ts'

/** An export as it is kept. */
export type ExportRow = {
  readonly id: string
  readonly gridId: string
  readonly ask: unknown
  readonly form: 'xlsx' | 'csv'
  readonly language: 'zh' | 'en'
  readonly reason: string
  readonly total: number
  readonly done: number
  readonly state: 'to_approve' | 'refused' | 'waiting' | 'running' | 'done' | 'failed'
  readonly accountId: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly finishedAt: Date | null
  readonly bytes: number | null
  readonly failure: string | null
}

const COLUMNS = `x.id, x.grid_id AS "gridId", x.ask, x.form, x.language, x.reason, x.total, x.done, x.state, x.account_id AS "accountId",
  x.asked_by AS "askedBy", x.asked_at AS "askedAt", x.decided_by AS "decidedBy", x.finished_at AS "finishedAt", x.bytes, x.failure`

export async function insertExport(
  sql: Sql,
  tenant: number,
  one: Pick<ExportRow, 'id' | 'gridId' | 'ask' | 'form' | 'language' | 'reason' | 'total' | 'state'> &
    Pick<ExportRow, 'accountId' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await sql.prepared(
    'insert_export',
    `INSERT INTO export_runs (tenant_id, id, grid_id, ask, form, language, reason, total, done, state, account_id, asked_by, asked_at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, 0, $9, $10, $11, $12)`,
    [
      tenant,
      one.id,
      one.gridId,
      JSON.stringify(one.ask),
      one.form,
      one.language,
      one.reason,
      one.total,
      one.state,
      one.accountId,
      one.askedBy,
      one.askedAt,
    ],
  )
}

/** An export by its id, whoever asks. */
export async function findExport(sql: Sql, tenant: number, id: string): Promise<ExportRow | undefined> {
  const [row] = await sql.prepared<ExportRow>(
    'find_export',
    `SELECT ${COLUMNS} FROM export_runs x WHERE x.tenant_id = $1 AND x.id = $2`,
    [tenant, id],
  )
  return row
}

/** How many of an account are not made yet. */
export async function countWaiting(sql: Sql, tenant: number, accountId: string): Promise<number> {
  const [row] = await sql.prepared<{ n: number }>(
    'count_exports_waiting',
    `SELECT count(*)::int AS n FROM export_runs x WHERE x.tenant_id = $1 AND x.account_id = $2 AND x.state IN ('to_approve', 'waiting', 'running')`,
    [tenant, accountId],
  )
  return row.n
}

/** One account's own, the newest first. */
export async function exportsOf(sql: Sql, tenant: number, accountId: string): Promise<ExportRow[]> {
  return sql.prepared<ExportRow>(
    'exports_of',
    `SELECT ${COLUMNS} FROM export_runs x WHERE x.tenant_id = $1 AND x.account_id = $2 ORDER BY x.asked_at DESC, x.id DESC LIMIT 30`,
    [tenant, accountId],
  )
}

/** Those of others that wait for a word, the oldest first. */
export async function exportsToApprove(sql: Sql, tenant: number, butOf: string): Promise<ExportRow[]> {
  return sql.prepared<ExportRow>(
    'exports_to_approve',
    `SELECT ${COLUMNS} FROM export_runs x WHERE x.tenant_id = $1 AND x.state = 'to_approve' AND x.asked_by <> $2 ORDER BY x.asked_at, x.id LIMIT 50`,
    [tenant, butOf],
  )
}

/** The word of a second person. @returns whether it was still asked for */
export async function decideExport(
  sql: Sql,
  tenant: number,
  id: string,
  by: { personId: string; at: Date; isGranted: boolean },
): Promise<boolean> {
  const rows = await sql.prepared<{ id: string }>(
    'decide_export',
    `UPDATE export_runs SET state = $3, decided_by = $4, decided_at = $5 WHERE tenant_id = $1 AND id = $2 AND state = 'to_approve' RETURNING id`,
    [tenant, id, by.isGranted ? 'waiting' : 'refused', by.personId, by.at],
  )
  return rows.length === 1
}

/** Tenants with a file to make: asked for, or left by a maker that died. */
export async function tenantsWithExports(db: Db, now: Date): Promise<number[]> {
  const found = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM export_runs WHERE state = 'waiting' OR (state = 'running' AND held_until < $1)`,
    [now],
  )
  return found.rows.map((row) => row.tenant_id)
}

/** Takes the oldest export of a tenant until a moment; whoever does not say in time that it goes on loses it. */
export async function takeExport(sql: Sql, tenant: number, now: Date, until: Date): Promise<ExportRow | undefined> {
  const [row] = await sql.prepared<ExportRow>(
    'take_export',
    `UPDATE export_runs x SET state = 'running', done = 0, held_until = $3 WHERE x.tenant_id = $1 AND x.id = (
       SELECT o.id FROM export_runs o WHERE o.tenant_id = $1 AND (o.state = 'waiting' OR (o.state = 'running' AND o.held_until < $2))
       ORDER BY o.asked_at, o.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [tenant, now, until],
  )
  return row
}

/** How far an export is, and until when it is held. */
export async function saveExportProgress(sql: Sql, tenant: number, id: string, done: number, until: Date) {
  await sql.prepared(
    'save_export_progress',
    `UPDATE export_runs SET done = $3, held_until = $4 WHERE tenant_id = $1 AND id = $2 AND state = 'running'`,
    [tenant, id, done, until],
  )
}

/** Puts an export that is not made back: to be made by whoever comes next, or to wait for a second person because it grew. */
export async function giveBackExport(
  sql: Sql,
  tenant: number,
  id: string,
  to: { state: 'waiting' } | { state: 'to_approve'; total: number },
): Promise<void> {
  await sql.prepared(
    'give_back_export',
    `UPDATE export_runs SET state = $3, total = coalesce($4::int, total), done = 0, held_until = NULL WHERE tenant_id = $1 AND id = $2 AND state = 'running'`,
    [tenant, id, to.state, 'total' in to ? to.total : null],
  )
}

/** The end of an export: its file stands, or the reason why there is none. */
export async function endExport(
  sql: Sql,
  tenant: number,
  id: string,
  end: { at: Date; bytes: number; rows: number } | { at: Date; failure: string },
): Promise<void> {
  const [bytes, rows, failure] = 'bytes' in end ? [end.bytes, end.rows, null] : [null, null, end.failure]
  await sql.prepared(
    'end_export',
    `UPDATE export_runs SET state = CASE WHEN $4::bigint IS NULL THEN 'failed' ELSE 'done' END, total = coalesce($5::int, total),
       done = coalesce($5::int, done), finished_at = $3, bytes = $4, failure = $6, held_until = NULL WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, end.at, bytes, rows, failure],
  )
}
