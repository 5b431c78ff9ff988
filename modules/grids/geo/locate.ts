import Flatbush from 'flatbush'
import type { Wgs84 } from './coordinates.ts'
import { toSteps } from './fixed-point.ts'
import { flattenParts, holds, metresToPart, touches } from './flat-parts.ts'
import { metresPerDegree } from './plane.ts'
import type { GridShape } from './polygon.ts'

/** Where a point with an accuracy lies. `gridIds` nearest first, the one that holds the point leading. */
export type Located =
  | { readonly kind: 'inside'; readonly gridId: string }
  | { readonly kind: 'ambiguous'; readonly gridIds: readonly string[] }
  | { readonly kind: 'outside'; readonly nearest?: { readonly gridId: string; readonly metres: number } }

/** Looks up points among the grids of one layer. A value: a redraw builds a new one. */
export type Locator = {
  /**
   * The grid of a point in WGS84 degrees. A point on a shared edge or corner belongs to exactly one of its grids (the
   * one to the east, on a horizontal edge the one to the north), on an outer edge to a grid inside; where grids
   * overlap, or two meet on the outer edge, to the one whose id sorts first.
   * @throws RangeError when a figure is not finite
   */
  readonly locate: (lng: number, lat: number) => string | undefined
  /**
   * The grid of a point that may be off by `accuracyMetres` (0 = exact; above 5,000 counts as 5,000): `ambiguous` when
   * the circle reaches several grids, at most 12 of them named; outside all grids the nearest within the circle or 30 m
   * is offered.
   * @throws RangeError when a figure is not finite or the accuracy negative
   */
  readonly locateWithAccuracy: (point: Wgs84, accuracyMetres: number) => Located
}

/** A point outside all grids is offered the nearest within this distance even when its accuracy is better. */
const NEAREST_METRES = 30
const MAX_ACCURACY_METRES = 5_000
const MAX_NAMED = 12
/** Boxes of a node of the index: for points among tiles fewer are faster than the 16 that suit larger searches. */
const NODE_SIZE = 8
const STEPS_PER_DEGREE = toSteps(1)

/**
 * Builds the index over grids of one layer (valid shapes, `shapeDefects`), in any order. Answers depend on ids and
 * shapes only.
 * @throws RangeError when a grid id comes twice
 */
export function buildLocator(entries: readonly GridShape[]): Locator {
  const grids = entries.toSorted((a, b) => (a.gridId < b.gridId ? -1 : a.gridId > b.gridId ? 1 : 0))
  const twice = grids.find(({ gridId }, i) => gridId === grids[i - 1]?.gridId)
  if (twice) throw new RangeError(`grid ${twice.gridId} comes twice`)
  const parts = flattenParts(grids.map(({ shape }) => shape))
  const index = parts.count > 0 ? new Flatbush(parts.count, NODE_SIZE) : undefined
  for (let part = 0; part < parts.count; part++) {
    const box = part * 4
    index?.add(parts.boxes[box], parts.boxes[box + 1], parts.boxes[box + 2], parts.boxes[box + 3])
  }
  index?.finish()

  /** The first grid (by id) with a part at x, y that passes the test; -1 when there is none. */
  const firstAt = (x: number, y: number, test: typeof holds): number => {
    let first = -1
    index?.search(x, y, x, y, (part) => {
      const grid = parts.gridOf[part]
      if ((first === -1 || grid < first) && test(parts, part, x, y)) first = grid
      return false
    })
    return first
  }

  const gridAt = (lng: number, lat: number): number => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new RangeError('not a position')
    const [x, y] = [toSteps(lng), toSteps(lat)]
    const inside = firstAt(x, y, holds)
    return inside === -1 ? firstAt(x, y, touches) : inside
  }

  /** Grids with a point nearer than `metres`, and how near, nearest first. */
  const gridsWithin = (point: Wgs84, metres: number): { grid: number; metres: number }[] => {
    const scale = metresPerDegree(point.lat)
    const stepMetres = { x: scale.lng / STEPS_PER_DEGREE, y: scale.lat / STEPS_PER_DEGREE }
    const [x, y] = [toSteps(point.lng), toSteps(point.lat)]
    const [dx, dy] = [Math.ceil(metres / stepMetres.x), Math.ceil(metres / stepMetres.y)]
    const nearest = new Map<number, number>()
    for (const part of index?.search(x - dx, y - dy, x + dx, y + dy) ?? []) {
      const distance = holds(parts, part, x, y) ? 0 : metresToPart(parts, part, x, y, stepMetres)
      const grid = parts.gridOf[part]
      if (distance < Math.min(metres, nearest.get(grid) ?? Infinity)) nearest.set(grid, distance)
    }
    const found = Array.from(nearest, ([grid, distance]) => ({ grid, metres: distance }))
    return found.sort((a, b) => a.metres - b.metres || a.grid - b.grid)
  }

  const nameOf = (grid: number): string => grids[grid]?.gridId ?? ''

  return {
    locate(lng, lat) {
      const grid = gridAt(lng, lat)
      return grid === -1 ? undefined : nameOf(grid)
    },

    locateWithAccuracy(point, accuracyMetres) {
      if (!(accuracyMetres >= 0 && accuracyMetres < Infinity)) throw new RangeError('not an accuracy')
      const grid = gridAt(point.lng, point.lat)
      const accuracy = Math.min(accuracyMetres, MAX_ACCURACY_METRES)
      const near = gridsWithin(point, grid === -1 ? Math.max(accuracy, NEAREST_METRES) : accuracy)
      const others = near.filter((one) => one.grid !== grid && one.metres < accuracy).map((one) => one.grid)
      if (grid !== -1 && others.length === 0) return { kind: 'inside', gridId: nameOf(grid) }
      const named = grid === -1 ? others : [grid, ...others]
      if (named.length > 1) return { kind: 'ambiguous', gridIds: named.slice(0, MAX_NAMED).map(nameOf) }
      const [nearest] = near
      return nearest
        ? { kind: 'outside', nearest: { gridId: nameOf(nearest.grid), metres: nearest.metres } }
        : { kind: 'outside' }
    },
  }
}
