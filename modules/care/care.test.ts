import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { inContext } from '../people/testing.ts'
import { reviewSweep } from './sweep.ts'
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
const refused = (code: string, facts = {}) => new Refusal(code, facts)
const on = () => ({ house, here })
const list = async (as: As, more: object = {}) =>
  (await house.ask('care.recipients', { gridId: here.micro[0], ...more }, by(as))).recipients
const find = async (recipientId: string) => {
  for (const which of ['active', 'ended'] as const) {
    const found = (await list(here.lead, { list: which })).find((one) => one.id === recipientId)
    if (found) return found
  }
  throw new Error('not in the register')
}
const today = () => localDate(house.clock.now())

describe('care.register', () => {
  test('done: masked in the list, sealed in the table, no health in the event; what was logged before counts', async () => {
    const personId = await aResident(on(), homes[0], '诸葛婆婆')
    const at = house.clock.now().toISOString()
    const contact = {
      contactId: randomUUID(),
      householdId: homes[0],
      personId,
      way: 'phone',
      result: 'spoke',
      at,
    } as const
    await house.run('care.logContact', contact, by(here.member))
    const recipientId = randomUUID()
    const input = {
      recipientId,
      personId,
      householdId: homes[0],
      grade: 'red',
      reasons: ['dementia'],
      basis: 'consent',
      basisOn: '2026-11-02',
      contact: { name: '诸葛小妹', relation: '女儿', phone: '15400000778' },
    } as const
    await house.run('care.register', { ...input, reasons: [...input.reasons] }, by(here.member))
    const one = await find(recipientId)
    expect(one).toMatchObject({
      nameMasked: '诸*',
      grade: 'red',
      everyDays: 7,
      hasOwnRhythm: false,
      lastContactAt: at,
      dueInDays: 7,
    })
    expect(JSON.stringify(await list(here.member))).not.toMatch(/诸葛婆婆|dementia|15400000778/)
    const rows = await house.db.pool.query('SELECT reasons_sealed, contact_sealed FROM care_recipients WHERE id = $1', [
      recipientId,
    ])
    expect(String(rows.rows[0].reasons_sealed) + String(rows.rows[0].contact_sealed)).not.toMatch(/dementia|小妹/)
    const events = await house.db.pool.query<{ name: string; body: string }>(
      'SELECT name, body FROM events WHERE subject_id = $1',
      [recipientId],
    )
    expect(events.rows.map((row) => row.name)).toEqual(['care.registered'])
    expect(events.rows[0].body).not.toMatch(/"red"|dementia|诸葛/)
  })

  test('refused: twice, somebody who does not live there, a day to come', async () => {
    const { personId } = await aRecipient(on(), homes[0])
    await expect(aRecipient(on(), homes[0], { personId })).rejects.toEqual(refused('care.registered_already'))
    await expect(aRecipient(on(), homes[1], { personId: here.lead.personId })).rejects.toEqual(
      refused('care.not_living_there'),
    )
    await expect(aRecipient(on(), homes[0], { basisOn: '2030-01-01' })).rejects.toEqual(refused('care.basis_future'))
    await expect(
      aRecipient(on(), homes[0], { contact: { name: '某人', relation: '刑满释放', phone: null } }),
    ).rejects.toMatchObject({ code: 'door.forbidden_word' })
  })

  test('repeated: one entry, also under another command', async () => {
    const personId = await aResident(on(), homes[1])
    const recipientId = randomUUID()
    const first = await aRecipient(on(), homes[1], { personId, recipientId })
    await aRecipient(on(), homes[1], { personId, recipientId })
    expect((await list(here.lead)).filter((one) => one.personId === first.personId)).toHaveLength(1)
  })

  test('raced: two members register the same person, one is told', async () => {
    const personId = await aResident(on(), homes[1])
    const both = await Promise.allSettled([
      aRecipient(on(), homes[1], { personId }),
      aRecipient(on(), homes[1], { personId }),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'care.registered_already' } })
  })
})

