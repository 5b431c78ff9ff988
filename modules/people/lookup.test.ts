import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleTo } from '../../platform/access.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  getPost,
  loadActor,
  namesOf,
  personFor,
  phoneOf,
  postsOf,
  postsUnder,
  publicContacts,
  resolvePost,
} from './index.ts'
import {
  actingAs,
  anActor,
  aPerson,
  aPhone,
  aPost,
  aStreet,
  COMMUNITY_CHAIN,
  DISTRICT,
  eventsAbout,
  inContext,
  NEIGHBOUR_CHAIN,
  STREET,
  type Street,
} from './testing.ts'

let house: TestHouse
let street: Street
beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
})
afterAll(() => house.close())

const here = <T>(work: Parameters<typeof inContext<T>>[2]) => inContext(house, STREET, work)
const load = (accountId: string, tenant = STREET) => inContext(house, tenant, (ctx) => loadActor(ctx, accountId))

describe('loadActor', () => {
  test('a person with every post held now, and what each reaches', async () => {
    const actor = await anActor(house, street, 'ordinary_grid_lead', street.grids.ordinary)
    const second = await aPost(house, street.grids.otherMicro, 'building_lead', actor.personId, { holdsAs: 'deputy' })
    expect(await load(actor.accountId)).toEqual({
      kind: 'person',
      accountId: actor.accountId,
      personId: actor.personId,
      grants: [
        {
          postId: actor.postId,
          role: 'ordinary_grid_lead',
          gridId: street.grids.ordinary,
          as: 'holder',
          reach: expect.arrayContaining([street.grids.ordinary, street.grids.micro, street.grids.secondMicro]),
          seesSensitive: false,
        },
        {
          postId: second,
          role: 'building_lead',
          gridId: street.grids.otherMicro,
          as: 'deputy',
          reach: [street.grids.otherMicro],
          seesSensitive: false,
        },
      ],
    })
    const sight = visibleTo(await load(actor.accountId))
    expect(sight.grids).toHaveLength(4)
    expect(sight.sensitiveGrids).toEqual([])
  })

  test('the street’s own grid reaches the whole tenant', async () => {
    const actor = await anActor(house, street, 'subdistrict_officer', street.grids.street)
    expect(await load(actor.accountId)).toMatchObject({
      grants: [{ gridId: street.grids.street, reach: undefined, seesSensitive: true }],
    })
  })

  test('a resident has no posts; a stranger and a closed account are visitors', async () => {
    const personId = await aPerson(house, street, '住户')
    const { accountId } = await actingAs(house, STREET, personId)
    expect(await load(accountId)).toEqual({ kind: 'person', accountId, personId, grants: [] })
    expect(await load(accountId, DISTRICT)).toEqual({ kind: 'visitor' })
    expect(await load(crypto.randomUUID())).toEqual({ kind: 'visitor' })
    await house.db.pool.query('UPDATE accounts SET is_locked = true WHERE id = $1', [accountId])
    expect(await load(accountId)).toEqual({ kind: 'visitor' })
  })

  test('a post of the district reaches every street, beside the own person there', async () => {
    const inDistrict = { as: SYSTEM, tenant: DISTRICT }
    const { personId: above } = await house.run(
      'people.registerPerson',
      { communityId: street.districtId, name: '区里人', phone: null },
      inDistrict,
    )
    const { postId } = await house.run(
      'people.createPost',
      { gridId: street.grids.district, role: 'district_officer' },
      inDistrict,
    )
    await house.run('people.takePost', { postId, personId: above }, inDistrict)
    const personId = await aPerson(house, street, '也住这里')
    const { accountId } = await actingAs(house, STREET, personId)
    await house.db.pool.query('INSERT INTO account_persons (account_id, tenant_id, person_id) VALUES ($1, $2, $3)', [
      accountId,
      DISTRICT,
      above,
    ])
    const grant = {
      postId,
      role: 'district_officer',
      gridId: street.grids.district,
      as: 'holder',
      reach: undefined,
      seesSensitive: true,
    }
    expect(await load(accountId)).toEqual({ kind: 'person', accountId, personId, grants: [grant] })
    expect(await load(accountId, DISTRICT)).toEqual({ kind: 'person', accountId, personId: above, grants: [grant] })
    expect(await load(accountId, 510_112_003)).toMatchObject({ personId: above, grants: [grant] })
    expect(await load(accountId, 510_113_001)).toEqual({ kind: 'visitor' })
  })

  test('an officer of a street acts in its district by that post, and sees nothing of it', async () => {
    const fresh = await openTestHouse()
    const below = await aStreet(fresh)
    const { grids } = below
    const load = (account: string, tenant: number) => inContext(fresh, tenant, (ctx) => loadActor(ctx, account))
    const officer = await anActor(fresh, below, 'subdistrict_officer', grids.street)
    await aPost(fresh, grids.main, 'area_lead', officer.personId)
    const member = await anActor(fresh, below, 'micro_grid_member', grids.micro)
    const above = await load(officer.accountId, DISTRICT)
    expect(above).toEqual({
      kind: 'person',
      accountId: officer.accountId,
      personId: officer.personId,
      grants: [
        {
          postId: officer.postId,
          role: 'subdistrict_officer',
          gridId: grids.street,
          as: 'holder',
          reach: [],
          seesSensitive: false,
        },
      ],
    })
    expect(visibleTo(above)).toMatchObject({ grids: [], sensitiveGrids: [] })
    expect(await load(officer.accountId, 510_113_000)).toEqual({ kind: 'visitor' })
    expect(await load(officer.accountId, 510_112_003)).toEqual({ kind: 'visitor' })
    expect(await load(member.accountId, DISTRICT)).toEqual({ kind: 'visitor' })
    await fresh.close()
  })
})

