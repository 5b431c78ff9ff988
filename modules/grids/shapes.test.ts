import { describe, expect, test } from 'vitest'
import { misfitsOf, readShape, storedShape } from './shapes.ts'
import { ground } from './testing.ts'

const grid = (gridId: string, shape = ground(0, 0, 1, 1)) => ({ gridId, shape })
const alone = { parent: undefined, siblings: [], children: [] }
const zigzag = (corners: number): [number, number][][][] => {
  const there = Array.from({ length: corners }, (_, i): [number, number] => [
    104.2 + i * 1e-5,
    (i % 2 === 0 ? 30.62 : 30.63) + i * 1e-6,
  ])
  const back = there.map(([lng, lat]): [number, number] => [lng, lat - 0.00002]).reverse()
  return [[[...there, ...back, there[0]]]]
}

describe('readShape', () => {
  test('stores rings counter-clockwise in steps of 1e-7 degree; null stays null', () => {
    const clockwise = [
      [[...ground(0, 0, 1, 1)[0][0]].reverse().map(([lng, lat]): [number, number] => [lng + 1e-9, lat])],
    ]
    const shape = storedShape(clockwise)
    expect(shape?.[0][0].slice().sort()).toEqual(ground(0, 0, 1, 1)[0][0].slice().sort())
    expect(storedShape(shape)).toEqual(shape)
    expect(storedShape(null)).toBeNull()
  })

  test('too many corners are refused before anything is computed', () => {
    expect(readShape(zigzag(3000))).toEqual({
      ok: false,
      code: 'shape.too_many_corners',
      facts: { corners: 6001, most: 5000 },
    })
  })
})

describe('misfitsOf', () => {
  test('shared borders fit; an overlap is told with its area', () => {
    expect(
      misfitsOf(grid('a'), { ...alone, siblings: [grid('b', ground(1, 0, 1, 1)), grid('a', ground(0, 0, 9, 9))] }),
    ).toEqual([])
    const [found] = misfitsOf(grid('a', ground(0, 0, 2, 1)), { ...alone, siblings: [grid('b', ground(1, 0, 1, 1))] })
    expect(found).toMatchObject({ kind: 'overlaps_sibling', gridId: 'b' })
    expect(found.squareMetres / 10_614).toBeCloseTo(1, 1)
  })

  test('parent and children: outside by more than 5 m is told, less is drawing accuracy', () => {
    const parent = grid('p', ground(0, 0, 2, 2))
    const sticking = (degrees: number) =>
      [
        [
          [
            [104.2, 30.62],
            [104.202 + degrees, 30.62],
            [104.202 + degrees, 30.621],
            [104.2, 30.621],
            [104.2, 30.62],
          ],
        ],
      ] as [number, number][][][]
    expect(misfitsOf(grid('a', sticking(0.00004)), { ...alone, parent })).toEqual([])
    expect(misfitsOf(grid('a', sticking(0.0001)), { ...alone, parent })).toMatchObject([
      { kind: 'outside_parent', gridId: 'p' },
    ])
    expect(
      misfitsOf(grid('a'), { ...alone, children: [grid('x', ground(0, 0, 1, 1)), grid('y', ground(1, 0, 1, 1))] }),
    ).toMatchObject([{ kind: 'child_outside', gridId: 'y' }])
  })

  test('borders that would take minutes to compare are not compared', () => {
    const [a, b] = [grid('a', zigzag(2400)), grid('b', zigzag(2400))]
    expect(misfitsOf(a, { ...alone, siblings: [b] })).toEqual([{ kind: 'too_intricate', gridId: 'a', squareMetres: 0 }])
    expect(misfitsOf(grid('a'), alone, { left: 1 })).toMatchObject([{ kind: 'too_intricate' }])
  })
})
