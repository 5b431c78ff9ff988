import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { workbookOf } from './import/testing.ts'
import { treeOf } from './index.ts'
import { importSweep } from './jobs.ts'
import { act, endOf, eventsOf, ground, look } from './testing.ts'

let house: TestHouse
let c: TestCommunity
let other: TestCommunity
const CODE = '510112002009'
const COLUMN = (9 % 7) * 10
beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running, CODE)
  other = await buildCommunity(house.running, '510112002012')
})
afterAll(() => house.close())

const as = (actor: TestCommunity['lead'], commandId = randomUUID()) => ({ as: actor, tenant: c.tenant, commandId })
const preview = (kind: 'grids' | 'places', bytes: Buffer, actor = c.officer, commandId = randomUUID()) =>
  house.run(
    'grids.previewImport',
    { communityId: c.communityId, kind, fileName: '文件', content: bytes.toString('base64') },
    as(actor, commandId),
  )
const start = (importId: string, actor = c.officer, commandId = randomUUID()) =>
  house.run('grids.runImport', { importId }, as(actor, commandId))
const progress = (importId: string) => house.ask('grids.import', { importId }, as(c.officer))
const sweep = () => act(house, c.tenant, (ctx) => importSweep.run(ctx))
const finish = async () => {
  for (let taken = 1; taken > 0; ) taken = await sweep()
}
const imported = async (kind: 'grids' | 'places', bytes: Buffer) => {
  const { id } = await preview(kind, bytes)
  await start(id)
  await finish()
  return progress(id)
}

type Properties = { tail: string; name: string; level: string; parent: string; kind?: string; dedicatedKind?: string }
const geojson = (...grids: [Properties, unknown?][]) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: grids.map(([{ tail, parent, ...rest }, coordinates]) => ({
        type: 'Feature',
        properties: { ...rest, code: CODE + tail, parentCode: CODE + parent },
        geometry: coordinates ? { type: 'MultiPolygon', coordinates } : null,
      })),
    }),
  )
const home = (building: string, room: string | number, grid = `${CODE}001001`, point = true) => [
  '桂花苑',
  building,
  '1单元',
  1,
  room,
  grid,
  ...(point ? [104.2 + COLUMN * 0.001, 30.6205, 'WGS84'] : [null, null, null]),
]
const manyHomes = (building: string, count: number) => Array.from({ length: count }, (_, i) => home(building, 1000 + i))

describe('importing grids', () => {
  test('preview tells what would be done and does nothing; the run does it, grid by grid, with its facts', async () => {
    const bytes = geojson(
      [{ tail: '001', name: '第一网格', level: 'ordinary', parent: '' }, ground(COLUMN, 0, 2, 2)],
      [{ tail: '002001', name: '改名微网格', level: 'micro', parent: '002' }, ground(COLUMN + 2, 0, 2, 1)],
      [{ tail: '005', name: '新网格', level: 'ordinary', parent: '' }],
      [{ tail: '005001', name: '新微网格', level: '微网格', parent: '005' }],
      [{ tail: '006', name: '压线', level: 'ordinary', parent: '' }, ground(COLUMN, 0, 1, 1)],
    )
    const seen = await preview('grids', bytes)
    expect(seen).toMatchObject({
      state: 'previewed',
      rowsTotal: 5,
      rowsDone: 0,
      created: 2,
      changed: 1,
      unchanged: 1,
      finishedAt: null,
    })
    expect(seen.faults).toEqual([
      {
        row: 5,
        column: 'geometry',
        code: 'grid.overlaps_sibling',
        facts: { name: '第一网格', squareMetres: expect.any(Number) },
      },
    ])
    const before = await look(house, c.tenant, treeOf)
    expect(before.all().some((grid) => grid.name === '新网格')).toBe(false)

    expect(await start(seen.id)).toMatchObject({ state: 'running', rowsDone: 1, created: 0 })
    await finish()
    expect(await progress(seen.id)).toMatchObject({
      state: 'done',
      rowsDone: 5,
      created: 2,
      changed: 1,
      unchanged: 1,
      finishedAt: expect.any(String),
    })
    const tree = await look(house, c.tenant, treeOf)
    const made = tree.all().filter((grid) => grid.name.startsWith('新'))
    expect(made.map((grid) => [grid.code, tree.get(grid.parentId ?? '')?.code])).toEqual([
      [`${CODE}005`, CODE],
      [`${CODE}005001`, `${CODE}005`],
    ])
    expect(tree.get(c.micro[2])?.name).toBe('改名微网格')
    expect((await eventsOf(house, c.tenant, { subjectId: c.micro[2], name: 'grid.redrawn' })).length).toBe(1)
    expect(await eventsOf(house, c.tenant, { subjectId: seen.id })).toEqual([
      {
        name: 'register.imported',
        chainId: Number(CODE),
        data: { kind: 'grids', created: 2, changed: 1, unchanged: 1 },
      },
    ])
  })

  test('the same file again changes nothing', async () => {
    const bytes = geojson(
      [{ tail: '005', name: '新网格', level: 'ordinary', parent: '' }],
      [{ tail: '005001', name: '新微网格', level: 'micro', parent: '005' }],
    )
    expect(await imported('grids', bytes)).toMatchObject({ state: 'done', created: 0, changed: 0, unchanged: 2 })
  })

  test('what rests on an older state is not run: neither before the start nor between start and first batch', async () => {
    const bytes = geojson([{ tail: '008', name: '八', level: 'ordinary', parent: '' }])
    const change = () =>
      house.run(
        'grids.drawGrid',
        { communityId: c.communityId, parentId: c.ordinary[0], level: 'micro', name: '其间' },
        as(c.lead),
      )
    const first = await preview('grids', bytes)
    await change()
    expect(await endOf(start(first.id))).toBe('import.preview_outdated')
    const second = await preview('grids', bytes)
    await start(second.id)
    await change()
    await finish()
    expect(await progress(second.id)).toMatchObject({
      state: 'failed',
      created: 0,
      faults: [{ code: 'import.preview_outdated' }],
    })
  })
})

