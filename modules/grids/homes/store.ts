import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { gridsOf } from '../store/places.ts'
import type { HouseholdUse } from './contract.ts'
import type { Known } from './rules.ts'

/** A flat with what is known of it and of its entrance. */
export type HomeRow = {
  readonly id: string
  readonly buildingId: string
  readonly entranceId: string
  readonly entranceName: string
  readonly floor: number
  readonly room: string
  readonly gridId: string
  readonly use: HouseholdUse | null
  readonly people: number | null
  readonly known: Known
  readonly lift: boolean | null
  readonly entranceKnown: Known
}

const HOME = `h.id, h.building_id AS "buildingId", h.entrance_id AS "entranceId", e.name AS "entranceName", h.floor, h.room, hg.grid_id AS "gridId",
  h.used_as AS use, h.people_count AS people, h.known, e.has_lift AS lift, e.known AS "entranceKnown"`
const FROM = `households h
  JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
  JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id`
const IN_SIGHT = `($3::uuid[] IS NULL OR hg.grid_id = ANY($3::uuid[]))`

/** A flat in sight. @throws NotFound */
export async function findHome(sql: Sql, tenant: number, householdId: string, sight: Sight): Promise<HomeRow> {
  const rows = await sql.prepared<HomeRow>(
    'find_home',
    `SELECT ${HOME} FROM ${FROM} WHERE h.tenant_id = $1 AND h.id = $2 AND ${IN_SIGHT}`,
    [tenant, householdId, gridsOf(sight)],
  )
  if (!rows[0]) throw new NotFound('household')
  return rows[0]
}

/** A flat and its entrance, locked to change what is known of them. @throws NotFound when absent or out of sight */
export async function lockHome(sql: Sql, tenant: number, householdId: string, sight: Sight): Promise<HomeRow> {
  const rows = await sql.prepared<HomeRow>(
    'lock_home',
    `SELECT ${HOME} FROM ${FROM} WHERE h.tenant_id = $1 AND h.id = $2 AND ${IN_SIGHT} FOR UPDATE OF h, e`,
    [tenant, householdId, gridsOf(sight)],
  )
  if (!rows[0]) throw new NotFound('household')
  return rows[0]
}

/** Flats by their ids, whoever asks: the caller has. */
export async function homesByIds(sql: Sql, tenant: number, householdIds: readonly string[]): Promise<HomeRow[]> {
  return sql.prepared<HomeRow>(
    'homes_by_ids',
    `SELECT ${HOME} FROM ${FROM} WHERE h.tenant_id = $1 AND h.id = ANY($2::uuid[])`,
    [tenant, [...householdIds]],
  )
}

/** What a search is for: the stair entrances that it names, and words that the room's number is to hold. */
export type Looked = { readonly entrances: readonly string[]; readonly rooms: readonly string[] }

/** Flats of some buildings in some grids; of a search only those that it is for. */
export async function homesIn(
  sql: Sql,
  tenant: number,
  buildingIds: readonly string[],
  gridIds: readonly string[],
  looked: Looked | null,
): Promise<HomeRow[]> {
  return sql.prepared<HomeRow>(
    'homes_in',
    `SELECT ${HOME} FROM ${FROM} WHERE h.tenant_id = $1 AND h.building_id = ANY($2::uuid[]) AND hg.grid_id = ANY($3::uuid[])
       AND ($4::uuid[] IS NULL OR h.entrance_id = ANY($4::uuid[]))
       AND NOT EXISTS (SELECT 1 FROM unnest($5::text[]) AS w (word) WHERE position(upper(w.word) IN upper(h.room)) = 0)`,
    [tenant, [...buildingIds], [...gridIds], looked && [...looked.entrances], [...(looked?.rooms ?? [])]],
  )
}

/** The buildings in which some grids have flats behind these entrances whose numbers hold all of these words. */
export async function buildingsWithRooms(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  entrances: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'buildings_with_rooms',
    `SELECT DISTINCT h.building_id AS id FROM ${FROM} WHERE h.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND h.entrance_id = ANY($3::uuid[])
       AND NOT EXISTS (SELECT 1 FROM unnest($4::text[]) AS w (word) WHERE position(upper(w.word) IN upper(h.room)) = 0)`,
    [tenant, [...gridIds], [...entrances], [...words]],
  )
  return rows.map((row) => row.id)
}

