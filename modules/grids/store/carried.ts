import type { Sql } from '../../../platform/db/connect.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import type { CarriedHome } from '../contract.ts'
import { HOUSEHOLD_FIELDS } from '../homes/contract.ts'
import { fieldOf, type Known, type KnownField } from '../homes/rules.ts'
import type { BuildingRow } from './places.ts'

/** A building as a phone carries it, with its entrances and the households in sight. */
export type CarriedBuildingRow = BuildingRow & {
  readonly entrances: { id: string; name: string; homes: CarriedHome[] }[]
}

/**
 * Buildings with something in these grids, in the order of their ids: a page of all, or those of some ids. Three statements that each look up by
 * a list of ids: joined in one, they would be planned for one building and run for hundreds.
 */
export async function listCarriedBuildings(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  wanted: { ids: readonly string[] } | { after: string | null; limit: number },
): Promise<CarriedBuildingRow[]> {
  const found = await carriedHomes(sql, tenant, gridIds, wanted)
  if (found.length === 0) return []
  const ids = [...new Set(found.map((row) => row.buildingId))]
  const homesOf = groupBy(found, (row) => row.entranceId)
  const buildings = await sql.prepared<BuildingRow>(
    'carried_buildings',
    `WITH counted AS MATERIALIZED (
       SELECT building_id, count(*)::int AS n FROM households WHERE tenant_id = $1 AND building_id = ANY($2::uuid[]) GROUP BY building_id
     )
     SELECT b.id, b.name, c.name AS "compoundName", bg.grid_id AS "gridId", b.lng, b.lat, coalesce(counted.n, 0) AS households
     FROM buildings b
     LEFT JOIN counted ON counted.building_id = b.id
     JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[]) ORDER BY b.id`,
    [tenant, ids],
  )
  const doors = await sql.prepared<CarriedDoor>(
    'carried_entrances',
    `SELECT id, building_id AS "buildingId", name, known -> 'lift' AS lift FROM entrances WHERE tenant_id = $1 AND building_id = ANY($2::uuid[])`,
    [tenant, ids],
  )
  const doorsOf = groupBy(doors, (one) => one.buildingId)
  const before = (a: string, b: string) => (a < b ? -1 : 1)
  return buildings.map((building) =>
    Object.assign(building, {
      entrances: (doorsOf.get(building.id) ?? [])
        .map((door) => ({
          id: door.id,
          name: door.name,
          homes: (homesOf.get(door.id) ?? [])
            .flatMap((found) => homesIn(found, building.gridId, door.lift))
            .sort((a, b) => a.floor - b.floor || before(a.room, b.room) || before(a.id, b.id)),
        }))
        .sort((a, b) => before(a.name, b.name)),
    }),
  )
}

/** An entrance, and what is known of its lift: it is the same for all who live there. */
type CarriedDoor = {
  readonly id: string
  readonly buildingId: string
  readonly name: string
  readonly lift: KnownField | null
}

/** The households at an entrance that belong to one grid; a building without any has one row with no entrance. */
type FoundHomes = {
  readonly buildingId: string
  readonly entranceId: string | null
  readonly gridId: string
  /** Ids and floors of all, by commas, and their rooms beside: two thousand rows cost Node twice as much to read. A room may hold any character. */
  readonly ids: string | null
  readonly floors: string | null
  readonly rooms: readonly string[]
  /** What is known of those of which anything is. */
  readonly known: Readonly<Record<string, Known>> | null
}

/** The households as a phone carries them: the grid of each only where it is not the building's. */
function homesIn(found: FoundHomes, buildingGridId: string, lift: KnownField | null): CarriedHome[] {
  const { gridId, ids, floors, rooms, known } = found
  if (ids === null || floors === null) return []
  const floorOf = floors.split(',')
  return ids.split(',').map((id, i) => {
    const home: CarriedHome = { id, floor: Number(floorOf[i]), room: rooms[i] }
    if (gridId !== buildingGridId) Object.assign(home, { gridId })
    const own = known?.[id]
    return own || lift ? Object.assign(home, changedOf(lift ? { ...own, lift } : (own ?? {}))) : home
  })
}

/** How often each field was changed, of those that were. */
function changedOf(known: Known): Pick<CarriedHome, 'changed'> {
  const changed = HOUSEHOLD_FIELDS.flatMap((field) => {
    const { version } = fieldOf(known, field)
    return version === 0 ? [] : [[field, version] as const]
  })
  return changed.length === 0 ? {} : { changed: Object.fromEntries(changed) }
}

/**
 * What lies in the grids is found first, by their indexes, and its households by their ids: joined, the server would read every home of a street. A
 * condition that may be absent would do the same.
 */
const HOMES_WITHIN = `mine AS MATERIALIZED (
   SELECT household_id, grid_id FROM household_grids WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) AND valid_until IS NULL
 ), homes AS MATERIALIZED (
   SELECT h.id, h.building_id, h.entrance_id, h.floor, h.room, m.grid_id, nullif(h.known, '{}'::jsonb) AS known
   FROM mine m JOIN households h ON h.id = m.household_id
   WHERE h.tenant_id = $1 AND h.id = ANY(ARRAY(SELECT household_id FROM mine))`
const BUILDINGS_WITHIN = `within AS MATERIALIZED (
   SELECT building_id AS id FROM building_grids WHERE tenant_id = $1 AND grid_id = ANY($2::uuid[]) AND valid_until IS NULL`
const WITH_HOMES = `homes.entrance_id AS "entranceId", homes.grid_id AS "gridId",
  string_agg(homes.id::text, ',') AS ids, string_agg(homes.floor::text, ',') AS floors, json_agg(homes.room) AS rooms,
  json_object_agg(homes.id, homes.known) FILTER (WHERE homes.known IS NOT NULL) AS known`

/** The buildings that have something in these grids, each with its households there; one without any comes by itself. */
async function carriedHomes(
  sql: Sql,
  tenant: number,
  gridIds: readonly string[],
  wanted: Parameters<typeof listCarriedBuildings>[3],
): Promise<FoundHomes[]> {
  return 'ids' in wanted
    ? sql.prepared<FoundHomes>(
        'carried_homes_of',
        `WITH ${HOMES_WITHIN} AND h.building_id = ANY($3::uuid[])),
         ${BUILDINGS_WITHIN} AND building_id = ANY($3::uuid[]) UNION SELECT building_id FROM homes)
         SELECT within.id AS "buildingId", ${WITH_HOMES} FROM within LEFT JOIN homes ON homes.building_id = within.id
         GROUP BY within.id, homes.entrance_id, homes.grid_id`,
        [tenant, [...gridIds], [...wanted.ids]],
      )
    : sql.prepared<FoundHomes>(
        'carried_homes',
        `WITH ${HOMES_WITHIN}), ${BUILDINGS_WITHIN} UNION SELECT building_id FROM homes),
         page AS MATERIALIZED (SELECT id FROM within WHERE id > $3::uuid ORDER BY id LIMIT $4)
         SELECT page.id AS "buildingId", ${WITH_HOMES} FROM page LEFT JOIN homes ON homes.building_id = page.id
         GROUP BY page.id, homes.entrance_id, homes.grid_id`,
        [tenant, [...gridIds], wanted.after ?? BEFORE_ALL, wanted.limit],
      )
}

/** No id stands before it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

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
