import { describe, expect, test } from 'vitest'
import { isRecurring, type Occurrence, occurrencesOf } from './recurring.ts'

const on = (id: string, day: number, more: Partial<Occurrence> = {}): Occurrence => ({
  id,
  metres: 10,
  isSameBuilding: false,
  reportedAt: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000),
  ...more,
})
const ids = (caseId: string, all: Occurrence[]) => occurrencesOf(caseId, all).map((one) => one.id)

describe('三次同类：3 of a kind within 50 m or one building in 90 days', () => {
  test.each<[string, Occurrence[], string[], boolean]>([
    ['alone', [on('me', 0)], ['me'], false],
    ['two', [on('a', 0), on('me', 1)], ['a', 'me'], false],
    ['three', [on('a', 0), on('b', 30), on('me', 60)], ['a', 'b', 'me'], true],
    ['the ninetieth day counts', [on('a', 0), on('b', 30), on('me', 90)], ['a', 'b', 'me'], true],
    ['the ninety-first does not', [on('a', 0), on('b', 30), on('me', 91)], ['b', 'me'], false],
    ['later ones count as well', [on('me', 0), on('a', 5), on('b', 6)], ['me', 'a', 'b'], true],
    ['a stretch without the case does not', [on('a', 0), on('b', 1), on('c', 2), on('me', 200)], ['me'], false],
    ['50 m', [on('a', 0, { metres: 50 }), on('b', 1, { metres: 51 }), on('me', 2)], ['a', 'me'], false],
    [
      'one building',
      [on('a', 0, { metres: 80, isSameBuilding: true }), on('b', 1), on('me', 2)],
      ['a', 'b', 'me'],
      true,
    ],
    ['unknown distance', [on('a', 0, { metres: null }), on('b', 1), on('me', 2, { metres: null })], ['b', 'me'], false],
  ])('%s', (_, all, expected, recurs) => {
    expect(ids('me', all)).toEqual(expected)
    expect(isRecurring(occurrencesOf('me', all))).toBe(recurs)
  })
})
