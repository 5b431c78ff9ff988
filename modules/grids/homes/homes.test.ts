import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { type As, openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import type { HouseholdChange } from './contract.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let homes: { id: string; entrance_id: string; room: string }[]
const DAY = 86_400_000

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  const rows = await house.db.pool.query<(typeof homes)[number]>(
    'SELECT id, entrance_id, room FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
    [here.tenant, here.buildingId],
  )
  homes = rows.rows
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const by = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
const seen = async (householdId: string) => house.ask('grids.household', { householdId }, by(here.member))
async function correct(
  householdId: string,
  change: HouseholdChange,
  more: { as?: As; sawVersion?: number; correctionId?: string; commandId?: string; note?: string } = {},
) {
  const known = (await seen(householdId)).known[change.field]
  house.clock.advance(1000)
  const input = {
    correctionId: more.correctionId ?? randomUUID(),
    householdId,
    change,
    sawVersion: more.sawVersion ?? known.version,
    reason: more.note === undefined ? ('seen' as const) : ('other' as const),
    note: more.note ?? '',
  }
  await house.run('grids.correctHousehold', input, by(more.as ?? here.member, more.commandId))
  return input.correctionId
}
const refused = (code: string, facts = {}) => new Refusal(code, facts)
const events = async (id: string) =>
  (
    await house.db.pool.query<{ name: string; body: string }>(
      'SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 ORDER BY seq',
      [here.tenant, id],
    )
  ).rows

describe('grids.correctHousehold', () => {
  test('done: value, source, day and version; the old one kept; an event without the value', async () => {
    const { id } = homes[0]
    await correct(id, { field: 'use', value: 'rented' })
    await correct(id, { field: 'people', value: 3 }, { note: '两个大人一个孩子' })
    await correct(id, { field: 'lift', value: true })
    const { household, known } = await seen(id)
    expect(household).toMatchObject({ use: 'rented', people: 3, lift: true, room: '101' })
    expect(known.use).toEqual({ source: 'door', verifiedAt: expect.any(String), version: 1 })
    expect(known.room).toEqual({ source: 'import', verifiedAt: null, version: 0 })
    const { corrections } = await house.ask('grids.corrections', { householdId: id }, by(here.ordinaryLead))
    expect(corrections.map((one) => [one.field, one.from, one.to])).toEqual([
      ['lift', null, 'yes'],
      ['people', null, '3'],
      ['use', null, 'rented'],
    ])
    expect(corrections[1]).toMatchObject({ note: '两个大人一个孩子', byPersonId: here.member.personId })
    const kept = await house.db.pool.query(
      'SELECT note_sealed FROM household_corrections WHERE note_sealed IS NOT NULL',
    )
    expect(String(kept.rows[0].note_sealed)).not.toContain('孩子')
    expect((await events(id)).map((one) => one.name)).toEqual(Array(3).fill('household.corrected'))
    expect((await events(id)).some((one) => one.body.includes('rented') || one.body.includes('孩子'))).toBe(false)
  })

  test('the lift is the entrance’s: the neighbour shows it too', async () => {
    expect((await seen(homes[1].id)).household.lift).toBe(true)
  })

  test('a room is tidied and moves the floor; taken rooms are refused', async () => {
    await correct(homes[1].id, { field: 'room', value: '３０２室' })
    expect((await seen(homes[1].id)).household).toMatchObject({ room: '302', floor: 3 })
    await expect(correct(homes[1].id, { field: 'room', value: '201' })).rejects.toEqual(
      refused('household.room_taken', { room: '201' }),
    )
  })

  test('what was changed or verified since is not written over, and the present value is told', async () => {
    const { id } = homes[2]
    await correct(id, { field: 'use', value: 'own' })
    await expect(correct(id, { field: 'use', value: 'vacant' }, { sawVersion: 0 })).rejects.toEqual(
      refused('household.changed_since', { value: '自住' }),
    )
    // The phone was away: its correction was made before somebody else verified the flat.
    const made = house.clock.now()
    house.clock.advance(60_000)
    await house.run('grids.verifyHousehold', { householdId: id }, by(here.ordinaryLead))
    const envelope = {
      commandId: randomUUID(),
      tenant: here.tenant,
      madeAt: made,
      input: {
        correctionId: randomUUID(),
        householdId: id,
        change: { field: 'use', value: 'vacant' },
        sawVersion: 1,
        reason: 'seen',
        note: '',
      },
    }
    await expect(house.running.house.run('grids.correctHousehold', envelope, here.member)).rejects.toEqual(
      refused('household.changed_since', { value: '自住' }),
    )
  })

  test('the same value verifies; the same correction sent again changes nothing', async () => {
    const { id } = homes[2]
    await correct(id, { field: 'use', value: 'own' }, { sawVersion: 0 })
    expect((await seen(id)).known.use.version).toBe(1)
    const [correctionId, commandId] = [randomUUID(), randomUUID()]
    await correct(id, { field: 'people', value: 2 }, { correctionId, commandId, sawVersion: 0 })
    await correct(id, { field: 'people', value: 2 }, { correctionId, commandId, sawVersion: 0 })
    await correct(id, { field: 'people', value: 2 }, { correctionId, sawVersion: 0 })
    expect((await seen(id)).known.people.version).toBe(1)
    await expect(correct(homes[0].id, { field: 'people', value: 2 }, { correctionId })).rejects.toEqual(
      refused('correction.id_reused'),
    )
  })

  test('raced: of two, one is written and the other told', async () => {
    const { id } = homes[0]
    const { version } = (await seen(id)).known.people
    const both = await Promise.allSettled(
      [5, 6].map((value) => correct(id, { field: 'people', value }, { sawVersion: version })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'household.changed_since' } })
  })

  test('refused: another reason without a word, class D4, an identity number, another building’s entrance', async () => {
    const { id } = homes[0]
    await expect(correct(id, { field: 'use', value: 'own' }, { note: '' })).rejects.toEqual(
      refused('correction.note_missing'),
    )
    await expect(correct(id, { field: 'use', value: 'own' }, { note: '信教' })).rejects.toEqual(
      refused('door.forbidden_word', { word: '信教' }),
    )
    await expect(correct(id, { field: 'use', value: 'own' }, { note: '身份证 51010419900101123X' })).rejects.toEqual(
      refused('door.identity_number'),
    )
    await expect(correct(id, { field: 'entrance', value: randomUUID() })).rejects.toEqual(
      refused('household.other_building'),
    )
  })

  test('not permitted: the sibling grid, the next community, the street', async () => {
    const change = { field: 'use', value: 'own' } as const
    for (const as of [here.siblingMember, here.siblingLead, here.liaison, beside.lead, beside.member])
      await expect(correct(homes[0].id, change, { as })).rejects.toBeInstanceOf(NotFound)
    await expect(correct(homes[0].id, change, { as: here.street })).rejects.toBeInstanceOf(Forbidden)
    await expect(
      house.ask('grids.household', { householdId: homes[0].id }, by(here.siblingMember)),
    ).rejects.toBeInstanceOf(NotFound)
  })
})

