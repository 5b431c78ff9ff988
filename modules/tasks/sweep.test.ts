import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '../../bench/tape.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { inContext } from '../people/testing.ts'
import { DOOR_RESULTS, EndTemplate, type Frequency, ListTasks, RecordVisit } from './contract.ts'
import { orderTask } from './plan.ts'
import { planBatch, planSweep, stepSweep } from './sweep.ts'
import { admitted, householdAt, householdsOf, passTo, sweep, tasksOf, visit } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
})
afterAll(() => house.close())

const sys = () => ({ as: SYSTEM, tenant: here.tenant })
const end = (templateId: string) => house.run(EndTemplate, { templateId, reason: '测试' }, sys())

test('tasks are planned a week ahead, become ready on their day, and are missed when nobody came', async () => {
  const item = await admitted(on, { frequency: { unit: 'month', every: 1, day: 1 } })
  const states = async () => (await tasksOf(on, item)).map((one) => `${one.period} ${one.state}`)
  await passTo(on, '2026-11-23T15:59:00Z')
  expect(await states()).toEqual([])
  await passTo(on, '2026-11-24T01:00:00Z')
  expect(await states()).toEqual(Array(3).fill('2026-12-01 planned'))
  await sweep(on)
  expect(await states()).toHaveLength(3)
  await passTo(on, '2026-11-30T16:00:00Z')
  expect(await states()).toEqual(Array(3).fill('2026-12-01 ready'))
  await passTo(on, '2026-12-28T16:00:00Z')
  expect(await states()).toEqual([...Array(3).fill('2026-12-01 missed'), ...Array(3).fill('2027-01-01 planned')])
  const names = await house.db.pool.query<{ name: string; n: number }>(
    "SELECT name, count(*)::int AS n FROM events WHERE name IN ('task.assigned', 'task.missed') GROUP BY name ORDER BY name",
  )
  expect(names.rows).toEqual([
    { name: 'task.assigned', n: 3 },
    { name: 'task.missed', n: 3 },
  ])
  await end(item)
  await sweep(on)
})

test('a sweep that is killed half-way goes on where it was, and plans nothing twice', async () => {
  const item = await admitted(
    on,
    { frequency: { unit: 'once', on: '2027-01-03' } },
    { from: '2027-01-01', until: '2027-06-30' },
  )
  const two = { ...planSweep, run: (ctx: Parameters<typeof planBatch>[0]) => planBatch(ctx, 2) }
  let left = 1
  const killed = {
    ...two,
    run: async (ctx: Parameters<typeof planBatch>[0]) => {
      const taken = await two.run(ctx)
      if (left-- === 0) throw new Error('killed')
      return taken
    },
  }
  await expect(house.running.sweep(killed, here.tenant)).rejects.toThrow('killed')
  expect(await tasksOf(on, item)).toHaveLength(2)
  await house.running.sweep(two, here.tenant)
  expect(await tasksOf(on, item)).toHaveLength(3)
  await Promise.all([house.running.sweep(two, here.tenant), house.running.sweep(planSweep, here.tenant)])
  expect(new Set((await tasksOf(on, item)).map((one) => one.target_id)).size).toBe(3)
  await end(item)
  await sweep(on)
})

test('what nobody was asked while the house stood still is not missed afterwards', async () => {
  const item = await admitted(
    on,
    { frequency: { unit: 'day', every: 1 }, dueDays: 0, expiresDays: 0 },
    { from: '2027-01-05', until: '2027-12-31' },
  )
  await passTo(on, '2027-02-01T01:00:00Z')
  const periods = [...new Set((await tasksOf(on, item)).map((one) => one.period))]
  expect(periods).toEqual([
    '2027-02-01',
    '2027-02-02',
    '2027-02-03',
    '2027-02-04',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
  ])
  await end(item)
  await sweep(on)
})

