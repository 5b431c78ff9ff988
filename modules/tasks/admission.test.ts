import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doorsFrom } from '../../faces/field/offline/tasks-from.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { aPhone } from '../../tests/offline/phone.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { addDays } from './rules.ts'
import { admitted, householdAt, itemOf, mark, type On, passTo, submitted, sweep, tasksOf, visit } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let on: On
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
})
afterAll(() => house.close())

const TODAY = '2026-11-16'
const daily = { frequency: { unit: 'day', every: 1 }, dueDays: 0, expiresDays: 0 } as const
const byHand = { frequency: { unit: 'on_demand', perMonth: 1 } } as const
const system = () => ({ as: SYSTEM, tenant: here.tenant })
const act = (name: 'tasks.withdraw' | 'tasks.submit', templateId: string) => house.run(name, { templateId }, system())
const end = (templateId: string) =>
  house.run('tasks.end', { templateId, reason: '上级发文取消' }, { as: here.lead, tenant: here.tenant })
const valid = { validFrom: TODAY, validUntil: '2027-01-31', isLawful: true } as const

type Item = Parameters<typeof itemOf>[1]
/** How an item can stand without being one that members may be asked for today; the clock is at noon of 16 November. */
const STANDINGS: Record<string, (more: Item) => Promise<string>> = {
  'a draft': async (more) => {
    const item = itemOf(here, more)
    await house.run('tasks.saveTemplate', item, system())
    return item.templateId
  },
  submitted: (more) => submitted(on, more),
  refused: async (more) => {
    const templateId = await submitted(on, more)
    const no = { templateId, reason: '要网格员收钱，不合规' }
    await house.run('tasks.refuse', no, { as: here.street, tenant: here.tenant })
    return templateId
  },
  withdrawn: async (more) => {
    const templateId = await submitted(on, more)
    await act('tasks.withdraw', templateId)
    return templateId
  },
  'to come': (more) => admitted(on, more, { from: '2026-11-19', until: '2027-01-31' }),
  expired: async (more) => {
    const templateId = await admitted(on, more, { from: TODAY, until: '2026-11-17' })
    await house.db.pool.query(
      "UPDATE task_templates SET valid_from = '2026-11-14', valid_until = '2026-11-15' WHERE tenant_id = $1 AND id = $2",
      [here.tenant, templateId],
    )
    return templateId
  },
  'ended in the middle of the day': async (more) => {
    const templateId = await admitted(on, more)
    await sweep(on)
    await end(templateId)
    return templateId
  },
}

/** A task of an item as if some path had let it through: ready now, at a door. */
async function forge(templateId: string, householdId: string): Promise<string> {
  const taskId = randomUUID()
  await house.db.pool.query(
    `INSERT INTO tasks (tenant_id, id, community_id, grid_id, template_id, kind, target_type, target_id, household_id, state, period, ready_at, due_at,
       expires_at, next_step_at, minutes, made_at, tries)
     VALUES ($1, $2, $3, $4, $5, 'visit', 'household', $6, $6, 'ready', $7::date, $8, $9, $9, $9, 10, $8, 0)`,
    [
      here.tenant,
      taskId,
      here.communityId,
      here.micro[0],
      templateId,
      householdId,
      TODAY,
      new Date(house.clock.now().getTime() - 3_600_000),
      new Date(house.clock.now().getTime() + 3_600_000),
    ],
  )
  return taskId
}

