import inPolygon from 'point-in-polygon-hao'
import { describe, expect, test } from 'vitest'
import { contains, doubleArea, middleOf, type Point, type Ring } from './geometry.ts'
import { createRandom } from './random.ts'
import { type Frame, tile } from './tiling.ts'

const SQUARE: Ring = [
  [104.2, 30.6],
  [104.201, 30.6],
  [104.201, 30.601],
  [104.2, 30.601],
  [104.2, 30.6],
]

describe('geometry', () => {
  test('the area is exact in square micro-degrees and changes its sign with the direction', () => {
    expect(doubleArea(SQUARE)).toBe(2_000_000)
    expect(doubleArea([...SQUARE].reverse())).toBe(-2_000_000)
  })

  test('contains agrees with point-in-polygon-hao on an invented grid', () => {
    const random = createRandom('geometry')
    const frame: Frame = { center: [104.2, 30.62], areaPerWeight: 8000, aspect: 1.4, turn: 30 }
    const ring = tile({ key: 'x', weight: 1, children: [] }, frame, random).ring('x')
    const [lng, lat] = middleOf(ring)
    let inside = 0
    for (let i = 0; i < 2000; i += 1) {
      const point: Point = [lng + (random.next() - 0.5) * 0.002, lat + (random.next() - 0.5) * 0.002]
      expect(contains(ring, point)).toBe(inPolygon(point, [ring]) === true)
      inside += contains(ring, point) ? 1 : 0
    }
    expect(inside).toBeGreaterThan(200)
    expect(inside).toBeLessThan(1800)
  })
})
