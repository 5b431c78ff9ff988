import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { GetFigures, MOST_PERIODS } from '../../dashboards/contract.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay } from '../../dashboards/rules.ts'
import { AskData, ListQueries, MOST_QUERIES, RemoveQuery, SaveQuery } from '../contract.ts'
import { daysOf, lastOver, MOST_OF, MOST_STEPS, periodsOf, stepsOffered } from '../rules.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (const state of ['reported', 'verified'] as const) await caseIn({ house, here }, state)
  await house.running.sweep(figuresSweep)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
type Question = InputOf<typeof AskData>
const question = (more: Partial<Question> = {}): Question => ({
  span: { kind: 'this month' },
  measures: ['received', 'on_time_rate'],
  ...more,
})
const query = (more: Partial<InputOf<typeof SaveQuery>> = {}) => ({
  queryId: randomUUID(),
  name: '本月收到',
  question: question(),
  sharedGridId: null,
  ...more,
})
const names = async (as: ServerActor) => (await house.ask(ListQueries, {}, at(as))).queries.map(({ name }) => name)

test.each([
  ['this week', 1, '2026-11-16', '2026-11-22'],
  ['last week', 1, '2026-11-09', '2026-11-15'],
  ['this month', 1, '2026-11-01', '2026-11-30'],
  ['last month', 1, '2026-10-01', '2026-10-31'],
  ['last days', 3, '2026-11-14', '2026-11-16'],
  ['last weeks', 2, '2026-11-09', '2026-11-22'],
  ['last months', 3, '2026-09-01', '2026-11-30'],
] as const)('%s (%i) on 16 November is %s to %s', (kind, n, from, until) => {
  expect(daysOf(periodsOf(kind, n, new Date('2026-11-16T01:30:00Z')))).toEqual({ from, until })
})

test.each([
  ['week', '2026-11-15T21:59:00Z', '2026-11-02'],
  ['week', '2026-11-15T22:00:00Z', '2026-11-09'],
  ['month', '2026-11-30T21:59:00Z', '2026-10-01'],
  ['month', '2026-11-30T22:00:00Z', '2026-11-01'],
] as const)('the last %s that is over at %s began on %s', (period, now, from) => {
  expect(lastOver(period, new Date(now))).toBe(from)
})

test('an answer is the figure of the screen, per group and over time, in the sight of who asks', async () => {
  const span = { period: 'month' as const, from: firstDay('month', house.clock.now()) }
  for (const as of [here.lead, here.ordinaryLead, here.street]) {
    const { lines, total } = await house.ask(AskData, question({ groupBy: 'class' }), at(as))
    const screen = await house.ask(GetFigures, { span, groupBy: 'class' }, at(as))
    expect([total.values.received, total.counts.received]).toEqual([screen.total.received, screen.total.received])
    expect(lines.map(({ key, values }) => [key, values.received])).toEqual(
      screen.lines.map(({ key, counts }) => [key, counts.received]),
    )
  }
  const time = await house.ask(
    AskData,
    question({ span: { kind: 'last weeks', n: 4 }, groupBy: 'week' }),
    at(here.lead),
  )
  expect(time.lines.map(({ values }) => values.received)).toEqual([0, 0, 0, 2])
  const grids = await house.ask(
    AskData,
    question({ filter: { gridId: here.ordinary[0] }, groupBy: 'grid' }),
    at(here.lead),
  )
  const micro = grids.lines.find((line) => line.isVolumeOnly)
  expect(micro?.values).toEqual({ received: 2, on_time_rate: null })
  expect(micro?.counts).toEqual({ received: 2 })
  expect(await outcomeOf(house.ask(AskData, question(), at(here.member)))).toBe('forbidden')
  const foreign = question({ filter: { gridId: here.mainGridId } })
  expect(await outcomeOf(house.ask(AskData, foreign, at(beside.lead)))).toBe('forbidden')
})

