import type { CarriedBuilding, CarriedGrid } from '../../../modules/grids/contract.ts'
import { byName as compare } from '../../../modules/grids/rules.ts'
import type { Held, Rows } from './rows.ts'

/** All rows of a kind. */
export function all<Row>(rows: Pick<Rows, 'of'>, kind: string): Row[] {
  return [...rows.of(kind).values()].map((held) => rowOf<Row>(held))
}

/** One row of a kind; undefined when this phone does not carry it. */
export function get<Row>(rows: Pick<Rows, 'of'>, kind: string, id: unknown): Row | undefined {
  const held = rows.of(kind).get(String(id))
  return held && rowOf<Row>(held)
}

/** The contract says what a row of a kind is; on the disk it is only an object. */
function rowOf<Row>({ row }: Held): Row {
  return row as unknown as Row
}

/** The households of a building with their entrance and grid, as lists show them. */
export function homesOf(building: CarriedBuilding) {
  return building.entrances.flatMap((entrance) =>
    entrance.homes.map(({ id, floor, room, gridId }) => ({
      id,
      entranceId: entrance.id,
      entranceName: entrance.name,
      floor,
      room,
      gridId: gridId ?? building.gridId,
    })),
  )
}

/** 2幢 before 10幢. */
export const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name)

/** A grid and all below it. */
export function under(grids: readonly Pick<CarriedGrid, 'id' | 'parentId'>[], top: string): string[] {
  const found = [top]
  for (let i = 0; i < found.length; i++) for (const grid of grids) if (grid.parentId === found[i]) found.push(grid.id)
  return found
}
