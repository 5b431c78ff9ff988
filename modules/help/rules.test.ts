import { describe, expect, test } from 'vitest'
import { HELP_STATES, REQUEST_VERBS } from './contract/names.ts'
import {
  byNearness,
  endOfDay,
  fits,
  freeSlot,
  hasPhone,
  type Need,
  nearnessOf,
  type Readiness,
  refusalOf,
  stepOf,
  windowFault,
} from './rules.ts'

const standing = { isHidden: false, isStillAsked: false, saidDoneBy: null }

describe('what is possible when', () => {
  test('a table of verbs and states', () => {
    const possible = REQUEST_VERBS.map((verb) => [
      verb,
      HELP_STATES.filter((state) => refusalOf(verb, { ...standing, state }, 'asker') === undefined).join(' '),
    ])
    expect(Object.fromEntries(possible)).toEqual({
      invite: 'open',
      accept: 'open',
      giveBack: 'accepted',
      sayDone: 'accepted said_done',
      thank: 'done',
      withdraw: 'open accepted',
      keepOpen: '',
      report: 'open accepted said_done',
      judge: '',
    })
  })

  test.each([
    ['accept', { state: 'accepted' }, 'help.already_taken'],
    ['accept', { state: 'withdrawn' }, 'help.not_now'],
    ['accept', { state: 'open', isHidden: true }, 'help.hidden'],
    ['invite', { state: 'open', isHidden: true }, 'help.hidden'],
    ['withdraw', { state: 'open', isHidden: true }, undefined],
    ['giveBack', { state: 'accepted', isHidden: true }, undefined],
    ['report', { state: 'open', isHidden: true }, 'help.already_reported'],
    ['judge', { state: 'open', isHidden: true }, undefined],
    ['judge', { state: 'open' }, 'help.not_reported'],
    ['keepOpen', { state: 'open' }, 'help.not_asked_still'],
    ['keepOpen', { state: 'open', isStillAsked: true }, undefined],
    ['sayDone', { state: 'said_done', saidDoneBy: 'asker' }, 'help.said_already'],
    ['sayDone', { state: 'said_done', saidDoneBy: 'helper' }, undefined],
  ] as const)('%s when %o: %s', (verb, now, refusal) => {
    expect(refusalOf(verb, { ...standing, ...now }, 'asker')).toBe(refusal)
  })

  test.each([
    ['open', false, 'ask_still'],
    ['open', true, 'expire'],
    ['accepted', false, 'expire'],
    ['said_done', false, 'count_done'],
    ['done', false, 'forget'],
    ['thanked', false, 'forget'],
    ['withdrawn', false, 'forget'],
  ] as const)('time comes for %s (asked already: %s): %s', (state, isStillAsked, is) => {
    expect(stepOf(new Date('2026-11-16T00:00:00Z'), { ...standing, state, isStillAsked }).is).toBe(is)
  })
})

describe('the window', () => {
  const now = new Date('2026-11-16T17:00:00Z')
  test.each([
    ['2026-11-17', '2026-11-17', undefined],
    ['2026-11-16', '2026-11-17', 'help.window_past'],
    ['2026-11-18', '2026-11-17', 'help.window_reversed'],
    ['2026-11-17', '2026-12-17', undefined],
    ['2026-11-17', '2026-12-18', 'help.window_far'],
  ])('%s to %s: %s', (from, until, fault) => expect(windowFault(from, until, now)).toBe(fault))

  test('a day is over at midnight in China', () => {
    expect(endOfDay('2026-11-17').toISOString()).toBe('2026-11-17T16:00:00.000Z')
  })
})

describe('who fits', () => {
  const spot = { gridId: 'a', ordinaryId: 'o' }
  const need: Need = { kind: 'carry', from: '2026-11-16', until: '2026-11-17', part: 'morning', spot }
  const offer: Readiness = { kinds: ['carry'], weekdays: [1], part: 'any', reach: 'micro', spot }
  const beside = { gridId: 'b', ordinaryId: 'o' }
  const far = { gridId: 'c', ordinaryId: 'p' }
  test.each<[string, Partial<Readiness>, boolean]>([
    ['same grid, same day', {}, true],
    ['another kind', { kinds: ['lesson'] }, false],
    ['another day', { weekdays: [3, 0] }, false],
    ['another part of the day', { part: 'evening' }, false],
    ['beside, but stays at home', { spot: beside }, false],
    ['beside, goes through the ordinary grid', { spot: beside, reach: 'ordinary' }, true],
    ['far, goes through the ordinary grid', { spot: far, reach: 'ordinary' }, false],
    ['far, goes everywhere', { spot: far, reach: 'community' }, true],
  ])('%s: %o', (_what, change, expected) => expect(fits({ ...offer, ...change }, need)).toBe(expected))

  test('a week holds every day, over the turn of a year too', () => {
    const week: Need = { ...need, from: '2026-12-28', until: '2027-01-03' }
    expect([0, 1, 2, 3, 4, 5, 6].every((weekday) => fits({ ...offer, weekdays: [weekday] }, week))).toBe(true)
  })

  test('nearest first', () => {
    expect([nearnessOf(spot, spot), nearnessOf(spot, beside), nearnessOf(spot, far)]).toEqual([
      'micro',
      'ordinary',
      'community',
    ])
    const all = [{ near: 'community' }, { near: 'micro' }, { near: 'ordinary' }] as const
    expect(all.toSorted(byNearness).map((one) => one.near)).toEqual(['micro', 'ordinary', 'community'])
    const unknown = { gridId: 'x', ordinaryId: null }
    expect(nearnessOf(unknown, { gridId: 'y', ordinaryId: null })).toBe('community')
  })
})

test('slots', () => {
  expect([freeSlot([]), freeSlot([1, 3]), freeSlot([2, 1, 3])]).toEqual([1, 2, undefined])
})

test.each([
  ['打我电话13812345678', true],
  ['１３８ 1234 5678', true],
  ['138-1234-5678', true],
  ['订单号138123456789', false],
  ['三袋米，20斤', false],
])('a number among the words: %s', (text, is) => expect(hasPhone(text)).toBe(is))
