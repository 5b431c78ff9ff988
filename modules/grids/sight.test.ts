import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readContext } from '../../platform/context.ts'
import { connect, spyOnStatements } from '../../platform/db/connect.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse, testKeys } from '../../tests/support/house.ts'
import { statementLinter } from '../../tests/support/statement-linter.ts'
import { toBd09, toGcj02 } from './geo/coordinates.ts'
import { locateByBuilding, locateByPoint, treeOf } from './index.ts'
import { lockTree } from './store/tree.ts'
import { act, endOf, ground, look } from './testing.ts'

let house: TestHouse
let c: TestCommunity
let other: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running, '510112002009')
  other = await buildCommunity(house.running, '510112002012')
})
afterAll(() => house.close())

const as = (actor: TestCommunity['lead']) => ({ as: actor, tenant: c.tenant })

describe('grids.tree', () => {
  const seenBy = async (actor: TestCommunity['lead']) => {
    const { grids, communities } = await house.ask('grids.tree', {}, as(actor))
    return { ids: new Set(grids.map((grid) => grid.id)), communities: communities.map((one) => one.code), grids }
  }

  test('a member sees his grid and those above it, no sibling; a lead his subtree; the street everything', async () => {
    const member = await seenBy(c.member)
    expect([c.micro[0], c.ordinary[0], c.mainGridId].every((id) => member.ids.has(id))).toBe(true)
    expect(
      [c.micro[1], c.micro[2], c.ordinary[1], c.dedicated, other.mainGridId].some((id) => member.ids.has(id)),
    ).toBe(false)
    expect(member.ids.size).toBe(4)
    const lead = await seenBy(c.ordinaryLead)
    expect([...c.micro.slice(0, 2), c.ordinary[0]].every((id) => lead.ids.has(id))).toBe(true)
    expect(lead.ids.has(c.micro[2])).toBe(false)
    const street = await seenBy(c.street)
    expect([...c.micro, ...other.micro].every((id) => street.ids.has(id))).toBe(true)
    expect(street.communities).toEqual(['510112002000', '510112002009', '510112002012'])
    expect(member.communities).toEqual(['510112002000', '510112002009'])
  })

  test('shapes only when asked for', async () => {
    const plain = await house.ask('grids.tree', {}, as(c.lead))
    expect(plain.grids.every((grid) => grid.shape === null)).toBe(true)
    const drawn = await house.ask('grids.tree', { withShapes: true }, as(c.lead))
    const column = (9 % 7) * 10
    expect(drawn.grids.find((grid) => grid.id === c.micro[0])?.shape).toEqual(ground(column, 0, 2, 1))
  })
})

describe('grids.buildings and grids.households', () => {
  test('as far as the grid is in sight', async () => {
    const list = async (gridId: string, actor: TestCommunity['lead']) =>
      (await house.ask('grids.buildings', { gridId }, as(actor))).buildings.map((one) => one.id)
    expect(await list(c.micro[0], c.member)).toEqual([c.buildingId])
    expect(await list(c.ordinary[0], c.ordinaryLead)).toEqual([c.buildingId])
    expect(await list(c.micro[1], c.ordinaryLead)).toEqual([])
    expect(await endOf(list(c.micro[0], c.siblingMember))).toBe('NotFound')
    expect(await endOf(list(c.mainGridId, c.member))).toBe('NotFound')
    const homes = (actor: TestCommunity['lead']) =>
      house.ask('grids.households', { buildingId: c.buildingId }, as(actor))
    expect((await homes(c.member)).households.map((one) => one.room)).toEqual(['101', '102', '201'])
    expect(await endOf(homes(c.siblingMember))).toBe('NotFound')
    expect(await endOf(homes(other.lead))).toBe('NotFound')
  })

  test('somebody whose grid has one household of a building sees the building and that household', async () => {
    const { households } = await house.ask('grids.households', { buildingId: c.buildingId }, as(c.lead))
    await house.run('grids.moveHousehold', { householdId: households[2].id, toGridId: c.micro[2] }, as(c.officer))
    const { buildings } = await house.ask('grids.buildings', { gridId: c.micro[2] }, as(c.siblingMember))
    expect(buildings.map((one) => one.id)).toEqual([c.buildingId])
    const seen = await house.ask('grids.households', { buildingId: c.buildingId }, as(c.siblingMember))
    expect(seen.households.map((one) => one.room)).toEqual(['201'])
  })
})

