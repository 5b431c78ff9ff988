import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { GetVisitFigures } from '../../dashboards/contract.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay } from '../../dashboards/rules.ts'
import { admitted, householdsOf, sweep, visit } from '../../tasks/testing.ts'
import { MakeReport, OpenReport } from '../contract.ts'
import { differencesOf, tablesOf } from '../rules.ts'

const DAY = 86_400_000
let house: TestHouse
let here: TestCommunity
let month: string
let rooms: string[]
let began: Date
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  began = house.clock.now()
  month = firstDay('month', began)
  const on = { house, here }
  rooms = [...(await householdsOf(on)).values()]
  const today = localDate(house.clock.now())
  const until = localDate(new Date(house.clock.now().getTime() + 60 * DAY))
  await admitted(on, { frequency: { unit: 'once', on: today }, dueDays: 0, expiresDays: 3 }, { from: today, until })
  await sweep(on)
  await visit(on, rooms[0], { result: 'met' })
  await visit(on, rooms[1], { way: 'phone', result: 'by_phone' })
  house.clock.advance(25 * DAY)
  await house.running.sweep(figuresSweep)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
async function made(gridId: string, as: ServerActor, reason?: string) {
  const { head, isSame } = await house.run(MakeReport, { gridId, period: 'month', from: month, reason }, at(as))
  return { report: await house.ask(OpenReport, { reportId: head.id }, at(as)), isSame }
}

test('a report counts visits as the screen does; of a micro grid it says only how many doors there are', async () => {
  const { report } = await made(here.mainGridId, here.lead)
  const screen = await house.ask(
    GetVisitFigures,
    { filter: { gridId: here.mainGridId }, span: { period: 'month', from: month } },
    at(here.lead),
  )
  expect(report.figures.visits?.total).toEqual({
    doors: 3,
    doors_reached: 2,
    doors_due: 3,
    doors_visited: 2,
    visits: 2,
    visits_met: 1,
  })
  expect(report.figures.visits?.total).toEqual(screen.total)
  const visits = (of: typeof report) => tablesOf(of, 'zh').find((one) => one.section === 'visits')
  expect(visits(report)?.head).toEqual(['网格', '应走访户', '走访率', '走访次数', '见面率', '在册户', '覆盖率'])
  expect(visits(report)?.rows[0]).toEqual(['合计', '3', '66.7%', '2', '50.0%', '3', '66.7%'])
  const own = (await made(here.ordinary[0], here.ordinaryLead)).report
  const micro = own.labels.grids[here.micro[0]].zh
  expect(visits(own)?.rows).toContainEqual([micro, '3', '–', '–', '–', '3', '–'])
})

test('made again after a grid was redrawn it says the same; a visit that a phone sent late is named as what differs', async () => {
  await house.run(
    'grids.redrawGrid',
    { gridId: here.micro[0], parentId: here.ordinary[1], name: '改过的微网格', shape: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  house.clock.advance(DAY)
  const again = await made(here.mainGridId, here.lead, '网格调整后核对')
  expect(again.isSame).toBe(true)
  await visit({ house, here }, rooms[2], { result: 'met', at: began.toISOString() })
  const late = await made(here.mainGridId, here.lead, '补进晚到的走访')
  expect(late.isSame).toBe(false)
  const found = differencesOf(again.report.figures, late.report.figures)
  expect(found).toContainEqual({ part: 'visits', key: '', figure: 'visits', was: 2, is: 3 })
  expect(found).toContainEqual({ part: 'visits', key: here.ordinary[0], figure: 'doors_reached', was: 2, is: 3 })
  expect(found.every((one) => one.part === 'visits')).toBe(true)
})

test('a report from before visits were counted is read as it was, and says that they were not counted yet', async () => {
  await house.db.pool.query(
    `UPDATE report_archive SET figures = (figures::jsonb - 'visits')::text WHERE tenant_id = $1 AND grid_id = $2`,
    [here.tenant, here.ordinary[0]],
  )
  const { report: later } = await made(here.ordinary[0], here.ordinaryLead, '核对')
  const former = await house.ask(OpenReport, { reportId: later.editions[1].id }, at(here.ordinaryLead))
  expect(former.figures.visits).toBeNull()
  const table = tablesOf(former, 'zh').find((one) => one.section === 'visits')
  expect([table?.rows, table?.note]).toEqual([[], '做这一版时还没有统计走访。'])
  expect(differencesOf(former.figures, later.figures)).toContainEqual({
    part: 'visits',
    key: '',
    figure: 'doors',
    was: null,
    is: 3,
  })
})
