import { toDegrees, toSteps } from './fixed-point.ts'

/** Longitude and latitude in WGS84 degrees, in the order of GeoJSON (RFC 7946 §3.1.1). */
export type Position = readonly [lng: number, lat: number]
/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[]
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[]
/** The ground of a grid: one or several separate polygons; the `coordinates` of a GeoJSON MultiPolygon. */
export type MultiPolygon = readonly Polygon[]
/** A grid with its ground. */
export type GridShape = { readonly gridId: string; readonly shape: MultiPolygon }
/** West, south, east and north in degrees. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number]

/** Why GeoJSON is not taken as a shape. */
export type GeoJsonFault = 'not_geojson' | 'not_a_polygon' | 'bad_position'

/**
 * The shape in a GeoJSON Polygon, MultiPolygon, or a Feature of one; heights are dropped. Only the form is looked at:
 * `shapeDefects` tells whether the ground makes sense.
 */
export function readGeoJson(
  input: unknown,
): { readonly ok: true; readonly shape: MultiPolygon } | { readonly ok: false; readonly fault: GeoJsonFault } {
  const { type, geometry, coordinates } = membersOf(input)
  if (type === 'Feature') return readGeoJson(geometry)
  if (typeof type !== 'string') return { ok: false, fault: 'not_geojson' }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return { ok: false, fault: 'not_a_polygon' }
  const shape = arrayOf(type === 'Polygon' ? [coordinates] : coordinates, readPolygon)
  return shape ? { ok: true, shape } : { ok: false, fault: 'bad_position' }
}

/** The shape as a GeoJSON geometry. */
export function toGeoJson(shape: MultiPolygon): { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon } {
  return { type: 'MultiPolygon', coordinates: shape }
}

/**
 * The shape as it is stored: positions in whole 1e-7 degree (a centimetre), repeated ones once, outer rings
 * counter-clockwise and holes clockwise (RFC 7946 §3.1.6). Doing it again changes nothing.
 */
export function normaliseShape(shape: MultiPolygon): MultiPolygon {
  return shape.map((polygon) => polygon.map((ring, i) => wind(roundRing(ring), i === 0)))
}

/** The box around a shape; undefined when it has no position. */
export function boundingBox(shape: MultiPolygon): BoundingBox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of shape) {
    for (const [lng, lat] of polygon[0] ?? []) {
      west = Math.min(west, lng)
      south = Math.min(south, lat)
      east = Math.max(east, lng)
      north = Math.max(north, lat)
    }
  }
  return west <= east ? [west, south, east, north] : undefined
}

/** The edges of a shape one by one, holes included. */
export function* edgesOf(shape: MultiPolygon): Generator<readonly [from: Position, to: Position]> {
  for (const ring of shape.flat()) {
    let from = ring[0]
    for (const to of ring.slice(1)) {
      if (from) yield [from, to]
      from = to
    }
  }
}

function readPolygon(input: unknown): Polygon | undefined {
  return arrayOf(input, (ring) => arrayOf(ring, readPosition))
}

function readPosition(input: unknown): Position | undefined {
  const [lng, lat]: unknown[] = Array.isArray(input) ? input : []
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined
}

/** The members one by one; undefined when `input` is no array or one of them is not readable. */
function arrayOf<T>(input: unknown, read: (member: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(input)) return undefined
  const members: T[] = []
  for (const one of input) {
    const member = read(one)
    if (member === undefined) return undefined
    members.push(member)
  }
  return members
}

function membersOf(input: unknown): { type?: unknown; geometry?: unknown; coordinates?: unknown } {
  return typeof input === 'object' && input !== null ? input : {}
}

function roundRing(ring: Ring): Position[] {
  const rounded = ring.map(([lng, lat]): Position => [toDegrees(toSteps(lng)), toDegrees(toSteps(lat))])
  return rounded.filter(([lng, lat], i) => i === 0 || lng !== rounded[i - 1]?.[0] || lat !== rounded[i - 1]?.[1])
}

function wind(ring: Position[], counterClockwise: boolean): Position[] {
  const [origin] = ring
  if (!origin) return ring
  let doubled = 0
  let [x, y] = [0, 0]
  for (const [lng, lat] of ring) {
    const [nextX, nextY] = [lng - origin[0], lat - origin[1]]
    doubled += x * nextY - nextX * y
    x = nextX
    y = nextY
  }
  return doubled === 0 || doubled > 0 === counterClockwise ? ring : ring.toReversed()
}
