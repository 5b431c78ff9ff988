import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { GetVisitFigures } from '../../dashboards/contract.ts'
import { firstDay, isOfVisits, measureOf, VISIT_MEASURE_NAMES } from '../../dashboards/rules.ts'
import { admitted, householdsOf, sweep, visit } from '../../tasks/testing.ts'
import { AskData } from '../contract.ts'

const DAY = 86_400_000
let house: TestHouse
let here: TestCommunity
let began: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  const on = { house, here }
  const rooms = [...(await householdsOf(on)).values()]
  began = localDate(house.clock.now())
  const until = localDate(new Date(house.clock.now().getTime() + 60 * DAY))
  await admitted(on, { frequency: { unit: 'once', on: began }, dueDays: 0, expiresDays: 3 }, { from: began, until })
  await sweep(on)
  await visit(on, rooms[0], { result: 'met' })
  await visit(on, rooms[1], { way: 'phone', result: 'by_phone' })
  house.clock.advance(8 * DAY)
  await visit(on, rooms[2], { result: 'met' })
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
type Question = InputOf<typeof AskData>
const ask = (as: ServerActor, more: Partial<Question> = {}) =>
  house.ask(
    AskData,
    { span: { kind: 'this month' }, measures: ['received', ...VISIT_MEASURE_NAMES], groupBy: 'grid', ...more },
    at(as),
  )

test('an answer about visits is what the page of figures says, in all and of each grid, beside cases', async () => {
  const answer = await ask(here.lead)
  const screen = await house.ask(
    GetVisitFigures,
    { span: { period: 'month', from: firstDay('month', house.clock.now()) } },
    at(here.lead),
  )
  expect(answer.total.counts).toEqual({ received: 0, ...screen.total })
  expect(answer.total.values).toEqual({ received: 0, visited_rate: 1, met_rate: 2 / 3, reached_rate: 1 })
  expect(new Set(answer.lines.map((one) => one.key))).toEqual(new Set(screen.lines.map((one) => one.gridId)))
  for (const line of screen.lines)
    expect(answer.lines.find((one) => one.key === line.gridId)?.counts).toMatchObject(line.counts)
})

const WEEKS: Partial<Question> = {
  span: { kind: 'last weeks', n: 2 },
  groupBy: 'week',
  measures: ['met_rate', 'reached_rate'],
}
test('over time each step is asked for itself: a door that was visited in two weeks is reached in both', async () => {
  const weeks = await ask(here.lead, WEEKS)
  expect(weeks.lines.map(({ counts }) => [counts.visits, counts.visits_met, counts.doors_reached])).toEqual([
    [2, 1, 2],
    [1, 1, 1],
  ])
  expect(weeks.total.counts).toMatchObject({ visits: 3, visits_met: 2, doors_reached: 3 })
})

test('steps of a grid that was drawn anew in between lie on the ground of the last one, as cases beside them do, and make up the whole', async () => {
  const [ordinary, other] = here.ordinary
  await house.run(
    'grids.redrawGrid',
    { gridId: here.micro[0], parentId: other, name: '改过的微网格', shape: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  house.clock.advance(60_000)
  for (const [gridId, visits] of [
    [ordinary, 0],
    [other, 3],
  ] as const) {
    const { lines, total } = await ask(here.lead, { ...WEEKS, filter: { gridId } })
    expect(lines.reduce((sum, one) => sum + (one.counts.visits ?? 0), 0)).toBe(visits)
    expect(total.counts.visits).toBe(visits)
  }
  await house.run(
    'grids.redrawGrid',
    { gridId: here.micro[0], parentId: ordinary, name: '改回的微网格', shape: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  house.clock.advance(60_000)
})

test('of a place that belongs to one or two people no share of visits is answered', async () => {
  const { lines } = await ask(here.lead, { filter: { gridId: here.ordinary[0] } })
  const micro = lines.find((one) => one.key === here.micro[0])
  expect(micro).toMatchObject({
    isVolumeOnly: true,
    values: { received: 0, visited_rate: null, met_rate: null, reached_rate: null },
    counts: { received: 0 },
  })
  expect(Object.keys(micro?.counts ?? {})).toEqual(['received'])
})

test('refused: parted or narrowed by what visits do not have; not permitted: who reads no figures of visits', async () => {
  expect(await outcomeOf(ask(here.lead, { groupBy: 'class' }))).toBe('refused:query.visits_apart')
  expect(await outcomeOf(ask(here.lead, { groupBy: 'all', filter: { channel: 'qr' } }))).toBe(
    'refused:query.visits_apart',
  )
  expect(await outcomeOf(ask(here.lead, { groupBy: 'class', measures: ['received'] }))).toBe('ok')
  for (const as of [here.member, here.liaison]) expect(await outcomeOf(ask(as))).toBe('forbidden')
})

test.each(VISIT_MEASURE_NAMES)('%s is a share of something that is named', (name) => {
  expect(isOfVisits(name)).toBe(true)
  expect(measureOf(name).of).toBeDefined()
})
