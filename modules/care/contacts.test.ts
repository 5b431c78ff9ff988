import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InputOf } from '../../platform/pure/contract.ts'
import { Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { inContext } from '../people/testing.ts'
import { recordContact } from './contacts.ts'
import type { LogContact } from './contract.ts'
import { aRecipient, aResident, homesOf } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let homes: string[]
const DAY = 86_400_000

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  homes = await homesOf({ house, here })
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const by = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
const on = () => ({ house, here })
const ago = (days: number) => new Date(house.clock.now().getTime() - days * DAY).toISOString()
const log = (more: Partial<InputOf<typeof LogContact>> = {}, as: As = here.member, commandId?: string) =>
  house.run(
    'care.logContact',
    { contactId: randomUUID(), householdId: homes[0], way: 'home', result: 'met', at: ago(0), ...more },
    by(as, commandId),
  )
const seen = async (householdId = homes[0]) => house.ask('care.household', { householdId }, by(here.lead))
const lastOf = async (recipientId: string, householdId = homes[0]) =>
  (await seen(householdId)).recipients.find((one) => one.id === recipientId)?.lastContactAt

describe('care.logContact', () => {
  test.each(['home', 'phone', 'video', 'message'] as const)('%s counts, in the evening too', async (way) => {
    const { recipientId, personId } = await aRecipient(on(), homes[0])
    const at = '2026-11-15T13:30:00.000Z'
    await log({ way, personId, at, result: 'spoke' })
    expect(await lastOf(recipientId)).toBe(at)
    expect((await seen()).recipients.find((one) => one.id === recipientId)).toMatchObject({ dueOn: '2026-11-22' })
  })

  test('tries do not count; the latest does, in whatever order they arrive', async () => {
    const { recipientId, personId } = await aRecipient(on(), homes[0])
    await log({ personId, result: 'absent' })
    expect(await lastOf(recipientId)).toBeNull()
    const late = ago(1)
    await log({ personId, at: late })
    await log({ personId, at: ago(3) })
    expect(await lastOf(recipientId)).toBe(late)
  })

  test('of the household it counts for everybody cared for there, of a person for that one', async () => {
    const one = await aRecipient(on(), homes[1])
    const two = await aRecipient(on(), homes[1])
    await log({ householdId: homes[1], personId: one.personId })
    expect([await lastOf(one.recipientId, homes[1]), await lastOf(two.recipientId, homes[1])]).toEqual([
      expect.any(String),
      null,
    ])
    await log({ householdId: homes[1], result: 'family' })
    expect(await lastOf(two.recipientId, homes[1])).not.toBeNull()
  })

  test('a phone whose clock runs ahead contacted nobody in the future', async () => {
    const { recipientId, personId } = await aRecipient(on(), homes[0])
    await log({ personId, at: new Date(house.clock.now().getTime() + DAY).toISOString() })
    expect(await lastOf(recipientId)).toBe(house.clock.now().toISOString())
  })

  test('told late of somebody who has moved away since: kept all the same', async () => {
    const personId = await aResident(on(), homes[2], '慕容大爷')
    house.clock.advance(DAY)
    const at = house.clock.now().toISOString()
    house.clock.advance(DAY)
    const { residents } = await house.ask('people.residents', { householdId: homes[2] }, by(here.lead))
    const residenceId = residents.find((one) => one.personId === personId)?.id ?? ''
    await house.run('people.endResidence', { residenceId, reason: 'moved' }, by(here.member))
    await log({ householdId: homes[2], personId, at })
    await expect(log({ householdId: homes[2], personId })).rejects.toBeInstanceOf(NotFound)
    expect((await seen(homes[2])).contacts.filter((one) => one.personId === personId)).toHaveLength(1)
  })

  test('shown with who did it; the note is sealed, the event has no word of it', async () => {
    const contactId = randomUUID()
    const personId = await aResident(on(), homes[2], '皇甫大爷')
    await log({ contactId, householdId: homes[2], personId, note: '血压有点高' })
    const { contacts } = await seen(homes[2])
    expect(contacts.filter((one) => one.id === contactId)).toMatchObject([
      { id: contactId, nameMasked: '皇*', note: '血压有点高', byName: '陈微员', way: 'home' },
    ])
    const rows = await house.db.pool.query('SELECT note_sealed FROM care_contacts WHERE id = $1', [contactId])
    expect(String(rows.rows[0].note_sealed)).not.toContain('血压')
    const events = await house.db.pool.query<{ body: string }>('SELECT body FROM events WHERE subject_id = $1', [
      contactId,
    ])
    expect(events.rows[0].body).not.toMatch(/血压|皇甫|met/)
  })

  test('refused: too old, a stranger, class D4, an id of another household', async () => {
    await expect(log({ at: ago(61) })).rejects.toEqual(new Refusal('contact.too_old', { days: 60 }))
    await expect(log({ personId: here.lead.personId })).rejects.toBeInstanceOf(NotFound)
    await expect(log({ note: '信访户' })).rejects.toMatchObject({ code: 'door.forbidden_word' })
    const contactId = randomUUID()
    await log({ contactId })
    await expect(log({ contactId, householdId: homes[1] })).rejects.toEqual(new Refusal('care.id_reused'))
  })

  test('not permitted beside, elsewhere, above', async () => {
    for (const as of [here.siblingMember, here.liaison, beside.member])
      await expect(log({}, as)).rejects.toBeInstanceOf(NotFound)
    await expect(log({}, here.street)).rejects.toBeInstanceOf(Forbidden)
    await log({ way: 'phone' }, here.desk)
  })

  test('repeated and raced: one contact', async () => {
    const [contactId, commandId] = [randomUUID(), randomUUID()]
    const at = ago(0)
    await log({ contactId, at }, here.member, commandId)
    await log({ contactId, at }, here.member, commandId)
    await Promise.all([log({ contactId, at }), log({ contactId, at })])
    expect((await seen()).contacts.filter((one) => one.id === contactId)).toHaveLength(1)
  })
})

test('a visit recorded elsewhere joins under its own id, once', async () => {
  const { recipientId, personId } = await aRecipient(on(), homes[0])
  const at = new Date(ago(0))
  const visit = {
    id: randomUUID(),
    householdId: homes[0],
    personId,
    gridId: here.micro[0],
    way: 'home',
    result: 'met',
    note: '',
    at,
  } as const
  await inContext(house, here.tenant, (ctx) => recordContact(ctx, visit))
  await inContext(house, here.tenant, (ctx) => recordContact(ctx, visit))
  expect(await lastOf(recipientId)).toBe(at.toISOString())
  expect((await seen()).contacts.filter((one) => one.id === visit.id)).toHaveLength(1)
})

describe('a visit for a task', () => {
  test('is a contact too, by whoever made it, once, and moves the day on which the next is due', async () => {
    const { recipientId } = await aRecipient(on(), homes[1])
    const visitId = randomUUID()
    const visit = { visitId, householdId: homes[1], at: ago(0), way: 'video', result: 'family_answered' } as const
    await house.run('tasks.recordVisit', visit, by(here.member))
    await house.settle()
    await house.settle()
    expect(await lastOf(recipientId, homes[1])).toBe(visit.at)
    const { contacts } = await seen(homes[1])
    expect(contacts[0]).toMatchObject({ id: visitId, way: 'video', result: 'family', byName: '陈微员' })
    expect(contacts.filter((one) => one.id === visitId)).toHaveLength(1)
  })

  test('nobody there: written down, and as due as before', async () => {
    const { recipientId } = await aRecipient(on(), homes[2])
    const visit = {
      visitId: randomUUID(),
      householdId: homes[2],
      at: ago(0),
      way: 'at_door',
      result: 'not_home',
    } as const
    await house.run('tasks.recordVisit', visit, by(here.member))
    await house.settle()
    expect(await lastOf(recipientId, homes[2])).toBeNull()
    expect((await seen(homes[2])).contacts[0]).toMatchObject({ id: visit.visitId, result: 'absent' })
  })
})
