import type { Building } from '../../../modules/grids/contract.ts'
import { findPlaces, nameOfDoor } from '../../../modules/grids/rules.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import type { Pick } from './pick-from.ts'

type Listed = Omit<Building, 'households' | 'lng' | 'lat' | 'gridId'>
/** A building to choose, with what the search says besides: a stair entrance, a room. */
export type BuildingPick = Pick & { readonly entrance: string; readonly room: string }

const ROOM = /^[0-9]{3,5}$/

/** The buildings that a search names, by name or by first letters: `3z2dy302` is building 3, entrance 2, room 302. */
export function pickBuildings(buildings: readonly Listed[], search: string): readonly BuildingPick[] {
  const doors = buildings.flatMap((building) =>
    (building.entrances.length > 0 ? building.entrances : [undefined]).map((entrance) => ({
      building,
      entrance,
      named: nameOfDoor(building, entrance),
    })),
  )
  const { found, rest } = findPlaces(search, doors)
  const [room = '', ...more] = rest
  if (more.length > 0 || (room !== '' && !ROOM.test(room))) return []
  return [...groupBy(found, ({ building }) => building.id)].map(([id, [{ building, entrance }, ...others]]) => ({
    id,
    name: building.name,
    note: building.compoundName ?? '',
    entrance: others.length === 0 && building.entrances.length > 1 ? (entrance?.name ?? '') : '',
    room,
  }))
}
