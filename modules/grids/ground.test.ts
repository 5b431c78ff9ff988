import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf } from '../../platform/pure/contract.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { Commands } from '../api.ts'
import { treeOf } from './index.ts'
import { endOf, eventsOf, ground, look } from './testing.ts'

let house: TestHouse
let c: TestCommunity
let other: TestCommunity
const CODE = '510112002009'
const OTHER = '510112002012'
const CHAIN = Number(CODE)

beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running, CODE)
  other = await buildCommunity(house.running, OTHER)
})
afterAll(() => house.close())

const names = { subdistrictName: '大面街道', districtName: '龙泉驿区' }
const as = (actor: TestCommunity['lead'], tenant = c.tenant) => ({ as: actor, tenant })
const system = { as: SYSTEM, tenant: 510112002 }

describe('grids.foundCommunity', () => {
  const found = (
    code: string,
    how: { as: TestCommunity['lead'] | typeof SYSTEM; tenant: number; commandId?: string } = system,
  ) => house.run('grids.foundCommunity', { ...names, code, name: '新社区' }, how)

  test('a subdistrict officer founds a community: its chain, its main grid with its code, and its fact', async () => {
    const { communityId, mainGridId } = await found('510112002101', as(c.street))
    const tree = await look(house, c.tenant, treeOf)
    expect(tree.get(mainGridId)).toMatchObject({
      level: 'main',
      code: '510112002101',
      parentId: tree.topId,
      communityId,
    })
    expect(tree.communityOf(mainGridId)).toMatchObject({ id: communityId, chainId: 510112002101, code: '510112002101' })
    expect((await eventsOf(house, c.tenant, { subjectId: communityId }))[0]).toEqual({
      name: 'community.founded',
      chainId: 510112002101,
      data: { code: '510112002101' },
    })
  })

  test('district, then subdistrict, then community; whoever holds a post in the district reaches all of it', async () => {
    const district = await found('510199000000', { as: SYSTEM, tenant: 510199000 })
    const street = await found('510199001000', { as: SYSTEM, tenant: 510199001 })
    const community = await found('510199001001', { as: SYSTEM, tenant: 510199001 })
    const tree = await look(house, 510199001, treeOf)
    expect(tree.pathOf(community.mainGridId)).toEqual([community.mainGridId, street.mainGridId, district.mainGridId])
    expect(tree.isTop(district.mainGridId)).toBe(true)
    expect(tree.communityOf(street.mainGridId).chainId).toBe(510199001)
    const grants = [
      {
        postId: randomUUID(),
        role: 'district_officer',
        gridId: district.mainGridId,
        as: 'holder',
        reach: undefined,
        seesSensitive: true,
      },
    ] as const
    const officer = { kind: 'person', accountId: randomUUID(), personId: randomUUID(), grants } as const
    expect(await endOf(found('510199001002', { as: officer, tenant: 510199001 }))).toBe('done')
    expect(await endOf(found('510199002000', { as: officer, tenant: 510199002 }))).toBe('done')
  })

  test('refused: twice, in another subdistrict, without its subdistrict, with a code that is none', async () => {
    expect(await endOf(found(CODE))).toBe('community.exists')
    expect(await endOf(found('510112003001'))).toBe('community.other_subdistrict')
    expect(await endOf(found('510112004001', { as: SYSTEM, tenant: 510112004 }))).toBe('community.no_subdistrict')
    expect(await endOf(found('910112002001', { as: SYSTEM, tenant: 910112002 }))).toBe('community.code_wrong')
  })

  test('not permitted: a main grid lead', async () => {
    expect(await endOf(found('510112002103', as(c.lead)))).toBe('Forbidden')
  })

  test('repeated: answers as before; raced: one wins, the other is told', async () => {
    const commandId = randomUUID()
    const first = await found('510112002104', { ...system, commandId })
    expect(await found('510112002104', { ...system, commandId })).toEqual(first)
    const ends = await Promise.all([endOf(found('510112002105')), endOf(found('510112002105'))])
    expect(ends.sort()).toEqual(['community.exists', 'done'])
  })
})

