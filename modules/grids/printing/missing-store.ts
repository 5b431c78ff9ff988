import type { Sql } from '../../../platform/db/connect.ts'
import type { BULK_KINDS } from './contract.ts'

export type BulkKind = (typeof BULK_KINDS)[number]

/** A place without a valid code, with the parts that its name and its turn in walking order are made of. */
export type MissingPlace = {
  readonly gridId: string
  readonly buildingId: string | null
  readonly entranceId: string | null
  readonly householdId: string | null
  readonly compound: string | null
  readonly building: string | null
  readonly entrance: string | null
  readonly floor: number | null
  readonly room: string | null
}

/** How many places lack a valid code of a kind, in these grids. */
export async function countMissing(
  sql: Sql,
  tenant: number,
  kind: BulkKind,
  gridIds: readonly string[],
): Promise<number> {
  const [row] = await sql.prepared<{ n: number }>(
    `count_missing_${kind}`,
    `SELECT count(*)::int AS n FROM (${MISSING[kind]}) m`,
    [tenant, [...gridIds]],
  )
  return row?.n ?? 0
}

/** Places that lack a valid code of a kind, at most so many. */
export async function findMissing(
  sql: Sql,
  tenant: number,
  kind: BulkKind,
  gridIds: readonly string[],
  most: number,
): Promise<MissingPlace[]> {
  return sql.prepared<MissingPlace>(`find_missing_${kind}`, `${MISSING[kind]} ORDER BY ${ORDER[kind]} LIMIT $3`, [
    tenant,
    [...gridIds],
    most,
  ])
}

/** One at a time gives out what is missing in a community: two at once would give the same place two codes. */
export async function lockMissing(sql: Sql, tenant: number, communityId: string): Promise<void> {
  await sql.prepared(
    'lock_community',
    'SELECT id FROM communities WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE',
    [tenant, communityId],
  )
}

const withoutCode = (kind: BulkKind, place: string) =>
  `NOT EXISTS (SELECT 1 FROM place_codes k WHERE k.tenant_id = $1 AND k.kind = '${kind}' AND k.revoked_at IS NULL AND ${place})`

const GRID_ONLY = `SELECT g.id AS "gridId", NULL::uuid AS "buildingId", NULL::uuid AS "entranceId", NULL::uuid AS "householdId", NULL AS compound,
  NULL AS building, NULL AS entrance, NULL::int AS floor, NULL AS room
  FROM grids g WHERE g.tenant_id = $1 AND g.id = ANY($2::uuid[])`

/** Buildings with the grid that looks after them today, and their compound. */
const BUILDINGS = `buildings b
  JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
  LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id`

const MISSING: Readonly<Record<BulkKind, string>> = {
  // The caller names the micro grids alone, or the dedicated ones alone.
  grid_board: `${GRID_ONLY} AND ${withoutCode('grid_board', 'k.grid_id = g.id')}`,
  dedicated: `${GRID_ONLY} AND ${withoutCode('dedicated', 'k.grid_id = g.id')}`,
  building: `SELECT bg.grid_id AS "gridId", b.id AS "buildingId", NULL::uuid AS "entranceId", NULL::uuid AS "householdId", c.name AS compound,
      b.name AS building, NULL AS entrance, NULL::int AS floor, NULL AS room
    FROM ${BUILDINGS}
    WHERE b.tenant_id = $1 AND bg.grid_id = ANY($2::uuid[]) AND ${withoutCode('building', 'k.building_id = b.id')}`,
  entrance: `SELECT bg.grid_id AS "gridId", b.id AS "buildingId", e.id AS "entranceId", NULL::uuid AS "householdId", c.name AS compound,
      b.name AS building, e.name AS entrance, NULL::int AS floor, NULL AS room
    FROM ${BUILDINGS} JOIN entrances e ON e.tenant_id = b.tenant_id AND e.building_id = b.id
    WHERE b.tenant_id = $1 AND bg.grid_id = ANY($2::uuid[]) AND ${withoutCode('entrance', 'k.entrance_id = e.id')}`,
  household: `SELECT hg.grid_id AS "gridId", h.building_id AS "buildingId", h.entrance_id AS "entranceId", h.id AS "householdId", c.name AS compound,
      b.name AS building, e.name AS entrance, h.floor, h.room
    FROM households h
    JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
    JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
    JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
    LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
    WHERE h.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND ${withoutCode('household', 'k.household_id = h.id')}`,
}

const ORDER: Readonly<Record<BulkKind, string>> = {
  grid_board: '"gridId"',
  dedicated: '"gridId"',
  building: '"buildingId"',
  entrance: '"buildingId", "entranceId"',
  household: '"buildingId", "entranceId", "householdId"',
}
