import type { Queries } from '../../../modules/api.ts'
import type { CarriedBuilding, CarriedGrid, Home, HouseholdField } from '../../../modules/grids/contract.ts'
import { byName as compare, findPlaces, nameOfDoor, sayPlace } from '../../../modules/grids/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { all, byName, get, homesOf, under } from './read-rows.ts'
import type { Rows } from './rows.ts'

/** A page ends with the building that fills it. */
const PAGE = 60

/** The flats of a grid from the phone's rows, found as the server finds them; what is known of each is not on the phone. */
export function searchHomes(rows: Pick<Rows, 'of'>, input: Readonly<Record<string, unknown>>) {
  const { gridId, search, buildingId, afterBuildingId } = input
  const grids = all<CarriedGrid>(rows, 'grid')
  if (!grids.some((grid) => grid.id === gridId)) return undefined
  const within = new Set(under(grids, String(gridId)))
  const buildings = all<CarriedBuilding>(rows, 'building')
    .filter((one) => buildingId === undefined || one.id === buildingId)
    .sort((a, b) => compare(a.compoundName ?? '', b.compoundName ?? '') || byName(a, b))
  const doors = buildings.flatMap((building) =>
    building.entrances
      .toSorted(byName)
      .map((entrance) => ({ building, entrance, named: nameOfDoor(building, entrance) })),
  )
  const { found, rest } = findPlaces(typeof search === 'string' ? search : '', doors)
  const isMeant = (room: string) => rest.every((word) => room.toLowerCase().includes(word))
  const homesBehind = (one: (typeof doors)[number]): Home[] =>
    homesOf(one.building)
      .filter((home) => home.entranceId === one.entrance.id && within.has(home.gridId) && isMeant(home.room))
      .sort((a, b) => a.floor - b.floor || compare(a.room, b.room))
      .map((home) => ({
        ...home,
        buildingId: one.building.id,
        buildingName: sayPlace({
          compound: one.building.compoundName,
          building: one.building.name,
          entrance: null,
          room: null,
        }),
        use: null,
        people: null,
        lift: null,
        verifiedAt: null,
      }))
  return pageOf(
    groupBy(found.flatMap(homesBehind), (home) => home.buildingId),
    afterBuildingId,
  )
}

/**
 * One flat from the phone's rows: where it is, and how often each field was changed, so that a correction can say what it saw. How it is used, how many
 * live there and when that was verified is not on the phone: whoever shows it looks at `isCarried`.
 */
export function homeFrom(
  rows: Pick<Rows, 'of'>,
  householdId: string,
): OutputOf<Queries['grids.household']> | undefined {
  for (const building of all<CarriedBuilding>(rows, 'building')) {
    const entrance = building.entrances.find(({ homes }) => homes.some(({ id }) => id === householdId))
    const home = homesOf(building).find(({ id }) => id === householdId)
    if (!entrance || !home) continue
    const changed = entrance.homes.find(({ id }) => id === householdId)?.changed ?? {}
    const known = (field: HouseholdField) => ({
      source: 'import' as const,
      verifiedAt: null,
      version: changed[field] ?? 0,
    })
    const place = { compound: building.compoundName, building: building.name }
    return {
      household: {
        ...home,
        buildingId: building.id,
        buildingName: sayPlace({ ...place, entrance: null, room: null }),
        use: null,
        people: null,
        lift: null,
        verifiedAt: null,
      },
      placeName: sayPlace({ ...place, entrance: entrance.name, room: home.room }),
      gridName: get<CarriedGrid>(rows, 'grid', home.gridId)?.name ?? '',
      known: {
        room: known('room'),
        entrance: known('entrance'),
        use: known('use'),
        people: known('people'),
        lift: known('lift'),
      },
      entrances: building.entrances.map(({ id, name }) => ({ id, name })).sort(byName),
    }
  }
  return undefined
}

/** As many buildings as fill a page, after one of the page before. */
function pageOf(byBuilding: ReadonlyMap<string, Home[]>, after: unknown) {
  const ids = [...byBuilding.keys()]
  const left = ids.slice(ids.indexOf(String(after)) + 1)
  const households: Home[] = []
  for (const [i, id] of left.entries()) {
    households.push(...(byBuilding.get(id) ?? []))
    if (households.length >= PAGE && i < left.length - 1) return { households, nextBuildingId: id }
  }
  return { households, nextBuildingId: null }
}
