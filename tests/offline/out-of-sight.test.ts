import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMPLAINT_CATEGORY } from '../../modules/routing/rules.ts'
import { addDays } from '../../modules/tasks/rules.ts'
import { admitted } from '../../modules/tasks/testing.ts'
import { localDate } from '../../platform/pure/time.ts'
import { buildCommunity, TENANT, type TestCommunity } from '../support/community.ts'
import { type As, openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { aPhone, type TestPhone } from './phone.ts'

let house: TestHouse
let ground: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  ground = await buildCommunity(house.running)
})
afterAll(() => house.close())

const system = { as: SYSTEM, tenant: TENANT }
const by = (as: As) => ({ as, tenant: TENANT })
/** An act that the house may refuse: what is tried at random need not be possible. @returns whether it was */
const tried = (attempt: Promise<unknown>) =>
  attempt.then(
    () => true,
    () => false,
  )

type Seat = { readonly postId: string; readonly gridId: string }
type Holder = { readonly accountId: string; readonly personId: string; readonly seat: Seat }
/** A community with a tree of its own: how many micro grids each ordinary grid has. */
type World = {
  readonly communityId: string
  /** On the first building's wall. */
  readonly code: string
  readonly ordinary: string[]
  readonly micro: string[]
  readonly buildings: string[]
  readonly households: string[]
  readonly seats: Seat[]
  readonly head: Holder
  readonly desk: Holder
  /** Each with a phone. */
  readonly people: (Holder & { readonly phone: TestPhone })[]
  readonly cases: string[]
  readonly absences: string[]
}

let people = 0
let worlds = 0

async function aHolder(communityId: string, gridId: string, role: Role): Promise<Holder> {
  const n = ++people
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId, name: '沈看见', phone: `157${String(10_000_000 + n)}` },
    system,
  )
  const login = { personId, login: `sight${n}`, password: 'a-long-password' }
  const { accountId } = await house.run('people.openAccount', login, system)
  const seat = await aSeat(gridId, role)
  await house.run('people.takePost', { postId: seat.postId, personId }, system)
  return { accountId, personId, seat }
}
type Role = 'main_grid_lead' | 'desk_officer' | 'ordinary_grid_lead' | 'micro_grid_member' | 'building_lead'
async function aSeat(gridId: string, role: Role): Promise<Seat> {
  const { postId } = await house.run('people.createPost', { gridId, role, slot: 1 + (++people % 900) }, system)
  return { postId, gridId }
}

