import { groupBy } from '../platform/pure/group.ts'
import type { Loading } from './load.ts'

/** Buildings in one command: few statements each, a visible step every second or so. */
const BUILDINGS_AT_ONCE = 60
const CODES_AT_ONCE = 400

/** The subdistrict, the community, its grids, buildings, households and printed codes. */
export async function loadPlaces(loading: Loading): Promise<void> {
  const { sample, known } = loading
  const { community } = sample
  const common = {
    subdistrictName: community.subdistrict.name,
    districtName: community.district.name,
    managedBy: community.managedBy,
    isSynthetic: true,
  }
  const [street, main, ...others] = sample.grids
  const subdistrict = await loading.run('grids.foundCommunity', {
    ...common,
    code: `${community.subdistrict.code}000`,
    name: community.subdistrict.name,
    shape: street.shape,
  })
  known.grids.set(street.key, subdistrict.mainGridId)
  const founded = await loading.run('grids.foundCommunity', {
    ...common,
    code: community.code,
    name: community.name,
    shape: main.shape,
  })
  known.communityId = founded.communityId
  known.grids.set(main.key, founded.mainGridId)
  for (const grid of others) {
    if (grid.level === 'subdistrict') throw new Error(`a second subdistrict in ${sample.key}`)
    const drawn = await loading.run('grids.drawGrid', {
      communityId: founded.communityId,
      parentId: id(known.grids, grid.parentKey ?? main.key),
      level: grid.level,
      kind: grid.kind,
      dedicatedKind: grid.dedicatedKind,
      code: grid.code,
      name: grid.name,
      shape: grid.shape,
      isSynthetic: true,
    })
    known.grids.set(grid.key, drawn.id)
  }
  loading.step(`${sample.grids.length} 个网格 grids`)
  await loadBuildings(loading)
  await loadCodes(loading)
}

async function loadBuildings(loading: Loading): Promise<void> {
  const { sample, known } = loading
  const compounds = new Map(sample.compounds.map((one) => [one.key, one]))
  const byEntrance = groupBy(sample.households, (one) => one.entranceKey)
  for (const batch of chunks(sample.buildings, BUILDINGS_AT_ONCE)) {
    const made = await loading.run('grids.registerBuildings', {
      communityId: known.communityId,
      isSynthetic: true,
      buildings: batch.map((one) => {
        const compound = compounds.get(one.compoundKey)
        return {
          compound: compound ? { name: compound.name, kind: compound.kind } : null,
          name: one.name,
          gridId: id(known.grids, one.gridKey),
          lng: one.point[0],
          lat: one.point[1],
          entrances: one.entrances.map((entrance) => ({
            name: entrance.name,
            households: (byEntrance.get(entrance.key) ?? []).map((household) => ({
              floor: household.floor,
              room: household.room,
              ...(household.gridKey === one.gridKey ? {} : { gridId: id(known.grids, household.gridKey) }),
            })),
          })),
        }
      }),
    })
    for (const [index, one] of batch.entries()) known.buildings.set(one.key, made.buildings[index].id)
  }
  await learnRooms(loading)
  loading.step(`${sample.buildings.length} 栋楼、${sample.households.length} 户 buildings and households`)
}

/** The commands answer with the buildings; entrances and rooms are learnt from the tables, by name. */
async function learnRooms({ sample, known, running, tenant }: Loading): Promise<void> {
  const { pool } = running.house.db
  const entrances = await pool.query<{ id: string; building_id: string; name: string }>(
    'SELECT id, building_id, name FROM entrances WHERE tenant_id = $1',
    [tenant],
  )
  const entranceIds = new Map(entrances.rows.map((row) => [`${row.building_id}/${row.name}`, row.id]))
  for (const building of sample.buildings) {
    for (const entrance of building.entrances)
      known.entrances.set(entrance.key, id(entranceIds, `${id(known.buildings, building.key)}/${entrance.name}`))
  }
  const rooms = await pool.query<{ id: string; entrance_id: string; room: string }>(
    'SELECT id, entrance_id, room FROM households WHERE tenant_id = $1',
    [tenant],
  )
  const roomIds = new Map(rooms.rows.map((row) => [`${row.entrance_id}/${row.room}`, row.id]))
  for (const household of sample.households)
    known.households.set(household.key, id(roomIds, `${id(known.entrances, household.entranceKey)}/${household.room}`))
}

async function loadCodes(loading: Loading): Promise<void> {
  const { sample, known } = loading
  for (const batch of chunks(sample.places, CODES_AT_ONCE)) {
    const { codes } = await loading.run('grids.issueCodes', {
      communityId: known.communityId,
      places: batch.map((place) => ({
        kind: place.kind,
        gridId: id(known.grids, place.gridKey),
        ...(place.buildingKey ? { buildingId: id(known.buildings, place.buildingKey) } : {}),
        ...(place.entranceKey ? { entranceId: id(known.entrances, place.entranceKey) } : {}),
        ...(place.householdKey ? { householdId: id(known.households, place.householdKey) } : {}),
        placeName: place.name,
      })),
    })
    for (const [index, place] of batch.entries()) known.codes.set(place.key, codes[index].code)
  }
  loading.step(`${sample.places.length} 个场所码 place codes`)
}

/** The id of a key; a key nobody made is a fault of the sample. */
export function id(ids: ReadonlyMap<string, string>, key: string): string {
  const found = ids.get(key)
  if (found === undefined) throw new Error(`sample: nothing has the key ${key}`)
  return found
}

/** Pieces of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
