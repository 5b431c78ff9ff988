import pointInPolygon from 'point-in-polygon-hao'
import { describe, expect, test } from 'vitest'
import type { Wgs84 } from './coordinates.ts'
import { toSteps } from './fixed-point.ts'
import { buildLocator } from './locate.ts'
import { sideOf } from './measure.ts'
import { edgesOf, type GridShape, type MultiPolygon, type Position } from './polygon.ts'
import { box, METRE, randomFrom, star, tiles } from './sample-shapes.ts'

const ground = box(104, 30.5, 0.02, 0.02)
const city = tiles(7, 8, 8, 6, ground)
const locator = buildLocator(city)
const at = (lng: number, lat: number): Wgs84 => ({ crs: 'WGS84', lng, lat })
const inSteps = ([lng, lat]: Position): [number, number] => [toSteps(lng), toSteps(lat)]
/** Two fields of 100 m side by side, a third 50 m east of them; metres from 104, 30.5. */
const field = (gridId: string, x: number): GridShape => ({
  gridId,
  shape: [[box(104 + x * METRE.lng, 30.5, 100 * METRE.lng, 100 * METRE.lat)]],
})
const fields = buildLocator([field('west', 0), field('middle', 100), field('east', 250)])
const inFields = (x: number, y: number): Wgs84 => at(104 + x * METRE.lng, 30.5 + y * METRE.lat)

describe('locating against the reference (point-in-polygon-hao)', () => {
  test('random shapes with holes and several parts, with many points on corners and edges', () => {
    const random = randomFrom(2026)
    const counts = { inside: 0, edge: 0, outside: 0 }
    for (let round = 0; round < 150; round++) {
      const part = (west: number): Position[][] => {
        const centre: Position = [west, 30.5]
        return [[...star(random, centre, 0.000_004, 12, 2)], [...star(random, centre, 0.000_001_9, 7, 2)]]
      }
      const shape: MultiPolygon = [part(104), part(104.000_01)]
      const one = buildLocator([{ gridId: 'one', shape }])
      const anywhere = Array.from({ length: 100 }, () => [
        Math.round(toSteps(104) - 45 + random() * 190),
        Math.round(toSteps(30.5) - 45 + random() * 90),
      ])
      const onEdges = [...edgesOf(shape)].flatMap(([from, to]) => {
        const [[ax, ay], [bx, by]] = [inSteps(from), inSteps(to)]
        return [
          [ax, ay],
          [(ax + bx) / 2, (ay + by) / 2],
        ]
      })
      for (const [x = 0, y = 0] of [...anywhere, ...onEdges]) {
        const answers = shape.map((rings) =>
          pointInPolygon(
            [x, y],
            rings.map((ring) => ring.map(inSteps)),
          ),
        )
        const side = answers.includes(0) ? 'edge' : answers.includes(true) ? 'inside' : 'outside'
        counts[side] += 1
        expect(sideOf(shape, x / 1e7, y / 1e7)).toBe(side)
        expect(one.locate(x / 1e7, y / 1e7)).toBe(side === 'outside' ? undefined : 'one')
      }
    }
    expect(Math.min(counts.inside, counts.edge, counts.outside)).toBeGreaterThan(1000)
  })
})