/** Everything through which a member hears what she is asked to do, as the ids of the items of it. */
const PATHS: Record<string, (householdId: string) => Promise<(string | null)[]>> = {
  'her day': async () => {
    const { doors, others } = await house.ask('tasks.doors', {}, member())
    const ids = [...doors.flatMap((one) => one.tasks), ...others].map((one) => one.id)
    return itemsOf(ids)
  },
  'the form of a door': async (householdId) => {
    const { tasks } = await house.ask('tasks.door', { householdId }, member())
    return tasks.map((one) => one.templateId)
  },
  'the doors for a phone': async () => {
    const { doors } = await house.ask('tasks.forPhone', { part: 'doors' }, member())
    const now = house.clock.now().toISOString()
    return doors.flatMap((one) => one.tasks.filter(({ readyAt }) => readyAt <= now).map(({ templateId }) => templateId))
  },
  'what the phone offers without a network': async () => {
    const phone = await aPhone(house, here.tenant)
    await phone.sync(here.member)
    const { doors = [], others = [] } = doorsFrom(phone.rows, house.clock.now()) ?? {}
    return itemsOf([...doors.flatMap((one) => one.tasks), ...others].map((one) => one.id))
  },
}
const member = () => ({ as: here.member, tenant: here.tenant })
async function itemsOf(taskIds: readonly string[]): Promise<string[]> {
  const { rows } = await house.db.pool.query<{ item: string }>(
    'SELECT template_id AS item FROM tasks WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [here.tenant, taskIds],
  )
  return rows.map((row) => row.item)
}

test('an admitted item reaches the member by every path: the table below would see it', async () => {
  const templateId = await admitted(on, daily)
  await sweep(on)
  for (const [path, asked] of Object.entries(PATHS))
    expect(await asked(await householdAt(on, '101')), path).toContain(templateId)
  await end(templateId)
  await sweep(on)
})

describe.each(Object.entries(STANDINGS))('an item that is %s', (standing, make) => {
  test('reaches no member: not by planning, by hand, on her day, at a door, on her phone; and no visit settles it', async () => {
    const home = await householdAt(on, '101')
    // Its own tasks, as far as planning makes any.
    const planned = await make(daily)
    await sweep(on)
    const days = [...new Set((await tasksOf(on, planned)).filter(({ state }) => state !== 'cancelled'))]
    expect(days.filter(({ period }) => period <= '2026-11-18')).toEqual([])
    // Ordered by hand.
    const hand = await make(byHand)
    const now = house.clock.now().getTime()
    const errand = {
      taskId: randomUUID(),
      templateId: hand,
      target: { type: 'household', id: home },
      words: '',
      dueAt: new Date(now + 3_600_000).toISOString(),
      expiresAt: new Date(now + 7_200_000).toISOString(),
    } as const
    for (const as of [here.lead, here.street, SYSTEM])
      expect(await outcomeOf(house.run('tasks.order', errand, { as, tenant: here.tenant }))).toBe(
        'refused:item.not_admitted',
      )
    // Whatever had let a task of it through, nobody is shown it. What is to come is on the phone before its day, which is part of its task.
    const isToCome = days.length > 0
    const taskId = isToCome ? days[0].id : await forge(planned, home)
    for (const [path, asked] of Object.entries(PATHS)) expect(await asked(home), path).not.toContain(planned)
    // A visit without a network that names it stays on file and settles nothing – except what ran out and was missed.
    const { done } = await visit(on, home, { answers: [{ taskId, answers: {}, verdict: null }] })
    const [task] = (await tasksOf(on, planned)).filter(({ id }) => id === taskId)
    if (standing !== 'expired') expect([done, task.state]).toEqual([0, isToCome ? 'planned' : 'ready'])
    await sweep(on)
    await house.db.pool.query(
      "UPDATE task_templates SET next_on = NULL, state = CASE state WHEN 'admitted' THEN 'ended' ELSE state END WHERE tenant_id = $1 AND id = ANY($2::uuid[])",
      [here.tenant, [planned, hand]],
    )
    await house.db.pool.query('DELETE FROM tasks WHERE tenant_id = $1 AND template_id = $2', [here.tenant, planned])
  })
})

