import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { type TestCell, workbookOf } from '../import/testing.ts'
import { importSweep } from '../jobs.ts'
import { act } from '../testing.ts'
import type { HouseholdChange } from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const by = (as: TestCommunity['lead']) => ({ as, tenant: here.tenant })
const line = (room: string, ...known: TestCell[]) => [
  '幸福里',
  '1幢',
  '1单元',
  1,
  room,
  '510112002009001001',
  null,
  null,
  null,
  ...known,
]
async function imported(...rows: TestCell[][]) {
  const content = (await workbookOf(rows)).toString('base64')
  const input = { communityId: here.communityId, kind: 'places', fileName: '台账', content } as const
  const { id } = await house.run('grids.previewImport', input, by(here.officer))
  const foretold = await house.ask('grids.import', { importId: id }, by(here.officer))
  await house.run('grids.runImport', { importId: id }, by(here.officer))
  for (let taken = 1; taken > 0; ) taken = await act(house, here.tenant, (ctx) => importSweep.run(ctx))
  return { foretold, done: await house.ask('grids.import', { importId: id }, by(here.officer)) }
}
async function homes() {
  const { households } = await house.ask('grids.searchHouseholds', { gridId: here.micro[0] }, by(here.lead))
  return households
}
const byRoom = async (room: string) => {
  const found = (await homes()).find((one) => one.room === room)
  if (!found) throw new Error(`no room ${room}`)
  return found
}
async function correct(householdId: string, change: HouseholdChange, sawVersion = 0) {
  const input = { correctionId: randomUUID(), householdId, change, sawVersion, reason: 'seen' } as const
  await house.run('grids.correctHousehold', input, by(here.member))
}

describe('what a sheet tells of a flat', () => {
  test('is written where nothing was known, and kept as corrections', async () => {
    const { done } = await imported(line('101', '出租', 3, '有', '2026-05-31'), line('102', '自住', null, null, null))
    expect([done.changed, done.created, done.faults]).toEqual([2, 0, []])
    const one = await byRoom('101')
    expect(one).toMatchObject({ use: 'rented', people: 3, lift: true })
    const { known } = await house.ask('grids.household', { householdId: one.id }, by(here.member))
    expect(known.use).toEqual({ source: 'import', verifiedAt: '2026-05-31T15:59:59.000Z', version: 1 })
    const { corrections } = await house.ask('grids.corrections', { householdId: one.id }, by(here.lead))
    expect(corrections.map((c) => [c.field, c.to, c.source])).toContainEqual(['people', '3', 'import'])
    expect((await imported(line('101', '出租', 3, '有', '2026-05-31'))).done.unchanged).toBe(1)
  })

  test('the newest verified date wins, and what was kept is told by row', async () => {
    const { id } = await byRoom('102')
    await correct(id, { field: 'use', value: 'vacant' }, 1)
    const older = await imported(line('102', '商用', null, null, '2026-10-01'), line('201', '自住', null, null, null))
    expect(older.done.faults).toEqual([
      { row: 2, column: '房屋用途', code: 'import_note.kept_newer', facts: { field: '房屋用途' } },
    ])
    expect((await byRoom('102')).use).toBe('vacant')
    expect((await imported(line('102', '商用', null, null, null))).done.unchanged).toBe(1)
    house.clock.advance(3 * 86_400_000)
    await imported(line('102', '商用', null, null, '2026-11-18'))
    expect((await byRoom('102')).use).toBe('business')
  })

  test('words that are none are faults of their row', async () => {
    const { foretold } = await imported(
      line('201', '自住', null, null, null),
      line('101', '住人', '很多', '大概', '明天'),
    )
    expect(foretold.faults.map((one) => one.code)).toEqual([
      'import.use_unknown',
      'import.people_range',
      'import.lift_unclear',
      'import.day_wrong',
    ])
  })
})

test('an old sheet with the room that a flat had leads to that flat: it makes no second one', async () => {
  const { id } = await byRoom('201')
  const before = (await homes()).length
  await correct(id, { field: 'room', value: '202' })
  await correct(id, { field: 'room', value: '203' }, 1)
  for (const old of ['201', '202']) {
    const { foretold, done } = await imported(line(old))
    expect([foretold.unchanged, done.created, done.unchanged]).toEqual([1, 0, 1])
    expect(foretold.faults).toMatchObject([
      { row: 2, code: 'import_note.corrected_at_door', facts: { value: '1单元 203' } },
    ])
  }
  expect((await homes()).length).toBe(before)
  // Where another flat stands under the old number today, it is that one's.
  const householdId = randomUUID()
  const { entranceId } = await byRoom('203')
  await house.run(
    'grids.addHousehold',
    { householdId, entranceId, room: '201', floor: 2, reason: 'seen' },
    by(here.member),
  )
  const { foretold } = await imported(line('201'))
  expect(foretold.faults).toEqual([])
})
