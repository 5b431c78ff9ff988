import { describe, expect, test } from 'vitest'
import { cornersOf, labelSpot, layOut, metresPerPixel, moved, pathOf, type Shape, zoomed } from './geometry.ts'

/** A square of about 100 m at Chengdu, and the same with a courtyard cut out of its west two thirds. */
const east = 104.2 + 100 / (111_320 * Math.cos((30.6 * Math.PI) / 180))
const north = 30.6 + 100 / 111_320
const square: Shape = [
  [
    [
      [104.2, 30.6],
      [east, 30.6],
      [east, north],
      [104.2, north],
      [104.2, 30.6],
    ],
  ],
]
const inner = (share: number) => 104.2 + (east - 104.2) * share
const innerLat = (share: number) => 30.6 + (north - 30.6) * share
const yard: Shape = [
  [
    square[0][0],
    [
      [inner(0.05), innerLat(0.05)],
      [inner(0.6), innerLat(0.05)],
      [inner(0.6), innerLat(0.95)],
      [inner(0.05), innerLat(0.95)],
      [inner(0.05), innerLat(0.05)],
    ],
  ],
]

describe('layOut', () => {
  test('draws in metres, north up', () => {
    const { project, whole } = layOut(cornersOf(square))
    const [x, y] = project(east, 30.6)
    expect(x).toBeCloseTo(100, 0)
    expect(y).toBeCloseTo(100, 0)
    expect(project(104.2, north)).toEqual([0, 0])
    expect(whole.width).toBeGreaterThan(100)
  })

  test('nothing to draw, or a single point, still gives a view with a size', () => {
    for (const places of [[], [[104.2, 30.6]] as const]) {
      const { whole } = layOut(places)
      expect(whole.width).toBeGreaterThan(0)
      expect(whole.height).toBeGreaterThan(0)
    }
  })
})

test('a path has one closed ring for each ring of the shape', () => {
  const { project } = layOut(cornersOf(yard))
  expect(pathOf(yard, project).match(/M[^MZ]+Z/g)?.length).toBe(2)
  expect(pathOf(square, project)).toBe('M0 100L100 100L100 0L0 0L0 100Z')
})

test('a label stands in the widest inside stretch, never in a hole', () => {
  const { project } = layOut(cornersOf(yard))
  const spot = labelSpot(yard, project)
  expect(spot?.x).toBeGreaterThan(60)
  expect(spot?.x).toBeLessThan(100)
  expect(spot?.width).toBeCloseTo(40, 0)
})

describe('moving about', () => {
  const whole = { x: 0, y: 0, width: 1000, height: 800 }

  test('zooming keeps the point under the finger where it is', () => {
    const at = { x: 300, y: 200 }
    const near = zoomed(whole, 2, at, whole)
    expect(near.width).toBe(500)
    expect((at.x - near.x) / near.width).toBeCloseTo(at.x / whole.width)
    expect((at.y - near.y) / near.height).toBeCloseTo(at.y / whole.height)
  })

  test('zooming out never shows more than everything, zooming in stops at 30 m', () => {
    expect(zoomed(whole, 0.1, { x: 0, y: 0 }, whole)).toEqual(whole)
    expect(zoomed(whole, 1e6, { x: 500, y: 400 }, whole).width).toBe(30)
  })

  test('the middle of the view cannot leave the drawing', () => {
    const near = zoomed(whole, 4, { x: 500, y: 400 }, whole)
    const far = moved(near, 1e6, -1e6, whole)
    expect(far.x + far.width / 2).toBe(1000)
    expect(far.y + far.height / 2).toBe(0)
  })
})

test('a pixel is as many metres as the tighter side of the box makes it: names keep their size in a tall drawing', () => {
  const view = { x: 0, y: 0, width: 300, height: 600 }
  expect(metresPerPixel(view, { width: 900, height: 400 })).toBe(1.5)
  expect(metresPerPixel(view, { width: 100, height: 400 })).toBe(3)
  expect(metresPerPixel(view, { width: 0, height: 0 })).toBe(600)
})
