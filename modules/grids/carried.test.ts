import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../platform/context.ts'
import { readContext } from '../../platform/context.ts'
import { type OfflineRow, WrittenRow } from '../../platform/module.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { CarriedBuilding, CarriedHome } from './contract.ts'
import type { HouseholdChange } from './homes/contract.ts'
import { carriedBuildings } from './offline.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  const common = { compound: null, gridId: here.micro[0], lng: 104.2, lat: 30.62 }
  const homes = (rooms: readonly string[]) => rooms.map((room, i) => ({ floor: 3 - i, room }))
  const buildings = [
    { ...common, name: '2幢', entrances: [{ name: '2单元', households: homes(['a', 'b', 'c']) }] },
    { ...common, name: '3幢', gridId: here.micro[1], entrances: [{ name: '1单元', households: homes(['x', 'y']) }] },
    { ...common, name: '4幢', entrances: [] },
    {
      ...common,
      name: '5幢',
      gridId: here.micro[2],
      entrances: ['乙', '甲'].map((name) => ({ name, households: homes([',', '后"院\\', '{"}']) })),
    },
    { ...common, name: '6幢', gridId: here.micro[3], entrances: [{ name: '1单元', households: homes(['1']) }] },
  ]
  await house.run('grids.registerBuildings', { communityId: here.communityId, buildings }, system())
  const flats = await homesKept()
  const flat = (building: string, room: string) =>
    flats.find((one) => one.building_name === building && one.room === room)?.id ?? ''
  const move = (householdId: string, toGridId: string) =>
    house.run('grids.moveHousehold', { householdId, toGridId }, system())
  // Of a building in her grid one flat lies in another's; of a building of another's grid one flat lies in hers.
  await move(flat('2幢', 'b'), here.micro[1])
  await move(flat('3幢', 'y'), here.micro[0])
  await correct(flat('2幢', 'a'), { field: 'people', value: 3 })
  await correct(flat('2幢', 'a'), { field: 'people', value: 2 })
  await correct(flat('2幢', 'a'), { field: 'use', value: 'rented' })
  await correct(flat('3幢', 'y'), { field: 'lift', value: true })
  await correct(flat('3幢', 'y'), { field: 'room', value: 'y2' })
  await house.run('grids.verifyHousehold', { householdId: flat('2幢', 'c') }, system())
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const system = () => ({ as: SYSTEM, tenant: here.tenant })

type Kept = {
  id: string
  building_id: string
  building_name: string
  entrance_id: string
  entrance_name: string
  floor: number
  room: string
  grid_id: string
  building_grid: string
  known: Record<string, { version: number }>
  lift: { version: number } | null
}

/** Every flat of the community as its tables say. */
async function homesKept(): Promise<Kept[]> {
  const { rows } = await house.db.pool.query<Kept>(
    `SELECT h.id, h.building_id, b.name AS building_name, h.entrance_id, e.name AS entrance_name, h.floor, h.room, hg.grid_id, bg.grid_id AS building_grid,
       h.known, e.known -> 'lift' AS lift
     FROM households h JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id JOIN entrances e ON e.tenant_id = h.tenant_id AND e.id = h.entrance_id
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL
     JOIN building_grids bg ON bg.tenant_id = h.tenant_id AND bg.building_id = h.building_id AND bg.valid_until IS NULL
     WHERE h.tenant_id = $1`,
    [here.tenant],
  )
  return rows
}

async function correct(householdId: string, change: HouseholdChange): Promise<void> {
  const as = { as: here.lead, tenant: here.tenant }
  const { known } = await house.ask('grids.household', { householdId }, as)
  house.clock.advance(1000)
  const { version: sawVersion } = known[change.field]
  const input = { correctionId: randomUUID(), householdId, change, sawVersion, reason: 'seen' as const, note: '' }
  await house.run('grids.correctHousehold', input, as)
}

/** What a row says, whoever wrote it. */
function said(row: OfflineRow): CarriedBuilding {
  const value = row instanceof WrittenRow ? JSON.parse(row.json) : row
  expect(row.id).toBe(value.id)
  return value
}

const asked = <T>(as: TestCommunity['lead'], work: (ctx: Context) => Promise<T>) =>
  house.db.snapshot((sql) =>
    work(readContext({ sql, db: house.db, keys: house.keys, tenant: here.tenant, now: house.clock.now(), actor: as })),
  )