describe('changes', () => {
  test('another grade brings its rhythm and a review in half a year; only the leads decide', async () => {
    const { recipientId } = await aRecipient(on(), homes[1])
    const input = { recipientId, grade: 'blue', why: '女儿搬来同住', sawVersion: 1 } as const
    await expect(house.run('care.changeGrade', input, by(here.member))).rejects.toBeInstanceOf(Forbidden)
    house.clock.advance(DAY)
    await house.run('care.changeGrade', input, by(here.ordinaryLead))
    const one = await find(recipientId)
    expect(one).toMatchObject({ grade: 'blue', everyDays: 30, version: 2, dueInDays: 29 })
    await expect(house.run('care.changeGrade', { ...input, sawVersion: 2 }, by(here.lead))).rejects.toEqual(
      refused('care.same_grade'),
    )
    await expect(house.run('care.changeGrade', { ...input, grade: 'red' }, by(here.lead))).rejects.toEqual(
      refused('care.changed_since'),
    )
    const events = await house.db.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE subject_id = $1 AND name = 'care.changed'",
      [recipientId],
    )
    expect(events.rows[0].body).not.toMatch(/blue|red|女儿/)
    const told = await house.ask('care.reveal', { recipientId, reason: '核对调级' }, by(here.lead))
    expect(told.changes[0]).toMatchObject({
      what: 'grade',
      from: 'red',
      to: 'blue',
      why: '女儿搬来同住',
      byName: '王一长',
    })
  })

  test('a rhythm of its own, never slower than the grade allows; and back', async () => {
    const { recipientId } = await aRecipient(on(), homes[1], { grade: 'yellow' })
    const set = (everyDays: number | null, sawVersion: number) =>
      house.run('care.changeRhythm', { recipientId, everyDays, why: '家人常来', sawVersion }, by(here.lead))
    await expect(set(31, 1)).rejects.toEqual(refused('care.rhythm_too_slow', { most: 30 }))
    await set(21, 1)
    expect(await find(recipientId)).toMatchObject({ everyDays: 21, hasOwnRhythm: true, dueInDays: 21 })
    await set(null, 2)
    expect(await find(recipientId)).toMatchObject({ everyDays: 14, hasOwnRhythm: false })
  })

  test('facts are changed by the member and read with a reason only', async () => {
    const { recipientId } = await aRecipient(on(), homes[1])
    await house.run(
      'care.changeFacts',
      { recipientId, reasons: ['needs_nursing'], contact: null, sawVersion: 1 },
      by(here.member),
    )
    const told = await house.ask('care.reveal', { recipientId, reason: '上门前看一看' }, by(here.member))
    expect(told).toMatchObject({ name: '林婆婆', reasons: ['needs_nursing'], contact: null })
    expect(told.changes.find((one) => one.what === 'facts')).toMatchObject({
      from: '独居老人、失智；林小妹 女儿 15400000777',
      to: '失能',
    })
    for (const as of [here.siblingMember, beside.lead])
      await expect(house.ask('care.reveal', { recipientId, reason: '看看' }, by(as))).rejects.toBeInstanceOf(NotFound)
    for (const as of [here.street, here.desk])
      await expect(house.ask('care.reveal', { recipientId, reason: '看看' }, by(as))).rejects.toBeInstanceOf(Forbidden)
  })

  test('raced: of two regradings one is told that it was changed', async () => {
    const { recipientId } = await aRecipient(on(), homes[1])
    const both = await Promise.allSettled(
      (['yellow', 'blue'] as const).map((grade) =>
        house.run('care.changeGrade', { recipientId, grade, why: '复核', sawVersion: 1 }, by(here.lead)),
      ),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'care.changed_since' } })
  })

  test('ended: out of the list, nothing more to change, and may be registered anew', async () => {
    const { recipientId, personId } = await aRecipient(on(), homes[1])
    const end = { recipientId, reason: 'own_wish', sawVersion: 1 } as const
    const commandId = randomUUID()
    await house.run('care.end', end, by(here.member, commandId))
    await house.run('care.end', end, by(here.member, commandId))
    expect((await list(here.member)).some((one) => one.id === recipientId)).toBe(false)
    expect(await find(recipientId)).toMatchObject({ state: 'ended', endReason: 'own_wish' })
    await expect(house.run('care.end', end, by(here.member))).rejects.toEqual(refused('care.ended_already'))
    await aRecipient(on(), homes[1], { personId })
  })
})

