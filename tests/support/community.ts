import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openDatabase } from '../../app/database.ts'
import { buildRunning, type Running } from '../../app/running.ts'
import { setUpDistrict } from '../../app/set-up.ts'
import type { Commands } from '../../modules/api.ts'
import { treeOf } from '../../modules/grids/index.ts'
import type { Role } from '../../modules/people/contract.ts'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { systemClock } from '../../platform/clock.ts'
import { readContext } from '../../platform/context.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'

/** The tenant of test communities: an invented subdistrict of a real district. */
export const TENANT = 510112002
const BUILDER: ServerActor = { kind: 'system', name: 'test' }

/** A small community: one main grid, two ordinary ones, two micro grids each, a dedicated one, a building, a printed code. */
export type TestCommunity = {
  readonly tenant: number
  readonly communityId: string
  readonly mainGridId: string
  readonly ordinary: readonly [string, string]
  readonly micro: readonly [string, string, string, string]
  readonly dedicated: string
  readonly code: string
  readonly buildingId: string
  /** The person in this role (in the grid that its name says). */
  readonly desk: PersonActor
  readonly lead: PersonActor
  readonly officer: PersonActor
  /** Leads the first ordinary grid. */
  readonly ordinaryLead: PersonActor
  /** Leads the second one: a sibling. */
  readonly siblingLead: PersonActor
  readonly member: PersonActor
  readonly siblingMember: PersonActor
  readonly liaison: PersonActor
  readonly street: PersonActor
}

/** A rectangle of squares of about 100 m, counted from the south-west corner of the test ground. */
function block(column: number, row: number, columns: number, rows: number): [number, number][][][] {
  const [lng, lat] = [104.2 + column * 0.001, 30.62 + row * 0.001]
  const [east, north] = [lng + columns * 0.001, lat + rows * 0.001]
  return [
    [
      [
        [lng, lat],
        [east, lat],
        [east, north],
        [lng, north],
        [lng, lat],
      ],
    ],
  ]
}