async function aWorld(shape: readonly number[]): Promise<World> {
  const code = `${TENANT}${String(100 + ++worlds)}`
  const common = { subdistrictName: '大面街道', districtName: '龙泉驿区', isSynthetic: true }
  const { communityId, mainGridId } = await house.run(
    'grids.foundCommunity',
    { ...common, code, name: `树${worlds}` },
    system,
  )
  const draw = async (parentId: string, level: 'ordinary' | 'micro', name: string) =>
    (await house.run('grids.drawGrid', { communityId, parentId, level, name, isSynthetic: true }, system)).id
  const ordinary: string[] = []
  const micro: string[] = []
  for (const [i, below] of shape.entries()) {
    ordinary.push(await draw(mainGridId, 'ordinary', `第${i}网格`))
    for (let k = 0; k < below; k++) micro.push(await draw(ordinary[i], 'micro', `第${i}之${k}`))
  }
  const { buildings } = await house.run(
    'grids.registerBuildings',
    {
      communityId,
      isSynthetic: true,
      buildings: micro.map((gridId, i) => ({
        compound: null,
        name: `${i + 1}幢`,
        gridId,
        lng: 104.2,
        lat: 30.62,
        entrances: [
          {
            name: '1单元',
            households: [
              { floor: 1, room: '101' },
              { floor: 1, room: '102' },
            ],
          },
        ],
      })),
    },
    system,
  )
  const { rows } = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = ANY($2::uuid[]) ORDER BY id',
    [TENANT, buildings.map(({ id }) => id)],
  )
  const wall = { kind: 'building', gridId: micro[0], buildingId: buildings[0].id, placeName: '1幢' } as const
  const { codes } = await house.run('grids.issueCodes', { communityId, places: [wall] }, system)
  const head = await aHolder(communityId, mainGridId, 'main_grid_lead')
  const desk = await aHolder(communityId, mainGridId, 'desk_officer')
  const holders = [
    await aHolder(communityId, micro[0], 'micro_grid_member'),
    await aHolder(communityId, micro[micro.length - 1], 'micro_grid_member'),
    await aHolder(communityId, ordinary[0], 'ordinary_grid_lead'),
  ]
  const seats: Seat[] = []
  for (const gridId of [micro[micro.length >> 1], ordinary[ordinary.length - 1]])
    seats.push(await aSeat(gridId, micro.includes(gridId) ? 'micro_grid_member' : 'ordinary_grid_lead'))
  const today = localDate(house.clock.now())
  await admitted(
    { house, here: { ...ground, communityId } },
    { gridIds: [mainGridId], communityId, frequency: { unit: 'once', on: today }, dueDays: 3, expiresDays: 20 },
    { from: today, until: addDays(today, 60) },
  )
  return {
    communityId,
    code: codes[0].code,
    ordinary,
    micro,
    buildings: buildings.map(({ id }) => id),
    households: rows.map(({ id }) => id),
    seats,
    head,
    desk,
    people: await Promise.all(holders.map(async (one) => ({ ...one, phone: await aPhone(house, TENANT) }))),
    cases: [],
    absences: [],
  }
}

/** What happens to a world; `a` and `b` choose of what there is. */
const HAPPENS: Record<string, (world: World, a: number, b: number) => Promise<unknown>> = {
  report: async ({ micro, head, cases }, a) => {
    const place = { by: 'grid', gridId: pick(micro, a), detail: '院子里' } as const
    const told = { channel: 'member', text: `第${cases.length}件，墙角漏水`, place } as const
    cases.push((await house.run('intake.receiveReport', told, by({ accountId: head.accountId }))).caseId)
  },
  /** Of somebody who has a phone: he never carries it, wherever it stands. */
  complain: async ({ code, people, cases }, _, b) => {
    const about = {
      categoryCode: COMPLAINT_CATEGORY,
      nature: 'complaint',
      aboutPostId: pick(people, b).seat.postId,
    } as const
    const told = { channel: 'qr', text: '打了三次电话都没有人接。', place: { by: 'code', code }, ...about } as const
    cases.push((await house.run('intake.receiveReport', told, by({ kind: 'visitor' }))).caseId)
  },
  triage: ({ cases, desk }, a) =>
    onCase(cases, a, (caseId) =>
      house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, by({ accountId: desk.accountId })),
    ),
  assign: ({ cases, desk, people, seats }, a, b) =>
    onCase(cases, a, (caseId) =>
      house.run(
        'cases.assign',
        { caseId, toPostId: pick([...people.map(({ seat }) => seat), ...seats], b).postId },
        by({ accountId: desk.accountId }),
      ),
    ),
  merge: ({ cases, desk }, a, b) =>
    onCase(cases, a, (caseId) =>
      house.run('cases.merge', { caseId, intoCaseId: pick(cases, b) }, by({ accountId: desk.accountId })),
    ),
  note: ({ cases, head }, a) =>
    onCase(cases, a, (caseId) =>
      house.run('cases.note', { caseId, text: '去看过了' }, by({ accountId: head.accountId })),
    ),
  'a grid goes under another': ({ micro, ordinary }, a, b) =>
    tried(house.run('grids.redrawGrid', { gridId: pick(micro, a), parentId: pick(ordinary, b) }, system)),
  'a grid is drawn': async ({ communityId, ordinary, micro }, a) => {
    const drawn = { communityId, parentId: pick(ordinary, a), level: 'micro', name: `新${micro.length}` } as const
    micro.push((await house.run('grids.drawGrid', drawn, system)).id)
  },
  'a building moves': ({ buildings, micro }, a, b) =>
    tried(house.run('grids.moveBuilding', { buildingId: pick(buildings, a), toGridId: pick(micro, b) }, system)),
  'a home moves': ({ households, micro }, a, b) =>
    tried(house.run('grids.moveHousehold', { householdId: pick(households, a), toGridId: pick(micro, b) }, system)),
  'takes a seat': ({ people, seats }, a, b) =>
    tried(house.run('people.takePost', { postId: pick(seats, a).postId, personId: pick(people, b).personId }, system)),
  'leaves a seat': ({ people, seats }, a, b) => {
    const postId = pick([...seats, ...people.map(({ seat }) => seat)], a).postId
    return tried(house.run('people.leavePost', { postId, personId: pick(people, b).personId }, system))
  },
  'is away': async ({ people, absences }, a, b) => {
    const { personId, seat } = pick(people, a)
    const [from, until] = [1, 60].map((hours) =>
      new Date(house.clock.now().getTime() + hours * 3_600_000).toISOString(),
    )
    const posts = [{ postId: seat.postId, deputyId: pick(people, b).personId }]
    await tried(
      house
        .run('people.stateAbsence', { personId, reason: 'leave', from, until, posts }, system)
        .then(({ absenceId }) => absences.push(absenceId)),
    )
  },
  'is back': ({ absences }, a) =>
    absences.length === 0
      ? Promise.resolve()
      : tried(house.run('people.endAbsence', { absenceId: pick(absences, a) }, system)),
  'hours pass': async (_, a) => house.clock.advance((1 + (a % 30)) * 3_600_000),
  sync: ({ people }, a) => {
    const one = pick(people, a)
    return one.phone.sync({ accountId: one.accountId })
  },
}
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]
const onCase = (cases: readonly string[], a: number, act: (caseId: string) => Promise<unknown>) =>
  cases.length === 0 ? Promise.resolve() : tried(act(pick(cases, a)))

