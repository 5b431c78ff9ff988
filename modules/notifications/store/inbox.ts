import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { type Group, KINDS } from '../contract/names.ts'
import { MESSAGE_COLUMNS, type Message, type MessageRow, toMessage } from '../message.ts'
import { KIND_RULES } from '../rules/kinds.ts'

/** Messages of a person, newest first, after one of them. `sight` is the person's own: nobody reads the inbox of others. */
export async function inboxOf(
  sql: Sql,
  tenant: number,
  sight: Sight,
  asked: { onlyUnread: boolean; group: Group | null; afterId: string | null; limit: number },
): Promise<Message[]> {
  if (sight.personId === null) return []
  const kinds = asked.group === null ? null : KINDS.filter((kind) => KIND_RULES[kind].group === asked.group)
  const rows = await sql.prepared<MessageRow>(
    'notify_inbox',
    `SELECT ${MESSAGE_COLUMNS} FROM messages m
     WHERE m.tenant_id = $1 AND m.person_id = $2 AND (NOT $3 OR m.read_at IS NULL) AND ($4::text[] IS NULL OR m.kind = ANY($4::text[]))
       AND ($5::uuid IS NULL OR (m.created_at, m.id) < (SELECT a.created_at, a.id FROM messages a WHERE a.tenant_id = $1 AND a.person_id = $2 AND a.id = $5::uuid))
     ORDER BY m.created_at DESC, m.id DESC LIMIT $6`,
    [tenant, sight.personId, asked.onlyUnread, kinds, asked.afterId, asked.limit],
  )
  return rows.flatMap((row) => toMessage(row) ?? [])
}

/** One message of a person. */
export async function messageOf(sql: Sql, tenant: number, sight: Sight, id: string): Promise<Message | undefined> {
  if (sight.personId === null) return undefined
  const rows = await sql.prepared<MessageRow>(
    'notify_message',
    `SELECT ${MESSAGE_COLUMNS} FROM messages m WHERE m.tenant_id = $1 AND m.person_id = $2 AND m.id = $3`,
    [tenant, sight.personId, id],
  )
  return rows.flatMap((row) => toMessage(row) ?? [])[0]
}

export async function countUnread(sql: Sql, tenant: number, sight: Sight): Promise<{ unread: number; urgent: number }> {
  const rows = await sql.prepared<{ unread: number; urgent: number }>(
    'notify_unread',
    `SELECT count(*)::int AS unread, count(*) FILTER (WHERE urgency = 'now')::int AS urgent FROM messages
     WHERE tenant_id = $1 AND person_id = $2 AND read_at IS NULL`,
    [tenant, sight.personId],
  )
  return rows[0] ?? { unread: 0, urgent: 0 }
}

/** Marks messages of a person as read; those of others are passed over. What waited to be sent is sent no more. */
export async function markRead(
  sql: Sql,
  tenant: number,
  personId: string,
  now: Date,
  which: { ids: readonly string[] } | { upToId: string },
): Promise<void> {
  const ids = 'ids' in which ? [...which.ids] : null
  const upToId = 'upToId' in which ? which.upToId : null
  await sql.prepared('notify_mark_read', MARK_READ, [tenant, personId, now, ids, upToId])
}

const MARK_READ = `
UPDATE messages m SET read_at = $3, planned_at = NULL, route = '{}',
  why = CASE WHEN m.planned_at IS NULL THEN m.why ELSE 'read' END,
  plan = CASE WHEN m.planned_at IS NULL THEN m.plan WHEN m.plan = 'waiting' THEN 'sent' ELSE 'inbox' END
WHERE m.tenant_id = $1 AND m.person_id = $2 AND m.read_at IS NULL AND ($4::uuid[] IS NULL OR m.id = ANY($4::uuid[]))
  AND ($5::uuid IS NULL OR (m.created_at, m.id) <= (SELECT a.created_at, a.id FROM messages a WHERE a.tenant_id = $1 AND a.person_id = $2 AND a.id = $5::uuid))`

/** Marks a person's messages about a subject as read. */
export async function markReadAbout(
  sql: Sql,
  tenant: number,
  personId: string,
  subjectId: string,
  now: Date,
): Promise<void> {
  const rows = await sql.prepared<{ id: string }>(
    'notify_unread_about',
    'SELECT id FROM messages WHERE tenant_id = $1 AND person_id = $2 AND subject_id = $3 AND read_at IS NULL',
    [tenant, personId, subjectId],
  )
  if (rows.length > 0) await markRead(sql, tenant, personId, now, { ids: rows.map((row) => row.id) })
}

/** How the letters of messages stand, by message; also of those that went in a digest. */
export async function lettersByMessage(
  sql: Sql,
  tenant: number,
  messageIds: readonly string[],
): Promise<Map<string, LetterStanding[]>> {
  const rows = await sql.prepared<LetterStanding & { messageId: string }>('notify_letters', LETTERS, [
    tenant,
    [...messageIds],
  ])
  const found = new Map<string, LetterStanding[]>()
  for (const { messageId, ...one } of rows) found.set(messageId, [...(found.get(messageId) ?? []), one])
  return found
}

/** What is known of one letter. */
export type LetterStanding = { channel: string; state: string; reason: string | null; at: Date }

const LETTERS = `
SELECT m.id AS "messageId", s.channel, d.state, d.reason, coalesce(d.read_at, d.delivered_at, d.failed_at, d.sent_at, s.at) AS at
FROM messages m JOIN message_sends s ON s.tenant_id = m.tenant_id AND s.message_id IN (m.id, m.digest_id)
JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.dedupe_key = s.dedupe_key
WHERE m.tenant_id = $1 AND m.id = ANY($2::uuid[]) ORDER BY s.at, s.channel`
