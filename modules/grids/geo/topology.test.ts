import { describe, expect, test } from 'vitest'
import { toDegrees, toSteps } from './fixed-point.ts'
import { areaM2, planeOf, sideOf } from './measure.ts'
import { layOver, planeEdges, trapezoidArea } from './overlay.ts'
import type { GridShape, MultiPolygon, Position } from './polygon.ts'
import { box, METRE, randomFrom, star, tiles } from './sample-shapes.ts'
import { checkTopology } from './topology.ts'

const ground = box(104, 30.5, 0.02, 0.02)
const parent: MultiPolygon = [[ground]]
const children = tiles(42, 6, 5, 7, ground)
const without = (...gridIds: string[]) => children.filter((child) => !gridIds.includes(child.gridId))
const shapeOf = (gridId: string): MultiPolygon => children.find((child) => child.gridId === gridId)?.shape ?? []
/** A rectangle in metres from the south-west corner of the ground. */
const plot = (gridId: string, x: number, y: number, width: number, height: number): GridShape => ({
  gridId,
  shape: [[box(104 + x * METRE.lng, 30.5 + y * METRE.lat, width * METRE.lng, height * METRE.lat)]],
})
const inSteps = ([lng, lat]: Position): Position => [toDegrees(toSteps(lng)), toDegrees(toSteps(lat))]
const moved = (shape: MultiPolygon, from: Position, to: Position): MultiPolygon =>
  shape.map((rings) => rings.map((ring) => ring.map((at) => (at[0] === from[0] && at[1] === from[1] ? to : at))))

describe('layers laid over each other', () => {
  test('the pieces of two crooked shapes add up to both, and a point in both lies in a shared piece', () => {
    const random = randomFrom(99)
    for (let round = 0; round < 60; round++) {
      const centre = (): Position => [104 + random() * 0.004, 30.5 + random() * 0.004]
      const shape = (): MultiPolygon => {
        const middle = centre()
        return [
          [star(random, middle, 0.004, 20), star(random, middle, 0.001, 8)],
          [star(random, [104.02, 30.5], 0.002, 9)],
        ]
      }
      const [a, b] = [shape(), shape()]
      const plane = planeOf([...a, ...b])
      const pieces = layOver([...planeEdges(a, 0, plane), ...planeEdges(b, 1, plane)], () => true)
      const areaOf = (owners: string) =>
        pieces.filter((piece) => piece.owners.join() === owners).reduce((sum, piece) => sum + trapezoidArea(piece), 0)
      expect((areaOf('0') + areaOf('0,1')) / areaM2(a)).toBeCloseTo(1, 4)
      expect((areaOf('1') + areaOf('0,1')) / areaM2(b)).toBeCloseTo(1, 4)
      for (let i = 0; i < 40; i++) {
        const [lng, lat] = inSteps(centre())
        const [x, y] = [plane.x(lng), plane.y(lat)]
        const owners = [a, b].flatMap((one, n) => (sideOf(one, lng, lat) === 'inside' ? [n] : [])).join()
        const found = pieces.find((piece) => {
          const share = (y - piece.low) / (piece.high - piece.low)
          const left = piece.leftLow + share * (piece.leftHigh - piece.leftLow)
          const right = piece.rightLow + share * (piece.rightHigh - piece.rightLow)
          return share >= 0 && share <= 1 && x >= left && x <= right
        })
        expect(found?.owners.join() ?? '').toBe(owners)
      }
    }
  })

  test('the shared ground of two rectangles, one lying askew, is what a sketch says', () => {
    const plane = planeOf([[box(104, 30.5, 0.01, 0.01)]])
    const metres = (x: number, y: number): Position => [plane.lng(x), plane.lat(y)]
    const square: MultiPolygon = [[[metres(0, 0), metres(100, 0), metres(100, 100), metres(0, 100), metres(0, 0)]]]
    const diamond: MultiPolygon = [
      [[metres(100, -50), metres(150, 0), metres(100, 50), metres(50, 0), metres(100, -50)]],
    ]
    const pieces = layOver(
      [...planeEdges(square, 0, plane), ...planeEdges(diamond, 1, plane)],
      (owners) => owners.length > 1,
    )
    expect(pieces.reduce((sum, piece) => sum + trapezoidArea(piece), 0)).toBeCloseTo(1250, 0)
  })
})

