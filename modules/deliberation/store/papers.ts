import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { MandateState, PaperState } from '../contract.ts'

/** A paper on its way in. Entries are sealed: who goes on does not see what the one before typed. */
export type PaperRow = {
  id: string
  topicId: string
  householdId: string
  gridId: string
  state: PaperState
  receivedAt: Date
  entries: Buffer[]
  enteredBy: string[]
  voteId: string | null
}

const PAPER = `p.id, p.topic_id AS "topicId", p.household_id AS "householdId", g.grid_id AS "gridId", p.state, p.received_at AS "receivedAt",
  p.entries, p.entered_by AS "enteredBy", p.vote_id AS "voteId"`
const GRID = (of: string) =>
  `JOIN household_grids g ON g.tenant_id = ${of}.tenant_id AND g.household_id = ${of}.household_id AND g.valid_until IS NULL`
const SEEN = '($3::uuid[] IS NULL OR g.grid_id = ANY($3::uuid[]))'

/** The paper of a household that is being entered. The caller holds the household's lock. */
export async function openPaper(
  sql: Sql,
  tenant: number,
  topicId: string,
  householdId: string,
): Promise<PaperRow | undefined> {
  const rows = await sql.prepared<PaperRow>(
    'deliberation_open_paper',
    `SELECT ${PAPER} FROM topic_papers p ${GRID('p')}
     WHERE p.tenant_id = $1 AND p.topic_id = $2 AND p.household_id = $3 AND p.state IN ('waiting', 'differing') FOR UPDATE OF p`,
    [tenant, topicId, householdId],
  )
  return rows[0]
}

/** A paper by its id, of a household in sight, locked. @throws NotFound */
export async function lockPaper(sql: Sql, tenant: number, paperId: string, sight: Sight): Promise<PaperRow> {
  const rows = await sql.prepared<PaperRow>(
    'deliberation_lock_paper',
    `SELECT ${PAPER} FROM topic_papers p ${GRID('p')} WHERE p.tenant_id = $1 AND p.id = $2 AND ${SEEN} FOR UPDATE OF p`,
    [tenant, paperId, sight.grids ?? null],
  )
  if (!rows[0]) throw new NotFound('paper')
  return rows[0]
}

/** Saves a paper as it stands after an entry. */
export async function savePaper(
  sql: Sql,
  tenant: number,
  one: Omit<PaperRow, 'gridId'> & { enteredAt: Date },
): Promise<void> {
  await sql.prepared(
    'deliberation_save_paper',
    `INSERT INTO topic_papers (tenant_id, id, topic_id, household_id, state, received_at, entries, entered_by, entered_at, vote_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ARRAY[$9::timestamptz], $10)
     ON CONFLICT (tenant_id, id) DO UPDATE SET state = excluded.state, entries = excluded.entries, entered_by = excluded.entered_by,
       entered_at = topic_papers.entered_at || excluded.entered_at, vote_id = excluded.vote_id`,
    [
      tenant,
      one.id,
      one.topicId,
      one.householdId,
      one.state,
      one.receivedAt,
      one.entries,
      one.enteredBy,
      one.enteredAt,
      one.voteId,
    ],
  )
}

export async function dropPaperRow(sql: Sql, tenant: number, paperId: string): Promise<void> {
  await sql.prepared(
    'deliberation_drop_paper',
    "UPDATE topic_papers SET state = 'dropped', entries = '{}' WHERE tenant_id = $1 AND id = $2",
    [tenant, paperId],
  )
}

/** The newest paper of each of some households, those put aside left out. */
export async function papersOf(
  sql: Sql,
  tenant: number,
  topicId: string,
  sight: Sight,
  householdIds: readonly string[],
): Promise<PaperRow[]> {
  return sql.prepared<PaperRow>(
    'deliberation_papers',
    `SELECT DISTINCT ON (p.household_id) ${PAPER} FROM topic_papers p ${GRID('p')}
     WHERE p.tenant_id = $1 AND p.topic_id = $2 AND ${SEEN} AND p.household_id = ANY($4::uuid[]) AND p.state <> 'dropped'
     ORDER BY p.household_id, p.received_at DESC`,
    [tenant, topicId, sight.grids ?? null, [...householdIds]],
  )
}

/** A written mandate of a household. */
export type MandateRow = {
  id: string
  topicId: string
  householdId: string
  gridId: string
  proxyPersonId: string
  signedBy: string
  state: MandateState
  enteredBy: string | null
}

const MANDATE = `m.id, m.topic_id AS "topicId", m.household_id AS "householdId", g.grid_id AS "gridId", m.proxy_person_id AS "proxyPersonId",
  m.signed_by AS "signedBy", m.state, m.entered_by_person_id AS "enteredBy"`

