import type { Sql } from '../../../platform/db/connect.ts'
import type { MultiPolygon } from '../geo/polygon.ts'
import type { GridKind, Level } from '../rules.ts'
import type { TreeCommunity } from '../tree.ts'

/** The lasting identity of a grid. */
export type NewGrid = {
  readonly id: string
  readonly communityId: string
  readonly level: Level
  readonly kind: GridKind
  readonly dedicatedKind: string | null
  readonly isSynthetic: boolean
}

/** A version of a grid. `predecessorId` = the version whose code this one takes the place of. */
export type NewVersion = {
  readonly id: string
  readonly gridId: string
  readonly parentId: string | null
  readonly code: string
  readonly name: string
  readonly predecessorId: string | null
  /** In WGS84 degrees. */
  readonly shape: MultiPolygon | null
  /** The version whose shape is taken over as it is, instead. */
  readonly shapeOf: string | null
  readonly validFrom: Date
}

/** Adds a community. Throws the database error 23505 when its code is there. */
export async function insertCommunity(sql: Sql, tenant: number, one: TreeCommunity): Promise<void> {
  await sql.q
    .insertInto('communities')
    .values({
      tenant_id: tenant,
      id: one.id,
      code: one.code,
      chain_id: one.chainId,
      name: one.name,
      subdistrict_name: one.subdistrictName,
      district_name: one.districtName,
      managed_by: one.managedBy,
      is_synthetic: one.isSynthetic,
    })
    .execute()
}

/** Adds grids, in one statement. */
export async function insertGrids(sql: Sql, tenant: number, grids: readonly NewGrid[], now: Date): Promise<void> {
  if (grids.length === 0) return
  await sql.prepared(
    'insert_grids',
    `INSERT INTO grids (tenant_id, id, community_id, level, kind, dedicated_kind, is_synthetic, created_at)
     SELECT $1, id, community_id, level, kind, dedicated_kind, is_synthetic, $8
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::boolean[])
       AS g (id, community_id, level, kind, dedicated_kind, is_synthetic)`,
    [
      tenant,
      grids.map((grid) => grid.id),
      grids.map((grid) => grid.communityId),
      grids.map((grid) => grid.level),
      grids.map((grid) => grid.kind),
      grids.map((grid) => grid.dedicatedKind),
      grids.map((grid) => grid.isSynthetic),
      now,
    ],
  )
}

/** Begins versions of grids, in one statement. The versions that they follow must have been ended before. */
export async function insertVersions(sql: Sql, tenant: number, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return
  await sql.prepared(
    'insert_grid_versions',
    `INSERT INTO grid_versions (tenant_id, id, grid_id, parent_id, code, name, predecessor_id, shape, valid_from)
     SELECT $1, n.id, n.grid_id, n.parent_id, n.code, n.name, n.predecessor_id, coalesce(n.shape, old.shape), n.valid_from
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::jsonb[], $9::uuid[], $10::timestamptz[])
       AS n (id, grid_id, parent_id, code, name, predecessor_id, shape, shape_of, valid_from)
     LEFT JOIN grid_versions old ON old.tenant_id = $1 AND old.id = n.shape_of`,
    [
      tenant,
      versions.map((one) => one.id),
      versions.map((one) => one.gridId),
      versions.map((one) => one.parentId),
      versions.map((one) => one.code),
      versions.map((one) => one.name),
      versions.map((one) => one.predecessorId),
      versions.map((one) => (one.shape === null ? null : JSON.stringify(one.shape))),
      versions.map((one) => one.shapeOf),
      versions.map((one) => one.validFrom),
    ],
  )
}

/** Ends the given current versions at their moments, in one statement. */
export async function endVersions(
  sql: Sql,
  tenant: number,
  ends: readonly { readonly versionId: string; readonly at: Date }[],
): Promise<void> {
  if (ends.length === 0) return
  await sql.prepared(
    'end_grid_versions',
    `UPDATE grid_versions v SET valid_until = e.at FROM unnest($2::uuid[], $3::timestamptz[]) AS e (id, at)
     WHERE v.tenant_id = $1 AND v.id = e.id AND v.valid_until IS NULL`,
    [tenant, ends.map((end) => end.versionId), ends.map((end) => end.at)],
  )
}

/** Puts grids into another community. */
export async function rehomeGrids(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  communityId: string,
): Promise<void> {
  await sql.raw('UPDATE grids SET community_id = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])', [
    tenant,
    [...gridIds],
    communityId,
  ])
}

/** Every code that a grid under this prefix has or ever had: codes are never given twice (domain.md §1.7). */
export async function codesEverUsed(sql: Sql, tenant: number, prefix: string): Promise<string[]> {
  const rows = await sql.prepared<{ code: string }>(
    'grid_codes_ever',
    'SELECT DISTINCT code FROM grid_versions WHERE tenant_id = $1 AND starts_with(code, $2)',
    [tenant, prefix],
  )
  return rows.map((row) => row.code)
}

/** The shapes of versions, by version; versions without a shape are left out. */
export async function shapesOf(
  sql: Sql,
  tenant: number,
  versionIds: readonly string[],
): Promise<Map<string, MultiPolygon>> {
  if (versionIds.length === 0) return new Map()
  const rows = await sql.prepared<{ id: string; shape: MultiPolygon }>(
    'grid_shapes',
    'SELECT id, shape FROM grid_versions WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND shape IS NOT NULL',
    [tenant, [...versionIds]],
  )
  return new Map(rows.map((row) => [row.id, row.shape]))
}

/** Households that belong to each grid today, by grid; only grids that have some. */
export async function householdCounts(sql: Sql, tenant: number): Promise<Map<string, number>> {
  const rows = await sql.prepared<{ grid_id: string; n: number }>(
    'grid_household_counts',
    `SELECT grid_id, count(*)::int AS n FROM household_grids WHERE tenant_id = $1 AND valid_until IS NULL GROUP BY grid_id`,
    [tenant],
  )
  return new Map(rows.map((row) => [row.grid_id, row.n]))
}
