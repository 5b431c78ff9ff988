import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { ROLES, type Role } from './contract.ts'
import { ADMIN_ROLES } from './rules.ts'
import {
  actingAs,
  anActor,
  aPerson,
  aPhone,
  aPost,
  aStreet,
  COMMUNITY_CHAIN,
  eventsAbout,
  STREET,
  type Street,
} from './testing.ts'

let house: TestHouse
let street: Street
let lead: Awaited<ReturnType<typeof anActor>>
let otherLead: Awaited<ReturnType<typeof anActor>>
let member: Awaited<ReturnType<typeof anActor>>
let slot = 100

beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
  lead = await anActor(house, street, 'main_grid_lead', street.grids.main)
  otherLead = await anActor(house, street, 'main_grid_lead', street.grids.neighbourMain)
  member = await anActor(house, street, 'micro_grid_member', street.grids.micro)
})
afterAll(() => house.close())
beforeEach(() => {
  slot++
  house.clock.advance(60_000)
})

const by = (as: { accountId: string }, commandId?: string) => ({
  as,
  tenant: STREET,
  ...(commandId ? { commandId } : {}),
})
const bySystem = { as: SYSTEM, tenant: STREET }
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const personRow = async (personId: string) => {
  const { rows } = await house.db.pool.query(
    'SELECT name, phone_hash, phone_sealed, is_contact_public FROM persons WHERE tenant_id = $1 AND id = $2',
    [STREET, personId],
  )
  const tags = await house.db.pool.query<{ tag: string }>(
    'SELECT tag FROM person_tags WHERE tenant_id = $1 AND person_id = $2 ORDER BY tag',
    [STREET, personId],
  )
  return { ...rows[0], tags: tags.rows.map((row) => row.tag) }
}
const holdings = async (postId: string) =>
  (
    await house.db.pool.query(
      'SELECT person_id, holds_as, valid_from, valid_until FROM post_holders WHERE tenant_id = $1 AND post_id = $2 ORDER BY valid_from, id',
      [STREET, postId],
    )
  ).rows

describe('people.registerPerson', () => {
  test('keeps the number sealed and announces the person in the community, without name or number', async () => {
    const phone = aPhone()
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: street.communityId, name: '张小雨', phone, tags: ['volunteer'] },
      by(lead),
    )
    const row = await personRow(personId)
    expect(row).toMatchObject({ name: '张小雨', is_contact_public: false, tags: ['volunteer'] })
    expect(house.keys.open(row.phone_sealed)).toBe(phone)
    expect(row.phone_hash).toEqual(house.keys.index('phone', phone))
    const events = await eventsAbout(house, personId)
    expect(events).toEqual([
      { name: 'person.registered', chainId: COMMUNITY_CHAIN, gridId: street.grids.main, data: { tags: ['volunteer'] } },
    ])
  })

  test('the same number again is the same person: tags are added, the name stays', async () => {
    const phone = aPhone()
    const first = await house.run(
      'people.registerPerson',
      { communityId: street.communityId, name: '李四', phone, tags: ['volunteer'] },
      by(lead),
    )
    const again = await house.run(
      'people.registerPerson',
      { communityId: street.communityId, name: '李四', phone, tags: ['party_member'], isContactPublic: true },
      by(lead),
    )
    expect(again).toEqual(first)
    expect(await personRow(first.personId)).toMatchObject({
      name: '李四',
      is_contact_public: true,
      tags: ['party_member', 'volunteer'],
    })
    await expect(
      house.run('people.registerPerson', { communityId: street.communityId, name: '王五', phone }, by(lead)),
    ).rejects.toEqual(refused('person.phone_of_another'))
    expect(await personRow(first.personId)).toMatchObject({ name: '李四' })
  })

  test('repeated: one person, one event', async () => {
    const commandId = randomUUID()
    const input = { communityId: street.communityId, name: '没有电话', phone: null }
    const first = await house.run('people.registerPerson', input, by(lead, commandId))
    expect(await house.run('people.registerPerson', input, by(lead, commandId))).toEqual(first)
    expect(await eventsAbout(house, first.personId)).toHaveLength(1)
  })

  test('raced: one number, one person', async () => {
    const phone = aPhone()
    const all = await Promise.all(
      Array.from({ length: 6 }, () =>
        house.run('people.registerPerson', { communityId: street.communityId, name: '一人', phone }, by(lead)),
      ),
    )
    expect(new Set(all.map((one) => one.personId)).size).toBe(1)
    expect(await eventsAbout(house, all[0].personId)).toHaveLength(1)
  })

  test('not permitted: a member; not seen: another community', async () => {
    const input = { communityId: street.communityId, name: '某人', phone: null }
    await expect(house.run('people.registerPerson', input, by(member))).rejects.toThrow(Forbidden)
    await expect(house.run('people.registerPerson', input, by(otherLead))).rejects.toEqual(new NotFound('community'))
  })
})

