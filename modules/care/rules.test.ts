import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTACT_RESULTS, GRADES } from './contract/names.ts'
import {
  addDays,
  daysBetween,
  dueOn,
  EVERY_DAYS,
  hidePart,
  hideSmall,
  isReached,
  nextReview,
  SLOWEST_DAYS,
} from './rules.ts'

describe('dueOn', () => {
  test.each([
    ['never reached: a rhythm after the beginning', null, '2026-11-01', 7, '2026-11-08'],
    ['after the last contact', '2026-11-16T01:30:00Z', '2026-11-01', 30, '2026-12-16'],
    ['an evening in China is that day', '2026-11-16T15:59:00Z', '2026-11-01', 7, '2026-11-23'],
    ['after midnight in China it is the next', '2026-11-16T16:01:00Z', '2026-11-01', 7, '2026-11-24'],
    ['over the end of February', '2028-02-27T01:00:00Z', '2028-01-01', 7, '2028-03-05'],
  ])('%s', (_, last, since, every, expected) => {
    expect(dueOn(last === null ? null : new Date(last), since, every)).toBe(expected)
  })
})

test('the rhythm of each grade lies within what it allows, and grows with less urgency', () => {
  for (const grade of GRADES) expect(EVERY_DAYS[grade]).toBeLessThanOrEqual(SLOWEST_DAYS[grade])
  const days = GRADES.map((grade) => EVERY_DAYS[grade])
  expect(days).toEqual([...days].sort((a, b) => a - b))
})

test.each([
  ['2026-05-15', '2026-11-15'],
  ['2026-08-31', '2027-02-28'],
  ['2027-08-31', '2028-02-29'],
  ['2026-12-01', '2027-06-01'],
])('half a year after %s is %s', (from, to) => expect(nextReview(from)).toBe(to))

test('which results count as reached', () => {
  expect(CONTACT_RESULTS.filter(isReached)).toEqual(['met', 'spoke', 'family', 'needs_help'])
})

test('days and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
      expect(daysBetween('2026-11-16', addDays('2026-11-16', days))).toBe(days)
    }),
  )
})

describe('hideSmall', () => {
  test.each([
    [[10, 20, 30, 0], { total: 60, cells: [10, 20, 30, 0] }],
    [[3, 20, 30, 0], { total: 53, cells: [null, null, 30, 0] }],
    [[3, 2, 30, 0], { total: 35, cells: [null, null, 30, 0] }],
    [[3, 1, 0, 0], { total: null, cells: [null, null, 0, 0] }],
    [[0, 0, 0, 0], { total: 0, cells: [0, 0, 0, 0] }],
  ])('%j', (cells, expected) => expect(hideSmall(cells)).toEqual(expected))

  test('no cell under five is shown, and a hidden one cannot be computed from the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const { total, cells } = hideSmall(counts)
        for (const cell of cells) expect(cell === null || cell === 0 || cell >= 5).toBe(true)
        const hidden = cells.filter((cell) => cell === null).length
        // Alone it may stand only where nothing else is counted: then the total itself is hidden.
        if (hidden === 1) expect(total).toBeNull()
      }),
    )
  })

  test.each([
    [10, 40, 10],
    [2, 40, null],
    [38, 40, null],
    [0, 40, 0],
    [40, 40, 40],
  ])('a part of %i of %i is shown as %s', (part, whole, expected) => expect(hidePart(part, whole)).toBe(expected))
})
