import type { Sql } from '../../platform/db/connect.ts'

export type RequestRow = { kind: string; personId: string; askedAt: Date; doneAt: Date | null }

const COLUMNS = `kind, person_id AS "personId", asked_at AS "askedAt", done_at AS "doneAt"`

export async function insertRequest(
  sql: Sql,
  tenant: number,
  one: { caseId: string; personId: string; kind: string; askedAt: Date },
): Promise<void> {
  await sql.raw(
    `INSERT INTO data_requests (tenant_id, case_id, person_id, kind, asked_at) VALUES ($1, $2, $3, $4, $5)`,
    [tenant, one.caseId, one.personId, one.kind, one.askedAt],
  )
}

/** The request a case stands for. The caller has seen the case. */
export async function findRequest(sql: Sql, tenant: number, caseId: string): Promise<RequestRow | undefined> {
  const rows = await sql.raw<RequestRow>(`SELECT ${COLUMNS} FROM data_requests WHERE tenant_id = $1 AND case_id = $2`, [
    tenant,
    caseId,
  ])
  return rows[0]
}

/** The same, locked to act on it. */
export async function lockRequest(sql: Sql, tenant: number, caseId: string): Promise<RequestRow | undefined> {
  const rows = await sql.raw<RequestRow>(
    `SELECT ${COLUMNS} FROM data_requests WHERE tenant_id = $1 AND case_id = $2 FOR UPDATE`,
    [tenant, caseId],
  )
  return rows[0]
}

export async function markDone(
  sql: Sql,
  tenant: number,
  caseId: string,
  at: Date,
  byPersonId: string | null,
): Promise<void> {
  await sql.raw(`UPDATE data_requests SET done_at = $3, done_by_person_id = $4 WHERE tenant_id = $1 AND case_id = $2`, [
    tenant,
    caseId,
    at,
    byPersonId,
  ])
}

/** What a person asked for, newest first, with how its case stands (a join downward). */
export async function requestsOf(sql: Sql, tenant: number, personId: string) {
  return sql.raw<{
    caseId: string
    number: string
    kind: string
    askedAt: Date
    doneAt: Date | null
    state: string
    dueAt: Date | null
  }>(
    `SELECT r.case_id AS "caseId", c.number, r.kind, r.asked_at AS "askedAt", r.done_at AS "doneAt", c.state, coalesce(c.due_at, c.next_deadline_at) AS "dueAt"
     FROM data_requests r JOIN cases c ON c.tenant_id = r.tenant_id AND c.id = r.case_id
     WHERE r.tenant_id = $1 AND c.tenant_id = $1 AND r.person_id = $2 ORDER BY r.asked_at DESC LIMIT 50`,
    [tenant, personId],
  )
}