describe('people.registerOrganization', () => {
  test('stands in the community and is announced; a name is taken once', async () => {
    const input = { communityId: street.communityId, name: '向阳物业', kind: 'property_manager' } as const
    const { organizationId } = await house.run('people.registerOrganization', input, by(lead))
    expect(await eventsAbout(house, organizationId)).toEqual([
      {
        name: 'organization.registered',
        chainId: COMMUNITY_CHAIN,
        gridId: street.grids.main,
        data: { kind: 'property_manager' },
      },
    ])
    await expect(house.run('people.registerOrganization', input, by(lead))).rejects.toEqual(
      refused('organization.name_taken'),
    )
  })

  test('repeated: the same one', async () => {
    const commandId = randomUUID()
    const input = { communityId: street.communityId, name: '夕阳红服务社', kind: 'social_organization' } as const
    const first = await house.run('people.registerOrganization', input, by(lead, commandId))
    expect(await house.run('people.registerOrganization', input, by(lead, commandId))).toEqual(first)
  })

  test('not permitted: a member; not seen: another community', async () => {
    const input = { communityId: street.communityId, name: '别处公司', kind: 'enterprise' } as const
    await expect(house.run('people.registerOrganization', input, by(member))).rejects.toThrow(Forbidden)
    await expect(house.run('people.registerOrganization', input, by(otherLead))).rejects.toThrow(NotFound)
  })
})

describe('people.createPost', () => {
  test('is announced in the community, a street’s in the street’s chain', async () => {
    const { postId } = await house.run(
      'people.createPost',
      { gridId: street.grids.micro, role: 'micro_grid_member', slot },
      by(lead),
    )
    expect(await eventsAbout(house, postId)).toEqual([
      {
        name: 'post.created',
        chainId: COMMUNITY_CHAIN,
        gridId: street.grids.micro,
        data: { role: 'micro_grid_member', slot },
      },
    ])
    const above = await house.run(
      'people.createPost',
      { gridId: street.grids.street, role: 'subdistrict_officer', slot },
      bySystem,
    )
    expect(await eventsAbout(house, above.postId)).toMatchObject([{ chainId: STREET, gridId: street.grids.street }])
  })

  test('refused: a level where it cannot stand, a seat that is there', async () => {
    await expect(
      house.run('people.createPost', { gridId: street.grids.micro, role: 'main_grid_lead', slot }, by(lead)),
    ).rejects.toEqual(refused('post.wrong_grid'))
    await expect(
      house.run('people.createPost', { gridId: street.grids.main, role: 'system_admin', slot }, by(lead)),
    ).rejects.toEqual(refused('post.wrong_grid'))
    await expect(
      house.run('people.createPost', { gridId: street.grids.main, role: 'main_grid_lead', slot: 1 }, by(lead)),
    ).rejects.toEqual(refused('post.exists'))
  })

  test('repeated, and raced: one seat', async () => {
    const commandId = randomUUID()
    const input = { gridId: street.grids.micro, role: 'building_lead', slot } as const
    const first = await house.run('people.createPost', input, by(lead, commandId))
    expect(await house.run('people.createPost', input, by(lead, commandId))).toEqual(first)
    const raced = await Promise.allSettled(
      Array.from({ length: 5 }, () => house.run('people.createPost', { ...input, role: 'floor_lead' }, by(lead))),
    )
    expect(raced.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of raced) if (one.status === 'rejected') expect(one.reason).toEqual(refused('post.exists'))
  })

  test('not permitted: a member; not seen: another community’s grid', async () => {
    await expect(
      house.run('people.createPost', { gridId: street.grids.micro, role: 'building_lead', slot }, by(member)),
    ).rejects.toThrow(Forbidden)
    await expect(
      house.run('people.createPost', { gridId: street.grids.micro, role: 'building_lead', slot }, by(otherLead)),
    ).rejects.toEqual(new NotFound('grid'))
  })
})

