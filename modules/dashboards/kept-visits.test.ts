import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeContext } from '../../platform/context.ts'
import type { TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { RedrawGrid } from '../grids/contract.ts'
import { sweep, visit } from '../tasks/testing.ts'
import { CheckConservation, GetLevels, GetVisitFigures } from './contract.ts'
import { checkAllFigures, rebuildFigures } from './index.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import { firstDay, PERIODS } from './rules.ts'
import {
  asStreet,
  bySystem,
  DAY,
  expectOneNumber,
  householdsIn,
  keep,
  keptVisits,
  MINUTE,
  openWalked,
  register,
  type Walked,
} from './testing.ts'

/** Doors and visits as they are kept for what lies above a street: late words, checks, and one number. */
let on: Walked
let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  on = await openWalked()
  ;({ house, here, beside } = on)
  for (const community of [here, beside]) for (const grid of community.micro) await register(on, community, grid, 3)
  for (let day = 0; day < 15; day++) {
    await sweep({ house, here })
    for (const community of [here, beside])
      for (const door of (await householdsIn(on, community)).slice(day % 9, 10))
        await visit({ house, here }, door, { as: SYSTEM, result: day % 4 === 0 ? 'not_home' : 'met' })
    await keep(on)
    house.clock.advance(DAY)
  }
  await keep(on)
}, 300_000)
afterAll(() => house.close())

async function inContext<Result>(run: (ctx: ReturnType<typeof writeContext>) => Promise<Result>): Promise<Result> {
  return house.db.transaction((sql) => {
    const now = house.clock.now()
    const { db, keys } = house
    return run(
      writeContext({ sql, db, keys, tenant: here.tenant, actor: SYSTEM, now, commandId: randomUUID(), madeAt: now }),
    )
  })
}

describe('what is kept of doors and visits', () => {
  test('a visit that a phone says late changes the old day, week and month, and those after it only where they differ', async () => {
    // In a grid that was never redrawn: what is told late counts where its grid hung then.
    const [door] = await register(on, here, here.micro[0], 1)
    const at = new Date(house.clock.now().getTime() - 8 * DAY)
    const day = firstDay('day', at)
    const before = (await keptVisits(on, 'day', here)).get(day)
    await visit({ house, here }, door, { as: SYSTEM, result: 'met', at: at.toISOString() })
    await house.running.sweep(figuresSweep)
    await house.running.sweep(countsSweep)
    // Not at every knock of a walk.
    expect((await keptVisits(on, 'day', here)).get(day)).toEqual(before)
    house.clock.advance(6 * MINUTE)
    await house.running.sweep(countsSweep)
    expect((await keptVisits(on, 'day', here)).get(day)?.visits).toBe((before?.visits ?? 0) + 1)
    await expectOneNumber(on, 'late')
  })

  test('a clock that stands in another century is counted in the figures of no day, and costs nothing', async () => {
    await visit({ house, here }, (await householdsIn(on, here))[0], {
      as: SYSTEM,
      result: 'met',
      at: '2001-01-01T00:00:00Z',
    })
    house.clock.advance(6 * MINUTE)
    await keep(on)
    const { rows } = await house.db.pool.query<{ first: string }>(
      'SELECT min(from_date)::text AS first FROM figure_visit_counts WHERE tenant_id = $1',
      [here.tenant],
    )
    expect(rows[0].first >= firstDay('month', on.began)).toBe(true)
  })

  test('read again from the chains it comes to the same, and the check of all of it finds nothing', async () => {
    const all = async () =>
      (
        await house.db.pool.query(
          'SELECT * FROM figure_visit_counts WHERE tenant_id = $1 ORDER BY community_id, period, from_date',
          [here.tenant],
        )
      ).rows
    house.clock.advance(61 * MINUTE)
    await keep(on)
    const before = await all()
    expect(await inContext(checkAllFigures)).toMatchObject({ countsWrong: 0 })
    await inContext(rebuildFigures)
    expect(await all()).toEqual(before)
  })

  test('a row that somebody altered is found by the sample; what was only not counted yet is no fault', async () => {
    house.clock.advance(2 * DAY)
    await sweep({ house, here })
    await keep(on)
    const checked = async () => (await house.ask(CheckConservation, {}, asStreet(on))).figures
    const sound = await checked()
    expect([sound.countsWrong, sound.counts > 5]).toEqual([0, true])
    const door = (await householdsIn(on, here))[0]
    const at = new Date(house.clock.now().getTime() - DAY)
    await visit({ house, here }, door, { as: SYSTEM, result: 'met', at: at.toISOString() })
    expect((await checked()).countsWrong).toBe(0)
    house.clock.advance(6 * MINUTE)
    await keep(on)
    await house.db.pool.query(
      'UPDATE figure_visit_counts SET doors_reached = doors_reached + 1 WHERE tenant_id = $1 AND community_id = $2',
      [here.tenant, here.communityId],
    )
    expect((await checked()).countsWrong).toBeGreaterThan(0)
    expect((await inContext(checkAllFigures)).countsWrong).toBeGreaterThan(5)
    await inContext(rebuildFigures)
    expect((await checked()).countsWrong).toBe(0)
  })

  test("the street's picture says the numbers of its figures of visits", async () => {
    // Each has its own micro grids again, and so more than two.
    for (const community of [here, beside]) {
      const back = { gridId: community.ordinary[1], parentId: community.mainGridId, shape: null }
      await house.run(RedrawGrid, back, bySystem(on))
    }
    house.clock.advance(6 * MINUTE)
    await keep(on)
    for (const period of PERIODS) {
      const from = firstDay(period, house.clock.now())
      const levels = await house.ask(GetLevels, { period, from }, asStreet(on))
      for (const community of [here, beside]) {
        const filter = { gridId: community.mainGridId }
        const { total } = await house.ask(GetVisitFigures, { filter, span: { period, from } }, asStreet(on))
        const code = { [here.communityId]: '510112002001', [beside.communityId]: '510112002010' }[community.communityId]
        const place = levels.places.find((one) => one.code === code)
        expect(place?.visits, `${period} ${code}`).toEqual({ isVolumeOnly: false, counts: total })
      }
      const { total } = await house.ask(GetVisitFigures, { span: { period, from } }, asStreet(on))
      expect(levels.visits, period).toEqual({ isVolumeOnly: false, counts: total })
    }
  })
})
