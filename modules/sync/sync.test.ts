import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { openSessions } from '../../platform/sessions.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  ContactHouse,
  EndRescue,
  EnrolDevice,
  ListDevices,
  ListRescues,
  OpenRescue,
  RescueItem,
  RevokeDevice,
} from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor, commandId?: string) => ({ as, tenant: here.tenant, ...(commandId ? { commandId } : {}) })
const visitor: ServerActor = { kind: 'visitor' }
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const aSecret = () => randomUUID() + randomUUID()

type Phone = { deviceId: string; secret: string }

/** A member with a log-in of his own, who carries a phone. */
async function carrier(): Promise<ServerActor & { kind: 'person' }> {
  const { personId } = await house.run(
    'people.registerPerson',
    {
      communityId: here.communityId,
      name: '孙上门',
      phone: `157${String(10_000_000 + Math.floor(Math.random() * 9e6))}`,
    },
    { as: SYSTEM, tenant: here.tenant },
  )
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login: `phone.${randomUUID().slice(0, 8)}`, password: 'a-long-enough-secret' },
    { as: SYSTEM, tenant: here.tenant },
  )
  return { ...here.member, accountId, personId }
}

async function enrolled(as: ServerActor, label = 'Android · Chrome'): Promise<Phone> {
  const phone = { deviceId: randomUUID(), secret: aSecret() }
  await house.run(EnrolDevice, { ...phone, label }, at(as))
  return phone
}

const contact = (phone: Phone, more: object = {}) =>
  house.run(ContactHouse, { ...phone, phoneTime: house.clock.now().toISOString(), ...more }, at(visitor))
const anItem = (text = '三楼楼道灯坏了') => ({
  commandId: randomUUID(),
  name: 'intake.receiveReport',
  input: { channel: 'member', text },
  madeAt: house.clock.now().toISOString(),
  about: text,
})
const handOver = (phone: Phone, item = anItem(), why = 'not_found', commandId?: string) =>
  house.run(RescueItem, { ...phone, item, why }, at(visitor, commandId))
const namesIn = async (as: ServerActor) => (await house.ask(ListDevices, {}, at(as))).devices

describe('sync.enrolDevice', () => {
  test('a phone stands in the list of its holder and of who leads his grid, and of nobody beside', async () => {
    const her = await carrier()
    const { deviceId } = await enrolled(her, 'Redmi')
    const mine = (await namesIn(her)).find((one) => one.id === deviceId)
    expect(mine).toMatchObject({ label: 'Redmi', isMine: true, state: 'active', mayRevoke: true, personName: '孙上门' })
    expect((await namesIn(here.ordinaryLead)).map((one) => one.id)).toContain(deviceId)
    expect((await namesIn(here.siblingLead)).map((one) => one.id)).not.toContain(deviceId)
    expect((await namesIn(here.member)).map((one) => one.id)).not.toContain(deviceId)
  })

  test('repeated and raced, it is one phone; a fourth is refused, and so is the phone of somebody else', async () => {
    const her = await carrier()
    const phone = { deviceId: randomUUID(), secret: aSecret() }
    const commandId = randomUUID()
    const enrol = () => house.run(EnrolDevice, { ...phone, label: 'A' }, at(her, commandId))
    const [first, second] = await Promise.all([enrol(), enrol()])
    expect(second).toEqual(first)
    expect(await enrol()).toEqual(first)
    await expect(house.run(EnrolDevice, { ...phone, label: 'A' }, at(here.lead))).rejects.toEqual(
      refused('device.other'),
    )
    await enrolled(her)
    await enrolled(her)
    await expect(enrolled(her)).rejects.toEqual(refused('device.too_many'))
  })

  test('not for who holds no post', async () => {
    const nobody: ServerActor = { ...here.member, grants: [] }
    await expect(enrolled(nobody)).rejects.toEqual(refused('device.no_post'))
    expect(
      await outcomeOf(house.run(EnrolDevice, { deviceId: randomUUID(), secret: aSecret(), label: 'A' }, at(visitor))),
    ).toBe('signed_out')
  })
})