describe('people.takePost and people.leavePost', () => {
  test('from now on, until the end when one is given; both are announced', async () => {
    const personId = await aPerson(house, street, '赵六')
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', undefined, { slot })
    const from = house.clock.now()
    await house.run('people.takePost', { postId, personId, until: '2027-01-01T00:00:00.000Z' }, by(lead))
    expect(await holdings(postId)).toEqual([
      { person_id: personId, holds_as: 'holder', valid_from: from, valid_until: new Date('2027-01-01T00:00:00Z') },
    ])
    house.clock.advance(3_600_000)
    await house.run('people.leavePost', { postId, personId }, by(lead))
    expect(await holdings(postId)).toEqual([
      { person_id: personId, holds_as: 'holder', valid_from: from, valid_until: house.clock.now() },
    ])
    expect(await eventsAbout(house, postId)).toMatchObject([
      { name: 'post.created' },
      {
        name: 'post.taken',
        chainId: COMMUNITY_CHAIN,
        gridId: street.grids.micro,
        data: { person: personId, as: 'holder', from: from.toISOString() },
      },
      { name: 'post.left', data: { person: personId, until: house.clock.now().toISOString() } },
    ])
  })

  test('one holder, any number of deputies, nobody twice; one person may hold several posts', async () => {
    const [first, second, third] = [
      await aPerson(house, street, '甲'),
      await aPerson(house, street, '乙'),
      await aPerson(house, street, '丙'),
    ]
    const postId = await aPost(house, street.grids.otherMicro, 'micro_grid_member', first, { slot })
    await expect(house.run('people.takePost', { postId, personId: second }, by(lead))).rejects.toEqual(
      refused('post.occupied'),
    )
    await house.run('people.takePost', { postId, personId: second, holdsAs: 'deputy' }, by(lead))
    await house.run('people.takePost', { postId, personId: third, holdsAs: 'deputy' }, by(lead))
    await expect(
      house.run('people.takePost', { postId, personId: first, holdsAs: 'deputy' }, by(lead)),
    ).rejects.toEqual(refused('post.held_already'))
    await expect(aPost(house, street.grids.micro, 'building_lead', first, { slot })).resolves.toBeTruthy()
  })

  test('refused: an end in the past; leaving what one does not hold', async () => {
    const personId = await aPerson(house, street, '丁')
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', undefined, { slot })
    await expect(
      house.run('people.takePost', { postId, personId, until: house.clock.now().toISOString() }, by(lead)),
    ).rejects.toEqual(refused('post.until_past'))
    await expect(house.run('people.leavePost', { postId, personId }, by(lead))).rejects.toEqual(
      refused('post.not_held'),
    )
  })

  test('whoever left may come back, also in the same moment', async () => {
    const personId = await aPerson(house, street, '戊')
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', personId, { slot })
    await house.run('people.leavePost', { postId, personId }, by(lead))
    await house.run('people.takePost', { postId, personId }, by(lead))
    expect(await holdings(postId)).toMatchObject([{ person_id: personId, valid_until: null }])
  })

  test('repeated: held once; raced: one of two gets the seat', async () => {
    const personId = await aPerson(house, street, '己')
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', undefined, { slot })
    const commandId = randomUUID()
    await house.run('people.takePost', { postId, personId }, by(lead, commandId))
    await house.run('people.takePost', { postId, personId }, by(lead, commandId))
    expect(await holdings(postId)).toHaveLength(1)
    const contested = await aPost(house, street.grids.secondMicro, 'micro_grid_member', undefined, { slot })
    const others = await Promise.all(['庚', '辛', '壬'].map((name) => aPerson(house, street, name)))
    const raced = await Promise.allSettled(
      others.map((one) => house.run('people.takePost', { postId: contested, personId: one }, by(lead))),
    )
    expect(raced.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await holdings(contested)).toHaveLength(1)
    const leaving = randomUUID()
    await house.run('people.leavePost', { postId, personId }, by(lead, leaving))
    await house.run('people.leavePost', { postId, personId }, by(lead, leaving))
    expect((await eventsAbout(house, postId)).filter((event) => event.name === 'post.left')).toHaveLength(1)
  })

  test('not permitted: a member; not seen: posts and people of another community', async () => {
    const personId = await aPerson(house, street, '癸')
    const stranger = await aPerson(house, street, '外人', { communityId: street.neighbourId })
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', undefined, { slot })
    await expect(house.run('people.takePost', { postId, personId }, by(member))).rejects.toThrow(Forbidden)
    await expect(house.run('people.takePost', { postId, personId }, by(otherLead))).rejects.toEqual(
      new NotFound('post'),
    )
    await expect(house.run('people.takePost', { postId, personId: stranger }, by(lead))).rejects.toEqual(
      new NotFound('person'),
    )
    await expect(
      house.run('people.leavePost', { postId: member.postId, personId: member.personId }, by(otherLead)),
    ).rejects.toEqual(new NotFound('post'))
    await expect(
      house.run('people.leavePost', { postId: member.postId, personId: member.personId }, by(member)),
    ).rejects.toThrow(Forbidden)
  })

  test('whoever was registered here too comes into sight here', async () => {
    const phone = aPhone()
    const stranger = await aPerson(house, street, '两边', { phone, communityId: street.neighbourId })
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: street.communityId, name: '两边', phone },
      by(lead),
    )
    expect(personId).toBe(stranger)
    const postId = await aPost(house, street.grids.micro, 'micro_grid_member', undefined, { slot })
    await expect(house.run('people.takePost', { postId, personId }, by(lead))).resolves.toEqual({ postId })
  })

  test('a post that has ended gives no right from that moment on', async () => {
    const personId = await aPerson(house, street, '代班')
    await aPost(house, street.grids.main, 'community_officer', personId, {
      slot,
      until: new Date(house.clock.now().getTime() + 600_000).toISOString(),
    })
    const as = await actingAs(house, STREET, personId)
    const input = { communityId: street.communityId, name: '新人', phone: null }
    await house.run('people.registerPerson', input, by(as))
    house.clock.advance(600_000)
    await expect(house.run('people.registerPerson', input, by(as))).rejects.toThrow(NotFound)
  })
})

