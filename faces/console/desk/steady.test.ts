import { describe, expect, test } from 'vitest'
import { steady } from './steady.ts'

const lines = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }))
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id)

describe('steady', () => {
  test('keeps the places and takes the new content', () => {
    const { lines: kept, waiting } = steady(lines('a', 'b', 'c'), [{ id: 'c', version: 2 }, ...lines('a', 'b')])
    expect(kept).toEqual([
      { id: 'a', version: 1 },
      { id: 'b', version: 1 },
      { id: 'c', version: 2 },
    ])
    expect(waiting).toEqual([])
  })

  test('lines that left stay, new ones above wait', () => {
    const { lines: kept, waiting } = steady(lines('a', 'b'), lines('new', 'a'))
    expect(ids(kept)).toEqual(['a', 'b'])
    expect(waiting).toEqual(['new'])
  })

  test('the next page is appended', () => {
    const { lines: kept, waiting } = steady(lines('a', 'b'), lines('new', 'b', 'c', 'd'))
    expect(ids(kept)).toEqual(['a', 'b', 'c', 'd'])
    expect(waiting).toEqual(['new'])
  })

  test('when all lines were replaced, all the new ones wait', () => {
    const { lines: kept, waiting } = steady(lines('a'), lines('x', 'y'))
    expect(ids(kept)).toEqual(['a'])
    expect(waiting).toEqual(['x', 'y'])
  })
})
