import { afterAll, beforeAll, expect, test } from 'vitest'
import { reported } from '../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../tests/support/house.ts'
import { spyOnStatements } from './db/connect.ts'
import { type NamedFollower, runFollowers } from './followers.ts'
import { openLog } from './log.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const runnerOf = (...followers: NamedFollower[]) =>
  runFollowers(house.running.house, followers, house.clock, openLog('silent'))
const listener = (name: string, heard: string[]): NamedFollower => ({
  name,
  reacts: {
    'case.reported': async (_ctx, event) => {
      heard.push(event.subjectId)
    },
  },
})
const number = async (text: string, values: unknown[]): Promise<number> =>
  Number((await house.db.pool.query<{ n: number }>(text, values)).rows[0]?.n)
const chainId = () => number('SELECT max(chain_id) AS n FROM communities WHERE tenant_id = $1', [here.tenant])
const placeOf = (follower: string, chain: number) =>
  number('SELECT seq AS n FROM cursors WHERE tenant_id = $1 AND follower = $2 AND chain_id = $3', [
    here.tenant,
    follower,
    chain,
  ])
const headOf = (chain: number) =>
  number('SELECT seq AS n FROM chains WHERE tenant_id = $1 AND chain_id = $2', [here.tenant, chain])

test('what nobody reacts to is passed over by all followers in one statement', async () => {
  const chain = await chainId()
  const runner = runnerOf({ name: 'deaf', reacts: {} }, { name: 'deaf too', reacts: {} })
  runner.poke(here.tenant, [chain])
  await runner.idle()
  await reported(house, here, '楼道灯不亮')
  await house.running.followers.idle()
  let sent = 0
  spyOnStatements(() => {
    sent++
  })
  runner.poke(here.tenant, [chain])
  await runner.idle()
  spyOnStatements(undefined)
  expect(sent).toBe(1)
  expect([await placeOf('deaf', chain), await placeOf('deaf too', chain)]).toEqual([
    await headOf(chain),
    await headOf(chain),
  ])
  await runner.stop()
})

test('a follower hears each fact once, however many run and however often they are woken', async () => {
  const chain = await chainId()
  const heard: string[] = []
  const runners = [1, 2, 3].map(() => runnerOf(listener('listener', heard), { name: 'deaf', reacts: {} }))
  const cases: string[] = []
  for (let i = 0; i < 8; i++) {
    cases.push((await reported(house, here, '楼道灯不亮')).caseId)
    for (const runner of runners) runner.poke(here.tenant, [chain])
  }
  for (const runner of runners) await runner.idle()
  for (const runner of runners) runner.poke(here.tenant, [chain])
  for (const runner of runners) await runner.idle()
  expect(heard.filter((id) => cases.includes(id))).toEqual(cases)
  expect(new Set(heard).size).toBe(heard.length)
  expect(await placeOf('listener', chain)).toBe(await headOf(chain))
  for (const runner of runners) await runner.stop()
})

test('a new follower begins at the beginning of a chain longer than one batch', async () => {
  const chain = await chainId()
  for (let i = 0; i < 60; i++) await reported(house, here, '楼道灯不亮')
  const heard: string[] = []
  const runner = runnerOf(listener('latecomer', heard))
  await runner.catchUp()
  await runner.idle()
  expect(new Set(heard).size).toBe(heard.length)
  expect(heard.length).toBeGreaterThanOrEqual(69)
  expect(await placeOf('latecomer', chain)).toBe(await headOf(chain))
  await runner.stop()
})