describe('importing places', () => {
  test('households are added, moved and left, by building, entrance and room', async () => {
    const first = await imported(
      'places',
      await workbookOf([
        home('1', 101),
        home('1栋', '102室', `${CODE}001001`, false),
        home('2', 101),
        home('2', 102, `${CODE}999`),
      ]),
    )
    expect(first).toMatchObject({ state: 'done', rowsTotal: 4, rowsDone: 4, created: 3, changed: 0 })
    expect(first.faults.map((fault) => [fault.row, fault.column, fault.code])).toEqual([
      [5, '网格编码', 'import.unknown_grid'],
    ])
    const second = await imported(
      'places',
      await workbookOf([home('1', 101), home('1', 102, `${CODE}001002`), home('1', 103, `${CODE}001001`, false)]),
    )
    expect(second).toMatchObject({ created: 1, changed: 1, unchanged: 1, faults: [] })
    const { buildings } = await house.ask('grids.buildings', { gridId: c.ordinary[0] }, as(c.lead))
    const building = buildings.find((one) => one.name === '1幢' && one.compoundName === '桂花苑')
    const { households } = await house.ask('grids.households', { buildingId: building?.id ?? '' }, as(c.lead))
    expect(households.map((one) => [one.room, one.gridId])).toEqual([
      ['101', c.micro[0]],
      ['102', c.micro[1]],
      ['103', c.micro[0]],
    ])
    expect((await eventsOf(house, c.tenant, { subjectId: households[1].id })).map((event) => event.name)).toEqual([
      'household.moved',
    ])
  })

  test('another position of a building is taken over', async () => {
    await imported('places', await workbookOf([home('5', 101)]))
    const moved = [...home('5', 101).slice(0, 6), 104.2 + COLUMN * 0.001 + 0.0005, 30.6206, 'WGS84']
    expect(await imported('places', await workbookOf([moved]))).toMatchObject({ changed: 1 })
    const { rows } = await house.db.pool.query("SELECT lat FROM buildings WHERE tenant_id = $1 AND name = '5幢'", [
      c.tenant,
    ])
    expect(rows).toEqual([{ lat: 30.6206 }])
  })

  test('each row exactly once, though a worker dies in every batch and several work at once', async () => {
    const { id } = await preview('places', await workbookOf(manyHomes('7', 1700)))
    await start(id)
    const seen: number[] = []
    for (;;) {
      const died = act(house, c.tenant, async (ctx) => {
        await importSweep.run(ctx)
        throw new Error('killed')
      })
      await expect(died).rejects.toThrow('killed')
      const took = await Promise.all([sweep(), sweep(), sweep()])
      const { rowsDone, state } = await progress(id)
      seen.push(rowsDone)
      if (state === 'done' || took.every((count) => count === 0)) break
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(await progress(id)).toMatchObject({ state: 'done', rowsDone: 1700, created: 1700, changed: 0, unchanged: 0 })
    const { rows } = await house.db.pool.query(
      "SELECT count(*)::int AS n FROM households h JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id WHERE b.tenant_id = $1 AND b.name = '7幢'",
      [c.tenant],
    )
    expect(rows[0].n).toBe(1700)
    const kept = await house.db.pool.query('SELECT jsonb_array_length(rows) AS n FROM import_runs WHERE id = $1', [id])
    expect(kept.rows[0].n).toBe(0)
  })

  test('rows whose grid went away while the import waited are told, not guessed', async () => {
    const { id } = await preview('places', await workbookOf([home('8', 101, `${CODE}002002`), home('8', 102)]))
    await start(id)
    await house.run('grids.redrawGrid', { gridId: c.micro[3], parentId: c.ordinary[0], shape: null }, as(c.lead))
    await finish()
    expect(await progress(id)).toMatchObject({
      state: 'done',
      rowsDone: 2,
      created: 1,
      faults: expect.arrayContaining([expect.objectContaining({ row: 2, code: 'import.changed_meanwhile' })]),
    })
  })
})

const due = () => importSweep.dueTenants(house.db, house.clock.now())

describe('grids.previewImport and grids.runImport', () => {
  const nothing = async () => workbookOf([home('9', 101, `${CODE}999`)])

  test('refused: files of the wrong kind, a file without a good row, a second run', async () => {
    expect(await endOf(preview('places', Buffer.from('x')))).toBe('import.not_a_workbook')
    expect(await endOf(preview('grids', await nothing()))).toBe('import.not_geojson')
    expect(await endOf(preview('places', Buffer.alloc(8 * 1024 * 1024 + 1)))).toBe('import.too_large')
    const { id } = await preview('places', await nothing())
    expect(await endOf(start(id))).toBe('import.nothing_to_do')
    const good = await preview('places', await workbookOf([home('9', 101)]))
    await start(good.id)
    expect(await endOf(start(good.id))).toBe('import.already_run')
    await finish()
    expect(await endOf(start(good.id))).toBe('import.already_run')
  })

  test('not permitted: a desk officer, a member; not seen: another community', async () => {
    const bytes = await workbookOf([home('10', 101)])
    expect(await endOf(preview('places', bytes, c.desk))).toBe('Forbidden')
    expect(await endOf(preview('places', bytes, c.member))).toBe('Forbidden')
    expect(await endOf(preview('places', bytes, other.officer))).toBe('NotFound')
    const { id } = await preview('places', bytes)
    expect(await endOf(start(id, c.desk))).toBe('Forbidden')
    expect(await endOf(start(id, other.officer))).toBe('NotFound')
    expect(await endOf(start(randomUUID()))).toBe('NotFound')
    expect(await endOf(house.ask('grids.import', { importId: id }, as(c.member)))).toBe('Forbidden')
    expect(await endOf(house.ask('grids.import', { importId: id }, as(other.officer)))).toBe('NotFound')
  })

  test('repeated: one preview, one run; raced: one starts it', async () => {
    const bytes = await workbookOf([home('11', 101)])
    const [once, again] = [randomUUID(), randomUUID()]
    const { id } = await preview('places', bytes, c.officer, once)
    expect((await preview('places', bytes, c.officer, once)).id).toBe(id)
    await start(id, c.officer, again)
    expect((await start(id, c.officer, again)).state).toBe('running')
    const { id: raced } = await preview('places', bytes)
    const ends = await Promise.all([1, 2, 3].map(() => endOf(start(raced))))
    expect(ends.sort()).toEqual(['done', 'import.already_run', 'import.already_run'])
    await finish()
  })

  test('the sweep finds the tenants that have something to do', async () => {
    expect(await due()).toEqual([])
    const { id } = await preview('places', await workbookOf([home('12', 101)]))
    await start(id)
    expect(await due()).toEqual([c.tenant])
    await finish()
    expect(await due()).toEqual([])
  })
})