test('recurrence ends with validity: no task is planned behind its last day, and none lasts longer than it', async () => {
  const templateId = await admitted(
    on,
    { frequency: { unit: 'day', every: 2 }, dueDays: 3, expiresDays: 6 },
    { from: TODAY, until: '2026-11-21' },
  )
  await sweep(on)
  await passTo(on, '2026-11-21T01:00:00Z')
  const { rows } = await house.db.pool.query<{ period: string; last: Date }>(
    `SELECT period::text, max(expires_at) AS last FROM tasks WHERE tenant_id = $1 AND template_id = $2 GROUP BY period ORDER BY period`,
    [here.tenant, templateId],
  )
  expect(rows.map(({ period }) => period)).toEqual(['2026-11-16', '2026-11-18', '2026-11-20'])
  expect(rows.every(({ last }) => last <= new Date('2026-11-21T16:00:00Z'))).toBe(true)
  await passTo(on, '2026-11-22T01:00:00Z')
  expect(await PATHS['her day']('')).not.toContain(templateId)
})

test('what was admitted cannot be changed afterwards; a visit made for its former version counts for that version', async () => {
  const today = '2026-11-22'
  const first = await admitted(
    on,
    { frequency: { unit: 'day', every: 1 }, dueDays: 1, expiresDays: 1 },
    { from: today, until: addDays(today, 60) },
  )
  await sweep(on)
  const change = { ...itemOf(here, { templateId: first, minutes: 400, what: '另外的事' }), seriesId: first }
  expect(await outcomeOf(house.run('tasks.saveTemplate', change, system()))).toBe('refused:item.not_draft')
  const next = itemOf(here, { ...daily, minutes: 20 })
  await house.run('tasks.saveTemplate', { ...next, seriesId: first }, system())
  await act('tasks.submit', next.templateId)
  await sweep(on)
  // The next version, as long as nobody has admitted it, reaches nobody, and the first goes on.
  expect(await tasksOf(on, next.templateId)).toEqual([])
  const until = { validFrom: addDays(today, 1), validUntil: addDays(today, 60), isLawful: true } as const
  await house.run('tasks.admit', { templateId: next.templateId, ...until }, { as: here.street, tenant: here.tenant })
  const home = await householdAt(on, '102')
  const madeAt = house.clock.now().toISOString()
  await passTo(on, '2026-11-23T01:00:00Z')
  const { done } = await visit(on, home, { at: madeAt })
  const own = (await tasksOf(on, first)).filter(({ target_id, period }) => target_id === home && period === today)
  expect([done, own.map(({ state }) => state)]).toEqual([1, ['done']])
  for (const id of [first, next.templateId]) await end(id)
  await sweep(on)
})

test('flats that come by an import or are marked later bring no task of an item that is not admitted', async () => {
  const templateId = await submitted(on, { ...daily, mark: 'lives_alone' })
  const registered = await house.run(
    'grids.registerBuildings',
    {
      communityId: here.communityId,
      buildings: [
        {
          compound: null,
          name: '后来的楼',
          gridId: here.micro[0],
          lng: 104.2,
          lat: 30.62,
          entrances: [{ name: '1单元', households: [{ floor: 1, room: '101' }] }],
        },
      ],
    },
    system(),
  )
  const { rows } = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2',
    [here.tenant, registered.buildings[0].id],
  )
  await mark(
    on,
    rows.map(({ id }) => id),
  )
  await house.settle()
  await sweep(on)
  expect(await tasksOf(on, templateId)).toEqual([])
  expect(await outcomeOf(house.run('tasks.admit', { templateId, ...valid }, system()))).not.toBe('ok')
})

test('a task without an item is only what a resident’s own case or a visit has caused', async () => {
  await expect(
    house.db.pool.query(
      `INSERT INTO tasks (tenant_id, id, community_id, grid_id, kind, target_type, target_id, state, period, ready_at, due_at, expires_at, next_step_at,
         minutes, made_at, tries)
       VALUES ($1, $7, $2, $3, 'errand', 'grid', $3, 'ready', $4::date, $5, $6, $6, $6, 10, $5, 0)`,
      [here.tenant, here.communityId, here.micro[0], TODAY, new Date(0), new Date(1), randomUUID()],
    ),
  ).rejects.toThrow('tasks_from')
})