/** A flat as a phone in these grids carries it, from its own row. */
function carriedOf(one: Kept): CarriedHome {
  const { id, floor, room } = one
  const known = { ...one.known, ...(one.lift ? { lift: one.lift } : {}) }
  const changed = Object.fromEntries(
    Object.entries(known).flatMap(([field, { version }]) => (version > 0 ? [[field, version]] : [])),
  )
  return {
    id,
    floor,
    room,
    ...(one.grid_id === one.building_grid ? {} : { gridId: one.grid_id }),
    ...(Object.keys(changed).length === 0 ? {} : { changed }),
  }
}

const CARRIERS = [
  ['a member', (c: TestCommunity) => c.member],
  ['a member beside', (c: TestCommunity) => c.siblingMember],
  ['who leads two micro grids', (c: TestCommunity) => c.ordinaryLead],
  ['who leads all', (c: TestCommunity) => c.lead],
] as const

describe('the buildings of a phone', () => {
  test.each(CARRIERS)('%s carries every flat of her grids as its row says, and no other', async (_who, of) => {
    const as = of(here)
    const reach = new Set(as.grants[0].reach)
    const all = (await asked(as, (ctx) => carriedBuildings.all(ctx, null, 500))).map(said)
    const kept = (await homesKept()).filter((one) => reach.has(one.grid_id))
    const homes = all.flatMap((building) =>
      building.entrances.flatMap((door) => door.homes.map((home) => [building.name, door.name, home])),
    )
    const wanted = kept.map((one) => [one.building_name, one.entrance_name, carriedOf(one)])
    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    const byId = (one: unknown[]) => [one[0], one[1], (one[2] as CarriedHome).id, one[2]]
    expect(homes.map(byId).sort(byText)).toEqual(wanted.map(byId).sort(byText))
    expect(kept.length).toBeGreaterThan(0)
  })

  test('counts all flats of a building, and names its entrances in order, also where nothing in sight is', async () => {
    const all = (await asked(here.member, (ctx) => carriedBuildings.all(ctx, null, 500))).map(said)
    expect(all.map((one) => [one.name, one.households]).sort()).toEqual([
      ['1幢', 3],
      ['2幢', 3],
      ['3幢', 2],
      ['4幢', 0],
    ])
    const theirs = all.find((one) => one.name === '3幢')
    expect(theirs).toMatchObject({ gridId: here.micro[1], compoundName: null, initials: '3z' })
    expect(theirs?.entrances).toMatchObject([
      { name: '1单元', initials: '1dy', homes: [{ room: 'Y2', gridId: here.micro[0], changed: { room: 1, lift: 1 } }] },
    ])
    const twoDoors = (await asked(here.lead, (ctx) => carriedBuildings.all(ctx, null, 500)))
      .map(said)
      .find((one) => one.name === '5幢')
    expect(twoDoors?.entrances.map((door) => door.name)).toEqual(['乙', '甲'])
    expect(twoDoors?.entrances[0].homes.map((home) => [home.floor, home.room])).toEqual([
      [1, '{"}'],
      [2, '后"院\\'],
      [3, ','],
    ])
  })

  test.each(CARRIERS)('%s gets the same rows on pages of any size, and by their ids', async (_who, of) => {
    const as = of(here)
    const whole = await asked(as, (ctx) => carriedBuildings.all(ctx, null, 500))
    const texts = whole.map((row) => JSON.stringify(said(row)))
    for (const size of [1, 2, 3, whole.length]) {
      const paged: string[] = []
      for (let after: string | null = null; ; ) {
        const page: readonly OfflineRow[] = await asked(as, (ctx) => carriedBuildings.all(ctx, after, size))
        paged.push(...page.map((row) => JSON.stringify(said(row))))
        if (page.length < size) break
        after = page[page.length - 1].id
      }
      expect(paged, `pages of ${size}`).toEqual(texts)
    }
    const ids = whole.map((row) => row.id)
    const some = await asked(as, (ctx) => carriedBuildings.of(ctx, [...ids, randomUUID()]))
    expect(some.map((row) => (row as WrittenRow<CarriedBuilding>).json)).toEqual(
      whole.map((row) => (row as WrittenRow<CarriedBuilding>).json),
    )
  })

  test('a row is its own JSON to the letter', async () => {
    const rows = await asked(here.lead, (ctx) => carriedBuildings.all(ctx, null, 500))
    for (const row of rows) expect((row as WrittenRow<CarriedBuilding>).json).toBe(JSON.stringify(said(row)))
  })
})