/** Writes what is known of a flat and of its entrance. */
export async function saveHome(sql: Sql, tenant: number, row: HomeRow): Promise<void> {
  await sql.prepared(
    'save_home',
    `UPDATE households SET entrance_id = $3, floor = $4, room = $5, used_as = $6, people_count = $7, known = $8::jsonb
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, row.id, row.entranceId, row.floor, row.room, row.use, row.people, JSON.stringify(row.known)],
  )
}

/** Flats by their ids, locked in the order of their ids, to be compared with a sheet. */
export async function homesForImport(sql: Sql, tenant: number, householdIds: readonly string[]): Promise<HomeRow[]> {
  return sql.prepared<HomeRow>(
    'homes_for_import',
    `SELECT ${HOME} FROM ${FROM} WHERE h.tenant_id = $1 AND h.id = ANY($2::uuid[]) ORDER BY h.id FOR UPDATE OF h`,
    [tenant, [...householdIds]],
  )
}

/** Writes use, number of people and what stands beside them, of many flats in one statement. */
export async function saveHomes(sql: Sql, tenant: number, rows: readonly HomeRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql.prepared(
    'save_homes',
    `UPDATE households h SET used_as = n.used_as, people_count = n.people_count, known = n.known
     FROM unnest($2::uuid[], $3::text[], $4::int[], $5::jsonb[]) AS n (id, used_as, people_count, known) WHERE h.tenant_id = $1 AND h.id = n.id`,
    [
      tenant,
      rows.map((row) => row.id),
      rows.map((row) => row.use),
      rows.map((row) => row.people),
      rows.map((row) => JSON.stringify(row.known)),
    ],
  )
}

/** Keys of flats that stand in a community today, of those buildings and rooms; entrances by name. */
export async function homesNamed(
  sql: Sql,
  tenant: number,
  communityId: string,
  buildings: readonly string[],
  rooms: readonly string[],
): Promise<{ compound: string | null; building: string; entrance: string; room: string }[]> {
  return sql.prepared(
    'homes_named',
    `SELECT k.name AS compound, b.name AS building, e.name AS entrance, h.room
     FROM buildings b
     JOIN households h ON h.tenant_id = b.tenant_id AND h.building_id = b.id
     JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     LEFT JOIN compounds k ON k.tenant_id = b.tenant_id AND k.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.community_id = $2 AND b.name = ANY($3::text[]) AND h.room = ANY($4::text[])`,
    [tenant, communityId, [...buildings], [...rooms]],
  )
}

/** Writes what is known of an entrance. */
export async function saveEntrance(
  sql: Sql,
  tenant: number,
  row: Pick<HomeRow, 'entranceId' | 'lift' | 'entranceKnown'>,
): Promise<void> {
  await sql.prepared(
    'save_entrance',
    'UPDATE entrances SET has_lift = $3, known = $4::jsonb WHERE tenant_id = $1 AND id = $2',
    [tenant, row.entranceId, row.lift, JSON.stringify(row.entranceKnown)],
  )
}

/** An entrance with its building and the grids of its flats, each once. */
export type EntranceRow = {
  readonly id: string
  readonly name: string
  readonly buildingId: string
  readonly buildingGridId: string | null
  readonly gridIds: string[]
}

/** An entrance, locked against two who add the same flat; whoever asks. @throws NotFound */
export async function lockEntrance(sql: Sql, tenant: number, entranceId: string): Promise<EntranceRow> {
  const rows = await sql.prepared<Omit<EntranceRow, 'gridIds' | 'buildingGridId'>>(
    'lock_entrance',
    'SELECT id, name, building_id AS "buildingId" FROM entrances WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    [tenant, entranceId],
  )
  if (!rows[0]) throw new NotFound('entrance')
  const grids = await sql.prepared<{ gridId: string }>(
    'grids_of_entrance',
    `SELECT DISTINCT hg.grid_id AS "gridId" FROM households h
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     WHERE h.tenant_id = $1 AND h.entrance_id = $2 ORDER BY hg.grid_id`,
    [tenant, entranceId],
  )
  const [building] = await sql.prepared<{ gridId: string }>(
    'grid_of_building',
    'SELECT grid_id AS "gridId" FROM building_grids WHERE tenant_id = $1 AND building_id = $2 AND valid_until IS NULL',
    [tenant, rows[0].buildingId],
  )
  return { ...rows[0], gridIds: grids.map((row) => row.gridId), buildingGridId: building?.gridId ?? null }
}

/** The names of entrances by their ids. */
export async function namesOfEntrances(sql: Sql, tenant: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.prepared<{ id: string; name: string }>(
    'names_of_entrances',
    'SELECT id, name FROM entrances WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...ids]],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
