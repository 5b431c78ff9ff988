import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { inContext } from '../people/testing.ts'
import { personal } from './personal.ts'
import { admitted, householdAt, sweep, tasksOf, visit } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

test('a person reads what visits verified about her and the tasks about her; deleted, the facts go and what is open is cancelled', async () => {
  const on = { house, here }
  const householdId = await householdAt(on, '101')
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId, who: { by: 'name', name: '李样例', phone: null }, from: null },
    { as: SYSTEM, tenant: here.tenant },
  )
  const item = await admitted(on, { target: 'persons', frequency: { unit: 'once', on: '2026-11-16' } })
  await sweep(on)
  await visit(on, householdId, {
    result: 'not_home',
    checked: [
      { subjectId: personId, field: 'language', to: 'sichuanese' },
      { subjectId: personId, field: 'name', to: null },
    ],
  })
  const copy = () => inContext(house, here.tenant, (ctx) => personal.copy(ctx, personId))
  expect((await copy()).map((one) => one.text)).toEqual(['说什么话：四川话', '姓名：未变', '每月走访 待办'])
  for (let times = 0; times < 2; times++) await inContext(house, here.tenant, (ctx) => personal.erase(ctx, personId))
  expect((await tasksOf(on, item)).map((one) => one.state)).toEqual(['cancelled'])
  expect((await copy()).map((one) => one.text)).toEqual(['每月走访 已取消'])
})
