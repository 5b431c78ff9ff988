import { describe, expect, test } from 'vitest'
import { CHINA_BOUNDS, metresBetween, readCoordinate, toBd09, toGcj02, toWgs84, type Wgs84 } from './coordinates.ts'
import { randomFrom } from './sample-shapes.ts'

const wgs84 = (lng: number, lat: number): Wgs84 => ({ crs: 'WGS84', lng, lat })

describe('conversion', () => {
  test.each([
    { wgs: [104.0657, 30.657], gcj: [104.068207, 30.654578], bd: [104.074704, 30.660609] },
    { wgs: [104.2, 30.56], gcj: [104.202402, 30.557424], bd: [104.208943, 30.56323] },
  ])('the known pairs of $wgs', ({ wgs, gcj, bd }) => {
    const point = wgs84(wgs[0] ?? 0, wgs[1] ?? 0)
    const asGcj = toGcj02(point)
    const asBd = toBd09(point)
    expect([asGcj.lng.toFixed(6), asGcj.lat.toFixed(6)]).toEqual(gcj.map((figure) => figure.toFixed(6)))
    expect([asBd.lng.toFixed(6), asBd.lat.toFixed(6)]).toEqual(bd.map((figure) => figure.toFixed(6)))
    expect([asGcj.crs, asBd.crs]).toEqual(['GCJ02', 'BD09'])
  })

  test('there and back errs by less than a millimetre, anywhere in China', () => {
    const random = randomFrom(20260609)
    const { west, south, east, north } = CHINA_BOUNDS
    for (let i = 0; i < 2000; i++) {
      const point = wgs84(west + random() * (east - west), south + random() * (north - south))
      expect(metresBetween(toWgs84(toGcj02(point)), point)).toBeLessThan(0.001)
      expect(metresBetween(toWgs84(toBd09(point)), point)).toBeLessThan(0.001)
      const baidu = toBd09(point)
      expect(metresBetween(toBd09(toGcj02(baidu)), baidu)).toBeLessThan(0.001)
    }
  })

  test('in Chengdu the shifts are larger than a micro-grid', () => {
    const random = randomFrom(7)
    for (let i = 0; i < 200; i++) {
      const point = wgs84(103.9 + random() * 0.4, 30.5 + random() * 0.3)
      const gcj = toGcj02(point)
      const shifted = metresBetween(point, wgs84(gcj.lng, gcj.lat))
      const bd = toBd09(point)
      const again = metresBetween(gcj, { crs: 'GCJ02', lng: bd.lng, lat: bd.lat })
      expect(shifted).toBeGreaterThan(340)
      expect(shifted).toBeLessThan(385)
      expect(again).toBeGreaterThan(880)
      expect(again).toBeLessThan(950)
    }
  })

  test('a position of the asked system is handed through unchanged', () => {
    expect(toWgs84(wgs84(104.1, 30.6))).toEqual(wgs84(104.1, 30.6))
    expect(toGcj02({ crs: 'GCJ02', lng: 104.1, lat: 30.6 })).toEqual({ crs: 'GCJ02', lng: 104.1, lat: 30.6 })
  })

  test('a pair without a system, or of another one, does not compile', () => {
    // @ts-expect-error a bare pair says no system
    const bare = () => toWgs84({ lng: 104.1, lat: 30.6 })
    // @ts-expect-error two systems cannot be compared
    const mixed = () => metresBetween(wgs84(104.1, 30.6), toGcj02(wgs84(104.1, 30.6)))
    expect([bare, mixed]).toHaveLength(2)
  })
})

describe('reading from outside', () => {
  test.each([
    ['WGS84', 'WGS84'],
    ['wgs-84', 'WGS84'],
    ['CGCS2000', 'WGS84'],
    ['EPSG:4490', 'WGS84'],
    ['gcj02', 'GCJ02'],
    ['GCJ-02', 'GCJ02'],
    ['BD09', 'BD09'],
  ])('%s is taken as %s', (crs, system) => {
    expect(readCoordinate({ lng: 104.0657, lat: 30.657, crs })).toEqual({
      ok: true,
      coordinate: { crs: system, lng: 104.0657, lat: 30.657 },
    })
  })

  test.each<[string, unknown]>([
    ['crs_missing', { lng: 104.0657, lat: 30.657 }],
    ['crs_missing', { lng: 104.0657, lat: 30.657, crs: '' }],
    ['crs_missing', null],
    ['crs_missing', [104.0657, 30.657]],
    ['crs_unknown', { lng: 104.0657, lat: 30.657, crs: 'EPSG:3857' }],
    ['crs_unknown', { lng: 104.0657, lat: 30.657, crs: 4326 }],
    ['not_a_number', { lng: '104.0657', lat: 30.657, crs: 'WGS84' }],
    ['not_a_number', { lng: 104.0657, lat: Number.NaN, crs: 'WGS84' }],
    ['not_a_number', { lng: Number.POSITIVE_INFINITY, lat: 30.657, crs: 'WGS84' }],
    ['swapped', { lng: 30.657, lat: 104.0657, crs: 'WGS84' }],
    ['swapped', { lng: 39.9, lat: 80.2, crs: 'GCJ02' }],
    ['out_of_range', { lng: 11584321.4, lat: 3588321.2, crs: 'WGS84' }],
    ['out_of_range', { lng: 200, lat: 95, crs: 'WGS84' }],
    ['outside_china', { lng: 0, lat: 0, crs: 'WGS84' }],
    ['outside_china', { lng: -73.9, lat: 40.7, crs: 'WGS84' }],
  ])('%s: %o', (fault, input) => {
    expect(readCoordinate(input)).toEqual({ ok: false, fault })
  })
})
