import { describe, expect, test } from 'vitest'
import { daysFrom, gapsOf, instantOf, isSoon, weekdayOf } from './rules.ts'

const span = (from: number, until: number) => ({ from: from * 60, until: until * 60 })

describe('gaps', () => {
  test.each([
    ['nobody wanted', [], [span(8, 12)], []],
    ['nobody there', [span(8, 12)], [], [span(8, 12)]],
    ['filled to the minute', [span(8, 12)], [span(8, 12)], []],
    ['filled by two that overlap', [span(8, 20)], [span(7, 14), span(13, 21)], []],
    ['a hole in the middle', [span(8, 20)], [span(8, 12), span(14, 20)], [span(12, 14)]],
    ['both ends', [span(8, 20)], [span(10, 18)], [span(8, 10), span(18, 20)]],
    ['two wanted spans that touch are one', [span(8, 12), span(12, 14)], [span(9, 13)], [span(8, 9), span(13, 14)]],
  ])('%s', (_name, wanted, covering, expected) => {
    expect(gapsOf(wanted, covering)).toEqual(expected)
  })
})

test('a gap is told from 24 hours before it until it is over', () => {
  const gap = span(12, 14)
  const at = (text: string) => new Date(`${text}+08:00`)
  expect(isSoon('2026-11-17', gap, at('2026-11-16T11:59:00'))).toBe(false)
  expect(isSoon('2026-11-17', gap, at('2026-11-16T12:00:00'))).toBe(true)
  expect(isSoon('2026-11-17', gap, at('2026-11-17T13:59:00'))).toBe(true)
  expect(isSoon('2026-11-17', gap, at('2026-11-17T14:00:00'))).toBe(false)
})

test('days and minutes are those of China', () => {
  expect(instantOf('2026-11-17', 90).toISOString()).toBe('2026-11-16T17:30:00.000Z')
  expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  expect(weekdayOf('2026-11-16')).toBe(1)
})
