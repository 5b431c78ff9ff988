import { expect, test } from 'vitest'
import { mayGo } from '../../faces/field/offline/by-wifi.ts'
import { isStuck } from '../../faces/field/offline/outbox-item.ts'
import { roomOf } from '../../faces/field/offline/room.ts'

test.each([
  ['a browser that says nothing', 100, {}, { megabytes: 0, percent: 1, isNearlyFull: false }],
  ['bytes', 100, { usage: 30_000_000, quota: 100_000_000 }, { megabytes: 30, percent: 30, isNearlyFull: false }],
  [
    'bytes, at four fifths',
    100,
    { usage: 80_000_000, quota: 100_000_000 },
    { megabytes: 80, percent: 80, isNearlyFull: true },
  ],
  ['rows, at four fifths', 16_000, { usage: 1, quota: 100_000_000 }, { megabytes: 1, percent: 80, isNearlyFull: true }],
  ['more than there is', 30_000, {}, { megabytes: 0, percent: 100, isNearlyFull: true }],
])('how full a phone is: %s', (_, rows, estimate, room) => {
  expect(roomOf(rows, estimate)).toEqual(room)
})

test('what has waited for ten minutes is told apart', () => {
  const now = new Date('2026-11-16T01:00:00Z')
  const waited = (minutes: number) => ({ madeAt: new Date(now.getTime() - minutes * 60_000).toISOString() })
  expect([9, 11].map((minutes) => isStuck(waited(minutes), now))).toEqual([false, true])
})

test.each([
  [false, 'cellular', true],
  [true, 'cellular', false],
  [true, 'wifi', true],
  [true, undefined, true],
])('photos go: by Wi-Fi only %s, line %s: %s', (isByWifi, line, goes) => {
  expect(mayGo(isByWifi, line)).toBe(goes)
})
