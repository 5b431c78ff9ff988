import type { Db, Sql } from '../../../platform/db/connect.ts'
import { MESSAGE_COLUMNS, type Message, type MessageRow, toMessage } from '../message.ts'

/** Several messages in one: the daily digest, or what was too much at once. */
export type DigestRow = {
  readonly id: string
  readonly personId: string
  readonly kind: 'daily' | 'bundle'
  /** The local day, YYYY-MM-DD. */
  readonly onDate: string
  readonly count: number
}

/** Keeps digests; a person has one of each day. @returns the ids of those that are new */
export async function insertDigests(
  sql: Sql,
  tenant: number,
  now: Date,
  digests: readonly DigestRow[],
): Promise<Set<string>> {
  if (digests.length === 0) return new Set()
  const rows = await sql.prepared<{ id: string }>('notify_insert_digests', INSERT, [
    tenant,
    now,
    JSON.stringify(
      digests.map(({ id, personId, kind, onDate, count }) => ({
        id,
        person_id: personId,
        kind,
        on_date: onDate,
        count,
      })),
    ),
  ])
  return new Set(rows.map((row) => row.id))
}

const INSERT = `
INSERT INTO digests (tenant_id, id, person_id, kind, on_date, count, made_at)
SELECT $1, id, person_id, kind, on_date, count, $2
FROM jsonb_to_recordset($3::jsonb) AS n (id uuid, person_id uuid, kind text, on_date date, count integer)
ON CONFLICT (tenant_id, person_id, on_date) WHERE kind = 'daily' DO NOTHING RETURNING id`

/** Puts messages into the digests that tell them. */
export async function gather(
  sql: Sql,
  tenant: number,
  gathered: readonly { digestId: string; messageIds: readonly string[] }[],
): Promise<void> {
  const pairs = gathered.flatMap(({ digestId, messageIds }) => messageIds.map((id) => ({ id, digest_id: digestId })))
  if (pairs.length === 0) return
  await sql.prepared(
    'notify_gather',
    `UPDATE messages m SET plan = 'gathered', route = '{}', planned_at = NULL, digest_id = n.digest_id
     FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, digest_id uuid) WHERE m.tenant_id = $1 AND m.id = n.id`,
    [tenant, JSON.stringify(pairs)],
  )
}

/** What is due for the digests of some persons, locked: all of a person's, in the order it happened. */
export async function takeDigests(sql: Sql, tenant: number, now: Date, mostPersons: number): Promise<Message[]> {
  const persons = await sql.prepared<{ personId: string }>(
    'notify_digest_persons',
    `SELECT DISTINCT person_id AS "personId" FROM (
       SELECT person_id FROM messages WHERE tenant_id = $1 AND plan = 'digest' AND planned_at <= $2 ORDER BY planned_at, person_id LIMIT $3) due`,
    [tenant, now, mostPersons],
  )
  if (persons.length === 0) return []
  const rows = await sql.prepared<MessageRow>(
    'notify_take_digests',
    `SELECT ${MESSAGE_COLUMNS} FROM messages m WHERE m.tenant_id = $1 AND m.person_id = ANY($2::uuid[]) AND m.plan = 'digest' AND m.planned_at <= $3
     ORDER BY m.person_id, m.created_at, m.id FOR UPDATE`,
    [tenant, persons.map((one) => one.personId), now],
  )
  return rows.flatMap((row) => toMessage(row) ?? [])
}

/** Tenants in which somebody's digest is due. */
export async function tenantsWithDigests(db: Db, now: Date): Promise<number[]> {
  const { rows } = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT m.tenant_id FROM messages m WHERE m.plan = 'digest' AND m.planned_at <= $1`,
    [now],
  )
  return rows.map((row) => row.tenant_id)
}

/** Tenants with messages from before a moment. */
export async function tenantsWithOld(db: Db, before: Date): Promise<number[]> {
  const { rows } = await db.pool.query<{ tenant_id: number }>(
    'SELECT DISTINCT m.tenant_id FROM messages m WHERE m.created_at < $1',
    [before],
  )
  return rows.map((row) => row.tenant_id)
}
