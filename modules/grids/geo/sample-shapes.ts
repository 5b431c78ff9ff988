import { toDegrees } from './fixed-point.ts'
import type { GridShape, MultiPolygon, Position, Ring } from './polygon.ts'

/** A metre in degrees near Chengdu, roughly: for drawing shapes, not for measuring them. */
export const METRE = { lng: 1 / 95_900, lat: 1 / 110_900 } as const

/** Figures from 0 to 1 that are the same in each run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A rectangle from its south-west corner, sides in degrees. */
export function box(west: number, south: number, width: number, height: number): Ring {
  const [east, north] = [west + width, south + height]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/**
 * A ring around a centre with random radii between half of `radius` and all of it, corners in whole `step` of 1e-7
 * degree.
 */
export function star(random: () => number, centre: Position, radius: number, corners: number, step = 1): Ring {
  const snap = (degrees: number) => toDegrees(Math.round(degrees / toDegrees(step)) * step)
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const angle = ((i + 0.3 + 0.4 * random()) / corners) * 2 * Math.PI
    const reach = radius * (0.5 + random() / 2)
    return [snap(centre[0] + reach * Math.cos(angle)), snap(centre[1] + reach * Math.sin(angle))]
  })
  return [...ring, ring[0] ?? centre]
}

/**
 * A box cut into columns × rows tiles with crooked borders of `bends` corners, each border the same positions in both
 * tiles. Every seventh tile has an enclave: a grid of its own in a hole.
 */
export function tiles(seed: number, columns: number, rows: number, bends: number, area: Ring): GridShape[] {
  const random = randomFrom(seed)
  const [west, south] = area[0] ?? [0, 0]
  const [east, north] = area[2] ?? [0, 0]
  const [width, height] = [(east - west) / columns, (north - south) / rows]
  const nodes = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column): Position => {
      const moveX = column === 0 || column === columns ? 0 : (random() - 0.5) * 0.3
      const moveY = row === 0 || row === rows ? 0 : (random() - 0.5) * 0.3
      return [west + (column + moveX) * width, south + (row + moveY) * height]
    }),
  )
  const node = (row: number, column: number): Position => nodes[row]?.[column] ?? [west, south]
  const borders = new Map<string, Position[]>()
  const border = (from: Position, to: Position): Position[] => {
    const back = borders.get(`${to}|${from}`)
    if (back) return back.toReversed()
    const onOuterEdge = from[0] === to[0] || from[1] === to[1]
    const made = Array.from({ length: bends }, (_, i): Position => {
      const along = (i + 1) / (bends + 1)
      const off = onOuterEdge ? 0 : (random() - 0.5) * 0.1
      return [from[0] + along * (to[0] - from[0]) + off * width, from[1] + along * (to[1] - from[1]) + off * height]
    })
    borders.set(`${from}|${to}`, made)
    return made
  }
  const grids: GridShape[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corners = [node(row, column), node(row, column + 1), node(row + 1, column + 1), node(row + 1, column)]
      const ring = corners.flatMap((from, i) => [from, ...border(from, corners[(i + 1) % 4] ?? from)])
      const closed = [...ring, ...ring.slice(0, 1)]
      const middle: Position = [west + (column + 0.5) * width, south + (row + 0.5) * height]
      const hole = grids.length % 7 === 3 ? star(random, middle, Math.min(width, height) * 0.2, 9) : undefined
      const shape: MultiPolygon = [hole ? [closed, hole] : [closed]]
      grids.push({ gridId: `tile-${row}-${column}`, shape })
      if (hole) grids.push({ gridId: `enclave-${row}-${column}`, shape: [[hole]] })
    }
  }
  return grids
}
