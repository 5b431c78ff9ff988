/** WGS84 ellipsoid: semi-major axis in metres and squared eccentricity. */
const SEMI_MAJOR_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 6.694_379_990_141_3e-3
const RADIANS = Math.PI / 180

/** A flat map in metres around a centre, x to the east and y to the north. */
export type LocalPlane = {
  readonly x: (lng: number) => number
  readonly y: (lat: number) => number
  readonly lng: (x: number) => number
  readonly lat: (y: number) => number
}

/**
 * Length of one degree of longitude and of latitude at a latitude, in metres: radii of curvature of the prime vertical
 * and of the meridian of the WGS84 ellipsoid (e.g. Snyder, Map Projections, USGS PP 1395, 4-20 and 4-18).
 */
export function metresPerDegree(lat: number): { readonly lng: number; readonly lat: number } {
  const sine = Math.sin(lat * RADIANS)
  const w = 1 - ECCENTRICITY_SQUARED * sine * sine
  const primeVertical = SEMI_MAJOR_METRES / Math.sqrt(w)
  const meridian = (primeVertical * (1 - ECCENTRICITY_SQUARED)) / w
  return { lng: primeVertical * Math.cos(lat * RADIANS) * RADIANS, lat: meridian * RADIANS }
}

/**
 * The equirectangular plane that touches at a centre. Over a district of 30 km areas err by less than 0.1 %, lengths by
 * 0.2 %.
 */
export function localPlane(centreLng: number, centreLat: number): LocalPlane {
  const scale = metresPerDegree(centreLat)
  return {
    x: (lng) => (lng - centreLng) * scale.lng,
    y: (lat) => (lat - centreLat) * scale.lat,
    lng: (x) => centreLng + x / scale.lng,
    lat: (y) => centreLat + y / scale.lat,
  }
}

/** Distance of a point from the segment a–b on a plane, in the plane's unit. */
export function distanceToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / squared
  const nearest = Math.min(1, Math.max(0, along))
  return Math.hypot(px - ax - nearest * dx, py - ay - nearest * dy)
}
