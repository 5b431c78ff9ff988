import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { GetFigures } from '../../dashboards/contract.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../dashboards/rules.ts'
import { LeavePost } from '../../people/contract.ts'
import {
  GetMeetingPack,
  GetReportTemplate,
  ListReports,
  MakeReport,
  OpenReport,
  REPORT_PERIODS,
  SaveReportTemplate,
} from '../contract.ts'
import { scheduleSweep } from './schedule.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let month: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (const state of ['reported', 'assigned', 'in_progress', 'verified'] as const) await caseIn({ house, here }, state)
  month = firstDay('month', house.clock.now())
  house.clock.advance(25 * DAY)
  await keep()
})
afterAll(() => house.close())

const DAY = 86_400_000
const keep = () => house.running.sweep(figuresSweep)
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const make = (gridId: string, as: ServerActor) =>
  house.run(MakeReport, { gridId, period: 'month', from: month }, at(as))
const kept = async (gridId: string) =>
  (
    await house.db.pool.query<{ figures: string }>(
      'SELECT figures FROM report_archive WHERE tenant_id = $1 AND grid_id = $2 ORDER BY edition',
      [here.tenant, gridId],
    )
  ).rows.map((row) => row.figures)

test('a report says what the screen says', async () => {
  const { head } = await make(here.mainGridId, here.lead)
  const { figures } = await house.ask(OpenReport, { reportId: head.id }, at(here.lead))
  const asking = { filter: { gridId: here.mainGridId }, span: { period: 'month' as const, from: month } }
  const screen = await house.ask(GetFigures, { ...asking, groupBy: 'grid' }, at(here.lead))
  const some = (counts: object) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
  expect(figures.total).toEqual(some(screen.total))
  expect(figures.total.received).toBe(4)
  expect(figures.grids.map(({ key, counts }) => [key, counts])).toEqual(
    screen.lines.map(({ key, counts }) => [key, some(counts)]),
  )
})

