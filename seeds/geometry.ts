/** Longitude and latitude, WGS84 degrees, rounded to a millionth (about 0.1 m). */
export type Point = [number, number]

/** A closed ring, first point repeated at the end; counterclockwise when it bounds an area from outside (RFC 7946). */
export type Ring = Point[]

/** The coordinates of a GeoJSON MultiPolygon: polygons of rings, the outer ring first. */
export type MultiPolygon = Ring[][]

/** Degrees as whole micro-degrees, in which sums and products below 2^53 are exact. */
export const toMicroDegrees = (degrees: number): number => Math.round(degrees * 1e6)

/** Twice the signed area of a ring in square micro-degrees, exact; positive when counterclockwise. */
export const doubleArea = (ring: readonly Point[]): number => {
  const [originX, originY] = microPoint(ring[0])
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [ax, ay] = microPoint(ring[i])
    const [bx, by] = microPoint(ring[i + 1])
    sum += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY)
  }
  return sum
}

/** Is the point inside the ring? Even-odd rule by a ray to the east; a point on the edge may go either way. */
export const contains = (ring: readonly Point[], [x, y]: Readonly<Point>): boolean => {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [ax, ay] = ring[i] ?? [0, 0]
    const [bx, by] = ring[i + 1] ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** The middle of a ring's bounding box. */
export const middleOf = (ring: readonly Point[]): Point => {
  const [west, east] = extremes(ring.map(([lng]) => lng))
  const [south, north] = extremes(ring.map(([, lat]) => lat))
  return [(west + east) / 2, (south + north) / 2]
}

/** Smallest and largest of some numbers. */
export const extremes = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

const microPoint = (point: Point | undefined): readonly [number, number] =>
  point ? [toMicroDegrees(point[0]), toMicroDegrees(point[1])] : [0, 0]
