import { describe, expect, test } from 'vitest'
import { readCodes } from './report/receipts.ts'
import { readRoute } from './route.ts'
import { readAddress, tidyCode } from './start.ts'

describe('tidyCode', () => {
  test.each([
    ['8f3k-q2m7 xaw', '8F3KQ2M7XAW'],
    ['oil0', '0110'],
    ['8F3K', '8F3K'],
    ['8F3K*', '8F3K*'],
    [' ·—', ''],
  ])('%s is read as %s', (typed, code) => expect(tidyCode(typed)).toBe(code))
})

describe('readAddress', () => {
  test('a printed code is tidied, a tracking code is taken as it stands', () => {
    expect(readAddress('/c/8f3k-q2m7')).toEqual({ page: 'place', code: '8F3KQ2M7' })
    expect(readAddress('/t/aB_c-9')).toEqual({ page: 'follow', code: 'aB_c-9' })
  })

  test.each(['/', '/c', '/c/', '/t/%20', '/x/8F3K', '/c/%'])('%s asks for a code', (path) => {
    expect(readAddress(path)).toEqual({ page: 'enter' })
  })
})

test('a route has its parts, and no route none', () => {
  expect(readRoute('#/report/what')).toEqual(['report', 'what'])
  expect(readRoute('')).toEqual([])
})

test('what is remembered is read back; anything else is left out', () => {
  const one = { code: '7K3M', number: '2026-1' }
  expect(readCodes(JSON.stringify([one, 3, null, { code: 'x' }]))).toEqual([one])
  for (const text of [null, '', '{', '{}']) expect(readCodes(text)).toEqual([])
})
