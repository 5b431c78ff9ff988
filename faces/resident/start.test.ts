import { describe, expect, test } from 'vitest'
import { readCodes } from './report/receipts.ts'
import { readRoute } from './route.ts'
import { readAddress } from './start.ts'

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
