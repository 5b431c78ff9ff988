import gcoord from 'gcoord'
import { metresPerDegree } from './plane.ts'

/**
 * A position in WGS84 degrees; CGCS2000 (EPSG:4490) differs by centimetres and counts as the same. The only system we
 * store.
 */
export type Wgs84 = { readonly crs: 'WGS84'; readonly lng: number; readonly lat: number }
/** A position as Tencent, AMap and WeChat give it: WGS84 with a non-linear shift, in Chengdu about 360 m. */
export type Gcj02 = { readonly crs: 'GCJ02'; readonly lng: number; readonly lat: number }
/** A position as Baidu gives it: GCJ-02 shifted again, in Chengdu by about 900 m. */
export type Bd09 = { readonly crs: 'BD09'; readonly lng: number; readonly lat: number }
/** A position that says its system. Pairs without one cannot be passed where one of these is asked for. */
export type Coordinate = Wgs84 | Gcj02 | Bd09

/** Why a position is not taken; `swapped` = latitude and longitude stand in each other's place. */
export type CoordinateFault =
  | 'crs_missing'
  | 'crs_unknown'
  | 'not_a_number'
  | 'out_of_range'
  | 'swapped'
  | 'outside_china'

/**
 * The box around China, islands of the South China Sea included, in degrees. Beyond it GCJ-02 and BD-09 have no
 * meaning.
 */
export const CHINA_BOUNDS = { west: 73.4, south: 3.4, east: 135.1, north: 53.6 } as const

const CRS_BY_NAME = new Map<string, Coordinate['crs']>([
  ['WGS84', 'WGS84'],
  ['EPSG4326', 'WGS84'],
  ['CGCS2000', 'WGS84'],
  ['EPSG4490', 'WGS84'],
  ['GCJ02', 'GCJ02'],
  ['BD09', 'BD09'],
])
/** 1e-10 degree is a hundredth of a millimetre. */
const CONVERGED_DEGREES = 1e-10
const MAX_ROUNDS = 20

type Pair = readonly [lng: number, lat: number]

/**
 * Reads a position from outside: an object with `lng`, `lat` and `crs` (WGS84, GCJ02, BD09; CGCS2000, EPSG:4326 and
 * EPSG:4490 are WGS84). Nothing is guessed: a pair without a system, outside China, or with the two figures exchanged
 * is refused with the reason.
 */
export function readCoordinate(
  input: unknown,
): { readonly ok: true; readonly coordinate: Coordinate } | { readonly ok: false; readonly fault: CoordinateFault } {
  const { lng, lat, crs } = fieldsOf(input)
  if (crs === undefined || crs === null || crs === '') return { ok: false, fault: 'crs_missing' }
  const system = typeof crs === 'string' ? CRS_BY_NAME.get(crs.toUpperCase().replace(/[\s:_-]/g, '')) : undefined
  if (system === undefined) return { ok: false, fault: 'crs_unknown' }
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat)) {
    return { ok: false, fault: 'not_a_number' }
  }
  if (isInChina(lng, lat)) return { ok: true, coordinate: { crs: system, lng, lat } }
  if (isInChina(lat, lng)) return { ok: false, fault: 'swapped' }
  const onEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90
  return { ok: false, fault: onEarth ? 'outside_china' : 'out_of_range' }
}

/** Any position in WGS84. The inverse shifts are iterated: a round trip errs by less than a millimetre. */
export function toWgs84(from: Coordinate): Wgs84 {
  const [lng, lat] =
    from.crs === 'WGS84' ? [from.lng, from.lat] : invert(shiftFromWgs84[from.crs], [from.lng, from.lat])
  return { crs: 'WGS84', lng, lat }
}

/** Any position as Tencent, AMap and WeChat expect it. */
export function toGcj02(from: Coordinate): Gcj02 {
  const [lng, lat] = from.crs === 'GCJ02' ? [from.lng, from.lat] : wgs84ToGcj02(pairOf(toWgs84(from)))
  return { crs: 'GCJ02', lng, lat }
}

/** Any position as Baidu expects it. */
export function toBd09(from: Coordinate): Bd09 {
  const [lng, lat] = from.crs === 'BD09' ? [from.lng, from.lat] : gcj02ToBd09(pairOf(toGcj02(from)))
  return { crs: 'BD09', lng, lat }
}

/**
 * Metres between two positions of one system, some kilometres apart at most (local plane, below 0.1 % error at 10 km).
 */
export function metresBetween<C extends Coordinate>(a: C, b: NoInfer<C>): number {
  const scale = metresPerDegree((a.lat + b.lat) / 2)
  return Math.hypot((b.lng - a.lng) * scale.lng, (b.lat - a.lat) * scale.lat)
}

const shiftFromWgs84 = { GCJ02: wgs84ToGcj02, BD09: (pair: Pair) => gcj02ToBd09(wgs84ToGcj02(pair)) } as const

function wgs84ToGcj02([lng, lat]: Pair): Pair {
  const [x = lng, y = lat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return [x, y]
}

function gcj02ToBd09([lng, lat]: Pair): Pair {
  const [x = lng, y = lat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.BD09)
  return [x, y]
}

/**
 * The pair that `shift` carries to `target`. The shift varies slowly, so each round leaves about a thousandth of the
 * error.
 */
function invert(shift: (pair: Pair) => Pair, target: Pair): Pair {
  let [lng, lat] = target
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [x, y] = shift([lng, lat])
    const [dx, dy] = [x - target[0], y - target[1]]
    lng -= dx
    lat -= dy
    if (Math.abs(dx) < CONVERGED_DEGREES && Math.abs(dy) < CONVERGED_DEGREES) break
  }
  return [lng, lat]
}

function isInChina(lng: number, lat: number): boolean {
  const { west, south, east, north } = CHINA_BOUNDS
  return lng >= west && lng <= east && lat >= south && lat <= north
}

function pairOf({ lng, lat }: Coordinate): Pair {
  return [lng, lat]
}

function fieldsOf(input: unknown): { lng?: unknown; lat?: unknown; crs?: unknown } {
  return typeof input === 'object' && input !== null ? input : {}
}
