import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { type As, openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import type { PersonChange } from '../contract.ts'
import { correctPerson } from '../index.ts'
import { inContext } from '../testing.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let householdId: string
let phones = 15_433_000_000
const aPhone = () => String(phones++)
const DAY = 86_400_000

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  const rows = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
    [here.tenant, here.buildingId],
  )
  householdId = rows.rows[0].id
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const by = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
const refused = (code: string, facts = {}) => new Refusal(code, facts)

/** Somebody written down at the door. */
async function moveIn(name: string, phone: string | null = null, as: As = here.member) {
  const input = { householdId, who: { by: 'name', name, phone, hasConsent: true }, reason: 'told' } as const
  return house.run('people.registerResidence', input, by(as))
}
const residents = async (as: As = here.member) =>
  (await house.ask('people.residents', { householdId }, by(as))).residents
const shown = async (personId: string) => (await residents()).find((one) => one.personId === personId)
const corrections = async () => (await house.ask('people.corrections', { householdId }, by(here.lead))).corrections
async function correct(
  personId: string,
  change: PersonChange | { field: 'phone'; value: string | null },
  more: { as?: As; sawVersion?: number; correctionId?: string; commandId?: string } = {},
) {
  const known = (await shown(personId))?.known[change.field]
  const correctionId = more.correctionId ?? randomUUID()
  house.clock.advance(1000)
  const input = {
    correctionId,
    householdId,
    personId,
    change,
    sawVersion: more.sawVersion ?? known?.version ?? 0,
    reason: 'told' as const,
  }
  await house.run('people.correctResident', input, by(more.as ?? here.member, more.commandId))
  return correctionId
}
const revealed = (personId: string, as: As = here.member) =>
  house.ask('people.revealPhone', { personId, reason: '入户核实' }, by(as))

describe('who lives behind a door', () => {
  test('a list masks names and shows no number; the reveal gives both and is on record', async () => {
    const phone = aPhone()
    const { personId } = await moveIn('司徒秀兰', phone)
    expect(await shown(personId)).toMatchObject({ nameMasked: '司*', hasPhone: true, keepsOwnData: false })
    expect(JSON.stringify(await residents())).not.toMatch(/秀兰|154\d{8}/)
    expect(await revealed(personId)).toEqual({ phone, name: '司徒秀兰' })
    const log = await house.db.pool.query('SELECT count(*)::int AS n FROM access_log WHERE tenant_id = $1', [
      here.tenant,
    ])
    expect(log.rows[0].n).toBe(1)
    await expect(revealed(personId, here.siblingMember)).rejects.toBeInstanceOf(NotFound)
    await expect(revealed(personId, beside.lead)).rejects.toBeInstanceOf(NotFound)
    await expect(revealed(personId, here.street)).rejects.toBeInstanceOf(Forbidden)
  })

  test('a number is kept with consent only; nothing of class D4 in a name', async () => {
    const who = { by: 'name', name: '何先生', phone: aPhone() } as const
    await expect(
      house.run('people.registerResidence', { householdId, who, reason: 'told' }, by(here.member)),
    ).rejects.toEqual(refused('person.phone_needs_consent'))
    await expect(moveIn('何先生（社矫）')).rejects.toEqual(refused('door.forbidden_word', { word: '社矫' }))
  })

  test('ids that the phone made: sent again under another command it is the same resident', async () => {
    const [residenceId, personId] = [randomUUID(), randomUUID()]
    const input = { householdId, who: { by: 'name', name: '尤伯', personId }, residenceId, reason: 'seen' } as const
    const first = await house.run('people.registerResidence', input, by(here.member))
    expect(first).toEqual({ residenceId, personId })
    expect(await house.run('people.registerResidence', input, by(here.member))).toEqual(first)
    expect((await residents()).filter((one) => one.personId === personId)).toHaveLength(1)
    await expect(
      house.run('people.registerResidence', { ...input, residenceId: randomUUID() }, by(here.member)),
    ).rejects.toEqual(refused('correction.id_reused'))
  })
})