describe('resolvePost', () => {
  test('nearest with somebody, then upward, in the end the lead’s seat although vacant', async () => {
    const fresh = await openTestHouse()
    const place = await aStreet(fresh)
    const resolve = (gridId: string, role: 'micro_grid_member' | 'desk_officer' | 'subdistrict_officer') =>
      inContext(fresh, STREET, (ctx) => resolvePost(ctx, gridId, role))
    await expect(resolve(place.grids.micro, 'desk_officer')).rejects.toEqual(new Refusal('post.none'))
    await expect(resolve(crypto.randomUUID(), 'desk_officer')).rejects.toThrow(NotFound)
    const leadPost = await aPost(fresh, place.grids.main, 'main_grid_lead')
    expect(await resolve(place.grids.micro, 'micro_grid_member')).toEqual({
      id: leadPost,
      gridId: place.grids.main,
      role: 'main_grid_lead',
      slot: 1,
      holders: [],
      away: [],
    })

    const officer = await aPerson(fresh, place, '街道人')
    const officerPost = await aPost(fresh, place.grids.street, 'subdistrict_officer', officer)
    expect((await resolve(place.grids.micro, 'micro_grid_member')).id).toBe(officerPost)
    expect((await resolve(place.grids.street, 'desk_officer')).id).toBe(officerPost)

    const lead = await aPerson(fresh, place, '书记')
    await fresh.run(
      'people.takePost',
      { postId: leadPost, personId: lead, holdsAs: 'deputy' },
      { as: SYSTEM, tenant: STREET },
    )
    expect(await resolve(place.grids.micro, 'micro_grid_member')).toMatchObject({
      id: leadPost,
      holders: [{ personId: lead, name: '书记', holdsAs: 'deputy' }],
    })
    expect((await resolve(place.grids.micro, 'desk_officer')).id).toBe(leadPost)
    expect((await resolve(place.grids.micro, 'subdistrict_officer')).id).toBe(officerPost)

    await aPost(fresh, place.grids.micro, 'micro_grid_member', undefined, { slot: 1 })
    const member = await aPerson(fresh, place, '网格员')
    const third = await aPost(fresh, place.grids.micro, 'micro_grid_member', member, { slot: 3 })
    const second = await aPost(fresh, place.grids.micro, 'micro_grid_member', member, {
      slot: 2,
      until: new Date(fresh.clock.now().getTime() + 60_000).toISOString(),
    })
    expect((await resolve(place.grids.micro, 'micro_grid_member')).id).toBe(second)
    fresh.clock.advance(60_000)
    expect((await resolve(place.grids.micro, 'micro_grid_member')).id).toBe(third)
    expect((await resolve(place.grids.otherMicro, 'micro_grid_member')).id).toBe(leadPost)

    await fresh.run('people.leavePost', { postId: leadPost, personId: lead }, { as: SYSTEM, tenant: STREET })
    expect((await resolve(place.grids.otherMicro, 'micro_grid_member')).id).toBe(officerPost)
    expect((await resolve(place.grids.secondMain, 'desk_officer')).id).toBe(officerPost)
    await fresh.close()
  })
})

