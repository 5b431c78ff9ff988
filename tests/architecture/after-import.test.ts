import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '../../bench/tape.ts'
import type { Commands, Queries } from '../../modules/api.ts'
import { workbookOf } from '../../modules/grids/import/testing.ts'
import { importSweep } from '../../modules/grids/jobs.ts'
import { admitted, householdAt, sweep } from '../../modules/tasks/testing.ts'
import { connect } from '../../platform/db/connect.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { explainAll, scannedTables } from '../support/plans.ts'
import { testAddress } from '../support/template.ts'

const FLATS = 10_000
const PER_BUILDING = 100
const GROWING = ['buildings', 'building_grids', 'entrances', 'households', 'household_grids', 'tasks']

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  const keeper = connect(testAddress(String(house.db.pool.options.database)), 'migrator', { hasRoles: false, max: 1 })
  // A young house as autovacuum has left it: it knows of one building with three flats, and does not come by again.
  for (const table of GROWING) await keeper.pool.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`)
  await keeper.pool.query('ANALYZE')
  await keeper.close()
})
afterAll(() => house.close())

const known = async () => {
  const { rows } = await house.db.pool.query<{ name: string; rows: number }>(
    'SELECT relname AS name, reltuples::int AS rows FROM pg_class WHERE relname = ANY($1)',
    [GROWING],
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
}
/** Tables that a page would read from end to end, with the plans that the server chooses now. */
async function scanned<Name extends keyof Queries>(name: Name, input: InputOf<Queries[Name]>, as = here.lead) {
  const tape = await record(async () => {
    await house.ask(name, input, { as, tenant: here.tenant })
  })
  return scannedTables(house.db, await explainAll(house.db, tape.transactions.flat()))
}
const run = <Name extends keyof Commands>(name: Name, input: InputOf<Commands[Name]>, as = here.officer) =>
  house.run(name, input, { as, tenant: here.tenant })

/** Ninety-nine of a hundred flats lie in three grids; the fourth has one building. */
function rows() {
  const grids = ['001001', '001002', '002001']
  return Array.from({ length: FLATS }, (_, i) => {
    const building = Math.floor(i / PER_BUILDING)
    const grid = building === 0 ? '002002' : grids[building % 3]
    const [floor, door] = [1 + Math.floor((i % PER_BUILDING) / 4), 1 + (i % 4)]
    return [
      `新区${building % 10}`,
      `${building + 1}幢`,
      '1单元',
      floor,
      `${floor}0${door}`,
      `510112002009${grid}`,
      104.2205,
      30.6205,
      'WGS84',
    ]
  })
}

test('after an import of ten thousand flats the server knows how many there are, and no page reads them from end to end', {
  timeout: 600_000,
}, async () => {
  expect((await known()).households).toBeLessThan(100)
  const content = (await workbookOf(rows())).toString('base64')
  const { id } = await run('grids.previewImport', {
    communityId: here.communityId,
    kind: 'places',
    fileName: '台账',
    content,
  })
  await run('grids.runImport', { importId: id })
  await house.running.sweep(importSweep, here.tenant)
  expect(await house.ask('grids.import', { importId: id }, { as: here.officer, tenant: here.tenant })).toMatchObject({
    state: 'done',
    created: FLATS,
  })
  const { households, entrances, household_grids } = await known()
  for (const count of [households, household_grids]) expect(count).toBeGreaterThanOrEqual(FLATS)
  expect(entrances).toBeGreaterThan(FLATS / PER_BUILDING)
  const householdId = await householdAt({ house, here }, '101')
  expect(await scanned('grids.searchHouseholds', { gridId: here.micro[3], buildingId: here.buildingId })).toEqual([])
  expect(await scanned('tasks.door', { householdId })).toEqual([])
})

test('after a plan of ten thousand doors the member’s day reads the tasks of her grid by their index', {
  timeout: 300_000,
}, async () => {
  await admitted(
    { house, here },
    { gridIds: [...here.micro], frequency: { unit: 'once', on: '2026-11-16' }, dueDays: 1, expiresDays: 2 },
  )
  await sweep({ house, here })
  expect((await known()).tasks).toBeGreaterThanOrEqual(FLATS)
  expect(await scanned('tasks.door', { householdId: await householdAt({ house, here }, '101') })).toEqual([])
  expect(await scanned('tasks.doors', { gridId: here.micro[3] })).toEqual([])
})

test('the app may have tables counted anew, and do nothing else to them', async () => {
  await house.db.transaction((sql) =>
    sql.raw(`SELECT app.analyze_tables(ARRAY['households', 'no_such_table', 'pg_authid'])`),
  )
  await expect(house.db.pool.query('ALTER TABLE households ADD COLUMN x int')).rejects.toThrow(/owner/)
  const { rows } = await house.db.pool.query<{ may: boolean }>(
    `SELECT has_function_privilege('public', 'app.analyze_tables(text[])', 'execute') AS may`,
  )
  expect(rows[0].may).toBe(false)
})
