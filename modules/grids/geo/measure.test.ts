import { describe, expect, test } from 'vitest'
import type { Wgs84 } from './coordinates.ts'
import { areaM2, labelPoint, metresToEdge, sideOf } from './measure.ts'
import type { MultiPolygon, Position, Ring } from './polygon.ts'
import { box, METRE, randomFrom, star } from './sample-shapes.ts'

const at = (lng: number, lat: number): Wgs84 => ({ crs: 'WGS84', lng, lat })

describe('area', () => {
  test('agrees with the ellipsoid to 1 in 1000 from a courtyard to a district', () => {
    const random = randomFrom(11)
    for (const degrees of [0.0005, 0.005, 0.05, 0.3]) {
      for (let i = 0; i < 20; i++) {
        const centre: Position = [103.6 + random(), 30.2 + random()]
        const ring = densified(star(random, centre, degrees / 2, 12))
        const exact = ellipsoidArea(ring)
        expect(Math.abs(areaM2([[ring]]) / exact - 1)).toBeLessThan(0.001)
      }
    }
  })

  test('takes holes off and adds parts, however they are wound', () => {
    const one = areaM2([[box(104, 30.5, 0.001, 0.001)]])
    const hole = box(104.0002, 30.5002, 0.0005, 0.0005)
    const shape: MultiPolygon = [[box(104, 30.5, 0.001, 0.001), hole], [box(104.002, 30.5, 0.001, 0.001).toReversed()]]
    expect(areaM2(shape) / one).toBeCloseTo(1.75, 4)
    expect(areaM2([[box(104, 30.5, 0.001, 0.001), hole.toReversed()]]) / one).toBeCloseTo(0.75, 4)
    expect(areaM2([])).toBe(0)
  })
})

describe('side of a point', () => {
  const shape: MultiPolygon = [
    [box(104, 30.5, 0.01, 0.01), box(104.004, 30.504, 0.002, 0.002)],
    [box(104.02, 30.5, 0.01, 0.01)],
  ]
  test.each<[string, number, number]>([
    ['inside', 104.001, 30.501],
    ['inside', 104.025, 30.505],
    ['outside', 104.005, 30.505],
    ['outside', 104.015, 30.505],
    ['outside', 104.005, 30.52],
    ['edge', 104, 30.505],
    ['edge', 104.003, 30.51],
    ['edge', 104.01, 30.51],
    ['edge', 104.004, 30.505],
    ['inside', 104.003_999_9, 30.505],
    ['outside', 104.004_000_1, 30.505],
  ])('%s: %d, %d', (side, lng, lat) => {
    expect(sideOf(shape, lng, lat)).toBe(side)
  })
})

describe('distance to the edge', () => {
  test('from outside, from inside, and to the edge of a hole', () => {
    const shape: MultiPolygon = [[box(104, 30.5, 0.01, 0.01), box(104.004, 30.504, 0.002, 0.002)]]
    expect(metresToEdge(shape, at(104 - 100 * METRE.lng, 30.505))).toBeCloseTo(100, 0)
    expect(metresToEdge(shape, at(104.003, 30.5 + 20 * METRE.lat))).toBeCloseTo(20, 0)
    expect(metresToEdge(shape, at(104.005, 30.506 - 30 * METRE.lat))).toBeCloseTo(30, 0)
    expect(metresToEdge(shape, at(104 - 30 * METRE.lng, 30.5 - 40 * METRE.lat))).toBeCloseTo(50, 0)
    expect(metresToEdge([], at(104, 30))).toBe(Infinity)
  })
})

describe('place of a label', () => {
  test('is inside, and not at the edge, also of crooked shapes with holes and with small parts', () => {
    const random = randomFrom(5)
    for (let i = 0; i < 100; i++) {
      const centre: Position = [104 + random() * 0.1, 30.5 + random() * 0.1]
      const hole = star(random, centre, 0.001, 7)
      const shape: MultiPolygon = [[star(random, [104.3, 30.5], 0.0005, 5)], [star(random, centre, 0.004, 24), hole]]
      const [lng, lat] = labelPoint(shape) ?? [0, 0]
      expect(sideOf(shape, lng, lat)).toBe('inside')
      expect(lng).toBeLessThan(104.2)
      expect(metresToEdge(shape, at(lng, lat))).toBeGreaterThan(10)
    }
  })

  test('of a ring lies in the ring, not in its hole', () => {
    const shape: MultiPolygon = [[box(104, 30.5, 0.01, 0.01), box(104.001, 30.501, 0.007, 0.007)]]
    const [lng, lat] = labelPoint(shape) ?? [0, 0]
    expect(sideOf(shape, lng, lat)).toBe('inside')
    expect(labelPoint([])).toBeUndefined()
  })
})

/** Many short edges, so that straight on one map is straight on the other. */
function densified(ring: Ring): Ring {
  return ring.slice(1).flatMap((to, i) => {
    const from = ring[i] ?? to
    const steps = Array.from({ length: 50 }, (_, k) => (k + (i === 0 ? 0 : 1)) / (i === 0 ? 49 : 50))
    return steps.map((share): Position => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
  })
}

/** Area on the ellipsoid by the cylindrical equal-area projection (Snyder, USGS PP 1395, 3-12 and 10-5). */
function ellipsoidArea(ring: Ring): number {
  const e = Math.sqrt(6.694_379_990_141_3e-3)
  const q = (lat: number) => {
    const s = Math.sin((lat * Math.PI) / 180)
    return (1 - e * e) * (s / (1 - e * e * s * s) + Math.log((1 + e * s) / (1 - e * s)) / (2 * e))
  }
  const flat = ring.map(([lng, lat]) => ({ x: (6_378_137 * (lng - 104) * Math.PI) / 180, y: (6_378_137 * q(lat)) / 2 }))
  const origin = flat[0] ?? { x: 0, y: 0 }
  return Math.abs(
    flat.slice(1).reduce((sum, to, i) => {
      const from = flat[i] ?? to
      return sum + ((from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)) / 2
    }, 0),
  )
}