describe('posts and people for other modules', () => {
  test('a post with its holders of today, the holder before the deputy', async () => {
    const [holder, deputy] = [await aPerson(house, street, '正'), await aPerson(house, street, '副')]
    const postId = await aPost(house, street.grids.secondMicro, 'micro_grid_member', deputy, { holdsAs: 'deputy' })
    house.clock.advance(1000)
    await house.run('people.takePost', { postId, personId: holder }, { as: SYSTEM, tenant: STREET })
    const post = await here((ctx) => getPost(ctx, postId))
    expect(post).toEqual({
      id: postId,
      gridId: street.grids.secondMicro,
      role: 'micro_grid_member',
      slot: 1,
      holders: [
        { personId: holder, name: '正', holdsAs: 'holder' },
        { personId: deputy, name: '副', holdsAs: 'deputy' },
      ],
      away: [],
    })
    expect(await here((ctx) => postsOf(ctx, [postId, postId, crypto.randomUUID()]))).toEqual(new Map([[postId, post]]))
    expect(await here((ctx) => postsOf(ctx, []))).toEqual(new Map())
    await expect(here((ctx) => getPost(ctx, crypto.randomUUID()))).rejects.toEqual(new NotFound('post'))
  })

  test('the posts of a subtree, from the top down', async () => {
    const posts = await here((ctx) => postsUnder(ctx, street.grids.ordinary))
    expect(posts.map((post) => post.gridId)).toEqual([street.grids.ordinary, street.grids.secondMicro])
    expect(await here((ctx) => postsUnder(ctx, street.grids.school))).toEqual([])
  })

  test('names come with the number masked; the number in full is for deliveries', async () => {
    const phone = aPhone()
    const personId = await aPerson(house, street, '收信人', { phone })
    const silent = await aPerson(house, street, '无电话', { phone: null })
    expect(await here((ctx) => namesOf(ctx, [personId, silent, crypto.randomUUID()]))).toEqual(
      new Map([
        [personId, { name: '收信人', phoneMasked: `154****${phone.slice(-4)}` }],
        [silent, { name: '无电话', phoneMasked: null }],
      ]),
    )
    expect(await here((ctx) => phoneOf(ctx, personId))).toBe(phone)
    expect(await here((ctx) => phoneOf(ctx, silent))).toBeNull()
    expect(await here((ctx) => phoneOf(ctx, crypto.randomUUID()))).toBeNull()
  })
})

describe('personFor', () => {
  test('registers once by number, in the chain given, seen by no list', async () => {
    const phone = aPhone()
    const first = await here((ctx) => personFor(ctx, { name: '报告人', phone }, NEIGHBOUR_CHAIN))
    const again = await here((ctx) =>
      personFor(ctx, { name: '冒名的人', phone: `+86 ${phone.slice(0, 3)}-${phone.slice(3)}` }, COMMUNITY_CHAIN),
    )
    expect(again).toBe(first)
    expect((await here((ctx) => namesOf(ctx, [first]))).get(first)?.name).toBe('报告人')
    expect(await eventsAbout(house, first)).toEqual([
      { name: 'person.registered', chainId: NEIGHBOUR_CHAIN, gridId: null, data: { tags: [] } },
    ])
  })

  test('two at once with one number are one person', async () => {
    const phone = aPhone()
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => here((ctx) => personFor(ctx, { name: '同一人', phone }, COMMUNITY_CHAIN))),
    )
    expect(new Set(ids).size).toBe(1)
  })

  test('without a number every call is another person', async () => {
    const ids = await Promise.all(
      [1, 2].map(() => here((ctx) => personFor(ctx, { name: '匿名来访', phone: null }, COMMUNITY_CHAIN))),
    )
    expect(new Set(ids).size).toBe(2)
  })
})

describe('publicContacts', () => {
  test('nearest first; name and number only with consent', async () => {
    const fresh = await openTestHouse()
    const place = await aStreet(fresh)
    const phone = aPhone()
    await aPost(
      fresh,
      place.grids.main,
      'main_grid_lead',
      await aPerson(fresh, place, '书记甲', { phone, isContactPublic: true }),
    )
    await aPost(
      fresh,
      place.grids.main,
      'desk_officer',
      await aPerson(fresh, place, '坐席乙', { isContactPublic: true }),
    )
    await aPost(fresh, place.grids.ordinary, 'ordinary_grid_lead', await aPerson(fresh, place, '格长丙'))
    await aPost(
      fresh,
      place.grids.micro,
      'micro_grid_member',
      await aPerson(fresh, place, '欧阳丁', { phone: null, isContactPublic: true }),
    )
    await aPost(
      fresh,
      place.grids.otherMicro,
      'micro_grid_member',
      await aPerson(fresh, place, '别格戊', { isContactPublic: true }),
    )
    expect(await inContext(fresh, STREET, (ctx) => publicContacts(ctx, place.grids.micro))).toEqual([
      { role: 'micro_grid_member', name: '欧阳丁', phone: null },
      { role: 'ordinary_grid_lead', name: '格*', phone: null },
      { role: 'main_grid_lead', name: '书记甲', phone },
    ])
    await fresh.close()
  })
})
