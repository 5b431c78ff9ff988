import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { GetFigures } from '../../dashboards/contract.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../dashboards/rules.ts'
import { LeavePost } from '../../people/contract.ts'
import { ListReports, MakeReport, OpenReport } from '../contract.ts'
import { differencesOf } from '../rules.ts'

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
const make = (gridId: string, as: ServerActor, reason?: string) =>
  house.run(MakeReport, { gridId, period: 'month', from: month, reason }, at(as))
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
    const made = await make(gridId, as, '网格调整后核对')
    expect(made.isSame, gridId).toBe(true)
    expect(made.head).toMatchObject({ edition: 2, reason: '网格调整后核对', isScheduled: false })
    const [first, again] = await kept(gridId)
    expect(again).toBe(first)
  }
  expect(JSON.parse((await kept(ordinary))[0]).total.received).toBe(4)
})

test('who may read an archived report is asked anew: a sibling grid, the community with the next code, a former post', async () => {
  const { head } = await make(here.ordinary[0], here.ordinaryLead, '核对')
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
  const main = await make(here.mainGridId, here.lead, '核对')
  // Sensitive matters are counted in it: a lead who may not count them reads her own grid's only.
  expect(await outcomeOf(house.ask(OpenReport, { reportId: main.head.id }, at(here.ordinaryLead)))).toBe('not_found')
})

test('refused: a month that runs, a micro grid, a day that begins nothing, once more without a reason; not permitted: a member; repeated: one edition', async () => {
  const input = { gridId: here.ordinary[1], period: 'month' as const, from: month, reason: '核对' }
  const tried = (more: object, as: ServerActor) => outcomeOf(house.run(MakeReport, { ...input, ...more }, at(as)))
  expect(await tried({ from: firstDay('month', house.clock.now()) }, here.lead)).toBe('refused:report.not_over')
  expect(await tried({ gridId: here.micro[1] }, here.lead)).toBe('refused:report.level')
  expect(await tried({ from: stepped('day', month, 3) }, here.lead)).toBe('refused:figures.no_first_day')
  expect(await tried({ reason: undefined }, here.lead)).toBe('refused:report.reason_wanted')
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

test('a later edition says who made it and why, and where it differs from the one before', async () => {
  const former = (await make(here.ordinary[0], here.lead, '核对')).head
  // What complains of somebody who works here is in no report: found to be so afterwards, it leaves the figures.
  await house.db.pool.query(
    `UPDATE cases SET about_person_ids = ARRAY[$2]::uuid[] WHERE tenant_id = $1 AND id =
       (SELECT id FROM cases WHERE tenant_id = $1 AND about_person_ids IS NULL AND state = 'assigned' ORDER BY reported_at LIMIT 1)`,
    [here.tenant, here.member.personId],
  )
  const { head, isSame } = await make(here.ordinary[0], here.lead, '有一件改为投诉')
  expect(isSame).toBe(false)
  const opened = await house.ask(OpenReport, { reportId: head.id }, at(here.lead))
  expect(opened.editions[0]).toMatchObject({ edition: head.edition, reason: '有一件改为投诉', isSame: false })
  expect(opened.editions[0].madeByName).not.toBeNull()
  expect(opened.editions.at(-1)).toMatchObject({ edition: 1, isSame: null, reason: null })
  const before = await house.ask(OpenReport, { reportId: former.id }, at(here.lead))
  const found = differencesOf(before.figures, opened.figures)
  const received = before.figures.total.received ?? 0
  expect(found).toContainEqual({ part: 'total', key: '', figure: 'received', was: received, is: received - 1 })
  expect(differencesOf(opened.figures, opened.figures)).toEqual([])
})

test('the archive is looked through by place, level, kind and period, page by page', async () => {
  const of = (input: InputOf<typeof ListReports>) => house.ask(ListReports, input, at(here.lead))
  const { reports } = await of({})
  expect(new Set((await of({ level: 'main' })).reports.map((one) => one.gridId))).toEqual(new Set([here.mainGridId]))
  expect(new Set((await of({ gridId: here.ordinary[1] })).reports.map((one) => one.gridId))).toEqual(
    new Set([here.ordinary[1]]),
  )
  expect((await of({ period: 'week' })).reports).toEqual([])
  expect((await of({ from: month })).reports).toEqual(reports)
  expect((await of({ from: stepped('month', month, 1) })).reports).toEqual([])
  const [first, ...rest] = reports
  expect((await of({ before: { madeAt: first.madeAt, id: first.id } })).reports).toEqual(rest)
})

test('a post that ended reads nothing more', async () => {
  const { head } = await make(here.ordinary[1], here.siblingLead, '核对')
  const [{ postId }] = here.siblingLead.grants
  await house.run(LeavePost, { postId, personId: here.siblingLead.personId }, { as: SYSTEM, tenant: here.tenant })
  house.clock.advance(60_000)
  const { accountId } = here.siblingLead
  const former = { as: { accountId }, tenant: here.tenant }
  expect(await outcomeOf(house.ask(OpenReport, { reportId: head.id }, former))).toMatch(/^(not_found|signed_out)$/)
})
