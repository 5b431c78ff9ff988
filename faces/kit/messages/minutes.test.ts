import { expect, test } from 'vitest'
import { readMinute, sayMinute } from './minutes.ts'

test.each([
  [0, '00:00'],
  [420, '07:00'],
  [1439, '23:59'],
])('%i is %s, and back', (minute, text) => {
  expect(sayMinute(minute)).toBe(text)
  expect(readMinute(text)).toBe(minute)
})

test('what a keyboard gives is read too, and no time is none', () => {
  expect(readMinute(' 7：05 ')).toBe(425)
  expect(readMinute('22:00:00')).toBe(1320)
  for (const text of ['', '24:00', '12:60', 'noon', '1200']) expect(readMinute(text)).toBeNull()
})
