import { describe, expect, test } from 'vitest'
import {
  bookingDefect,
  cancelUntil,
  closedOn,
  daysFrom,
  instantOf,
  markDefect,
  slotsOn,
  windowDefect,
} from './rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const facts = { date: '2026-11-30', kind: 'workday' as const, restsOnHolidays: true, closings: [] }
const pattern = [
  { weekday: 1, from: 840, to: 905 },
  { weekday: 1, from: 540, to: 600 },
  { weekday: 2, from: 540, to: 600 },
]
const starts = (slots: readonly { startsAt: Date }[]) => slots.map((slot) => slot.startsAt.toISOString().slice(11, 16))

describe('slots of a day', () => {
  test('one after another in the windows of its weekday, in order; the rest of a window is none', () => {
    expect(starts(slotsOn({ minutes: 30, pattern }, facts))).toEqual(['01:00', '01:30', '06:00', '06:30'])
  })

  test('hours of its own take the place of the week, also on a holiday; none at all is a day without', () => {
    const holiday = { ...facts, kind: 'holiday' as const }
    expect(slotsOn({ minutes: 30, pattern }, holiday)).toEqual([])
    expect(starts(slotsOn({ minutes: 30, pattern }, { ...holiday, own: [{ from: 600, to: 640 }] }))).toEqual(['02:00'])
    expect(slotsOn({ minutes: 30, pattern }, { ...facts, own: [] })).toEqual([])
    expect(slotsOn({ minutes: 30, pattern }, { ...holiday, restsOnHolidays: false })).toHaveLength(4)
  })

  test.each([
    ['before', '2026-12-01', null, false],
    ['on the first day', '2026-11-30', null, true],
    ['on the last', '2026-11-28', '2026-11-30', true],
    ['after', '2026-11-28', '2026-11-29', false],
  ])('a closing: %s', (_what, from, until, isClosed) => {
    expect(closedOn({ ...facts, closings: [{ from, until, reason: '停电' }] }) !== null).toBe(isClosed)
  })

  test('days cross the end of a month and of a year', () => {
    expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
    expect(instantOf('2026-12-31', 1439).toISOString()).toBe('2026-12-31T15:59:00.000Z')
  })
})

test.each([
  ['fits', [{ weekday: 1, from: 540, to: 600 }], null],
  [
    'touches',
    [
      { weekday: 1, from: 540, to: 600 },
      { weekday: 1, from: 600, to: 660 },
    ],
    null,
  ],
  [
    'other days',
    [
      { weekday: 1, from: 540, to: 600 },
      { weekday: 2, from: 550, to: 660 },
    ],
    null,
  ],
  [
    'overlaps',
    [
      { weekday: 1, from: 540, to: 600 },
      { weekday: 1, from: 599, to: 660 },
    ],
    'offering.windows_overlap',
  ],
  ['backwards', [{ weekday: 1, from: 600, to: 540 }], 'offering.window_short'],
  ['short', [{ weekday: 1, from: 540, to: 569 }], 'offering.window_short'],
])('windows: %s', (_what, windows, defect) => {
  expect(windowDefect(windows, 30)).toBe(defect)
})

describe('a wish', () => {
  const offering = { opensDays: 3, mostOpen: 2, isOffered: true }
  const now = at('2026-11-30T12:00')
  const wish = { startsAt: at('2026-12-01T09:00'), endsAt: at('2026-12-01T09:30'), isPlanned: true, now }
  const own = (from: string, to: string, isSameOffering = true, isOpen = true) => ({
    startsAt: at(from),
    endsAt: at(to),
    isSameOffering,
    isOpen,
  })
  test.each([
    ['nothing in the way', {}, [], null],
    ['not planned', { isPlanned: false }, [], 'booking.no_such_slot'],
    ['begun', { startsAt: at('2026-11-30T12:00') }, [], 'booking.too_late'],
    ['too early', { startsAt: at('2026-12-03T09:00') }, [], 'booking.not_open_yet'],
    ['the same again', {}, [own('2026-12-01T09:00', '2026-12-01T09:30')], 'booking.twice'],
    ['another at that time', {}, [own('2026-12-01T09:15', '2026-12-01T10:00', false)], 'booking.overlaps'],
    ['one that ends as it begins', {}, [own('2026-12-01T08:30', '2026-12-01T09:00', false)], null],
    [
      'as many as there may be',
      {},
      [own('2026-12-01T10:00', '2026-12-01T10:30'), own('2026-12-02T10:00', '2026-12-02T10:30')],
      'booking.too_many',
    ],
    [
      'those that were kept do not count',
      {},
      [own('2026-12-01T10:00', '2026-12-01T10:30'), own('2026-12-01T11:00', '2026-12-01T11:30', true, false)],
      null,
    ],
  ])('%s', (_what, more, mine, defect) => {
    expect(bookingDefect(offering, { ...wish, ...more }, mine)).toBe(defect)
  })
})

test('cancelling: hours before; who waits or moved up from the queue, until it begins', () => {
  const startsAt = at('2026-12-01T09:00')
  expect(cancelUntil({ state: 'booked', startsAt, promotedAt: null }, 2)).toEqual(at('2026-12-01T07:00'))
  expect(cancelUntil({ state: 'waiting', startsAt, promotedAt: null }, 2)).toEqual(startsAt)
  expect(cancelUntil({ state: 'booked', startsAt, promotedAt: at('2026-11-30T09:00') }, 2)).toEqual(startsAt)
})

test.each([
  ['kept in the morning of its day', 'booked', 'kept', '2026-12-01T00:00', null],
  ['kept the day before', 'booked', 'kept', '2026-11-30T23:59', 'booking.not_yet'],
  ['missed before it begins', 'booked', 'missed', '2026-12-01T08:59', 'booking.not_yet'],
  ['missed once it has begun', 'booked', 'missed', '2026-12-01T09:00', null],
  ['a slip taken back', 'missed', 'booked', '2026-12-01T09:10', null],
  ['came late after all', 'missed', 'kept', '2026-12-01T09:20', null],
  ['after a week', 'booked', 'kept', '2026-12-09T09:00', 'booking.too_long_ago'],
  ['who waits', 'waiting', 'kept', '2026-12-01T09:10', 'booking.not_markable'],
  ['what was cancelled', 'cancelled', 'kept', '2026-12-01T09:10', 'booking.not_markable'],
  ['kept twice', 'kept', 'kept', '2026-12-01T09:10', 'booking.not_markable'],
] as const)('marking: %s', (_what, state, as, now, defect) => {
  expect(markDefect({ state, startsAt: at('2026-12-01T09:00') }, as, at(now))).toBe(defect)
})
