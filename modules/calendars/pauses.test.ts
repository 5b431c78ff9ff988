import { describe, expect, test } from 'vitest'
import {
  dueAfterPauses,
  dueAt,
  earlierOf,
  extend,
  pause,
  remainingAt,
  resume,
  workingMinutesBetween,
  yearToPublish,
} from './rules.ts'
import { at, dutyDesk, limitOf, newHoliday, office, residents } from './sample-calendars.ts'

type Pauses = readonly (readonly [from: string, to: string])[]
type PausedRow = readonly [
  name: string,
  start: string,
  limit: string,
  pauses: Pauses,
  due: string,
  mark?: 'provisional',
]

const PAUSED: readonly PausedRow[] = [
  [
    'two working hours of a working day',
    '2026-06-09 09:00',
    '1wd',
    [['2026-06-10 09:00', '2026-06-10 11:00']],
    '2026-06-11 11:00',
  ],
  [
    'over a weekend nothing moves',
    '2026-06-11 10:00',
    '2wd',
    [['2026-06-12 18:00', '2026-06-15 08:00']],
    '2026-06-15 17:30',
  ],
  [
    'over a night nothing moves',
    '2026-06-09 16:00',
    '4wh',
    [['2026-06-09 20:00', '2026-06-10 07:00']],
    '2026-06-10 11:30',
  ],
  [
    'over lunch nothing moves',
    '2026-06-09 09:00',
    '4wh',
    [['2026-06-09 12:00', '2026-06-09 13:00']],
    '2026-06-09 14:00',
  ],
  ['from inside lunch', '2026-06-09 09:00', '4wh', [['2026-06-09 12:30', '2026-06-09 13:30']], '2026-06-09 14:30'],
  ['a whole working day', '2026-06-09 09:00', '3wd', [['2026-06-10 09:00', '2026-06-11 09:00']], '2026-06-15 17:30'],
  ['over National Day 2025', '2025-09-30 09:00', '1wd', [['2025-09-30 17:30', '2025-10-09 09:00']], '2025-10-09 17:30'],
  [
    'a make-up Saturday is lost time',
    '2025-10-10 10:00',
    '1wd',
    [['2025-10-10 18:00', '2025-10-13 08:00']],
    '2025-10-13 17:30',
  ],
  [
    'twice',
    '2026-06-09 09:00',
    '4wh',
    [
      ['2026-06-09 10:00', '2026-06-09 11:00'],
      ['2026-06-09 13:30', '2026-06-09 14:30'],
    ],
    '2026-06-09 16:00',
  ],
  ['natural hours', '2026-06-09 09:00', '24h', [['2026-06-09 20:00', '2026-06-10 06:00']], '2026-06-10 19:00'],
  [
    'natural days come to rest on a working day',
    '2026-06-08 10:00',
    '3d',
    [['2026-06-09 10:00', '2026-06-11 10:00']],
    '2026-06-15 17:30',
  ],
  [
    'begun after the breach heals nothing',
    '2026-06-09 09:00',
    '1wh',
    [['2026-06-09 11:00', '2026-06-10 11:00']],
    '2026-06-09 10:00',
  ],
  [
    'begun at the deadline itself',
    '2026-06-09 09:00',
    '1wh',
    [['2026-06-09 10:00', '2026-06-10 11:00']],
    '2026-06-09 10:00',
  ],
  [
    'a clock that jumped back',
    '2026-06-09 09:00',
    '4wh',
    [['2026-06-09 11:00', '2026-06-09 10:00']],
    '2026-06-09 14:00',
  ],
  [
    'pause within the day of the start',
    '2026-06-09 09:00',
    '1wd',
    [['2026-06-09 10:00', '2026-06-09 11:00']],
    '2026-06-11 10:00',
  ],
  [
    'into an unpublished year',
    '2026-12-30 09:00',
    '1wd',
    [['2026-12-30 09:00', '2026-12-31 09:00']],
    '2027-01-01 17:30',
    'provisional',
  ],
]

