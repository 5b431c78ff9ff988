import type { Sql } from '../../../platform/db/connect.ts'

/** The names of buildings that the caller has registered. */
export async function namesOfBuildings(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.prepared<{ id: string; name: string }>(
    'names_of_buildings',
    'SELECT id, name FROM buildings WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...buildingIds]],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Puts buildings at other positions (WGS84 degrees); for those that stand there already nothing changes. */
export async function saveBuildingPoints(
  sql: Sql,
  tenant: number,
  rows: readonly { readonly id: string; readonly lng: number; readonly lat: number }[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const moved = await sql.prepared<{ id: string }>(
    'save_building_points',
    `UPDATE buildings b SET lng = n.lng, lat = n.lat FROM unnest($2::uuid[], $3::float8[], $4::float8[]) AS n (id, lng, lat)
     WHERE b.tenant_id = $1 AND b.id = n.id AND (b.lng <> n.lng OR b.lat <> n.lat) RETURNING b.id`,
    [tenant, rows.map((row) => row.id), rows.map((row) => row.lng), rows.map((row) => row.lat)],
  )
  return moved.map((row) => row.id)
}

/** Households of a community with the grid of each, and the positions of its buildings: what an import is compared with. */
export async function registerOf(
  sql: Sql,
  tenant: number,
  communityId: string,
): Promise<{
  buildings: { compound: string | null; building: string; lng: number; lat: number }[]
  households: { compound: string | null; building: string; entrance: string; room: string; gridId: string }[]
}> {
  const buildings = await sql.prepared<{ compound: string | null; building: string; lng: number; lat: number }>(
    'register_buildings',
    `SELECT c.name AS compound, b.name AS building, b.lng, b.lat
     FROM buildings b LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.community_id = $2`,
    [tenant, communityId],
  )
  const households = await sql.prepared<{
    compound: string | null
    building: string
    entrance: string
    room: string
    gridId: string
  }>(
    'register_households',
    `SELECT c.name AS compound, b.name AS building, e.name AS entrance, h.room, hg.grid_id AS "gridId"
     FROM buildings b
     JOIN households h ON h.tenant_id = b.tenant_id AND h.building_id = b.id
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.community_id = $2`,
    [tenant, communityId],
  )
  return { buildings, households }
}

/** Buildings of a community with one of these names, by compound. */
export async function buildingsNamed(
  sql: Sql,
  tenant: number,
  communityId: string,
  names: readonly string[],
): Promise<{ compound: string | null; building: string }[]> {
  if (names.length === 0) return []
  return sql.prepared(
    'buildings_named',
    `SELECT c.name AS compound, b.name AS building
     FROM buildings b LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.community_id = $2 AND b.name = ANY($3::text[])`,
    [tenant, communityId, [...names]],
  )
}