describe('grids.drawGrid', () => {
  const draw = (input: Partial<InputOf<Commands['grids.drawGrid']>>, actor = c.lead) =>
    house.run(
      'grids.drawGrid',
      { communityId: c.communityId, parentId: c.mainGridId, level: 'ordinary', name: '新网格', ...input },
      as(actor),
    )

  test('gets the next code under its parent, which no earlier grid had', async () => {
    const drawn = await draw({})
    expect(drawn).toMatchObject({
      code: `${CODE}003`,
      level: 'ordinary',
      parentId: c.mainGridId,
      shape: null,
      households: 0,
    })
    expect((await draw({ kind: 'dedicated', dedicatedKind: 'hospital' })).code).toBe(`${CODE}802`)
    expect((await draw({ level: 'compound', parentId: drawn.id })).code).toBe(`${CODE}Y001`)
    expect((await draw({ level: 'micro', parentId: drawn.id })).code).toBe(`${CODE}003001`)
    const compound = (await house.ask('grids.tree', {}, as(c.lead))).grids.find((grid) => grid.code === `${CODE}Y001`)
    expect((await draw({ level: 'micro', parentId: compound?.id })).code).toBe(`${CODE}003002`)
    expect(await eventsOf(house, c.tenant, { subjectId: drawn.id })).toEqual([
      {
        name: 'grid.drawn',
        chainId: CHAIN,
        data: { level: 'ordinary', kind: 'residential', code: `${CODE}003`, parent: c.mainGridId },
      },
    ])
  })

  test('a further main grid is coded with a letter and hangs under the subdistrict', async () => {
    const tree = await look(house, c.tenant, treeOf)
    const drawn = await draw({ level: 'main', parentId: tree.topId }, c.street)
    expect(drawn.code).toBe(`${CODE}A01`)
    expect(drawn.communityId).toBe(c.communityId)
    const below = await draw({ parentId: drawn.id }, c.street)
    expect(below.code).toMatch(new RegExp(`^${CODE}\\d{3}$`))
  })

  test('refused: wrong level, kind, code or community', async () => {
    const [west] = c.ordinary
    expect(await endOf(draw({ level: 'micro' }))).toBe('grid.wrong_parent')
    expect(await endOf(draw({ level: 'compound', parentId: c.dedicated }))).toBe('grid.wrong_parent')
    expect(await endOf(draw({ level: 'micro', parentId: west, kind: 'dedicated', dedicatedKind: 'school' }))).toBe(
      'grid.dedicated_level',
    )
    expect(await endOf(draw({ kind: 'dedicated' }))).toBe('grid.dedicated_kind')
    expect(await endOf(draw({ code: `${CODE}801` }))).toBe('grid.code_wrong')
    expect(await endOf(draw({ code: `${OTHER}005` }))).toBe('grid.code_wrong')
    expect(await endOf(draw({ code: `${CODE}001` }))).toBe('grid.code_taken')
    expect(await endOf(draw({ communityId: other.communityId }, c.street))).toBe('grid.other_community')
  })

  test('refused on the ground: a border that meets itself, an overlap, a part outside', async () => {
    const [west] = c.ordinary
    const bow = [
      [
        [
          [104.22, 30.62],
          [104.221, 30.621],
          [104.221, 30.62],
          [104.22, 30.622],
          [104.22, 30.62],
        ],
      ],
    ] as [number, number][][][]
    const column = (Number(CODE.slice(9)) % 7) * 10
    expect(await endOf(draw({ shape: bow }))).toBe('shape.self_intersection')
    expect(await endOf(draw({ level: 'micro', parentId: west, shape: ground(column, 1, 1, 1) }))).toBe(
      'grid.overlaps_sibling',
    )
    expect(await endOf(draw({ shape: ground(column + 4, 2, 1, 1) }))).toBe('grid.outside_parent')
  })

  test('not permitted: an ordinary lead, and not seen: the lead of another community', async () => {
    expect(await endOf(draw({ level: 'micro', parentId: c.ordinary[0] }, c.ordinaryLead))).toBe('Forbidden')
    expect(await endOf(draw({}, other.lead))).toBe('NotFound')
  })

  test('raced: two at once get two codes', async () => {
    const drawn = await Promise.all([draw({}), draw({}), draw({})])
    expect(new Set(drawn.map((grid) => grid.code)).size).toBe(3)
  })
})

