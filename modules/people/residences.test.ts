import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { householdsOf, residentsOf } from './index.ts'
import { actingAs, anActor, aPerson, aPhone, aStreet, eventsAbout, inContext, STREET, type Street } from './testing.ts'

type Acting = Awaited<ReturnType<typeof anActor>>
let house: TestHouse
let street: Street
let member: Acting
let otherMember: Acting
let lead: Acting
let homes: string[]
let entranceId: string
let code: string

beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
  member = await anActor(house, street, 'micro_grid_member', street.grids.micro)
  otherMember = await anActor(house, street, 'micro_grid_member', street.grids.otherMicro)
  lead = await anActor(house, street, 'ordinary_grid_lead', street.grids.ordinary)
  const { buildings } = await house.run(
    'grids.registerBuildings',
    {
      communityId: street.communityId,
      buildings: [
        {
          compound: { name: '幸福里', kind: '老旧院落' },
          name: '1幢',
          gridId: street.grids.micro,
          lng: 104.2,
          lat: 30.62,
          entrances: [
            {
              name: '1单元',
              households: [1, 2, 3, 4, 5, 6].map((floor) => ({ floor, room: `${floor}01` })),
            },
          ],
        },
      ],
    },
    bySystem,
  )
  const rows = await house.db.pool.query<{ id: string; entrance_id: string }>(
    'SELECT id, entrance_id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
    [STREET, buildings[0].id],
  )
  homes = rows.rows.map((row) => row.id)
  entranceId = rows.rows[0].entrance_id
  const issued = await house.run(
    'grids.issueCodes',
    {
      communityId: street.communityId,
      places: [
        { kind: 'household', gridId: street.grids.micro, householdId: homes[0], placeName: '幸福里1幢101' },
        { kind: 'building', gridId: street.grids.micro, buildingId: buildings[0].id, placeName: '幸福里1幢' },
      ],
    },
    bySystem,
  )
  code = issued.codes[0].code
  boardCode = issued.codes[1].code
})
let boardCode: string
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const bySystem = { as: SYSTEM, tenant: STREET }
const by = (as: { accountId: string }, commandId?: string) => ({
  as,
  tenant: STREET,
  ...(commandId ? { commandId } : {}),
})
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const aResident = async (name = '林小满') => {
  const personId = await aPerson(house, street, name)
  return { ...(await actingAs(house, STREET, personId)), personId }
}
const inHouse = <T>(work: Parameters<typeof inContext<T>>[2]) => inContext<T>(house, STREET, work)
const room = (number: string) => ({ by: 'room', entranceId, room: number }) as const

