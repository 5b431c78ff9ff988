import type { Door } from '../../../modules/tasks/contract.ts'

/** How soon something is due at a door. */
export type Tone = 'late' | 'soon' | 'fine'
const TONES: readonly Tone[] = ['late', 'soon', 'fine']

/** Doors that are as urgent as each other, building by building. */
export type DayPart<D> = {
  readonly tone: Tone
  readonly buildings: readonly { readonly id: string; readonly name: string; readonly doors: readonly D[] }[]
}

/** The day in parts: what is late first, then today, then the rest; in each part the order in which one walks is kept. */
export function partsOfDay<D extends Pick<Door, 'urgency' | 'buildingId' | 'buildingName'>>(
  doors: readonly D[],
): DayPart<D>[] {
  return TONES.flatMap((tone, urgency) => {
    const own = doors.filter((one) => one.urgency === urgency)
    const ids = [...new Set(own.map((one) => one.buildingId))]
    const buildings = ids.map((id) => {
      const within = own.filter((one) => one.buildingId === id)
      return { id, name: within[0]?.buildingName ?? '', doors: within }
    })
    return own.length === 0 ? [] : [{ tone, buildings }]
  })
}

/** The door to go to after this one: the next in the same building, however urgent, else the next of the day. */
export function doorAfter<D extends Pick<Door, 'householdId' | 'urgency' | 'buildingId' | 'buildingName'>>(
  doors: readonly D[],
  householdId: string,
): D | undefined {
  const here = doors.findIndex((one) => one.householdId === householdId)
  const further = doors.slice(here + 1).find((one) => here >= 0 && one.buildingId === doors[here]?.buildingId)
  const inOrder = partsOfDay(doors).flatMap((part) => part.buildings.flatMap((one) => one.doors))
  return further ?? inOrder.find((one) => one.householdId !== householdId)
}
