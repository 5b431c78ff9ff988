import { isOnSegment, toDegrees, toSteps, turn } from './fixed-point.ts'
import { areaM2, planeOf } from './measure.ts'
import { layOver, planeEdges, trapezoidArea } from './overlay.ts'
import { boundingBox, type MultiPolygon, type Polygon, type Position, type Ring } from './polygon.ts'

/**
 * What keeps a shape from being the ground of a grid, in which polygon and ring (from 0), and where on the map when it
 * has a place.
 */
export type ShapeDefect = {
  readonly kind:
    | 'empty'
    | 'too_few_positions'
    | 'not_closed'
    | 'not_finite'
    | 'out_of_range'
    | 'too_large'
    | 'no_area'
    | 'self_intersection'
    | 'hole_outside'
    | 'holes_overlap'
    | 'parts_overlap'
  readonly polygon: number
  readonly ring: number
  readonly at?: Position
}

/** Larger than any district; beyond it exact comparison of positions would not hold (`turn`). */
const MAX_EXTENT_DEGREES = 5
/** Area that rounding to a centimetre can make. */
const NOISE_M2 = 0.1

/**
 * Everything wrong with a shape; empty = valid. Rings are closed, have four positions or more and an area, do not
 * cross, touch or run back along themselves; holes lie in their outer ring; holes of a polygon, and separate polygons,
 * do not overlap (touching is allowed). Faults of single positions and rings are told first: the rest is looked at only
 * when there are none.
 */
export function shapeDefects(shape: MultiPolygon): ShapeDefect[] {
  if (shape.length === 0) return [{ kind: 'empty', polygon: 0, ring: 0 }]
  const ringwise = shape.flatMap((rings, polygon) => {
    if (rings.length === 0) return [{ kind: 'empty' as const, polygon, ring: 0 }]
    return rings.flatMap((ring, i) => ringDefects(ring).map((found) => ({ ...found, polygon, ring: i })))
  })
  if (ringwise.length > 0) return ringwise
  const [west, south, east, north] = boundingBox(shape) ?? [0, 0, 0, 0]
  if (east - west > MAX_EXTENT_DEGREES || north - south > MAX_EXTENT_DEGREES) {
    return [{ kind: 'too_large', polygon: 0, ring: 0 }]
  }
  const crossings = shape.flatMap((rings, polygon) => rings.flatMap((ring, i) => crossingOf(ring, polygon, i)))
  if (crossings.length > 0) return crossings
  return [...shape.flatMap(holeDefects), ...partDefects(shape)]
}

function ringDefects(ring: Ring): { kind: ShapeDefect['kind']; at?: Position }[] {
  if (ring.some(([lng, lat]) => !Number.isFinite(lng) || !Number.isFinite(lat))) return [{ kind: 'not_finite' }]
  const beyond = ring.find(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)
  if (beyond) return [{ kind: 'out_of_range', at: beyond }]
  const [first] = ring
  const last = ring.at(-1)
  if (ring.length < 4 || !first || !last) return [{ kind: 'too_few_positions' }]
  if (toSteps(first[0]) !== toSteps(last[0]) || toSteps(first[1]) !== toSteps(last[1])) {
    return [{ kind: 'not_closed', at: last }]
  }
  return areaM2([[ring]]) < NOISE_M2 ? [{ kind: 'no_area', at: first }] : []
}

type Segment = {
  readonly i: number
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
}

/** The first place at which a ring meets itself. */
function crossingOf(ring: Ring, polygon: number, ringNumber: number): ShapeDefect[] {
  const segments = segmentsOf(ring)
  const byWest = segments.toSorted((a, b) => Math.min(a.ax, a.bx) - Math.min(b.ax, b.bx))
  for (const [k, one] of byWest.entries()) {
    const east = Math.max(one.ax, one.bx)
    for (let m = k + 1; m < byWest.length; m++) {
      const other = byWest[m]
      if (!other || Math.min(other.ax, other.bx) > east) break
      if (meetsWrongly(one, other, segments.length)) {
        const at: Position = [toDegrees(other.ax), toDegrees(other.ay)]
        return [{ kind: 'self_intersection', polygon, ring: ringNumber, at }]
      }
    }
  }
  return []
}

