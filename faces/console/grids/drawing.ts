import type { Project, Shape } from '../../kit/map/geometry.ts'

/** A corner as [lng, lat] in WGS84 degrees. */
export type Corner = readonly [number, number]

/** Seven decimals of a degree are about a centimetre. */
const DECIMALS = 7

/** The way back from metres on the drawing to degrees. The drawing is flat, so two points tell it. */
export function unproject(project: Project): (x: number, y: number) => Corner {
  const [x0, y0] = project(0, 0)
  const [x1, y1] = project(1, 1)
  return (x, y) => [rounded((x - x0) / (x1 - x0)), rounded((y - y0) / (y1 - y0))]
}

/** The nearest of the known corners within a distance (metres on the drawing), else the spot itself: borders then meet exactly. */
export function snapped(spot: Corner, known: readonly Corner[], within: number, project: Project): Corner {
  const [x, y] = project(...spot)
  let best: { corner: Corner; metres: number } | null = null
  for (const corner of known) {
    const [cx, cy] = project(...corner)
    const metres = Math.hypot(cx - x, cy - y)
    if (metres <= within && (!best || metres < best.metres)) best = { corner, metres }
  }
  return best?.corner ?? spot
}

/** The corners of a shape of one part without holes, the closing one left out; null for anything else. */
export function cornersOfPlain(shape: Shape | null): Corner[] | null {
  if (!shape) return []
  if (shape.length !== 1 || shape[0].length !== 1) return null
  return shape[0][0].slice(0, -1).map(([lng, lat]) => [lng, lat])
}

/** A closed shape from corners; null with fewer than three. */
export function shapeOf(corners: readonly Corner[]): [number, number][][][] | null {
  if (corners.length < 3) return null
  return [[[...corners, corners[0]].map(([lng, lat]) => [lng, lat])]]
}

/** Reads the one polygon of a GeoJSON text: a geometry, a feature or a collection of one. Null when there is none. */
export function readGeoJson(text: string): [number, number][][][] | null {
  try {
    return shapeIn(JSON.parse(text))
  } catch {
    return null
  }
}

function shapeIn(value: unknown): [number, number][][][] | null {
  if (typeof value !== 'object' || value === null) return null
  const member = (name: string): unknown => new Map<string, unknown>(Object.entries(value)).get(name)
  const [type, features, coordinates] = [member('type'), member('features'), member('coordinates')]
  if (type === 'Feature') return shapeIn(member('geometry'))
  if (type === 'FeatureCollection')
    return Array.isArray(features) && features.length === 1 ? shapeIn(features[0]) : null
  if (type === 'Polygon') return multi([coordinates])
  return type === 'MultiPolygon' ? multi(coordinates) : null
}

function multi(polygons: unknown): [number, number][][][] | null {
  if (!Array.isArray(polygons) || polygons.length === 0) return null
  const shape = polygons.map((rings: unknown) =>
    Array.isArray(rings) ? rings.map((ring: unknown) => (Array.isArray(ring) ? ring.map(position) : [])) : [],
  )
  const isSound = shape.every(
    (rings) => rings.length > 0 && rings.every((ring) => ring.length >= 4 && ring.every(isPair)),
  )
  return isSound ? shape.map((rings) => rings.map((ring) => ring.filter(isPair))) : null
}

function position(value: unknown): [number, number] | null {
  if (!Array.isArray(value)) return null
  const [lng, lat] = value
  return Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : null
}

function isPair(value: [number, number] | null): value is [number, number] {
  return value !== null
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS))
}
