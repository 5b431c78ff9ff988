import type { Sql } from '../../../platform/db/connect.ts'

/** Which table says to which grid something belongs, from when to when. */
export type Belonging = 'building' | 'household'

const BELONGINGS = {
  building: { table: 'building_grids', column: 'building_id' },
  household: { table: 'household_grids', column: 'household_id' },
} as const

/** Begins memberships of buildings or households in grids, in one statement; earlier ones must have been ended. */
export async function beginBelonging(
  sql: Sql,
  tenant: number,
  what: Belonging,
  rows: readonly { readonly id: string; readonly gridId: string }[],
  from: Date,
): Promise<void> {
  if (rows.length === 0) return
  const { table, column } = BELONGINGS[what]
  await sql.prepared(
    `begin_${table}`,
    `INSERT INTO ${table} (tenant_id, ${column}, grid_id, valid_from)
     SELECT $1, id, grid_id, $4 FROM unnest($2::uuid[], $3::uuid[]) AS n (id, grid_id)`,
    [tenant, rows.map((row) => row.id), rows.map((row) => row.gridId), from],
  )
}

/** Ends the current memberships of buildings or households. */
export async function endBelonging(
  sql: Sql,
  tenant: number,
  what: Belonging,
  memberIds: readonly string[],
  at: Date,
): Promise<void> {
  if (memberIds.length === 0) return
  const { table, column } = BELONGINGS[what]
  await sql.prepared(
    `end_${table}`,
    `UPDATE ${table} SET valid_until = $3 WHERE tenant_id = $1 AND ${column} = ANY($2::uuid[]) AND valid_until IS NULL`,
    [tenant, [...memberIds], at],
  )
}

/** The grids to which the common parts of buildings belong today, by building. */
export async function gridsOfBuildings(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.prepared<{ building_id: string; grid_id: string }>(
    'grids_of_buildings',
    'SELECT building_id, grid_id FROM building_grids WHERE tenant_id = $1 AND building_id = ANY($2::uuid[]) AND valid_until IS NULL',
    [tenant, [...buildingIds]],
  )
  return new Map(rows.map((row) => [row.building_id, row.grid_id]))
}
