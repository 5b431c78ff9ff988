import { expect, test } from 'vitest'
import { floorsOf } from './room-boxes.tsx'
import { fieldOf, momentOf } from './until.ts'

test('a moment comes back from its field to the minute', () => {
  expect(fieldOf(new Date('2026-11-17T17:05:30.000Z'))).toBe('2026-11-18T01:05')
  expect(momentOf('2026-11-18T01:05')).toBe('2026-11-17T17:05:00.000Z')
  expect(momentOf('')).toBeNull()
})

test('rooms stand by floor, the lowest first, in the order of their numbers', () => {
  const rooms = [
    { floor: 10, room: '1001' },
    { floor: 2, room: '210' },
    { floor: 2, room: '29' },
  ]
  expect(floorsOf(rooms).map((one) => [one.floor, one.rooms.map((room) => room.room)])).toEqual([
    [2, ['29', '210']],
    [10, ['1001']],
  ])
})