describe('grids.undoCorrection', () => {
  test('done by the lead: the old value with its source; not twice, not after another correction', async () => {
    const { id } = homes[1]
    const before = await seen(id)
    const one = await correct(id, { field: 'use', value: 'business' })
    const two = await correct(id, { field: 'use', value: 'vacant' })
    const undo = (correctionId: string, as: As = here.ordinaryLead) =>
      house.run('grids.undoCorrection', { correctionId }, by(as))
    await expect(undo(one)).rejects.toEqual(refused('correction.changed_since'))
    await expect(undo(two, here.member)).rejects.toBeInstanceOf(Forbidden)
    await expect(undo(two, here.siblingLead)).rejects.toBeInstanceOf(NotFound)
    await undo(two)
    expect((await seen(id)).household.use).toBe('business')
    expect((await seen(id)).known.use).toMatchObject({ source: 'door', version: 3 })
    await expect(undo(two)).rejects.toEqual(refused('correction.undone_already'))
    expect(before.household.use).toBeNull()
    const { corrections } = await house.ask('grids.corrections', { gridId: here.mainGridId }, by(here.lead))
    expect(corrections.find((c) => c.id === two)).toMatchObject({ undoneAt: expect.any(String), undoUntil: null })
  })

  test('refused after seven days, and for a flat that was added', async () => {
    const late = await correct(homes[1].id, { field: 'people', value: 9 })
    house.clock.advance(7 * DAY)
    await expect(house.run('grids.undoCorrection', { correctionId: late }, by(here.lead))).rejects.toEqual(
      refused('correction.too_late', { days: 7 }),
    )
  })
})

