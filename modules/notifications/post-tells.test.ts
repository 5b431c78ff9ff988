import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/access.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { reviewSweep } from '../care/sweep.ts'
import { aRecipient } from '../care/testing.ts'
import { inContext } from '../people/testing.ts'
import { askSweep } from '../tasks/asks-sweep.ts'
import { orderTask } from '../tasks/index.ts'
import { householdAt, sweep, visit } from '../tasks/testing.ts'
import { ListInbox, SavePreferences } from './contract.ts'
import { DEFAULTS } from './rules/plan.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
})
afterAll(() => house.close())

const at = (as: PersonActor) => ({ as, tenant: here.tenant })
const told = async (as: PersonActor, kind: string) => {
  await house.settle()
  const { items } = await house.ask(ListInbox, {}, at(as))
  return items.filter((one) => one.kind === kind)
}
/** Checks in the first micro grid whose window ends at once. */
const missed = async (count: number) => {
  const now = house.clock.now()
  const soon = new Date(now.getTime() + 60_000)
  for (let i = 0; i < count; i++)
    await inContext(house, here.tenant, (ctx) =>
      orderTask(ctx, {
        taskId: randomUUID(),
        kind: 'round',
        gridId: here.micro[0],
        target: { type: 'grid', id: here.micro[0] },
        householdId: null,
        words: '',
        readyAt: now,
        dueAt: soon,
        expiresAt: soon,
        minutes: 5,
        for: { type: 'alarm', id: randomUUID() },
      }),
    )
  await sweep(on)
  house.clock.advance(120_000)
  await sweep(on)
}

test('missed tasks: the lead of the grid is told once a day, however many there are, and led to the list; members are not', async () => {
  await missed(3)
  const first = await told(here.ordinaryLead, 'tasks_missed')
  expect(first).toMatchObject([{ link: { to: 'desk', list: 'missed' } }])
  expect(first[0].text).not.toMatch(/[{}]/)
  await missed(1)
  expect(await told(here.ordinaryLead, 'tasks_missed')).toHaveLength(1)
  house.clock.advance(86_400_000)
  await missed(1)
  expect(await told(here.ordinaryLead, 'tasks_missed')).toHaveLength(2)
  expect(await told(here.member, 'tasks_missed')).toEqual([])
  expect(await told(here.siblingLead, 'tasks_missed')).toEqual([])
})

test('what a visit asks for: its lead at once, nothing of what or where; late, the head of the community; of a case made at once only its owner', async () => {
  const door = await householdAt(on, '101')
  await visit(on, door, { result: 'wrong_address', note: '门牌是 1011' })
  const raised = await told(here.ordinaryLead, 'ask_raised')
  expect(raised).toMatchObject([{ link: { to: 'desk', list: 'asks' } }])
  expect(`${raised[0].title}${raised[0].text}`).not.toMatch(/1011|101室|地址/)
  await visit(on, door, { result: 'needs_help' })
  expect(await told(here.ordinaryLead, 'ask_raised')).toHaveLength(1)
  expect(await told(here.lead, 'ask_late')).toEqual([])
  house.clock.advance(73 * 3_600_000)
  await house.running.sweep(askSweep, here.tenant)
  expect(await told(here.lead, 'ask_late')).toHaveLength(1)
})

test('a review of care that is due: the lead of the grid, once a day, without a name', async () => {
  for (const room of ['102', '201']) await aRecipient(on, await householdAt(on, room))
  house.clock.advance(200 * 86_400_000)
  await house.running.sweep(reviewSweep, here.tenant)
  const reviews = await told(here.ordinaryLead, 'care_review')
  expect(reviews).toMatchObject([{ link: { to: 'desk', list: 'reviews' } }])
  expect(reviews[0].text).not.toContain('林')
})

test('who wants deadlines in the inbox only has them there and nowhere else', async () => {
  await house.run(
    SavePreferences,
    { ...DEFAULTS, channels: [...DEFAULTS.channels], groups: { ...DEFAULTS.groups, deadlines: 'off' } },
    at(here.ordinaryLead),
  )
  house.clock.advance(86_400_000)
  await missed(1)
  await house.settle()
  const rows = await house.db.pool.query<{ why: string }>(
    "SELECT why FROM messages WHERE tenant_id = $1 AND kind = 'tasks_missed' ORDER BY created_at DESC LIMIT 1",
    [here.tenant],
  )
  expect(rows.rows).toEqual([{ why: 'off' }])
})
