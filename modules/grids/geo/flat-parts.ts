import { isOnSegment, toSteps, turn } from './fixed-point.ts'
import { distanceToSegment } from './plane.ts'
import type { MultiPolygon } from './polygon.ts'

/** The polygons of many shapes in flat arrays, so that a look-up touches no object. Positions in whole 1e-7 degree. */
export type FlatParts = {
  /** How many polygons there are. */
  readonly count: number
  /** The shape of a polygon: its place in the list that was flattened. */
  readonly gridOf: Int32Array
  /** West, south, east, north of each polygon. */
  readonly boxes: Float64Array
  /** The rings of polygon p are those from `ringsFrom[p]` to before `ringsFrom[p + 1]`. */
  readonly ringsFrom: Int32Array
  /** The figures of ring r stand in `xy` from `xyFrom[r]` to before `xyFrom[r + 1]`, x and y in turn. */
  readonly xyFrom: Int32Array
  readonly xy: Int32Array
}

/** Flattens shapes, polygon by polygon. */
export function flattenParts(shapes: readonly MultiPolygon[]): FlatParts {
  const totals = countAll(shapes)
  const flat = {
    count: totals.polygons,
    gridOf: new Int32Array(totals.polygons),
    boxes: new Float64Array(totals.polygons * 4),
    ringsFrom: new Int32Array(totals.polygons + 1),
    xyFrom: new Int32Array(totals.rings + 1),
    xy: new Int32Array(totals.positions * 2),
  }
  let [part, ring, at] = [0, 0, 0]
  for (const [grid, shape] of shapes.entries()) {
    for (const polygon of shape) {
      const from = at
      for (const positions of polygon) {
        for (const [lng, lat] of positions) {
          flat.xy[at] = toSteps(lng)
          flat.xy[at + 1] = toSteps(lat)
          at += 2
        }
        ring += 1
        flat.xyFrom[ring] = at
      }
      flat.gridOf[part] = grid
      writeBox(flat.boxes, part * 4, flat.xy, from, at)
      part += 1
      flat.ringsFrom[part] = ring
    }
  }
  return flat
}

/**
 * Whether a polygon holds a point, by counting its edges to the east. An edge counts from its lower end up to before
 * its upper end, and a point on it counts as east of it: as if the point lay a hair to the east and a smaller hair to
 * the north. Since that is exact, polygons that share an edge never both hold a point on it, and never neither.
 */
export function holds(parts: FlatParts, part: number, x: number, y: number): boolean {
  const { xy, xyFrom } = parts
  let inside = false
  for (let ring = parts.ringsFrom[part]; ring < parts.ringsFrom[part + 1]; ring++) {
    const end = xyFrom[ring + 1]
    let at = xyFrom[ring]
    let ax = xy[at]
    let ay = xy[at + 1]
    for (at += 2; at < end; at += 2) {
      const bx = xy[at]
      const by = xy[at + 1]
      if (ay > y !== by > y) {
        // Only an edge that is not clearly on one side asks for the exact turn.
        if (ax > x && bx > x) inside = !inside
        else if (ax >= x || bx >= x) {
          const side = turn(ax, ay, bx, by, x, y)
          if (by > ay ? side > 0 : side < 0) inside = !inside
        }
      }
      ax = bx
      ay = by
    }
  }
  return inside
}

/** Whether a point lies on an edge of a polygon. */
export function touches(parts: FlatParts, part: number, x: number, y: number): boolean {
  return someEdge(parts, part, (ax, ay, bx, by) => isOnSegment(ax, ay, bx, by, x, y))
}

/**
 * Metres from a point to the nearest edge of a polygon; `stepMetres` is the length of 1e-7 degree to the east and to
 * the north there.
 */
export function metresToPart(
  parts: FlatParts,
  part: number,
  x: number,
  y: number,
  stepMetres: { readonly x: number; readonly y: number },
): number {
  let nearest = Infinity
  someEdge(parts, part, (ax, ay, bx, by) => {
    const metres = distanceToSegment(
      0,
      0,
      (ax - x) * stepMetres.x,
      (ay - y) * stepMetres.y,
      (bx - x) * stepMetres.x,
      (by - y) * stepMetres.y,
    )
    nearest = Math.min(nearest, metres)
    return false
  })
  return nearest
}

function someEdge(
  parts: FlatParts,
  part: number,
  test: (ax: number, ay: number, bx: number, by: number) => boolean,
): boolean {
  const { xy, xyFrom } = parts
  for (let ring = parts.ringsFrom[part]; ring < parts.ringsFrom[part + 1]; ring++) {
    for (let at = xyFrom[ring] + 2; at < xyFrom[ring + 1]; at += 2) {
      if (test(xy[at - 2], xy[at - 1], xy[at], xy[at + 1])) return true
    }
  }
  return false
}

function countAll(shapes: readonly MultiPolygon[]): { polygons: number; rings: number; positions: number } {
  let [polygons, rings, positions] = [0, 0, 0]
  for (const shape of shapes) {
    polygons += shape.length
    for (const polygon of shape) {
      rings += polygon.length
      for (const ring of polygon) positions += ring.length
    }
  }
  return { polygons, rings, positions }
}

function writeBox(boxes: Float64Array, at: number, xy: Int32Array, from: number, end: number): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = from; i < end; i += 2) {
    west = Math.min(west, xy[i])
    south = Math.min(south, xy[i + 1])
    east = Math.max(east, xy[i])
    north = Math.max(north, xy[i + 1])
  }
  boxes.set([west, south, east, north], at)
}
