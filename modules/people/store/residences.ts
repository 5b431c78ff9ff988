import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { RefuseReason, ResidenceState, ResidenceWay } from '../contract.ts'

/** A residence with the grid that looks after the household today. */
export type ResidenceRow = {
  id: string
  personId: string
  householdId: string
  gridId: string
  state: ResidenceState
  way: ResidenceWay
  statedAt: Date
  from: Date | null
  until: Date | null
  refuseReason: RefuseReason | null
}

const COLUMNS = `r.id, r.person_id AS "personId", r.household_id AS "householdId", g.grid_id AS "gridId", r.state, r.way,
  r.stated_at AS "statedAt", r.valid_from AS "from", r.valid_until AS "until", r.refuse_reason AS "refuseReason"`
const FROM = `residences r JOIN household_grids g ON g.tenant_id = r.tenant_id AND g.household_id = r.household_id AND g.valid_until IS NULL`
const IN_SIGHT = `($3::uuid[] IS NULL OR g.grid_id = ANY($3::uuid[]))`

/** A residence that is written down. */
export type NewResidence = {
  id: string
  personId: string
  householdId: string
  state: 'stated' | 'confirmed'
  way: ResidenceWay
  statedAt: Date
  from: Date | null
  decidedAt: Date | null
  decidedBy: string | null
}

/** Writes a residence down. @returns false when the person has stated, or lives in, this household already */
export async function insertResidence(sql: Sql, tenant: number, one: NewResidence): Promise<boolean> {
  const rows = await sql.prepared(
    'people_insert_residence',
    `INSERT INTO residences (tenant_id, id, person_id, household_id, state, way, stated_at, valid_from, decided_at, decided_by_person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      one.id,
      one.personId,
      one.householdId,
      one.state,
      one.way,
      one.statedAt,
      one.from,
      one.decidedAt,
      one.decidedBy,
    ],
  )
  return rows.length === 1
}

/** A residence locked to decide on it: of a household in sight, or one's own. @throws NotFound */
export async function lockResidence(
  sql: Sql,
  tenant: number,
  residenceId: string,
  sight: Sight,
): Promise<ResidenceRow> {
  const rows = await sql.prepared<ResidenceRow>(
    'people_lock_residence',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.id = $2 AND (${IN_SIGHT} OR r.person_id = $4) FOR UPDATE OF r`,
    [tenant, residenceId, sight.grids ?? null, sight.personId],
  )
  if (!rows[0]) throw new NotFound('residence')
  return rows[0]
}

/** The open residence of a person in a household, locked. */
export async function lockOpenResidence(
  sql: Sql,
  tenant: number,
  personId: string,
  householdId: string,
): Promise<ResidenceRow | undefined> {
  const rows = await sql.prepared<ResidenceRow>(
    'people_lock_open_residence',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.person_id = $2 AND r.household_id = $3 AND r.state IN ('stated', 'confirmed')
     FOR UPDATE OF r`,
    [tenant, personId, householdId],
  )
  return rows[0]
}

/** Saves what became of a residence. */
export async function saveResidence(
  sql: Sql,
  tenant: number,
  residenceId: string,
  to: {
    state: ResidenceState
    from: Date | null
    until: Date | null
    decidedAt: Date
    decidedBy: string | null
    refuseReason: RefuseReason | null
  },
): Promise<void> {
  await sql.prepared(
    'people_save_residence',
    `UPDATE residences SET state = $3, valid_from = $4, valid_until = $5, decided_at = $6, decided_by_person_id = $7, refuse_reason = $8
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, residenceId, to.state, to.from, to.until, to.decidedAt, to.decidedBy, to.refuseReason],
  )
}

/** A residence by the id that a phone gave it, whoever asks. */
export async function findResidence(
  sql: Sql,
  tenant: number,
  residenceId: string,
): Promise<{ personId: string; householdId: string } | undefined> {
  const rows = await sql.prepared<{ personId: string; householdId: string }>(
    'people_find_residence',
    'SELECT person_id AS "personId", household_id AS "householdId" FROM residences WHERE tenant_id = $1 AND id = $2',
    [tenant, residenceId],
  )
  return rows[0]
}

/** How many statements of a person wait. */
export async function countStated(sql: Sql, tenant: number, personId: string): Promise<number> {
  const rows = await sql.prepared<{ n: number }>(
    'people_count_stated',
    "SELECT count(*)::int AS n FROM residences WHERE tenant_id = $1 AND person_id = $2 AND state = 'stated'",
    [tenant, personId],
  )
  return rows[0].n
}

/** The residences of the actor himself, the newest first. */
export async function residencesOfSelf(sql: Sql, tenant: number, sight: Sight): Promise<ResidenceRow[]> {
  return sql.prepared<ResidenceRow>(
    'people_own_residences',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.person_id = $2 ORDER BY r.stated_at DESC, r.id LIMIT 50`,
    [tenant, sight.personId],
  )
}

/** Statements that wait in some grids, as far as these are in sight, the oldest first. */
export async function statedIn(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  sight: Sight,
  limit: number,
): Promise<ResidenceRow[]> {
  return sql.prepared<ResidenceRow>(
    'people_stated_residences',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.state = 'stated' AND g.grid_id = ANY($2::uuid[]) AND ${IN_SIGHT}
     ORDER BY r.stated_at, r.id LIMIT $4`,
    [tenant, [...gridIds], sight.grids ?? null, limit],
  )
}

/** What stands open of a household, as far as it is in sight. */
export async function residencesIn(
  sql: Sql,
  tenant: number,
  householdId: string,
  sight: Sight,
): Promise<ResidenceRow[]> {
  return sql.prepared<ResidenceRow>(
    'people_residences_in',
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.tenant_id = $1 AND r.household_id = $2 AND ${IN_SIGHT} AND r.state IN ('stated', 'confirmed')
     ORDER BY r.stated_at, r.id`,
    [tenant, householdId, sight.grids ?? null],
  )
}

/** Who lives where. */
export type Living = { personId: string; householdId: string; gridId: string; since: Date }

const LIVING = `SELECT r.person_id AS "personId", r.household_id AS "householdId", g.grid_id AS "gridId", r.valid_from AS since FROM ${FROM}
  WHERE r.tenant_id = $1 AND r.state IN ('confirmed', 'ended') AND r.valid_from <= $3 AND (r.valid_until IS NULL OR r.valid_until > $3)`

/** The households in which a person lives at a moment, confirmed. */
export async function livingOf(sql: Sql, tenant: number, personId: string, at: Date): Promise<Living[]> {
  return sql.prepared<Living>('people_living_of', `${LIVING} AND r.person_id = $2 ORDER BY r.valid_from, r.id`, [
    tenant,
    personId,
    at,
  ])
}

/** The persons who live in some households at a moment, confirmed. */
export async function livingIn(sql: Sql, tenant: number, householdIds: readonly string[], at: Date): Promise<Living[]> {
  return sql.prepared<Living>(
    'people_living_in',
    `${LIVING} AND r.household_id = ANY($2::uuid[]) ORDER BY r.household_id, r.valid_from, r.id`,
    [tenant, [...householdIds], at],
  )
}
