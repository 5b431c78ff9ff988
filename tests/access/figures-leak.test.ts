import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countsSweep, figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../modules/dashboards/rules.ts'
import { MakeReport } from '../../modules/reports/contract.ts'
import type { As } from '../support/house.ts'
import { type Ground, openGround, outcomeOf, reported } from './fixture.ts'

/**
 * Whatever is counted, listed, drawn, taken away or kept for good is counted over what the asker sees, and a place beside – also one whose code
 * begins alike – is answered like one that does not exist: by no number, no word and no difference (anchors.md N2).
 */
let ground: Ground
let month: { period: 'month'; from: string }
let lastMonth: { period: 'month'; from: string }
let reportId: string
let exportId: string
const HERE = 5
const BESIDE = 2
const SECRET = '水管爆了满地是水'

beforeAll(async () => {
  ground = await openGround()
  const { house, here, beside } = ground
  month = { period: 'month', from: firstDay('month', house.clock.now()) }
  lastMonth = { period: 'month', from: stepped('month', month.from, -1) }
  for (let n = 0; n < HERE; n++) await reported(house, here, SECRET)
  for (let n = 1; n < BESIDE; n++) await reported(house, beside, '楼道灯不亮')
  await house.settle()
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
  const lead = { as: here.lead, tenant: here.tenant }
  reportId = (await house.run(MakeReport, { gridId: here.mainGridId, ...lastMonth, reason: '核对' }, lead)).head.id
  exportId = randomUUID()
  const ask = { what: 'cases', span: month, count: 'received' } as const
  await house.run('reports.askExport', { exportId, ask, form: 'csv', reason: '核对' }, lead)
})
afterAll(() => ground.house.close())

type Surface = { readonly name: string; ask(as: As, gridId: string): Promise<unknown> }
/** Every way to ask about a grid. */
function surfaces({ house, here }: Ground): readonly Surface[] {
  const { tenant } = here
  const how = (as: As) => ({ as, tenant })
  const filter = (gridId: string) => ({ filter: { gridId } })
  return [
    { name: 'tile', ask: (as, gridId) => house.ask('dashboards.figures', { ...filter(gridId), span: month }, how(as)) },
    {
      name: 'map',
      ask: (as, gridId) =>
        house.ask('dashboards.figures', { ...filter(gridId), span: month, groupBy: 'grid' }, how(as)),
    },
    {
      name: 'course',
      ask: (as, gridId) =>
        house.ask('dashboards.course', { ...filter(gridId), period: 'month', last: month.from, periods: 2 }, how(as)),
    },
    {
      name: 'drill-down',
      ask: (as, gridId) =>
        house.ask('dashboards.counted', { ...filter(gridId), span: month, count: 'received' }, how(as)),
    },
    { name: 'hot spots', ask: (as, gridId) => house.ask('dashboards.hotSpots', { gridId }, how(as)) },
    { name: 'latest', ask: (as, gridId) => house.ask('dashboards.latest', { gridId }, how(as)) },
    { name: 'capacity', ask: (as, gridId) => house.ask('dashboards.capacity', { gridId }, how(as)) },
    { name: 'data quality', ask: (as, gridId) => house.ask('dashboards.dataQuality', { gridId }, how(as)) },
    {
      name: 'visits',
      ask: (as, gridId) => house.ask('dashboards.visits', { ...filter(gridId), span: month }, how(as)),
    },
    {
      name: 'doors behind visits',
      ask: (as, gridId) =>
        house.ask('dashboards.visitsCounted', { ...filter(gridId), span: month, count: 'doors_visited' }, how(as)),
    },
    {
      name: 'question',
      ask: (as, gridId) =>
        house.ask('reports.ask', { ...filter(gridId), span: { kind: 'this month' }, measures: ['received'] }, how(as)),
    },
    {
      name: 'question shared with it',
      ask: (as, gridId) => {
        const question = { span: { kind: 'this month' as const }, measures: ['received' as const] }
        return house.run(
          'reports.saveQuery',
          { queryId: randomUUID(), name: '本月', question, sharedGridId: gridId },
          how(as),
        )
      },
    },
    ...(['cases', 'figures'] as const).map((what) => ({
      name: `export of ${what}`,
      ask: (as: As, gridId: string) => {
        const asked = { ...filter(gridId), span: month }
        const ask =
          what === 'cases'
            ? { what, ...asked, count: 'received' as const }
            : { what, ...asked, groupBy: 'class' as const }
        return house.run('reports.askExport', { exportId: randomUUID(), ask, form: 'csv', reason: '核对' }, how(as))
      },
    })),
    { name: 'papers of a meeting', ask: (as, gridId) => house.ask('reports.meetingPack', { gridId }, how(as)) },
    {
      name: 'report',
      ask: (as, gridId) => house.run('reports.makeReport', { gridId, ...lastMonth, reason: '核对' }, how(as)),
    },
    {
      name: 'report looked at before',
      ask: (as, gridId) => house.ask('reports.preview', { gridId, period: 'month' }, how(as)),
    },
    {
      name: 'schedule',
      ask: (as, gridId) =>
        house.run(
          'reports.setSchedule',
          { gridId, isWeekly: true, isMonthly: false, isBelow: false, roles: [] },
          how(as),
        ),
    },
    {
      name: 'template saved',
      ask: (as, gridId) =>
        house.run('reports.saveTemplate', { gridId, period: 'week', after: 0, layout: null }, how(as)),
    },
    { name: 'template', ask: (as, gridId) => house.ask('reports.template', { gridId, period: 'month' }, how(as)) },
  ]
}

