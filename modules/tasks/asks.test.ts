import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { askSweep } from './asks-sweep.ts'
import { DOOR_RESULTS } from './contract.ts'
import { askOf } from './rules.ts'
import { householdAt, mark, visit } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
let door: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
  door = await householdAt(on, '101')
})
afterAll(() => house.close())
// Nothing is open, nobody is looked after, and time has passed.
beforeEach(async () => {
  house.clock.advance(60_000)
  await mark(on, [door], false)
  for (const one of (await open()).asks) await settle(one.id)
})

const as = (actor: ServerActor, commandId?: string) => ({ as: actor, tenant: here.tenant, commandId })
const open = (actor: ServerActor = here.lead) => house.ask('tasks.asks', {}, as(actor))
const settled = () => house.ask('tasks.asks', { isOpen: false }, as(here.lead))
const settle = (askId: string, actor: ServerActor = here.lead, commandId?: string) =>
  house.run('tasks.settleAsk', { askId, reason: '已电话问过' }, as(actor, commandId))
const send = (askId: string, more: { taskId?: string; as?: ServerActor; commandId?: string } = {}) =>
  house.run(
    'tasks.orderForAsk',
    { askId, taskId: more.taskId ?? randomUUID(), words: '再去看看', dueAt: in1Day() },
    as(more.as ?? here.lead, more.commandId),
  )
const in1Day = () => new Date(house.clock.now().getTime() + 86_400_000).toISOString()
/** What one visit raises. */
const raised = async (result: (typeof DOOR_RESULTS)[number], note = '') => {
  const { visitId } = await visit(on, door, { result, note })
  const all = (await open()).asks
  return { visitId, ask: all[0] }
}

describe('what a result asks for', () => {
  const at = (isLookedAfter: boolean, missedInARow: number) =>
    Object.fromEntries(
      DOOR_RESULTS.map((one) => [one, askOf(one, { isLookedAfter, missedInARow })]).filter(([, what]) => what),
    )
  const always = {
    needs_help: 'needs_help',
    needs_medical: 'needs_medical',
    refused_to_move: 'refused_to_move',
    wrong_address: 'wrong_address',
  }

  test('of anybody: what was asked for, and what is not as it should be', () => {
    expect(at(false, 9)).toEqual(always)
  })

  test('where somebody is looked after also a refusal, and the third time nobody was met', () => {
    expect(at(true, 2)).toEqual({ ...always, refused: 'refused' })
    expect(at(true, 3)).toEqual({ ...always, refused: 'refused', not_home: 'not_found', no_answer: 'not_found' })
  })
})

describe('the list of what visits ask for', () => {
  test('says where, who found it, what was noted, by when and who is accountable; nobody else sees it', async () => {
    const { ask } = await raised('wrong_address', '门牌是 1011')
    expect(ask).toMatchObject({
      what: 'wrong_address',
      placeName: '幸福里 1幢 1单元 101室',
      foundBy: '陈微员',
      words: '门牌是 1011',
      owner: { role: 'ordinary_grid_lead' },
      isLate: false,
      maySettle: true,
    })
    expect((await open()).counts).toEqual([{ what: 'wrong_address', open: 1, late: 0 }])
    expect((await open(here.ordinaryLead)).asks).toHaveLength(1)
    expect((await open(here.siblingLead)).asks).toEqual([])
    expect(await outcomeOf(open(here.member))).toBe('forbidden')
  })

  test('the same at the same door is raised once, also by two at once', async () => {
    await Promise.all([
      visit(on, door, { result: 'wrong_address' }),
      visit(on, door, { result: 'wrong_address', as: here.ordinaryLead }),
    ])
    await raised('wrong_address')
    expect((await open()).asks).toHaveLength(1)
  })

  test('somebody looked after who is not met three times in a row; met meanwhile, it is over', async () => {
    await mark(on, [door])
    await visit(on, door, { result: 'met' })
    for (const result of ['not_home', 'no_answer'] as const) {
      house.clock.advance(1_000)
      await visit(on, door, { result })
    }
    expect((await open()).asks).toEqual([])
    house.clock.advance(1_000)
    const before = house.clock.now()
    house.clock.advance(1_000)
    expect((await raised('not_home')).ask).toMatchObject({ what: 'not_found' })
    // A visit that was made before and arrives now ends nothing.
    await visit(on, door, { result: 'met', at: before.toISOString() })
    expect((await open()).asks).toHaveLength(1)
    house.clock.advance(1_000)
    await visit(on, door, { result: 'by_phone', way: 'phone' })
    expect((await open()).asks).toEqual([])
    expect((await settled()).asks[0]).toMatchObject({ what: 'not_found', state: 'met' })
  })

  test('a refusal that arrives after a later visit has met somebody asks for nothing', async () => {
    await mark(on, [door])
    const before = house.clock.now()
    house.clock.advance(1_000)
    await visit(on, door, { result: 'met' })
    await visit(on, door, { result: 'refused', at: before.toISOString() })
    expect((await open()).asks).toEqual([])
  })

  test('nothing of what was found is in an event', async () => {
    const { ask } = await raised('wrong_address', '门牌是 1011')
    const rows = await house.db.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE name LIKE 'door_ask.%' AND subject_id = $1",
      [ask.id],
    )
    expect(rows.rows).toHaveLength(1)
    expect(rows.rows[0].body).not.toMatch(/wrong_address|1011/)
  })
})

