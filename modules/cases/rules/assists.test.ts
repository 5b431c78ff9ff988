import { expect, test } from 'vitest'
import { office as CALENDAR } from '../../calendars/sample-calendars.ts'
import { assistTime, stepOnTaking } from './assists.ts'

/** Monday 9:30 in Chengdu. */
const MONDAY = new Date('2026-11-16T01:30:00Z')
const THURSDAY = new Date('2026-11-19T09:30:00Z')
const HOURS_4 = { value: 4, unit: 'wh' } as const
const one = { askedAt: MONDAY, dueAt: THURSDAY, limit: { value: 3, unit: 'wd' } } as const

test('first the receipt runs, then the task; a task that is due before its receipt has one date', () => {
  expect(assistTime({ ...one, state: 'asked' }, HOURS_4, CALENDAR)).toEqual({
    clock: 'assist_receipt',
    startedAt: MONDAY,
    dueAt: new Date('2026-11-16T06:30:00Z'),
    limit: HOURS_4,
  })
  expect(assistTime({ ...one, state: 'taken' }, HOURS_4, CALENDAR)).toEqual({
    clock: 'assist',
    startedAt: MONDAY,
    dueAt: THURSDAY,
    limit: one.limit,
  })
  const short = { ...one, dueAt: new Date('2026-11-16T03:30:00Z'), state: 'asked' as const }
  expect(assistTime(short, HOURS_4, CALENDAR).dueAt).toEqual(short.dueAt)
})

test('taken on late, the task goes on from what was used up: nothing is told twice and no time is won', () => {
  const at = (day: string) => stepOnTaking({ ...one, state: 'asked' }, HOURS_4, new Date(day), CALENDAR)
  expect(at('2026-11-16T02:00:00Z')).toBe(0)
  expect(at('2026-11-18T06:00:00Z')).toBe(50)
  expect(at('2026-11-19T08:00:00Z')).toBe(80)
  expect(at('2026-11-20T02:00:00Z')).toBe(100)
})