/** What somebody is told who is turned away: everything of it. */
async function turnedAway(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    (answer) => {
      throw new Error(`answered: ${JSON.stringify(answer).slice(0, 300)}`)
    },
    (reason: Error) => reason,
  )
  return JSON.stringify({ ...error, name: error.constructor.name, message: error.message })
}

describe('figures of a place beside', () => {
  test('whoever leads the place is answered on every surface: the tests below would be worth nothing otherwise', async () => {
    for (const { name, ask } of surfaces(ground)) {
      const outcome = await outcomeOf(ask(ground.here.lead, ground.here.ordinary[0]))
      // Templates and schedules are of whole communities.
      expect(['ok', 'refused:report.level', 'refused:report.schedule_level'], name).toContain(outcome)
    }
  })

  test('are answered like those of a place that does not exist, in every word', async () => {
    const { here, beside, positions } = ground
    const former = positions.at(-1)?.as ?? here.member
    const pairs: readonly (readonly [string, As, string])[] = [
      ['lead of a sibling grid', here.siblingLead, here.ordinary[0]],
      ['lead of an ordinary grid about the whole community', here.ordinaryLead, here.mainGridId],
      ['lead of the community with the next code', beside.lead, here.mainGridId],
      ['desk of the community with the next code', beside.desk, here.ordinary[0]],
      ['former member', former, here.micro[2]],
      ['member of a sibling grid', here.siblingMember, here.micro[0]],
    ]
    for (const { name, ask } of surfaces(ground))
      for (const [who, as, gridId] of pairs) {
        const there = await turnedAway(ask(as, gridId))
        expect(there, `${name}, ${who}`).toBe(await turnedAway(ask(as, randomUUID())))
        for (const secret of [gridId, SECRET, '51011200200']) expect(there, `${name}, ${who}`).not.toContain(secret)
      }
  })

  test('without a place each is told of the own one, also when all ask at once again and again', async () => {
    const { house, here, beside } = ground
    const total = async (as: As) =>
      (await house.ask('dashboards.figures', { filter: {}, span: month }, { as, tenant: here.tenant })).total.received
    const rows = async (as: As) =>
      (
        await house.ask(
          'dashboards.counted',
          { filter: {}, span: month, count: 'received' },
          { as, tenant: here.tenant },
        )
      ).rows.length
    const mine = await total(here.lead)
    // What the ground itself reported here comes on top.
    expect(mine).toBeGreaterThanOrEqual(HERE)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => [
        total(here.lead),
        total(beside.lead),
        rows(here.lead),
        rows(beside.lead),
      ]).flat(),
    )
    expect(answers).toEqual(Array.from({ length: 20 }, () => [mine, BESIDE, mine, BESIDE]).flat())
  })

  test('what was kept for good or is on its way out of the house is not there for others', async () => {
    const { house, here, beside } = ground
    const on = { tenant: here.tenant }
    for (const as of [here.siblingLead, here.ordinaryLead, beside.lead, beside.desk, here.siblingMember]) {
      const opened = (id: string) => turnedAway(house.ask('reports.open', { reportId: id }, { ...on, as }))
      expect(await opened(reportId)).toBe(await opened(randomUUID()))
      const archive = await house.ask('reports.archive', {}, { ...on, as })
      expect(archive.reports.map((one) => one.id)).not.toContain(reportId)
      const granted = (id: string) => turnedAway(house.run('reports.grantExport', { exportId: id }, { ...on, as }))
      expect(await granted(exportId)).toBe(await granted(randomUUID()))
      const seen = await outcomeOf(house.ask('reports.exports', {}, { ...on, as }))
      if (seen !== 'ok') continue
      const { mine, toApprove } = await house.ask('reports.exports', {}, { ...on, as })
      expect([...mine, ...toApprove].map((one) => one.id)).not.toContain(exportId)
    }
  })
})
