import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'

/** Where a building or household belongs now, and since when. */
export type Membership = { readonly id: string; readonly gridId: string; readonly since: Date }

/** A building locked for a move, with all its households. */
export type LockedBuilding = Membership & { readonly communityId: string; readonly households: readonly Membership[] }

/**
 * Locks a building and its households for a move, and tells where they belong. The rows of the things themselves are locked, since a
 * membership that ends while one waits for it would be gone. Throws NotFound when absent or out of sight.
 */
export async function lockBuilding(
  sql: Sql,
  tenant: number,
  buildingId: string,
  sight: Sight,
): Promise<LockedBuilding> {
  await sql.prepared('lock_building', 'SELECT id FROM buildings WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
    tenant,
    buildingId,
  ])
  const homes = await sql.prepared<{ id: string }>(
    'lock_homes',
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY id FOR UPDATE',
    [tenant, buildingId],
  )
  const [row] = await sql.prepared<Membership & { communityId: string }>(
    'locked_building',
    `SELECT b.id, bg.grid_id AS "gridId", bg.valid_from AS since, b.community_id AS "communityId"
     FROM buildings b JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
     WHERE b.tenant_id = $1 AND b.id = $2 AND ($3::uuid[] IS NULL OR bg.grid_id = ANY($3::uuid[]))`,
    [tenant, buildingId, gridsOf(sight)],
  )
  if (!row) throw new NotFound('building')
  const ids = homes.map((home) => home.id)
  return { ...row, households: await membershipsOf(sql, tenant, ids, null) }
}

/** Locks households for moves and tells where they belong; those out of sight or absent are left out. */
export async function lockHouseholds(
  sql: Sql,
  tenant: number,
  householdIds: readonly string[],
  sight: Sight,
): Promise<Membership[]> {
  if (householdIds.length === 0) return []
  await sql.prepared(
    'lock_households',
    'SELECT id FROM households WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
    [tenant, [...householdIds]],
  )
  return membershipsOf(sql, tenant, householdIds, gridsOf(sight))
}

async function membershipsOf(
  sql: Sql,
  tenant: number,
  householdIds: readonly string[],
  gridIds: string[] | null,
): Promise<Membership[]> {
  return sql.prepared<Membership>(
    'household_memberships',
    `SELECT household_id AS id, grid_id AS "gridId", valid_from AS since FROM household_grids
     WHERE tenant_id = $1 AND household_id = ANY($2::uuid[]) AND valid_until IS NULL AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))
     ORDER BY household_id`,
    [tenant, [...householdIds], gridIds],
  )
}

/** A place in words and where it belongs; for a building `householdId`, `entrance` and `room` are null. */
export type PlaceRow = {
  readonly buildingId: string
  readonly householdId: string | null
  readonly gridId: string
  readonly compound: string | null
  readonly building: string
  readonly entrance: string | null
  readonly room: string | null
  /** Of the building, WGS84 degrees. */
  readonly lng: number
  readonly lat: number
}

const HOUSEHOLD_PLACE = `SELECT b.id AS "buildingId", h.id AS "householdId", hg.grid_id AS "gridId", c.name AS compound, b.name AS building,
       e.name AS entrance, h.room, b.lng, b.lat
     FROM households h
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE h.tenant_id = $1`

/** The place of a household, whoever asks: to send a report to its grid needs no sight of it. */
export async function findHouseholdPlace(sql: Sql, tenant: number, householdId: string): Promise<PlaceRow | undefined> {
  const rows = await sql.prepared<PlaceRow>('household_place', `${HOUSEHOLD_PLACE} AND h.id = $2`, [
    tenant,
    householdId,
  ])
  return rows[0]
}

/** The places of some households, whoever asks: the caller has. */
export async function findHouseholdPlaces(
  sql: Sql,
  tenant: number,
  householdIds: readonly string[],
): Promise<(PlaceRow & { householdId: string })[]> {
  return sql.prepared('household_places', `${HOUSEHOLD_PLACE} AND h.id = ANY($2::uuid[])`, [tenant, [...householdIds]])
}

/** The place of a building, whoever asks. */
export async function findBuildingPlace(sql: Sql, tenant: number, buildingId: string): Promise<PlaceRow | undefined> {
  const rows = await sql.prepared<PlaceRow>(
    'building_place',
    `SELECT b.id AS "buildingId", NULL AS "householdId", bg.grid_id AS "gridId", c.name AS compound, b.name AS building, NULL AS entrance,
       NULL AS room, b.lng, b.lat
     FROM buildings b
     JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.id = $2`,
    [tenant, buildingId],
  )
  return rows[0]
}

/** A building of a list. */
export type BuildingRow = {
  readonly id: string
  readonly name: string
  readonly compoundName: string | null
  readonly gridId: string
  readonly lng: number
  readonly lat: number
  readonly households: number
}

