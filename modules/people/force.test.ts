import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { RESERVE_STATES } from './contract.ts'
import { mayBecome, told } from './force-rules.ts'

let house: TestHouse
let here: TestCommunity
const how = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

let phones = 15_480_000_000
const person = async (name: string, tags: ('volunteer' | 'party_member' | 'veteran_or_army_family')[]) =>
  (
    await house.run(
      'people.registerPerson',
      { communityId: here.communityId, name, phone: String(phones++), tags, isSynthetic: true },
      how(SYSTEM),
    )
  ).personId

describe('people.composition', () => {
  test('who has two tags counts under each, and once in the total; grids count those with posts', async () => {
    const ask = (as: As) => house.ask('people.composition', { communityId: here.communityId }, how(as))
    const before = await ask(here.lead)
    const both = await person('两样都是', ['volunteer', 'party_member'])
    for (const name of ['甲', '乙', '丙', '丁']) await person(name, ['volunteer'])
    const { postId } = await house.run(
      'people.createPost',
      { gridId: here.micro[1], role: 'building_lead', slot: 1 },
      how(SYSTEM),
    )
    await house.run('people.takePost', { postId, personId: both }, how(SYSTEM))
    const after = await ask(here.lead)
    expect(after.people).toBe(before.people + 5)
    expect(after.tags).toEqual([
      { tag: 'party_member', people: 1 },
      { tag: 'volunteer', people: 5 },
    ])
    expect(after.isMasked).toBe(false)
    const [first, second] = after.grids
    expect(first).toMatchObject({ gridName: '第一网格', people: 3 })
    expect(first.tags).toEqual([
      { tag: 'party_member', people: 1 },
      { tag: 'volunteer', people: 1 },
    ])
    expect(second.tags).toEqual([])
    // From the street small cells are not told.
    const above = await ask(here.street)
    expect(above).toMatchObject({ isMasked: true, people: after.people })
    expect(above.tags).toEqual([
      { tag: 'party_member', people: null },
      { tag: 'volunteer', people: 5 },
    ])
    expect(above.grids[0]).toMatchObject({ people: null, tags: [{ people: null }, { people: null }] })
  })

  test.each([
    [0, true, 0],
    [1, true, null],
    [4, true, null],
    [5, true, 5],
    [4, false, 4],
  ])('%i, masked %s: %s', (people, isMasked, expected) => expect(told(people, isMasked)).toBe(expected))
})

describe('skills', () => {
  const set = (personId: string, skills: 'first_aid'[], as: As, commandId?: string) =>
    house.run('people.setSkills', { personId, skills, agrees: true }, how(as, commandId))
  const search = (as: As, nearGridId = here.micro[3]) =>
    house.ask('people.searchSkills', { communityId: here.communityId, skill: 'first_aid', nearGridId }, how(as))

  test('entered with consent and found, the nearest first, by the middles of grids', async () => {
    await set(here.member.personId, ['first_aid'], here.member)
    await set(here.siblingMember.personId, ['first_aid'], here.lead)
    expect(await house.ask('people.mySkills', {}, how(here.member))).toEqual({ skills: ['first_aid'] })
    const { persons } = await search(here.lead)
    expect(persons.map(({ name }) => name)).toEqual(['褚微员', '陈微员'])
    expect(persons[0].metres).toBeLessThan(persons[1].metres ?? 0)
    expect(persons[0]).toMatchObject({ gridName: '第三微网格', role: 'micro_grid_member', skills: ['first_aid'] })
    expect(persons[0].phoneMasked).toMatch(/\*{4}/)
    // The lead of one grid finds who serves in it.
    expect((await search(here.ordinaryLead, here.micro[0])).persons.map(({ name }) => name)).toEqual(['陈微员'])
  })

  test('not without consent, not by a colleague, not searched by members; repeated; taken off', async () => {
    await expect(
      house.run(
        'people.setSkills',
        { personId: here.member.personId, skills: ['first_aid'], agrees: false } as never,
        how(here.member),
      ),
    ).rejects.toMatchObject({ name: 'Invalid' })
    await expect(set(here.lead.personId, ['first_aid'], here.ordinaryLead)).rejects.toMatchObject({ what: 'person' })
    await expect(set(here.ordinaryLead.personId, ['first_aid'], here.member)).rejects.toMatchObject({ what: 'person' })
    await expect(search(here.member)).rejects.toMatchObject({ act: 'people.searchSkills' })
    const commandId = crypto.randomUUID()
    await set(here.member.personId, [], here.member, commandId)
    await set(here.member.personId, [], here.member, commandId)
    expect(await house.ask('people.mySkills', {}, how(here.member))).toEqual({ skills: [] })
  })
})

