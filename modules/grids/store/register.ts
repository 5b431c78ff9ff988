import type { Sql } from '../../../platform/db/connect.ts'

/** Rows that are now in the register: all of them by natural key, and which ones were added by this act. */
export type Ensured = { readonly idOf: ReadonlyMap<string, string>; readonly added: ReadonlySet<string> }

/** A natural key of several parts; `null` (no compound) is a part of its own. */
export function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts)
}

export type NewCompound = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly isSynthetic: boolean
}
export type NewBuilding = {
  readonly id: string
  readonly compoundId: string | null
  readonly name: string
  readonly lng: number
  readonly lat: number
  readonly isSynthetic: boolean
}
export type NewEntrance = { readonly id: string; readonly buildingId: string; readonly name: string }
export type NewHousehold = {
  readonly id: string
  readonly buildingId: string
  readonly entranceId: string
  readonly floor: number
  readonly room: string
}

/** Compounds of a community, by `keyOf(name)`; those that are there stay as they are. */
export async function ensureCompounds(
  sql: Sql,
  tenant: number,
  communityId: string,
  rows: readonly NewCompound[],
): Promise<Ensured> {
  if (rows.length === 0) return NONE
  const added = await sql.prepared<{ id: string }>(
    'ensure_compounds',
    `INSERT INTO compounds (tenant_id, id, community_id, name, kind, is_synthetic)
     SELECT $1, id, $2, name, kind, is_synthetic
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[]) AS n (id, name, kind, is_synthetic) ORDER BY name
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      communityId,
      ids(rows),
      rows.map((row) => row.name),
      rows.map((row) => row.kind),
      rows.map((row) => row.isSynthetic),
    ],
  )
  const all = await sql.prepared<{ id: string; name: string }>(
    'ensured_compounds',
    'SELECT id, name FROM compounds WHERE tenant_id = $1 AND community_id = $2 AND name = ANY($3::text[])',
    [tenant, communityId, rows.map((row) => row.name)],
  )
  return ensured(all, added, (row) => keyOf(row.name))
}

/** Buildings of a community, by `keyOf(compoundId, name)`. */
export async function ensureBuildings(
  sql: Sql,
  tenant: number,
  communityId: string,
  rows: readonly NewBuilding[],
): Promise<Ensured> {
  if (rows.length === 0) return NONE
  const added = await sql.prepared<{ id: string }>(
    'ensure_buildings',
    `INSERT INTO buildings (tenant_id, id, community_id, compound_id, name, lng, lat, is_synthetic)
     SELECT $1, id, $2, compound_id, name, lng, lat, is_synthetic
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::float8[], $7::float8[], $8::boolean[])
       AS n (id, compound_id, name, lng, lat, is_synthetic) ORDER BY compound_id, name
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      communityId,
      ids(rows),
      rows.map((row) => row.compoundId),
      rows.map((row) => row.name),
      rows.map((row) => row.lng),
      rows.map((row) => row.lat),
      rows.map((row) => row.isSynthetic),
    ],
  )
  const all = await sql.prepared<{ id: string; compound_id: string | null; name: string }>(
    'ensured_buildings',
    'SELECT id, compound_id, name FROM buildings WHERE tenant_id = $1 AND community_id = $2 AND name = ANY($3::text[])',
    [tenant, communityId, rows.map((row) => row.name)],
  )
  return ensured(all, added, (row) => keyOf(row.compound_id, row.name))
}

/** Entrances of buildings, by `keyOf(buildingId, name)`. */
export async function ensureEntrances(sql: Sql, tenant: number, rows: readonly NewEntrance[]): Promise<Ensured> {
  if (rows.length === 0) return NONE
  const added = await sql.prepared<{ id: string }>(
    'ensure_entrances',
    `INSERT INTO entrances (tenant_id, id, building_id, name)
     SELECT $1, id, building_id, name FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS n (id, building_id, name) ORDER BY building_id, name
     ON CONFLICT DO NOTHING RETURNING id`,
    [tenant, ids(rows), rows.map((row) => row.buildingId), rows.map((row) => row.name)],
  )
  const all = await sql.prepared<{ id: string; building_id: string; name: string }>(
    'ensured_entrances',
    'SELECT id, building_id, name FROM entrances WHERE tenant_id = $1 AND building_id = ANY($2::uuid[])',
    [tenant, [...new Set(rows.map((row) => row.buildingId))]],
  )
  return ensured(all, added, (row) => keyOf(row.building_id, row.name))
}

/** Households of entrances, by `keyOf(entranceId, room)`. */
export async function ensureHouseholds(sql: Sql, tenant: number, rows: readonly NewHousehold[]): Promise<Ensured> {
  if (rows.length === 0) return NONE
  const added = await sql.prepared<{ id: string }>(
    'ensure_households',
    `INSERT INTO households (tenant_id, id, building_id, entrance_id, floor, room)
     SELECT $1, id, building_id, entrance_id, floor, room
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::text[]) AS n (id, building_id, entrance_id, floor, room)
     ORDER BY entrance_id, room
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      ids(rows),
      rows.map((row) => row.buildingId),
      rows.map((row) => row.entranceId),
      rows.map((row) => row.floor),
      rows.map((row) => row.room),
    ],
  )
  const all = await sql.prepared<{ id: string; entrance_id: string; room: string }>(
    'ensured_households',
    'SELECT id, entrance_id, room FROM households WHERE tenant_id = $1 AND entrance_id = ANY($2::uuid[])',
    [tenant, [...new Set(rows.map((row) => row.entranceId))]],
  )
  return ensured(all, added, (row) => keyOf(row.entrance_id, row.room))
}

const NONE: Ensured = { idOf: new Map(), added: new Set() }

function ids(rows: readonly { readonly id: string }[]): string[] {
  return rows.map((row) => row.id)
}

function ensured<Row extends { id: string }>(
  all: readonly Row[],
  added: readonly { id: string }[],
  key: (row: Row) => string,
): Ensured {
  return { idOf: new Map(all.map((row) => [key(row), row.id])), added: new Set(ids(added)) }
}