test('days of a span make it up; parts that do not are refused', async () => {
  const days = await house.ask(AskData, question({ groupBy: 'day' }), at(here.lead))
  const sum = days.lines.reduce((all, one) => all + (one.values.received ?? 0), 0)
  expect(sum).toBe(days.total.values.received)
  expect(days.lines.at(-1)?.key).toBe(firstDay('day', house.clock.now()))
  for (const groupBy of ['week', 'month'] as const)
    expect(
      await outcomeOf(house.ask(AskData, question({ span: { kind: 'last days', n: 5 }, groupBy }), at(here.lead))),
    ).toBe('refused:query.steps')
})

test.each([
  ['this month', 1, ['day', 'month']],
  ['last month', 1, ['day', 'month']],
  ['last weeks', 4, ['day', 'week']],
  ['last weeks', 31, ['week']],
  ['last days', 31, ['day']],
  ['last months', 13, ['month']],
] as const)('%s (%i) is parted into %j', (kind, n, steps) => {
  expect(stepsOffered(kind, n, new Date('2026-11-16T01:30:00Z'))).toEqual(steps)
})

test('a course holds as many steps as an answer may have', () => {
  expect(MOST_STEPS).toBeLessThanOrEqual(MOST_PERIODS)
  for (const [kind, n] of Object.entries(MOST_OF)) expect(n, kind).toBeLessThanOrEqual(31)
})

test('a query is kept under a name, changed by its owner only, and shared with a grid and those below it', async () => {
  const one = query()
  const how = { ...at(here.lead), commandId: randomUUID() }
  await house.run(SaveQuery, one, how)
  await house.run(SaveQuery, one, how)
  expect(await names(here.lead)).toEqual(['本月收到'])
  expect(await names(here.ordinaryLead)).toEqual([])
  await house.run(SaveQuery, { ...one, name: '大家看', sharedGridId: here.mainGridId }, at(here.lead))
  for (const as of [here.ordinaryLead, here.siblingLead, here.desk]) expect(await names(as)).toEqual(['大家看'])
  for (const as of [beside.lead, here.street, here.member]) expect(await names(as)).toEqual([])
  const [shared] = (await house.ask(ListQueries, {}, at(here.ordinaryLead))).queries
  const grid = await house.db.pool.query<{ name: string }>(
    'SELECT name FROM grid_versions WHERE tenant_id = $1 AND grid_id = $2',
    [here.tenant, here.mainGridId],
  )
  expect(shared).toMatchObject({ isOwn: false, sharedGridName: grid.rows[0].name })
  expect(await outcomeOf(house.run(SaveQuery, { ...one, name: '改名' }, at(here.desk)))).toBe('not_found')
  expect(await outcomeOf(house.run(SaveQuery, query({ sharedGridId: here.mainGridId }), at(here.ordinaryLead)))).toBe(
    'forbidden',
  )
  expect(await outcomeOf(house.run(SaveQuery, query(), at(here.member)))).toBe('forbidden')
  const raced = query({ name: '同时' })
  await Promise.all([1, 2].map((n) => house.run(SaveQuery, { ...raced, name: `同时${n}` }, at(here.street))))
  expect(await names(here.street)).toHaveLength(1)
})

test('refused: one more than are kept', async () => {
  for (let n = 0; n < MOST_QUERIES; n++) await house.run(SaveQuery, query({ name: `第${n}个` }), at(here.officer))
  expect(await outcomeOf(house.run(SaveQuery, query(), at(here.officer)))).toBe('refused:query.too_many')
})

test('one’s own is taken away once, and by nobody else', async () => {
  const one = query()
  await house.run(SaveQuery, one, at(here.desk))
  expect(await outcomeOf(house.run(RemoveQuery, { queryId: one.queryId }, at(here.lead)))).toBe('not_found')
  const how = { ...at(here.desk), commandId: randomUUID() }
  await house.run(RemoveQuery, { queryId: one.queryId }, how)
  await house.run(RemoveQuery, { queryId: one.queryId }, how)
  expect(await outcomeOf(house.run(RemoveQuery, { queryId: one.queryId }, at(here.desk)))).toBe('not_found')
})