test('a past month made again after a grid was redrawn has the same figures byte by byte, at every level', async () => {
  const [ordinary, other] = here.ordinary
  for (const [gridId, as] of [
    [ordinary, here.ordinaryLead],
    [other, here.lead],
  ] as const)
    expect((await make(gridId, as)).isSame).toBeNull()
  await house.run(
    'grids.redrawGrid',
    { gridId: here.micro[0], parentId: other, name: '改过的微网格', shape: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  await caseIn({ house, here }, 'reported')
  house.clock.advance(DAY)
  await keep()
  for (const [gridId, as] of [
    [ordinary, here.ordinaryLead],
    [other, here.lead],
    [here.mainGridId, here.lead],
  ] as const) {
    expect((await make(gridId, as)).isSame, gridId).toBe(true)
    const [first, again] = await kept(gridId)
    expect(again).toBe(first)
  }
  expect(JSON.parse((await kept(ordinary))[0]).total.received).toBe(4)
})

test('who may read an archived report is asked anew: a sibling grid, the community with the next code, a former post', async () => {
  const { head } = await make(here.ordinary[0], here.ordinaryLead)
  const open = (as: ServerActor) => outcomeOf(house.ask(OpenReport, { reportId: head.id }, at(as)))
  const inArchive = async (as: ServerActor) =>
    (await house.ask(ListReports, {}, at(as))).reports.some((one) => one.id === head.id)
  for (const as of [here.siblingLead, beside.lead, beside.desk, here.member, { ...here.ordinaryLead, grants: [] }]) {
    expect(await open(as)).toBe('not_found')
    expect(await inArchive(as)).toBe(false)
  }
  for (const as of [here.ordinaryLead, here.lead, here.desk, here.street]) {
    expect(await open(as)).toBe('ok')
    expect(await inArchive(as)).toBe(true)
  }
  const main = await make(here.mainGridId, here.lead)
  // Sensitive matters are counted in it: a lead who may not count them reads her own grid's only.
  expect(await outcomeOf(house.ask(OpenReport, { reportId: main.head.id }, at(here.ordinaryLead)))).toBe('not_found')
})

test('refused: a month that runs, a micro grid, a day that begins nothing; not permitted: a member; repeated: one edition', async () => {
  const input = { gridId: here.ordinary[1], period: 'month' as const, from: month }
  const tried = (more: object, as: ServerActor) => outcomeOf(house.run(MakeReport, { ...input, ...more }, at(as)))
  expect(await tried({ from: firstDay('month', house.clock.now()) }, here.lead)).toBe('refused:report.not_over')
  expect(await tried({ gridId: here.micro[1] }, here.lead)).toBe('refused:report.level')
  expect(await tried({ from: stepped('day', month, 3) }, here.lead)).toBe('refused:figures.no_first_day')
  expect(await tried({}, here.member)).toBe('forbidden')
  expect(await tried({}, beside.lead)).toBe('forbidden')
  const how = { ...at(here.lead), commandId: randomUUID() }
  expect(await house.run(MakeReport, input, how)).toEqual(await house.run(MakeReport, input, how))
  const both = await Promise.all([
    house.run(MakeReport, input, at(here.lead)),
    house.run(MakeReport, input, at(here.desk)),
  ])
  expect(new Set(both.map(({ head }) => head.edition)).size).toBe(2)
})

test('a template is saved in versions by who leads; two who change the same version do not overwrite each other', async () => {
  const layout = {
    title: '本社区月报',
    sections: ['grids' as const, 'measures' as const],
    measures: ['open' as const, 'late' as const],
  }
  const input = { gridId: here.mainGridId, after: 0, layout, isWeekly: true, isMonthly: true }
  const how = { ...at(here.lead), commandId: randomUUID() }
  expect(await house.run(SaveReportTemplate, input, how)).toEqual({ version: 1 })
  expect(await house.run(SaveReportTemplate, input, how)).toEqual({ version: 1 })
  expect(await outcomeOf(house.run(SaveReportTemplate, input, at(here.officer)))).toBe('refused:report.template_moved')
  expect(await outcomeOf(house.run(SaveReportTemplate, { ...input, after: 1 }, at(here.ordinaryLead)))).toBe(
    'forbidden',
  )
  expect(await outcomeOf(house.run(SaveReportTemplate, { ...input, after: 1 }, at(beside.lead)))).toBe('forbidden')
  const raced = [here.lead, here.officer].map((as) =>
    outcomeOf(house.run(SaveReportTemplate, { ...input, after: 1 }, at(as))),
  )
  expect((await Promise.all(raced)).sort()).toEqual(['ok', 'refused:report.template_moved'])
  const ofOrdinary = await house.ask(GetReportTemplate, { gridId: here.ordinary[0] }, at(here.ordinaryLead))
  expect(ofOrdinary).toMatchObject({ gridId: here.mainGridId, version: 2, layout, isWeekly: true })
  expect((await house.ask(GetReportTemplate, { gridId: beside.mainGridId }, at(beside.lead))).version).toBe(0)
})

test('Monday morning the week that is over is made once for the community and its ordinary grids', async () => {
  const weekly = async () =>
    (await house.ask(ListReports, { period: 'week' }, at(here.lead))).reports.filter((one) => one.isScheduled)
  expect(await house.running.sweep(scheduleSweep)).toBe(0)
  house.clock.advance(8 * DAY)
  await keep()
  expect(await house.running.sweep(scheduleSweep)).toBeGreaterThan(0)
  const made = await weekly()
  expect(made.map((one) => one.gridId).sort()).toEqual([here.mainGridId, ...here.ordinary].sort())
  expect(new Set(made.map((one) => one.title))).toEqual(new Set(['本社区月报']))
  // Cut off after the work, before it was noted: what stands is not made again, what is missing is.
  await house.db.pool.query(`UPDATE report_schedules SET week_done = week_done - 7 WHERE tenant_id = $1`, [here.tenant])
  await house.db.pool.query(`DELETE FROM report_archive WHERE tenant_id = $1 AND id = $2`, [here.tenant, made[0].id])
  expect(await house.running.sweep(scheduleSweep)).toBe(1)
  expect(await weekly()).toHaveLength(REPORT_PERIODS.length + 1)
  expect(await house.running.sweep(scheduleSweep)).toBe(0)
})

test('a meeting talks about what is late, in the sight of who holds it', async () => {
  const pack = (as: ServerActor) => house.ask(GetMeetingPack, { gridId: here.mainGridId }, at(as))
  const { late, deferred, praised } = await pack(here.lead)
  expect(late.cases.length).toBe(late.total)
  expect(late.total).toBeGreaterThan(0)
  expect([deferred.total, praised.total]).toEqual([0, 0])
  await house.db.pool.query(`UPDATE cases SET is_sensitive = true WHERE tenant_id = $1 AND id = $2`, [
    here.tenant,
    late.cases[0].id,
  ])
  const after = await pack(here.lead)
  expect([after.late.total, after.late.cases.length]).toEqual([late.total, late.total - 1])
  expect(await outcomeOf(pack(here.member))).toBe('forbidden')
  expect(await outcomeOf(pack(beside.lead))).toBe('forbidden')
})

test('a post that ended reads nothing more', async () => {
  const { head } = await make(here.ordinary[1], here.siblingLead)
  const [{ postId }] = here.siblingLead.grants
  await house.run(LeavePost, { postId, personId: here.siblingLead.personId }, { as: SYSTEM, tenant: here.tenant })
  house.clock.advance(60_000)
  const { accountId } = here.siblingLead
  const former = { as: { accountId }, tenant: here.tenant }
  expect(await outcomeOf(house.ask(OpenReport, { reportId: head.id }, former))).toMatch(/^(not_found|signed_out)$/)
})
