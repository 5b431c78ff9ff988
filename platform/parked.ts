import type { StoredEvent } from './announce.ts'
import type { Db, Sql } from './db/connect.ts'

/** Facts that a follower could not act on: they wait for a person, in their order, and the later ones of the same subject behind them. */

/** Puts a fact aside with what went wrong. */
export async function park(
  sql: Sql,
  tenant: number,
  follower: string,
  event: StoredEvent,
  tries: number,
  reason: string,
  now: Date,
): Promise<void> {
  await sql.raw(
    `INSERT INTO parked_events (tenant_id, chain_id, follower, seq, subject_id, parked_at, tries, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [tenant, event.chainId, follower, event.seq, event.subjectId, now, tries, reason.slice(0, 300)],
  )
}

/**
 * Asks for what is parked about one subject to be tried again by the runner.
 * @returns how many facts wait; 0 when nothing is parked there
 */
export async function askRetry(
  sql: Sql,
  tenant: number,
  follower: string,
  subjectId: string,
  now: Date,
): Promise<number> {
  const rows = await sql.raw(
    'UPDATE parked_events SET retry_at = $4 WHERE tenant_id = $1 AND follower = $2 AND subject_id = $3 RETURNING seq',
    [tenant, follower, subjectId, now],
  )
  return rows.length
}

/** Subjects with parked facts that somebody asked to be tried again. */
export async function subjectsToRetry(
  db: Db,
  now: Date,
): Promise<{ tenant_id: number; chain_id: number; follower: string; subject_id: string }[]> {
  const rows = await db.pool.query(
    `SELECT DISTINCT tenant_id, chain_id, follower, subject_id FROM parked_events WHERE retry_at <= $1`,
    [now],
  )
  return rows.rows
}

/** The parked facts of one subject in their order, locked. */
export async function parkedOf(
  sql: Sql,
  tenant: number,
  chainId: number,
  follower: string,
  subjectId: string,
): Promise<StoredEvent[]> {
  return sql.prepared<StoredEvent>(
    'parked_of',
    `SELECT e.chain_id AS "chainId", e.seq, e.id, e.name, e.at, e.subject_id AS "subjectId", e.body, e.hash
     FROM parked_events p JOIN events e ON e.tenant_id = p.tenant_id AND e.chain_id = p.chain_id AND e.seq = p.seq
     WHERE p.tenant_id = $1 AND p.chain_id = $2 AND p.follower = $3 AND p.subject_id = $4 AND p.retry_at IS NOT NULL
     ORDER BY e.seq FOR UPDATE OF p`,
    [tenant, chainId, follower, subjectId],
  )
}

/** The fact was acted on after all. */
export async function unpark(sql: Sql, tenant: number, follower: string, event: StoredEvent): Promise<void> {
  await sql.raw('DELETE FROM parked_events WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3 AND seq = $4', [
    tenant,
    event.chainId,
    follower,
    event.seq,
  ])
}

/** The fact failed again: it and those behind it wait for a person once more. */
export async function leaveParked(
  sql: Sql,
  tenant: number,
  follower: string,
  event: StoredEvent,
  reason: string,
): Promise<void> {
  await sql.raw(
    `UPDATE parked_events SET retry_at = NULL, tries = tries + (seq = $5)::int, reason = CASE WHEN seq = $5 THEN $6 ELSE reason END
     WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3 AND subject_id = $4`,
    [tenant, event.chainId, follower, event.subjectId, event.seq, reason.slice(0, 300)],
  )
}
