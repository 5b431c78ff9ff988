import { flush } from '../../platform/announce.ts'
import { type WriteContext, writeContext } from '../../platform/context.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { Role } from './contract.ts'

/** The street of the tests: its tenant, and the district's pseudo-tenant above. */
export const STREET = 510_112_002
export const DISTRICT = 510_112_000
export const COMMUNITY_CHAIN = 510_112_002_009
export const NEIGHBOUR_CHAIN = 510_112_002_010
/** A password that the tests set; nobody's. */
export const PASSWORD = 'green-lantern-7'

/** A street with two communities; the first has two ordinary grids, three micro grids, a dedicated one and a second main grid. Nobody holds a post yet. */
export async function aStreet(house: TestHouse) {
  const found = (tenant: number, code: string, name: string) =>
    house.run(
      'grids.foundCommunity',
      { code, name, subdistrictName: '大面街道', districtName: '龙泉驿区', isSynthetic: true },
      { as: SYSTEM, tenant },
    )
  const draw = async (
    communityId: string,
    parentId: string,
    level: 'main' | 'ordinary' | 'micro',
    name: string,
    dedicated = false,
  ) => {
    const kind = dedicated
      ? ({ kind: 'dedicated', dedicatedKind: 'school' } as const)
      : ({ kind: 'residential' } as const)
    return (
      await house.run('grids.drawGrid', { communityId, parentId, level, name, ...kind }, { as: SYSTEM, tenant: STREET })
    ).id
  }
  const district = await found(DISTRICT, '510112000000', '龙泉驿区')
  const street = await found(STREET, '510112002000', '大面街道')
  const community = await found(STREET, String(COMMUNITY_CHAIN), '师大社区')
  const neighbour = await found(STREET, String(NEIGHBOUR_CHAIN), '邻近社区')
  const main = community.mainGridId
  const ordinary = await draw(community.communityId, main, 'ordinary', '第一网格')
  const otherOrdinary = await draw(community.communityId, main, 'ordinary', '第二网格')
  return {
    districtId: district.communityId,
    streetId: street.communityId,
    communityId: community.communityId,
    neighbourId: neighbour.communityId,
    grids: {
      district: district.mainGridId,
      street: street.mainGridId,
      main,
      secondMain: await draw(community.communityId, street.mainGridId, 'main', '公寓总网格'),
      ordinary,
      otherOrdinary,
      micro: await draw(community.communityId, ordinary, 'micro', '1栋微网格'),
      secondMicro: await draw(community.communityId, ordinary, 'micro', '2栋微网格'),
      otherMicro: await draw(community.communityId, otherOrdinary, 'micro', '9栋微网格'),
      school: await draw(community.communityId, main, 'ordinary', '师大附小', true),
      neighbourMain: neighbour.mainGridId,
    },
  }
}

export type Street = Awaited<ReturnType<typeof aStreet>>

/** Numbers of invented people: 154 belongs to no operator. */
let lastPhone = 0
export const aPhone = () => `154${String(++lastPhone).padStart(8, '0')}`

/** Registers a person in the first community of the street, a moment after whatever was made before. */
export async function aPerson(
  house: TestHouse,
  street: Street,
  name: string,
  more: {
    phone?: string | null
    tags?: ('volunteer' | 'party_member')[]
    isContactPublic?: boolean
    communityId?: string
  } = {},
): Promise<string> {
  const { communityId = street.communityId, phone = aPhone(), ...rest } = more
  house.clock.advance(1)
  return (
    await house.run('people.registerPerson', { communityId, name, phone, ...rest }, { as: SYSTEM, tenant: STREET })
  ).personId
}

/** Makes a seat, and puts a person in it when one is given. */
export async function aPost(
  house: TestHouse,
  gridId: string,
  role: Role,
  personId?: string,
  more: { slot?: number; holdsAs?: 'holder' | 'deputy'; until?: string } = {},
): Promise<string> {
  const { slot = 1, ...holding } = more
  house.clock.advance(1)
  const { postId } = await house.run('people.createPost', { gridId, role, slot }, { as: SYSTEM, tenant: STREET })
  if (personId !== undefined)
    await house.run('people.takePost', { postId, personId, ...holding }, { as: SYSTEM, tenant: STREET })
  return postId
}

/** Links an account to a person without a password, which most tests do not need. @returns who acts */
export async function actingAs(house: TestHouse, tenant: number, personId: string): Promise<{ accountId: string }> {
  const accountId = crypto.randomUUID()
  const account = { id: accountId, login: `login-${accountId}`, created_at: house.clock.now() }
  const state = { is_locked: false, failed_count: 0, must_change_password: false }
  await house.db.q
    .insertInto('accounts')
    .values({ ...account, ...state })
    .execute()
  const link = { account_id: accountId, tenant_id: tenant, person_id: personId }
  await house.db.q.insertInto('account_persons').values(link).execute()
  return { accountId }
}

/** A person who holds a post of the role in the grid, as actor. */
export async function anActor(house: TestHouse, street: Street, role: Role, gridId: string, slot = 1) {
  const personId = await aPerson(house, street, `持岗人${role}`)
  const postId = await aPost(house, gridId, role, personId, { slot })
  return { ...(await actingAs(house, STREET, personId)), personId, postId }
}

/** The events about a subject, oldest first. */
export async function eventsAbout(
  house: TestHouse,
  subjectId: string,
): Promise<{ name: string; chainId: number; gridId: string | null; data: unknown }[]> {
  const rows = await house.db.pool.query<{ name: string; chain_id: number; grid_id: string | null; body: string }>(
    'SELECT name, chain_id, grid_id, body FROM events WHERE subject_id = $1 ORDER BY chain_id, seq',
    [subjectId],
  )
  return rows.rows.map((row) => ({
    name: row.name,
    chainId: row.chain_id,
    gridId: row.grid_id,
    data: JSON.parse(row.body).data,
  }))
}

/** Runs work in one transaction with a context of a tenant, as modules of a higher rank do; what it announces is appended. */
export async function inContext<T>(
  house: TestHouse,
  tenant: number,
  work: (ctx: WriteContext) => Promise<T>,
): Promise<T> {
  const { db, keys } = house
  const now = house.clock.now()
  return db.transaction(async (sql) => {
    const commandId = crypto.randomUUID()
    const ctx = writeContext({ sql, db, keys, tenant, now, madeAt: now, actor: SYSTEM, commandId })
    const result = await work(ctx)
    await flush(
      sql,
      { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'test' },
      ctx.announced,
      null,
    )
    return result
  })
}
