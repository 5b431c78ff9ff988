import { expect, test } from 'vitest'
import { lookOf, marksOf, pressingFirst } from './building-marks.ts'

const markOf = marksOf([
  { buildingId: 'a', urgency: 2 },
  { buildingId: 'b', urgency: 2 },
  { buildingId: 'b', urgency: 0 },
  { buildingId: 'c', urgency: 1 },
  { buildingId: 'c', urgency: 2 },
  { buildingId: 'c', urgency: 1 },
])

test.each([
  ['a', { doors: 1, late: 0, today: 0 }, { tone: 1, sign: '1' }],
  ['b', { doors: 2, late: 1, today: 0 }, { tone: 4, sign: '!2' }],
  ['c', { doors: 3, late: 0, today: 2 }, { tone: 3, sign: '3' }],
  ['d', { doors: 0, late: 0, today: 0 }, { tone: 'plain', sign: '' }],
])('building %s', (id, mark, look) => {
  expect(markOf(id)).toEqual(mark)
  expect(lookOf(markOf(id))).toEqual(look)
})

test('late buildings come first, then what is due today, then what is due at all; the rest as they were', () => {
  const buildings = ['e', 'd', 'a', 'c', 'b'].map((id) => ({ id, mark: markOf(id) }))
  expect(pressingFirst(buildings).map((one) => one.id)).toEqual(['b', 'c', 'a', 'e', 'd'])
})