describe('people.stateResidence', () => {
  test('by the code on the door: waits, counts for nothing until confirmed, and is announced by ids alone', async () => {
    const she = await aResident()
    const { residenceId } = await house.run('people.stateResidence', { by: 'code', code }, by(she))
    const { residences } = await house.ask('people.myHouseholds', {}, by(she))
    expect(residences).toMatchObject([
      { id: residenceId, householdId: homes[0], state: 'stated', way: 'code', placeName: '幸福里 1幢 1单元 101室' },
    ])
    expect(await inHouse((ctx) => householdsOf(ctx, she.personId))).toEqual([])
    expect(await eventsAbout(house, residenceId)).toMatchObject([
      { name: 'residence.stated', data: { person: she.personId, household: homes[0], way: 'code' } },
    ])
  })

  test('by entrance and room, as people write it', async () => {
    const she = await aResident()
    const { doors } = await house.ask('people.doors', { code: boardCode }, by(she))
    expect(doors).toMatchObject([{ compoundName: '幸福里', buildingName: '1幢', entrances: [{ name: '1单元' }] }])
    await house.run('people.stateResidence', room(' ２０１室'), by(she))
    await expect(house.run('people.stateResidence', room('909'), by(she))).rejects.toEqual(
      refused('residence.no_such_room'),
    )
  })

  test('a code that is no door, or was revoked, is refused', async () => {
    const she = await aResident()
    const tell = (typed: string) => house.run('people.stateResidence', { by: 'code', code: typed }, by(she))
    await expect(tell(boardCode)).rejects.toEqual(refused('residence.not_a_door'))
    await expect(tell('0000000000')).rejects.toEqual(refused('residence.not_a_door'))
  })

  test('repeated: one statement; stated again by another command: refused', async () => {
    const she = await aResident()
    const commandId = randomUUID()
    const first = await house.run('people.stateResidence', room('301'), by(she, commandId))
    expect(await house.run('people.stateResidence', room('301'), by(she, commandId))).toEqual(first)
    await expect(house.run('people.stateResidence', room('301'), by(she))).rejects.toEqual(
      refused('residence.stated_already'),
    )
  })

  test('who is not signed in, and who guesses at doors', async () => {
    await expect(
      house.run('people.stateResidence', room('301'), { as: { kind: 'visitor' }, tenant: STREET }),
    ).rejects.toMatchObject({ name: 'SignedOut' })
    const she = await aResident()
    for (const number of ['101', '201', '301']) await house.run('people.stateResidence', room(number), by(she))
    await expect(house.run('people.stateResidence', room('401'), by(she))).rejects.toEqual(
      refused('residence.too_many'),
    )
  })

  test('raced: one statement', async () => {
    const she = await aResident()
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => house.run('people.stateResidence', room('501'), by(she))),
    )
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('people.confirmResidence, refuseResidence, endResidence', () => {
  const stated = async (number = '201') => {
    const she = await aResident()
    const { residenceId } = await house.run('people.stateResidence', room(number), by(she))
    return { she, residenceId }
  }

  test('the member of the grid confirms; from then on it counts, before not', async () => {
    const { she, residenceId } = await stated()
    const before = house.clock.now()
    house.clock.advance(60_000)
    const list = await house.ask('people.residencesToConfirm', { gridId: street.grids.micro }, by(member))
    expect(list.residences.find((one) => one.id === residenceId)).toMatchObject({
      name: '林小满',
      state: 'stated',
      phoneMasked: expect.stringMatching(/^154\*{4}\d{4}$/),
    })
    await house.run('people.confirmResidence', { residenceId }, by(member))
    expect(await inHouse((ctx) => householdsOf(ctx, she.personId))).toMatchObject([
      { householdId: homes[1], gridId: street.grids.micro },
    ])
    expect(await inHouse((ctx) => householdsOf(ctx, she.personId, before))).toEqual([])
    expect((await inHouse((ctx) => residentsOf(ctx, [homes[1]]))).map((one) => one.personId)).toContain(she.personId)
    const residents = await house.ask('people.residents', { householdId: homes[1] }, by(lead))
    expect(residents.residents.map((one) => one.personId)).toContain(she.personId)
  })

  test('refused with a reason she reads; she may state it again', async () => {
    const { she, residenceId } = await stated('401')
    await house.run('people.refuseResidence', { residenceId, reason: 'wrong_room' }, by(lead))
    const { residences } = await house.ask('people.myHouseholds', {}, by(she))
    expect(residences[0]).toMatchObject({ state: 'refused', refuseReason: 'wrong_room' })
    await house.run('people.stateResidence', room('401'), by(she))
  })

  test('she takes it back, or moves out: the past stays', async () => {
    const { she, residenceId } = await stated('401')
    await house.run('people.confirmResidence', { residenceId }, by(lead))
    const then = house.clock.now()
    house.clock.advance(60_000)
    await house.run('people.endResidence', { residenceId }, by(she))
    expect(await inHouse((ctx) => householdsOf(ctx, she.personId))).toEqual([])
    expect(await inHouse((ctx) => householdsOf(ctx, she.personId, then))).toHaveLength(1)
    await expect(house.run('people.endResidence', { residenceId }, by(she))).rejects.toEqual(
      refused('residence.ended_already'),
    )
  })

  test('not permitted: another grid, a stranger, herself even when she holds the post', async () => {
    const { residenceId } = await stated('501')
    await expect(house.run('people.confirmResidence', { residenceId }, by(otherMember))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(house.run('people.endResidence', { residenceId }, by(await aResident('路人')))).rejects.toBeInstanceOf(
      NotFound,
    )
    const own = await house.run('people.stateResidence', room('501'), by(member))
    await expect(house.run('people.confirmResidence', own, by(member))).rejects.toBeInstanceOf(Forbidden)
    await house.run('people.confirmResidence', own, by(lead))
    await expect(
      house.ask('people.residents', { householdId: homes[0] }, by(await aResident('邻居'))),
    ).rejects.toBeInstanceOf(NotFound)
  })

  test('repeated, and raced by two who decide differently: one decision', async () => {
    const { residenceId } = await stated('601')
    const commandId = randomUUID()
    await house.run('people.confirmResidence', { residenceId }, by(member, commandId))
    expect(await house.run('people.confirmResidence', { residenceId }, by(member, commandId))).toEqual({ residenceId })
    const next = await stated('601')
    const both = await Promise.allSettled([
      house.run('people.confirmResidence', { residenceId: next.residenceId }, by(member)),
      house.run('people.refuseResidence', { residenceId: next.residenceId, reason: 'other' }, by(lead)),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: refused('residence.decided_already'),
    })
  })
})

describe('people.registerResidence', () => {
  test('from paper at the door: confirmed at once, and found again when she signs in with that number', async () => {
    const phone = aPhone()
    const from = new Date(house.clock.now().getTime() - 86_400_000 * 400).toISOString()
    const input = { householdId: homes[3], who: { by: 'name', name: '何奶奶', phone, hasConsent: true }, from } as const
    const { personId, residenceId } = await house.run('people.registerResidence', input, by(member))
    expect(await inHouse((ctx) => householdsOf(ctx, personId))).toMatchObject([
      { householdId: homes[3], since: new Date(from) },
    ])
    await expect(house.run('people.registerResidence', input, by(member))).rejects.toEqual(
      refused('residence.lives_already'),
    )
    expect(await eventsAbout(house, residenceId)).toMatchObject([
      { name: 'residence.confirmed', data: { person: personId, way: 'paper', from } },
    ])
  })

  test('what she had stated becomes it', async () => {
    const she = await aResident()
    const { residenceId } = await house.run('people.stateResidence', room('301'), by(she))
    const made = await house.run(
      'people.registerResidence',
      { householdId: homes[2], who: { by: 'person', personId: she.personId } },
      bySystem,
    )
    expect(made.residenceId).toBe(residenceId)
  })

  test('not permitted in another grid, of oneself, or from the future', async () => {
    const input = { householdId: homes[3], who: { by: 'name', name: '某人' } } as const
    await expect(house.run('people.registerResidence', input, by(otherMember))).rejects.toBeInstanceOf(NotFound)
    await expect(
      house.run(
        'people.registerResidence',
        { householdId: homes[3], who: { by: 'person', personId: lead.personId } },
        by(lead),
      ),
    ).rejects.toBeInstanceOf(Forbidden)
    const from = new Date(house.clock.now().getTime() + 60_000).toISOString()
    await expect(house.run('people.registerResidence', { ...input, from }, by(member))).rejects.toEqual(
      refused('residence.from_future'),
    )
  })

  test('repeated: one person, one residence', async () => {
    const commandId = randomUUID()
    const input = { householdId: homes[4], who: { by: 'name', name: '没有电话' } } as const
    const first = await house.run('people.registerResidence', input, by(member, commandId))
    expect(await house.run('people.registerResidence', input, by(member, commandId))).toEqual(first)
  })
})
