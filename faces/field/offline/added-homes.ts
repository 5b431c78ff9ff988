import type { CarriedBuilding } from '../../../modules/grids/contract.ts'
import type { Item } from './outbox-item.ts'
import type { Held, Rows } from './rows.ts'

/** A flat that was added on this phone and that the house does not know of yet. */
export type AddedHome = {
  readonly id: string
  readonly entranceId: string
  readonly floor: number
  readonly room: string
}

/** The flats that wait in the outbox, in the order in which they were added. */
export function addedHomes(items: readonly Item[]): AddedHome[] {
  return items.flatMap(({ name, input, state }) =>
    name === 'grids.addHousehold' && state !== 'rescued'
      ? [
          {
            id: String(input.householdId),
            entranceId: String(input.entranceId),
            floor: Number(input.floor),
            room: String(input.room),
          },
        ]
      : [],
  )
}

/** The rows of this phone with the flats that were added on it: what is done there next need not wait until the house knows of them. */
export function withAdded(rows: Pick<Rows, 'of'>, items: readonly Item[]): Pick<Rows, 'of'> {
  const added = addedHomes(items)
  if (added.length === 0) return rows
  return {
    of: (kind) => {
      const held = rows.of(kind)
      if (kind !== 'building') return held
      return new Map([...held].map(([id, one]) => [id, withHomes(one, added)]))
    },
  }
}

function withHomes(held: Held, added: readonly AddedHome[]): Held {
  const building = held.row as unknown as CarriedBuilding
  const isHere = (one: AddedHome) => building.entrances.some(({ id }) => id === one.entranceId)
  if (!added.some(isHere)) return held
  const entrances = building.entrances.map((entrance) => {
    const known = new Set(entrance.homes.map(({ id }) => id))
    const own = added.filter(({ id, entranceId }) => entranceId === entrance.id && !known.has(id))
    const gridId = gridBeside(entrance.homes)
    const homes = own.map(({ id, floor, room }) => ({ id, floor, room, ...(gridId ? { gridId } : {}) }))
    return homes.length === 0 ? entrance : { ...entrance, homes: [...entrance.homes, ...homes] }
  })
  return { ...held, row: { ...held.row, entrances } }
}

/** The grid of the other flats of an entrance, where it is not the building's. */
function gridBeside(homes: readonly { readonly gridId?: string }[]): string | undefined {
  const grids = new Set(homes.map(({ gridId }) => gridId))
  return grids.size === 1 ? homes[0].gridId : undefined
}
