import { expect } from 'vitest'
import { localDate } from '../../platform/pure/time.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { RegisterBuildings } from '../grids/contract.ts'
import { admitted } from '../tasks/testing.ts'
import { GetVisitFigures } from './contract.ts'
import { countingsSince, countsSweep, figuresSweep } from './keep-figures.ts'
import { PERIODS, type Period, VISIT_COUNTS, type VisitCounts } from './rules.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Two communities of a street in which doors are walked to: every third day at each, and by hand. */
export type Walked = {
  readonly house: TestHouse
  readonly here: TestCommunity
  readonly beside: TestCommunity
  readonly began: Date
  /** The item by hand of each. */
  readonly byHand: ReadonlyMap<TestCommunity, string>
}

export async function openWalked(): Promise<Walked> {
  const house = await openTestHouse()
  const here = await buildCommunity(house.running, '510112002001')
  const beside = await buildCommunity(house.running, '510112002010')
  const began = house.clock.now()
  const byHand = new Map<TestCommunity, string>()
  const valid = { from: localDate(began), until: localDate(new Date(began.getTime() + 90 * DAY)) }
  for (const one of [here, beside]) {
    const on = { house, here: one }
    const gridIds = [one.mainGridId]
    await admitted(on, { frequency: { unit: 'day', every: 3 }, dueDays: 1, expiresDays: 4, gridIds }, valid)
    const frequency = { unit: 'on_demand', perMonth: 4 } as const
    byHand.set(one, await admitted(on, { frequency, dueDays: 0, expiresDays: 5, gridIds }, valid))
  }
  return { house, here, beside, began, byHand }
}

/** Reads on in the chains, and counts what is to be counted. */
export async function keep({ house }: Walked): Promise<void> {
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
}

export const bySystem = ({ here }: Walked) => ({ as: SYSTEM, tenant: here.tenant })
/** The street as it was when the second community was founded: it sees both. */
export const asStreet = ({ beside }: Walked) => ({ as: beside.street, tenant: beside.tenant })

/** The doors of a community, or of both. */
export async function householdsIn({ house, here }: Walked, community?: TestCommunity): Promise<string[]> {
  const { rows } = await house.db.pool.query<{ id: string }>(
    `SELECT hg.household_id AS id FROM household_grids hg JOIN grids g ON g.tenant_id = hg.tenant_id AND g.id = hg.grid_id
     WHERE hg.tenant_id = $1 AND hg.valid_until IS NULL AND ($2::uuid IS NULL OR g.community_id = $2) ORDER BY 1`,
    [here.tenant, community?.communityId ?? null],
  )
  return rows.map((row) => row.id)
}

let built = 0
/** A building of its own with so many rooms. @returns its households */
export async function register(on: Walked, community: TestCommunity, gridId: string, rooms: number): Promise<string[]> {
  const there = await householdsIn(on)
  const name = `新${++built}幢`
  const households = Array.from({ length: rooms }, (_, i) => ({ floor: 1, room: String(101 + i) }))
  const entrances = [{ name: '1单元', households }]
  const buildings = [{ compound: null, name, gridId, lng: 104.2, lat: 30.62, entrances }]
  await on.house.run(
    RegisterBuildings,
    { communityId: community.communityId, isSynthetic: true, buildings },
    bySystem(on),
  )
  return (await householdsIn(on)).filter((id) => !there.includes(id))
}

/** What is kept of doors and visits of a community, by the first day of the period. */
export async function keptVisits(
  { house, here }: Walked,
  period: Period,
  community: TestCommunity,
): Promise<ReadonlyMap<string, VisitCounts>> {
  const { rows } = await house.db.pool.query<VisitCounts & { date: string }>(
    `SELECT from_date::text AS date, ${VISIT_COUNTS.join(', ')} FROM figure_visit_counts
     WHERE tenant_id = $1 AND community_id = $2 AND period = $3`,
    [here.tenant, community.communityId, period],
  )
  return new Map(rows.map(({ date, ...counts }) => [date, counts]))
}

/** Every period of both communities is kept as the street counts it. */
export async function expectOneNumber(on: Walked, story: string): Promise<void> {
  const { house, here, beside, began } = on
  for (const community of [here, beside])
    for (const period of PERIODS) {
      const rows = await keptVisits(on, period, community)
      for (const { fromDate } of countingsSince(period, began, house.clock.now())) {
        const filter = { gridId: community.mainGridId }
        const { total } = await house.ask(GetVisitFigures, { filter, span: { period, from: fromDate } }, asStreet(on))
        const nothing = Object.fromEntries(VISIT_COUNTS.map((count) => [count, 0]))
        expect(rows.get(fromDate) ?? nothing, `${period} ${fromDate}: ${story}`).toEqual(total)
      }
    }
}
