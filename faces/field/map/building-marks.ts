import type { Door } from '../../../modules/tasks/contract.ts'
import { groupBy } from '../../../platform/pure/group.ts'

/** What waits behind the doors of one building: how many, and how many of them are late or due today. */
export type BuildingMark = { readonly doors: number; readonly late: number; readonly today: number }

const NOTHING: BuildingMark = { doors: 0, late: 0, today: 0 }

/** By building, what is due at its doors. */
export function marksOf(doors: readonly Pick<Door, 'buildingId' | 'urgency'>[]): (buildingId: string) => BuildingMark {
  const marks = new Map(
    [...groupBy(doors, (one) => one.buildingId)].map(([id, own]) => [
      id,
      {
        doors: own.length,
        late: own.filter((one) => one.urgency === 0).length,
        today: own.filter((one) => one.urgency === 1).length,
      },
    ]),
  )
  return (buildingId) => marks.get(buildingId) ?? NOTHING
}

/** How a mark is drawn: its colour, and the sign that says the same without colour. */
export function lookOf({ doors, late, today }: BuildingMark): { tone: 1 | 3 | 4 | 'plain'; sign: string } {
  if (doors === 0) return { tone: 'plain', sign: '' }
  if (late > 0) return { tone: 4, sign: `!${doors}` }
  return today > 0 ? { tone: 3, sign: `${doors}` } : { tone: 1, sign: `${doors}` }
}

/** The buildings with the most pressing doors first; those that are equal stay in their order. */
export function pressingFirst<B extends { readonly mark: BuildingMark }>(buildings: readonly B[]): B[] {
  return buildings.toSorted(
    ({ mark: a }, { mark: b }) =>
      Number(b.late > 0) - Number(a.late > 0) ||
      Number(b.today > 0) - Number(a.today > 0) ||
      Number(b.doors > 0) - Number(a.doors > 0),
  )
}
