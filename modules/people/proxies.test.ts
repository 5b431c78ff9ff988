import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'

let house: TestHouse
let here: TestCommunity
let count = 0
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor | { accountId: string }) => ({ as, tenant: here.tenant })
const codeIn = async (phone: string) => {
  const rows = await house.db.pool.query<{ sealed: Buffer }>(
    'SELECT sealed FROM deliveries ORDER BY created_at DESC, id DESC',
  )
  return rows.rows
    .map((row) => JSON.parse(house.keys.open(row.sealed)) as { address: string; text: string })
    .filter((letter) => letter.address === phone)
}
/** A resident with an account, known to staff by a number. */
async function resident(name: string): Promise<{ accountId: string; personId: string; phone: string }> {
  const phone = `1550000${String(++count).padStart(4, '0')}`
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name, phone },
    at(SYSTEM),
  )
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login: `resident.${count}`, password: 'green-lantern-7' },
    at(SYSTEM),
  )
  return { accountId, personId, phone }
}
const invite = (who: { accountId: string }, commandId?: string) =>
  house.run('people.inviteProxy', { communityId: here.communityId }, { ...at(who), commandId })
const accept = (who: { accountId: string }, code: string, commandId?: string) =>
  house.run('people.acceptProxy', { code }, { ...at(who), commandId })
const around = (who: { accountId: string }) => house.ask('people.myProxies', {}, at(who))
const pair = async () => {
  const [grandmother, grandson] = [await resident('罗奶奶'), await resident('罗小山')]
  const { proxyId } = await accept(grandson, (await invite(grandmother)).code)
  return { grandmother, grandson, proxyId }
}

