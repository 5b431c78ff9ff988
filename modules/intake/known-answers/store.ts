import { type SqlBool, sql } from 'kysely'
import type { Sql } from '../../../platform/db/connect.ts'
import { searchTerms, termQueries } from '../../../platform/pure/bigrams.ts'
import type { KnownAnswer } from '../contract/known-answers.ts'
import { questionTerms } from './rules.ts'

/** The grid an answer belongs to, with the row locked; undefined when there is none. */
export async function lockAnswer(sqlOn: Sql, tenant: number, answerId: string): Promise<string | undefined> {
  const row = await sqlOn.q
    .selectFrom('known_answers')
    .select('grid_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', answerId)
    .forUpdate()
    .executeTakeFirst()
  return row?.grid_id
}

export async function countAnswers(sqlOn: Sql, tenant: number, gridId: string): Promise<number> {
  const row = await sqlOn.q
    .selectFrom('known_answers')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenant)
    .where('grid_id', '=', gridId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Writes an answer, or over the one with its id; what was said of the old words does not count for the new ones. */
export async function writeAnswer(
  sqlOn: Sql,
  tenant: number,
  one: KnownAnswer & { salt: Buffer; savedAt: Date; savedBy: string | null },
): Promise<void> {
  const changeable = {
    question: one.question,
    answer: one.answer,
    source: one.source,
    valid_until: one.validUntil,
    search: sql<string>`array_to_tsvector(${searchTerms(`${one.question} ${one.answer}`)}::text[])`,
    salt: one.salt,
    saved_at: one.savedAt,
    saved_by_person_id: one.savedBy,
    helped_count: 0,
    not_helped_count: 0,
  }
  await sqlOn.q
    .insertInto('known_answers')
    .values({ tenant_id: tenant, id: one.answerId, grid_id: one.gridId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

export async function deleteAnswer(sqlOn: Sql, tenant: number, answerId: string): Promise<void> {
  await sqlOn.q.deleteFrom('known_answers').where('tenant_id', '=', tenant).where('id', '=', answerId).execute()
}

/** Counts one voice. */
export async function countVoice(sqlOn: Sql, tenant: number, answerId: string, hasHelped: boolean): Promise<void> {
  await sqlOn.raw(
    `UPDATE known_answers SET helped_count = helped_count + $3, not_helped_count = not_helped_count + $4 WHERE tenant_id = $1 AND id = $2`,
    [tenant, answerId, hasHelped ? 1 : 0, hasHelped ? 0 : 1],
  )
}

const COLUMNS = [
  'id',
  'grid_id',
  'question',
  'answer',
  'source',
  'valid_until',
  'saved_at',
  'helped_count',
  'not_helped_count',
] as const

/** What stands on these grids, by question. */
export async function answersOn(sqlOn: Sql, tenant: number, grids: readonly string[]) {
  return sqlOn.q
    .selectFrom('known_answers')
    .select(COLUMNS)
    .where('tenant_id', '=', tenant)
    .where('grid_id', 'in', grids)
    .orderBy('question')
    .orderBy('id')
    .execute()
}

/** Those of these grids, in force on a day, that share a term with the words; without words those that helped most. */
export async function findAnswers(
  sqlOn: Sql,
  tenant: number,
  grids: readonly string[],
  words: string,
  today: string,
  most: number,
) {
  const terms = questionTerms(words)
  const inForce = sqlOn.q
    .selectFrom('known_answers')
    .select(COLUMNS)
    .where('tenant_id', '=', tenant)
    .where('grid_id', 'in', grids)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]))
  const wanted =
    terms.length === 0 ? inForce : inForce.where(sql<SqlBool>`search @@ ${termQueries(terms, '').join(' | ')}::tsquery`)
  return wanted
    .orderBy(sql`helped_count - not_helped_count`, 'desc')
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Consultations of these grids that were answered, newest first, each with its first words; nothing sensitive. */
export async function questionsAnswered(sqlOn: Sql, tenant: number, grids: readonly string[], most: number) {
  return sqlOn.raw<{ caseId: string; number: string; question: string; answer: string; answeredAt: Date }>(
    `SELECT c.id AS "caseId", c.number, r.text AS question, c.answer, c.answered_at AS "answeredAt"
     FROM cases c
     JOIN LATERAL (SELECT text FROM reports r WHERE r.tenant_id = c.tenant_id AND r.tenant_id = $1 AND r.case_id = c.id
                   ORDER BY r.received_at LIMIT 1) r ON true
     WHERE c.tenant_id = $1 AND c.grid_id = ANY($2::uuid[]) AND c.nature = 'consultation' AND NOT c.is_sensitive
       AND c.answered_at IS NOT NULL AND c.answer IS NOT NULL
     ORDER BY c.answered_at DESC LIMIT $3`,
    [tenant, grids, most],
  )
}
