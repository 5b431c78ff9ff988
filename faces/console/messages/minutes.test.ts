import { expect, test } from 'vitest'
import { minuteOf, timeOf } from './minutes.ts'

test.each([0, 1, 59, 60, 420, 1080, 1320, 1439])('minute %i comes back from its field', (minute) => {
  expect(minuteOf(timeOf(minute))).toBe(minute)
})

test.each(['', '24:00', '7:00', '12:60'])('%j is no time', (text) => {
  expect(minuteOf(text)).toBeNull()
})
