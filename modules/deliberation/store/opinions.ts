import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { HiddenReason, HideReason } from '../contract.ts'

/** An opinion. It stands under its topic on the notice board; what is hidden keeps its words, what is erased has neither words nor author. */
export type OpinionRow = {
  id: string
  topicId: string
  personId: string | null
  text: string
  salt: Buffer
  givenAt: Date
  hiddenReason: HiddenReason | null
  answer: string | null
  answeredAt: Date | null
}

const COLUMNS = `o.id, o.topic_id AS "topicId", o.person_id AS "personId", o.text, o.salt, o.given_at AS "givenAt", o.hidden_reason AS "hiddenReason",
  o.answer, o.answered_at AS "answeredAt"`

export async function insertOpinion(
  sql: Sql,
  tenant: number,
  one: Pick<OpinionRow, 'id' | 'topicId' | 'text' | 'salt' | 'givenAt'> & { personId: string },
): Promise<void> {
  await sql.prepared(
    'deliberation_insert_opinion',
    'INSERT INTO topic_opinions (tenant_id, id, topic_id, person_id, text, salt, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, one.id, one.topicId, one.personId, one.text, one.salt, one.givenAt],
  )
}

/** An opinion locked to act on it. @throws NotFound */
export async function lockOpinion(sql: Sql, tenant: number, opinionId: string): Promise<OpinionRow> {
  const rows = await sql.prepared<OpinionRow>(
    'deliberation_lock_opinion',
    `SELECT ${COLUMNS} FROM topic_opinions o WHERE o.tenant_id = $1 AND o.id = $2 FOR UPDATE`,
    [tenant, opinionId],
  )
  if (!rows[0]) throw new NotFound('opinion')
  return rows[0]
}

export async function saveHidden(
  sql: Sql,
  tenant: number,
  opinionId: string,
  to: { reason: HideReason; at: Date; by: string | null } | null,
): Promise<void> {
  await sql.prepared(
    'deliberation_hide_opinion',
    'UPDATE topic_opinions SET hidden_at = $3, hidden_reason = $4, hidden_by_person_id = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, opinionId, to?.at ?? null, to?.reason ?? null, to?.by ?? null],
  )
}

export async function saveAnswer(
  sql: Sql,
  tenant: number,
  opinionId: string,
  to: { answer: string; at: Date; by: string | null },
): Promise<void> {
  await sql.prepared(
    'deliberation_answer_opinion',
    'UPDATE topic_opinions SET answer = $3, answered_at = $4, answered_by_person_id = $5 WHERE tenant_id = $1 AND id = $2',
    [tenant, opinionId, to.answer, to.at, to.by],
  )
}

/** The opinions under a topic, the newest first. */
export async function opinionsOf(sql: Sql, tenant: number, topicId: string, limit: number): Promise<OpinionRow[]> {
  return sql.prepared<OpinionRow>(
    'deliberation_opinions',
    `SELECT ${COLUMNS} FROM topic_opinions o WHERE o.tenant_id = $1 AND o.topic_id = $2 ORDER BY o.given_at DESC, o.id LIMIT $3`,
    [tenant, topicId, limit],
  )
}

/** How many opinions a person has given to a topic. */
export async function countOpinionsBy(sql: Sql, tenant: number, topicId: string, personId: string): Promise<number> {
  const rows = await sql.prepared<{ n: number }>(
    'deliberation_opinions_by',
    'SELECT count(*)::int AS n FROM topic_opinions WHERE tenant_id = $1 AND topic_id = $2 AND person_id = $3',
    [tenant, topicId, personId],
  )
  return rows[0].n
}

/** What a person said, in all topics, the oldest first; with the topic it was said on. */
export async function opinionsBy(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<(OpinionRow & { title: string })[]> {
  return sql.prepared(
    'deliberation_opinions_of_person',
    `SELECT ${COLUMNS}, t.title FROM topic_opinions o JOIN topics t ON t.tenant_id = o.tenant_id AND t.id = o.topic_id
     WHERE o.tenant_id = $1 AND o.person_id = $2 ORDER BY o.given_at, o.id`,
    [tenant, personId],
  )
}

/** Takes words, salt and author out of what a person said. @returns the opinions and their topics */
export async function eraseOpinionsBy(
  sql: Sql,
  tenant: number,
  personId: string,
  at: Date,
): Promise<{ id: string; topicId: string }[]> {
  return sql.prepared(
    'deliberation_erase_opinions',
    `UPDATE topic_opinions SET person_id = NULL, text = '', salt = '', hidden_at = $3, hidden_reason = 'erased', hidden_by_person_id = NULL
     WHERE tenant_id = $1 AND person_id = $2 RETURNING id, topic_id AS "topicId"`,
    [tenant, personId, at],
  )
}
