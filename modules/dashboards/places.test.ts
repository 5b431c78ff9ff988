import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { manyCases } from '../../tests/support/many-cases.ts'
import { FEW_ON_MAP, GetFigures, ListCountedPlaces } from './contract.ts'
import { figuresSweep } from './keep-figures.ts'
import { firstDay } from './rules.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let ids: string[]
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (let n = 0; n < 6; n++) await caseIn({ house, here }, 'reported')
  const { rows } = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE tenant_id = $1 ORDER BY reported_at, id',
    [here.tenant],
  )
  ids = rows.map((row) => row.id)
  await place(ids[0], 104.1, 30.6)
  await place(ids[1], 104.1, 30.6)
  await place(ids[2], 104.1004, 30.6)
  await place(ids[3], 104.12, 30.61)
  await house.db.pool.query('UPDATE cases SET is_sensitive = true, lng = 104.1, lat = 30.6 WHERE id = $1', [ids[4]])
  await house.db.pool.query('UPDATE cases SET lng = NULL, lat = NULL WHERE id = $1', [ids[5]])
  await house.running.sweep(figuresSweep)
})
afterAll(() => house.close())

const place = (id: string, lng: number, lat: number) =>
  house.db.pool.query('UPDATE cases SET lng = $2, lat = $3 WHERE id = $1', [id, lng, lat])
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const asked = (more: Partial<InputOf<typeof ListCountedPlaces>> = {}) => ({
  span: { period: 'month' as const, from: firstDay('month', house.clock.now()) },
  count: 'received' as const,
  ...more,
})
const sumOf = (clusters: readonly { n: number }[]) => clusters.reduce((sum, one) => sum + one.n, 0)

test('clusters, what stands on no map and what lies outside come to the figure; near together they come apart', async () => {
  const all = await house.ask(ListCountedPlaces, asked(), at(here.lead))
  const { total } = await house.ask(GetFigures, { span: asked().span }, at(here.lead))
  expect(all.clusters.map((one) => one.n)).toEqual([3, 1])
  expect(all.clusters[0].box).toEqual({ west: 104.1, south: 30.6, east: 104.1004, north: 30.6 })
  expect([all.unplaced, all.outside]).toEqual([2, 0])
  expect(all.clusters.every((one) => one.gridName !== '')).toBe(true)
  expect(sumOf(all.clusters) + all.unplaced).toBe(total.received)
  const within = all.clusters[0].box
  const near = await house.ask(ListCountedPlaces, asked({ within }), at(here.lead))
  expect(near.clusters.map((one) => one.n)).toEqual([2, 1])
  expect([near.unplaced, near.outside]).toEqual([2, 1])
  expect(new Set(near.cases.map((one) => one.id))).toEqual(new Set(ids.slice(0, 3)))
})

test('nothing sensitive stands on a map, nor among the cases named beside it, whoever looks', async () => {
  for (const as of [here.lead, here.officer, here.street]) {
    const { cases, unplaced } = await house.ask(ListCountedPlaces, asked(), at(as))
    expect(cases.map((one) => one.id)).not.toContain(ids[4])
    expect(unplaced).toBe(2)
  }
})

test('of a place that belongs to one or two people only volumes are shown; who reads no figures sees no places', async () => {
  const micro = { filter: { gridId: here.micro[0] } }
  expect(await outcomeOf(house.ask(ListCountedPlaces, asked({ ...micro, count: 'ended' }), at(here.lead)))).toBe(
    'refused:figures.volume_only',
  )
  expect(await outcomeOf(house.ask(ListCountedPlaces, asked(micro), at(here.lead)))).toBe('ok')
  expect(await outcomeOf(house.ask(ListCountedPlaces, asked(), at(here.member)))).toBe('forbidden')
  const foreign = asked({ filter: { gridId: here.mainGridId } })
  expect(await outcomeOf(house.ask(ListCountedPlaces, foreign, at(beside.lead)))).toBe('forbidden')
  const others = await house.ask(ListCountedPlaces, asked(), at(beside.lead))
  expect([others.clusters, others.unplaced, others.cases]).toEqual([[], 0, []])
})

test('many are a few hundred clusters, and none of them is named', async () => {
  await caseIn({ house, here: beside }, 'reported')
  await house.running.sweep(figuresSweep)
  await manyCases(house, beside, 600)
  await house.db.pool.query(
    `UPDATE cases SET lng = 104.1 + (('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 1000) / 20000.0,
       lat = 30.6 + (('x' || substr(md5(id::text), 5, 4))::bit(16)::int % 1000) / 20000.0
     WHERE tenant_id = $1 AND community_id = $2`,
    [beside.tenant, beside.communityId],
  )
  const { clusters, unplaced, cases } = await house.ask(ListCountedPlaces, asked(), at(beside.lead))
  const { total } = await house.ask(GetFigures, { span: asked().span }, at(beside.lead))
  expect(sumOf(clusters) + unplaced).toBe(total.received)
  expect(sumOf(clusters)).toBeGreaterThan(FEW_ON_MAP)
  expect(clusters.length).toBeLessThanOrEqual(17 * 17)
  expect(cases).toEqual([])
})
