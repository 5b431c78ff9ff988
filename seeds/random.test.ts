import { describe, expect, test } from 'vitest'
import { createRandom } from './random.ts'

const draw = (seed: string, count: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('random', () => {
  test('the same seed gives the same stream, another seed another', () => {
    expect(draw('a', 50)).toEqual(draw('a', 50))
    expect(draw('a', 50)).not.toEqual(draw('b', 50))
  })

  test('values fill [0, 1) evenly', () => {
    const values = draw('even', 20_000)
    const buckets = Array.from({ length: 10 }, () => 0)
    for (const value of values) buckets[Math.floor(value * 10)] = (buckets[Math.floor(value * 10)] ?? 0) + 1
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  test('int reaches both ends and nothing beyond', () => {
    const random = createRandom('int')
    const values = Array.from({ length: 500 }, () => random.int(3, 6))
    expect([...new Set(values)].sort()).toEqual([3, 4, 5, 6])
  })

  test('weights are respected, and an item of weight 0 never comes', () => {
    const random = createRandom('weights')
    const values = Array.from({ length: 4000 }, () => random.weighted([0, 1, 3], (item) => item))
    expect(values).not.toContain(0)
    expect(Math.abs(values.filter((item) => item === 3).length - 3000)).toBeLessThan(150)
    expect(() => random.weighted([0], (item) => item)).toThrow('no weight')
  })

  test('shuffle keeps every item and the list itself', () => {
    const list = Array.from({ length: 30 }, (_, index) => index)
    const shuffled = createRandom('shuffle').shuffle(list)
    expect(shuffled).not.toEqual(list)
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list)
    expect(list[0]).toBe(0)
  })

  test('a fork does not depend on what was drawn before', () => {
    const [fresh, used] = [createRandom('fork'), createRandom('fork')]
    used.next()
    expect(used.fork('x').next()).toBe(fresh.fork('x').next())
    expect(fresh.fork('x').next()).not.toBe(fresh.fork('y').next())
  })

  test('pick from an empty list throws', () => {
    expect(() => createRandom('e').pick([])).toThrow('no item')
  })
})