describe('the reserve', () => {
  const keep = (
    personId: string,
    state: 'in_training' | 'ready' | 'left',
    more: { mentorId?: string; as?: As; commandId?: string } = {},
  ) =>
    house.run(
      'people.keepReserve',
      { communityId: here.communityId, personId, source: 'campus', mentorId: more.mentorId ?? null, state },
      how(more.as ?? here.lead, more.commandId),
    )
  const list = async () =>
    (await house.ask('people.reserve', { communityId: here.communityId }, how(here.lead))).members

  test('from training to a post in one act, with a mentor and a tag', async () => {
    const personId = await person('小青', ['volunteer'])
    await keep(personId, 'in_training', { mentorId: here.officer.personId })
    expect(await list()).toMatchObject([{ name: '小青', mentor: { name: '郑专干' }, state: 'in_training' }])
    await keep(personId, 'ready', { mentorId: here.officer.personId })
    const seat = { gridId: here.micro[2], role: 'building_lead' as const, slot: 1 }
    const { postId } = await house.run('people.createPost', seat, how(SYSTEM))
    const appoint = (as: As, commandId?: string) =>
      house.run('people.appointReserve', { personId, postId }, how(as, commandId))
    await expect(appoint(here.siblingMember)).rejects.toMatchObject({ act: 'people.appointReserve' })
    const commandId = crypto.randomUUID()
    await appoint(here.lead, commandId)
    await appoint(here.lead, commandId)
    await expect(appoint(here.lead)).rejects.toMatchObject({ code: 'reserve.not_in_it' })
    expect((await list())[0]).toMatchObject({ state: 'appointed' })
    const { posts } = await house.ask('people.posts', { gridId: here.micro[2] }, how(here.lead))
    expect(posts.find((one) => one.id === postId)?.holders.map(({ name }) => name)).toEqual(['小青'])
    const { persons } = await house.ask(
      'people.persons',
      { communityId: here.communityId, tag: 'young_reserve' },
      how(here.lead),
    )
    expect(persons.map(({ name }) => name)).toEqual(['小青'])
  })

  test('refused: one’s own mentor, a step that does not follow; not permitted; repeated', async () => {
    const personId = await person('小年', [])
    await expect(keep(personId, 'in_training', { mentorId: personId })).rejects.toMatchObject({
      code: 'reserve.own_mentor',
    })
    await expect(keep(personId, 'left')).rejects.toMatchObject({ code: 'reserve.state' })
    await expect(keep(personId, 'in_training', { as: here.ordinaryLead })).rejects.toMatchObject({
      act: 'people.keepReserve',
    })
    const commandId = crypto.randomUUID()
    await keep(personId, 'in_training', { commandId })
    await keep(personId, 'in_training', { commandId })
    expect((await list()).filter((one) => one.personId === personId)).toHaveLength(1)
  })

  test('the table of states', () => {
    const may = (from: (typeof RESERVE_STATES)[number] | undefined) =>
      RESERVE_STATES.filter((to) => mayBecome(from, to))
    expect(may(undefined)).toEqual(['in_training', 'ready'])
    expect(may('in_training')).toEqual(['in_training', 'ready', 'appointed', 'left'])
    expect(may('appointed')).toEqual(['in_training', 'left'])
    expect(may('left')).toEqual(['in_training'])
  })
})