describe('the three administrators', () => {
  const seat = (role: Role, personId?: string) => aPost(house, street.grids.street, role, personId, { slot: ++slot })

  test('each excludes the others and every office, whichever comes first', async () => {
    for (const admin of ADMIN_ROLES) {
      const personId = await aPerson(house, street, '管理员')
      await seat(admin, personId)
      for (const role of [
        ...ADMIN_ROLES.filter((other) => other !== admin),
        'subdistrict_officer',
        'desk_officer',
      ] as const) {
        const postId = await seat(role)
        for (const holdsAs of ['holder', 'deputy'] as const) {
          await expect(house.run('people.takePost', { postId, personId, holdsAs }, bySystem)).rejects.toEqual(
            refused('post.admin_exclusive'),
          )
        }
      }
      await expect(
        aPost(house, street.grids.micro, 'micro_grid_member', personId, { slot: ++slot }),
      ).resolves.toBeTruthy()
    }
    const officer = await aPerson(house, street, '干部')
    await seat('subdistrict_officer', officer)
    await expect(seat('audit_admin', officer)).rejects.toEqual(refused('post.admin_exclusive'))
  })

  test('raced: of two posts that exclude each other a person gets one', async () => {
    const personId = await aPerson(house, street, '两头')
    const [one, two] = [await seat('system_admin'), await seat('audit_admin')]
    const raced = await Promise.allSettled(
      [one, two].map((postId) => house.run('people.takePost', { postId, personId }, bySystem)),
    )
    expect(raced.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of raced)
      if (result.status === 'rejected') expect(result.reason).toEqual(refused('post.admin_exclusive'))
  })

  test('counted through the account: also when the other post is held as another person in another tenant', async () => {
    const here = await aPerson(house, street, '一身')
    const { accountId } = await actingAs(house, STREET, here)
    const { personId: above } = await house.run(
      'people.registerPerson',
      { communityId: street.districtId, name: '一身', phone: null },
      { as: SYSTEM, tenant: 510_112_000 },
    )
    await house.db.pool.query('INSERT INTO account_persons (account_id, tenant_id, person_id) VALUES ($1, $2, $3)', [
      accountId,
      510_112_000,
      above,
    ])
    const { postId } = await house.run(
      'people.createPost',
      { gridId: street.grids.district, role: 'security_admin', slot: 1 },
      { as: SYSTEM, tenant: 510_112_000 },
    )
    await house.run('people.takePost', { postId, personId: above }, { as: SYSTEM, tenant: 510_112_000 })
    await expect(seat('system_admin', here)).rejects.toEqual(refused('post.admin_exclusive'))
    await expect(seat('security_admin', here)).resolves.toBeTruthy()
  })

  test('free again after leaving', async () => {
    const personId = await aPerson(house, street, '转岗')
    const postId = await seat('system_admin', personId)
    house.clock.advance(1000)
    await house.run('people.leavePost', { postId, personId }, bySystem)
    await expect(seat('audit_admin', personId)).resolves.toBeTruthy()
  })
})

test('a post of a role can be made where it belongs in the street, and nowhere else', async () => {
  const made: [Role, string][] = []
  for (const role of ROLES) {
    for (const [name, gridId] of Object.entries(street.grids).filter(([key]) => key !== 'district')) {
      const error = await house.run('people.createPost', { gridId, role, slot: 900 }, bySystem).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      if (error === undefined) made.push([role, name])
      else expect(error).toEqual(refused('post.wrong_grid'))
    }
  }
  const where = (role: Role) => made.flatMap(([of, name]) => (of === role ? [name] : []))
  expect(where('main_grid_lead')).toEqual(['main', 'secondMain', 'neighbourMain'])
  expect(where('dedicated_grid_liaison')).toEqual(['school'])
  expect(where('micro_grid_member')).toEqual(['micro', 'secondMicro', 'otherMicro'])
  expect(where('system_admin')).toEqual(['street'])
  expect(where('desk_officer')).toEqual(['street', 'main', 'secondMain', 'neighbourMain'])
  expect(where('district_officer')).toEqual([])
})