describe('grids.addHousehold', () => {
  const add = (more: object = {}, as: As = here.member, commandId?: string) =>
    house.run(
      'grids.addHousehold',
      {
        householdId: randomUUID(),
        entranceId: homes[0].entrance_id,
        room: '401',
        floor: 4,
        reason: 'seen',
        ...more,
      },
      by(as, commandId),
    )

  test('done under the phone’s id, in the grid of its entrance; sent twice it is one; another one is refused', async () => {
    const householdId = randomUUID()
    const commandId = randomUUID()
    await add({ householdId }, here.member, commandId)
    await add({ householdId }, here.member, commandId)
    await add({ householdId })
    const { household, gridName } = await seen(householdId)
    expect([household.room, household.gridId, gridName]).toEqual(['401', here.micro[0], '第一微网格'])
    await expect(add()).rejects.toEqual(refused('household.room_taken', { room: '401' }))
    const { corrections } = await house.ask('grids.corrections', { householdId }, by(here.member))
    expect(corrections).toMatchObject([{ field: 'added', to: '401', undoUntil: null }])
    await expect(house.run('grids.undoCorrection', { correctionId: corrections[0].id }, by(here.lead))).rejects.toEqual(
      refused('correction.not_undoable'),
    )
  })

  test('raced: one flat', async () => {
    const both = await Promise.allSettled([add({ room: '402' }), add({ room: '402' })])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('not permitted elsewhere', async () => {
    await expect(add({ room: '403' }, here.siblingMember)).rejects.toBeInstanceOf(NotFound)
    await expect(add({ room: '403' }, here.street)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('grids.searchHouseholds', () => {
  test('in the order people count, by room, by building; only of grids in sight', async () => {
    const search = (text: string, as: As = here.lead, gridId = here.mainGridId) =>
      house.ask('grids.searchHouseholds', { gridId, search: text }, by(as))
    const rooms = (await search('')).households.map((one) => one.room)
    expect(rooms).toEqual([...rooms].sort((a, b) => Number(a) - Number(b)))
    expect((await search('201')).households.map((one) => one.room)).toEqual(['201'])
    expect((await search('幸福里 1幢 1单元 101')).households.map((one) => one.room)).toEqual(['101'])
    expect((await search('%')).households).toEqual([])
    expect((await search('3幢 201')).households).toEqual([])
    const one = { gridId: here.mainGridId, buildingId: here.buildingId }
    expect((await house.ask('grids.searchHouseholds', one, by(here.lead))).households).toHaveLength(rooms.length)
    expect((await search('', here.member, here.micro[0])).households.length).toBe(rooms.length)
    await expect(search('', here.siblingMember, here.micro[0])).rejects.toBeInstanceOf(NotFound)
  })

  test('by the first letters of names, with digits and Chinese mixed, in one word or several', async () => {
    const search = async (text: string) =>
      (await house.ask('grids.searchHouseholds', { gridId: here.mainGridId, search: text }, by(here.lead))).households
    const all = await search('')
    for (const text of ['xfl', 'xfl 1z', '1z1dy', '1号楼']) expect(await search(text), text).toEqual(all)
    for (const text of ['xfl1z1dy201', '1z 201室', 'xfl201', '幸f里 201'])
      expect(
        (await search(text)).map((one) => one.room),
        text,
      ).toEqual(['201'])
    expect(await search('xfl9z')).toEqual([])
  })
})
