import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden, NotFound, SignedOut } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { actingAs, anActor, aPerson, aPhone, aPost, aStreet, DISTRICT, STREET, type Street } from './testing.ts'

let house: TestHouse
let street: Street
const actors: Record<
  'lead' | 'otherLead' | 'gridLead' | 'member' | 'streetOfficer',
  { accountId: string; personId: string; postId: string }
> = {
  lead: { accountId: '', personId: '', postId: '' },
  otherLead: { accountId: '', personId: '', postId: '' },
  gridLead: { accountId: '', personId: '', postId: '' },
  member: { accountId: '', personId: '', postId: '' },
  streetOfficer: { accountId: '', personId: '', postId: '' },
}
let volunteerId: string
const volunteerPhone = aPhone()
let resident: { accountId: string }
let residentId: string

beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
  actors.lead = await anActor(house, street, 'main_grid_lead', street.grids.main)
  actors.otherLead = await anActor(house, street, 'main_grid_lead', street.grids.neighbourMain)
  actors.gridLead = await anActor(house, street, 'ordinary_grid_lead', street.grids.ordinary)
  actors.member = await anActor(house, street, 'micro_grid_member', street.grids.micro)
  actors.streetOfficer = await anActor(house, street, 'subdistrict_officer', street.grids.street)
  volunteerId = await aPerson(house, street, '陈晓明', { phone: volunteerPhone, tags: ['volunteer', 'party_member'] })
  residentId = await aPerson(house, street, '陈晓红')
  resident = await actingAs(house, STREET, residentId)
  await aPost(house, street.grids.otherMicro, 'micro_grid_member', await aPerson(house, street, '周%_阳'))
  await aPost(house, street.grids.otherMicro, 'micro_grid_member', undefined, { slot: 2 })
})
afterAll(() => house.close())

const by = (as: { accountId: string }) => ({ as: { accountId: as.accountId }, tenant: STREET })
const namesFor = async (as: { accountId: string }, search = '') =>
  (await house.ask('people.persons', { communityId: street.communityId, search }, by(as))).persons.map(
    (person) => person.name,
  )

describe('people.persons', () => {
  test('the lead sees whoever holds a post in the community or was registered there with a tag', async () => {
    const { persons } = await house.ask('people.persons', { communityId: street.communityId }, by(actors.lead))
    expect(persons.map((person) => person.name)).toEqual([
      '持岗人main_grid_lead',
      '持岗人ordinary_grid_lead',
      '持岗人micro_grid_member',
      '陈晓明',
      '周%_阳',
    ])
    expect(persons[3]).toEqual({
      id: volunteerId,
      name: '陈晓明',
      phoneMasked: `154****${volunteerPhone.slice(-4)}`,
      tags: ['party_member', 'volunteer'],
      posts: [],
      account: { login: null, isClosed: false },
    })
    expect(persons[2]).toMatchObject({
      posts: [
        { role: 'micro_grid_member', gridId: street.grids.micro, gridName: '1栋微网格', postId: actors.member.postId },
      ],
    })
  })

  test('a resident without post or tag is in no list, whoever asks', async () => {
    for (const as of [actors.lead, actors.streetOfficer]) expect(await namesFor(as)).not.toContain('陈晓红')
  })

  test('the lead of an ordinary grid sees those who hold posts under it', async () => {
    expect(await namesFor(actors.gridLead)).toEqual(['持岗人ordinary_grid_lead', '持岗人micro_grid_member'])
  })

  test('two characters suffice; wildcards are letters; a whole number finds its person', async () => {
    expect(await namesFor(actors.lead, '晓明')).toEqual(['陈晓明'])
    expect(await namesFor(actors.lead, '%_')).toEqual(['周%_阳'])
    expect(await namesFor(actors.lead, '_')).toEqual([
      '持岗人main_grid_lead',
      '持岗人ordinary_grid_lead',
      '持岗人micro_grid_member',
      '周%_阳',
    ])
    expect(await namesFor(actors.lead, volunteerPhone)).toEqual(['陈晓明'])
    expect(await namesFor(actors.lead, volunteerPhone.slice(0, 10))).toEqual([])
    expect(await namesFor(actors.lead, '\\')).toEqual([])
  })

  test('by tag', async () => {
    const { persons } = await house.ask(
      'people.persons',
      { communityId: street.communityId, tag: 'party_member' },
      by(actors.lead),
    )
    expect(persons.map((person) => person.id)).toEqual([volunteerId])
  })

  test('page by page, everybody once', async () => {
    for (let i = 0; i < 55; i++)
      await aPerson(house, street, `志愿者${i}`, { tags: ['volunteer'], communityId: street.neighbourId })
    const first = await house.ask('people.persons', { communityId: street.neighbourId }, by(actors.otherLead))
    expect(first.persons).toHaveLength(50)
    const second = await house.ask(
      'people.persons',
      { communityId: street.neighbourId, afterId: first.nextAfterId ?? '' },
      by(actors.otherLead),
    )
    expect(second.nextAfterId).toBeNull()
    const ids = [...first.persons, ...second.persons].map((person) => person.id)
    expect(new Set(ids).size).toBe(56)
    expect(ids).toHaveLength(56)
  })

  test('not permitted: a member; not seen: another community, a resident', async () => {
    await expect(namesFor(actors.member)).rejects.toThrow(Forbidden)
    await expect(namesFor(actors.otherLead)).rejects.toEqual(new NotFound('community'))
    await expect(namesFor(resident)).rejects.toEqual(new NotFound('community'))
  })
})

