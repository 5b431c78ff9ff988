import type { Sql } from '../../platform/db/connect.ts'
import type { RequestState, SupporterState } from './contract.ts'

export type SupporterRow = { personId: string; state: SupporterState; about: string }

/** Supporters in some states. */
export async function listSupporters(
  sql: Sql,
  tenant: number,
  states: readonly SupporterState[],
): Promise<SupporterRow[]> {
  return sql.prepared(
    'support_supporters',
    'SELECT person_id AS "personId", state, about FROM supporters WHERE tenant_id = $1 AND state = ANY($2) ORDER BY asked_at, person_id',
    [tenant, states],
  )
}

/** How a person stands as supporter, locked; undefined when he was never asked. */
export async function lockSupporter(sql: Sql, tenant: number, personId: string): Promise<SupporterRow | undefined> {
  const rows = await sql.prepared<SupporterRow>(
    'support_lock_supporter',
    'SELECT person_id AS "personId", state, about FROM supporters WHERE tenant_id = $1 AND person_id = $2 FOR UPDATE',
    [tenant, personId],
  )
  return rows[0]
}

/** Asks a person, for the first time or again. @returns false when he is a supporter already */
export async function askSupporterRow(
  sql: Sql,
  tenant: number,
  one: { personId: string; about: string; askedBy: string | null; at: Date },
): Promise<boolean> {
  const rows = await sql.prepared(
    'support_ask_supporter',
    `INSERT INTO supporters (tenant_id, person_id, state, about, asked_by_person_id, asked_at) VALUES ($1, $2, 'asked', $3, $4, $5)
     ON CONFLICT (tenant_id, person_id) DO UPDATE SET state = 'asked', about = excluded.about, asked_by_person_id = excluded.asked_by_person_id,
       asked_at = excluded.asked_at, agreed_at = NULL, ended_at = NULL WHERE supporters.state <> 'active' RETURNING person_id`,
    [tenant, one.personId, one.about, one.askedBy, one.at],
  )
  return rows.length === 1
}

