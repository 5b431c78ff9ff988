import { describe, expect, test } from 'vitest'
import {
  askFor,
  countsOf,
  emptyWord,
  type Filter,
  filterOf,
  GROUPS,
  isSameList,
  kept,
  narrowings,
  queryOf,
  unkept,
} from './filter.ts'
import { DESK } from './words.ts'

const usual = filterOf(new URLSearchParams())
const gridId = '0190a000-0000-7000-8000-000000000001'

describe('the filter and the address', () => {
  test('an address without a word is the usual list', () => {
    expect(usual).toEqual({
      scope: 'my_grids',
      group: 'open',
      gridId: null,
      category: null,
      onlyLate: false,
      sort: 'deadline',
    })
    expect(Object.values(queryOf(usual)).every((value) => value === undefined)).toBe(true)
  })

  test('goes there and back', () => {
    const filter: Filter = { scope: 'mine', group: 'verify', gridId, category: '0104', onlyLate: true, sort: 'newest' }
    const given = Object.entries(queryOf(filter)).map(([key, value]) => [key, value ?? ''])
    expect(filterOf(new URLSearchParams(given))).toEqual(filter)
  })

  test('nonsense in an address counts as not said', () => {
    expect(filterOf(new URLSearchParams('group=constructor&grid=1&category=x&scope=others&sort=up&late=1'))).toEqual(
      usual,
    )
  })
})

test('asks for the states of the group and leaves out what is not said', () => {
  expect(askFor({ ...usual, group: 'handle' }, '灯', undefined)).toEqual({
    scope: 'my_grids',
    states: ['assigned', 'in_progress', 'deferred'],
    onlyOverdue: false,
    search: '灯',
    sort: 'deadline',
  })
})

test('closed cases have no deadline left: they stand by newest, and none is overdue', () => {
  const closed: Filter = { ...usual, group: 'closed', onlyLate: true }
  expect(askFor(closed, '', undefined)).toMatchObject({ states: ['closed'], sort: 'newest', onlyOverdue: false })
  expect(narrowings(closed, '')).toBe(0)
})

describe('emptyWord', () => {
  test('says what is missing from this list, not from another', () => {
    expect(emptyWord(usual, '')).toBe(DESK.noneOpen)
    expect(emptyWord({ ...usual, scope: 'mine' }, '')).toBe(DESK.noneMine)
    expect(emptyWord({ ...usual, group: 'verify' }, '')).toBe(DESK.noneAtStep)
    expect(emptyWord({ ...usual, group: 'closed' }, '')).toBe(DESK.noneClosed)
    expect(emptyWord({ ...usual, group: 'closed' }, '灯')).toBe(DESK.noneFiltered)
  })
})

describe('countsOf', () => {
  const byState = { reported: 3, triaged: 1, assigned: 2, in_progress: 4, closed: 9 }
  test('adds up states; every state stands in exactly one tab beside the sum', () => {
    expect(countsOf(byState, usual, '')).toMatchObject({ open: 10, triage: 3, handle: 6, rate: 0 })
    const { open, closed, ...steps } = GROUPS
    expect(
      Object.values(steps)
        .flatMap((group) => [...group.states])
        .sort(),
    ).toEqual([...open.states].sort())
  })
  test('says nothing rather than figures of another list', () => {
    expect(countsOf(byState, { ...usual, category: '01' }, '')).toBeNull()
    expect(countsOf(byState, { ...usual, scope: 'mine' }, '')).toBeNull()
    expect(countsOf(byState, usual, '灯')).toBeNull()
  })
})

describe('a kept filter', () => {
  const filter: Filter = { scope: 'all', group: 'handle', gridId, category: '01', onlyLate: true, sort: 'newest' }
  test('comes back as it was, without what was searched for', () => {
    expect(unkept(kept(filter))).toEqual(filter)
    expect(Object.keys(kept(filter))).not.toContain('search')
  })
  test('is the same list as itself and no other', () => {
    expect(isSameList(filter, unkept(kept(filter)))).toBe(true)
    expect(isSameList(filter, { ...filter, scope: 'mine' })).toBe(false)
  })
  test('states that are no group of this desk show what is open', () => {
    expect(unkept({ ...kept(filter), states: ['reported', 'closed'] }).group).toBe('open')
  })
})

test('narrowings counts what hides cases', () => {
  expect(narrowings({ ...usual, gridId, onlyLate: true }, 'x')).toBe(3)
})
