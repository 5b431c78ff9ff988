import type { Sql } from '../../platform/db/connect.ts'
import type { HandoverState, ItemKind } from './contract.ts'

export type HandoverRow = {
  id: string
  postId: string
  giverId: string
  receiverId: string
  termUntil: Date | null
  state: HandoverState
  preparedAt: Date
  dueAt: Date
  giverSignedAt: Date | null
  receiverSignedAt: Date | null
  refusedAt: Date | null
  note: string | null
  closedAt: Date | null
}
const COLUMNS = `o.id, o.post_id AS "postId", o.giver_person_id AS "giverId", o.receiver_person_id AS "receiverId", o.term_until AS "termUntil",
  o.state, o.prepared_at AS "preparedAt", o.due_at AS "dueAt", o.giver_signed_at AS "giverSignedAt", o.receiver_signed_at AS "receiverSignedAt",
  o.refused_at AS "refusedAt", o.note, o.closed_at AS "closedAt"`

/** Begins a hand-over. @returns false when one of this post is under way */
export async function insertHandover(
  sql: Sql,
  tenant: number,
  one: Pick<HandoverRow, 'id' | 'postId' | 'giverId' | 'receiverId' | 'termUntil' | 'preparedAt' | 'dueAt'>,
): Promise<boolean> {
  const rows = await sql.prepared(
    'handovers_insert',
    `INSERT INTO handovers (tenant_id, id, post_id, giver_person_id, receiver_person_id, term_until, state, prepared_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8) ON CONFLICT (tenant_id, post_id) WHERE state = 'open' DO NOTHING RETURNING id`,
    [tenant, one.id, one.postId, one.giverId, one.receiverId, one.termUntil, one.preparedAt, one.dueAt],
  )
  return rows.length === 1
}

export type Item = { kind: ItemKind; subjectId: string | null; text: string }

/** Adds lines to the list, after those that stand there. */
export async function addItems(sql: Sql, tenant: number, id: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return
  await sql.prepared(
    'handovers_add_items',
    `INSERT INTO handover_items (tenant_id, handover_id, n, kind, subject_id, text)
     SELECT $1, $2, i.n + (SELECT count(*) FROM handover_items h WHERE h.tenant_id = $1 AND h.handover_id = $2), i.kind, i.subject_id, i.text
     FROM unnest($3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS i (kind, subject_id, text, n)`,
    [tenant, id, items.map((one) => one.kind), items.map((one) => one.subjectId), items.map((one) => one.text)],
  )
}

/** The lines of hand-overs, in order. */
export async function itemsOf(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
): Promise<(Item & { handoverId: string; n: number })[]> {
  return sql.prepared(
    'handovers_items',
    `SELECT handover_id AS "handoverId", n, kind, subject_id AS "subjectId", text FROM handover_items
     WHERE tenant_id = $1 AND handover_id = ANY($2) ORDER BY handover_id, n`,
    [tenant, ids],
  )
}

/** A hand-over, locked. */
export async function lockHandover(sql: Sql, tenant: number, id: string): Promise<HandoverRow | undefined> {
  const rows = await sql.prepared<HandoverRow>(
    'handovers_lock',
    `SELECT ${COLUMNS} FROM handovers o WHERE o.tenant_id = $1 AND o.id = $2 FOR UPDATE`,
    [tenant, id],
  )
  return rows[0]
}

/** Writes the names under it; null takes one off. */
export async function saveSignatures(
  sql: Sql,
  tenant: number,
  id: string,
  to: Pick<HandoverRow, 'giverSignedAt' | 'receiverSignedAt'>,
): Promise<void> {
  await sql.prepared(
    'handovers_sign',
    'UPDATE handovers SET giver_signed_at = $3, receiver_signed_at = $4 WHERE tenant_id = $1 AND id = $2',
    [tenant, id, to.giverSignedAt, to.receiverSignedAt],
  )
}

export async function saveRefusal(
  sql: Sql,
  tenant: number,
  id: string,
  one: { personId: string; note: string; salt: Buffer; at: Date },
): Promise<void> {
  await sql.prepared(
    'handovers_refuse',
    `UPDATE handovers SET refused_by_person_id = $3, note = $4, note_salt = $5, refused_at = $6 WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, one.personId, one.note, one.salt, one.at],
  )
}

/** It is over: the post has passed, or the hand-over was called off. A note of the lead's stands in place of an earlier one. */
export async function closeRow(
  sql: Sql,
  tenant: number,
  id: string,
  one: { state: HandoverState; at: Date; by: string | null; note: string | null; salt: Buffer | null },
): Promise<void> {
  await sql.prepared(
    'handovers_close',
    `UPDATE handovers SET state = $3, closed_at = $4, closed_by_person_id = $5, note = coalesce($6, note), note_salt = coalesce($7, note_salt)
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, one.state, one.at, one.by, one.note, one.salt],
  )
}

/** Hand-overs of posts in some grids: the open ones, then those of the last while. */
export async function handoversIn(sql: Sql, tenant: number, gridIds: readonly string[]): Promise<HandoverRow[]> {
  return sql.prepared(
    'handovers_in',
    `SELECT ${COLUMNS} FROM handovers o JOIN posts p ON p.tenant_id = o.tenant_id AND p.id = o.post_id
     WHERE o.tenant_id = $1 AND p.grid_id = ANY($2) ORDER BY o.state <> 'open', o.prepared_at DESC, o.id LIMIT 100`,
    [tenant, gridIds],
  )
}

/** Hand-overs of which a person is one of the two. */
export async function handoversOf(sql: Sql, tenant: number, personId: string): Promise<HandoverRow[]> {
  return sql.prepared(
    'handovers_of',
    `SELECT ${COLUMNS} FROM handovers o WHERE o.tenant_id = $1 AND (o.giver_person_id = $2 OR o.receiver_person_id = $2)
     ORDER BY o.state <> 'open', o.prepared_at DESC, o.id LIMIT 50`,
    [tenant, personId],
  )
}

/** Open hand-overs whose days are over and of which the lead was not told, taken to be told. */
export async function takeStuck(
  sql: Sql,
  tenant: number,
  now: Date,
  most: number,
): Promise<{ id: string; postId: string }[]> {
  return sql.prepared(
    'handovers_stuck',
    `UPDATE handovers SET told_at = $2 WHERE tenant_id = $1 AND id IN (
       SELECT s.id FROM handovers s WHERE s.tenant_id = $1 AND s.state = 'open' AND s.told_at IS NULL AND s.due_at <= $2
       ORDER BY s.due_at LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING id, post_id AS "postId"`,
    [tenant, now, most],
  )
}

/** The words of lines that stand for a person's hand-overs go; that they were, and who signed, stays. */
export async function forgetWords(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'handovers_forget',
    `UPDATE handovers SET note = NULL, note_salt = NULL WHERE tenant_id = $1 AND (giver_person_id = $2 OR receiver_person_id = $2)`,
    [tenant, personId],
  )
}

export const DUE = `SELECT DISTINCT tenant_id FROM handovers WHERE state = 'open' AND told_at IS NULL AND due_at <= $1`
