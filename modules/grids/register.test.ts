import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spyOnStatements } from '../../platform/db/connect.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { statementLinter } from '../../tests/support/statement-linter.ts'
import { locateByBuilding, locateByCode, locateByHousehold } from './index.ts'
import { endOf, eventsOf, look } from './testing.ts'

let house: TestHouse
let c: TestCommunity
let other: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running, '510112002009')
  other = await buildCommunity(house.running, '510112002012')
})
afterAll(() => house.close())

const as = (actor: TestCommunity['lead'], commandId = randomUUID()) => ({ as: actor, tenant: c.tenant, commandId })
const rooms = (count: number, gridId?: string) =>
  Array.from({ length: count }, (_, i) => ({ floor: (i % 30) + 1, room: `${i + 1}01`, ...(gridId ? { gridId } : {}) }))

async function building(name: string, gridId: string, households = rooms(3), compound = '银杏苑'): Promise<string> {
  const one = {
    compound: { name: compound, kind: '商品房小区' },
    name,
    gridId,
    lng: 104.2205,
    lat: 30.6205,
    entrances: [{ name: '1单元', households }],
  }
  const { buildings } = await house.run(
    'grids.registerBuildings',
    { communityId: c.communityId, buildings: [one] },
    as(c.officer),
  )
  return buildings[0].id
}
const homesOf = async (buildingId: string) =>
  (await house.ask('grids.households', { buildingId }, as(c.lead))).households

describe('grids.registerBuildings', () => {
  test('adds compound, building, entrance and households, and says what they are called', async () => {
    const id = await building('3幢', c.micro[0])
    const { buildings } = await house.ask('grids.buildings', { gridId: c.mainGridId }, as(c.lead))
    expect(buildings.find((one) => one.id === id)).toMatchObject({
      name: '3幢',
      compoundName: '银杏苑',
      gridId: c.micro[0],
      households: 3,
      entrances: [{ name: '1单元' }],
    })
    const [first] = await homesOf(id)
    const place = await look(house, c.tenant, (ctx) => locateByHousehold(ctx, first.id))
    expect(place).toMatchObject({
      placeName: '银杏苑 3幢 1单元 101室',
      gridId: c.micro[0],
      gridName: '第一微网格',
      lng: 104.2205,
    })
    expect((await look(house, c.tenant, (ctx) => locateByBuilding(ctx, id))).placeName).toBe('银杏苑 3幢')
    expect(await eventsOf(house, c.tenant, { subjectId: id })).toEqual([
      { name: 'building.registered', chainId: 510112002009, data: { grid: c.micro[0], households: 3 } },
    ])
  })

  test('registered again, nothing changes; more households are added to what is there', async () => {
    const id = await building('4幢', c.micro[0])
    expect(await building('4幢', c.micro[1])).toBe(id)
    expect((await eventsOf(house, c.tenant, { subjectId: id })).length).toBe(1)
    expect(await building('4幢', c.micro[0], rooms(5))).toBe(id)
    expect((await homesOf(id)).map((home) => home.room)).toEqual(['101', '201', '301', '401', '501'])
    expect((await eventsOf(house, c.tenant, { subjectId: id })).at(-1)?.data).toEqual({
      grid: c.micro[0],
      households: 2,
    })
  })

  test('the number of statements does not grow with the number of households', async () => {
    const count = async (households: number) => {
      let statements = 0
      const lint = statementLinter()
      spyOnStatements((text) => {
        lint(text)
        statements++
      })
      await building(`大${households}幢`, c.micro[1], rooms(households))
      spyOnStatements(lint)
      return statements
    }
    expect(await count(2)).toBeLessThanOrEqual(24)
    expect(await count(800)).toBeLessThanOrEqual(24)
  })

  test('buildings may belong to an ordinary grid, households only to a micro or dedicated one', async () => {
    const [ordinary] = c.ordinary
    await building('5幢', ordinary, rooms(2, c.micro[0]))
    await building('6幢', c.dedicated)
    const on = (gridId: string, households = rooms(1)) => endOf(building('7幢', gridId, households))
    expect(await on(ordinary)).toBe('household.wrong_level')
    expect(await on(c.mainGridId, [])).toBe('building.wrong_level')
  })

  test('not permitted: a micro grid member; not seen: another community; refused: a grid of another community', async () => {
    const one = (gridId: string) => [{ compound: null, name: '8幢', gridId, lng: 104.2, lat: 30.6, entrances: [] }]
    const run = (communityId: string, gridId: string, actor: TestCommunity['lead']) =>
      endOf(house.run('grids.registerBuildings', { communityId, buildings: one(gridId) }, as(actor)))
    expect(await run(c.communityId, c.micro[0], c.member)).toBe('Forbidden')
    expect(await run(c.communityId, c.micro[0], other.officer)).toBe('NotFound')
    expect(await run(c.communityId, other.micro[0], c.officer)).toBe('NotFound')
    expect(await run(c.communityId, other.micro[0], c.street)).toBe('building.other_community')
  })

  test('repeated: the same answer; raced: one building', async () => {
    const input = {
      communityId: c.communityId,
      buildings: [
        {
          compound: null,
          name: '沿街9号',
          gridId: c.micro[0],
          lng: 104.22,
          lat: 30.62,
          entrances: [{ name: '1单元', households: rooms(2) }],
        },
      ],
    }
    const how = as(c.officer)
    expect(await house.run('grids.registerBuildings', input, how)).toEqual(
      await house.run('grids.registerBuildings', input, how),
    )
    const raced = [{ ...input.buildings[0], name: '沿街11号' }]
    const done = await Promise.all(
      [1, 2, 3, 4].map(() => house.run('grids.registerBuildings', { ...input, buildings: raced }, as(c.officer))),
    )
    expect(new Set(done.map((one) => one.buildings[0].id)).size).toBe(1)
    expect(done.map((one) => one.households).sort()).toEqual([0, 0, 0, 2])
  })
})