describe('people.composition', () => {
  test('counts the same people as the list', async () => {
    await house.run(
      'people.registerOrganization',
      { communityId: street.communityId, name: '银杏社', kind: 'social_organization' },
      { as: SYSTEM, tenant: STREET },
    )
    const counted = await house.ask('people.composition', { communityId: street.communityId }, by(actors.lead))
    expect(counted).toMatchObject({
      people: 5,
      tags: [
        { tag: 'party_member', people: 1 },
        { tag: 'volunteer', people: 1 },
      ],
      organizations: [{ kind: 'social_organization', count: 1 }],
      roles: [
        { role: 'main_grid_lead', posts: 1, vacant: 0, people: 1 },
        { role: 'ordinary_grid_lead', posts: 1, vacant: 0, people: 1 },
        { role: 'micro_grid_member', posts: 3, vacant: 1, people: 2 },
      ],
    })
    expect(counted.people).toBe((await namesFor(actors.lead)).length)
    expect(
      (await house.ask('people.composition', { communityId: street.communityId }, by(actors.gridLead))).people,
    ).toBe((await namesFor(actors.gridLead)).length)
  })

  test('not permitted: a member; not seen: another community', async () => {
    await expect(
      house.ask('people.composition', { communityId: street.communityId }, by(actors.member)),
    ).rejects.toThrow(Forbidden)
    await expect(
      house.ask('people.composition', { communityId: street.communityId }, by(actors.otherLead)),
    ).rejects.toThrow(NotFound)
  })
})

describe('people.posts', () => {
  test('of one grid, or of all under it, with those who sit there now', async () => {
    const own = await house.ask('people.posts', { gridId: street.grids.otherMicro }, by(actors.lead))
    expect(
      own.posts.map(({ gridName, slot, holders }) => [gridName, slot, holders.map((holder) => holder.name)]),
    ).toEqual([
      ['9栋微网格', 1, ['周%_阳']],
      ['9栋微网格', 2, []],
    ])
    expect(own.posts[0].holders[0]).toMatchObject({
      holdsAs: 'holder',
      until: null,
      phoneMasked: expect.stringMatching(/^154\*{4}\d{4}$/),
    })
    const under = await house.ask('people.posts', { gridId: street.grids.main, under: true }, by(actors.lead))
    expect(under.posts.map((post) => post.role).sort()).toEqual([
      'main_grid_lead',
      'micro_grid_member',
      'micro_grid_member',
      'micro_grid_member',
      'ordinary_grid_lead',
    ])
  })

  test('only in the own reach', async () => {
    await expect(house.ask('people.posts', { gridId: street.grids.micro }, by(actors.member))).resolves.toMatchObject({
      posts: [{ id: actors.member.postId }],
    })
    for (const gridId of [street.grids.ordinary, street.grids.otherMicro, street.grids.neighbourMain]) {
      await expect(house.ask('people.posts', { gridId }, by(actors.member))).rejects.toEqual(new NotFound('grid'))
    }
    await expect(house.ask('people.posts', { gridId: street.grids.micro }, by(resident))).rejects.toEqual(
      new NotFound('grid'),
    )
  })
})

