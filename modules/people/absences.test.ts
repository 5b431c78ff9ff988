import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { getPost, inCharge, publicContacts, resolvePost } from './index.ts'
import { actingAs, anActor, aPerson, aPost, aStreet, eventsAbout, inContext, STREET, type Street } from './testing.ts'

let house: TestHouse
let street: Street
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const DAY = 86_400_000
const at = (days: number) => new Date(house.clock.now().getTime() + days * DAY).toISOString()
const look = <T>(work: Parameters<typeof inContext<T>>[2]) => inContext(house, STREET, work)

let slot = 0
/** A street’s member with a lead above and a colleague in the next micro grid; each test has seats of its own. */
async function aSeat() {
  street ??= await aStreet(house)
  slot += 1
  const absent = await anActor(house, street, 'micro_grid_member', street.grids.micro, slot)
  const deputy = await anActor(house, street, 'micro_grid_member', street.grids.secondMicro, slot)
  const lead = await anActor(house, street, 'ordinary_grid_lead', street.grids.ordinary, slot)
  return { absent, deputy, lead }
}
type Seat = Awaited<ReturnType<typeof aSeat>>

const state = (
  { absent, deputy }: Pick<Seat, 'absent' | 'deputy'>,
  more: {
    from?: string
    until?: string
    deputyId?: string | null
    as?: { accountId: string }
    commandId?: string
  } = {},
) =>
  house.run(
    'people.stateAbsence',
    {
      personId: absent.personId,
      reason: 'leave',
      from: more.from ?? at(0),
      until: more.until ?? at(7),
      posts: [{ postId: absent.postId, deputyId: more.deputyId === undefined ? deputy.personId : more.deputyId }],
    },
    { as: more.as ?? { accountId: absent.accountId }, tenant: STREET, commandId: more.commandId },
  )
const end = (absenceId: string, as: { accountId: string }) =>
  house.run('people.endAbsence', { absenceId }, { as: { accountId: as.accountId }, tenant: STREET })
const seatOf = (postId: string) => look((ctx) => getPost(ctx, postId))
const grantsOf = async (accountId: string) =>
  (await house.ask('people.me', {}, { as: { accountId }, tenant: STREET })).grants.map(({ postId, as }) => ({
    postId,
    as,
  }))

