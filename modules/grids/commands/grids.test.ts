import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'

let house: TestHouse
let c: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running)
})
afterAll(() => house.close())

describe('smoke', () => {
  test('tree', async () => {
    const t = await house.ask('grids.tree', { withShapes: true }, { as: c.street, tenant: c.tenant })
    expect(t.grids.length).toBe(9)
    console.info(t.grids.map((g) => `${g.level} ${g.code} ${g.name} ${g.households} ${g.shape?.length}`), t.communities)
  })
})
