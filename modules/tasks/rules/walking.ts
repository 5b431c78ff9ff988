import { groupBy } from '../../../platform/pure/group.ts'
import { byName } from '../../grids/rules.ts'

/** Where a door is within its building. */
export type Place = { readonly entrance: string; readonly floor: number; readonly room: string }
type Walked = { readonly buildingId: string; readonly buildingName: string; readonly urgency: number }

/** The order in which one walks within a building: entrance by entrance, floor by floor. */
function walkingOrder(a: Place, b: Place): number {
  // Mostly the same entrance: comparing as people count is dear.
  const entrance = a.entrance === b.entrance ? 0 : byName(a.entrance, b.entrance)
  return entrance || a.floor - b.floor || byName(a.room, b.room)
}

/** More doors than anybody visits in a month are not listed at once. */
export const MOST_DOORS = 500

/** Doors building by building, the one with the most urgent door first; within a building as one walks. Beyond `MOST_DOORS` they are cut. */
export function dayOf<D extends Walked>(
  all: readonly { readonly place: Place; readonly door: D }[],
): { doors: D[]; isCut: boolean } {
  // Names are compared as people count, which is dear: a few hundred buildings, then a few doors in each.
  const buildings = [...groupBy(all, (one) => one.door.buildingId)].map(([id, doors]) => ({
    id,
    name: doors[0].door.buildingName,
    urgency: Math.min(...doors.map((one) => one.door.urgency)),
    doors,
  }))
  const doors = buildings
    .sort((a, b) => a.urgency - b.urgency || byName(a.name, b.name) || (a.id < b.id ? -1 : 1))
    .flatMap((one) => one.doors.sort((a, b) => walkingOrder(a.place, b.place)))
    .map((one) => one.door)
  return { doors: doors.slice(0, MOST_DOORS), isCut: doors.length > MOST_DOORS }
}
