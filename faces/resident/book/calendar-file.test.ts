import { describe, expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'
import { byPart, nearDay, sayHours, saySpanOf } from './times.ts'

const file = (title: string, place = '幸福里1幢底楼') =>
  calendarFile(
    { id: '019a', title, place, startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T01:30:00.000Z' },
    new Date('2026-11-30T00:00:00Z'),
  )

describe('a calendar file', () => {
  test('says when, what and where, and is the same appointment when it is taken in again', () => {
    const lines = file('理发').split('\r\n')
    expect(lines).toContain('DTSTART:20261201T010000Z')
    expect(lines).toContain('DTEND:20261201T013000Z')
    expect(lines).toContain('UID:019a@weige')
    expect(lines).toContain('LOCATION:幸福里1幢底楼')
    expect(lines.at(-1)).toBe('')
  })

  test('no name breaks out of its line, no line is too long, and no character is cut', () => {
    const text = file('修,补;改\\\nEND:VCALENDAR', '很长的地点𠮷'.repeat(20))
    expect(text).toContain('SUMMARY:修\\,补\\;改\\\\\\nEND:VCALENDAR')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text.replaceAll('\r\n ', '')).toContain('很长的地点𠮷'.repeat(20))
  })
})

test('times in words', () => {
  const slot = (at: string) => ({ startsAt: at, endsAt: at })
  expect(saySpanOf({ startsAt: '2026-12-01T01:00:00Z', endsAt: '2026-12-01T01:30:00Z' })).toBe('9:00–9:30')
  const hours = [
    { weekday: 1, from: 840, to: 1080 },
    { weekday: 1, from: 540, to: 720 },
  ]
  expect(sayHours(hours, 1, '、')).toBe('9:00–12:00、14:00–18:00')
  expect(sayHours(hours, 2, '、')).toBe('')
  expect(
    byPart([slot('2026-12-01T03:59:00Z'), slot('2026-12-01T04:00:00Z'), slot('2026-12-01T10:00:00Z')]).map(
      (one) => one.key,
    ),
  ).toEqual(['morning', 'afternoon', 'evening'])
  const now = new Date('2026-11-30T15:59:00Z')
  expect([nearDay('2026-11-30', now), nearDay('2026-12-01', now), nearDay('2026-12-02', now)]).toEqual([
    'today',
    'tomorrow',
    null,
  ])
})
