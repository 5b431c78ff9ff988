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

const reportedIn = (chainId: number) => [{ name: 'case.reported', subject: { chainId } }]

test('what nobody reacts to wakes nobody, and is passed over by all in one statement when they catch up', async () => {
  const chain = await chainId()
  const runner = runnerOf({ name: 'deaf', reacts: {} }, { name: 'deaf too', reacts: {} })
  await runner.catchUp()
  await runner.idle()
  await reported(house, here, '楼道灯不亮')
  await house.running.followers.catchUp()
  await house.running.followers.idle()
  const sent: string[] = []
  spyOnStatements((text) => sent.push(text))
  runner.poke(here.tenant, reportedIn(chain))
  await runner.idle()
  expect(sent).toEqual([])
  await runner.catchUp()
  await runner.idle()
  spyOnStatements(undefined)
  expect(sent).toHaveLength(1)
  expect([await placeOf('deaf', chain), await placeOf('deaf too', chain)]).toEqual([
    await headOf(chain),
    await headOf(chain),
  ])
  await runner.stop()
})

test('a reaction that fails takes no other with it, and is tried again by itself', async () => {
  const chain = await chainId()
  const done: string[] = []
  let failsOn: string | undefined
  let failures = 0
  const runner = runnerOf({
    name: 'stumbler',
    reacts: {
      'case.reported': async (ctx, { subjectId }) => {
        ctx.afterCommit(() => done.push(subjectId))
        // Once among the others, once by itself; then it succeeds.
        if (subjectId !== failsOn || failures++ === 2) return
        await ctx.sql.raw('SELECT 1 / 0')
      },
    },
  })
  await runner.catchUp()
  await runner.idle()
  done.length = 0
  const cases: string[] = []
  for (let i = 0; i < 3; i++) cases.push((await reported(house, here, '楼道灯不亮')).caseId)
  failsOn = cases[1]
  runner.poke(here.tenant, reportedIn(chain))
  await runner.idle()
  await expect.poll(() => done, { timeout: 5000 }).toEqual(cases)
  await runner.stop()
})

test('whoever reacts takes the head of a chain after the last reaction: none waits for a row of a sweep that wants the head (40P01)', async () => {
  const chain = await chainId()
  // From another connection, as a sweep that holds a row and goes on to the head.
  const isFree = () =>
    house.db.pool
      .query('SELECT 1 FROM chains WHERE tenant_id = $1 AND chain_id = $2 FOR UPDATE NOWAIT', [here.tenant, chain])
      .then(
        () => true,
        () => false,
      )
  const seen: boolean[] = []
  const runner = runnerOf({
    name: 'announcer',
    reacts: {
      'case.reported': async (ctx, { subjectId, gridId }) => {
        seen.push(await isFree())
        ctx.announce('task.cleared', { type: 'task', id: subjectId, gridId, chainId: chain }, {})
      },
    },
  })
  await runner.catchUp()
  await runner.idle()
  seen.length = 0
  const before = await headOf(chain)
  for (let i = 0; i < 3; i++) await reported(house, here, '楼道灯不亮')
  const reports = (await headOf(chain)) - before
  runner.poke(here.tenant, reportedIn(chain))
  await runner.idle()
  expect(seen).toEqual([true, true, true])
  expect(await headOf(chain)).toBe(before + reports + 3)
  await runner.stop()
})

test('a follower hears each fact once, however many run and however often they are woken', async () => {
  const chain = await chainId()
  const heard: string[] = []
  const runners = [1, 2, 3].map(() => runnerOf(listener('listener', heard), { name: 'deaf', reacts: {} }))
  const cases: string[] = []
  for (let i = 0; i < 8; i++) {
    cases.push((await reported(house, here, '楼道灯不亮')).caseId)
    for (const runner of runners) runner.poke(here.tenant, reportedIn(chain))
  }
  for (const runner of runners) await runner.idle()
  for (const runner of runners) runner.poke(here.tenant, reportedIn(chain))
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