describe('grids.moveBuilding', () => {
  const move = (buildingId: string, toGridId: string, actor = c.officer, more = {}) =>
    house.run('grids.moveBuilding', { buildingId, toGridId, ...more }, as(actor))
  const history = async (buildingId: string) =>
    (
      await house.db.pool.query(
        'SELECT grid_id, valid_until IS NULL AS current FROM building_grids WHERE tenant_id = $1 AND building_id = $2 ORDER BY valid_from',
        [c.tenant, buildingId],
      )
    ).rows

  test('from now on, with its households; the printed code leads to the new grid; what was before stays on record', async () => {
    const id = await building('21幢', c.micro[0])
    const place = { kind: 'building' as const, gridId: c.micro[0], buildingId: id, placeName: '银杏苑21幢' }
    const { codes } = await house.run('grids.issueCodes', { communityId: c.communityId, places: [place] }, as(c.desk))
    await move(id, c.micro[1])
    expect(await history(id)).toEqual([
      { grid_id: c.micro[0], current: false },
      { grid_id: c.micro[1], current: true },
    ])
    expect((await homesOf(id)).map((home) => home.gridId)).toEqual([c.micro[1], c.micro[1], c.micro[1]])
    expect((await look(house, c.tenant, (ctx) => locateByCode(ctx, codes[0].code)))?.gridId).toBe(c.micro[1])
    const moved = await eventsOf(house, c.tenant, { subjectId: id, name: 'building.moved' })
    expect(moved.map((event) => event.data)).toEqual([{ from: c.micro[0], to: c.micro[1] }])
    expect((await eventsOf(house, c.tenant, { name: 'household.moved' })).length).toBe(3)
  })

  test('without its households these stay; to where it is already, nothing happens', async () => {
    const id = await building('22幢', c.micro[0])
    await move(id, c.ordinary[0], c.officer, { withHouseholds: false })
    expect((await homesOf(id)).map((home) => home.gridId)).toEqual([c.micro[0], c.micro[0], c.micro[0]])
    await move(id, c.ordinary[0], c.officer, { withHouseholds: false })
    expect((await history(id)).length).toBe(2)
  })

  test('to another community with all that is in it, told to both', async () => {
    const id = await building('23幢', c.micro[0])
    expect(await endOf(move(id, other.micro[0], c.street, { withHouseholds: false }))).toBe(
      'building.households_stay_behind',
    )
    await move(id, other.micro[0], c.street)
    const events = await eventsOf(house, c.tenant, { subjectId: id, name: 'building.moved' })
    expect(events.map((event) => event.chainId).sort()).toEqual([510112002009, 510112002012])
    const { rows } = await house.db.pool.query('SELECT community_id FROM buildings WHERE id = $1', [id])
    expect(rows[0].community_id).toBe(other.communityId)
    const twin = await building('23幢', c.micro[0])
    expect(await endOf(move(twin, other.micro[0], c.street))).toBe('building.name_taken')
  })

  test('refused and not permitted', async () => {
    const id = await building('24幢', c.micro[0])
    expect(await endOf(move(id, c.mainGridId))).toBe('building.wrong_level')
    expect(await endOf(move(id, c.ordinary[0]))).toBe('household.wrong_level')
    expect(await endOf(move(id, c.micro[0], c.member))).toBe('Forbidden')
    expect(await endOf(move(id, c.micro[1], c.siblingMember))).toBe('NotFound')
    expect(await endOf(move(id, other.micro[0], c.officer))).toBe('NotFound')
  })

  test('repeated: moved once; raced to two grids: it ends in one, without a gap', async () => {
    const id = await building('25幢', c.micro[0])
    const how = as(c.officer)
    await house.run('grids.moveBuilding', { buildingId: id, toGridId: c.micro[1] }, how)
    await house.run('grids.moveBuilding', { buildingId: id, toGridId: c.micro[1] }, how)
    expect((await history(id)).length).toBe(2)
    await Promise.all([c.micro[2], c.micro[3], c.micro[2]].map((grid) => move(id, grid)))
    expect((await history(id)).filter((row) => row.current).length).toBe(1)
    const { rows } = await house.db.pool.query(
      'SELECT valid_from, valid_until FROM building_grids WHERE building_id = $1 ORDER BY valid_from',
      [id],
    )
    for (const [i, row] of rows.slice(1).entries()) expect(row.valid_from).toEqual(rows[i].valid_until)
  })
})

