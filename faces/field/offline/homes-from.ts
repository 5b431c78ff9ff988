import type { CarriedBuilding, CarriedGrid, Home } from '../../../modules/grids/contract.ts'
import { findPlaces, nameOfDoor, sayPlace } from '../../../modules/grids/rules.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { all, byName, compare, homesOf, under } from './read-rows.ts'
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
