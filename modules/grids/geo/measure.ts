import type { Wgs84 } from './coordinates.ts'
import { isOnSegment, toDegrees, toSteps, turn } from './fixed-point.ts'
import { distanceToSegment, type LocalPlane, localPlane } from './plane.ts'
import { boundingBox, edgesOf, type MultiPolygon, type Polygon, type Position, type Ring } from './polygon.ts'

/** Lines on which a label's place is looked for. */
const SCAN_LINES = 23

/** Area in square metres, holes taken off. Error below 0.1 % for a district (see localPlane); 0 for an empty shape. */
export function areaM2(shape: MultiPolygon): number {
  const plane = planeOf(shape)
  return shape.reduce((total, polygon) => total + polygonArea(polygon, plane), 0)
}

/**
 * Where a point lies to a shape. Both are taken to the nearest 1e-7 degree, so that `edge` is exact: a point on a
 * border is on the edge of both neighbours. The locator gives such a point to one of them.
 */
export function sideOf(shape: MultiPolygon, lng: number, lat: number): 'inside' | 'edge' | 'outside' {
  const [x, y] = [toSteps(lng), toSteps(lat)]
  let inside = false
  for (const [from, to] of edgesOf(shape)) {
    const [ax, ay, bx, by] = [toSteps(from[0]), toSteps(from[1]), toSteps(to[0]), toSteps(to[1])]
    if (isOnSegment(ax, ay, bx, by, x, y)) return 'edge'
    if (ay > y !== by > y && turn(ax, ay, bx, by, x, y) > 0 === by > ay) inside = !inside
  }
  return inside ? 'inside' : 'outside'
}

/**
 * Metres from a point to the nearest edge of a shape, from inside or outside (holes have edges too); Infinity for an
 * empty shape.
 */
export function metresToEdge(shape: MultiPolygon, point: Wgs84): number {
  const plane = localPlane(point.lng, point.lat)
  let nearest = Infinity
  for (const [[ax, ay], [bx, by]] of edgesOf(shape)) {
    nearest = Math.min(nearest, distanceToSegment(0, 0, plane.x(ax), plane.y(ay), plane.x(bx), plane.y(by)))
  }
  return nearest
}

/**
 * A place for a name or a marker, inside the largest polygon of a valid shape and well away from its edges: of the
 * middles of the widest stretches on a number of horizontal lines, the one farthest from any edge. Undefined for a
 * shape without area.
 */
export function labelPoint(shape: MultiPolygon): Position | undefined {
  const plane = planeOf(shape)
  const largest = shape.toSorted((a, b) => polygonArea(b, plane) - polygonArea(a, plane))[0]
  const box = boundingBox(largest ? [largest] : [])
  if (!largest || !box) return undefined
  const candidates = Array.from({ length: SCAN_LINES }, (_, i) => {
    const lat = box[1] + ((i + 1) / (SCAN_LINES + 1)) * (box[3] - box[1])
    return middleOfWidest(largest, lat)
  }).filter((place) => place !== undefined)
  const ranked = candidates.map((place) => ({
    place,
    metres: metresToEdge([largest], { crs: 'WGS84', lng: place[0], lat: place[1] }),
  }))
  return ranked.reduce<(typeof ranked)[number] | undefined>(
    (best, one) => (best && best.metres >= one.metres ? best : one),
    undefined,
  )?.place
}

/** The local plane around the middle of a shape's box. */
export function planeOf(shape: MultiPolygon): LocalPlane {
  const [west, south, east, north] = boundingBox(shape) ?? [0, 0, 0, 0]
  return localPlane((west + east) / 2, (south + north) / 2)
}

function polygonArea(polygon: Polygon, plane: LocalPlane): number {
  const [outer = 0, ...holes] = polygon.map((ring) => ringArea(ring, plane))
  return outer - holes.reduce((sum, hole) => sum + hole, 0)
}

function ringArea(ring: Ring, plane: LocalPlane): number {
  let doubled = 0
  for (const [[ax, ay], [bx, by]] of edgesOf([[ring]])) {
    doubled += plane.x(ax) * plane.y(by) - plane.x(bx) * plane.y(ay)
  }
  return Math.abs(doubled) / 2
}

function middleOfWidest(polygon: Polygon, lat: number): Position | undefined {
  const crossings: number[] = []
  for (const [[ax, ay], [bx, by]] of edgesOf([polygon])) {
    if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax))
  }
  crossings.sort((a, b) => a - b)
  let widest: readonly [from: number, to: number] = [0, 0]
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = 0, to = 0] = crossings.slice(i, i + 2)
    if (to - from > widest[1] - widest[0]) widest = [from, to]
  }
  if (widest[1] <= widest[0]) return undefined
  return [toDegrees(toSteps((widest[0] + widest[1]) / 2)), toDegrees(toSteps(lat))]
}