describe('tasks.settleAsk', () => {
  test('done with a reason, once; repeated it is the same; afterwards refused', async () => {
    const { ask } = await raised('wrong_address')
    const commandId = randomUUID()
    await settle(ask.id, here.ordinaryLead, commandId)
    await settle(ask.id, here.ordinaryLead, commandId)
    expect((await open()).asks).toEqual([])
    expect((await settled()).asks[0]).toMatchObject({ state: 'nothing', reason: '已电话问过' })
    expect(await outcomeOf(settle(ask.id))).toBe('refused:ask.settled')
  })

  test('by leads of the grid only', async () => {
    const { ask } = await raised('wrong_address')
    expect(await outcomeOf(settle(ask.id, here.member))).toBe('forbidden')
    expect(await outcomeOf(settle(ask.id, here.siblingLead))).toBe('not_found')
  })

  test('of two at once one settles it', async () => {
    const { ask } = await raised('wrong_address')
    const outcomes = await Promise.all([outcomeOf(settle(ask.id)), outcomeOf(send(ask.id, { as: here.ordinaryLead }))])
    expect(outcomes.sort()).toEqual(['ok', 'refused:ask.settled'])
  })
})

describe('tasks.orderForAsk', () => {
  test('the member has it at that door, with the words; repeated it is one task', async () => {
    const { ask } = await raised('wrong_address')
    const [taskId, commandId] = [randomUUID(), randomUUID()]
    const input = { askId: ask.id, taskId, words: '再去看看', dueAt: in1Day() }
    for (const _ of [1, 2]) await house.run('tasks.orderForAsk', input, as(here.lead, commandId))
    const { tasks } = await house.ask('tasks.door', { householdId: door }, as(here.member))
    expect(tasks.filter((one) => one.id === taskId)).toMatchObject([{ kind: 'visit', words: '再去看看' }])
    expect((await settled()).asks[0]).toMatchObject({ state: 'task' })
    expect(await outcomeOf(send(ask.id))).toBe('refused:ask.settled')
  })

  test('by leads of the grid only', async () => {
    const { ask } = await raised('wrong_address')
    expect(await outcomeOf(send(ask.id, { as: here.member }))).toBe('forbidden')
    expect(await outcomeOf(send(ask.id, { as: here.siblingLead }))).toBe('not_found')
  })
})

test('what nobody settles in time goes up to the head of the community, who is told every day until somebody has', async () => {
  const { ask } = await raised('wrong_address')
  const lates = async () => {
    // A row that a follower still holds is passed over until the next minute.
    await house.settle()
    await house.running.sweep(askSweep, here.tenant)
    const rows = await house.db.pool.query<{ to: string }>(
      "SELECT body::jsonb->'data'->>'to' AS to FROM events WHERE name = 'door_ask.late' AND subject_id = $1 ORDER BY seq",
      [ask.id],
    )
    return rows.rows.map((one) => one.to)
  }
  house.clock.advance(71 * 3_600_000)
  expect(await lates()).toEqual([])
  house.clock.advance(3_600_000)
  const [head] = here.lead.grants.map((one) => one.postId)
  expect(await lates()).toEqual([head])
  expect((await open()).asks[0]).toMatchObject({ isLate: true, owner: { role: 'main_grid_lead' } })
  expect((await open()).counts).toEqual([{ what: 'wrong_address', open: 1, late: 1 }])
  expect(await lates()).toEqual([head])
  house.clock.advance(24 * 3_600_000)
  expect(await lates()).toEqual([head, head])
  await settle(ask.id)
  house.clock.advance(24 * 3_600_000)
  expect(await lates()).toEqual([head, head])
})

test('what was asked for goes with its household into another grid', async () => {
  const { ask } = await raised('wrong_address')
  const before = await house.db.q
    .selectFrom('household_grids')
    .select('grid_id')
    .where('tenant_id', '=', here.tenant)
    .where('household_id', '=', door)
    .where('valid_until', 'is', null)
    .executeTakeFirstOrThrow()
  const move = (gridId: string) => house.run('grids.moveHousehold', { householdId: door, toGridId: gridId }, as(SYSTEM))
  await move(here.micro[2])
  await house.settle()
  expect((await open(here.siblingLead)).asks.map((one) => one.id)).toEqual([ask.id])
  expect((await open(here.ordinaryLead)).asks).toEqual([])
  await move(before.grid_id)
  await house.settle()
})
