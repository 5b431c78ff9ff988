import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

const grids = [
  { id: 'street', parentId: null },
  { id: 'main', parentId: 'street' },
  { id: 'one', parentId: 'main' },
  { id: 'two', parentId: 'main' },
  { id: 'one-a', parentId: 'one' },
]

test('a lead reaches what lies below, a member only his own, somebody with two posts both', () => {
  const reach = (...tops: string[]) => reachOf(grids, tops).map((grid) => grid.id)
  expect(reach('one')).toEqual(['one', 'one-a'])
  expect(reach('one-a')).toEqual(['one-a'])
  expect(reach('two', 'one-a')).toEqual(['two', 'one-a'])
  expect(reach('elsewhere')).toEqual([])
})
