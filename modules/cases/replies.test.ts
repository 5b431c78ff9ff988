import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { Forbidden, SignedOut } from '../../platform/pure/refusals.ts'
import { readyFor, TRIED_IN } from '../../tests/access/ready.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import type { Verb } from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const verbs = (Object.keys(TRIED_IN) as Verb[]).filter((verb) => TRIED_IN[verb] !== undefined)

// A first reply is made from what the act had in hand, a repeated one from the database.
test.each(verbs)('the reply to %s says what stands in the database', async (verb) => {
  const { input, bearer, partner } = await readyFor({ house, here }, verb)
  // The time of day that clocks are stopped at leaves fractions of minutes.
  house.clock.advance(61_234)
  const envelope = { commandId: randomUUID(), tenant: here.tenant, input }
  const run = (as: ServerActor) => house.running.house.run(`cases.${verb}`, envelope, as)
  const staff = [here.desk, here.ordinaryLead, here.lead, here.siblingLead, here.member]
  for (const as of [...staff, bearer, ...(partner ? [partner] : [])]) {
    const first = await run(as).catch((error) => {
      const isTurnedAway = error instanceof Forbidden || error instanceof SignedOut || error.name === 'NotFound'
      if (isTurnedAway || error.code === 'case.assist_not_yours') return undefined
      throw error
    })
    if (first === undefined) continue
    expect(await run(as)).toEqual(first)
    return
  }
  throw new Error('nobody may')
})