test('targets: buildings, residents and the grid as a whole; a seat that is vacant falls upward', async () => {
  const { personId } = await house.run(
    'people.registerResidence',
    {
      householdId: await householdAt(on, '102'),
      who: { by: 'name', name: '孙样例', phone: null },
      from: null,
    },
    sys(),
  )
  const valid = { from: '2027-02-02', until: '2027-03-31' }
  const once = { frequency: { unit: 'once', on: '2027-02-02' } as Frequency, dueDays: 0, expiresDays: 0 }
  const gridIds = [here.mainGridId]
  const persons = await admitted(on, { ...once, gridIds, target: 'persons' }, valid)
  const buildings = await admitted(on, { ...once, gridIds, target: 'buildings' }, valid)
  const grids = await admitted(on, { ...once, gridIds, target: 'grid' }, valid)
  await passTo(on, '2027-02-02T01:00:00Z')
  expect((await tasksOf(on, persons)).map((one) => one.target_id)).toEqual([personId])
  expect((await tasksOf(on, buildings)).map((one) => one.target_id)).toEqual([here.buildingId])
  expect((await tasksOf(on, grids)).map((one) => one.grid_id).sort()).toEqual([...here.micro, here.dedicated].sort())
  // The lead of the first ordinary grid leaves: his seat is vacant, and what is missed goes to the main grid's lead.
  const postId = here.ordinaryLead.grants[0].postId
  await house.run('people.leavePost', { postId, personId: here.ordinaryLead.personId }, sys())
  await passTo(on, '2027-02-03T01:00:00Z')
  const up = new Map((await tasksOf(on, grids)).map((one) => [one.grid_id, one.up_post_id]))
  expect(up.get(here.micro[0])).toBe(here.lead.grants[0].postId)
  expect(up.get(here.micro[2])).toBe(here.siblingLead.grants[0].postId)
  await house.run('people.takePost', { postId, personId: here.ordinaryLead.personId }, sys())
  for (const id of [persons, buildings, grids]) await end(id)
})

test('a batch takes the same number of statements for one task and for many', async () => {
  const valid = { from: '2027-03-01', until: '2027-03-31' }
  const statements = async (room: boolean) => {
    const item = await admitted(
      on,
      {
        frequency: { unit: 'once', on: '2027-03-01' },
        gridIds: [room ? here.micro[0] : here.micro[1]],
        target: room ? 'households' : 'grid',
      },
      valid,
    )
    const tape = await record(async () => {
      await house.running.sweep(planSweep, here.tenant)
      await house.running.sweep(stepSweep, here.tenant)
    })
    expect(await tasksOf(on, item)).toHaveLength(room ? 3 : 1)
    await end(item)
    await sweep(on)
    // Whether the tree of grids is still the one in memory is asked once a second of real time, whatever is planned.
    return tape.transactions.flat().filter(({ values }) => !values.includes('grid_tree')).length
  }
  house.clock.set(new Date('2027-03-01T01:00:00Z'))
  expect(await statements(true)).toEqual(await statements(false))
})

