import type { Db, Sql } from '../../../platform/db/connect.ts'
import type { Channel, PlanState, Why } from '../contract/names.ts'
import { type Draft, MESSAGE_COLUMNS, type Message, type MessageRow, toMessage } from '../message.ts'

/** How a message stands after a decision about it. */
export type Standing = {
  readonly plan: PlanState
  readonly why: Why | null
  readonly route: readonly string[]
  readonly plannedAt: Date | null
}
export type NewMessage = Draft & Standing & { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date }

/** Keeps messages, each once per its key. @returns the ids of those that were not there */
export async function insertMessages(sql: Sql, tenant: number, messages: readonly NewMessage[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const rows = await sql.prepared<{ id: string }>('notify_insert', INSERT, [
    tenant,
    JSON.stringify(
      messages.map((one) => ({
        id: one.id,
        person_id: one.personId,
        kind: one.kind,
        urgency: one.urgency,
        subject_type: one.subjectType,
        subject_id: one.subjectId,
        community_id: one.communityId,
        grid_id: one.gridId,
        is_sensitive: one.isSensitive,
        facts: one.facts,
        reason: one.reason,
        dedupe_key: one.dedupeKey,
        created_at: one.createdAt,
        plan: one.plan,
        why: one.why,
        route: one.route,
        planned_at: one.plannedAt,
        expires_at: one.expiresAt,
      })),
    ),
  ])
  return new Set(rows.map((row) => row.id))
}

const INSERT = `
INSERT INTO messages (tenant_id, id, person_id, kind, urgency, subject_type, subject_id, community_id, grid_id, is_sensitive, facts, reason, dedupe_key,
  created_at, plan, why, route, planned_at, expires_at)
SELECT $1, id, person_id, kind, urgency, subject_type, subject_id, community_id, grid_id, is_sensitive, facts, reason, dedupe_key, created_at, plan, why, route,
  planned_at, expires_at
FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, person_id uuid, kind text, urgency text, subject_type text, subject_id uuid, community_id uuid, grid_id uuid,
  is_sensitive boolean, facts jsonb, reason text, dedupe_key text, created_at timestamptz, plan text, why text, route text[], planned_at timestamptz,
  expires_at timestamptz)
ON CONFLICT (tenant_id, dedupe_key) DO NOTHING RETURNING id`

/** Writes down how messages stand now. */
export async function saveStandings(
  sql: Sql,
  tenant: number,
  standings: readonly (Standing & { id: string })[],
): Promise<void> {
  if (standings.length === 0) return
  await sql.prepared('notify_save_standings', SAVE_STANDINGS, [
    tenant,
    JSON.stringify(
      standings.map(({ id, plan, why, route, plannedAt }) => ({ id, plan, why, route, planned_at: plannedAt })),
    ),
  ])
}

const SAVE_STANDINGS = `
UPDATE messages m SET plan = n.plan, why = n.why, route = n.route, planned_at = n.planned_at
FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, plan text, why text, route text[], planned_at timestamptz)
WHERE m.tenant_id = $1 AND m.id = n.id`

/** That a message left by a channel; `dedupeKey` is that of its letter. */
export type SendRow = {
  messageId: string
  channel: Channel
  personId: string
  wayId: string | null
  dedupeKey: string
}

export async function insertSends(sql: Sql, tenant: number, now: Date, sends: readonly SendRow[]): Promise<void> {
  if (sends.length === 0) return
  await sql.prepared('notify_insert_sends', INSERT_SENDS, [
    tenant,
    now,
    JSON.stringify(
      sends.map((one) => ({
        message_id: one.messageId,
        channel: one.channel,
        person_id: one.personId,
        way_id: one.wayId,
        dedupe_key: one.dedupeKey,
      })),
    ),
  ])
}

const INSERT_SENDS = `
INSERT INTO message_sends (tenant_id, message_id, channel, person_id, way_id, dedupe_key, at)
SELECT $1, message_id, channel, person_id, way_id, dedupe_key, $2
FROM jsonb_to_recordset($3::jsonb) AS n (message_id uuid, channel text, person_id uuid, way_id uuid, dedupe_key text)
ON CONFLICT (tenant_id, message_id, channel, dedupe_key) DO NOTHING`

/** Messages whose time has come, or whose letter did not arrive, locked; with how their last letters stand. */
export type DueMessage = Message & { readonly letters: readonly { state: string; channel: string }[] }

export async function takeDue(sql: Sql, tenant: number, now: Date, most: number): Promise<DueMessage[]> {
  const rows = await sql.prepared<MessageRow & { letters: { state: string; channel: string }[] }>(
    'notify_take_due',
    DUE,
    [tenant, now, most],
  )
  return rows.flatMap(({ letters, ...row }) => {
    const message = toMessage(row)
    return message ? [{ ...message, letters }] : []
  })
}

const LETTERS = `coalesce((SELECT json_agg(json_build_object('state', d.state, 'channel', s.channel)) FROM message_sends s
  JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.dedupe_key = s.dedupe_key
  WHERE s.tenant_id = $1 AND s.message_id = m.id), '[]') AS letters`
const DUE = `
SELECT ${MESSAGE_COLUMNS}, ${LETTERS} FROM messages m
WHERE m.tenant_id = $1 AND m.plan IN ('held', 'capped', 'waiting') AND m.planned_at <= $2
ORDER BY m.planned_at, m.id LIMIT $3 FOR UPDATE OF m SKIP LOCKED`

/** Brings forward what waits for word of a letter that has failed meanwhile: its next channel's turn is now. */
export async function hurryFailed(sql: Sql, tenant: number, now: Date): Promise<void> {
  await sql.prepared('notify_hurry_failed', HURRY, [tenant, now])
}

const HURRY = `
UPDATE messages m SET planned_at = $2
WHERE m.tenant_id = $1 AND m.plan = 'waiting' AND m.planned_at > $2 AND EXISTS (
  SELECT 1 FROM deliveries d WHERE d.tenant_id = $1 AND d.message_id = m.id AND d.state IN ('failed', 'parked'))
  AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.tenant_id = $1 AND d.message_id = m.id AND d.state NOT IN ('failed', 'parked'))`

/** Tenants with messages whose time has come, or that wait for word of a letter. */
export async function tenantsDue(db: Db, now: Date): Promise<number[]> {
  const { rows } = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT m.tenant_id FROM messages m WHERE m.planned_at IS NOT NULL AND m.plan <> 'digest' AND (m.planned_at <= $1 OR m.plan = 'waiting')`,
    [now],
  )
  return rows.map((row) => row.tenant_id)
}

/** All that is capped for these persons, also what would be free later: it goes in one. */
export async function takeCapped(sql: Sql, tenant: number, personIds: readonly string[]): Promise<Message[]> {
  const rows = await sql.prepared<MessageRow>(
    'notify_take_capped',
    `SELECT ${MESSAGE_COLUMNS} FROM messages m WHERE m.tenant_id = $1 AND m.person_id = ANY($2::uuid[]) AND m.plan = 'capped' AND m.planned_at IS NOT NULL
     ORDER BY m.created_at, m.id FOR UPDATE`,
    [tenant, [...personIds]],
  )
  return rows.flatMap((row) => toMessage(row) ?? [])
}

/** Deletes what is old. @returns how many went */
export async function deleteOld(sql: Sql, tenant: number, before: Date, most: number): Promise<number> {
  const rows = await sql.prepared<{ id: string }>(
    'notify_delete_old',
    `DELETE FROM messages WHERE tenant_id = $1 AND id IN (
       SELECT id FROM messages WHERE tenant_id = $1 AND created_at < $2 ORDER BY created_at LIMIT $3) RETURNING id`,
    [tenant, before, most],
  )
  return rows.length
}