/** Builds a community through the real commands. `code` is its 12-digit code; `streetName` the name of its street where that is new. */
export async function buildCommunity(
  running: Running,
  code = '510112002009',
  streetName = '大面街道',
): Promise<TestCommunity> {
  const tenant = Number(code.slice(0, 9))
  const { house } = running
  const run = <Name extends keyof Commands>(
    name: Name,
    input: InputOf<Commands[Name]>,
  ): Promise<OutputOf<Commands[Name]>> => house.run(name, { commandId: randomUUID(), tenant, input }, BUILDER) as never
  await setUpDistrict(running, tenant, house.clock.now())
  const common = { subdistrictName: streetName, districtName: '龙泉驿区', isSynthetic: true }
  const known = await house.db.q
    .selectFrom('communities')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('code', '=', `${tenant}000`)
    .executeTakeFirst()
  const street = known
    ? {
        mainGridId: (
          await house.db.q
            .selectFrom('grids')
            .select('id')
            .where('tenant_id', '=', tenant)
            .where('level', '=', 'subdistrict')
            .executeTakeFirstOrThrow()
        ).id,
      }
    : await run('grids.foundCommunity', { ...common, code: `${tenant}000`, name: streetName })
  const shift = Number(code.slice(9)) % 7
  const { communityId, mainGridId } = await run('grids.foundCommunity', {
    ...common,
    code,
    name: `样例社区${code.slice(9)}`,
    shape: block(shift * 10, 0, 5, 2),
  })
  const draw = async (
    parentId: string,
    level: 'ordinary' | 'micro',
    name: string,
    shape: [number, number][][][],
    dedicated = false,
  ) =>
    (
      await run('grids.drawGrid', {
        communityId,
        parentId,
        level,
        name,
        shape,
        ...(dedicated ? { kind: 'dedicated' as const, dedicatedKind: 'school' as const } : {}),
        isSynthetic: true,
      })
    ).id
  const west = await draw(mainGridId, 'ordinary', '第一网格', block(shift * 10, 0, 2, 2))
  const east = await draw(mainGridId, 'ordinary', '第二网格', block(shift * 10 + 2, 0, 2, 2))
  const dedicated = await draw(mainGridId, 'ordinary', '学校专属网格', block(shift * 10 + 4, 0, 1, 2), true)
  const micro = [
    await draw(west, 'micro', '第一微网格', block(shift * 10, 0, 2, 1)),
    await draw(west, 'micro', '第二微网格', block(shift * 10, 1, 2, 1)),
    await draw(east, 'micro', '第三微网格', block(shift * 10 + 2, 0, 2, 1)),
    await draw(east, 'micro', '第四微网格', block(shift * 10 + 2, 1, 2, 1)),
  ] as const
  const { buildings } = await run('grids.registerBuildings', {
    communityId,
    isSynthetic: true,
    buildings: [
      {
        compound: { name: '幸福里', kind: '商品房小区' },
        name: '1幢',
        gridId: micro[0],
        lng: 104.2 + shift * 0.01 + 0.0005,
        lat: 30.6205,
        entrances: [
          {
            name: '1单元',
            households: [
              { floor: 1, room: '101' },
              { floor: 1, room: '102' },
              { floor: 2, room: '201' },
            ],
          },
        ],
      },
    ],
  })
  const issued = await run('grids.issueCodes', {
    communityId,
    places: [{ kind: 'building', gridId: micro[0], buildingId: buildings[0].id, placeName: '幸福里1幢' }],
  })
  let phone = 15_400_000_000 + shift * 1000 + (Number(code.slice(6)) % 1000) * 10_000
  const seat = async (role: Role, gridId: string, name: string): Promise<PersonActor> => {
    const { personId } = await run('people.registerPerson', {
      communityId,
      name,
      phone: String(phone++),
      isContactPublic: role === 'micro_grid_member',
      isSynthetic: true,
    })
    const { postId } = await run('people.createPost', {
      gridId,
      role,
      slot: role === 'subdistrict_officer' ? shift + 1 : 1,
    })
    await run('people.takePost', { postId, personId })
    return actor(running, tenant, personId, [{ postId, role, gridId }])
  }
  return {
    tenant,
    communityId,
    mainGridId,
    ordinary: [west, east],
    micro,
    dedicated,
    code: issued.codes[0].code,
    buildingId: buildings[0].id,
    desk: await seat('desk_officer', mainGridId, '周坐席'),
    lead: await seat('main_grid_lead', mainGridId, '吴总长'),
    officer: await seat('community_officer', mainGridId, '郑专干'),
    ordinaryLead: await seat('ordinary_grid_lead', west, '王一长'),
    siblingLead: await seat('ordinary_grid_lead', east, '冯二长'),
    member: await seat('micro_grid_member', micro[0], '陈微员'),
    siblingMember: await seat('micro_grid_member', micro[2], '褚微员'),
    liaison: await seat('dedicated_grid_liaison', dedicated, '卫校员'),
    street: await seat('subdistrict_officer', street.mainGridId, '蒋街办'),
  }
}

/** A person with these posts, as the platform would know him if he had signed in. */
export async function actor(
  running: Running,
  tenant: number,
  personId: string,
  posts: readonly { postId: string; role: Role; gridId: string }[],
): Promise<PersonActor> {
  const { db, keys, clock } = running.house
  const tree = await db.snapshot((sql) =>
    treeOf(readContext({ sql, db, keys, tenant, now: clock.now(), actor: BUILDER })),
  )
  const sensitive: readonly Role[] = [
    'main_grid_lead',
    'desk_officer',
    'community_officer',
    'subdistrict_officer',
    'district_officer',
  ]
  return {
    kind: 'person',
    accountId: personId,
    personId,
    grants: posts.map(({ postId, role, gridId }) => ({
      postId,
      role,
      gridId,
      as: 'holder',
      reach: tree.isTop(gridId) ? undefined : tree.under(gridId),
      seesSensitive: sensitive.includes(role),
    })),
  }
}

/** What a client of a server process needs. */
export type SeededPlace = { tenant: number; code: string }

/** A community in the embedded database of a data folder, for tests that start the built server on it. */
export async function seedCommunity(data: string): Promise<SeededPlace> {
  const root = new URL('../..', import.meta.url).pathname
  const config = {
    root,
    version: '0',
    localDir: data,
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: '',
    isSecure: false,
    trustProxy: false,
  }
  const keys = await loadKeys(join(data, 'keys'))
  const opened = await openDatabase(config, systemClock.now(), () => undefined)
  const running = buildRunning({ db: opened.db, keys, clock: systemClock, log: openLog('silent') })
  const { tenant, code } = await buildCommunity(running)
  await running.stop()
  await opened.close()
  return { tenant, code }
}
