import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { MESSAGE_COLUMNS, type Message, type MessageRow, toMessage } from '../message.ts'

/** The messages about a subject, newest first. The caller has asked whether the actor sees the subject. */
export async function messagesAbout(sql: Sql, tenant: number, subjectId: string, most: number): Promise<Message[]> {
  const rows = await sql.prepared<MessageRow>(
    'notify_about',
    `SELECT ${MESSAGE_COLUMNS} FROM messages m WHERE m.tenant_id = $1 AND m.subject_id = $2 ORDER BY m.created_at DESC, m.id DESC LIMIT $3`,
    [tenant, subjectId, most],
  )
  return rows.flatMap((row) => toMessage(row) ?? [])
}

/** Letters of one channel of one local day, by how they stand. */
export type DayFigures = {
  date: string
  channel: string
  queued: number
  sent: number
  delivered: number
  read: number
  failed: number
  parked: number
}

/** What left for messages of some grids in sight, per day and channel. */
export async function countByDay(
  sql: Sql,
  tenant: number,
  sight: Sight,
  gridIds: readonly string[],
  since: Date,
): Promise<DayFigures[]> {
  return sql.prepared<DayFigures>('notify_by_day', BY_DAY, [tenant, since, [...gridIds], sight.grids ?? null])
}

const BY_DAY = `
SELECT to_char(s.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS date, s.channel,
  count(*) FILTER (WHERE d.state = 'queued')::int AS queued, count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
  count(*) FILTER (WHERE d.state = 'delivered')::int AS delivered, count(*) FILTER (WHERE d.state = 'read')::int AS read,
  count(*) FILTER (WHERE d.state = 'failed')::int AS failed, count(*) FILTER (WHERE d.state = 'parked')::int AS parked
FROM message_sends s JOIN messages m ON m.tenant_id = s.tenant_id AND m.id = s.message_id
JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.dedupe_key = s.dedupe_key
WHERE s.tenant_id = $1 AND s.at >= $2 AND m.grid_id = ANY($3::uuid[]) AND ($4::uuid[] IS NULL OR m.grid_id = ANY($4::uuid[]))
GROUP BY 1, 2 ORDER BY 1 DESC, 2`

/** Messages of some grids in sight that stayed in the inbox, by reason. */
export async function countKept(
  sql: Sql,
  tenant: number,
  sight: Sight,
  gridIds: readonly string[],
  since: Date,
): Promise<{ why: string; count: number }[]> {
  return sql.prepared(
    'notify_kept',
    `SELECT m.why, count(*)::int AS count FROM messages m
     WHERE m.tenant_id = $1 AND m.created_at >= $2 AND m.grid_id = ANY($3::uuid[]) AND ($4::uuid[] IS NULL OR m.grid_id = ANY($4::uuid[])) AND m.why IS NOT NULL
     GROUP BY m.why ORDER BY 2 DESC, 1`,
    [tenant, since, [...gridIds], sight.grids ?? null],
  )
}
