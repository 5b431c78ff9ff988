import { expect, test } from 'vitest'
import { indexAfter } from './row-keys.ts'

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 2],
  ['ArrowUp', 1, 3, 0],
  ['ArrowUp', 0, 3, 0],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['ArrowDown', -1, 3, 0],
  ['ArrowDown', -1, 0, undefined],
  ['Enter', 1, 3, undefined],
])('%s from row %i of %i leads to %s', (key, at, rows, to) => {
  expect(indexAfter(key, at, rows)).toBe(to)
})
