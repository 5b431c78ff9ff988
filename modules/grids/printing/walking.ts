/** What decides the turn of a place on a walk from door to door. */
export type WalkedPlace = {
  readonly grid: string
  readonly compound: string | null
  readonly building: string | null
  readonly entrance: string | null
  readonly floor: number | null
  readonly room: string | null
  readonly placeName: string
}

const NAMES = new Intl.Collator('zh-CN', { numeric: true })

/**
 * The order in which somebody with a stack of paper walks: compound, building, entrance, floor, room, with numbers as numbers; what
 * stands at no building (boards, stations) comes first, by grid.
 */
export function byWalk(one: WalkedPlace, other: WalkedPlace): number {
  return (
    Number(one.building !== null) - Number(other.building !== null) ||
    (one.building === null ? NAMES.compare(one.grid, other.grid) : 0) ||
    NAMES.compare(one.compound ?? '', other.compound ?? '') ||
    NAMES.compare(one.building ?? '', other.building ?? '') ||
    // The code of the building itself hangs outside, before its entrances; that of an entrance before its doors.
    NAMES.compare(one.entrance ?? '', other.entrance ?? '') ||
    (one.floor ?? -1000) - (other.floor ?? -1000) ||
    NAMES.compare(one.room ?? '', other.room ?? '') ||
    NAMES.compare(one.placeName, other.placeName)
  )
}
