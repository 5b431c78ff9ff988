import { expect, test } from 'vitest'
import { type OpenCases, outrun, overtaken } from './open-cases.ts'

const set = (id: string, day: number, openCases: OpenCases, publishedThrough = '2026-12-31') => ({
  id,
  publishedAt: new Date(Date.UTC(2026, 5, day)),
  openCases,
  publishedThrough,
})

test('a publication that freezes overtakes nothing', () => {
  expect(overtaken([])).toBeUndefined()
  expect(overtaken([set('a', 1, 'freeze'), set('b', 2, 'freeze')])).toBeUndefined()
  expect(overtaken([set('a', 1, 'recompute')])).toBeUndefined()
})

test('the newest one that counts anew overtakes all before it, however many froze', () => {
  const history = [set('a', 1, 'freeze'), set('c', 3, 'recompute'), set('b', 2, 'recompute'), set('d', 4, 'freeze')]
  expect(overtaken(history)).toEqual({ by: 'c', ids: ['b', 'a'] })
})

test('who knows fewer years is outrun, who knows as many is not', () => {
  expect(outrun([])).toBeUndefined()
  expect(outrun([set('a', 1, 'freeze'), set('b', 2, 'freeze')])).toBeUndefined()
  const history = [set('a', 1, 'freeze'), set('c', 3, 'freeze', '2027-12-31'), set('b', 2, 'freeze', '2027-12-31')]
  expect(outrun(history)).toEqual({ by: 'c', ids: ['a'] })
})
