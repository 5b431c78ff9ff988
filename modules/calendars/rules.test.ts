import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calendarDefects,
  dueAt,
  kindOfDate,
  type Limit,
  type LimitUnit,
  pause,
  remainingAt,
  resume,
  type WorkingCalendar,
  withoutHours,
  workingMinutesBetween,
} from './rules.ts'

const HOUR = 3_600_000
const FROM = Date.parse('2025-01-01T00:00:00+08:00')
const seeded = { seed: 20260609, numRuns: 300 }

/** One to four windows of at least half an hour. */
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 8 })
  .map((marks) => marks.sort((a, b) => a - b).map((mark) => mark * 30))
  .map((minutes) =>
    Array.from({ length: Math.floor(minutes.length / 2) }, (_, i) => ({
      from: minutes[2 * i] ?? 0,
      to: minutes[2 * i + 1] ?? 1440,
    })),
  )

/** Any calendar: odd hours, some weekend hours, about every sixth day other than usual. */
const calendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    windows,
    weekend: fc.option(windows),
    closed: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
    exceptions: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom('rest' as const, 'holiday' as const, 'makeup' as const),
      ),
      { maxLength: 40 },
    ),
  })
  .map(({ windows, weekend, closed, exceptions }) => ({
    id: 'any',
    days: new Map(exceptions.map(([day, kind]) => [dateAfter(day), kind])),
    publishedThrough: '2025-05-31',
    windows,
    windowsByKind: weekend ? { rest: weekend } : {},
    windowsByDate: new Map(closed.map((day) => [dateAfter(day), []])),
  }))
const moment = fc.integer({ min: 0, max: 120 * 24 * 3600 }).map((seconds) => new Date(FROM + seconds * 1000))
const unit = fc.constantFrom<LimitUnit>('m', 'h', 'd', 'wh', 'wd')
const limit: fc.Arbitrary<Limit> = fc.record({ value: fc.integer({ min: 1, max: 30 }), unit })

describe('properties of deadlines', () => {
  test('a later start is never due earlier, a longer limit neither', () => {
    fc.assert(
      fc.property(calendar, moment, moment, limit, fc.nat(20), (calendar, a, b, limit, more) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const due = dueAt(first, limit, calendar).at.getTime()
        expect(due).toBeGreaterThan(first.getTime())
        expect(dueAt(second, limit, calendar).at.getTime()).toBeGreaterThanOrEqual(due)
        expect(dueAt(first, { ...limit, value: limit.value + more }, calendar).at.getTime()).toBeGreaterThanOrEqual(due)
      }),
      seeded,
    )
  })

  test('working hours: exactly the limit has been worked at the deadline, and less a millisecond before', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 60 }), (calendar, start, hours) => {
        const due = dueAt(start, { value: hours, unit: 'wh' }, calendar).at
        expect(workingMinutesBetween(start, due, calendar)).toBe(hours * 60)
        expect(workingMinutesBetween(start, new Date(due.getTime() - 1), calendar)).toBeLessThan(hours * 60)
      }),
      seeded,
    )
  })

  test('working time adds up over any point between, is signed, and is what a minute-by-minute count finds', () => {
    fc.assert(
      fc.property(calendar, moment, moment, moment, (calendar, a, b, c) => {
        const whole = workingMinutesBetween(a, c, calendar)
        expect(workingMinutesBetween(a, b, calendar) + workingMinutesBetween(b, c, calendar)).toBeCloseTo(whole, 6)
        expect(workingMinutesBetween(c, a, calendar)).toBe(0 - whole)
      }),
      seeded,
    )
    fc.assert(
      fc.property(
        calendar,
        fc.integer({ min: 0, max: 100 * 1440 }),
        fc.integer({ min: 0, max: 5000 }),
        (calendar, from, length) => {
          const start = new Date(FROM + from * 60_000)
          const end = new Date(start.getTime() + length * 60_000)
          expect(workingMinutesBetween(start, end, calendar)).toBe(countMinutes(start, length, calendar))
        },
      ),
      { ...seeded, numRuns: 60 },
    )
  })

  test('a pause of no length changes nothing, for any unit and at any moment', () => {
    fc.assert(
      fc.property(
        calendar,
        moment,
        limit,
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (calendar, start, limit, share) => {
          const due = dueAt(start, limit, calendar)
          const when = new Date(Math.round(start.getTime() + share * (due.at.getTime() - start.getTime())))
          expect(resume(pause(due.at, limit.unit, when, calendar), when, calendar)).toEqual(due)
        },
      ),
      seeded,
    )
  })

  test('a pause costs what was paused: as much is left after it as before', () => {
    const running = fc.constantFrom<LimitUnit>('m', 'h', 'wh', 'wd')
    fc.assert(
      fc.property(
        calendar,
        moment,
        running,
        fc.integer({ min: 2, max: 20 }),
        fc.nat(400),
        (calendar, start, unit, value, hours) => {
          const due = dueAt(start, { value, unit }, calendar)
          const stopped = pause(due.at, unit, new Date((start.getTime() + due.at.getTime()) / 2), calendar)
          const resumed = new Date(stopped.pausedAt.getTime() + hours * HOUR)
          const moved = resume(stopped, resumed, calendar)
          expect(remainingAt(moved.at, resumed, unit, calendar)).toBeCloseTo(stopped.remainingMinutes, 6)
          expect(moved.at.getTime()).toBeGreaterThanOrEqual(due.at.getTime())
        },
      ),
      seeded,
    )
  })

  test('an answer is provisional exactly when it rests on days after the published ones', () => {
    fc.assert(
      fc.property(calendar, moment, limit, (calendar, start, limit) => {
        const due = dueAt(start, limit, calendar)
        const counted = limit.unit !== 'm' && limit.unit !== 'h'
        expect(due.provisional).toBe(counted && due.at > new Date('2025-06-01T00:00:00+08:00'))
      }),
      seeded,
    )
  })
})