describe('stateAbsence', () => {
  test('from the first moment the deputy answers, with sight and verbs of the seat, and the absent one is named as away', async () => {
    const seat = await aSeat()
    const { absenceId } = await state(seat)
    const post = await seatOf(seat.absent.postId)
    expect(post.holders.map(({ personId, holdsAs }) => [personId, holdsAs])).toEqual([[seat.deputy.personId, 'deputy']])
    expect(post.away.map(({ personId }) => personId)).toEqual([seat.absent.personId])
    expect(inCharge(post)).toMatchObject({ ownerAway: { until: at(7) } })
    expect(await grantsOf(seat.deputy.accountId)).toContainEqual({ postId: seat.absent.postId, as: 'deputy' })
    expect((await eventsAbout(house, absenceId)).map(({ name }) => name)).toEqual(['absence.stated'])
    expect((await eventsAbout(house, seat.absent.postId)).at(-1)).toMatchObject({
      name: 'post.taken',
      data: { person: seat.deputy.personId, as: 'deputy', until: at(7) },
    })
  })

  test('it begins and ends by time alone', async () => {
    const seat = await aSeat()
    await state(seat, { from: at(2), until: at(4) })
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.absent.personId])
    expect(await grantsOf(seat.deputy.accountId)).toHaveLength(1)
    house.clock.advance(2 * DAY)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.deputy.personId])
    expect(await grantsOf(seat.deputy.accountId)).toHaveLength(2)
    house.clock.advance(2 * DAY)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.absent.personId])
    expect(await grantsOf(seat.deputy.accountId)).toHaveLength(1)
  })

  test('without a deputy the next level up answers', async () => {
    const seat = await aSeat()
    // Everybody else in that micro grid is away by now or comes later; this seat stands alone in a grid of its own.
    const alone = await anActor(house, street, 'micro_grid_member', street.grids.otherMicro, slot)
    const above = await anActor(house, street, 'ordinary_grid_lead', street.grids.otherOrdinary, slot)
    await state({ absent: alone, deputy: seat.deputy }, { deputyId: null })
    const post = await seatOf(alone.postId)
    expect(post.holders).toEqual([])
    expect((await look((ctx) => resolvePost(ctx, street.grids.otherMicro, 'micro_grid_member'))).id).toBe(above.postId)
    const contacts = await look((ctx) => publicContacts(ctx, street.grids.otherMicro))
    expect(contacts.some(({ role }) => role === 'micro_grid_member')).toBe(false)
  })

  test('a deputy who goes away himself is stood in for by nobody: it goes up, and comes back with him', async () => {
    const seat = await aSeat()
    const third = await anActor(house, street, 'micro_grid_member', street.grids.secondMicro, 100 + slot)
    await state(seat)
    await state({ absent: seat.deputy, deputy: third }, { until: at(2) })
    expect((await seatOf(seat.absent.postId)).holders).toEqual([])
    expect((await seatOf(seat.deputy.postId)).holders.map(({ personId }) => personId)).toEqual([third.personId])
    house.clock.advance(2 * DAY)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.deputy.personId])
  })

  test('the lead of the grid states it for somebody, a stranger does not see the seat, a colleague may not', async () => {
    const seat = await aSeat()
    const colleague = await anActor(house, street, 'building_lead', street.grids.micro, slot)
    const outside = await anActor(house, street, 'ordinary_grid_lead', street.grids.otherOrdinary, 100 + slot)
    await expect(state(seat, { as: outside })).rejects.toThrow(NotFound)
    await expect(state(seat, { as: colleague })).rejects.toMatchObject({ act: 'people.stateAbsence' })
    await expect(state(seat, { as: seat.lead })).resolves.toMatchObject({ absenceId: expect.any(String) })
  })

  test.each([
    ['absence.period', async (seat: Seat) => state(seat, { from: at(3), until: at(3) })],
    ['absence.period', async (seat: Seat) => state(seat, { until: at(400) })],
    ['absence.own_deputy', async (seat: Seat) => state(seat, { deputyId: seat.absent.personId })],
    ['absence.deputy_not_fit', async (seat: Seat) => state(seat, { deputyId: await aPerson(house, street, '居民某') })],
    [
      'absence.deputy_not_fit',
      async (seat: Seat) => {
        // The rule is the same the other way: a member does not stand in for the lead above him.
        return state({ absent: seat.lead, deputy: seat.deputy }, { as: seat.lead })
      },
    ],
    [
      'absence.deputy_away',
      async (seat: Seat) => {
        await state({ absent: seat.deputy, deputy: seat.absent }, { deputyId: null, as: seat.deputy })
        return state(seat)
      },
    ],
    [
      'absence.overlaps',
      async (seat: Seat) => {
        await state(seat, { from: at(2), until: at(5) })
        return state(seat, { from: at(4), until: at(9) })
      },
    ],
    [
      'absence.not_held',
      async (seat: Seat) => {
        const other = { ...seat.absent, postId: seat.deputy.postId }
        return state({ absent: other, deputy: seat.deputy }, { as: seat.lead })
      },
    ],
  ])('refused: %s', async (code, attempt) => {
    await expect(attempt(await aSeat())).rejects.toMatchObject({ code })
  })

  test('repeated it is one absence; of two at once one is refused', async () => {
    const seat = await aSeat()
    const commandId = crypto.randomUUID()
    const [from, until] = [at(0), at(7)]
    const first = await state(seat, { commandId, from, until })
    expect(await state(seat, { commandId, from, until })).toEqual(first)
    const other = await aSeat()
    const both = await Promise.allSettled([state(other), state(other)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await seatOf(other.absent.postId)).holders).toHaveLength(1)
  })
})

describe('endAbsence', () => {
  test('back early: the deputy’s sight ends at once, and what began in the future leaves nothing', async () => {
    const seat = await aSeat()
    const { absenceId } = await state(seat)
    house.clock.advance(DAY)
    await end(absenceId, seat.absent)
    expect(await grantsOf(seat.deputy.accountId)).toHaveLength(1)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.absent.personId])
    const coming = await state(seat, { from: at(2), until: at(3) })
    await end(coming.absenceId, seat.lead)
    house.clock.advance(2.5 * DAY)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.absent.personId])
    expect(await grantsOf(seat.deputy.accountId)).toHaveLength(1)
    // The days that were called off are free again.
    await expect(state(seat)).resolves.toBeDefined()
  })

  test('pressed twice nothing happens; a deputy and a stranger may not', async () => {
    const seat = await aSeat()
    const { absenceId } = await state(seat)
    await expect(end(absenceId, seat.deputy)).rejects.toMatchObject({ act: 'people.endAbsence' })
    const outside = await anActor(house, street, 'ordinary_grid_lead', street.grids.otherOrdinary, 300 + slot)
    await expect(end(absenceId, outside)).rejects.toThrow(NotFound)
    house.clock.advance(1000)
    await end(absenceId, seat.absent)
    house.clock.advance(1000)
    await end(absenceId, seat.absent)
    expect((await eventsAbout(house, absenceId)).map(({ name }) => name)).toEqual(['absence.stated', 'absence.ended'])
  })
})

