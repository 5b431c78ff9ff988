import { describe, expect, test } from 'vitest'
import type { MultiPolygon, Ring } from './polygon.ts'
import { box, randomFrom, star, tiles } from './sample-shapes.ts'
import { type ShapeDefect, shapeDefects } from './shape-defects.ts'

const outer = box(104, 30.5, 0.01, 0.01)
/** A ring through positions given in thousandths of a degree from 104, 30.5; it is closed by itself. */
const ring = (...points: readonly (readonly [number, number])[]): Ring =>
  [...points, ...points.slice(0, 1)].map(([x, y]) => [104 + x / 1000, 30.5 + y / 1000] as const)
const kinds = (shape: MultiPolygon) => shapeDefects(shape).map((found) => found.kind)

describe('valid shapes', () => {
  test('stars, rings with holes, several parts, and parts and holes that touch', () => {
    const random = randomFrom(3)
    for (let i = 0; i < 100; i++) expect(shapeDefects([[star(random, [104, 30.6], 0.004, 30)]])).toEqual([])
    expect(shapeDefects([[outer, box(104.001, 30.501, 0.001, 0.001)]])).toEqual([])
    expect(shapeDefects([[outer, box(104.001, 30.501, 0.001, 0.001), box(104.002, 30.501, 0.001, 0.001)]])).toEqual([])
    expect(shapeDefects([[outer], [box(104.01, 30.5, 0.01, 0.01)], [box(104.02, 30.51, 0.01, 0.01)]])).toEqual([])
    expect(shapeDefects([[ring([0, 0], [2, 0], [4, 0], [4, 4], [4, 4], [0, 4])]])).toEqual([])
  })

  test('every tile of a sample', () => {
    for (const grid of tiles(1, 4, 4, 5, outer)) expect(shapeDefects(grid.shape)).toEqual([])
  })
})

describe('defects', () => {
  const open = outer.slice(0, -1)
  test.each<[ShapeDefect['kind'], MultiPolygon]>([
    ['empty', []],
    ['empty', [[]]],
    ['too_few_positions', [[outer.slice(0, 3)]]],
    ['not_closed', [[open]]],
    ['not_finite', [[[[104, Number.NaN], ...outer.slice(1)]]]],
    [
      'out_of_range',
      [
        [
          [
            [104, 30.5],
            [204, 30.5],
            [104, 31],
            [104, 30.5],
          ],
        ],
      ],
    ],
    ['too_large', [[box(100, 25, 6, 1)]]],
    ['no_area', [[ring([0, 0], [5, 5], [10, 10])]]],
    ['no_area', [[ring([1, 1], [1, 1], [1, 1])]]],
    ['hole_outside', [[outer, box(104.02, 30.5, 0.001, 0.001)]]],
    ['hole_outside', [[outer, box(104.009, 30.505, 0.002, 0.001)]]],
  ])('%s', (kind, shape) => {
    expect(kinds(shape)).toEqual([kind])
  })

  test.each<[string, Ring]>([
    ['a bow tie', ring([0, 0], [4, 4.5], [4, 0], [0, 4])],
    ['a loop', ring([0, 0], [4, 0], [4, 4], [2, -1], [0, 4])],
    ['a corner on another edge', ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])],
    ['a corner twice', ring([0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4])],
    ['a needle that runs back along itself', ring([0, 0], [4, 0], [9, 0], [4, 0], [4, 4], [0, 4])],
    ['a needle at the first corner', ring([-5, 0], [0, 0], [4, 0], [4, 4], [0, 4], [0, 0])],
    ['two edges on one line over each other', ring([0, 0], [3, 0], [3, 1], [4, 1], [4, 0], [2, 0], [2, -1], [0, -1])],
  ])('self-intersection: %s', (_, crooked) => {
    const found = shapeDefects([[outer], [crooked]])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ kind: 'self_intersection', polygon: 1, ring: 0 })
    expect(found[0]?.at).toBeDefined()
    expect(kinds([[crooked.toReversed()]])).toEqual(['self_intersection'])
  })

  test('overlapping holes and parts are named each', () => {
    const [a, b] = [box(104.001, 30.501, 0.003, 0.003), box(104.002, 30.502, 0.003, 0.003)]
    expect(shapeDefects([[outer, a, b]])).toEqual([
      { kind: 'holes_overlap', polygon: 0, ring: 1 },
      { kind: 'holes_overlap', polygon: 0, ring: 2 },
    ])
    expect(shapeDefects([[a], [box(104.02, 30.5, 0.001, 0.001)], [b]])).toEqual([
      { kind: 'parts_overlap', polygon: 0, ring: 0 },
      { kind: 'parts_overlap', polygon: 2, ring: 0 },
    ])
  })

  test('several faulty rings are all told', () => {
    expect(shapeDefects([[open], [outer, outer.slice(0, 3)]])).toMatchObject([
      { kind: 'not_closed', polygon: 0, ring: 0, at: open.at(-1) },
      { kind: 'too_few_positions', polygon: 1, ring: 1 },
    ])
  })
})
