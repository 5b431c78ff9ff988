import { describe, expect, test } from 'vitest'
import { Question } from '../../../modules/reports/contract.ts'
import {
  type Asked,
  askedFor,
  askedOf,
  askedQuery,
  asksSame,
  changed,
  drillTo,
  questionFor,
  START,
} from './question.ts'
import { nameFor, sayQuestion } from './question-text.ts'

const NOW = new Date('2026-11-16T09:30:00+08:00')
const GRID = '01990000-0000-7000-8000-00000000000a'
const there = (query: string) => askedOf(new URLSearchParams(query), NOW)
const back = (asked: Asked) =>
  new URLSearchParams(
    Object.entries(askedQuery(asked)).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  ).toString()

describe('the address carries the whole question', () => {
  test.each([
    '',
    'measures=none',
    'measures=received%2Copen&span=this_week&by=day&chart=lines',
    'span=last_weeks&n=4&by=week&grid=g1&category=03&channel=qr&tier=grid&priority=urgent&chart=none&saved=q1',
    'by=all&category=none',
  ])('%s', (query) => expect(back(there(query))).toBe(query))

  test('what is not known is left out, and too much is cut', () => {
    expect(there('span=forever&by=person&measures=best&chart=pie').measures).toEqual([])
    expect(there('span=last_days&n=99').n).toBe(31)
    expect(there('span=last_months').n).toBe(6)
    expect(there('span=last_month&n=9').n).toBe(1)
  })

  test('a group into which the days or the measures cannot be parted is another one, as if it had been chosen', () => {
    expect(there('span=last_month&by=week').groupBy).toBe('month')
    expect(there('span=last_month&by=channel&measures=visited_rate&category=03')).toMatchObject({
      groupBy: 'grid',
      category: null,
    })
  })

  test('and is what the house is asked and keeps', () => {
    const asked = there(`span=last_weeks&n=4&by=week&grid=${GRID}&category=none&saved=q1`)
    const question = questionFor(asked)
    expect(Question.parse(question)).toEqual(question)
    expect(question && askedFor(question, 'q1')).toEqual(asked)
    expect(questionFor(there('measures=none'))).toBeNull()
  })
})

describe('a change is made whole', () => {
  test.each([
    ['a week is not parted into months', { groupBy: 'month', span: 'last month' }, { span: 'this week' }, 'week'],
    ['days stay days where they are few', { groupBy: 'day', span: 'last month' }, { span: 'last weeks' }, 'day'],
    ['many weeks are too many days', { groupBy: 'day', span: 'last weeks', n: 4 }, { n: 20 }, 'week'],
    ['other groups stay', { groupBy: 'channel', span: 'last month' }, { span: 'last days' }, 'channel'],
  ] as const)('%s', (_, from, next, groupBy) => {
    expect(changed({ ...START, ...from }, next, NOW).groupBy).toBe(groupBy)
  })

  test('measures stand in the order in which they are defined; another span has its usual number', () => {
    expect(changed(START, { measures: ['on_time_rate', 'open', 'received'] }, NOW).measures).toEqual([
      'received',
      'open',
      'on_time_rate',
    ])
    expect(changed({ ...START, span: 'last days', n: 30 }, { span: 'last months' }, NOW).n).toBe(6)
    expect(changed({ ...START, span: 'last days', n: 30 }, { n: 500 }, NOW).n).toBe(31)
  })

  test('with visits only grids and days part the answer, and no kind or channel narrows it', () => {
    const narrowed = { ...START, groupBy: 'class', gridId: GRID, category: '03', channel: 'qr' } as const
    const asked = changed(narrowed, { measures: ['received', 'visited_rate'] }, NOW)
    expect(asked).toMatchObject({ groupBy: 'grid', gridId: GRID, category: null, channel: null })
    expect(asked.measures).toEqual(['received', 'visited_rate'])
    expect(changed({ ...asked, groupBy: 'month' }, { chart: 'lines' }, NOW).groupBy).toBe('month')
    expect(changed(narrowed, { measures: ['received'] }, NOW)).toMatchObject({ groupBy: 'class', category: '03' })
  })

  test('two ask the same whatever they are called', () => {
    expect(asksSame({ ...START, saved: 'a' }, START)).toBe(true)
    expect(asksSame({ ...START, chart: 'lines' }, START)).toBe(false)
  })
})

describe('a figure lists its cases', () => {
  const days = { from: '2026-10-01', until: '2026-10-31' }
  const none = () => undefined
  test.each([
    ['grid', 'g2', { gridId: 'g2' }],
    ['class', '', { category: 'none' }],
    ['channel', 'qr', { channel: 'qr' }],
    ['day', '2026-10-05', { from: '2026-10-05', until: '2026-10-05' }],
    ['week', '2026-10-05', { from: '2026-10-05', until: '2026-10-11' }],
    ['month', '2026-10-01', { from: '2026-10-01', until: '2026-10-31' }],
  ] as const)('of a line by %s', (groupBy, key, narrowed) => {
    expect(drillTo({ ...START, groupBy }, days, key, 'g1', none)).toMatchObject({ span: 'own', ...days, ...narrowed })
  })

  test('of the whole, and of nothing that no filter says', () => {
    expect(drillTo({ ...START, tier: 'grid' }, days, null, 'g1', none)).toMatchObject({ ...days, tier: 'grid' })
    expect(drillTo(START, days, 'g1', 'g1', none)).toBeNull()
  })
})

describe('the question in words', () => {
  const no = { grid: null, category: null }
  test.each([
    [START, no, '上月各网格收到数和按期办结率', 'Received and ended on time by grid, last month'],
    [
      { ...START, span: 'last weeks', n: 4, groupBy: 'week', measures: ['open'] },
      { grid: '师大社区', category: null },
      '近 4 周师大社区每周在办数',
      'Open by week in 师大社区, last 4 weeks',
    ],
    [
      { ...START, groupBy: 'all', category: '03', channel: 'qr', measures: ['received', 'ended', 'open'] },
      { grid: null, category: '公共安全' },
      '上月收到数、办结数和在办数（公共安全、扫码上报）',
      'Received, ended and open (公共安全, Scanned code), last month',
    ],
  ] as const)('%#', (asked, names, zh, en) => {
    expect(sayQuestion(asked, names, 'zh')).toBe(zh)
    expect(sayQuestion(asked, names, 'en')).toBe(en)
  })

  test('is the name, cut where it is too long for one', () => {
    expect(nameFor('上月各网格收到数')).toBe('上月各网格收到数')
    expect(nameFor('长'.repeat(99))).toHaveLength(60)
  })
})