describe('ends of posts meanwhile', () => {
  const leave = (postId: string, personId: string) =>
    house.run('people.leavePost', { postId, personId }, { as: SYSTEM, tenant: STREET })

  test('whoever is away leaves his post: nobody stands in there any more', async () => {
    const seat = await aSeat()
    await state(seat)
    house.clock.advance(1000)
    await leave(seat.absent.postId, seat.absent.personId)
    expect(await grantsOf(seat.deputy.accountId)).toEqual([{ postId: seat.deputy.postId, as: 'holder' }])
    expect(await seatOf(seat.absent.postId)).toMatchObject({ holders: [], away: [] })
  })

  test('a deputy who leaves the post that let him stand in goes from there too, unless another lets him', async () => {
    const seat = await aSeat()
    await state(seat)
    house.clock.advance(1000)
    const second = await aPost(house, street.grids.secondMicro, 'building_lead', seat.deputy.personId, { slot })
    await leave(seat.deputy.postId, seat.deputy.personId)
    expect((await seatOf(seat.absent.postId)).holders.map(({ personId }) => personId)).toEqual([seat.deputy.personId])
    house.clock.advance(1000)
    await leave(second, seat.deputy.personId)
    expect((await seatOf(seat.absent.postId)).holders).toEqual([])
    expect(await grantsOf(seat.deputy.accountId)).toEqual([])
  })

  test('a deputy whose own term ends stands in until then only', async () => {
    const seat = await aSeat()
    const personId = await aPerson(house, street, '任期将满')
    await aPost(house, street.grids.secondMicro, 'micro_grid_member', personId, { slot: 200 + slot, until: at(2) })
    await state(seat, { deputyId: personId })
    house.clock.advance(2 * DAY)
    expect((await seatOf(seat.absent.postId)).holders).toEqual([])
  })
})

describe('lists', () => {
  test('who may stand in: the nearest first, without the holder, and marked when away', async () => {
    const seat = await aSeat()
    await state({ absent: seat.deputy, deputy: seat.absent }, { deputyId: null, as: seat.deputy })
    const { deputies } = await house.ask(
      'people.deputies',
      { postId: seat.absent.postId, from: at(0), until: at(3) },
      { as: { accountId: seat.absent.accountId }, tenant: STREET },
    )
    const ids = deputies.map(({ personId }) => personId)
    expect(ids).not.toContain(seat.absent.personId)
    expect(deputies.find(({ personId }) => personId === seat.deputy.personId)).toMatchObject({ isAway: true })
    expect(ids.indexOf(seat.deputy.personId)).toBeGreaterThanOrEqual(0)
  })

  test('one’s own, those one stands in for, and the community’s for its leads', async () => {
    const seat = await aSeat()
    const { absenceId } = await state(seat)
    const my = (who: { accountId: string }) =>
      house.ask('people.myAbsences', {}, { as: { accountId: who.accountId }, tenant: STREET })
    expect((await my(seat.absent)).mine).toMatchObject([{ id: absenceId, isRunning: true, mayEnd: true }])
    expect((await my(seat.deputy)).standIns).toMatchObject([{ id: absenceId, mayEnd: false }])
    expect(await my(await actingAs(house, STREET, await aPerson(house, street, '无岗')))).toEqual({
      mine: [],
      standIns: [],
    })
    const all = await house.ask(
      'people.absences',
      { communityId: street.communityId },
      { as: { accountId: seat.lead.accountId }, tenant: STREET },
    )
    expect(all.absences.map(({ id }) => id)).toContain(absenceId)
    await expect(
      house.ask(
        'people.absences',
        { communityId: street.communityId },
        { as: { accountId: seat.deputy.accountId }, tenant: STREET },
      ),
    ).rejects.toMatchObject({ act: 'people.absences' })
  })
})
