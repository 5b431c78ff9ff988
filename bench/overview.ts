import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { buildRunning, type Running } from '../app/running.ts'
import { countingsSince, countsSweep, figuresSweep } from '../modules/dashboards/keep-figures.ts'
import { firstDay, PERIODS, type Period, spanOf, stepped } from '../modules/dashboards/rules.ts'
import { recount, tallied } from '../modules/dashboards/store.ts'
import type { PersonActor } from '../platform/access.ts'
import { systemClock } from '../platform/clock.ts'
import { type Address, connect, type Db } from '../platform/db/connect.ts'
import { loadKeys } from '../platform/keys.ts'
import { openLog } from '../platform/log.ts'
import { buildCommunity, type TestCommunity } from '../tests/support/community.ts'
import { officerOf } from '../tests/support/district.ts'
import { addressOf, asOwner, createDatabase, migrated } from './databases.ts'
import { type BenchGround, quantile } from './ground.ts'
import { inTurns, statementsOf } from './in-turns.ts'
import { loadCommunities, loadFigures, loadVisitCounts } from './load-figures.ts'
import type { Line } from './run.ts'

const CITY = 510100000
/** A street among the others, with a community that was really founded. */
const STREET = 510112002
const FULL = { communities: 3_046, small: 100_000, large: 1_000_000, times: 40 }
const QUICK = { communities: 300, small: 5_000, large: 50_000, times: 10 }

/** One of the two cities: the same places, ten times as many cases in one. */
type Side = { db: Db; running: Running; there: Founded }
type Founded = { community: TestCommunity; city: PersonActor }

/**
 * What a city sees of its 3,047 communities, with a hundred thousand cases and with a million, asked in turns: the slow end of each page beside
 * the other, its statements and what it reads from end to end. Then what it takes to keep the figures: what those pages look at
 * counted anew for all communities, and for the one of a street after one more report.
 */
export async function runOverview(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  const size = isQuick ? QUICK : FULL
  const say = (text: string) => process.stderr.write(`overview: ${text}\n`)
  const now = systemClock.now()
  const [small, large] = [addressOf(ground, 'overview_small'), addressOf(ground, 'overview_large')]
  await createDatabase(ground, 'overview_small')
  await migrated(small, now)
  const keysFolder = `${ground.keysFolder}-overview`
  const keys = await loadKeys(keysFolder)
  const open = (address: Address) => {
    const db = connect(address, 'app', { max: 8, mayLoseLast: true })
    return { db, running: buildRunning({ db, keys, clock: systemClock, log: openLog('silent') }) }
  }
  const founding = open(small)
  const there = await found(founding.running)
  await shut(founding)
  await loadCommunities(small, { communities: size.communities, streets: streets() })
  await loadFigures(small, size.small, 0, now, (text) => say(`small city: ${text}`))
  await createDatabase(ground, 'overview_large', 'overview_small')
  await loadFigures(large, size.large - size.small, size.small, now, (text) => say(`large city: ${text}`))

  const sides: readonly [Side, Side] = [
    { ...open(small), there },
    { ...open(large), there },
  ]
  try {
    const counted: number[] = []
    for (const side of sides) {
      say('counting what pages look at, of every community')
      const start = performance.now()
      await countAll(side, now)
      counted.push((performance.now() - start) / (size.communities + 1))
    }
    for (const address of [small, large]) {
      await loadVisitCounts(address, datesBack(now))
      await asOwner(address, (owner) => owner.pool.query('VACUUM (ANALYZE) figure_counts, figure_visit_counts'))
    }
    const data = `${size.communities + 1} communities, ${size.large} beside ${size.small} cases, doors and visits of each`
    const lines = await pages(sides, size.times, data)
    lines.push(await oneMore(sides, size.times, data))
    const [few, many] = counted
    lines.push({
      workload: 'overview: 72 periods of a community counted anew, by two at a time',
      figure: round(many),
      unit: 'ms',
      ceiling: round(few),
      ratio: round(many / few),
      data,
    })
    return lines
  } finally {
    for (const side of sides) await shut(side)
    await rm(keysFolder, { recursive: true, force: true })
  }
}