describe('reviews', () => {
  test('due after half a year, told once; a review puts it off again', async () => {
    const { recipientId } = await aRecipient(on(), homes[2], { grade: 'watch' })
    house.clock.advance(190 * DAY)
    const sweep = () => house.running.sweep(reviewSweep, here.tenant)
    await sweep()
    await sweep()
    const events = await house.db.pool.query(
      "SELECT 1 FROM events WHERE subject_id = $1 AND name = 'care.review_due'",
      [recipientId],
    )
    expect(events.rows).toHaveLength(1)
    expect((await list(here.lead, { list: 'review' })).map((one) => one.id)).toContain(recipientId)
    const { version } = await find(recipientId)
    await house.run('care.review', { recipientId, sawVersion: version }, by(here.lead))
    expect((await find(recipientId)).isReviewDue).toBe(false)
    expect(await reviewSweep.dueTenants(house.db, house.clock.now())).toEqual([])
  })

  test('due at once when the residence ended', async () => {
    const { recipientId, personId } = await aRecipient(on(), homes[2])
    const { residents } = await house.ask('people.residents', { householdId: homes[2] }, by(here.lead))
    const residenceId = residents.find((one) => one.personId === personId)?.id ?? ''
    await house.run('people.endResidence', { residenceId, reason: 'died' }, by(here.member))
    await house.settle()
    expect(await find(recipientId)).toMatchObject({ reviewOn: today(), isReviewDue: true })
  })
})

describe('who sees what', () => {
  test('the member his grid, the leads theirs; nobody beside, nobody who left; the street figures only', async () => {
    const { recipientId } = await aRecipient(on(), homes[0])
    for (const as of [here.member, here.ordinaryLead, here.lead, here.officer])
      expect((await list(as)).map((one) => one.id)).toContain(recipientId)
    for (const as of [here.siblingMember, here.siblingLead, here.liaison, beside.lead])
      await expect(list(as)).rejects.toBeInstanceOf(NotFound)
    for (const as of [here.street, here.desk]) await expect(list(as)).rejects.toBeInstanceOf(Forbidden)
    const former = { ...here.member, grants: [] }
    await expect(list(former)).rejects.toBeInstanceOf(NotFound)
    await expect(house.ask('care.household', { householdId: homes[0] }, by(former))).rejects.toBeInstanceOf(NotFound)
    const { communities } = await house.ask('care.figures', {}, by(here.street))
    expect(communities.map((one) => one.total)).toEqual([expect.any(Number), 0])
    for (const { people } of communities[0].grades) expect(people === null || people === 0 || people >= 5).toBe(true)
    await expect(house.ask('care.figures', {}, by(here.member))).rejects.toBeInstanceOf(Forbidden)
  })

  test('pages by the day that is due', async () => {
    const first = await house.ask('care.recipients', { gridId: here.mainGridId }, by(here.lead))
    const days = first.recipients.map((one) => one.dueOn)
    expect(days).toEqual([...days].sort())
    const [one] = first.recipients
    const rest = await list(here.lead, { after: { dueOn: one.dueOn, id: one.id } })
    expect(rest.map((next) => next.id)).not.toContain(one.id)
    expect(rest).toHaveLength(first.recipients.length - 1)
  })
})

test('a copy tells her all; erased, the care ends and no word of it stays', async () => {
  const { recipientId, personId } = await aRecipient(on(), homes[0])
  const at = house.clock.now().toISOString()
  const contact = {
    contactId: randomUUID(),
    householdId: homes[0],
    personId,
    way: 'home',
    result: 'met',
    at,
    note: '腿脚不便',
  } as const
  await house.run('care.logContact', contact, by(here.member))
  const care = house.running.house.modules.find((one) => one.name === 'care')?.personal
  const copy = await inContext(house, here.tenant, async (ctx) => care?.copy(ctx, personId))
  expect(copy?.map((one) => one.text)).toEqual([
    '红、独居老人、失智',
    '林小妹 女儿 15400000777',
    '上门，见到本人，腿脚不便',
  ])
  await inContext(house, here.tenant, async (ctx) => care?.erase(ctx, personId))
  await inContext(house, here.tenant, async (ctx) => care?.erase(ctx, personId))
  expect(await inContext(house, here.tenant, async (ctx) => care?.copy(ctx, personId))).toEqual([
    { what: expect.anything(), at: expect.any(Date), text: '观察' },
  ])
  const told = await house.db.pool.query(
    'SELECT 1 FROM care_changes WHERE recipient_id = $1 AND told_sealed IS NOT NULL',
    [recipientId],
  )
  expect(told.rows).toEqual([])
})
