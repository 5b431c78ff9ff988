import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'

/** Whom a scope takes in, as values of a statement; the others are null. */
export type ScopeValues = {
  gridIds: readonly string[] | null
  compoundId: string | null
  buildingIds: readonly string[] | null
}

const HOUSEHOLDS = `households h
  JOIN household_grids g ON g.tenant_id = h.tenant_id AND g.household_id = h.id AND g.valid_until IS NULL
  JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
  JOIN building_grids s ON s.tenant_id = b.tenant_id AND s.building_id = b.id AND s.valid_until IS NULL
  WHERE h.tenant_id = $1 AND ($2::uuid[] IS NULL OR g.grid_id = ANY($2::uuid[])) AND ($3::uuid IS NULL OR b.compound_id = $3)
    AND ($4::uuid[] IS NULL OR b.id = ANY($4::uuid[]))`
const valuesOf = (scope: ScopeValues) => [
  scope.gridIds === null ? null : [...scope.gridIds],
  scope.compoundId,
  scope.buildingIds === null ? null : [...scope.buildingIds],
]

/** The households of a scope today, with the grid in which the building of each stands: now and then a home belongs to another. */
export async function householdsIn(
  sql: Sql,
  tenant: number,
  scope: ScopeValues,
): Promise<{ id: string; gridId: string }[]> {
  return sql.prepared(
    'deliberation_households',
    `SELECT h.id, s.grid_id AS "gridId" FROM ${HOUSEHOLDS} ORDER BY h.id`,
    [tenant, ...valuesOf(scope)],
  )
}

/** Freezes a roll. */
export async function insertRoll(
  sql: Sql,
  tenant: number,
  topicId: string,
  householdIds: readonly string[],
): Promise<void> {
  await sql.prepared(
    'deliberation_insert_roll',
    'INSERT INTO topic_rolls (tenant_id, topic_id, household_id) SELECT $1, $2, r.id FROM unnest($3::uuid[]) AS r (id)',
    [tenant, topicId, [...householdIds]],
  )
}

/** Names of the places that a scope names; in the order people read them. */
export async function namesOfScope(
  sql: Sql,
  tenant: number,
  scope: { compoundId: string | null; buildingIds: readonly string[] | null },
): Promise<{ compound: string | null; building: string; compoundId: string | null }[]> {
  return sql.prepared(
    'deliberation_scope_names',
    `SELECT c.name AS compound, b.name AS building, c.id AS "compoundId" FROM buildings b
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND ($2::uuid IS NULL OR b.compound_id = $2) AND ($3::uuid[] IS NULL OR b.id = ANY($3::uuid[]))`,
    [tenant, scope.compoundId, scope.buildingIds === null ? null : [...scope.buildingIds]],
  )
}

/** Locks a household of a roll: two who vote for it at once are taken one after the other. @returns false when it is not on the roll */
export async function lockOnRoll(sql: Sql, tenant: number, topicId: string, householdId: string): Promise<boolean> {
  const rows = await sql.prepared(
    'deliberation_lock_on_roll',
    'SELECT household_id FROM topic_rolls WHERE tenant_id = $1 AND topic_id = $2 AND household_id = $3 FOR UPDATE',
    [tenant, topicId, householdId],
  )
  return rows.length === 1
}

/** Which of some households are on the roll. */
export async function onRoll(
  sql: Sql,
  tenant: number,
  topicId: string,
  householdIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'deliberation_on_roll',
    'SELECT household_id AS id FROM topic_rolls WHERE tenant_id = $1 AND topic_id = $2 AND household_id = ANY($3::uuid[])',
    [tenant, topicId, [...householdIds]],
  )
  return rows.map((row) => row.id)
}

/** All households of a roll. */
export async function rollOf(sql: Sql, tenant: number, topicId: string): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'deliberation_roll',
    'SELECT household_id AS id FROM topic_rolls WHERE tenant_id = $1 AND topic_id = $2 ORDER BY household_id',
    [tenant, topicId],
  )
  return rows.map((row) => row.id)
}

/** A building of a roll, as far as it is in sight. */
export type RollBuilding = { id: string; compound: string | null; building: string; households: number; voted: number }

const SEEN = `topic_rolls r
  JOIN households h ON h.tenant_id = r.tenant_id AND h.id = r.household_id
  JOIN household_grids g ON g.tenant_id = h.tenant_id AND g.household_id = h.id AND g.valid_until IS NULL
  JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
  LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
  LEFT JOIN topic_votes v ON v.tenant_id = r.tenant_id AND v.topic_id = r.topic_id AND v.household_id = r.household_id AND v.is_current
  WHERE r.tenant_id = $1 AND r.topic_id = $2 AND ($3::uuid[] IS NULL OR g.grid_id = ANY($3::uuid[]))`

export async function rollBuildings(sql: Sql, tenant: number, topicId: string, sight: Sight): Promise<RollBuilding[]> {
  return sql.prepared<RollBuilding>(
    'deliberation_roll_buildings',
    `SELECT b.id, c.name AS compound, b.name AS building, count(*)::int AS households, count(v.id)::int AS voted
     FROM ${SEEN} GROUP BY b.id, c.name, b.name`,
    [tenant, topicId, sight.grids ?? null],
  )
}

/** The households of one building on a roll, as far as they are in sight. */
export async function rollHouseholds(
  sql: Sql,
  tenant: number,
  topicId: string,
  sight: Sight,
  buildingId: string,
): Promise<{ id: string; way: 'phone' | 'proxy' | 'paper' | null; votedAt: Date | null }[]> {
  return sql.prepared(
    'deliberation_roll_households',
    `SELECT h.id, v.way, v.voted_at AS "votedAt" FROM ${SEEN} AND b.id = $4`,
    [tenant, topicId, sight.grids ?? null, buildingId],
  )
}

/** A building of a compound that stands wholly in some grids. */
export type CompoundBuilding = {
  compoundId: string
  compound: string
  buildingId: string
  building: string
  gridId: string
}

/** The compounds all of whose buildings stand in some grids in sight, building by building. */
export async function compoundsIn(
  sql: Sql,
  tenant: number,
  sight: Sight,
  gridIds: readonly string[],
): Promise<CompoundBuilding[]> {
  return sql.prepared<CompoundBuilding>(
    'deliberation_compounds',
    `SELECT c.id AS "compoundId", c.name AS compound, b.id AS "buildingId", b.name AS building, g.grid_id AS "gridId"
     FROM compounds c
     JOIN buildings b ON b.tenant_id = c.tenant_id AND b.compound_id = c.id
     JOIN building_grids g ON g.tenant_id = b.tenant_id AND g.building_id = b.id AND g.valid_until IS NULL
     WHERE c.tenant_id = $1 AND g.grid_id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR g.grid_id = ANY($3::uuid[]))
       AND NOT EXISTS (SELECT 1 FROM buildings o
         JOIN building_grids og ON og.tenant_id = o.tenant_id AND og.building_id = o.id AND og.valid_until IS NULL
         WHERE o.tenant_id = $1 AND o.compound_id = c.id AND og.grid_id <> ALL($2::uuid[]))`,
    [tenant, [...gridIds], sight.grids ?? null],
  )
}
