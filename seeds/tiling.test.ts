import { describe, expect, test } from 'vitest'
import { contains, doubleArea, type Point, type Ring } from './geometry.ts'
import { createRandom, type Random } from './random.ts'
import { type Frame, type Plot, tile } from './tiling.ts'

const FRAME: Frame = { center: [104.2, 30.62], areaPerWeight: 8000, aspect: 1.3, turn: 17 }

/** A tree of the given number of leaves under random parents, up to four levels deep. */
const randomPlot = (random: Random, key: string, leaves: number): Plot => {
  if (leaves === 1) return { key, weight: 0.6 + random.next() * 1.2, children: [] }
  const parts = random.int(2, Math.min(leaves, 7))
  const sizes = Array.from({ length: parts }, () => 1)
  for (let left = leaves - parts; left > 0; left -= 1) {
    const index = random.int(0, parts - 1)
    sizes[index] = (sizes[index] ?? 0) + 1
  }
  return { key, weight: 0, children: sizes.map((size, index) => randomPlot(random, `${key}.${index}`, size)) }
}

const leavesOf = (plot: Plot): Plot[] => (plot.children.length === 0 ? [plot] : plot.children.flatMap(leavesOf))
const allOf = (plot: Plot): Plot[] => [plot, ...plot.children.flatMap(allOf)]
const edgesOf = (ring: Ring) => ring.slice(1).map((point, index) => `${ring[index]}>${point}`)
const reverse = (edge: string) => edge.split('>').reverse().join('>')

const crosses = ([a, b]: readonly Point[], [c, d]: readonly Point[]): boolean => {
  if (!a || !b || !c || !d) return false
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

describe.each([
  ['seed-1', 159],
  ['seed-2', 70],
  ['seed-3', 12],
  ['seed-4', 3],
])('a tiling (%s, %i leaves)', (seed, leafCount) => {
  const random = createRandom(seed)
  const root = randomPlot(random, 'root', leafCount)
  const tiling = tile(root, FRAME, random)
  const leaves = leavesOf(root)

  test('gives every plot a closed, counterclockwise, simple ring without repeated points', () => {
    for (const { key } of allOf(root)) {
      const ring = tiling.ring(key)
      expect(ring.at(0)).toEqual(ring.at(-1))
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1)
      expect(doubleArea(ring)).toBeGreaterThan(0)
    }
    for (const { key } of leaves) {
      const ring = tiling.ring(key)
      const edges = ring.slice(1).map((point, index) => [ring[index] ?? point, point])
      expect(edges.some((edge, index) => edges.slice(index + 1).some((other) => crosses(edge, other)))).toBe(false)
      expect(ring.length).toBeGreaterThan(16)
      expect(ring.length).toBeLessThan(80)
    }
  })

  test('children sum to their parent, exactly in whole micro-degrees', () => {
    for (const plot of allOf(root).filter(({ children }) => children.length > 0)) {
      const sum = plot.children.reduce((total, { key }) => total + doubleArea(tiling.ring(key)), 0)
      expect(sum).toBe(doubleArea(tiling.ring(plot.key)))
    }
  })

  test('each edge of the leaves is used twice in opposite directions, or once on the outline', () => {
    const edges = leaves.flatMap(({ key }) => edgesOf(tiling.ring(key)))
    const once = new Set(edges)
    expect(once.size).toBe(edges.length)
    const outline = edges.filter((edge) => !once.has(reverse(edge)))
    expect(outline.sort()).toEqual(edgesOf(tiling.ring('root')).sort())
  })

  test('a random point lies in exactly one leaf, or outside all and outside the whole', () => {
    const outline = tiling.ring('root')
    const rings = leaves.map(({ key }) => tiling.ring(key))
    for (let i = 0; i < 400; i += 1) {
      const point = [104.2 + (random.next() - 0.5) * 0.02, 30.62 + (random.next() - 0.5) * 0.02] as const
      expect(rings.filter((ring) => contains(ring, point)).length).toBe(contains(outline, point) ? 1 : 0)
    }
  })

  test('points asked for inside a leaf lie inside it', () => {
    for (const { key } of leaves) {
      for (const [u, v] of [
        [0.25, 0.25],
        [0.5, 0.5],
        [0.75, 0.25],
        [0.3, 0.75],
      ] as const) {
        expect(contains(tiling.ring(key), tiling.pointIn(key, u, v))).toBe(true)
      }
    }
  })
})

describe('tiling', () => {
  test('is the same for the same seed', () => {
    const rings = ['a', 'a', 'b'].map((seed) => {
      const random = createRandom(seed)
      return tile({ key: 'x', weight: 1, children: [] }, FRAME, random).ring('x')
    })
    expect(rings[0]).toEqual(rings[1])
    expect(rings[0]).not.toEqual(rings[2])
  })

  test('refuses two plots with one key and a plot without weight', () => {
    const leaf = { key: 'x', weight: 1, children: [] }
    expect(() => tile({ key: 'root', weight: 0, children: [leaf, leaf] }, FRAME, createRandom('r'))).toThrow(
      'two plots',
    )
    expect(() => tile({ key: 'root', weight: 0, children: [] }, FRAME, createRandom('r'))).toThrow('no weight')
  })
})