describe('people.contacts', () => {
  test('those of the grid and above it by name, nearest first; a number only where it is public', async () => {
    const { contacts } = await house.ask('people.contacts', { gridId: street.grids.micro }, by(actors.member))
    expect(contacts.map((one) => [one.role, one.personId])).toEqual([
      ['micro_grid_member', actors.member.personId],
      ['ordinary_grid_lead', actors.gridLead.personId],
      ['main_grid_lead', actors.lead.personId],
    ])
    expect(contacts.map((one) => one.phone)).toEqual([null, null, null])
    const publicPhone = aPhone()
    const open = await aPerson(house, street, '何公开', { phone: publicPhone, isContactPublic: true })
    await aPost(house, street.grids.ordinary, 'building_lead', open)
    const next = await house.ask('people.contacts', { gridId: street.grids.micro }, by(actors.member))
    expect(next.contacts.find((one) => one.personId === open)).toMatchObject({ name: '何公开', phone: publicPhone })
  })

  test('only of grids in the own reach', async () => {
    const attempt = house.ask('people.contacts', { gridId: street.grids.otherMicro }, by(actors.member))
    await expect(attempt).rejects.toThrow(NotFound)
    await expect(house.ask('people.contacts', { gridId: street.grids.micro }, by(resident))).rejects.toThrow(NotFound)
  })
})

describe('people.revealPhone', () => {
  const reveal = (as: { accountId: string }, personId: string) =>
    house.ask('people.revealPhone', { personId, reason: '核实情况' }, by(as))

  test('to who leads the force the person belongs to, and to the person', async () => {
    expect(await reveal(actors.lead, volunteerId)).toMatchObject({ phone: volunteerPhone })
    expect((await reveal(actors.gridLead, actors.member.personId)).phone).toMatch(/^154\d{8}$/)
    expect((await reveal(actors.member, actors.member.personId)).phone).toMatch(/^154\d{8}$/)
    expect((await reveal(resident, residentId)).phone).toMatch(/^154\d{8}$/)
  })

  test('a resident’s number is no lead’s business here; out of reach is not found', async () => {
    await expect(reveal(actors.lead, residentId)).rejects.toEqual(new NotFound('person'))
    await expect(reveal(actors.otherLead, volunteerId)).rejects.toEqual(new NotFound('person'))
    await expect(reveal(actors.gridLead, volunteerId)).rejects.toEqual(new NotFound('person'))
    await expect(reveal(resident, volunteerId)).rejects.toEqual(new NotFound('person'))
  })

  test('not permitted: a colleague in the same grid, who sees the masked one', async () => {
    const personId = await aPerson(house, street, '同格')
    await aPost(house, street.grids.micro, 'building_lead', personId)
    await expect(reveal(actors.member, personId)).rejects.toThrow(Forbidden)
  })
})

describe('people.me', () => {
  test('who, where and with which posts', async () => {
    const me = await house.ask('people.me', {}, by(actors.lead))
    expect(me).toEqual({
      accountId: actors.lead.accountId,
      personId: actors.lead.personId,
      name: '持岗人main_grid_lead',
      tenant: STREET,
      tenants: [{ tenant: STREET, name: '大面街道' }],
      isStaff: true,
      mustChangePassword: false,
      grants: [
        {
          postId: actors.lead.postId,
          role: 'main_grid_lead',
          gridId: street.grids.main,
          gridName: '师大社区',
          as: 'holder',
        },
      ],
    })
    expect(await house.ask('people.me', {}, by(resident))).toMatchObject({ name: '陈晓红', isStaff: false, grants: [] })
  })

  test('an officer of the district works in its streets, under his name', async () => {
    const inDistrict = { as: SYSTEM, tenant: DISTRICT }
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: street.districtId, name: '区里人', phone: null },
      inDistrict,
    )
    const { postId } = await house.run(
      'people.createPost',
      { gridId: street.grids.district, role: 'district_officer' },
      inDistrict,
    )
    await house.run('people.takePost', { postId, personId }, inDistrict)
    const officer = await actingAs(house, DISTRICT, personId)
    expect(await house.ask('people.me', {}, by(officer))).toMatchObject({
      personId,
      name: '区里人',
      tenants: [
        { tenant: DISTRICT, name: '龙泉驿区' },
        { tenant: STREET, name: '大面街道' },
      ],
      isStaff: true,
      grants: [{ postId, role: 'district_officer', gridId: street.grids.district, gridName: '龙泉驿区', as: 'holder' }],
    })
    expect(await namesFor(officer)).toContain('陈晓明')
    const made = await house.run(
      'people.createPost',
      { gridId: street.grids.otherMicro, role: 'building_lead' },
      by(officer),
    )
    expect(made.postId).toBeTruthy()
    await house.run('people.leavePost', { postId, personId }, inDistrict)
    await expect(house.ask('people.me', {}, by(officer))).rejects.toThrow(SignedOut)
  })

  test('a stranger to the tenant is nobody here', async () => {
    await expect(
      house.ask('people.me', {}, { as: { accountId: actors.lead.accountId }, tenant: DISTRICT }),
    ).rejects.toThrow(SignedOut)
  })
})
