import type { Sql } from '../../../platform/db/connect.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import type { CarriedHome } from '../contract.ts'
import { HOUSEHOLD_FIELDS } from '../homes/contract.ts'
import { isOfEntrance, type KnownField } from '../homes/rules.ts'
import type { BuildingRow } from './places.ts'

/** A building as a phone carries it, with its entrances; the households in sight stand there as JSON, so many times over that making them twice counts. */
export type CarriedBuildingRow = BuildingRow & {
  readonly entrances: { readonly id: string; readonly name: string; readonly homes: string }[]
}

/**
 * Buildings with something in these grids, in the order of their ids: a page of all, or those of some ids. Statements that each look up one table by
 * a list of ids: joined in one, they would be planned for one building and run for hundreds.
 */
export async function listCarriedBuildings(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  wanted: { ids: readonly string[] } | { after: string | null; limit: number },
): Promise<CarriedBuildingRow[]> {
  const found = await carriedHomes(sql, tenant, gridIds, wanted)
  const common = found.find((row) => row.entranceId === null)?.homes?.split(',') ?? []
  const within = [...new Set([...common, ...found.flatMap((row) => row.buildingId ?? [])])].sort()
  const ids = 'ids' in wanted ? within : within.slice(0, wanted.limit)
  if (ids.length === 0) return []
  const buildings = await sql.prepared<BuildingRow>('carried_buildings', BUILDINGS, [tenant, ids])
  const doors = await sql.prepared<CarriedDoor>('carried_entrances', ENTRANCES, [tenant, ids])
  const [homesOf, doorsOf] = [groupBy(found, (row) => row.entranceId), groupBy(doors, (door) => door.buildingId)]
  return buildings.map((building) =>
    Object.assign(building, {
      entrances: (doorsOf.get(building.id) ?? []).map(({ id, name, lift }) => ({
        id,
        name,
        homes: homesAt(homesOf.get(id) ?? [], building.gridId, lift),
      })),
    }),
  )
}

const BUILDINGS = `
  SELECT b.id, b.name, (SELECT c.name FROM compounds c WHERE c.tenant_id = $1 AND c.id = b.compound_id) AS "compoundName",
    bg.grid_id AS "gridId", b.lng, b.lat,
    (SELECT count(*)::int FROM households h WHERE h.tenant_id = $1 AND h.building_id = b.id) AS households
  FROM buildings b JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
  WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[]) ORDER BY b.id`
const ENTRANCES = `
  SELECT id, building_id AS "buildingId", name, known -> 'lift' AS lift FROM entrances
  WHERE tenant_id = $1 AND building_id = ANY($2::uuid[]) ORDER BY name COLLATE "C"`

/** An entrance, and what is known of its lift: it is the same for all who live there. */
type CarriedDoor = {
  readonly id: string
  readonly buildingId: string
  readonly name: string
  readonly lift: KnownField | null
}

/** The households at an entrance that belong to one grid; and once, without an entrance, the buildings whose common parts lie there. */
type FoundHomes = {
  readonly buildingId: string | null
  readonly entranceId: string | null
  readonly gridId: string
  /** Their JSON, by commas, in order; of the buildings their ids, by commas. */
  readonly homes: string | null
}

/**
 * The households at one entrance as a phone carries them. Nearly all belong to the grid of their building and have no lift that was corrected: then their
 * text is done. Else it is made anew: the grid of each where it is not the building's, and the lift with what was changed.
 */
function homesAt(found: readonly FoundHomes[], buildingGridId: string, lift: KnownField | null): string {
  const isDone = found.every(({ gridId }) => gridId === buildingGridId)
  const lifts = lift?.version ?? 0
  if (isDone && lifts === 0) return found.map(({ homes }) => homes).join()
  const all = found.flatMap(({ gridId, homes }) =>
    (JSON.parse(`[${homes ?? ''}]`) as CarriedHome[]).map(({ id, floor, room, changed }): CarriedHome => {
      const all = lifts === 0 ? changed : { ...changed, lift: lifts }
      return { id, floor, room, ...(gridId === buildingGridId ? {} : { gridId }), ...(all ? { changed: all } : {}) }
    }),
  )
  all.sort((a, b) => a.floor - b.floor || (a.room < b.room ? -1 : 1))
  return all.map((home) => JSON.stringify(home)).join()
}

