import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { TriageCase } from '../cases/contract.ts'
import { AgreeMinutes } from '../tasks/contract.ts'
import { admitted } from '../tasks/testing.ts'
import { GetCapacity, GetDataQuality, LATEST, ListHotSpots, ListLatest, OLD_AFTER_DAYS } from './contract.ts'
import { figuresSweep } from './keep-figures.ts'
import { middleOf } from './rules.ts'

/** What the wall of the station asks beside the figures. */
let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance((LATEST.hours + 1) * 3_600_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const stepsFor = async (as: ServerActor, filter: { gridId?: string } = {}) => {
  await house.running.sweep(figuresSweep)
  return (await house.ask(ListLatest, filter, at(as))).steps
}
const makeSensitive = (caseId: string) =>
  house.db.q
    .updateTable('cases')
    .set({ is_sensitive: true })
    .where('tenant_id', '=', here.tenant)
    .where('id', '=', caseId)
    .execute()

describe('what happened last', () => {
  test('newest first, with the kind and the larger grid, and no word of it nor any person', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const steps = await stepsFor(here.lead)
    expect(steps.map((one) => [one.step, one.gridName])).toEqual([
      ['claimed', '第一网格'],
      ['assigned', '第一网格'],
      ['triaged', '第一网格'],
      ['reported', '第一网格'],
    ])
    expect(steps[0]).toMatchObject({ caseId, state: 'in_progress', channel: 'qr', gridId: here.ordinary[0] })
    expect(steps[0].category?.zh).toMatch(/./)
    expect(steps[3].category).toBeNull()
    const said = JSON.stringify(steps)
    for (const word of ['灯不亮', '王一长', '周坐席', '微网格']) expect(said).not.toContain(word)
  })

  test('only in sight, only within the grid that is asked about, and for two days', async () => {
    await caseIn({ house, here }, 'triaged')
    await caseIn({ house, here: beside }, 'reported')
    expect(await stepsFor(here.ordinaryLead)).toHaveLength(2)
    expect(await stepsFor(here.siblingLead)).toHaveLength(0)
    expect(await stepsFor(here.street)).toHaveLength(3)
    expect(await stepsFor(here.street, { gridId: beside.mainGridId })).toHaveLength(1)
    expect(await outcomeOf(stepsFor(here.lead, { gridId: beside.mainGridId }))).toBe('forbidden')
    expect(await outcomeOf(stepsFor(here.member))).toBe('forbidden')
    house.clock.advance(LATEST.hours * 3_600_000 + 1)
    expect(await stepsFor(here.street)).toHaveLength(0)
  })

  test('nothing sensitive hangs on a wall, also for those who may see it', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await makeSensitive(caseId)
    expect(await stepsFor(here.lead)).toEqual([])
  })
})

test('a hot spot is made of nothing sensitive', async () => {
  const spots = async () => (await house.ask(ListHotSpots, {}, at(here.lead))).spots
  house.clock.advance(8 * 86_400_000)
  const ids: string[] = []
  for (const text of ['楼道灯不亮', '楼道灯又不亮', '三楼的灯坏了']) {
    const { caseId } = await reported(house, here, text)
    await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    ids.push(caseId)
  }
  expect((await spots()).map((one) => one.cases.length)).toEqual([3])
  await makeSensitive(ids[1])
  expect(await spots()).toEqual([])
})

describe('what members are asked', () => {
  test('minutes of the middle grid and where it is most, beside what was agreed', async () => {
    const asked = async (as: ServerActor, filter: { gridId?: string } = {}) =>
      (await house.ask(GetCapacity, filter, at(as))).communities
    expect(await asked(here.lead)).toEqual([])
    const today = house.clock.now().toISOString().slice(0, 10)
    await admitted({ house, here }, {}, { from: today, until: '2027-11-15' })
    await house.run(AgreeMinutes, { communityId: here.communityId, minutes: 30 }, at(here.street))
    const said = {
      communityId: here.communityId,
      name: '样例社区001',
      agreedMinutes: 30,
      middleMinutes: 45,
      mostMinutes: 45,
      grids: 1,
      gridsOver: 1,
    }
    expect(await asked(here.lead)).toEqual([said])
    expect(await asked(here.street, { gridId: here.mainGridId })).toEqual([said])
    expect(await asked(here.siblingLead)).toEqual([
      { ...said, middleMinutes: 0, mostMinutes: 0, grids: 0, gridsOver: 0 },
    ])
    expect(await asked(beside.lead)).toEqual([])
    expect(await outcomeOf(asked(here.member))).toBe('forbidden')
  })

  test.each([
    [[], 0],
    [[7], 7],
    [[9, 1, 5], 5],
    [[1, 4], 3],
  ])('the middle of %j is %i', (values, middle) => {
    expect(middleOf(values)).toBe(middle)
  })
})

describe('quality of data', () => {
  const quality = async (as: ServerActor, filter: { gridId?: string } = {}) => house.ask(GetDataQuality, filter, at(as))

  test('households without a grid, never verified, verified long ago; grids without a member', async () => {
    expect(await quality(here.lead)).toMatchObject({
      households: 3,
      householdsWithoutGrid: 0,
      neverVerified: 3,
      verifiedLongAgo: 0,
      memberGrids: 5,
      gridsWithoutMember: 2,
    })
    const { rows } = await house.db.pool.query<{ id: string }>(
      'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
      [here.tenant, here.buildingId],
    )
    await house.run('grids.verifyHousehold', { householdId: rows[0].id }, at(here.member))
    expect(await quality(here.lead)).toMatchObject({ neverVerified: 2, verifiedLongAgo: 0 })
    house.clock.advance((OLD_AFTER_DAYS + 1) * 86_400_000)
    expect(await quality(here.lead)).toMatchObject({ neverVerified: 2, verifiedLongAgo: 1 })
    await house.db.pool.query('DELETE FROM household_grids WHERE tenant_id = $1 AND household_id = $2', [
      here.tenant,
      rows[1].id,
    ])
    expect(await quality(here.lead)).toMatchObject({ households: 3, householdsWithoutGrid: 1 })
  })

  test('each within the own ground', async () => {
    expect(await quality(here.ordinaryLead)).toMatchObject({ memberGrids: 2, gridsWithoutMember: 1 })
    expect(await quality(here.siblingLead)).toMatchObject({ households: 0, memberGrids: 2 })
    expect(await quality(here.street)).toMatchObject({ households: 6, memberGrids: 10 })
    expect(await quality(here.street, { gridId: beside.mainGridId })).toMatchObject({ households: 3, memberGrids: 5 })
    expect(await outcomeOf(quality(here.lead, { gridId: beside.mainGridId }))).toBe('forbidden')
    expect(await outcomeOf(quality(here.member))).toBe('forbidden')
  })
})
