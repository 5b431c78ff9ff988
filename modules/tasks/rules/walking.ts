import { byName } from '../../grids/rules.ts'

/** Where a door is within its building. */
export type Place = { readonly entrance: string; readonly floor: number; readonly room: string }
type Walked = { readonly buildingId: string; readonly buildingName: string; readonly urgency: number }

/** The order in which one walks within a building: entrance by entrance, floor by floor. */
function walkingOrder(a: Place, b: Place): number {
  return byName(a.entrance, b.entrance) || a.floor - b.floor || byName(a.room, b.room)
}

/** Doors building by building, the one with the most urgent door first; within a building as one walks. */
export function inWalkingOrder<D extends Walked>(all: readonly { readonly place: Place; readonly door: D }[]): D[] {
  const urgency = new Map<string, number>()
  for (const { door } of all) urgency.set(door.buildingId, Math.min(urgency.get(door.buildingId) ?? 2, door.urgency))
  return [...all]
    .sort(
      (a, b) =>
        (urgency.get(a.door.buildingId) ?? 2) - (urgency.get(b.door.buildingId) ?? 2) ||
        byName(a.door.buildingName, b.door.buildingName) ||
        a.door.buildingId.localeCompare(b.door.buildingId) ||
        walkingOrder(a.place, b.place),
    )
    .map((one) => one.door)
}