type CaseFacts = {
  id: string
  gridId: string
  isSensitive: boolean
  isOpen: boolean
  posts: string[]
  persons: string[]
  about: string[]
}

/** What one may carry now, told from the bare rows and the tree alone, by a reckoning of its own. */
async function mayCarry(personId: string) {
  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await house.db.pool.query<Row>(text, [TENANT, ...values])).rows
  const grids = await rows<{ id: string; parent: string | null }>(
    'SELECT grid_id AS id, parent_id AS parent FROM grid_versions WHERE tenant_id = $1 AND valid_until IS NULL',
  )
  const held = await rows<{ postId: string; gridId: string; role: string }>(
    `SELECT p.id AS "postId", p.grid_id AS "gridId", p.role FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
     WHERE h.tenant_id = $1 AND h.person_id = $2 AND h.valid_from <= $3 AND (h.valid_until IS NULL OR h.valid_until > $3)`,
    [personId, house.clock.now()],
  )
  const parentOf = new Map(grids.map(({ id, parent }) => [id, parent]))
  const pathOf = (id: string | null | undefined): string[] => (id ? [id, ...pathOf(parentOf.get(id))] : [])
  const isUnder = (gridId: string, seats = held) => seats.some((one) => pathOf(gridId).includes(one.gridId))
  const cases = await rows<CaseFacts>(
    `SELECT c.id, c.grid_id AS "gridId", c.is_sensitive AS "isSensitive", c.state <> 'closed' AS "isOpen", coalesce(c.about_person_ids, '{}') AS about,
       array_remove(ARRAY[c.owner_post_id, c.offered_post_id, c.raised_to_post_id, c.handler_post_id] || ARRAY(SELECT a.post_id FROM case_assists a
         WHERE a.tenant_id = c.tenant_id AND a.case_id = c.id), NULL) AS posts,
       array_remove(ARRAY[c.handler_person_id] || ARRAY(SELECT y.person_id FROM case_parties y WHERE y.tenant_id = c.tenant_id AND y.case_id = c.id), NULL) AS persons
     FROM cases c WHERE c.tenant_id = $1`,
  )
  const isRelated = (one: CaseFacts) =>
    one.persons.includes(personId) || one.posts.some((id) => held.some(({ postId }) => postId === id))
  const isHis = (one: CaseFacts) =>
    held.length > 0 && !one.about.includes(personId) && (isRelated(one) || (isUnder(one.gridId) && !one.isSensitive))
  const places = await rows<{ id: string; gridId: string }>(
    `SELECT h.building_id AS id, g.grid_id AS "gridId" FROM households h JOIN household_grids g ON g.tenant_id = h.tenant_id AND g.household_id = h.id
       AND g.valid_until IS NULL WHERE h.tenant_id = $1
     UNION SELECT building_id, grid_id FROM building_grids WHERE tenant_id = $1 AND valid_until IS NULL`,
  )
  const tasks = await rows<{ id: string; gridId: string; isOpen: boolean }>(
    `SELECT id, grid_id AS "gridId", state IN ('planned', 'ready') AS "isOpen" FROM tasks WHERE tenant_id = $1`,
  )
  const walking = held.filter(({ role }) => role === 'micro_grid_member')
  const ids = <Row extends { id: string }>(all: readonly Row[], may: (row: Row) => boolean) =>
    new Set(all.filter(may).map(({ id }) => id))
  return {
    grid: ids(grids, ({ id }) => isUnder(id) || held.some((one) => pathOf(one.gridId).includes(id))),
    building: ids(places, ({ gridId }) => isUnder(gridId)),
    case: ids(cases, isHis),
    /** What must be there, not only may. */
    open: ids(cases, (one) => isHis(one) && one.isOpen && isUnder(one.gridId)),
    task: ids(tasks, (one) => one.isOpen && isUnder(one.gridId, walking)),
  }
}

