import { afterAll, beforeAll, expect, test } from 'vitest'
import { spyOnStatements } from '../../platform/db/connect.ts'
import { caseIn } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { reminderSweep } from './reminders.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const HOUR = 3_600_000

/** How many statements a sweep needs when so many cases are a day late. */
async function statementsFor(cases: number): Promise<number> {
  for (let i = 0; i < cases; i++) await caseIn({ house, here }, 'triaged')
  const { rows } = await house.db.pool.query<{ due: Date }>(
    "SELECT max(due_at) AS due FROM case_clocks WHERE tenant_id = $1 AND kind = 'assign' AND stopped_at IS NULL",
    [here.tenant],
  )
  house.clock.advance(rows[0].due.getTime() - house.clock.now().getTime() + 24 * HOUR)
  // What the followers say of the cases, before and meanwhile, is none of the sweep's.
  await house.running.followers.stop()
  let sent = 0
  spyOnStatements(() => {
    sent++
  })
  await house.running.sweep(reminderSweep, here.tenant)
  spyOnStatements(undefined)
  return sent
}

test('who stands above the same post is asked once for all that is late there, and what was told is kept at once', async () => {
  const few = await statementsFor(2)
  // The first two climb another level meanwhile, which is asked for once.
  expect((await statementsFor(12)) - few).toBeLessThan(12)
})