describe('people.correctResident', () => {
  test('done: name and number, old and new kept sealed and shown masked; the event has neither', async () => {
    const { personId } = await moveIn('王小明')
    const phone = aPhone()
    await correct(personId, { field: 'name', value: '汪小明' })
    await correct(personId, { field: 'phone', value: phone, hasConsent: true })
    expect(await revealed(personId)).toEqual({ phone, name: '汪小明' })
    expect((await shown(personId))?.known.name).toMatchObject({ source: 'door', version: 1 })
    expect((await corrections()).slice(0, 2)).toMatchObject([
      { field: 'phone', from: null, to: `${phone.slice(0, 3)}****${phone.slice(-4)}`, nameMasked: '汪*' },
      { field: 'name', from: '王*', to: '汪*' },
    ])
    const rows = await house.db.pool.query('SELECT * FROM person_corrections WHERE person_id = $1', [personId])
    expect(rows.rows.map((row) => String(row.old_sealed) + String(row.new_sealed)).join()).not.toMatch(/小明|154/)
    const bodies = await house.db.pool.query('SELECT body FROM events WHERE subject_id = $1', [personId])
    expect(JSON.stringify(bodies.rows)).not.toMatch(/小明|154\d{8}/)
  })

  test('what she had changed herself is not written over by what was seen before', async () => {
    const { personId } = await moveIn('巳')
    await inContext(house, here.tenant, (ctx) => correctPerson(ctx, personId, { name: '本人改的', phone: null }))
    await expect(correct(personId, { field: 'name', value: '旧消息' }, { sawVersion: 0 })).rejects.toEqual(
      refused('person.changed_since', { value: '本*' }),
    )
    expect((await shown(personId))?.known.name).toMatchObject({ source: 'self_stated', version: 1 })
  })

  test('refused: no consent, changed since, a number of somebody else, who signs in himself', async () => {
    const taken = aPhone()
    await moveIn('甲', taken)
    const { personId } = await moveIn('乙')
    await expect(correct(personId, { field: 'phone', value: aPhone() })).rejects.toEqual(
      refused('person.phone_needs_consent'),
    )
    await expect(correct(personId, { field: 'phone', value: taken, hasConsent: true })).rejects.toEqual(
      refused('person.phone_taken'),
    )
    await correct(personId, { field: 'name', value: '乙某' })
    await expect(correct(personId, { field: 'name', value: '乙二' }, { sawVersion: 0 })).rejects.toEqual(
      refused('person.changed_since', { value: '乙*' }),
    )
    const staff = here.siblingMember.personId
    await house.run('people.registerResidence', { householdId, who: { by: 'person', personId: staff } }, by(SYSTEM))
    await expect(correct(staff, { field: 'phone', value: aPhone(), hasConsent: true })).rejects.toEqual(
      refused('person.keeps_own_data'),
    )
  })

  test('not permitted: elsewhere, of oneself, of who does not live there', async () => {
    const { personId } = await moveIn('丙')
    const change = { field: 'name', value: '丁' } as const
    for (const as of [here.siblingMember, here.siblingLead, beside.lead])
      await expect(correct(personId, change, { as })).rejects.toBeInstanceOf(NotFound)
    await expect(correct(personId, change, { as: here.street })).rejects.toBeInstanceOf(Forbidden)
    await expect(correct(here.lead.personId, change)).rejects.toBeInstanceOf(NotFound)
    const me = here.member.personId
    await house.run('people.registerResidence', { householdId, who: { by: 'person', personId: me } }, by(SYSTEM))
    await expect(correct(me, change)).rejects.toBeInstanceOf(Forbidden)
  })

  test('repeated and raced: written once', async () => {
    const { personId } = await moveIn('戊')
    const [correctionId, commandId] = [randomUUID(), randomUUID()]
    const change = { field: 'name', value: '戊一' } as const
    await correct(personId, change, { correctionId, commandId, sawVersion: 0 })
    await correct(personId, change, { correctionId, commandId, sawVersion: 0 })
    await correct(personId, change, { correctionId, sawVersion: 0 })
    expect((await shown(personId))?.known.name.version).toBe(1)
    const both = await Promise.allSettled(
      ['戊二', '戊三'].map((value) => correct(personId, { field: 'name', value }, { sawVersion: 1 })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'person.changed_since' } })
  })
})