/** Writes a mandate. @returns false when the household has one already */
export async function insertMandate(
  sql: Sql,
  tenant: number,
  one: Omit<MandateRow, 'gridId' | 'state'> & { salt: Buffer; at: Date },
): Promise<boolean> {
  const rows = await sql.prepared(
    'deliberation_insert_mandate',
    `INSERT INTO topic_mandates (tenant_id, id, topic_id, household_id, proxy_person_id, signed_by, salt, state, entered_at, entered_by_person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'entered', $8, $9)
     ON CONFLICT (tenant_id, topic_id, household_id) WHERE state <> 'revoked' DO NOTHING RETURNING id`,
    [tenant, one.id, one.topicId, one.householdId, one.proxyPersonId, one.signedBy, one.salt, one.at, one.enteredBy],
  )
  return rows.length === 1
}

/** A mandate locked: of a household in sight, or of one of the asker's own. @throws NotFound */
export async function lockMandate(
  sql: Sql,
  tenant: number,
  mandateId: string,
  sight: Sight,
  ownHouseholds: readonly string[],
): Promise<MandateRow> {
  const rows = await sql.prepared<MandateRow>(
    'deliberation_lock_mandate',
    `SELECT ${MANDATE} FROM topic_mandates m ${GRID('m')}
     WHERE m.tenant_id = $1 AND m.id = $2 AND (${SEEN} OR m.household_id = ANY($4::uuid[])) FOR UPDATE OF m`,
    [tenant, mandateId, sight.grids ?? null, [...ownHouseholds]],
  )
  if (!rows[0]) throw new NotFound('mandate')
  return rows[0]
}

export async function saveMandate(
  sql: Sql,
  tenant: number,
  mandateId: string,
  to: { state: 'confirmed' | 'revoked'; at: Date; by: string | null },
): Promise<void> {
  await sql.prepared(
    'deliberation_save_mandate',
    `UPDATE topic_mandates SET state = $3, confirmed_at = CASE WHEN $3 = 'confirmed' THEN $4::timestamptz ELSE confirmed_at END,
       confirmed_by_person_id = CASE WHEN $3 = 'confirmed' THEN $5::uuid ELSE confirmed_by_person_id END,
       revoked_at = CASE WHEN $3 = 'revoked' THEN $4::timestamptz ELSE revoked_at END
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, mandateId, to.state, to.at, to.by],
  )
}

/** The households of a topic for which a person stands by a confirmed mandate. */
export async function mandatedTo(sql: Sql, tenant: number, topicId: string, personId: string): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'deliberation_mandated_to',
    `SELECT household_id AS id FROM topic_mandates WHERE tenant_id = $1 AND topic_id = $2 AND proxy_person_id = $3 AND state = 'confirmed'
     ORDER BY household_id`,
    [tenant, topicId, personId],
  )
  return rows.map((row) => row.id)
}

/** For how many households of a topic a person stands, entered ones included. */
export async function countMandates(sql: Sql, tenant: number, topicId: string, personId: string): Promise<number> {
  const rows = await sql.prepared<{ n: number }>(
    'deliberation_count_mandates',
    `SELECT count(*)::int AS n FROM topic_mandates WHERE tenant_id = $1 AND topic_id = $2 AND proxy_person_id = $3 AND state <> 'revoked'`,
    [tenant, topicId, personId],
  )
  return rows[0].n
}

/** The mandates of some households, as far as they are in sight. */
export async function mandatesOf(
  sql: Sql,
  tenant: number,
  topicId: string,
  sight: Sight,
  householdIds: readonly string[],
): Promise<MandateRow[]> {
  return sql.prepared<MandateRow>(
    'deliberation_mandates',
    `SELECT ${MANDATE} FROM topic_mandates m ${GRID('m')}
     WHERE m.tenant_id = $1 AND m.topic_id = $2 AND ${SEEN} AND m.household_id = ANY($4::uuid[]) AND m.state <> 'revoked'`,
    [tenant, topicId, sight.grids ?? null, [...householdIds]],
  )
}

/** The mandates by which a person stands for others in topics that are not over. */
export async function standingMandates(
  sql: Sql,
  tenant: number,
  personId: string,
): Promise<{ id: string; topicId: string; householdId: string }[]> {
  return sql.prepared(
    'deliberation_standing_mandates',
    `SELECT m.id, m.topic_id AS "topicId", m.household_id AS "householdId" FROM topic_mandates m
     JOIN topics t ON t.tenant_id = m.tenant_id AND t.id = m.topic_id AND t.state = 'open'
     WHERE m.tenant_id = $1 AND m.proxy_person_id = $2 AND m.state <> 'revoked' ORDER BY m.id FOR UPDATE OF m`,
    [tenant, personId],
  )
}