describe('grids.redrawGrid', () => {
  const redraw = (gridId: string, input: object, actor = c.lead) =>
    house.run('grids.redrawGrid', { gridId, ...input }, as(actor))

  test('another name makes a new version; the grid, its code and its shape stay', async () => {
    const before = await look(house, c.tenant, async (ctx) => (await treeOf(ctx)).get(c.micro[1]))
    const after = await redraw(c.micro[1], { name: '银杏微网格' })
    expect(after).toMatchObject({ id: c.micro[1], code: before?.code, name: '银杏微网格' })
    expect(after.versionId).not.toBe(before?.versionId)
    expect(after.shape).not.toBeNull()
    const { rows } = await house.db.pool.query(
      'SELECT id, valid_until, predecessor_id FROM grid_versions WHERE tenant_id = $1 AND grid_id = $2 ORDER BY valid_from',
      [c.tenant, c.micro[1]],
    )
    expect(rows.map((row) => [row.valid_until === null, row.predecessor_id])).toEqual([
      [false, null],
      [true, null],
    ])
  })

  test('the same again changes nothing', async () => {
    const once = await redraw(c.micro[1], { name: '银杏微网格' })
    const twice = await redraw(c.micro[1], { name: '银杏微网格', parentId: once.parentId, shape: once.shape })
    expect(twice.versionId).toBe(once.versionId)
  })

  test('under another ordinary grid it gets a code of that one, with its predecessor; its id stays', async () => {
    const moved = await redraw(c.micro[3], { parentId: c.ordinary[0], shape: null })
    expect(moved).toMatchObject({ id: c.micro[3], parentId: c.ordinary[0], code: `${CODE}001003` })
    const [event] = (await eventsOf(house, c.tenant, { subjectId: c.micro[3], name: 'grid.redrawn' })).slice(-1)
    expect(event).toEqual({
      name: 'grid.redrawn',
      chainId: CHAIN,
      data: { version: moved.versionId, code: `${CODE}001003`, parent: c.ordinary[0] },
    })
    const back = await redraw(c.micro[3], { parentId: c.ordinary[1] })
    expect(back.code).toBe(`${CODE}002003`)
  })

  test('an ordinary grid that goes to another community takes its micro grids, buildings and printed codes along', async () => {
    const { ordinary, micro } = other
    const building = {
      compound: { name: '天府里', kind: '老旧院落' },
      name: '9幢',
      gridId: micro[2],
      lng: 104.2,
      lat: 30.62,
      entrances: [],
    }
    const registered = await house.run(
      'grids.registerBuildings',
      { communityId: other.communityId, buildings: [building] },
      system,
    )
    const buildingId = registered.buildings[0].id
    const place = { kind: 'building' as const, gridId: micro[2], buildingId, placeName: '天府里9幢' }
    const issued = await house.run('grids.issueCodes', { communityId: other.communityId, places: [place] }, system)
    const moved = await house.run(
      'grids.redrawGrid',
      { gridId: ordinary[1], parentId: c.mainGridId, shape: null },
      as(c.street),
    )
    const tree = await look(house, c.tenant, treeOf)
    expect(moved.code.startsWith(CODE)).toBe(true)
    expect(tree.get(micro[2])?.code).toBe(`${moved.code}001`)
    expect([ordinary[1], micro[2], micro[3]].map((id) => tree.communityOf(id).code)).toEqual([CODE, CODE, CODE])
    expect(tree.communityOf(ordinary[0]).code).toBe(OTHER)
    const events = await eventsOf(house, c.tenant, { subjectId: micro[2], name: 'grid.redrawn' })
    expect(events.map((event) => event.chainId).sort()).toEqual([CHAIN, Number(OTHER)])
    const stands = await house.db.pool.query(
      'SELECT b.community_id, c.community_id AS of_compound FROM buildings b JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id WHERE b.id = $1',
      [buildingId],
    )
    expect(stands.rows[0]).toEqual({ community_id: c.communityId, of_compound: c.communityId })
    const printed = await house.db.pool.query('SELECT community_id FROM place_codes WHERE code = $1', [
      issued.codes[0].code,
    ])
    expect(printed.rows[0].community_id).toBe(c.communityId)
  })

  test('refused: a move that makes two buildings of one name, a border over a sibling, children left outside', async () => {
    const twin = await buildCommunity(house.running, '510112002013')
    expect(
      await endOf(
        house.run('grids.redrawGrid', { gridId: twin.ordinary[0], parentId: c.mainGridId, shape: null }, as(c.street)),
      ),
    ).toBe('building.name_taken')
    const column = (Number(CODE.slice(9)) % 7) * 10
    expect(await endOf(redraw(c.micro[0], { shape: ground(column, 0, 2, 2) }))).toBe('grid.overlaps_sibling')
    expect(await endOf(redraw(c.ordinary[0], { shape: ground(column, 0, 1, 2) }))).toBe('grid.child_outside')
    expect(await endOf(redraw(c.micro[0], { parentId: c.mainGridId }))).toBe('grid.wrong_parent')
  })

  test('not permitted: a micro grid member; not seen: a sibling community; repeated: no second version', async () => {
    expect(await endOf(redraw(c.micro[0], { name: '别名' }, c.member))).toBe('Forbidden')
    expect(await endOf(redraw(c.micro[0], { name: '别名' }, other.lead))).toBe('NotFound')
    const commandId = randomUUID()
    const again = () =>
      house.run('grids.redrawGrid', { gridId: c.micro[2], name: '重复' }, { ...as(c.lead), commandId })
    expect((await again()).versionId).toBe((await again()).versionId)
  })
})