test('a module above orders a task without an item for what a resident’s case has caused', async () => {
  const [taskId, caseId] = [randomUUID(), randomUUID()]
  const at = house.clock.now()
  await inContext(house, here.tenant, (ctx) =>
    orderTask(ctx, {
      taskId,
      kind: 'verification',
      gridId: here.micro[0],
      target: { type: 'grid', id: here.micro[0] },
      householdId: null,
      words: '看一看路灯亮了没有',
      readyAt: at,
      dueAt: new Date(at.getTime() + 86_400_000),
      expiresAt: new Date(at.getTime() + 2 * 86_400_000),
      minutes: 10,
      for: { type: 'case', id: caseId },
    }),
  )
  await sweep(on)
  const finish = { taskId, visitId: randomUUID(), at: house.clock.now().toISOString(), isDone: true }
  const as = { as: here.member, tenant: here.tenant }
  expect(await outcomeOf(house.run('tasks.finish', finish, as))).toBe('refused:task.verdict_missing')
  await house.run('tasks.finish', { ...finish, verdict: false }, as)
  const { rows } = await house.db.pool.query<{ body: string }>(
    "SELECT body FROM events WHERE name = 'task.done' AND subject_id = $1",
    [taskId],
  )
  expect(JSON.parse(rows[0].body).data).toMatchObject({ for: caseId, verdict: false, wasMissed: false })
})

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 72 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('visit' as const),
        room: fc.integer({ min: 0, max: 2 }),
        result: fc.constantFrom(...DOOR_RESULTS),
        hoursAgo: fc.integer({ min: 0, max: 96 }),
        who: fc.integer({ min: 0, max: 1 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), nth: fc.integer({ min: 0, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
  ),
  { minLength: 4, maxLength: 14 },
)

test('whatever happens, every planned task ends in exactly one of done, missed and cancelled, and none is planned twice', {
  timeout: 240_000,
}, async () => {
  const rooms = [...(await householdsOf(on)).values()]
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (all, every) => {
      const from = new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
      const until = new Date(house.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
      const item = await admitted(
        on,
        { frequency: { unit: 'day', every }, dueDays: 1, expiresDays: 2 },
        { from, until },
      )
      await sweep(on)
      for (const step of all) {
        if (step.do === 'pass') {
          house.clock.advance(step.hours * 3_600_000)
          await sweep(on)
        } else if (step.do === 'visit') {
          const at = new Date(house.clock.now().getTime() - step.hoursAgo * 3_600_000).toISOString()
          const as = [here.member, here.ordinaryLead][step.who]
          await visit(on, rooms[step.room], { result: step.result, at, as })
        } else if (step.do === 'cancel') {
          const open = (await tasksOf(on, item)).filter((one) => one.state === 'planned' || one.state === 'ready')
          const task = open.at(step.nth)
          if (task) await house.run('tasks.cancel', { taskId: task.id, reason: '测试' }, sys())
        } else await outcomeOf(end(item))
      }
      house.clock.advance(20 * 86_400_000)
      await sweep(on)
      const tasks = await tasksOf(on, item)
      expect(tasks.filter((one) => !['done', 'missed', 'cancelled'].includes(one.state))).toEqual([])
      expect(new Set(tasks.map((one) => `${one.target_id}/${one.period}`)).size).toBe(tasks.length)
      // The chain tells the same: the last word about each task is its state.
      const { rows } = await house.db.pool.query<{ id: string; name: string }>(
        `SELECT DISTINCT ON (subject_id) subject_id AS id, name FROM events
         WHERE name IN ('task.done', 'task.missed', 'task.cancelled') AND subject_id = ANY($1) ORDER BY subject_id, seq DESC`,
        [tasks.map((one) => one.id)],
      )
      expect(new Map(rows.map((row) => [row.id, row.name.slice('task.'.length)]))).toEqual(
        new Map(tasks.map((one) => [one.id, one.state])),
      )
    }),
    { numRuns: 25 },
  )
})

test('a list goes on page by page', async () => {
  const seen: string[] = []
  let after: Parameters<typeof ask>[0] = null
  async function ask(from: { at: string; id: string } | null) {
    return house.ask(ListTasks, { list: 'missed', after: from }, { as: here.lead, tenant: here.tenant })
  }
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask(after)
    seen.push(...page.tasks.map((one) => one.id))
    after = page.next
  } while (after)
  const { rows } = await house.db.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM tasks WHERE state = 'missed' AND cleared_at IS NULL",
  )
  expect([new Set(seen).size, seen.length]).toEqual([rows[0].n, rows[0].n])
})

test('a visit is one act also when its command arrives twice at once', async () => {
  const [commandId, visitId] = [randomUUID(), randomUUID()]
  const input = {
    visitId,
    householdId: await householdAt(on, '101'),
    way: 'phone' as const,
    result: 'by_phone' as const,
    at: house.clock.now().toISOString(),
  }
  const send = () => house.run(RecordVisit, input, { as: here.member, tenant: here.tenant, commandId })
  const [a, b] = await Promise.all([send(), send()])
  expect(a).toEqual(b)
})
