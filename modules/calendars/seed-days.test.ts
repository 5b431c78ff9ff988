import { describe, expect, test } from 'vitest'
import { seedDays } from './seed-days.ts'

const seed = seedDays(2024, 2027)
const byDate = new Map(seed.days.map((day) => [day.date, day]))

describe('seed of the calendar', () => {
  test('has one row for each date', () => {
    expect(seed.days).toHaveLength(366 + 365 + 365 + 365)
    expect(byDate.size).toBe(seed.days.length)
    expect(seed.days[0]?.date).toBe('2024-01-01')
    expect(seed.days.at(-1)?.date).toBe('2027-12-31')
  })

  test('2026-02-28 is a working day in exchange for Spring Festival 2026', () => {
    expect(byDate.get('2026-02-28')).toEqual({
      date: '2026-02-28',
      kind: 'makeup',
      name: { zh: '春节', en: 'Spring Festival' },
      published: true,
    })
  })

  test.each([
    ['2024-02-18', 'makeup'],
    ['2024-02-29', 'workday'],
    ['2025-09-28', 'makeup'],
    ['2025-10-06', 'holiday'],
    ['2025-10-08', 'holiday'],
    ['2025-10-11', 'makeup'],
    ['2025-10-12', 'rest'],
    ['2026-02-23', 'holiday'],
    ['2026-10-10', 'makeup'],
  ])('%s is %s', (date, kind) => {
    expect(byDate.get(date)?.kind).toBe(kind)
  })

  test('working days a year as the State Council left them', () => {
    const working = (year: string) =>
      seed.days.filter((day) => day.date.startsWith(year) && (day.kind === 'workday' || day.kind === 'makeup')).length
    expect([working('2024'), working('2025'), working('2026')]).toEqual([251, 248, 248])
  })

  test('a year without a plan is not taken for published', () => {
    expect(seed.publishedYears).toEqual([2024, 2025, 2026])
    expect(seed.publishedThrough).toBe('2026-12-31')
    expect(byDate.get('2026-12-31')?.published).toBe(true)
    expect(byDate.get('2027-01-01')).toEqual({ date: '2027-01-01', kind: 'workday', published: false })
    expect(seedDays(2040, 2041)).toMatchObject({ publishedYears: [], publishedThrough: undefined })
  })
})
