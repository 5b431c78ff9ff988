import { describe, expect, test } from 'vitest'
import { dueAt } from './rules.ts'
import { at, closedFriday, dutyDesk, limitOf, nightWatch, office, residents, twoShifts } from './sample-calendars.ts'

const CALENDARS = { office, twoShifts, dutyDesk, nightWatch, residents, closedFriday }

type Row = readonly [
  name: string,
  calendar: keyof typeof CALENDARS,
  start: string,
  limit: string,
  due: string,
  mark?: 'provisional',
]

const GOLDEN: readonly Row[] = [
  // working days: the day of the event is not counted, the last one ends with business
  ['one working day from a morning', 'office', '2026-06-09 10:00', '1wd', '2026-06-10 17:30'],
  ['the same from the evening of that day', 'office', '2026-06-09 23:59', '1wd', '2026-06-10 17:30'],
  ['midnight begins the next day', 'office', '2026-06-10 00:00', '1wd', '2026-06-11 17:30'],
  ['the last second before midnight', 'office', '2026-06-09 23:59:59', '1wd', '2026-06-10 17:30'],
  ['over a weekend', 'office', '2026-06-12 09:30', '1wd', '2026-06-15 17:30'],
  ['from a Saturday', 'office', '2026-06-13 11:00', '1wd', '2026-06-15 17:30'],
  ['three from a Thursday', 'office', '2026-06-11 09:00', '3wd', '2026-06-16 17:30'],
  ['five are a week', 'office', '2026-06-08 08:00', '5wd', '2026-06-15 17:30'],
  ['seven over a long weekend (端午)', 'office', '2026-06-15 10:00', '7wd', '2026-06-25 17:30'],
  ['fifteen (12345, 投诉举报)', 'office', '2026-06-01 10:00', '15wd', '2026-06-23 17:30'],
  ['three across National Day 2025', 'office', '2025-09-30 16:00', '3wd', '2025-10-11 17:30'],
  ['a make-up Saturday counts', 'office', '2025-10-10 10:00', '1wd', '2025-10-11 17:30'],
  ['the Sunday after it does not', 'office', '2025-10-11 10:00', '1wd', '2025-10-13 17:30'],
  ['a make-up Sunday before a holiday', 'office', '2025-09-26 10:00', '1wd', '2025-09-28 17:30'],
  ['started within the eight-day holiday of 2025', 'office', '2025-10-03 15:00', '1wd', '2025-10-09 17:30'],
  ['started on the eve of it', 'office', '2025-09-30 09:00', '1wd', '2025-10-09 17:30'],
  ['two across Spring Festival 2025 with its make-up Sunday', 'office', '2025-01-25 10:00', '2wd', '2025-01-27 17:30'],
  ['the next one lies behind the holiday', 'office', '2025-01-25 10:00', '3wd', '2025-02-05 17:30'],
  ['make-up Saturday 2025-02-08', 'office', '2025-02-07 10:00', '1wd', '2025-02-08 17:30'],
  ['Spring Festival 2026, nine days', 'office', '2026-02-13 10:00', '2wd', '2026-02-24 17:30'],
  ['make-up Saturday 2026-02-14', 'office', '2026-02-13 10:00', '1wd', '2026-02-14 17:30'],
  ['make-up Saturday 2026-02-28', 'office', '2026-02-27 10:00', '1wd', '2026-02-28 17:30'],
  ['New Year 2026 with make-up Sunday', 'office', '2025-12-31 18:00', '1wd', '2026-01-04 17:30'],
  ['29 February 2024', 'office', '2024-02-28 10:00', '1wd', '2024-02-29 17:30'],
  ['from 29 February 2024', 'office', '2024-02-29 10:00', '1wd', '2024-03-01 17:30'],
  ['a year without 29 February', 'office', '2025-02-28 10:00', '1wd', '2025-03-03 17:30'],
  ['closed by order: Friday does not count', 'closedFriday', '2026-06-11 10:00', '1wd', '2026-06-15 17:30'],
  ['two shifts end with the late one', 'twoShifts', '2026-06-09 10:00', '1wd', '2026-06-10 20:30'],
  ['weekend hours of a duty desk make no working day', 'dutyDesk', '2026-06-12 10:00', '1wd', '2026-06-15 17:30'],
  ['a shortened day ends early', 'dutyDesk', '2025-12-30 10:00', '1wd', '2025-12-31 12:00'],
  ['without hours a day ends at 24:00', 'residents', '2026-06-09 10:00', '1wd', '2026-06-11 00:00'],
  // working hours
  ['four within a day, over lunch', 'office', '2026-06-09 09:00', '4wh', '2026-06-09 14:00'],
  ['the lunch break does not count', 'office', '2026-06-09 11:30', '1wh', '2026-06-09 13:30'],
  ['started in the lunch break', 'office', '2026-06-09 12:20', '1wh', '2026-06-09 14:00'],
  ['ends exactly at noon, not after lunch', 'office', '2026-06-09 09:00', '3wh', '2026-06-09 12:00'],
  ['started before opening', 'office', '2026-06-09 06:00', '1wh', '2026-06-09 10:00'],
  ['started at the second of opening', 'office', '2026-06-09 09:00:00', '1wh', '2026-06-09 10:00:00'],
  ['a second after opening', 'office', '2026-06-09 09:00:01', '1wh', '2026-06-09 10:00:01'],
  ['a second before closing', 'office', '2026-06-09 17:29:59', '1wh', '2026-06-10 09:59:59'],
  ['started at the second of closing', 'office', '2026-06-09 17:30:00', '1wh', '2026-06-10 10:00'],
  ['started in the evening', 'office', '2026-06-09 21:00', '4wh', '2026-06-10 14:00'],
  ['over the night', 'office', '2026-06-09 16:00', '4wh', '2026-06-10 11:30'],
  ['over a weekend', 'office', '2026-06-12 16:30', '4wh', '2026-06-15 12:00'],
  ['ends exactly with business', 'office', '2026-06-09 15:30', '2wh', '2026-06-09 17:30'],
  ['half an hour', 'office', '2026-06-09 11:45', '0.5wh', '2026-06-09 13:15'],
  ['a full day has seven and a half', 'office', '2026-06-09 09:00', '7.5wh', '2026-06-09 17:30'],
  ['across National Day 2025', 'office', '2025-09-30 16:30', '4wh', '2025-10-09 12:00'],
  ['on a make-up Saturday', 'office', '2025-10-11 09:00', '4wh', '2025-10-11 14:00'],
  ['closed by order: runs on after the weekend', 'closedFriday', '2026-06-11 16:30', '2wh', '2026-06-15 10:00'],
  ['two shifts: across the change', 'twoShifts', '2026-06-09 13:00', '2wh', '2026-06-09 15:30'],
  ['two shifts: late into the next morning', 'twoShifts', '2026-06-09 20:00', '1wh', '2026-06-10 08:30'],
  ['a duty desk runs on Saturday', 'dutyDesk', '2026-06-12 17:00', '1wh', '2026-06-13 09:30'],
  ['but not on a holiday', 'dutyDesk', '2026-06-18 17:00', '1wh', '2026-06-22 09:30'],
  ['a night watch runs through midnight', 'nightWatch', '2026-06-09 23:00', '4wh', '2026-06-10 03:00'],
  ['and pauses by day', 'nightWatch', '2026-06-10 05:00', '2wh', '2026-06-10 23:00'],
  ['it may end at midnight itself', 'nightWatch', '2026-06-10 22:00', '2wh', '2026-06-11 00:00'],
  // natural units run around the clock
  ['fifteen minutes at night', 'office', '2026-06-09 23:50', '15m', '2026-06-10 00:05'],
  ['twenty-four hours over a holiday', 'office', '2025-10-01 10:00', '24h', '2025-10-02 10:00'],
  ['hours over 29 February', 'office', '2024-02-28 12:00', '24h', '2024-02-29 12:00'],
  ['at once', 'office', '2026-06-13 03:00', '0m', '2026-06-13 03:00'],
  ['no working hours at once either', 'office', '2026-06-13 03:00', '0wh', '2026-06-13 03:00'],
  ['hours into an unpublished year need no plan', 'office', '2026-12-31 20:00', '24h', '2027-01-01 20:00'],
  // natural days: a last day off moves to the next working day
  ['three days', 'office', '2026-06-08 10:00', '3d', '2026-06-11 17:30'],
  ['the last one is a Saturday', 'office', '2026-06-11 10:00', '2d', '2026-06-15 17:30'],
  ['the last one is a make-up Saturday', 'office', '2026-02-26 10:00', '2d', '2026-02-28 17:30'],
  ['fifteen days (个人信息权利) end in National Day 2025', 'office', '2025-09-20 10:00', '15d', '2025-10-09 17:30'],
  ['a resident has until 24:00', 'residents', '2026-06-08 10:00', '3d', '2026-06-12 00:00'],
  ['five days to rate, ended on a Sunday', 'residents', '2026-06-09 21:00', '5d', '2026-06-16 00:00'],
  ['29 February as the last day', 'office', '2024-02-26 10:00', '3d', '2024-02-29 17:30'],
  // years that are not published yet
  ['the last published day is certain', 'office', '2026-12-30 10:00', '1wd', '2026-12-31 17:30'],
  ['the first unpublished one is not', 'office', '2026-12-31 10:00', '1wd', '2027-01-01 17:30', 'provisional'],
  ['Monday to Friday in an unpublished year', 'office', '2027-01-01 10:00', '1wd', '2027-01-04 17:30', 'provisional'],
  ['working hours into an unpublished year', 'office', '2026-12-31 17:00', '1wh', '2027-01-01 09:30', 'provisional'],
  ['natural days that end there', 'office', '2026-12-30 10:00', '3d', '2027-01-04 17:30', 'provisional'],
  ['24:00 of the last published day is certain', 'residents', '2026-12-30 10:00', '1wd', '2027-01-01 00:00'],
  ['29 February 2028', 'office', '2028-02-28 10:00', '1wd', '2028-02-29 17:30', 'provisional'],
]

describe('golden table of deadlines', () => {
  test('has at least sixty different rows', () => {
    expect(new Set(GOLDEN.map((row) => row.slice(1, 4).join(' '))).size).toBeGreaterThanOrEqual(60)
  })

  for (const [name, calendar, start, limit, due, mark] of GOLDEN) {
    test(`${name}: ${limit} from ${start}`, () => {
      const found = dueAt(at(start), limitOf(limit), CALENDARS[calendar])
      expect(found).toEqual({ at: at(due), provisional: mark === 'provisional' })
    })
  }
})
