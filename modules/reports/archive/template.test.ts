import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../dashboards/rules.ts'
import { GetReportTemplate, MakeReport, OpenReport, PreviewReport, SaveReportTemplate } from '../contract.ts'
import { FIRST_TEMPLATE } from '../rules.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let month: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (const state of ['reported', 'in_progress'] as const) await caseIn({ house, here }, state)
  month = firstDay('month', house.clock.now())
  house.clock.advance(25 * 86_400_000)
  await house.running.sweep(figuresSweep)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const layout = {
  title: '本社区月报',
  intro: '各位邻居和同事：',
  sections: ['grids' as const, 'measures' as const],
  charts: ['grids' as const],
  measures: ['open' as const, 'late' as const],
}
const present = (gridId: string, as: ServerActor, period: 'week' | 'month' = 'month') =>
  house.ask(GetReportTemplate, { gridId, period }, at(as))

test('a template is saved in versions by who leads; two who change the same version do not overwrite each other', async () => {
  const input = { gridId: here.mainGridId, period: 'month' as const, after: 0, layout }
  const how = { ...at(here.lead), commandId: randomUUID() }
  expect(await house.run(SaveReportTemplate, input, how)).toEqual({ version: 1 })
  expect(await house.run(SaveReportTemplate, input, how)).toEqual({ version: 1 })
  expect(await outcomeOf(house.run(SaveReportTemplate, input, at(here.officer)))).toBe('refused:report.template_moved')
  const next = { ...input, after: 1 }
  expect(await outcomeOf(house.run(SaveReportTemplate, next, at(here.ordinaryLead)))).toBe('forbidden')
  expect(await outcomeOf(house.run(SaveReportTemplate, next, at(beside.lead)))).toBe('forbidden')
  const ofGrid = { ...input, gridId: here.ordinary[0] }
  expect(await outcomeOf(house.run(SaveReportTemplate, ofGrid, at(here.lead)))).toBe('refused:report.level')
  const raced = [here.lead, here.officer].map((as) => outcomeOf(house.run(SaveReportTemplate, next, at(as))))
  expect((await Promise.all(raced)).sort()).toEqual(['ok', 'refused:report.template_moved'])
  const ofOrdinary = await present(here.ordinary[0], here.ordinaryLead)
  expect(ofOrdinary).toMatchObject({ gridId: here.mainGridId, version: 2, layout, isHouse: false })
  expect(ofOrdinary.versions.map((one) => one.version)).toEqual([2, 1])
  expect(ofOrdinary.versions.every((one) => one.savedByName !== null)).toBe(true)
  // Weeks have a template of their own, and so has the next community.
  expect(await present(here.mainGridId, here.lead, 'week')).toMatchObject({ version: 0, isHouse: true })
  expect((await present(beside.mainGridId, beside.lead)).version).toBe(0)
  expect(await outcomeOf(present(here.mainGridId, beside.lead))).toBe('forbidden')
})

test('a changed template is for the next edition; the ones that are made stay as they were drawn', async () => {
  const make = (reason?: string) =>
    house.run(MakeReport, { gridId: here.mainGridId, period: 'month', from: month, reason }, at(here.lead))
  const open = async (reportId: string) => (await house.ask(OpenReport, { reportId }, at(here.lead))).layout
  const first = (await make()).head
  expect(await open(first.id)).toEqual(layout)
  const { version } = await present(here.mainGridId, here.lead)
  const changed = { ...layout, title: '改过的月报', charts: ['grids' as const, 'course' as const], intro: '' }
  const save = (after: number, next: typeof layout | typeof changed | null) =>
    house.run(SaveReportTemplate, { gridId: here.mainGridId, period: 'month', after, layout: next }, at(here.lead))
  await save(version, changed)
  const second = (await make('模板改了')).head
  expect(await open(first.id)).toEqual(layout)
  // A chart of a part that is left out is not kept.
  expect(await open(second.id)).toEqual({ ...changed, charts: ['grids'] })
  await save(version + 1, null)
  expect(await present(here.mainGridId, here.lead)).toMatchObject({ isHouse: true, layout: { ...FIRST_TEMPLATE } })
  const third = (await make('回到系统模板')).head
  expect((await open(third.id)).sections).toEqual([...FIRST_TEMPLATE.sections])
  expect(await open(first.id)).toEqual(layout)
})

test('before it is saved a template is looked at with the figures of the last period', async () => {
  const preview = (as: ServerActor, gridId = here.mainGridId) =>
    house.ask(PreviewReport, { gridId, period: 'month' }, at(as))
  const { head, figures } = await preview(here.lead)
  expect(head.from).toBe(stepped('month', firstDay('month', house.clock.now()), -1))
  expect(figures.total.received).toBe(2)
  expect(await outcomeOf(preview(here.ordinaryLead, here.ordinary[0]))).toBe('forbidden')
  expect(await outcomeOf(preview(beside.lead))).toBe('forbidden')
  expect(await outcomeOf(preview(here.lead, here.micro[0]))).toBe('refused:report.level')
})
