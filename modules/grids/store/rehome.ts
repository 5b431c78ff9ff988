import type { Sql } from '../../../platform/db/connect.ts'

/** Ids of the buildings whose common parts belong to one of the grids. The tree is locked by the caller, so that none comes or goes. */
export async function buildingsOf(sql: Sql, tenant: number, gridIds: readonly string[]): Promise<string[]> {
  const rows = await sql.prepared<{ building_id: string }>(
    'buildings_of_grids',
    'SELECT building_id FROM building_grids WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) AND valid_until IS NULL',
    [tenant, [...gridIds]],
  )
  return rows.map((row) => row.building_id)
}

/** Compounds in which the buildings stand, by building. */
export async function compoundsOf(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
): Promise<{ buildingId: string; name: string; kind: string; isSynthetic: boolean }[]> {
  return sql.prepared(
    'compounds_of_buildings',
    `SELECT b.id AS "buildingId", c.name, c.kind, c.is_synthetic AS "isSynthetic"
     FROM buildings b JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[])`,
    [tenant, [...buildingIds]],
  )
}

/** Buildings of the community that would share compound and name with one of those moving in; by the names of the compounds. */
export async function nameTwins(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
  communityId: string,
): Promise<{ name: string }[]> {
  return sql.prepared(
    'building_name_twins',
    `SELECT b.name
     FROM buildings b
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     JOIN buildings t ON t.tenant_id = b.tenant_id AND t.name = b.name AND t.community_id = $3
     LEFT JOIN compounds tc ON tc.tenant_id = t.tenant_id AND tc.id = t.compound_id
     WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[]) AND b.community_id <> $3 AND tc.name IS NOT DISTINCT FROM c.name LIMIT 1`,
    [tenant, [...buildingIds], communityId],
  )
}

/** Puts buildings into a community and a compound of it each. */
export async function rehomeBuildings(
  sql: Sql,
  tenant: number,
  communityId: string,
  rows: readonly { readonly buildingId: string; readonly compoundId: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql.prepared(
    'rehome_buildings',
    `UPDATE buildings b SET community_id = $2, compound_id = n.compound_id FROM unnest($3::uuid[], $4::uuid[]) AS n (id, compound_id)
     WHERE b.tenant_id = $1 AND b.id = n.id`,
    [tenant, communityId, rows.map((row) => row.buildingId), rows.map((row) => row.compoundId)],
  )
}

/** Puts the printed codes of grids into a community; the codes themselves stay valid. */
export async function rehomeCodes(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  communityId: string,
): Promise<void> {
  await sql.prepared(
    'rehome_codes',
    'UPDATE place_codes SET community_id = $3 WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[])',
    [tenant, [...gridIds], communityId],
  )
}

/** Lets the printed codes of a building (its entrances included) and of households lead to the grid they now belong to. */
export async function moveCodes(
  sql: Sql,
  tenant: number,
  moved: { readonly buildingIds: readonly string[]; readonly householdIds: readonly string[] },
  gridId: string,
  communityId: string,
): Promise<void> {
  await sql.prepared(
    'move_codes',
    `UPDATE place_codes SET grid_id = $4, community_id = $5 WHERE tenant_id = $1
       AND (household_id = ANY($3::uuid[]) OR (household_id IS NULL AND building_id = ANY($2::uuid[])))`,
    [tenant, [...moved.buildingIds], [...moved.householdIds], gridId, communityId],
  )
}