describe('asking the family', () => {
  test('a code of eight characters, as people copy it, makes the one act for the other; she is told', async () => {
    const [grandmother, grandson] = [await resident('马奶奶'), await resident('马小军')]
    const { code } = await invite(grandmother)
    expect(code).toMatch(/^[0-9A-Z]{8}$/)
    expect((await around(grandmother)).invitedUntil).not.toBeNull()
    const taken = await accept(grandson, `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())
    expect(taken.name).toBe('马奶奶')
    expect((await around(grandmother)).helpers).toMatchObject([{ name: '马小军', how: 'invited' }])
    expect((await around(grandmother)).invitedUntil).toBeNull()
    expect((await around(grandson)).helped).toMatchObject([{ name: '马奶奶', personId: grandmother.personId }])
    expect((await codeIn(grandmother.phone))[0].text).toContain('马小军')
  })
  test('sent again it shows the same code; a newer code ends the one before', async () => {
    const [one, other] = [await resident('甲'), await resident('乙')]
    const commandId = randomUUID()
    const first = await invite(one, commandId)
    expect(await invite(one, commandId)).toEqual(first)
    const second = await invite(one)
    expect(await outcomeOf(accept(other, first.code))).toBe('refused:proxy.code_unknown')
    expect(await outcomeOf(accept(other, second.code))).toBe('ok')
  })
  test('it is good once: of two who try at the same time one gets it, and repeated it stays his', async () => {
    const [one, two, three] = [await resident('丙'), await resident('丁'), await resident('戊')]
    const { code } = await invite(one)
    const commandId = randomUUID()
    const raced = await Promise.all([outcomeOf(accept(two, code, commandId)), outcomeOf(accept(three, code))])
    expect(raced.sort()).toEqual(['ok', 'refused:proxy.code_unknown'])
    if ((await around(two)).helped.length > 0) expect(await outcomeOf(accept(two, code, commandId))).toBe('ok')
    expect((await around(one)).helpers).toHaveLength(1)
  })
  test('after three days, for oneself, twice, and unknown it is refused in words', async () => {
    const { grandmother, grandson } = await pair()
    const again = await invite(grandmother)
    expect(await outcomeOf(accept(grandson, again.code))).toBe('refused:proxy.already')
    expect(await outcomeOf(accept(grandmother, again.code))).toBe('refused:proxy.oneself')
    expect(await outcomeOf(accept(grandson, '00000000'))).toBe('refused:proxy.code_unknown')
    const late = await resident('己')
    house.clock.advance(3 * 86_400_000 + 1000)
    expect(await outcomeOf(accept(late, again.code))).toBe('refused:proxy.code_unknown')
  })
  test('at most five act for one', async () => {
    const one = await resident('庚')
    for (let i = 0; i < 5; i++) await accept(await resident(`孙${i}`), (await invite(one)).code)
    expect(await outcomeOf(invite(one))).toBe('refused:proxy.too_many')
  })
  test('is for people who signed in', async () => {
    expect(await outcomeOf(house.run('people.inviteProxy', { communityId: here.communityId }, at(VISITOR)))).toBe(
      'signed_out',
    )
    expect(await outcomeOf(house.run('people.acceptProxy', { code: '12345678' }, at(VISITOR)))).toBe('signed_out')
  })
})

describe('a paper at the door', () => {
  const input = (phone: string) => ({
    gridId: here.micro[0],
    person: { name: '姚奶奶', phone: null },
    proxy: { name: '小姚', phone },
    signedOn: '2026-11-14',
  })
  test('the member of the grid registers it, once, and it stands in the chain', async () => {
    const proxy = await resident('小姚')
    const commandId = randomUUID()
    const send = () => house.run('people.registerProxy', input(proxy.phone), { ...at(here.member), commandId })
    const [first, second] = await Promise.all([send(), send()])
    expect(second).toEqual(first)
    expect((await around(proxy)).helped).toMatchObject([{ name: '姚奶奶', how: 'paper' }])
    const told = await house.db.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE name = 'person.proxy_added' AND subject_id = $1",
      [first.personId],
    )
    expect(told.rows).toHaveLength(1)
    expect(told.rows[0].body).not.toContain('姚')
  })
  test('not for oneself, not with a date to come, not from elsewhere', async () => {
    const own = await house.db.q
      .selectFrom('persons')
      .select('phone_sealed')
      .where('tenant_id', '=', here.tenant)
      .where('id', '=', here.member.personId)
      .executeTakeFirstOrThrow()
    const phone = own.phone_sealed ? house.keys.open(own.phone_sealed) : ''
    const run = (as: PersonActor, change: object = {}) =>
      outcomeOf(house.run('people.registerProxy', { ...input('15599990000'), ...change }, at(as)))
    expect(await run(here.member, { proxy: { name: '陈微员', phone } })).toBe('refused:proxy.self_registered')
    expect(await run(here.member, { signedOn: '2027-01-01' })).toBe('refused:proxy.paper_date')
    expect(await run(here.member, { signedOn: '2024-01-01' })).toBe('refused:proxy.paper_date')
    expect(await run(here.siblingMember)).toBe('not_found')
    expect(await outcomeOf(house.run('people.registerProxy', input('15599990000'), at(VISITOR)))).toBe('signed_out')
  })
})

describe('the end', () => {
  test('either ends it, at once and once', async () => {
    for (const which of ['grandmother', 'grandson'] as const) {
      const all = await pair()
      const end = () => outcomeOf(house.run('people.endProxy', { proxyId: all.proxyId }, at(all[which])))
      expect(await Promise.all([end(), end()])).toEqual(['ok', 'ok'])
      expect((await around(all.grandson)).helped).toEqual([])
      const ended = await house.db.pool.query(
        "SELECT 1 FROM events WHERE name = 'person.proxy_ended' AND subject_id = $1",
        [all.grandmother.personId],
      )
      expect(ended.rowCount).toBe(1)
    }
  })
  test('a stranger does not learn that it exists; staff end what was taken on paper in their grid', async () => {
    const { proxyId } = await pair()
    const end = (as: ServerActor | { accountId: string }, id = proxyId) =>
      outcomeOf(house.run('people.endProxy', { proxyId: id }, at(as)))
    expect(await end(await resident('路人'))).toBe('not_found')
    expect(await end(here.member)).toBe('not_found')
    const paper = await house.run(
      'people.registerProxy',
      {
        gridId: here.micro[0],
        person: { name: '姚爷爷' },
        proxy: { name: '外孙', phone: '15588880000' },
        signedOn: '2026-11-14',
      },
      at(here.member),
    )
    expect(await end(here.siblingMember, paper.proxyId)).toBe('not_found')
    expect(await end(here.member, paper.proxyId)).toBe('ok')
  })
})