/** His yes. */
export async function agreeRow(sql: Sql, tenant: number, personId: string, at: Date): Promise<void> {
  await sql.prepared(
    'support_agree',
    `UPDATE supporters SET state = 'active', agreed_at = $3 WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId, at],
  )
}

/** He is no supporter any more. */
export async function endSupporterRow(sql: Sql, tenant: number, personId: string, at: Date): Promise<void> {
  await sql.prepared(
    'support_end',
    `UPDATE supporters SET state = 'ended', ended_at = $3 WHERE tenant_id = $1 AND person_id = $2`,
    [tenant, personId, at],
  )
}

export type RequestRow = {
  id: string
  askerId: string
  supporterId: string
  state: RequestState
  askedAt: Date
  answeredAt: Date | null
  eraseAt: Date
}
const REQUEST = `r.id, r.asker_person_id AS "askerId", r.supporter_person_id AS "supporterId", r.state, r.asked_at AS "askedAt",
  r.answered_at AS "answeredAt", r.erase_at AS "eraseAt"`

/** Serialises what one person begins: how many are open is counted under this lock. */
export async function lockAsker(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared('support_lock_asker', 'SELECT id FROM persons WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
    tenant,
    personId,
  ])
}

/** Begins a conversation. */
export async function insertRequest(
  sql: Sql,
  tenant: number,
  one: { id: string; askerId: string; supporterId: string; at: Date; eraseAt: Date },
): Promise<void> {
  await sql.prepared(
    'support_insert_request',
    `INSERT INTO support_requests (tenant_id, id, asker_person_id, supporter_person_id, state, asked_at, erase_at)
     VALUES ($1, $2, $3, $4, 'open', $5, $6)`,
    [tenant, one.id, one.askerId, one.supporterId, one.at, one.eraseAt],
  )
}

/** One's own conversations, of either side, the newest first. `lastBySupporter` null: no words are left. */
export async function requestsOf(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<(RequestRow & { lastBySupporter: boolean | null })[]> {
  return sql.prepared(
    'support_mine',
    `SELECT ${REQUEST}, (SELECT w.by_supporter FROM support_words w WHERE w.tenant_id = $1 AND w.request_id = r.id ORDER BY w.at DESC, w.id DESC LIMIT 1) AS "lastBySupporter"
     FROM support_requests r WHERE r.tenant_id = $1 AND (r.asker_person_id = $2 OR r.supporter_person_id = $2) ORDER BY r.asked_at DESC, r.id DESC LIMIT 200`,
    [tenant, personId],
  )
}

/** A conversation of a person, of either side; undefined for everybody else. `isLocked` to decide on it. */
export async function findRequest(
  sql: Sql,
  tenant: number,
  id: string,
  personId: string,
  isLocked: boolean,
): Promise<RequestRow | undefined> {
  const rows = await sql.prepared<RequestRow>(
    isLocked ? 'support_lock' : 'support_find',
    `SELECT ${REQUEST} FROM support_requests r WHERE r.tenant_id = $1 AND r.id = $2 AND (r.asker_person_id = $3 OR r.supporter_person_id = $3)${isLocked ? ' FOR UPDATE' : ''}`,
    [tenant, id, personId],
  )
  return rows[0]
}

/** Moves what a word moves: the first answer, and when all is deleted. */
export async function saveRequest(
  sql: Sql,
  tenant: number,
  id: string,
  to: { state: RequestState; answeredAt: Date | null; eraseAt: Date },
): Promise<void> {
  await sql.prepared(
    'support_save',
    'UPDATE support_requests SET state = $3, answered_at = $4, erase_at = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, id, to.state, to.answeredAt, to.eraseAt],
  )
}

export type WordRow = { id: string; bySupporter: boolean; textSealed: Buffer; at: Date }

export async function insertWord(
  sql: Sql,
  tenant: number,
  one: { id: string; requestId: string; bySupporter: boolean; textSealed: Buffer; salt: Buffer; at: Date },
): Promise<void> {
  await sql.prepared(
    'support_insert_word',
    'INSERT INTO support_words (tenant_id, id, request_id, by_supporter, text_sealed, salt, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, one.id, one.requestId, one.bySupporter, one.textSealed, one.salt, one.at],
  )
}

/** The words of a conversation, the first first. The caller is one of the two. */
export async function wordsOf(sql: Sql, tenant: number, requestId: string): Promise<WordRow[]> {
  return sql.prepared(
    'support_words',
    `SELECT id, by_supporter AS "bySupporter", text_sealed AS "textSealed", at FROM support_words
     WHERE tenant_id = $1 AND request_id = $2 ORDER BY at, id`,
    [tenant, requestId],
  )
}

/** For whom a word is: the other of the two; undefined once it is deleted. */
export async function findRecipient(sql: Sql, tenant: number, wordId: string): Promise<string | undefined> {
  const rows = await sql.prepared<{ personId: string }>(
    'support_recipient',
    `SELECT CASE WHEN w.by_supporter THEN r.asker_person_id ELSE r.supporter_person_id END AS "personId"
     FROM support_words w JOIN support_requests r ON r.tenant_id = w.tenant_id AND r.id = w.request_id WHERE w.tenant_id = $1 AND w.id = $2`,
    [tenant, wordId],
  )
  return rows[0]?.personId
}

/** Deletes the words of conversations. */
export async function deleteWords(sql: Sql, tenant: number, requestIds: readonly string[]): Promise<void> {
  await sql.prepared(
    'support_delete_words',
    'DELETE FROM support_words WHERE tenant_id = $1 AND request_id = ANY($2)',
    [tenant, requestIds],
  )
}

/** Deletes conversations whose words are gone. */
export async function deleteRequests(sql: Sql, tenant: number, requestIds: readonly string[]): Promise<void> {
  await sql.prepared('support_delete', 'DELETE FROM support_requests WHERE tenant_id = $1 AND id = ANY($2)', [
    tenant,
    requestIds,
  ])
}

/** Conversations of the tenant whose time is over. */
export async function takeDue(sql: Sql, tenant: number, now: Date, most: number): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'support_due',
    'SELECT id FROM support_requests WHERE tenant_id = $1 AND erase_at <= $2 ORDER BY erase_at LIMIT $3 FOR UPDATE SKIP LOCKED',
    [tenant, now, most],
  )
  return rows.map((row) => row.id)
}

/** Takes a person out: her conversations of either side go with their words, and she is no supporter. */
export async function deleteOf(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'support_delete_words_of',
    `DELETE FROM support_words w USING support_requests r WHERE w.tenant_id = $1 AND r.tenant_id = $1 AND r.id = w.request_id
       AND (r.asker_person_id = $2 OR r.supporter_person_id = $2)`,
    [tenant, personId],
  )
  await sql.prepared(
    'support_delete_of',
    'DELETE FROM support_requests WHERE tenant_id = $1 AND (asker_person_id = $2 OR supporter_person_id = $2)',
    [tenant, personId],
  )
  await sql.prepared('support_delete_supporter', 'DELETE FROM supporters WHERE tenant_id = $1 AND person_id = $2', [
    tenant,
    personId,
  ])
}

/** Tenants in which something is to be deleted. */
export const DUE = 'SELECT DISTINCT tenant_id FROM support_requests WHERE erase_at <= $1'