describe('unusable input', () => {
  const always: WorkingCalendar = { id: 'c', days: new Map(), publishedThrough: '2026-12-31', windows: [] }
  const start = new Date(FROM)
  const unusable: Limit[] = [
    { value: -1, unit: 'wh' },
    { value: Number.NaN, unit: 'm' },
    { value: 1.5, unit: 'wd' },
    { value: 0.5, unit: 'd' },
    { value: Number.POSITIVE_INFINITY, unit: 'h' },
    { value: 1e9, unit: 'wh' },
  ]

  test.each(unusable)('is refused: $value $unit', (limit) => {
    expect(() => dueAt(start, limit, always)).toThrow(RangeError)
  })

  test('an instant that is none, and a calendar that never opens', () => {
    expect(() => dueAt(new Date('?'), { value: 1, unit: 'h' }, always)).toThrow(RangeError)
    expect(() => workingMinutesBetween(start, new Date('?'), always)).toThrow(RangeError)
    const never = { ...always, windowsByKind: { workday: [] } }
    expect(() => dueAt(start, { value: 1, unit: 'wd' }, never)).toThrow(RangeError)
    expect(() => dueAt(start, { value: 1, unit: 'wh' }, never)).toThrow(RangeError)
  })
})

describe('calendars', () => {
  const calendar: WorkingCalendar = {
    id: 'office',
    days: new Map([['2025-10-11', 'makeup']]),
    publishedThrough: '2025-12-31',
    windows: [
      { from: 540, to: 720 },
      { from: 780, to: 1050 },
    ],
  }

  test('a day is as published, else by its weekday', () => {
    expect(kindOfDate('2025-10-11', calendar)).toBe('makeup')
    expect(kindOfDate('2025-10-12', calendar)).toBe('rest')
    expect(kindOfDate('2025-10-13', calendar)).toBe('workday')
    expect(kindOfDate('2025-02-29', calendar)).toBeUndefined()
  })

  test('a good one has no defects, without hours too', () => {
    expect(calendarDefects(calendar)).toEqual([])
    expect(calendarDefects(withoutHours(calendar))).toEqual([])
  })

  test('every kind of defect is found and named', () => {
    const defects = calendarDefects({
      ...calendar,
      days: new Map([['2025-02-29', 'holiday']]),
      windows: [
        { from: 780, to: 1050 },
        { from: 540, to: 720 },
      ],
      windowsByKind: { workday: [], rest: [{ from: 600, to: 600 }] },
      windowsByDate: new Map([['2025-03-01', [{ from: 0, to: 1441 }]]]),
    })
    expect(defects).toEqual([
      { kind: 'bad_date', where: '2025-02-29' },
      { kind: 'windows_out_of_order', where: 'windows' },
      { kind: 'no_hours', where: 'workday' },
      { kind: 'bad_window', where: 'rest' },
      { kind: 'bad_window', where: '2025-03-01' },
    ])
  })
})

function dateAfter(days: number): string {
  return new Date(Date.parse('2025-01-01T00:00:00Z') + days * 24 * HOUR).toISOString().slice(0, 10)
}

/** The slow and plain way: each minute asks whether it lies in a window. */
function countMinutes(start: Date, length: number, calendar: WorkingCalendar): number {
  let count = 0
  for (let minute = 0; minute < length; minute++) {
    const local = new Date(start.getTime() + minute * 60_000 + 8 * HOUR)
    const date = local.toISOString().slice(0, 10)
    const kind = kindOfDate(date, calendar) ?? 'rest'
    const works = kind === 'workday' || kind === 'makeup'
    const windows =
      calendar.windowsByDate?.get(date) ?? calendar.windowsByKind?.[kind] ?? (works ? calendar.windows : [])
    const ofDay = local.getUTCHours() * 60 + local.getUTCMinutes()
    if (windows.some(({ from, to }) => from <= ofDay && ofDay < to)) count += 1
  }
  return count
}