describe('sync.contact', () => {
  test('both clocks are told apart: a phone a day ahead works, and its lead reads how far it is off', async () => {
    const her = await carrier()
    const phone = await enrolled(her)
    const ahead = new Date(house.clock.now().getTime() + 86_400_000).toISOString()
    const answer = await contact(phone, { phoneTime: ahead, unsent: 3 })
    expect(answer).toMatchObject({ state: 'active', skewSeconds: 86_400, now: house.clock.now().toISOString() })
    const shown = (await namesIn(here.ordinaryLead)).find((one) => one.id === phone.deviceId)
    expect(shown).toMatchObject({ skewSeconds: 86_400, unsent: 3, lastContactOn: '2026-11-16' })
    await contact(phone, { phoneTime: '1970-01-01T00:00:00.000Z' })
    await contact(phone)
    expect((await namesIn(her)).find((one) => one.id === phone.deviceId)?.skewSeconds).toBeNull()
  })

  test('by its own secret alone', async () => {
    const phone = await enrolled(await carrier())
    expect(await outcomeOf(contact({ ...phone, secret: aSecret() }))).toBe('not_found')
    expect(await outcomeOf(contact({ ...phone, deviceId: randomUUID() }))).toBe('not_found')
    const commandId = randomUUID()
    const again = () =>
      house.run(ContactHouse, { ...phone, phoneTime: '2026-11-16T01:00:00.000Z' }, at(visitor, commandId))
    expect(await again()).toEqual(await again())
  })
})

describe('sync.revokeDevice', () => {
  test('her sessions end at once, the phone is told to wipe itself whoever holds it, and says when it has', async () => {
    const her = await carrier()
    const phone = await enrolled(her)
    const sessions = openSessions(house.db)
    const token = await sessions.start(her.accountId, undefined, house.clock.now())
    const { state } = await house.run(RevokeDevice, { deviceId: phone.deviceId }, at(here.ordinaryLead))
    expect(state).toBe('revoked')
    expect(await openSessions(house.db).find(token, house.clock.now())).toBeNull()
    expect((await contact(phone)).state).toBe('revoked')
    expect((await contact(phone, { hasWiped: true })).state).toBe('wiped')
    const shown = (await namesIn(here.ordinaryLead)).find((one) => one.id === phone.deviceId)
    expect(shown).toMatchObject({ state: 'wiped', mayRevoke: false })
    await expect(house.run(EnrolDevice, { ...phone, label: 'A' }, at(her))).rejects.toEqual(refused('device.revoked'))
  })

  test('a phone that its holder turned off says so, and makes room for another', async () => {
    const her = await carrier()
    const phone = await enrolled(her)
    expect((await contact(phone, { hasWiped: true })).state).toBe('wiped')
    expect((await contact(phone)).state).toBe('wiped')
    expect((await namesIn(her)).find((one) => one.id === phone.deviceId)).toMatchObject({
      state: 'wiped',
      mayRevoke: false,
    })
  })

  test('repeated and raced it is revoked once', async () => {
    const her = await carrier()
    const phone = await enrolled(her)
    const revoke = () => house.run(RevokeDevice, { deviceId: phone.deviceId }, at(her))
    const [one, two] = await Promise.all([revoke(), revoke()])
    expect([one.state, two.state, (await revoke()).state]).toEqual(['revoked', 'revoked', 'revoked'])
    const { rows } = await house.db.pool.query(
      `SELECT 1 FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name = 'device.revoked'`,
      [here.tenant, phone.deviceId],
    )
    expect(rows).toHaveLength(1)
  })

  test('not by a sibling, not by a colleague without the lead, not by anybody outside', async () => {
    const phone = await enrolled(await carrier())
    const attempt = (as: ServerActor) => outcomeOf(house.run(RevokeDevice, { deviceId: phone.deviceId }, at(as)))
    expect(await attempt(here.siblingLead)).toBe('not_found')
    expect(await attempt(here.member)).toBe('forbidden')
    expect(await attempt(here.desk)).toBe('forbidden')
    expect(await attempt(visitor)).toBe('signed_out')
  })
})