describe('grids.locatePoint', () => {
  const lng = 104.2 + (9 % 7) * 0.01
  const at = (x: number, y: number) => ({ lng: lng + x * 0.001, lat: 30.62 + y * 0.001 })
  const locate = (point: object) =>
    house.ask(
      'grids.locatePoint',
      { point: { crs: 'WGS84', ...point } as never },
      { as: { kind: 'visitor' }, tenant: c.tenant },
    )

  test('inside one of the smallest grids, by any coordinate system', async () => {
    const inside = at(1, 0.5)
    expect(await locate(inside)).toMatchObject({ kind: 'inside', gridId: c.micro[0], gridName: '第一微网格' })
    const wgs84 = { crs: 'WGS84', ...inside } as const
    for (const point of [toGcj02(wgs84), toBd09(wgs84)])
      expect(await locate(point)).toMatchObject({ kind: 'inside', gridId: c.micro[0] })
    expect(await locate(at(4.5, 1))).toMatchObject({ kind: 'inside', gridId: c.dedicated })
  })

  test('on a border it asks, outside all it offers the nearest or nothing', async () => {
    const border = await locate({ ...at(1, 0.98), accuracyMetres: 20 })
    expect(border).toEqual({
      kind: 'ambiguous',
      choices: [
        { gridId: c.micro[0], gridName: '第一微网格' },
        { gridId: c.micro[1], gridName: '第二微网格' },
      ],
    })
    expect(await locate(at(1, -0.1))).toMatchObject({
      kind: 'outside',
      nearest: { gridId: c.micro[0], gridName: '第一微网格' },
    })
    expect(await locate({ lng: 121.5, lat: 31.2 })).toEqual({ kind: 'outside', nearest: null })
  })

  test('after a redraw the new border counts at once', async () => {
    const column = (9 % 7) * 10
    await house.run('grids.redrawGrid', { gridId: c.micro[3], shape: ground(column + 2, 1, 1, 1) }, as(c.lead))
    expect(await locate(at(3.5, 1.5))).toEqual({ kind: 'outside', nearest: null })
    await house.run('grids.redrawGrid', { gridId: c.micro[3], shape: ground(column + 2, 1, 2, 1) }, as(c.lead))
    expect(await locate(at(3.5, 1.5))).toMatchObject({ kind: 'inside', gridId: c.micro[3] })
  })

  test('gives the point back in WGS84', async () => {
    const point = toGcj02({ crs: 'WGS84', ...at(1, 0.5) })
    const found = await look(house, c.tenant, (ctx) => locateByPoint(ctx, point))
    expect(found.lng).toBeCloseTo(at(1, 0.5).lng, 7)
    expect(found.lat).toBeCloseTo(at(1, 0.5).lat, 7)
  })
})

describe('treeOf', () => {
  test('is read once and then kept; the locator as well', async () => {
    const work = (ctx: Parameters<typeof treeOf>[0]) => locateByPoint(ctx, { crs: 'WGS84', lng: 104.22, lat: 30.62 })
    await look(house, c.tenant, work)
    let statements = 0
    const lint = statementLinter()
    spyOnStatements((text) => {
      lint(text)
      statements++
    })
    await look(house, c.tenant, work)
    spyOnStatements(lint)
    // Nothing, or the counter twice (subdistrict and district) when the second of trust has just run out.
    expect(statements).toBeLessThanOrEqual(2)
  })

  test('a transaction sees its own change, others only after the commit', async () => {
    const draw = house.run(
      'grids.drawGrid',
      { communityId: c.communityId, parentId: c.ordinary[0], level: 'micro', name: '自见' },
      as(c.lead),
    )
    const drawn = await draw
    expect((await look(house, c.tenant, treeOf)).get(drawn.id)?.name).toBe('自见')
    const before = await look(house, c.tenant, treeOf)
    await act(house, c.tenant, async (ctx) => {
      const own = await lockTree(ctx)
      expect(own).not.toBe(before)
      expect(await look(house, c.tenant, treeOf)).toBe(before)
      expect(await treeOf(ctx)).toBe(own)
    })
  })

  test('a reader from before a commit does not leave its old tree to others', async () => {
    await house.db.snapshot(async (sql) => {
      const ctx = readContext({
        sql,
        db: house.db,
        keys: house.keys,
        tenant: c.tenant,
        actor: SYSTEM,
        now: house.clock.now(),
      })
      await sql.raw('SELECT 1 FROM grids WHERE tenant_id = $1 LIMIT 1', [c.tenant])
      const drawn = await house.run(
        'grids.drawGrid',
        { communityId: c.communityId, parentId: c.ordinary[0], level: 'micro', name: '新绘' },
        as(c.lead),
      )
      expect((await treeOf(ctx)).get(drawn.id)).toBeUndefined()
      expect((await look(house, c.tenant, treeOf)).get(drawn.id)?.name).toBe('新绘')
    })
  })

  test("another process's change is seen within a second", async () => {
    const elsewhere = connect(
      {
        host: process.env.WEIGE_TEST_SOCKET ?? '',
        port: Number(process.env.WEIGE_TEST_PORT),
        user: 'postgres',
        database: house.db.pool.options.database ?? '',
      },
      'app',
      { max: 2 },
    )
    const there = { ...house, db: elsewhere, keys: testKeys() }
    await look(there, c.tenant, treeOf)
    const drawn = await house.run(
      'grids.drawGrid',
      { communityId: c.communityId, parentId: c.ordinary[0], level: 'micro', name: '他处' },
      as(c.lead),
    )
    await expect
      .poll(async () => (await look(there, c.tenant, treeOf)).get(drawn.id)?.name, { timeout: 5000 })
      .toBe('他处')
    await elsewhere.close()
  })

  test('places of another tenant are none', async () => {
    expect(await endOf(look(house, 510107001, (ctx) => locateByBuilding(ctx, c.buildingId)))).toBe('NotFound')
  })
})
