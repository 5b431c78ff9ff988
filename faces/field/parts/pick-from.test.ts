import { expect, test } from 'vitest'
import { pickFrom } from './pick-from.ts'

const picks = [
  { id: 'a', name: '3栋', note: '锦绣苑', also: '510112002009001001' },
  { id: 'b', name: '13栋', note: '锦绣苑' },
  { id: 'c', name: '3栋', note: '学府里' },
]

test.each([
  ['', ['a', 'b', 'c']],
  ['3栋', ['a', 'b', 'c']],
  ['锦绣 13', ['b']],
  ['１３栋', ['b']],
  ['001001', ['a']],
  ['没有', []],
])('%s finds %j', (search, ids) => {
  expect(pickFrom(picks, search).map((one) => one.id)).toEqual(ids)
})