async function check({ people }: World): Promise<void> {
  for (const { accountId, personId, phone } of people) {
    await phone.sync({ accountId })
    const may = await mayCarry(personId)
    const carried = (kind: string) => [...phone.rows.of(kind).keys()]
    for (const kind of ['grid', 'building', 'case', 'task'] as const)
      expect(
        carried(kind).filter((id) => !may[kind].has(id)),
        `${kind} out of sight`,
      ).toEqual([])
    for (const { row } of phone.rows.of('report').values()) expect(may.case.has(String(row.caseId))).toBe(true)
    // And all of what is his to see.
    expect(new Set(carried('building'))).toEqual(may.building)
    expect([...may.open].filter((id) => !carried('case').includes(id))).toEqual([])
    expect(new Set(carried('task'))).toEqual(may.task)
    const fresh = await aPhone(house, TENANT)
    await fresh.sync({ accountId })
    expect(phone.held()).toEqual(fresh.held())
  }
}

test('over any tree, whatever becomes of its grids, posts, absences, homes and cases, no phone holds a row out of its holder’s sight', {
  timeout: 600_000,
}, async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(HAPPENS), 'report', 'sync'), fc.nat(40), fc.nat(40))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      fc.array(step, { minLength: 10, maxLength: 24 }),
      async (shape, steps) => {
        const world = await aWorld(shape)
        await settled()
        for (const one of world.people) await one.phone.sync({ accountId: one.accountId })
        for (const [what, a, b] of steps) {
          house.clock.advance(1000)
          await HAPPENS[what](world, a, b)
        }
        house.clock.advance(1000)
        await settled()
        await check(world)
      },
    ),
    { numRuns: Number(process.env.WEIGE_SIGHTS ?? 10), seed: 20261130, endOnFailure: true },
  )
})

/** Followers are done, and what time does to tasks is done. */
async function settled(): Promise<void> {
  await house.settle()
  for (const sweep of house.running.house.modules.flatMap((module) => module.sweeps ?? []))
    if (sweep.name.startsWith('tasks.')) await house.running.sweep(sweep, TENANT)
  await house.settle()
}
