import { describe, expect, test } from 'vitest'
import { type Asking, askingOf, filterFor, narrowedTo, queryFor, START, spanFor } from './asking.ts'

const NOW = new Date('2026-11-30T10:00:00+08:00')
const there = (query: string) => askingOf(new URLSearchParams(query))
const back = (asking: Asking) =>
  new URLSearchParams(
    Object.entries(queryFor(asking)).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString()

describe('the address carries the whole state', () => {
  test.each([
    '',
    'span=today',
    'span=own&from=2026-10-01&until=2026-10-31',
    'grid=g1&category=03&channel=qr&tier=grid&priority=urgent',
    'by=class&course=week&measure=on_time_rate&count=open_late',
    'category=none',
  ])('%s', (query) => {
    expect(back(there(query))).toBe(query)
  })

  test('what is not known is left out', () => {
    expect(there('span=forever&by=person&count=secrets&channel=drum&category=3&measure=best&from=x')).toEqual(START)
  })
})

describe('days', () => {
  test.each([
    ['today', { period: 'day', from: '2026-11-30' }],
    ['week', { period: 'week', from: '2026-11-30' }],
    ['month', { period: 'month', from: '2026-11-01' }],
    ['last_month', { period: 'month', from: '2026-10-01' }],
    ['own', null],
  ] as const)('%s', (span, days) => {
    expect(spanFor({ ...START, span }, NOW)).toEqual(days)
  })

  test('own days in their order', () => {
    const own = { span: 'own', from: '2026-11-02', until: '2026-11-08' } as const
    expect(spanFor(own, NOW)).toEqual({ from: '2026-11-02', until: '2026-11-08' })
    expect(spanFor({ ...own, until: '2026-11-01' }, NOW)).toBeNull()
  })
})

test('the filter asks only for what is chosen; unsorted cases have no category at all', () => {
  expect(filterFor(START)).toEqual({})
  expect(filterFor(there('grid=g1&category=0301&tier=community'))).toEqual({
    gridId: 'g1',
    categoryPrefix: '0301',
    tier: 'community',
  })
  expect(filterFor(there('category=none'))).toEqual({ categoryPrefix: '' })
})

describe('a line of a table narrows to itself', () => {
  const gridOf = (id: string) => (id === 'c1' ? 'main1' : undefined)
  test.each([
    ['grid', 'g2', { gridId: 'g2' }],
    ['community', 'c1', { gridId: 'main1' }],
    ['class', '03', { category: '03' }],
    ['category', '', { category: 'none' }],
    ['channel', 'qr', { channel: 'qr' }],
    ['tier', 'grid', { tier: 'grid' }],
    ['priority', 'urgent', { priority: 'urgent' }],
  ] as const)('%s', (groupBy, key, narrowed) => {
    expect(narrowedTo({ ...START, groupBy }, key, 'g1', gridOf)).toEqual({ ...START, groupBy, ...narrowed })
  })

  test('what no filter says is not pressed: what lies in the grid itself, a community of several main grids', () => {
    expect(narrowedTo(START, 'g1', 'g1', gridOf)).toBeNull()
    expect(narrowedTo({ ...START, groupBy: 'community' }, 'c2', 'g1', gridOf)).toBeNull()
  })
})
