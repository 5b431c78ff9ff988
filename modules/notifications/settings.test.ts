import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { setUpChannels } from '../../platform/deliver.ts'
import { LETTER_KINDS } from '../../platform/pure/letter-words.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  AddWay,
  ConfirmWay,
  GetPreferences,
  RemoveWay,
  SavePreferences,
  SubscribeWebPush,
  UnsubscribeWebPush,
} from './contract.ts'
import { DEFAULTS } from './rules/plan.ts'
import { lettersTo } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(async () => {
  setUpChannels(house.db, LETTER_KINDS)
  house.clock.advance(3_600_000)
  await house.db.pool.query('DELETE FROM contact_ways')
})

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const see = (as: ServerActor) => house.ask(GetPreferences, {}, at(as))
const chosen = () => ({ ...DEFAULTS, groups: { ...DEFAULTS.groups }, channels: [...DEFAULTS.channels] })
const codeIn = async (address: string) => {
  const letter = (await lettersTo(house, address)).at(-1)
  return letter && 'text' in letter ? (/\d{6}/.exec(letter.text)?.[0] ?? '') : ''
}
const other = (code: string) => (code === '000000' ? '000001' : '000000')

describe('preferences', () => {
  test('nobody has said anything: what holds for everybody; then what was said, also when saved twice', async () => {
    expect(await see(here.member)).toMatchObject({
      isDefault: true,
      ...chosen(),
      phoneMasked: expect.stringMatching(/\*/),
    })
    const own = { ...chosen(), quiet: { from: 1380, until: 360 }, digestAt: 480, channels: ['sms' as const] }
    const commandId = randomUUID()
    expect(await house.run(SavePreferences, own, { ...at(here.member), commandId })).toEqual(own)
    expect(await house.run(SavePreferences, own, { ...at(here.member), commandId })).toEqual(own)
    expect(await see(here.member)).toMatchObject({ isDefault: false, ...own })
    expect(await see(here.siblingMember)).toMatchObject({ isDefault: true })
    expect(await house.run(SavePreferences, { ...own, quiet: null }, at(here.member))).toMatchObject({ quiet: null })
    // What a page of an earlier version does not know of stays as it was said.
    await house.run(SavePreferences, { ...own, groups: { services: 'off' } }, at(here.member))
    const { groups } = await house.run(SavePreferences, { ...own, groups: { work: 'digest' } }, at(here.member))
    expect(groups).toEqual({ ...DEFAULTS.groups, work: 'digest', services: 'off' })
  })

  test('refused: quiet for most of the day, a channel twice, a group that is none, nobody signed in', async () => {
    const save = (more: object, as: ServerActor = here.member) =>
      outcomeOf(house.run(SavePreferences, { ...chosen(), ...more }, at(as)))
    expect(await save({ quiet: { from: 0, until: 1439 } })).toBe('refused:preferences.quiet_too_long')
    expect(await save({ channels: ['sms', 'sms'] })).toBe('invalid:channels')
    expect(await save({ groups: { gossip: 'on' } })).toMatch(/^invalid:groups/)
    expect(await save({}, { kind: 'visitor' })).toBe('signed_out')
  })
})

describe('a browser', () => {
  const browser = { endpoint: 'https://push.example.test/x', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }

  test('shows the messages of whoever subscribed with it last, and of nobody once it gave that back', async () => {
    await house.run(SubscribeWebPush, browser, at(here.member))
    await house.run(SubscribeWebPush, browser, at(here.member))
    expect((await see(here.member)).ways).toMatchObject([
      { channel: 'web_push', label: 'push.example.test', state: 'confirmed' },
    ])
    await house.run(SubscribeWebPush, browser, at(here.siblingMember))
    expect((await see(here.member)).ways).toEqual([])
    await house.run(UnsubscribeWebPush, { endpoint: browser.endpoint }, at(here.member))
    expect((await see(here.siblingMember)).ways).toHaveLength(1)
    const commandId = randomUUID()
    await house.run(UnsubscribeWebPush, { endpoint: browser.endpoint }, { ...at(here.siblingMember), commandId })
    await house.run(UnsubscribeWebPush, { endpoint: browser.endpoint }, { ...at(here.siblingMember), commandId })
    expect((await see(here.siblingMember)).ways).toEqual([])
  })

  test('refused: an address that is none, too many, a house without push', async () => {
    expect(
      await outcomeOf(house.run(SubscribeWebPush, { ...browser, endpoint: 'http://x.test/' }, at(here.member))),
    ).toBe('invalid:endpoint')
    for (let i = 0; i < 5; i++)
      await house.run(SubscribeWebPush, { ...browser, endpoint: `${browser.endpoint}/${i}` }, at(here.member))
    expect(await outcomeOf(house.run(SubscribeWebPush, browser, at(here.member)))).toBe('refused:way.too_many')
    setUpChannels(house.db, ['sms'])
    expect(await outcomeOf(house.run(SubscribeWebPush, browser, at(here.lead)))).toBe('refused:way.not_set_up')
    expect((await see(here.lead)).setUp).toEqual(['sms'])
  })
})

