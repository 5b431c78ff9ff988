import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/access.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { inContext } from '../people/testing.ts'
import { carriedTasksKind } from '../tasks/offline.ts'
import { sweep } from '../tasks/testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const as = (actor: PersonActor, commandId?: string) => ({ as: actor, tenant: here.tenant, commandId })
const order = (caseId: string, more: { taskId?: string; by?: PersonActor; commandId?: string } = {}) =>
  house.run(
    'cases.verifyByTask',
    {
      caseId,
      taskId: more.taskId ?? randomUUID(),
      words: '看看路灯亮了没有',
      dueAt: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
    },
    as(more.by ?? here.lead, more.commandId),
  )
const finish = (taskId: string, by: PersonActor, verdict = true) =>
  house.run(
    'tasks.finish',
    { taskId, visitId: randomUUID(), at: house.clock.now().toISOString(), isDone: true, verdict },
    as(by),
  )
const ready = async (caseId: string) => {
  const taskId = randomUUID()
  await order(caseId, { taskId })
  await sweep({ house, here })
  return taskId
}
/** A case that the member of the first micro grid has resolved and somebody must verify, and who handled it. */
const resolved = async () => {
  const { caseId } = await caseIn({ house, here }, 'resolved')
  const rows = await house.db.pool.query<{ handler: string }>(
    'SELECT handler_person_id AS handler FROM cases WHERE tenant_id = $1 AND id = $2',
    [here.tenant, caseId],
  )
  const all = [here.member, here.ordinaryLead, here.lead, here.desk, here.officer]
  const handler = all.find((one) => one.personId === rows.rows[0].handler)
  if (!handler) throw new Error('the handler is nobody of the community')
  const other = all.find((one) => one.personId !== handler.personId && one !== here.desk && one !== here.officer)
  if (!other) throw new Error('nobody else is there')
  return { caseId, handler, other }
}
const stateOf = async (caseId: string) => (await house.ask('cases.case', { caseId }, as(here.lead))).state
/** Whether an actor finds a task on her day, on her phone and in its store. */
const seesIt = async (taskId: string, actor: PersonActor) => {
  const { others, doors } = await house.ask('tasks.doors', {}, as(actor))
  const phone = await house.ask('tasks.forPhone', { part: 'others' }, as(actor))
  const carried = await inContext(house, here.tenant, (ctx) => carriedTasksKind.all({ ...ctx, actor }, null, 500))
  return {
    day: [...others, ...doors.flatMap((one) => one.tasks)].some((one) => one.id === taskId),
    phone: phone.others.some((one) => one.id === taskId),
    carried: carried.some((row) => row.id === taskId),
  }
}

describe('cases.verifyByTask', () => {
  test('somebody else sees it and what she saw verifies the case; repeated it is one task', async () => {
    const { caseId, other } = await resolved()
    const [taskId, commandId] = [randomUUID(), randomUUID()]
    const input = { caseId, taskId, words: '看看亮了没有', dueAt: later() }
    for (const _ of [1, 2]) await house.run('cases.verifyByTask', input, as(here.lead, commandId))
    await sweep({ house, here })
    await finish(taskId, other)
    await house.settle()
    expect(await stateOf(caseId)).not.toBe('resolved')
    expect(await outcomeOf(order(caseId))).toBe('refused:case.not_to_verify')
  })

  test('seen not to be as it was said, it is worked on again', async () => {
    const { caseId, other } = await resolved()
    await finish(await ready(caseId), other, false)
    await house.settle()
    expect(['in_progress', 'triaged', 'assigned']).toContain(await stateOf(caseId))
  })

  test('the handler is refused, and it is neither on his day nor on his phone', async () => {
    const { caseId, handler } = await resolved()
    const taskId = await ready(caseId)
    expect(await outcomeOf(finish(taskId, handler))).toBe('refused:task.own_work')
    expect(await seesIt(taskId, handler)).toEqual({ day: false, phone: false, carried: false })
    await house.settle()
    expect(await stateOf(caseId)).toBe('resolved')
  })

  test('it is given to somebody else: the list of leads names no post that the handler holds', async () => {
    const { caseId, handler } = await resolved()
    const taskId = await ready(caseId)
    const posts = await house.db.pool.query<{ to: string | null }>(
      "SELECT body::jsonb->'data'->>'to' AS to FROM events WHERE name = 'task.assigned' AND subject_id = $1",
      [taskId],
    )
    expect(posts.rows).toHaveLength(1)
    expect(posts.rows[0].to).not.toBeNull()
    expect(handler.grants.map((one) => one.postId)).not.toContain(posts.rows[0].to)
    const { tasks } = await house.ask('tasks.list', { list: 'due' }, as(here.lead))
    expect(tasks.find((one) => one.id === taskId)?.owner).not.toBeNull()
  })

  test('by leads of the grid only; of two at once both are tasks, and the first verdict counts', async () => {
    const { caseId, other } = await resolved()
    expect(await outcomeOf(order(caseId, { by: here.siblingMember }))).toBe('not_found')
    expect(await outcomeOf(order(caseId, { by: here.member }))).toBe('forbidden')
    const two = [randomUUID(), randomUUID()]
    await Promise.all(two.map((taskId) => order(caseId, { taskId })))
    await sweep({ house, here })
    await Promise.all([finish(two[0], other), finish(two[1], other)])
    await house.settle()
    const rows = await house.db.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM events WHERE name = 'case.verified' AND subject_id = $1",
      [caseId],
    )
    expect(rows.rows[0].n).toBe(1)
  })
})

const later = () => new Date(house.clock.now().getTime() + 86_400_000).toISOString()