/** Buildings whose common parts or some of whose households belong to one of the grids, as far as these are in sight. */
export async function listBuildings(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  sight: Sight,
): Promise<BuildingRow[]> {
  const seen = sight.grids === undefined ? undefined : new Set(sight.grids)
  return sql.prepared<BuildingRow>(
    'list_buildings',
    `WITH found AS MATERIALIZED (
       SELECT tenant_id, building_id FROM building_grids WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) AND valid_until IS NULL
       UNION
       SELECT h.tenant_id, h.building_id FROM household_grids hg JOIN households h ON h.tenant_id = hg.tenant_id AND h.id = hg.household_id
       WHERE hg.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND hg.valid_until IS NULL
     ), homes AS MATERIALIZED (
       SELECT h.tenant_id, h.building_id, count(*)::int AS n
       FROM found f JOIN households h ON h.tenant_id = f.tenant_id AND h.building_id = f.building_id
       WHERE h.tenant_id = $1 GROUP BY h.tenant_id, h.building_id
     )
     SELECT b.id, b.name, c.name AS "compoundName", bg.grid_id AS "gridId", b.lng, b.lat, coalesce(homes.n, 0) AS households
     FROM found f
     JOIN buildings b ON b.tenant_id = f.tenant_id AND b.id = f.building_id
     JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     LEFT JOIN homes ON homes.tenant_id = b.tenant_id AND homes.building_id = b.id
     WHERE b.tenant_id = $1`,
    [tenant, gridIds.filter((id) => seen?.has(id) ?? true)],
  )
}

/** Entrances of buildings that were read in sight. */
export async function listEntrances(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
): Promise<{ id: string; buildingId: string; name: string }[]> {
  return sql.prepared(
    'list_entrances',
    'SELECT id, building_id AS "buildingId", name FROM entrances WHERE tenant_id = $1 AND building_id = ANY($2::uuid[])',
    [tenant, [...buildingIds]],
  )
}

/** A building with its entrances, as they are written on the walls. */
export type DoorRow = {
  readonly buildingId: string
  readonly buildingName: string
  readonly compoundName: string | null
  readonly entranceId: string
  readonly entranceName: string
}

/** The entrances of the buildings of some grids, whoever asks: what anybody reads in passing. */
export async function doorsIn(sql: Sql, tenant: number, gridIds: readonly string[]): Promise<DoorRow[]> {
  return sql.prepared<DoorRow>(
    'doors_in',
    `SELECT b.id AS "buildingId", b.name AS "buildingName", c.name AS "compoundName", e.id AS "entranceId", e.name AS "entranceName"
     FROM building_grids bg
     JOIN buildings b ON b.tenant_id = bg.tenant_id AND b.id = bg.building_id
     JOIN entrances e ON e.tenant_id = b.tenant_id AND e.building_id = b.id
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE bg.tenant_id = $1 AND bg.grid_id = ANY($2::uuid[]) AND bg.valid_until IS NULL`,
    [tenant, [...gridIds]],
  )
}

/** The household behind an entrance with this number; a number is asked for, so that nobody lists homes. */
export async function householdOfRoom(
  sql: Sql,
  tenant: number,
  entranceId: string,
  room: string,
): Promise<string | undefined> {
  const rows = await sql.prepared<{ id: string }>(
    'household_of_room',
    'SELECT id FROM households WHERE tenant_id = $1 AND entrance_id = $2 AND room = $3',
    [tenant, entranceId, room],
  )
  return rows[0]?.id
}

/** A household of a list. */
export type HouseholdRow = {
  readonly id: string
  readonly buildingId: string
  readonly entranceId: string
  readonly entranceName: string
  readonly floor: number
  readonly room: string
  readonly gridId: string
}

/** Households of a building, as far as their grids are in sight. */
export async function listHouseholds(
  sql: Sql,
  tenant: number,
  buildingId: string,
  sight: Sight,
): Promise<HouseholdRow[]> {
  return sql.prepared<HouseholdRow>(
    'list_households',
    `SELECT h.id, h.building_id AS "buildingId", h.entrance_id AS "entranceId", e.name AS "entranceName", h.floor, h.room, hg.grid_id AS "gridId"
     FROM households h
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     WHERE h.tenant_id = $1 AND h.building_id = $2 AND ($3::uuid[] IS NULL OR hg.grid_id = ANY($3::uuid[]))`,
    [tenant, buildingId, gridsOf(sight)],
  )
}

/** Whether a building's own grid is in sight. */
export async function isBuildingInSight(sql: Sql, tenant: number, buildingId: string, sight: Sight): Promise<boolean> {
  const rows = await sql.prepared(
    'building_in_sight',
    `SELECT 1 FROM building_grids WHERE tenant_id = $1 AND building_id = $2 AND valid_until IS NULL
       AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[]))`,
    [tenant, buildingId, gridsOf(sight)],
  )
  return rows.length > 0
}

/** The grids in sight as a value of a statement: NULL = the whole tenant. */
export function gridsOf(sight: Sight): string[] | null {
  return sight.grids === undefined ? null : [...sight.grids]
}

/** The buildings that lie in these grids today, with the names of their compounds. */
export async function buildingsOfGrids(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
): Promise<{ id: string; gridId: string; compound: string | null; building: string }[]> {
  return sql.prepared(
    'buildings_of_grids',
    `SELECT b.id, bg.grid_id AS "gridId", c.name AS compound, b.name AS building
     FROM building_grids bg
     JOIN buildings b ON b.tenant_id = bg.tenant_id AND b.id = bg.building_id
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE bg.tenant_id = $1 AND bg.grid_id = ANY($2::uuid[]) AND bg.valid_until IS NULL`,
    [tenant, [...gridIds]],
  )
}
