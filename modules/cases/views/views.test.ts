import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { GetCase, ListDesk, ListViews, RemoveView, type SavedView, SaveView } from '../contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const view = (more: Partial<SavedView> = {}): SavedView => ({
  viewId: randomUUID(),
  name: '超期未交办',
  filter: { scope: 'my_grids', states: ['triaged'], onlyOverdue: true, sort: 'deadline' },
  isStart: false,
  ...more,
})
const listed = async (as: ServerActor) => (await house.ask(ListViews, {}, at(as))).views

describe('cases.saveView', () => {
  test('keeps a filter under a name for one account, and for no other', async () => {
    const one = view({ filter: { ...view().filter, gridId: here.ordinary[0], categoryPrefix: '01' } })
    await house.run(SaveView, one, at(here.desk))
    expect(await listed(here.desk)).toContainEqual(one)
    expect(await listed(here.lead)).toEqual([])
  })

  test('writes over one of the same id, and the same command twice is one', async () => {
    const one = view({ name: '初名' })
    const how = { ...at(here.officer), commandId: randomUUID() }
    await house.run(SaveView, one, how)
    await house.run(SaveView, one, how)
    await house.run(SaveView, { ...one, name: '新名' }, at(here.officer))
    expect((await listed(here.officer)).map(({ name }) => name)).toEqual(['新名'])
  })

  test('the desk opens with one at most, also when two are saved at once', async () => {
    await house.run(SaveView, view({ isStart: true }), at(here.street))
    await Promise.all(
      [1, 2].map((n) => house.run(SaveView, view({ name: `起始${n}`, isStart: true }), at(here.street))),
    )
    expect((await listed(here.street)).filter(({ isStart }) => isStart)).toHaveLength(1)
  })

  test('refused: the twenty-first', async () => {
    for (let n = 0; n < 20; n++) await house.run(SaveView, view({ name: `第${n}个` }), at(here.lead))
    expect(await outcomeOf(house.run(SaveView, view(), at(here.lead)))).toBe('refused:view.too_many')
  })

  test('not permitted: without a post, or over what another account keeps', async () => {
    expect(await outcomeOf(house.run(SaveView, view(), at(SYSTEM)))).toBe('forbidden')
    expect(await outcomeOf(house.run(SaveView, view(), at({ ...here.member, grants: [] })))).toBe('forbidden')
    const one = view()
    await house.run(SaveView, one, at(here.desk))
    expect(await outcomeOf(house.run(SaveView, { ...one, name: '改名' }, at(here.member)))).toBe('not_found')
    expect(await listed(here.desk)).toContainEqual(one)
  })

  test('what was searched for is not kept', async () => {
    const one = view()
    const input = { ...one, filter: { ...one.filter, search: '张三' } }
    await house.run(SaveView, input, at(here.member))
    expect(await listed(here.member)).toContainEqual(one)
  })
})

describe('cases.removeView', () => {
  test('takes away one’s own and nobody else’s, once', async () => {
    const one = view()
    await house.run(SaveView, one, at(here.desk))
    expect(await outcomeOf(house.run(RemoveView, { viewId: one.viewId }, at(here.officer)))).toBe('not_found')
    const how = { ...at(here.desk), commandId: randomUUID() }
    await house.run(RemoveView, { viewId: one.viewId }, how)
    await house.run(RemoveView, { viewId: one.viewId }, how)
    expect(await listed(here.desk)).not.toContainEqual(one)
    expect(await outcomeOf(house.run(RemoveView, { viewId: one.viewId }, at(here.desk)))).toBe('not_found')
  })
})

test('the scope of all holds what a post has elsewhere; nobody finds there what he only told of', async () => {
  const { caseId } = await caseIn({ house, here }, 'in_progress')
  const ids = async (as: ServerActor, scope: 'my_grids' | 'all') =>
    (await house.ask(ListDesk, { scope, limit: 100 }, at(as))).cases.map(({ id }) => id)
  const { ownerPostId } = await house.ask(GetCase, { caseId }, at(here.lead))
  const holding = (postId: string | null): ServerActor => ({
    ...here.siblingMember,
    grants: here.siblingMember.grants.map((grant) => ({ ...grant, postId: postId ?? '' })),
  })
  const owner = holding(ownerPostId)
  expect(await ids(owner, 'my_grids')).not.toContain(caseId)
  expect(await ids(owner, 'all')).toContain(caseId)
  const { personId } = here.siblingMember
  await house.db.q
    .updateTable('case_parties')
    .set({ person_id: personId })
    .where('tenant_id', '=', here.tenant)
    .where('case_id', '=', caseId)
    .execute()
  expect(await ids(here.siblingMember, 'all')).not.toContain(caseId)
})