async function pages(sides: readonly [Side, Side], times: number, data: string): Promise<Line[]> {
  const now = systemClock.now()
  const places = [
    { of: 'city', within: {} },
    { of: 'district', within: { within: String(STREET).slice(0, 6) } },
    { of: 'street', within: { within: String(STREET) } },
  ]
  const lines: Line[] = []
  for (const { of, within } of places)
    for (const period of PERIODS) {
      const input = { period, from: firstDay(period, now), ...within }
      const asked =
        ({ running, there }: Side) =>
        () =>
          running.house.ask('dashboards.levels', { tenant: CITY, input }, there.city)
      const took = await inTurns([asked(sides[0]), asked(sides[1])], { warm: 3, times })
      const [few, many] = took.map((side) => quantile(side, 0.95))
      lines.push({
        workload: `overview: ${of} by ${period}`,
        figure: round(many),
        unit: 'ms (p95)',
        ceiling: round(few),
        ratio: round(many / few),
        must: '<= 5 statements, as dear as with a tenth of the cases, <= 1 s',
        p50: round(quantile(took[1], 0.5)),
        ...(await statementsOf(sides[1].db, asked(sides[1]))),
        data,
      })
    }
  return lines
}

/** From a report to true figures: read from its chain, and the running periods of its community counted anew. */
async function oneMore(sides: readonly Side[], times: number, data: string): Promise<Line> {
  const took: [number[], number[]] = [[], []]
  for (let i = 0; i < times; i++)
    for (const [side, { running, there }] of sides.entries()) {
      const { tenant, member, buildingId } = there.community
      const input = { channel: 'member', text: '楼道灯坏了', place: { by: 'building', buildingId } }
      await running.house.run('intake.receiveReport', { commandId: randomUUID(), tenant, input }, member)
      const start = performance.now()
      await running.sweep(figuresSweep, tenant)
      await running.sweep(countsSweep, tenant)
      took[side].push(performance.now() - start)
    }
  const [few, many] = took.map((side) => quantile(side, 0.95))
  return {
    workload: 'overview: figures after one more report',
    figure: round(many),
    unit: 'ms (p95)',
    ceiling: round(few),
    ratio: round(many / few),
    p50: round(quantile(took[1], 0.5)),
    data,
  }
}

/** How many periods back pages look: what they show, and what they hold it against. */
const LOOKS_BACK: Readonly<Record<Period, number>> = { day: 39, week: 21, month: 12 }

function datesBack(now: Date): { period: Period; dates: string[] }[] {
  return PERIODS.map((period) => ({
    period,
    dates: Array.from({ length: LOOKS_BACK[period] }, (_, back) => stepped(period, firstDay(period, now), -back)),
  }))
}

/** Counts of every community over the periods that pages look at, by the house's own statement; a rebuild counts all there are. */
async function countAll({ db }: Side, now: Date): Promise<void> {
  const places = await db.pool.query<{ tenant_id: number; id: string }>(
    'SELECT tenant_id, community_id AS id FROM figure_tallies ORDER BY 1, 2',
  )
  const countings = PERIODS.map((period) => {
    const first = stepped(period, firstDay(period, now), 1 - LOOKS_BACK[period])
    return { period, spans: countingsSince(period, spanOf(period, first).from, now) }
  })
  const left = [...places.rows]
  await Promise.all(
    [1, 2].map(async () => {
      for (let one = left.pop(); one; one = left.pop()) {
        const { tenant_id: tenant, id } = one
        await db.transaction(async (sql) => {
          for (const { period, spans } of countings) await recount(sql, tenant, id, period, spans)
          await tallied(sql, tenant, id, now)
        })
      }
    }),
  )
}

/** A city's officer, and a community of a street with people in it. */
async function found(running: Running): Promise<Founded> {
  const community = await buildCommunity(running, `${STREET}009`)
  const run = ((name: string, input: unknown, { as, tenant }: { as: PersonActor; tenant: number }) =>
    running.house.run(name, { commandId: randomUUID(), tenant, input }, as)) as Parameters<typeof officerOf>[0]['run']
  const city = await officerOf({ run, running }, CITY, `${CITY}000`)
  await running.followers.idle()
  return { community, city }
}

/** Twenty districts of thirteen streets. */
function streets(): number[] {
  return Array.from({ length: 20 * 13 }, (_, i) => 510101001 + Math.floor(i / 13) * 1000 + (i % 13))
}

async function shut({ db, running }: { db: Db; running: Running }): Promise<void> {
  await running.stop()
  await db.close()
}

const round = (value: number): number => Math.round(value * 10) / 10