describe('topology of a division', () => {
  test('tiles with shared crooked borders and enclaves have no defect', () => {
    expect(children).toHaveLength(30 + 5)
    expect(checkTopology(parent, children)).toEqual([])
  })

  test('a missing tile is a gap of its area, with its neighbours and a place inside', () => {
    const [gap, ...rest] = checkTopology(parent, without('tile-2-2'))
    expect(rest).toEqual([])
    expect(gap).toMatchObject({ kind: 'gap' })
    expect((gap?.areaM2 ?? 0) / areaM2(shapeOf('tile-2-2'))).toBeCloseTo(1, 3)
    expect(gap?.gridIds).toEqual(expect.arrayContaining(['tile-1-2', 'tile-2-1', 'tile-2-3', 'tile-3-2']))
    expect(gap?.gridIds).not.toContain('tile-4-2')
    expect(sideOf(shapeOf('tile-2-2'), ...(gap?.at ?? [0, 0]))).toBe('inside')
  })

  test('gaps apart are told apart, the largest first; a missing enclave is one too', () => {
    const enclave = children.find((child) => child.gridId.startsWith('enclave'))?.gridId ?? ''
    const found = checkTopology(parent, without('tile-0-0', 'tile-4-5', enclave))
    expect(found.map((one) => one.kind)).toEqual(['gap', 'gap', 'gap'])
    expect(found[0]?.areaM2).toBeGreaterThanOrEqual(found[1]?.areaM2 ?? Infinity)
    expect((found[2]?.areaM2 ?? 0) / areaM2(shapeOf(enclave))).toBeCloseTo(1, 3)
    expect(found[2]?.gridIds).toEqual([enclave.replace('enclave', 'tile')])
  })

  test('a corner dragged in one tile only makes gap and overlap', () => {
    const corner = shapeOf('tile-2-2')[0]?.[0]?.[0] ?? [0, 0]
    const dragged = moved(shapeOf('tile-2-2'), corner, [corner[0] - 10 * METRE.lng, corner[1] + 15 * METRE.lat])
    const found = checkTopology(parent, [...without('tile-2-2'), { gridId: 'tile-2-2', shape: dragged }])
    expect(new Set(found.map((one) => one.kind))).toEqual(new Set(['gap', 'overlap']))
    for (const one of found) expect(one.gridIds).toContain('tile-2-2')
  })

  test('the same corner dragged in all tiles makes none', () => {
    const corner = shapeOf('tile-2-2')[0]?.[0]?.[0] ?? [0, 0]
    const to: Position = [corner[0] - 20 * METRE.lng, corner[1] + 3 * METRE.lat]
    const all = children.map((child) => ({ ...child, shape: moved(child.shape, corner, to) }))
    expect(checkTopology(parent, all)).toEqual([])
  })

  test('a grid drawn twice overlaps in full, and each pair of three is named', () => {
    const found = checkTopology(undefined, [
      plot('a', 0, 0, 100, 50),
      plot('b', 0, 0, 100, 50),
      plot('c', 90, 0, 50, 50),
    ])
    expect(found.map((one) => ({ ids: one.gridIds, area: Math.round(one.areaM2 / 100) }))).toEqual([
      { ids: ['a', 'b'], area: 50 },
      { ids: ['a', 'c'], area: 5 },
      { ids: ['b', 'c'], area: 5 },
    ])
  })

  test('up to a square metre of overlap or gap is drawing accuracy, more is not', () => {
    const split = (offset: number) => [plot('west', 0, 0, 50 + offset, 50), plot('east', 50, 0, 50, 50)]
    const whole = plot('parent', 0, 0, 100, 50).shape
    expect(checkTopology(whole, split(0.018))).toEqual([])
    expect(checkTopology(whole, split(-0.018))).toEqual([])
    expect(checkTopology(whole, split(0.03)).map((one) => one.kind)).toEqual(['overlap'])
    expect(checkTopology(whole, split(-0.03))).toMatchObject([{ kind: 'gap', gridIds: ['west', 'east'] }])
  })

  test('a corner of one child on the straight border of another is no defect', () => {
    const whole = plot('parent', 0, 0, 100, 60).shape
    const rows = [plot('south', 0, 0, 100, 30), plot('north-west', 0, 30, 37, 30), plot('north-east', 37, 30, 63, 30)]
    expect(checkTopology(whole, rows)).toEqual([])
  })

  test('plots on a lattice, with borders in common and across: the overlap of each pair as reckoned by hand', () => {
    const random = randomFrom(77)
    for (let round = 0; round < 40; round++) {
      const plots = Array.from({ length: 6 }, (_, i) => {
        const [x, y] = [Math.floor(random() * 6) * 20, Math.floor(random() * 6) * 20]
        const [width, height] = [20 + Math.floor(random() * 4) * 20, 20 + Math.floor(random() * 4) * 20]
        return { id: `p${i}`, x, y, width, height }
      })
      const expected = plots.flatMap((a, i) =>
        plots.slice(i + 1).flatMap((b) => {
          const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
          const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
          return wide > 0 && high > 0 ? [`${a.id} ${b.id} ${Math.round((wide * high) / 400)}`] : []
        }),
      )
      const found = checkTopology(
        undefined,
        plots.map((one) => plot(one.id, one.x, one.y, one.width, one.height)),
      )
      expect(found.map((one) => `${one.gridIds.join(' ')} ${Math.round(one.areaM2 / 400)}`).sort()).toEqual(
        expected.sort(),
      )
    }
  })

  test('five metres beyond the parent are borne, six are not', () => {
    const whole = plot('parent', 0, 0, 100, 50).shape
    expect(checkTopology(whole, [plot('a', 0, 0, 104.9, 50)])).toEqual([])
    const [beyond] = checkTopology(whole, [plot('a', 0, 0, 105.2, 50)])
    expect(beyond).toMatchObject({ kind: 'outside', gridIds: ['a'] })
    expect(beyond?.areaM2).toBeCloseTo(5.2 * 50, -1)
    expect(checkTopology(whole, [plot('a', 0, 0, 105.2, 50)], { areaM2: 1, outsideMetres: 6 })).toEqual([])
    expect(checkTopology(whole, [plot('a', 0, -4.9, 100, 54.9)])).toEqual([])
    expect(checkTopology(whole, [plot('a', 0, -5.1, 100, 55.1)]).map((one) => one.kind)).toEqual(['outside'])
  })

  test('a child over a hole of the parent is outside by the middle of the hole, though all its corners are in', () => {
    const hole = (size: number) => plot('hole', 50 - size / 2, 50 - size / 2, size, size).shape.flat()
    const whole = (size: number): MultiPolygon => [[...plot('parent', 0, 0, 100, 100).shape.flat(), ...hole(size)]]
    expect(checkTopology(whole(12), [plot('a', 0, 0, 100, 100)]).map((one) => one.kind)).toEqual(['outside'])
    expect(checkTopology(whole(9), [plot('a', 0, 0, 100, 100)])).toEqual([])
  })

  test('without children the parent is one gap, without shapes there is nothing to say', () => {
    const [gap] = checkTopology(parent, [])
    expect(gap).toMatchObject({ kind: 'gap', gridIds: [] })
    expect((gap?.areaM2 ?? 0) / areaM2(parent)).toBeCloseTo(1, 6)
    expect(checkTopology(undefined, [])).toEqual([])
    expect(checkTopology(undefined, children)).toEqual([])
  })
})