/** How often each field was changed, of those that were; what stands with the entrance comes with it. */
const CHANGED = HOUSEHOLD_FIELDS.filter((field) => !isOfEntrance(field))
  .map((field) => [field, `(h.known -> '${field}' ->> 'version')`])
  .map(([field, version]) => `CASE WHEN ${version}::int > 0 THEN '"${field}":' || ${version} END`)
  .join(', ')
/** A household as JSON (`CarriedHome`). A room may hold any character. */
const HOME = `'{"id":"' || h.id::text || '","floor":' || h.floor::text || ',"room":' || to_json(h.room)::text ||
   CASE WHEN h.known = '{}' THEN '' ELSE coalesce(',"changed":{' || nullif(concat_ws(',', ${CHANGED}), '') || '}', '') END || '}'`

/**
 * The households of each grid, looked up by their ids, grid by grid: joined with what belongs to the grids, the server would read every home of a
 * street, or keep two thousand rows aside three times. A condition that may be absent would do the same.
 */
const HOMES = `
  SELECT h.building_id AS "buildingId", h.entrance_id AS "entranceId", g.id AS "gridId",
    string_agg(${HOME}, ',' ORDER BY h.floor, h.room COLLATE "C") AS homes
  FROM unnest($2::uuid[]) AS g (id) JOIN households h ON h.id = ANY(ARRAY(
    SELECT household_id FROM household_grids WHERE tenant_id = $1 AND grid_id = g.id AND valid_until IS NULL))
  WHERE h.tenant_id = $1`
const GROUPED = 'GROUP BY h.entrance_id, g.id, h.building_id'
const COMMON_PARTS =
  'SELECT building_id FROM building_grids WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) AND valid_until IS NULL'

/** The buildings that have something in these grids, and their households there; of a page of all, also of some beyond its end. */
async function carriedHomes(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  wanted: Parameters<typeof listCarriedBuildings>[3],
): Promise<FoundHomes[]> {
  return 'ids' in wanted
    ? sql.prepared<FoundHomes>(
        'carried_homes_of',
        `${HOMES} AND h.building_id = ANY($3::uuid[]) ${GROUPED}
         UNION ALL SELECT NULL, NULL, NULL, string_agg(building_id::text, ',') FROM (${COMMON_PARTS} AND building_id = ANY($3::uuid[])) within`,
        [tenant, [...new Set(gridIds)], [...wanted.ids]],
      )
    : sql.prepared<FoundHomes>(
        'carried_homes',
        // Where the common parts alone fill the page, nothing beyond their last belongs to it.
        `WITH page AS MATERIALIZED (${COMMON_PARTS} AND building_id > $3::uuid ORDER BY building_id LIMIT $4::int)
         ${HOMES} AND h.building_id > $3::uuid
           AND h.building_id <= coalesce((SELECT building_id FROM page ORDER BY building_id OFFSET $4::int - 1 LIMIT 1), '${AFTER_ALL}'::uuid) ${GROUPED}
         UNION ALL SELECT NULL, NULL, NULL, string_agg(building_id::text, ',') FROM page`,
        [tenant, [...new Set(gridIds)], wanted.after ?? BEFORE_ALL, wanted.limit],
      )
}

/** No id stands before it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'
/** Nor after this one. */
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The buildings of some households, whoever asks. */
export async function buildingsOfHouseholds(
  sql: Sql,
  tenant: number,
  householdIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'buildings_of_households',
    'SELECT DISTINCT building_id AS id FROM households WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...householdIds]],
  )
  return rows.map((row) => row.id)
}