describe('grids.moveHousehold', () => {
  const move = (householdId: string, toGridId: string, actor = c.officer, commandId = randomUUID()) =>
    house.run('grids.moveHousehold', { householdId, toGridId }, as(actor, commandId))

  test('one household goes to another micro grid; counts follow', async () => {
    const id = await building('31幢', c.micro[2])
    const counts = async () => {
      const { grids } = await house.ask('grids.tree', {}, as(c.lead))
      return [c.micro[2], c.micro[3], c.ordinary[1]].map(
        (grid) => grids.find((one) => one.id === grid)?.households ?? 0,
      )
    }
    const before = await counts()
    const [home] = await homesOf(id)
    const commandId = randomUUID()
    await move(home.id, c.micro[3], c.officer, commandId)
    await move(home.id, c.micro[3], c.officer, commandId)
    expect(await counts()).toEqual([before[0] - 1, before[1] + 1, before[2]])
    expect((await eventsOf(house, c.tenant, { subjectId: home.id })).map((event) => event.data)).toEqual([
      { from: c.micro[2], to: c.micro[3] },
    ])
  })

  test('refused, not permitted, not seen, raced', async () => {
    const [home] = await homesOf(await building('32幢', c.micro[0]))
    expect(await endOf(move(home.id, c.ordinary[0]))).toBe('household.wrong_level')
    expect(await endOf(move(home.id, other.micro[1], c.street))).toBe('household.other_community')
    expect(await endOf(move(home.id, c.micro[1], c.ordinaryLead))).toBe('Forbidden')
    expect(await endOf(move(home.id, c.micro[2], c.siblingLead))).toBe('NotFound')
    expect(await endOf(move(randomUUID(), c.micro[2]))).toBe('NotFound')
    await Promise.all([c.micro[1], c.micro[2], c.micro[3]].map((grid) => move(home.id, grid)))
    const { rows } = await house.db.pool.query(
      'SELECT count(*)::int AS n, count(*) FILTER (WHERE valid_until IS NULL)::int AS current FROM household_grids WHERE household_id = $1',
      [home.id],
    )
    expect(rows[0]).toEqual({ n: 4, current: 1 })
  })
})
