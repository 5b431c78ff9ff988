import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { OpenPlace } from '../contract.ts'
import { OPEN_SERVICES } from '../queries.ts'
import { ArrangeServices, ListServices, type Service } from './contract.ts'
import { STARTING_SERVICES } from './store.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const shown = async (code = here.code) =>
  (await house.ask(OpenPlace, { code }, at({ kind: 'visitor' }))).services.map((one) => one.nameZh)
/** Only what works is open, so that the tests hold whatever is built. */
const arranged = (change: Partial<Record<Service['key'], Partial<Service>>> = {}): Service[] =>
  STARTING_SERVICES.map((one) => ({ ...one, isOpen: OPEN_SERVICES.includes(one.key), ...change[one.key] }))
const arrange = (services: readonly Service[], as: ServerActor = here.officer, commandId = randomUUID()) =>
  house.run(ArrangeServices, { communityId: here.communityId, services: [...services] }, { ...at(as), commandId })

test('until they are arranged, every community has the same, and only what works is open', async () => {
  expect(await shown()).toEqual(['码上办', '码上问', '码上议', '码上约', '码上帮'])
  const { services, isArranged } = await house.ask(ListServices, { communityId: here.communityId }, at(here.officer))
  expect(isArranged).toBe(false)
  for (const one of services) expect(one.isOpen).toBe(OPEN_SERVICES.includes(one.key))
})

test('names, notes and order are the community’s own; a neighbour keeps hers, and the fact holds no word', async () => {
  const mine = arranged({ book: { nameZh: '约一约', noteZh: '理发、维修' } })
  await arrange([mine[3], mine[0], mine[1], mine[2], mine[4]])
  expect(await shown()).toEqual(['约一约', '码上办', '码上问', '码上议', '码上帮'])
  expect(await shown(beside.code)).toContain('码上约')
  const { services, isArranged } = await house.ask(ListServices, { communityId: here.communityId }, at(here.officer))
  expect(isArranged).toBe(true)
  expect(services[0]).toMatchObject({ key: 'book', noteZh: '理发、维修' })
  const events = await house.db.pool.query<{ body: string }>(
    "SELECT body FROM events WHERE name = 'services.arranged' AND subject_id = $1",
    [here.communityId],
  )
  expect(events.rows).toHaveLength(1)
  expect(events.rows[0].body).not.toContain('约一约')
})

test('refused: one twice, two of one name, reporting closed, and what is not built opened', async () => {
  const all = arranged()
  expect(await outcomeOf(arrange([all[0], all[1], all[2], all[3], all[3]]))).toBe('refused:services.each_once')
  expect(await outcomeOf(arrange(arranged({ help: { nameZh: '码上办' } })))).toBe('refused:services.same_name')
  expect(await outcomeOf(arrange(arranged({ report: { isOpen: false } })))).toBe('refused:services.report_stays')
  const unbuilt = all.find((one) => !OPEN_SERVICES.includes(one.key))
  if (unbuilt)
    expect(await outcomeOf(arrange(arranged({ [unbuilt.key]: { isOpen: true } })))).toBe('refused:services.not_there')
})

test('not permitted: members and the desk; not seen: another community', async () => {
  for (const as of [here.member, here.desk, here.ordinaryLead])
    expect(await outcomeOf(arrange(arranged(), as))).toBe('forbidden')
  expect(await outcomeOf(arrange(arranged(), beside.officer))).toBe('not_found')
  expect(await outcomeOf(house.ask(ListServices, { communityId: here.communityId }, at(beside.member)))).toBe(
    'not_found',
  )
})

test('repeated it is one act; raced the last one stands whole', async () => {
  const commandId = randomUUID()
  const services = arranged({ ask: { nameZh: '问一问' } })
  await Promise.all([1, 2, 3].map(() => arrange(services, here.lead, commandId)))
  const before = await house.db.pool.query("SELECT 1 FROM events WHERE name = 'services.arranged'")
  expect(before.rowCount).toBe(2)
  await Promise.all(
    ['甲', '乙', '丙'].map((mark) =>
      arrange(
        STARTING_SERVICES.map((one) => ({ ...one, nameZh: `${mark}${one.nameZh}`, isOpen: one.key === 'report' })),
      ),
    ),
  )
  expect(new Set((await shown()).map((name) => name[0])).size).toBe(1)
})
