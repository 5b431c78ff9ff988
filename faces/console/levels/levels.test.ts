import { describe, expect, test } from 'vitest'
import { type Asking, askingOf, fromOf, pressed, queryFor, START } from './asking.ts'
import { isHidden, isTooFew, ordered } from './ordered.ts'

const there = (query: string) => askingOf(new URLSearchParams(query))
const back = (asking: Asking) =>
  new URLSearchParams(
    Object.entries(queryFor(asking)).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString()

describe('the address carries the whole state', () => {
  test.each(['', 'period=week&from=2026-11-23', 'within=510112002&class=03', 'class=none&sort=on_time_rate&order=asc'])(
    '%s',
    (query) => expect(back(there(query))).toBe(query),
  )

  test('what is not known is left out: no prefix, no pattern, no person to sort by', () => {
    expect(there('period=year&from=x&within=51011&class=3&sort=person&order=asc')).toEqual({
      ...START,
      isAscending: true,
    })
    expect(there('within=510112002009').within).toBeNull()
    expect(there('within=510112%25').within).toBeNull()
  })
})

test.each([
  ['month', null, '2026-11-01'],
  ['week', null, '2026-11-30'],
  ['day', null, '2026-11-30'],
  ['week', '2026-11-18', '2026-11-16'],
  ['month', '2026-10-31', '2026-10-01'],
  ['month', '2026-99-99', '2026-11-01'],
] as const)('%s from %s begins on %s', (period, from, first) => {
  expect(fromOf({ period, from }, new Date('2026-11-30T10:00:00+08:00'))).toBe(first)
})

test('a column is pressed through most, least, and by code', () => {
  const once = { ...START, ...pressed(START, 'open') }
  const twice = { ...once, ...pressed(once, 'open') }
  expect([once.sort, once.isAscending]).toEqual(['open', false])
  expect([twice.sort, twice.isAscending]).toEqual(['open', true])
  expect(pressed(twice, 'open').sort).toBeNull()
  expect(pressed(twice, 'late')).toEqual({ sort: 'late', isAscending: false })
})

describe('order', () => {
  const places = [
    { code: '1', counts: { open: 9, due: 40, due_on_time: 30 } },
    { code: '2', counts: { open: 3, due: 4, due_on_time: 4 } },
    { code: '3', counts: { open: null, due: null, due_on_time: null } },
    { code: '4', counts: { open: 30, due: 25, due_on_time: 24 } },
    { code: '5', counts: { open: 9, due: 0 } },
  ]
  const codes = (all: readonly { code: string }[]) => all.map((one) => one.code).join('')

  test.each([
    [null, false, '12345', ''],
    ['open', false, '415', '23'],
    ['open', true, '154', '23'],
    ['on_time_rate', false, '41', '235'],
  ] as const)('%s %s', (sort, isAscending, placed, unplaced) => {
    const got = ordered(places, sort, isAscending)
    expect([codes(got.placed), codes(got.unplaced)]).toEqual([placed, unplaced])
  })

  test('a share of four, however good, has no place; what is hidden neither', () => {
    expect(isTooFew('on_time_rate', { due: 19, due_on_time: 19 })).toBe(true)
    expect(isTooFew('on_time_rate', { due: 20, due_on_time: 1 })).toBe(false)
    expect(isHidden('on_time_rate', { due: 20, due_on_time: null })).toBe(true)
    expect(isHidden('open', {})).toBe(false)
  })
})