describe('a tiled area', () => {
  test('any point belongs to exactly one tile, and the locator names it', () => {
    const random = randomFrom(1)
    const each = city.map((grid) => ({ gridId: grid.gridId, locator: buildLocator([grid]), shape: grid.shape }))
    for (let i = 0; i < 1000; i++) {
      const [lng, lat] = [104 + random() * 0.02, 30.5 + random() * 0.02]
      const holding = each.filter((one) => sideOf(one.shape, lng, lat) !== 'outside')
      const found = locator.locate(lng, lat)
      expect(holding.map((one) => one.gridId)).toContain(found)
      if (holding.length > 1) expect(holding.every((one) => sideOf(one.shape, lng, lat) === 'edge')).toBe(true)
    }
  })

  test('each corner goes to one of its tiles, in whatever order they were given', () => {
    const random = randomFrom(12)
    const shuffled = city.map((grid) => ({ grid, key: random() })).sort((a, b) => a.key - b.key)
    const other = buildLocator(shuffled.map(({ grid }) => grid))
    for (const grid of city) {
      for (const [[lng, lat]] of edgesOf(grid.shape)) {
        const found = locator.locate(lng, lat)
        expect(found).toBeDefined()
        expect(other.locate(lng, lat)).toBe(found)
        expect(city.filter((one) => one.gridId === found).map((one) => sideOf(one.shape, lng, lat))).toEqual(['edge'])
      }
    }
  })

  test('squares: a border belongs to the square to the north-east, the outer one to the first inside', () => {
    const squares = Array.from({ length: 9 }, (_, i): GridShape => {
      const [column, row] = [i % 3, Math.floor(i / 3)]
      return { gridId: `${column}${row}`, shape: [[box(104 + column / 100, 30 + row / 100, 0.01, 0.01)]] }
    })
    const lattice = buildLocator(squares)
    for (let x = 0; x <= 6; x++) {
      for (let y = 0; y <= 6; y++) {
        const column = y === 6 ? Math.ceil(x / 2) - 1 : Math.floor(x / 2)
        const row = x === 6 ? Math.ceil(y / 2) - 1 : Math.floor(y / 2)
        const expected = `${Math.min(2, Math.max(0, column))}${Math.min(2, Math.max(0, row))}`
        expect(lattice.locate(104 + x / 200, 30 + y / 200)).toBe(expected)
      }
    }
    expect(lattice.locate(103.999_999_9, 30.01)).toBeUndefined()
    expect(lattice.locate(104.030_000_1, 30.01)).toBeUndefined()
  })

  test('an enclave is its own grid, not that of the tile around it', () => {
    const enclave = city.find((grid) => grid.gridId.startsWith('enclave')) ?? { gridId: '', shape: [] }
    const corners = enclave.shape[0]?.[0]?.slice(1) ?? []
    const middle = corners.reduce(([x, y], [lng, lat]) => [x + lng / corners.length, y + lat / corners.length], [0, 0])
    expect(locator.locate(middle[0] ?? 0, middle[1] ?? 0)).toBe(enclave.gridId)
  })
})

describe('the locator itself', () => {
  test('where grids overlap the first id answers, in whatever order they were given', () => {
    const [a, b] = [field('a', 0), field('b', 50)]
    expect(buildLocator([a, b]).locate(104.0007, 30.5005)).toBe('a')
    expect(buildLocator([b, a]).locate(104.0007, 30.5005)).toBe('a')
  })

  test('of many grids on one ground the first id answers everywhere', () => {
    const random = randomFrom(31)
    const heap = Array.from({ length: 200 }, (_, i): GridShape => {
      const shape = [[box(104 + random() * 0.01, 30.5 + random() * 0.01, 0.003, 0.003)]]
      return { gridId: `g${String((i * 73) % 200).padStart(3, '0')}`, shape }
    })
    const onHeap = buildLocator(heap)
    for (let i = 0; i < 500; i++) {
      const [lng, lat] = [104 + random() * 0.01, 30.5 + random() * 0.01]
      const holding = heap.filter((grid) => sideOf(grid.shape, lng, lat) === 'inside').map((grid) => grid.gridId)
      expect(onHeap.locate(lng, lat)).toBe(holding.sort()[0])
    }
  })

  test('without grids, and with grids without ground, nothing is found', () => {
    for (const empty of [buildLocator([]), buildLocator([{ gridId: 'a', shape: [] }])]) {
      expect(empty.locate(104, 30.5)).toBeUndefined()
      expect(empty.locateWithAccuracy(at(104, 30.5), 100)).toEqual({ kind: 'outside' })
    }
  })

  test('a grid given twice, a position that is none and a negative accuracy are refused', () => {
    expect(() => buildLocator([field('a', 0), field('b', 0), field('a', 200)])).toThrow(RangeError)
    expect(() => locator.locate(Number.NaN, 30.5)).toThrow(RangeError)
    expect(() => locator.locateWithAccuracy(at(104, Infinity), 5)).toThrow(RangeError)
    expect(() => locator.locateWithAccuracy(at(104, 30.5), -1)).toThrow(RangeError)
    expect(() => locator.locateWithAccuracy(at(104, 30.5), Number.NaN)).toThrow(RangeError)
  })
})

