import { describe, expect, test } from 'vitest'
import { at, limitOf, newHoliday, office } from '../../calendars/sample-calendars.ts'
import type { ClockKind } from '../contract.ts'
import { type Clock, hold, startClock } from './clocks.ts'
import { limitsUnder, movedClocks, promiseAfter, recounted } from './recount.ts'

const FRIDAY = at('2026-06-12 10:00')
const clock = (kind: ClockKind, limit: string): readonly Clock[] =>
  startClock([], kind, 'post', limitOf(limit), FRIDAY, office)
const anew = { calendar: newHoliday, onlyProvisional: false, handleLimits: null }
const [handle] = clock('handle', '2wd')
const promised = (
  clocks: readonly Clock[],
  promisedAt: Date | null,
  state: 'in_progress' | 'deferred' = 'in_progress',
) => promiseAfter({ state, promisedAt }, [handle, ...clock('review', '30d')], clocks)

describe('counted anew', () => {
  test('running clocks move by the new day off, from their own beginning', () => {
    const [moved] = recounted([handle], office, anew)
    expect([moved.dueAt, moved.startedAt]).toEqual([at('2026-06-17 17:30'), FRIDAY])
    expect(movedClocks([handle], [moved])).toEqual([{ before: handle, after: moved }])
  })

  test('what stands still, has ended or does not move is the same object', () => {
    const paused = hold(clock('handle', '2wd'), 'handle', at('2026-06-12 11:00'), office)
    const stopped = clock('verify', '2wd').map((one) => ({ ...one, stoppedAt: FRIDAY }))
    const all = [...paused, ...stopped, ...clock('claim', '4h'), ...clock('contact', '1wh')]
    expect(recounted(all, office, anew).every((one, i) => one === all[i])).toBe(true)
  })

  test('only estimates, where only a new year is published', () => {
    const guess = { ...handle, isProvisional: true }
    const [final, firm] = recounted([guess, ...clock('verify', '2wd')], office, { ...anew, onlyProvisional: true })
    expect([final.dueAt, final.isProvisional]).toEqual([at('2026-06-17 17:30'), false])
    expect(firm.dueAt).toEqual(at('2026-06-16 17:30'))
  })

  test('another limit of the category moves the handling alone', () => {
    const limits = limitsUnder({ dueRuledBy: 'category', nature: 'help' }, limitOf('2wd'), limitOf('5wd'))
    const all = [handle, ...clock('verify', '2wd')]
    const [longer, same] = recounted(all, office, { ...anew, calendar: office, handleLimits: limits })
    expect([longer.dueAt, longer.limit]).toEqual([at('2026-06-22 17:30'), limitOf('5wd')])
    expect(same).toBe(all[1])
  })
})

describe('the limits under another catalogue', () => {
  const two = limitOf('2wd')
  test.each([
    ['the same', { dueRuledBy: 'category', nature: 'other' }, two, two],
    ['a rule gave it', { dueRuledBy: 'rule', nature: 'other' }, two, limitOf('5wd')],
    ['nobody has it yet', { dueRuledBy: null, nature: 'other' }, two, limitOf('5wd')],
    ['the leaf is gone', { dueRuledBy: 'category', nature: 'other' }, two, undefined],
  ])('stand: %s', (_name, one, before, after) => {
    expect(limitsUnder(one, before, after)).toBeNull()
  })

  test('the cap of the nature goes on competing', () => {
    const limits = limitsUnder({ dueRuledBy: 'nature', nature: 'consultation' }, two, limitOf('20wd'))
    const [capped] = recounted([handle], office, { ...anew, calendar: office, handleLimits: limits })
    expect(capped.limit).toEqual(limitOf('3wd'))
  })
})

describe('the date of the resident', () => {
  const later = { ...handle, dueAt: at('2026-06-17 17:30') }
  test('becomes later with the handling', () => {
    expect(promised([later], handle.dueAt)).toEqual({ dueAt: later.dueAt, isDueProvisional: false })
  })

  test('never becomes earlier', () => {
    expect(promised([later], at('2026-06-30 17:30'))).toEqual({ isDueProvisional: false })
  })

  test('stays where its clock stayed, before there is one, and with the review while deferred', () => {
    expect(promised([handle], handle.dueAt)).toEqual({})
    expect(promised([later], null)).toEqual({})
    expect(promised([later], handle.dueAt, 'deferred')).toEqual({})
  })
})
