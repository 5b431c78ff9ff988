import { describe, expect, test } from 'vitest'
import { dueAfterPauses, dueAt, extend, recount, type WorkingCalendar } from './rules.ts'
import { at, limitOf, newHoliday, office, twoShifts } from './sample-calendars.ts'

/** Saturday 2026-06-13 became a working day. */
const makeup: WorkingCalendar = { ...office, id: 'makeup', days: new Map([...office.days, ['2026-06-13', 'makeup']]) }
/** The office closes at 17:00. */
const shorter: WorkingCalendar = {
  ...office,
  id: 'shorter',
  windows: [
    { from: 540, to: 720 },
    { from: 780, to: 1020 },
  ],
}

type Row = readonly [name: string, start: string, limit: string, due: string, after: WorkingCalendar, moved: string]

const ROWS: readonly Row[] = [
  ['a day off within it', '2026-06-12 10:00', '1wd', '2026-06-15 17:30', newHoliday, '2026-06-16 17:30'],
  ['a day off after it', '2026-06-09 10:00', '2wd', '2026-06-11 17:30', newHoliday, '2026-06-11 17:30'],
  ['a day off before it began', '2026-06-15 10:00', '1wd', '2026-06-16 17:30', newHoliday, '2026-06-16 17:30'],
  ['a make-up day within it', '2026-06-12 10:00', '1wd', '2026-06-15 17:30', makeup, '2026-06-13 17:30'],
  ['working hours over a day off', '2026-06-12 16:30', '2wh', '2026-06-15 10:00', newHoliday, '2026-06-16 10:00'],
  ['natural hours never move', '2026-06-12 16:30', '72h', '2026-06-15 16:30', newHoliday, '2026-06-15 16:30'],
  [
    'natural days that come to rest there',
    '2026-06-08 10:00',
    '7d',
    '2026-06-15 17:30',
    newHoliday,
    '2026-06-16 17:30',
  ],
  ['other hours, the same day', '2026-06-09 10:00', '2wd', '2026-06-11 17:30', shorter, '2026-06-11 17:00'],
  ['lengthened by two days', '2026-06-10 10:00', '1wd', '2026-06-15 17:30', newHoliday, '2026-06-16 17:30'],
  ['lengthened, other hours', '2026-06-09 10:00', '1wd', '2026-06-12 17:30', shorter, '2026-06-12 17:00'],
  ['lengthened, long hours', '2026-06-09 10:00', '1wd', '2026-06-12 17:30', twoShifts, '2026-06-12 20:30'],
]

describe('a deadline under a calendar published anew', () => {
  test.each(ROWS)('%s', (_name, start, limit, due, after, moved) => {
    const clock = { startedAt: at(start), dueAt: at(due), limit: limitOf(limit) }
    expect(recount(clock, office, { calendar: after }).at).toEqual(at(moved))
  })

  test('what pauses had added stays added', () => {
    const start = at('2026-06-09 10:00')
    const limit = limitOf('2wd')
    const pauses = [{ from: at('2026-06-10 09:00'), to: at('2026-06-11 09:00') }]
    const paused = dueAfterPauses(start, limit, pauses, office)
    expect(paused.at).toEqual(at('2026-06-12 17:30'))
    const moved = dueAfterPauses(start, limit, pauses, newHoliday)
    expect(recount({ startedAt: start, dueAt: paused.at, limit }, office, { calendar: newHoliday })).toEqual(moved)
  })

  test('counted there and back, and counted twice, it comes to the same', () => {
    for (const [, start, limit, due, after] of ROWS) {
      const clock = { startedAt: at(start), dueAt: at(due), limit: limitOf(limit) }
      const there = recount(clock, office, { calendar: after })
      expect(recount({ ...clock, dueAt: there.at }, after, { calendar: after })).toEqual(there)
      expect(recount({ ...clock, dueAt: there.at }, after, { calendar: office }).at).toEqual(clock.dueAt)
    }
  })

  test('a date in a year without a plan is final once the plan is there', () => {
    const limit = limitOf('15wd')
    const startedAt = at('2026-12-21 10:00')
    const guess = dueAt(startedAt, limit, office)
    expect(guess.provisional).toBe(true)
    const planned: WorkingCalendar = {
      ...office,
      id: 'planned',
      publishedThrough: '2027-12-31',
      days: new Map([...office.days, ['2027-01-01', 'holiday']]),
    }
    const final = recount({ startedAt, dueAt: guess.at, limit }, office, { calendar: planned })
    expect(final).toEqual({ at: extend(guess.at, limitOf('1wd'), office).at, provisional: false })
  })
})

describe('a deadline under another limit', () => {
  const startedAt = at('2026-06-09 10:00')
  test('is counted from the same start', () => {
    const clock = { startedAt, dueAt: at('2026-06-12 17:30'), limit: limitOf('3wd') }
    expect(recount(clock, office, { calendar: office, limit: limitOf('1wd') }).at).toEqual(at('2026-06-10 17:30'))
    expect(recount(clock, office, { calendar: office, limit: limitOf('4wh') }).at).toEqual(at('2026-06-09 15:00'))
    expect(recount(clock, office, { calendar: newHoliday, limit: limitOf('4wd') }).at).toEqual(at('2026-06-16 17:30'))
  })

  test('keeps the days that an extension had added', () => {
    const clock = { startedAt, dueAt: at('2026-06-16 17:30'), limit: limitOf('3wd') }
    expect(recount(clock, office, { calendar: office, limit: limitOf('5wd') }).at).toEqual(at('2026-06-18 17:30'))
  })
})