describe('sync.rescue', () => {
  test('what could not be taken in waits for the lead, sealed, and is read for a reason', async () => {
    const phone = await enrolled(await carrier())
    const item = anItem('王大爷家水管爆了')
    const { rescueId } = await handOver(phone, item)
    const { rescues } = await house.ask(ListRescues, {}, at(here.ordinaryLead))
    const shown = rescues.find((one) => one.id === rescueId)
    expect(shown).toMatchObject({
      personName: '孙上门',
      why: 'not_found',
      commandLabel: { zh: '上报' },
      madeAt: item.madeAt,
    })
    expect(JSON.stringify(rescues)).not.toContain('王大爷')
    const opened = await house.ask(OpenRescue, { rescueId, reason: '替她补录' }, at(here.ordinaryLead))
    expect(opened).toEqual({ about: '王大爷家水管爆了', input: item.input, fileIds: [] })
    const { rows } = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM rescues WHERE id = $1', [
      rescueId,
    ])
    expect(rows[0].sealed.includes(Buffer.from('王大爷'))).toBe(false)
  })

  test('repeated, raced, or under another command id: held once, executed never', async () => {
    const phone = await enrolled(await carrier())
    const item = anItem()
    const commandId = randomUUID()
    const before = await house.db.pool.query('SELECT count(*)::int AS n FROM reports')
    const [one, two] = await Promise.all([
      handOver(phone, item, 'forbidden', commandId),
      handOver(phone, item, 'forbidden', commandId),
    ])
    expect(two).toEqual(one)
    expect(await handOver(phone, item, 'forbidden')).toEqual(one)
    expect((await house.db.pool.query('SELECT count(*)::int AS n FROM reports')).rows).toEqual(before.rows)
  })

  test('a revoked phone still hands over for a month; a stranger with its id cannot', async () => {
    const her = await carrier()
    const phone = await enrolled(her)
    await house.run(RevokeDevice, { deviceId: phone.deviceId }, at(her))
    await handOver(phone, anItem(), 'revoked')
    expect(await outcomeOf(handOver({ ...phone, secret: aSecret() }))).toBe('not_found')
    const now = house.clock.now()
    house.clock.advance(31 * 86_400_000)
    await expect(handOver(phone)).rejects.toEqual(refused('rescue.too_late'))
    house.clock.set(now)
  })

  test('too much for a form is refused', async () => {
    const phone = await enrolled(await carrier())
    await expect(
      handOver(phone, { ...anItem(), input: { channel: 'member', text: '长'.repeat(30_000) } }),
    ).rejects.toEqual(refused('rescue.too_big'))
  })

  test('seen and settled only by who leads there', async () => {
    const phone = await enrolled(await carrier())
    const { rescueId } = await handOver(phone)
    const open = (as: ServerActor) => outcomeOf(house.ask(OpenRescue, { rescueId, reason: '看看' }, at(as)))
    const end = (as: ServerActor) => outcomeOf(house.run(EndRescue, { rescueId, how: 'entered' }, at(as)))
    expect([await open(here.siblingLead), await open(here.member), await open(here.lead)]).toEqual([
      'not_found',
      'forbidden',
      'ok',
    ])
    expect([await end(here.siblingLead), await end(here.member)]).toEqual(['not_found', 'forbidden'])
    expect((await house.ask(ListRescues, {}, at(here.member))).rescues).toEqual([])
  })
})

describe('sync.endRescue', () => {
  test('settled once, with a reason where it is not needed', async () => {
    const phone = await enrolled(await carrier())
    const { rescueId } = await handOver(phone)
    const end = (how: 'entered' | 'dismissed', reason: string, commandId?: string) =>
      house.run(EndRescue, { rescueId, how, reason }, at(here.lead, commandId))
    expect(await outcomeOf(end('dismissed', ''))).toBe('invalid:reason')
    const commandId = randomUUID()
    const [one, two] = await Promise.allSettled([end('dismissed', '已经有人报过', commandId), end('entered', '')])
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected'])
    await expect(end('entered', '')).rejects.toEqual(refused('rescue.ended'))
    if (one.status === 'fulfilled') expect(await end('dismissed', '已经有人报过', commandId)).toEqual(one.value)
    const { rescues } = await house.ask(ListRescues, { states: ['entered', 'dismissed'] }, at(here.lead))
    expect(rescues.find((each) => each.id === rescueId)?.endedAt).not.toBeNull()
  })

  test('the chain holds', async () => {
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })
})
