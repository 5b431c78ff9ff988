import { describe, expect, test } from 'vitest'
import { tidyCode } from './place-code.ts'

describe('tidyCode', () => {
  test.each([
    ['8f3k-q2m7 xaw', '8F3KQ2M7XAW'],
    ['oil0', '0110'],
    ['8F3K', '8F3K'],
    ['8F3K*', '8F3K*'],
    [' ·—', ''],
  ])('%s is read as %s', (typed, code) => expect(tidyCode(typed)).toBe(code))
})
