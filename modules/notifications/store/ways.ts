import type { Sql } from '../../../platform/db/connect.ts'
import type { Way } from './reach.ts'

/** A way as its owner sees it; the address stays sealed. */
export type WayRow = {
  id: string
  channel: Way['channel']
  sealed: Buffer
  state: 'waiting' | 'confirmed' | 'gone'
  codeHash: Buffer | null
  codeUntil: Date | null
  codeTries: number
  addedAt: Date
}

const COLUMNS = `id, channel, sealed, state, code_hash AS "codeHash", code_until AS "codeUntil", code_tries AS "codeTries", added_at AS "addedAt"`

/** The ways of a person, locked, in the order they were added. */
export async function lockWays(sql: Sql, tenant: number, personId: string): Promise<WayRow[]> {
  return sql.prepared<WayRow>(
    'notify_lock_ways',
    `SELECT ${COLUMNS} FROM contact_ways WHERE tenant_id = $1 AND person_id = $2 ORDER BY added_at, id FOR UPDATE`,
    [tenant, personId],
  )
}

/** The ways of a person, in the order they were added. */
export async function waysOf(sql: Sql, tenant: number, personId: string): Promise<WayRow[]> {
  return sql.prepared<WayRow>(
    'notify_ways',
    `SELECT ${COLUMNS} FROM contact_ways WHERE tenant_id = $1 AND person_id = $2 ORDER BY added_at, id`,
    [tenant, personId],
  )
}

/** Keeps a way, or writes over the same one of this person. @returns its id */
export async function saveWay(
  sql: Sql,
  tenant: number,
  way: {
    id: string
    personId: string
    channel: Way['channel']
    sealed: Buffer
    addressHash: Buffer
    state: WayRow['state']
    codeHash: Buffer | null
    codeUntil: Date | null
    at: Date
  },
): Promise<string> {
  const rows = await sql.prepared<{ id: string }>('notify_save_way', SAVE_WAY, [
    tenant,
    way.id,
    way.personId,
    way.channel,
    way.sealed,
    way.addressHash,
    way.state,
    way.codeHash,
    way.codeUntil,
    way.at,
    way.state === 'confirmed' ? way.at : null,
  ])
  return rows[0].id
}

const SAVE_WAY = `
INSERT INTO contact_ways AS w (tenant_id, id, person_id, channel, sealed, address_hash, state, code_hash, code_until, code_tries, credits, added_at, confirmed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '{}', $10, $11)
ON CONFLICT (tenant_id, person_id, channel, address_hash) DO UPDATE SET sealed = excluded.sealed,
  state = CASE WHEN w.state = 'confirmed' THEN w.state ELSE excluded.state END, code_hash = excluded.code_hash, code_until = excluded.code_until,
  code_tries = 0, confirmed_at = CASE WHEN w.state = 'confirmed' THEN w.confirmed_at ELSE excluded.confirmed_at END
RETURNING id`

/** One browser shows the messages of one person: whoever subscribed with it before no longer does. */
export async function takeFromOthers(
  sql: Sql,
  tenant: number,
  channel: Way['channel'],
  addressHash: Buffer,
  personId: string,
): Promise<void> {
  await sql.prepared(
    'notify_take_way',
    'DELETE FROM contact_ways WHERE tenant_id = $1 AND channel = $2 AND address_hash = $3 AND person_id <> $4',
    [tenant, channel, addressHash, personId],
  )
}

/** Writes down a try of a code: confirmed, or one more that was wrong. */
export async function saveTry(
  sql: Sql,
  tenant: number,
  id: string,
  to: { isConfirmed: boolean; tries: number; at: Date },
): Promise<void> {
  await sql.prepared(
    'notify_save_try',
    `UPDATE contact_ways SET state = CASE WHEN $3 THEN 'confirmed' ELSE state END, confirmed_at = CASE WHEN $3 THEN $5::timestamptz ELSE confirmed_at END,
       code_hash = CASE WHEN $3 THEN NULL ELSE code_hash END, code_tries = $4 WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, to.isConfirmed, to.tries, to.at],
  )
}

/** Removes a way of a person. @returns whether it was there */
export async function deleteWay(sql: Sql, tenant: number, personId: string, id: string): Promise<boolean> {
  const rows = await sql.prepared(
    'notify_delete_way',
    'DELETE FROM contact_ways WHERE tenant_id = $1 AND person_id = $2 AND id = $3 RETURNING id',
    [tenant, personId, id],
  )
  return rows.length > 0
}

/** One subscribe message less that WeChat lets through. */
export async function spendCredit(sql: Sql, tenant: number, id: string, templateId: string): Promise<void> {
  await sql.prepared(
    'notify_spend_credit',
    `UPDATE contact_ways SET credits = jsonb_set(credits, ARRAY[$3::text], to_jsonb(greatest(0, coalesce((credits->>$3)::int, 0) - 1)))
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, templateId],
  )
}

/** Ways whose carrier says that nobody is there any more: they are not tried again until their owner comes back. */
export async function dropGone(sql: Sql, tenant: number, since: Date): Promise<void> {
  await sql.prepared(
    'notify_drop_gone',
    `UPDATE contact_ways w SET state = 'gone' WHERE w.tenant_id = $1 AND w.state = 'confirmed' AND EXISTS (
       SELECT 1 FROM message_sends s JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.dedupe_key = s.dedupe_key
       WHERE s.tenant_id = $1 AND s.way_id = w.id AND s.at > $2 AND d.state = 'failed' AND d.reason IN ('gone', 'bad_address', 'refused')
         AND s.at >= w.confirmed_at)`,
    [tenant, since],
  )
}
