import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { GetPreferences, ListInbox, SavePreferences, WhyThis } from '../../notifications/contract.ts'
import { LeavePost } from '../../people/contract.ts'
import { ListReports, OpenReport, SetReportSchedule } from '../contract.ts'
import { scheduleSweep } from './schedule.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  await caseIn({ house, here }, 'reported')
  await house.running.sweep(figuresSweep)
  await set(['ordinary_grid_lead', 'main_grid_lead', 'desk_officer'])
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
type Roles = ('ordinary_grid_lead' | 'main_grid_lead' | 'desk_officer')[]
const set = (roles: Roles) =>
  house.run(
    SetReportSchedule,
    { gridId: here.mainGridId, isWeekly: true, isMonthly: false, isBelow: true, roles },
    at(here.lead),
  )
/** A week goes by, and its reports are made and told. */
const weekGoesBy = async () => {
  house.clock.advance(7 * 86_400_000)
  await house.running.sweep(figuresSweep)
  while ((await house.running.sweep(scheduleSweep)) > 0);
  house.clock.advance(1000)
  await house.settle()
  await house.settle()
}
const told = async (as: ServerActor, language: 'zh' | 'en' = 'zh') =>
  (await house.ask(ListInbox, { language }, at(as))).items.filter((one) => one.kind === 'report_made')
const choose = async (as: ServerActor, more: object) => {
  const { groups, channels, quiet, digestAt, language } = await house.ask(GetPreferences, {}, at(as))
  await house.run(SavePreferences, { groups, channels, quiet, digestAt, language, ...more }, at(as))
}

test('each who sits in a chosen post is told once, of the report of his own level, and the message opens it', async () => {
  await weekGoesBy()
  for (const as of [here.lead, here.desk, here.ordinaryLead, here.siblingLead]) expect(await told(as)).toHaveLength(1)
  for (const as of [here.officer, here.member, here.street]) expect(await told(as)).toHaveLength(0)
  const [message] = await told(here.ordinaryLead)
  const own = (await house.ask(ListReports, { gridId: here.ordinary[0] }, at(here.ordinaryLead))).reports[0]
  expect(message.link).toEqual({ to: 'console', page: 'reports', id: own.id })
  expect((await house.ask(OpenReport, { reportId: own.id }, at(here.ordinaryLead))).head.gridId).toBe(here.ordinary[0])
})

test('in the language of whoever reads, and no further than each has set it', async () => {
  await choose(here.lead, { language: 'en', groups: { work: 'off' } })
  await weekGoesBy()
  const [message] = await told(here.lead, 'en')
  expect(message.text).toMatch(/^The regular report of .* is there to read\.$/)
  // Switched off: it lies in the inbox, and nothing leaves the house.
  expect(await house.ask(WhyThis, { messageId: message.id, language: 'en' }, at(here.lead))).toMatchObject({
    plan: 'inbox',
    why: 'off',
    channels: [],
  })
  const [digest] = await told(here.desk)
  expect((await house.ask(WhyThis, { messageId: digest.id }, at(here.desk))).plan).not.toBe('sent')
})

test('whoever moved on gets nothing; the empty post’s report goes to whoever answers for it; posts not chosen get none', async () => {
  const before = (await told(here.siblingLead)).length
  const [{ postId }] = here.siblingLead.grants
  await house.run(LeavePost, { postId, personId: here.siblingLead.personId }, { as: SYSTEM, tenant: here.tenant })
  await set(['ordinary_grid_lead'])
  const [desk, lead, officer] = await Promise.all(
    [here.desk, here.lead, here.officer].map(async (as) => (await told(as)).length),
  )
  await weekGoesBy()
  const { rows } = await house.db.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM messages WHERE tenant_id = $1 AND person_id = $2 AND kind = 'report_made'`,
    [here.tenant, here.siblingLead.personId],
  )
  expect(rows[0].n).toBe(before)
  expect((await told(here.desk)).length).toBe(desk)
  // Of the grid that nobody leads, the next who answers for it hears; nobody else.
  const heard = (await told(here.officer)).length - officer + (await told(here.lead)).length - lead
  expect(heard).toBe(1)
})