/** The edges of a ring in whole 1e-7 degree, without those that have no length. */
function segmentsOf(ring: Ring): Segment[] {
  const points = ring.map(([lng, lat]) => ({ x: toSteps(lng), y: toSteps(lat) }))
  const distinct = points.filter((point, i) => i === 0 || point.x !== points[i - 1]?.x || point.y !== points[i - 1]?.y)
  return distinct.slice(1).map((to, i) => {
    const from = distinct[i] ?? to
    return { i, ax: from.x, ay: from.y, bx: to.x, by: to.y }
  })
}

/** Neighbours may share their common corner only, other edges nothing at all. */
function meetsWrongly(a: Segment, b: Segment, count: number): boolean {
  const [first, second] = a.i < b.i ? [a, b] : [b, a]
  if (second.i - first.i === 1) return turnsBack(first, second)
  if (first.i === 0 && second.i === count - 1) return turnsBack(second, first)
  return intersect(first, second)
}

/** Whether `next`, which starts where `edge` ends, runs back along it. */
function turnsBack(edge: Segment, next: Segment): boolean {
  if (turn(edge.ax, edge.ay, edge.bx, edge.by, next.bx, next.by) !== 0) return false
  return (edge.ax - edge.bx) * (next.bx - edge.bx) + (edge.ay - edge.by) * (next.by - edge.by) > 0
}

function intersect(a: Segment, b: Segment): boolean {
  const startB = Math.sign(turn(a.ax, a.ay, a.bx, a.by, b.ax, b.ay))
  const endB = Math.sign(turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by))
  const startA = Math.sign(turn(b.ax, b.ay, b.bx, b.by, a.ax, a.ay))
  const endA = Math.sign(turn(b.ax, b.ay, b.bx, b.by, a.bx, a.by))
  if (startB * endB < 0 && startA * endA < 0) return true
  return (
    isOnSegment(a.ax, a.ay, a.bx, a.by, b.ax, b.ay) ||
    isOnSegment(a.ax, a.ay, a.bx, a.by, b.bx, b.by) ||
    isOnSegment(b.ax, b.ay, b.bx, b.by, a.ax, a.ay) ||
    isOnSegment(b.ax, b.ay, b.bx, b.by, a.bx, a.by)
  )
}

function holeDefects(rings: Polygon, polygon: number): ShapeDefect[] {
  if (rings.length === 1) return []
  const plane = planeOf([rings])
  const edges = rings.flatMap((ring, i) => planeEdges([[ring]], i, plane))
  const pieces = layOver(edges, (owners) => owners[0] !== 0 || owners.length > 2)
  return rings.slice(1).flatMap((_, i): ShapeDefect[] => {
    const ofHole = pieces.filter((piece) => piece.owners.includes(i + 1))
    const outside = ofHole.filter((piece) => piece.owners[0] !== 0)
    const shared = ofHole.filter((piece) => piece.owners[0] === 0)
    return [
      ...(sum(outside) > NOISE_M2 ? [{ kind: 'hole_outside' as const, polygon, ring: i + 1 }] : []),
      ...(sum(shared) > NOISE_M2 ? [{ kind: 'holes_overlap' as const, polygon, ring: i + 1 }] : []),
    ]
  })
}

function partDefects(shape: MultiPolygon): ShapeDefect[] {
  if (shape.length === 1) return []
  const plane = planeOf(shape)
  const edges = shape.flatMap((polygon, i) => planeEdges([polygon], i, plane))
  const pieces = layOver(edges, (owners) => owners.length > 1)
  return shape.flatMap((_, polygon): ShapeDefect[] => {
    const shared = pieces.filter((piece) => piece.owners.includes(polygon))
    return sum(shared) > NOISE_M2 ? [{ kind: 'parts_overlap', polygon, ring: 0 }] : []
  })
}

function sum(pieces: readonly Parameters<typeof trapezoidArea>[0][]): number {
  return pieces.reduce((total, piece) => total + trapezoidArea(piece), 0)
}
