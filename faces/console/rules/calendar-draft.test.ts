import { describe, expect, test } from 'vitest'
import { type Draft, faultsIn, kindIn, pressed, stepped, weeksOf, withYear } from './calendar-draft.ts'

const newYear = { date: '2026-01-01', kind: 'holiday', name: '元旦', source: '通知' } as const
const draft: Draft = {
  publishedThrough: '2026-12-31',
  days: [newYear],
  windows: [{ from: 540, to: 1050 }],
  dayWindows: [],
}
const brush = { off: 'rest', name: '台风停工', source: '区防指' } as const

describe('a day pressed', () => {
  test('a weekday is off, and works again', () => {
    const off = pressed(draft, '2026-07-20', brush)
    expect(off.days.at(-1)).toEqual({ date: '2026-07-20', kind: 'rest', name: '台风停工', source: '区防指' })
    expect(pressed(off, '2026-07-20', brush)).toEqual(draft)
  })

  test('a weekend day is made up, and off again', () => {
    const makeup = pressed(draft, '2026-07-18', brush)
    expect(kindIn(makeup, '2026-07-18')).toBe('makeup')
    expect(pressed(makeup, '2026-07-18', brush)).toEqual(draft)
  })

  test('a holiday works', () => {
    expect(kindIn(pressed(draft, '2026-01-01', brush), '2026-01-01')).toBe('workday')
  })
})

test('a year is begun with what is known, and says when its holidays are missing', () => {
  const known = [{ date: '2027-01-01', kind: 'holiday', name: '元旦', source: '通知' } as const]
  expect(withYear(draft, 2027, known)).toMatchObject({ publishedThrough: '2027-12-31', days: [newYear, ...known] })
  expect(faultsIn(withYear(draft, 2027, known))).toMatchObject({ defects: [], emptyYear: undefined })
  expect(faultsIn(withYear(draft, 2027, [])).emptyYear).toBe(2027)
})

test('a date with two hours of its own is found', () => {
  const half = { date: '2026-02-16', windows: [{ from: 540, to: 720 }] }
  expect(faultsIn({ ...draft, dayWindows: [half, half] }).twice).toBe('2026-02-16')
})

test('months stand in weeks from Monday on, and steps stay within the year', () => {
  const november = weeksOf(2026, 11)
  expect(november[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01'])
  expect(november.at(-1)?.[0]).toBe('2026-11-30')
  expect([stepped('2026-02-28', 1), stepped('2026-12-31', 1), stepped('2026-03-02', -7)]).toEqual([
    '2026-03-01',
    '2026-12-31',
    '2026-02-23',
  ])
})