describe('moved away, and the undo', () => {
  test('said to have moved, and taken back by the lead', async () => {
    const { personId, residenceId } = await moveIn('己')
    house.clock.advance(DAY)
    const since = new Date(house.clock.now().getTime() - DAY / 2).toISOString()
    await house.run('people.endResidence', { residenceId, since, reason: 'moved' }, by(here.member))
    expect(await shown(personId)).toBeUndefined()
    const [moved] = await corrections()
    expect(moved).toMatchObject({ field: 'moved_away', reason: 'moved', from: null, to: null })
    const undo = (as: As) => house.run('people.undoCorrection', { correctionId: moved.id }, by(as))
    await expect(undo(here.member)).rejects.toBeInstanceOf(Forbidden)
    await expect(undo(here.siblingLead)).rejects.toBeInstanceOf(NotFound)
    await undo(here.ordinaryLead)
    expect(await shown(personId)).toMatchObject({ state: 'confirmed' })
    await expect(undo(here.ordinaryLead)).rejects.toEqual(refused('correction.undone_already'))
  })

  test('refused: a day before it began, and a reason without a word', async () => {
    const { residenceId } = await moveIn('庚')
    const early = new Date(house.clock.now().getTime() - DAY).toISOString()
    await expect(
      house.run('people.endResidence', { residenceId, since: early, reason: 'moved' }, by(here.member)),
    ).rejects.toEqual(refused('residence.until_wrong'))
    await expect(house.run('people.endResidence', { residenceId, reason: 'other' }, by(here.member))).rejects.toEqual(
      refused('correction.note_missing'),
    )
  })

  test('a name and somebody written down by mistake are taken back', async () => {
    const { personId } = await moveIn('辛一')
    const correctionId = await correct(personId, { field: 'name', value: '辛二' })
    const undo = (id: string) => house.run('people.undoCorrection', { correctionId: id }, by(here.ordinaryLead))
    await undo(correctionId)
    expect((await revealed(personId)).name).toBe('辛一')
    const movedIn = (await corrections()).find((one) => one.personId === personId && one.field === 'moved_in')
    await undo(movedIn?.id ?? '')
    expect(await shown(personId)).toBeUndefined()
  })

  test('all as before moves the day on, not the version', async () => {
    const { personId } = await moveIn('壬', aPhone())
    house.clock.advance(DAY)
    await house.run('people.verifyResidents', { householdId }, by(here.member))
    expect((await shown(personId))?.known.phone).toEqual({
      source: 'door',
      verifiedAt: house.clock.now().toISOString(),
      version: 0,
    })
  })
})

test('her own copy tells what was corrected; erased, no value stays', async () => {
  const { personId } = await moveIn('癸姑娘')
  await correct(personId, { field: 'name', value: '桂姑娘' })
  const people = house.running.house.modules.find((one) => one.name === 'people')?.personal
  const copy = await inContext(house, here.tenant, async (ctx) => people?.copy(ctx, personId))
  expect(copy?.map((one) => one.text)).toContain('姓名 癸姑娘 → 桂姑娘')
  await inContext(house, here.tenant, async (ctx) => people?.erase(ctx, personId))
  const kept = await house.db.pool.query(
    'SELECT 1 FROM person_corrections WHERE person_id = $1 AND (old_sealed IS NOT NULL OR new_sealed IS NOT NULL OR note_sealed IS NOT NULL)',
    [personId],
  )
  expect(kept.rows).toEqual([])
  expect(await shown(personId)).toBeUndefined()
})