describe('accuracy', () => {
  test.each<[string, number, number, number, unknown]>([
    ['well inside', 50, 50, 20, { kind: 'inside', gridId: 'west' }],
    ['the circle ends just before the border', 80, 50, 19.5, { kind: 'inside', gridId: 'west' }],
    ['the circle reaches over the border', 80, 50, 20.5, { kind: 'ambiguous', gridIds: ['west', 'middle'] }],
    ['from the other side', 120, 50, 25, { kind: 'ambiguous', gridIds: ['middle', 'west'] }],
    ['an exact point on the border', 100, 50, 0, { kind: 'inside', gridId: 'middle' }],
    ['an inexact one', 100, 50, 1, { kind: 'ambiguous', gridIds: ['middle', 'west'] }],
    ['a circle over all three', 195, 50, 100, { kind: 'ambiguous', gridIds: ['middle', 'east', 'west'] }],
    ['an outer border only', 50, 5, 20, { kind: 'inside', gridId: 'west' }],
    ['between two, reaching both', 220, 50, 40, { kind: 'ambiguous', gridIds: ['middle', 'east'] }],
  ])('%s', (_, x, y, accuracy, expected) => {
    expect(fields.locateWithAccuracy(inFields(x, y), accuracy)).toEqual(expected)
  })

  test.each([
    ['the nearest within 30 m, though the accuracy is better', -25, 50, 5, 'west', 25],
    ['the only one within the circle', -60, 50, 80, 'west', 60],
    ['two within 30 m, none within the circle', 223, 50, 5, 'middle', 23],
    ['diagonally from a corner', 364, -21, 5, 'east', 25.2],
  ])('outside: %s', (_, x, y, accuracy, gridId, metres) => {
    const found = fields.locateWithAccuracy(inFields(x, y), accuracy)
    expect(found).toMatchObject({ kind: 'outside', nearest: { gridId } })
    expect(found.kind === 'outside' && found.nearest ? found.nearest.metres : Infinity).toBeCloseTo(metres, 0)
  })

  test('far outside nothing is offered', () => {
    expect(fields.locateWithAccuracy(inFields(-35, 50), 20)).toEqual({ kind: 'outside' })
    expect(fields.locateWithAccuracy(inFields(-9000, 50), 100_000)).toEqual({ kind: 'outside' })
  })

  test('a tile with an enclave: the circle of a point in the enclave asks', () => {
    const ring: GridShape = {
      gridId: 'ring',
      shape: [[box(104, 30.5, 0.002, 0.002), box(104.0008, 30.5008, 0.0004, 0.0004)]],
    }
    const enclave: GridShape = { gridId: 'enclave', shape: [[box(104.0008, 30.5008, 0.0004, 0.0004)]] }
    const both = buildLocator([ring, enclave])
    expect(both.locateWithAccuracy(at(104.001, 30.501), 10)).toEqual({ kind: 'inside', gridId: 'enclave' })
    expect(both.locateWithAccuracy(at(104.001, 30.501), 30)).toEqual({
      kind: 'ambiguous',
      gridIds: ['enclave', 'ring'],
    })
    expect(both.locateWithAccuracy(at(104.0007, 30.501), 15)).toEqual({
      kind: 'ambiguous',
      gridIds: ['ring', 'enclave'],
    })
  })

  test('no more than twelve are named, the nearest', () => {
    const found = locator.locateWithAccuracy(at(104.01, 30.51), 2000)
    expect(found).toMatchObject({ kind: 'ambiguous' })
    expect(found.kind === 'ambiguous' ? found.gridIds : []).toHaveLength(12)
    expect(found.kind === 'ambiguous' ? found.gridIds[0] : '').toBe(locator.locate(104.01, 30.51))
  })
})
