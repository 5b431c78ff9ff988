import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { ListReportSchedules, ListReports, SetReportSchedule } from '../contract.ts'
import { scheduleSweep } from './schedule.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  await caseIn({ house, here }, 'reported')
  await keep()
})
afterAll(() => house.close())

const DAY = 86_400_000
const keep = () => house.running.sweep(figuresSweep)
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const WEEKLY = {
  isWeekly: true,
  isMonthly: false,
  isBelow: true,
  roles: ['ordinary_grid_lead' as const, 'main_grid_lead' as const],
}
const set = (as: ServerActor, more: object = {}, commandId = randomUUID()) =>
  house.run(SetReportSchedule, { gridId: here.mainGridId, ...WEEKLY, ...more }, { ...at(as), commandId })
const weekly = async () =>
  (await house.ask(ListReports, { period: 'week' }, at(here.lead))).reports.filter((one) => one.isScheduled)
const sweepAll = async () => {
  let made = 0
  for (let n = 1; n > 0; made += n) n = await house.running.sweep(scheduleSweep)
  return made
}
const mine = async (as: ServerActor) =>
  (await house.ask(ListReportSchedules, {}, at(as))).schedules.find((one) => one.gridId === here.mainGridId)

test('who leads sets what is made by itself; refused below a community; repeated and raced it is set once', async () => {
  expect(await outcomeOf(set(here.ordinaryLead))).toBe('forbidden')
  expect(await outcomeOf(set(beside.lead))).toBe('forbidden')
  expect(await outcomeOf(set(here.lead, { gridId: here.ordinary[0] }))).toBe('refused:report.schedule_level')
  const commandId = randomUUID()
  expect(await set(here.lead, {}, commandId)).toEqual(await set(here.lead, {}, commandId))
  expect(await Promise.all([outcomeOf(set(here.lead)), outcomeOf(set(here.officer))])).toEqual(['ok', 'ok'])
  expect(await mine(here.lead)).toMatchObject({ ...WEEKLY, level: 'main', nextMonthly: null, waiting: 0, below: 2 })
  // The Monday after the week that runs, at six in the morning in China.
  expect((await mine(here.lead))?.nextWeekly).toEqual({
    at: '2026-11-22T22:00:00.000Z',
    from: '2026-11-16',
    until: '2026-11-22',
  })
  expect((await mine(here.lead))?.told.map(({ role }) => role)).toEqual(['main_grid_lead'])
  expect(await mine(beside.lead)).toBeUndefined()
  expect(await mine(here.ordinaryLead)).toBeUndefined()
})

test('Monday morning the week that is over is made once for the community and its ordinary grids', async () => {
  expect(await house.running.sweep(scheduleSweep)).toBe(0)
  house.clock.advance(8 * DAY)
  await keep()
  expect(await sweepAll()).toBe(3)
  const made = await weekly()
  expect(made.map((one) => one.gridId).sort()).toEqual([here.mainGridId, ...here.ordinary].sort())
  expect(made.every((one) => one.madeByName === null && one.reason === null)).toBe(true)
  // Cut off after the work, before it was noted: what stands is not made again, what is missing is.
  await house.db.pool.query(`UPDATE report_schedules SET week_done = week_done - 7 WHERE tenant_id = $1`, [here.tenant])
  await house.db.pool.query(`DELETE FROM report_archive WHERE tenant_id = $1 AND id = $2`, [here.tenant, made[0].id])
  expect(await sweepAll()).toBe(1)
  expect(await weekly()).toHaveLength(3)
})

test('what was missed while the server was down is made up for, the oldest first; a grid drawn meanwhile has none of it', async () => {
  house.clock.advance(21 * DAY)
  const { id } = await house.run(
    'grids.drawGrid',
    { communityId: here.communityId, parentId: here.mainGridId, level: 'ordinary', name: '新网格', shape: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  // Not before the figures are there.
  expect(await house.running.sweep(scheduleSweep)).toBe(0)
  expect((await mine(here.lead))?.waiting).toBe(3)
  await keep()
  expect(await sweepAll()).toBe(9)
  const made = await weekly()
  expect(
    made
      .filter((one) => one.gridId === here.mainGridId)
      .map((one) => one.from)
      .sort(),
  ).toEqual(['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'])
  expect(made.some((one) => one.gridId === id)).toBe(false)
  expect((await mine(here.lead))?.waiting).toBe(0)
})

test('switched off nothing is made; on again it begins with the week that runs; without the grids below, one', async () => {
  await set(here.lead, { isWeekly: false })
  house.clock.advance(14 * DAY)
  await keep()
  expect(await sweepAll()).toBe(0)
  await set(here.lead, { isBelow: false })
  expect(await sweepAll()).toBe(0)
  house.clock.advance(7 * DAY)
  await keep()
  expect(await sweepAll()).toBe(1)
})