describe('an e-mail address', () => {
  const address = 'wang@example.test'
  const add = (as: ServerActor, to = address) => house.run(AddWay, { channel: 'email', address: to }, at(as))

  test('counts once the code that went there came back; it is shown masked, and no event tells of it', async () => {
    const { wayId } = await add(here.member)
    expect((await see(here.member)).ways).toMatchObject([{ label: 'w***@example.test', state: 'waiting' }])
    const code = await codeIn(address)
    expect(await house.run(ConfirmWay, { wayId, code: other(code) }, at(here.member))).toEqual({
      isConfirmed: false,
      triesLeft: 4,
    })
    expect(await outcomeOf(house.run(ConfirmWay, { wayId, code }, at(here.siblingMember)))).toBe('not_found')
    const commandId = randomUUID()
    const done = { isConfirmed: true, triesLeft: 0 }
    expect(await house.run(ConfirmWay, { wayId, code }, { ...at(here.member), commandId })).toEqual(done)
    expect(await house.run(ConfirmWay, { wayId, code }, { ...at(here.member), commandId })).toEqual(done)
    expect((await see(here.member)).ways).toMatchObject([{ state: 'confirmed' }])
    const { rows } = await house.db.pool.query("SELECT body FROM events WHERE body LIKE '%example.test%'")
    expect(rows).toEqual([])
    expect(await outcomeOf(house.run(RemoveWay, { wayId }, at(here.siblingMember)))).toBe('not_found')
    await house.run(RemoveWay, { wayId }, at(here.member))
    expect(await outcomeOf(house.run(RemoveWay, { wayId }, at(here.member)))).toBe('not_found')
    expect((await see(here.member)).ways).toEqual([])
  })

  test('a code is good for ten minutes and five tries, and another comes after a minute', async () => {
    const { wayId } = await add(here.member)
    expect(await outcomeOf(add(here.member))).toBe('refused:way.too_soon')
    const code = await codeIn(address)
    for (let i = 0; i < 5; i++) await house.run(ConfirmWay, { wayId, code: other(code) }, at(here.member))
    expect(await outcomeOf(house.run(ConfirmWay, { wayId, code }, at(here.member)))).toBe('refused:way.code_wrong')
    house.clock.advance(61_000)
    expect((await add(here.member)).wayId).toBe(wayId)
    house.clock.advance(11 * 60_000)
    expect(await outcomeOf(house.run(ConfirmWay, { wayId, code: await codeIn(address) }, at(here.member)))).toBe(
      'refused:way.code_wrong',
    )
  })

  test('of two tries at once each is counted', async () => {
    const { wayId } = await add(here.member)
    const code = other(await codeIn(address))
    const tries = await Promise.all([1, 2].map(() => house.run(ConfirmWay, { wayId, code }, at(here.member))))
    expect(tries.map((one) => one.triesLeft).sort()).toEqual([3, 4])
  })

  test.each(['nobody', 'a b@example.test', '@example.test', 'a@b', 'a@example.test\nBcc: x@y.test'])(
    '%s is none',
    async (wrong) => {
      expect(await outcomeOf(add(here.lead, wrong))).toBe('refused:way.address_invalid')
    },
  )

  test('the same command twice sends one code', async () => {
    const how = { ...at(here.desk), commandId: randomUUID() }
    const input = { channel: 'wecom_app', address: 'zhou.desk' } as const
    expect(await house.run(AddWay, input, how)).toEqual(await house.run(AddWay, input, how))
    expect(await lettersTo(house, 'zhou.desk')).toMatchObject([{ kind: 'wecom_app', title: '验证码' }])
  })
})
