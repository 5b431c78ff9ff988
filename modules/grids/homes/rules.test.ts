import { describe, expect, test } from 'vitest'
import { importWins, isOvertaken, latest, UNVERIFIED, undoUntil, verifiedAt } from './rules.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const known = (day: number | null, version = 1) =>
  ({ source: 'door', at: day === null ? null : at(day).toISOString(), version }) as const

describe('isOvertaken', () => {
  test.each([
    ['what was never verified', UNVERIFIED, 0, 1, false],
    ['seen as it is', known(1), 1, 2, false],
    ['changed after it was seen', known(3, 2), 1, 4, true],
    ['verified later than the correction was made', known(5), 1, 4, true],
    ['verified at the same moment', known(4), 1, 4, false],
    ['a version that never was', known(1), 9, 4, true],
  ])('%s', (_, now, sawVersion, made, expected) => {
    expect(isOvertaken(now, { sawVersion, at: at(made) })).toBe(expected)
  })
})

describe('importWins: the newest verified date', () => {
  test.each([
    ['over what was never verified, without a day', UNVERIFIED, null, true],
    ['not without a day over what was', known(1), null, false],
    ['not with an older day', known(5), 4, false],
    ['not with the same day', known(5), 5, false],
    ['with a newer day', known(5), 6, true],
  ])('%s', (_, now, day, expected) => {
    expect(importWins(now, day === null ? null : at(day))).toBe(expected)
  })
})

test('a phone whose clock runs ahead verifies nothing in the future', () => {
  expect(verifiedAt(at(9), at(3))).toEqual(at(3))
  expect(verifiedAt(at(2), at(3))).toEqual(at(2))
})

test('undone within seven days, once', () => {
  expect(undoUntil({ at: at(1), undoneAt: null }, at(2))).toEqual(at(8))
  expect(undoUntil({ at: at(1), undoneAt: null }, at(8))).toBeNull()
  expect(undoUntil({ at: at(1), undoneAt: at(2) }, at(3))).toBeNull()
})

test('the latest of several verifications', () => {
  expect(latest([known(1), known(4), UNVERIFIED])).toBe(at(4).toISOString())
  expect(latest([UNVERIFIED])).toBeNull()
})
