import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '../../bench/tape.ts'
import { aRecipient, homesOf } from '../../modules/care/testing.ts'
import { connect } from '../../platform/db/connect.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { explainAll, scannedTables } from '../support/plans.ts'
import { testAddress } from '../support/template.ts'

let house: TestHouse
let here: TestCommunity
let home: string
const BUILDINGS = 100
const HOMES = 100
const TENANTS = 8
/** What grows with the flats. */
const TABLES = [
  'buildings',
  'entrances',
  'households',
  'household_grids',
  'building_grids',
  'persons',
  'residences',
  'household_corrections',
  'person_corrections',
  'care_recipients',
  'care_plans',
  'care_contacts',
]

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  const households = Array.from({ length: HOMES / 2 }, (_, i) => ({
    floor: 1 + (i >> 1),
    room: `${1 + (i >> 1)}0${1 + (i & 1)}`,
  }))
  await house.run(
    'grids.registerBuildings',
    {
      communityId: here.communityId,
      isSynthetic: true,
      buildings: Array.from({ length: BUILDINGS }, (_, i) => ({
        compound: { name: `小区${i % 10}`, kind: '商品房小区' },
        name: `${i}幢`,
        gridId: here.micro[i % 4],
        lng: 104.2,
        lat: 30.62,
        entrances: ['1单元', '2单元'].map((name) => ({ name, households })),
      })),
    },
    { as: SYSTEM, tenant: here.tenant },
  )
  home = (await homesOf({ house, here }))[0]
  await aRecipient({ house, here }, home)
  await multiply()
}, 180_000)
afterAll(() => house.close())

/** 10,000 flats with one resident and a contact each, 300 cared for; and as much in other subdistricts. */
describe('no page about doors reads a table from end to end', () => {
  test('there are 10,000 flats here, and eight times as many in all', async () => {
    const rows = await house.db.pool.query('SELECT count(*)::int AS n FROM households')
    expect(rows.rows[0].n).toBeGreaterThan(10_000 * TENANTS)
  })

  test.each([
    ['the register from its top', 'grids.searchHouseholds', () => ({ gridId: here.mainGridId })],
    ['a room in a whole community', 'grids.searchHouseholds', () => ({ gridId: here.mainGridId, search: '1002' })],
    ['a building', 'grids.searchHouseholds', () => ({ gridId: here.mainGridId, search: '小区3 13幢' })],
    ['the doors of a member', 'grids.searchHouseholds', () => ({ gridId: here.micro[0] })],
    ['one flat', 'grids.household', () => ({ householdId: home })],
    ['who lives there', 'people.residents', () => ({ householdId: home })],
    ['its corrections', 'grids.corrections', () => ({ householdId: home })],
    ['the corrections of a grid', 'grids.corrections', () => ({ gridId: here.mainGridId })],
    ['of its people', 'people.corrections', () => ({ gridId: here.mainGridId })],
    ['its care and contacts', 'care.household', () => ({ householdId: home })],
    ['the register of care', 'care.recipients', () => ({ gridId: here.mainGridId })],
    ['who is due at a member’s doors', 'care.recipients', () => ({ gridId: here.micro[0], list: 'due' })],
    ['figures of care', 'care.figures', () => ({})],
  ] as const)('%s', async (_, name, input) => {
    const tape = await record(async () => {
      await house.running.house.ask(name, { tenant: here.tenant, input: input() }, here.lead)
    })
    const statements = tape.transactions.flat()
    expect(await scannedTables(house.db, await explainAll(house.db, statements))).toEqual([])
    expect(statements.length).toBeLessThanOrEqual(12)
  })
})

/** People, contacts and care by SQL, then all of it again in other tenants: to the planner the same. The foreign keys stay off. */
async function multiply(): Promise<void> {
  const db = connect(testAddress(String(house.db.pool.options.database)), 'migrator', { hasRoles: false, max: 2 })
  const at = house.clock.now()
  try {
    const keys = await db.pool.query<{ table: string; name: string }>(
      `SELECT conrelid::regclass::text AS "table", conname AS name FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY($1)`,
      [TABLES],
    )
    for (const { table, name } of keys.rows) await db.pool.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    await db.pool.query(
      `WITH homes AS (SELECT id, md5('p' || id)::uuid AS person FROM households WHERE tenant_id = $1 AND id <> $3), people AS (
         INSERT INTO persons (tenant_id, id, name, is_contact_public, is_synthetic, created_at) SELECT $1, person, '样例', false, true, $2 FROM homes
       ), living AS (
         INSERT INTO residences (tenant_id, id, person_id, household_id, state, way, stated_at, valid_from, decided_at)
         SELECT $1, md5('r' || id)::uuid, person, id, 'confirmed', 'paper', $2, $2, $2 FROM homes
       ), met AS (
         INSERT INTO care_contacts (tenant_id, id, household_id, person_id, way, result, contacted_at, received_at)
         SELECT $1, md5('c' || id)::uuid, id, person, 'home', 'met', $2, $2 FROM homes
       ), put_right AS (
         INSERT INTO household_corrections (tenant_id, id, household_id, field, version, source, reason, made_at, at)
         SELECT $1, md5('h' || id)::uuid, id, 'use', 1, 'door', 'seen', $2, $2 - interval '90 days' FROM homes
       ), renamed AS (
         INSERT INTO person_corrections (tenant_id, id, person_id, household_id, field, version, source, reason, made_at, at)
         SELECT $1, md5('n' || id)::uuid, person, id, 'name', 1, 'door', 'seen', $2, $2 - interval '90 days' FROM homes
       ), cared AS (
         INSERT INTO care_recipients (tenant_id, id, person_id, household_id, grade, basis, basis_on, since_on, review_on, state, version, registered_at)
         SELECT $1, md5('k' || id)::uuid, person, id, 'blue', 'consent', '2026-01-01', '2026-01-01', '2026-07-01', 'active', 1, $2
         FROM homes ORDER BY id LIMIT 300 RETURNING id
       )
       INSERT INTO care_plans (tenant_id, recipient_id, every_days, due_on) SELECT $1, id, 30, '2026-12-01' FROM cared`,
      [here.tenant, at, home],
    )
    for (const table of TABLES) {
      const columns = await db.pool.query<{ name: string }>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'",
        [table],
      )
      const names = columns.rows.map((row) => row.name)
      const values = names.map((name) => (name === 'tenant_id' ? 'o.tenant_id + n' : `o.${name}`))
      await db.pool.query(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} o CROSS JOIN generate_series(1, $2) AS s (n)
         WHERE o.tenant_id = $1`,
        [here.tenant, TENANTS - 1],
      )
    }
    await db.pool.query('VACUUM (ANALYZE)')
  } finally {
    await db.close()
  }
}
