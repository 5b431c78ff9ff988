import { sql } from 'kysely'
import type { Sql } from '../../../platform/db/connect.ts'
import type { DB } from '../../../platform/db/schema.ts'
import type { CaseRow } from './load.ts'

/** A party that waits for the answer of a case. */
export type NewParty = {
  partyId: string
  personId: string | null
  bearerHash: Buffer | null
  as: DB['case_parties']['party_as']
}

/**
 * Parties join a case; one who already waits for it, by person or by code, is not doubled. Whose person waits already is known by the
 * code alone, so that it still opens.
 */
export async function copyParties(
  sqlOn: Sql,
  tenant: number,
  fromCaseId: string,
  toCaseId: string,
  now: Date,
): Promise<{ partyId: string; as: DB['case_parties']['party_as'] }[]> {
  const rows = await sqlOn.raw<{ party_id: string; party_as: DB['case_parties']['party_as'] }>(
    `INSERT INTO case_parties (tenant_id, case_id, party_id, person_id, bearer_hash, party_as, joined_at, from_case_id)
     SELECT $1, $3, p.party_id, CASE WHEN k.is_known THEN NULL ELSE p.person_id END, p.bearer_hash, 'follower', $4, $2
     FROM case_parties p CROSS JOIN LATERAL (
       SELECT EXISTS (SELECT 1 FROM case_parties o WHERE o.tenant_id = $1 AND o.case_id = $3 AND o.person_id = p.person_id) AS is_known) k
     WHERE p.tenant_id = $1 AND p.case_id = $2 AND p.party_as <> 'opener' AND NOT (k.is_known AND p.bearer_hash IS NULL)
       AND NOT EXISTS (SELECT 1 FROM case_parties o WHERE o.tenant_id = $1 AND o.case_id = $3 AND o.bearer_hash = p.bearer_hash)
     ON CONFLICT DO NOTHING RETURNING party_id, party_as`,
    [tenant, fromCaseId, toCaseId, now],
  )
  return rows.map((row) => ({ partyId: row.party_id, as: row.party_as }))
}

/** One more who waits for the answer of a case. */
export async function insertParty(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  party: NewParty,
  now: Date,
): Promise<void> {
  await sqlOn.q
    .insertInto('case_parties')
    .values({
      tenant_id: tenant,
      case_id: caseId,
      party_id: party.partyId,
      person_id: party.personId,
      bearer_hash: party.bearerHash,
      party_as: party.as,
      joined_at: now,
    })
    .execute()
}

/** Those who joined a case by a merge leave it again. */
export async function removeParties(sqlOn: Sql, tenant: number, caseId: string, fromCaseId: string): Promise<void> {
  await sqlOn.q
    .deleteFrom('case_parties')
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('from_case_id', '=', fromCaseId)
    .execute()
}

/** Keeps when these parties urged last. */
export async function saveUrged(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  partyIds: readonly string[],
  now: Date,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ urged_at: now })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('party_id', '=', sql<string>`ANY(${partyIds}::uuid[])`)
    .execute()
}

/** All parties of a case, and of the cases merged into it or into those, have their answer now. */
export async function markAnswered(sqlOn: Sql, tenant: number, caseId: string, now: Date): Promise<void> {
  await sqlOn.raw(
    `WITH RECURSIVE joined AS (
       SELECT $2::uuid AS id
       UNION SELECT c.id FROM cases c JOIN joined j ON c.merged_into_id = j.id WHERE c.tenant_id = $1)
     UPDATE case_parties SET answered_at = $3 WHERE tenant_id = $1 AND answered_at IS NULL AND case_id IN (SELECT id FROM joined)`,
    [tenant, caseId, now],
  )
}

/** The cases merged into one or into those, oldest first; sensitive ones only where it is sensitive itself. */
export async function mergedInto(
  sqlOn: Sql,
  tenant: number,
  one: Pick<CaseRow, 'id' | 'is_sensitive'>,
): Promise<string[]> {
  const rows = await sqlOn.raw<{ id: string }>(
    `WITH RECURSIVE joined AS (
       SELECT $2::uuid AS id, NULL::timestamptz AS reported_at
       UNION SELECT c.id, c.reported_at FROM cases c JOIN joined j ON c.merged_into_id = j.id
       WHERE c.tenant_id = $1 AND (NOT c.is_sensitive OR $3))
     SELECT id FROM joined WHERE id <> $2 ORDER BY reported_at, id LIMIT 100`,
    [tenant, one.id, one.is_sensitive],
  )
  return rows.map((row) => row.id)
}

/** Keeps what a party thinks of the answer, beside the official outcome. */
export async function saveVerdict(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  partyIds: readonly string[],
  verdict: string,
): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ verdict })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('party_id', '=', sql<string>`ANY(${partyIds}::uuid[])`)
    .execute()
}

/** The work goes on: what was thought of the last answer is not said of the next one. "Not solved" stays. */
export async function forgetRatings(sqlOn: Sql, tenant: number, caseId: string): Promise<void> {
  await sqlOn.q
    .updateTable('case_parties')
    .set({ verdict: null })
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .where('verdict', '<>', 'not_solved')
    .execute()
}