describe('pauses', () => {
  for (const [name, start, limit, pauses, due, mark] of PAUSED) {
    test(`${name}: ${limit} from ${start}`, () => {
      const spans = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }))
      const found = dueAfterPauses(at(start), limitOf(limit), spans, office)
      expect(found).toEqual({ at: at(due), provisional: mark === 'provisional' })
    })
  }

  test('an open pause moves nothing yet, and what is left stands still', () => {
    const start = at('2026-06-09 09:00')
    const due = dueAt(start, limitOf('4wh'), office)
    expect(dueAfterPauses(start, limitOf('4wh'), [{ from: at('2026-06-09 10:00') }], office)).toEqual(due)
    expect(pause(due.at, 'wh', at('2026-06-09 10:00'), office)).toEqual({
      unit: 'wh',
      pausedAt: at('2026-06-09 10:00'),
      dueAt: at('2026-06-09 14:00'),
      remainingMinutes: 180,
    })
  })

  test('a resolved case that is reopened goes on with what was left', () => {
    const due = dueAt(at('2026-06-09 09:00'), limitOf('3wd'), office)
    const stopped = pause(due.at, 'wd', at('2026-06-11 16:30'), office)
    expect(stopped.remainingMinutes).toBe(60 + 450)
    expect(resume(stopped, at('2026-06-29 14:00'), office).at).toEqual(at('2026-06-30 15:00'))
  })

  test('a deadline kept frozen on what became a holiday is never brought forward', () => {
    const frozen = dueAt(at('2026-06-12 10:00'), limitOf('1wd'), office)
    expect(frozen.at).toEqual(at('2026-06-15 17:30'))
    const stopped = pause(frozen.at, 'wd', at('2026-06-12 17:00'), newHoliday)
    expect(resume(stopped, at('2026-06-12 17:00'), newHoliday)).toEqual(frozen)
    const overHoliday = pause(frozen.at, 'wd', at('2026-06-15 08:00'), newHoliday)
    expect(overHoliday.remainingMinutes).toBe(0)
    expect(resume(overHoliday, at('2026-06-16 10:00'), newHoliday).at).toEqual(at('2026-06-16 10:00'))
  })

  test('24:00 belongs to the day it ends: published or not, a working day or a day off', () => {
    const lastDay = dueAt(at('2026-12-30 10:00'), limitOf('1d'), residents)
    expect(lastDay).toEqual({ at: at('2027-01-01 00:00'), provisional: false })
    expect(
      resume(pause(lastDay.at, 'd', at('2026-12-31 09:00'), residents), at('2026-12-31 09:00'), residents),
    ).toEqual(lastDay)
    const thursday = dueAt(at('2026-06-10 10:00'), limitOf('1d'), residents)
    const dayLong = resume(
      pause(thursday.at, 'd', at('2026-06-10 12:00'), residents),
      at('2026-06-11 12:00'),
      residents,
    )
    expect(dayLong.at).toEqual(at('2026-06-13 00:00'))
  })

  test('weekend hours of a duty desk are no time of a clock in working days', () => {
    const due = dueAt(at('2026-06-12 10:00'), limitOf('1wd'), dutyDesk)
    const stopped = pause(due.at, 'wd', at('2026-06-12 18:00'), dutyDesk)
    expect(resume(stopped, at('2026-06-15 08:00'), dutyDesk).at).toEqual(due.at)
    expect(workingMinutesBetween(at('2026-06-12 18:00'), at('2026-06-15 08:00'), dutyDesk)).toBe(2 * 180)
  })
})

describe('changes', () => {
  test('a holiday added later: frozen stays, recomputed moves', () => {
    const start = at('2026-06-12 10:00')
    expect(dueAt(start, limitOf('1wd'), office).at).toEqual(at('2026-06-15 17:30'))
    expect(dueAt(start, limitOf('1wd'), newHoliday).at).toEqual(at('2026-06-16 17:30'))
  })

  test('another category counts from the same start, with the same pauses', () => {
    const start = at('2026-06-09 10:00')
    const pauses = [{ from: at('2026-06-09 11:00'), to: at('2026-06-09 12:00') }]
    expect(dueAfterPauses(start, limitOf('4wh'), pauses, office).at).toEqual(at('2026-06-09 16:00'))
    expect(dueAfterPauses(start, limitOf('3wd'), pauses, office).at).toEqual(at('2026-06-15 10:00'))
  })

  test('an extension counts from the deadline, also after the breach, and 24:00 belongs to its day', () => {
    expect(extend(at('2026-06-10 17:30'), limitOf('2wd'), office).at).toEqual(at('2026-06-12 17:30'))
    expect(extend(at('2026-06-10 17:30'), limitOf('2wh'), office).at).toEqual(at('2026-06-11 11:00'))
    expect(extend(at('2026-06-11 00:00'), limitOf('1wd'), residents).at).toEqual(at('2026-06-12 00:00'))
  })

  test('the earlier of two limits rules, and it is known which', () => {
    const start = at('2026-06-12 16:00')
    const category = { ...dueAt(start, limitOf('4wh'), office), ruledBy: 'category' }
    const nature = { ...dueAt(start, limitOf('24h'), office), ruledBy: 'nature' }
    expect(earlierOf(category, nature)).toEqual({ at: at('2026-06-13 16:00'), provisional: false, ruledBy: 'nature' })
    expect(earlierOf(category, { ...category, ruledBy: 'nature' }).ruledBy).toBe('category')
  })

  test('overdue is negative, in the own unit', () => {
    const due = at('2026-06-12 17:00')
    expect(remainingAt(due, at('2026-06-15 09:30'), 'wh', office)).toBe(-60)
    expect(remainingAt(due, at('2026-06-15 09:30'), 'h', office)).toBe(-(64 * 60 + 30))
    expect(remainingAt(due, at('2026-06-12 12:30'), 'wd', office)).toBe(240)
  })

  test('a missing year is asked for from 1 November, and at once when it has begun', () => {
    expect(yearToPublish(at('2026-10-31 23:59'), office)).toBeUndefined()
    expect(yearToPublish(at('2026-11-01 00:00'), office)).toBe(2027)
    expect(yearToPublish(at('2027-03-01 10:00'), office)).toBe(2027)
    expect(yearToPublish(at('2025-12-01 10:00'), office)).toBeUndefined()
  })
})
