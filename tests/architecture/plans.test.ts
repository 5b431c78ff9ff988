import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { strip } from '../../bench/copy-rows.ts'
import { landmarksOf, PAGES } from '../../bench/desk.ts'
import { loadCases } from '../../bench/load-cases.ts'
import { record, type Tape } from '../../bench/tape.ts'
import { GetCalendar, PublishCalendar } from '../../modules/calendars/contract.ts'
import { CASES_TRIED, RateCase, TryRules } from '../../modules/cases/contract.ts'
import { recountSweep } from '../../modules/cases/recount.ts'
import {
  CountSuggestions,
  GetCapacity,
  GetCourse,
  GetDataQuality,
  GetFigures,
  GetLevels,
  GetVisitFigures,
  ListCounted,
  ListHotSpots,
  ListLatest,
  ListVisitsCounted,
} from '../../modules/dashboards/contract.ts'
import { countsSweep, figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { firstDay } from '../../modules/dashboards/rules.ts'
import { ListRules } from '../../modules/routing/contract.ts'
import { connect } from '../../platform/db/connect.ts'
import type { Sweep } from '../../platform/module.ts'
import { caseIn } from '../access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { explainAll, scannedTables, usedIndexes } from '../support/plans.ts'
import { testAddress } from '../support/template.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  const address = testAddress(String(house.db.pool.options.database))
  await loadCases(address, [{ community: here, cases: LOADED }], house.clock.now(), ['intake'], () => undefined)
  await house.running.sweep(figuresSweep, here.tenant)
  await house.running.sweep(countsSweep, here.tenant)
  await multiply(address)
}, 300_000)
afterAll(() => house.close())

/** Pages that would crawl through a whole subdistrict, though never through the table, without an index of their own. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  'list by deadline': ['cases_desk', 'cases_by_deadline'],
  newest: ['cases_recent'],
  closed: ['cases_recent'],
  'deep page': ['cases_recent'],
  'search of two characters': ['cases_search'],
  'search of a rare word': ['cases_search'],
  'search of one character': ['cases_search'],
  'search of a number': ['cases_number'],
  counts: ['cases_desk', 'cases_by_deadline', 'cases_by_owner'],
  'suggested categories': ['cases_search', 'cases_recent'],
  timeline: ['events_by_subject'],
}
const LOADED = 5_000
const TENANTS = 20

const asked = () => ({ as: here.street, tenant: here.tenant })
const month = () => ({ period: 'month' as const, from: firstDay('month', house.clock.now()) })
/** The pages of figures, for the street, which sees most; with so many statements as they take. */
const FIGURE_PAGES: readonly (readonly [string, number, () => Promise<unknown>])[] = [
  ['all of a month', 9, () => house.ask(GetFigures, { span: month() }, asked())],
  ['by grid', 9, () => house.ask(GetFigures, { span: month(), groupBy: 'grid' }, asked())],
  ['of one class', 9, () => house.ask(GetFigures, { span: month(), filter: { categoryPrefix: '03' } }, asked())],
  [
    'the course of twelve months',
    9,
    () => house.ask(GetCourse, { period: 'month', last: month().from, periods: 12 }, asked()),
  ],
  ['the cases behind a figure', 12, () => house.ask(ListCounted, { span: month(), count: 'open' }, asked())],
  ['hot spots', 9, () => house.ask(ListHotSpots, {}, asked())],
  ['what happened last', 9, () => house.ask(ListLatest, {}, asked())],
  ['what members are asked', 9, () => house.ask(GetCapacity, {}, asked())],
  ['the quality of data', 9, () => house.ask(GetDataQuality, {}, asked())],
  ['levels', 12, () => house.ask(GetLevels, month(), asked())],
  ['visits', 9, () => house.ask(GetVisitFigures, { span: month() }, asked())],
  ['the doors behind visits', 9, () => house.ask(ListVisitsCounted, { span: month(), count: 'doors' }, asked())],
]

/** The planner decides by what the tables hold, so they hold 100,000 cases of twenty subdistricts and are analysed; nothing forbids it a scan. */
describe('no hot query reads a growing table from end to end', () => {
  test('there are 100,000 cases', async () => {
    expect((await house.db.pool.query('SELECT count(*)::int AS n FROM cases')).rows[0].n).toBe(LOADED * TENANTS)
  })

  test.each(PAGES.map((one) => [one.page, one] as const))('%s', async (page, { name, input }) => {
    const city = { running: house.running, communities: [here] }
    const asked = { tenant: here.tenant, input: input(await landmarksOf(city)) }
    const tape = await record(async () => {
      await house.running.house.ask(name, asked, here.desk)
    })
    expect(await scannedIn(tape)).toEqual([])
    const used = usedIndexes(await explainAll(house.db, tape.transactions.flat()))
    if (INDEXES[page])
      expect(
        INDEXES[page].filter((index) => used.includes(index)),
        used.join(', '),
      ).not.toEqual([])
  })

  test('what figures keep is there as well, of all of them', async () => {
    const { rows } = await house.db.pool.query('SELECT count(*)::int AS n FROM figure_cases')
    expect(rows[0].n).toBeGreaterThan(LOADED * TENANTS)
  })

  // So many statements at most, however many communities, grids and cases there are: beside its own, each page asks for the tree once.
  test.each(FIGURE_PAGES)('figures: %s in at most %i statements', async (_page, most, ask) => {
    await ask()
    const tape = await record(async () => {
      await ask()
    })
    const statements = tape.transactions.flat()
    expect(statements.length, statements.map(({ text }) => text.trim().slice(0, 90)).join('\n')).toBeLessThanOrEqual(
      most,
    )
    expect(await scannedIn(tape)).toEqual([])
  })

  test('how suggestions fit: a lead’s figures read the cases of 90 days', async () => {
    const tape = await record(async () => {
      await house.ask(CountSuggestions, {}, { as: here.lead, tenant: here.tenant })
    })
    expect(await scannedIn(tape)).toEqual([])
  })

  test('a dry run of changed rules reads the last thousand by their index', async () => {
    const { rules } = await house.ask(ListRules, {}, { as: here.street, tenant: here.tenant })
    const tape = await record(async () => {
      const { tried } = await house.ask(TryRules, { rules }, { as: here.street, tenant: here.tenant })
      expect(tried).toBe(CASES_TRIED)
    })
    const [recent] = tape.transactions.flat().filter(({ text }) => /\bcases\b/.test(text))
    expect(usedIndexes(await explainAll(house.db, [recent]))).toEqual(['cases_recent'])
    expect(await scannedIn(tape)).toEqual([])
  })

  test('the dry run of a changed calendar', async () => {
    const asked = { tenant: here.tenant, input: { calendar: await calendarNow() } }
    const tape = await record(async () => {
      await house.running.house.ask('cases.tryDeadlines', asked, here.street)
    })
    expect(await scannedIn(tape)).toEqual([])
    const used = usedIndexes(await explainAll(house.db, tape.transactions.flat()))
    expect(used.filter((index) => index === 'cases_by_deadline' || index === 'cases_desk')).not.toEqual([])
  })

  test('the sweep that counts dates anew, and its look for work', async () => {
    const calendar = await calendarNow()
    const on = { as: SYSTEM, tenant: Math.floor(here.tenant / 1000) * 1000 }
    await house.run(PublishCalendar, { ...calendar, openCases: 'recompute' }, on)
    const tape = await record(async () => {
      expect(await recountSweep.dueTenants(house.db, house.clock.now())).toContain(here.tenant)
      await house.running.sweep({ ...recountSweep, run: onceOnly(recountSweep.run) }, here.tenant)
    })
    expect(await scannedIn(tape)).toEqual([])
  })

  test('the life of a case', async () => {
    const tape = await record(async () => {
      const { caseId, bearer } = await caseIn({ house, here }, 'verified')
      await house.run(RateCase, { caseId, rating: 5 }, { as: bearer, tenant: here.tenant })
      await house.settle()
    })
    expect(await scannedIn(tape)).toEqual([])
  })

  test('the sweeps', async () => {
    const sweeps = house.running.house.modules.flatMap((module) => module.sweeps ?? [])
    const tape = await record(async () => {
      for (const sweep of sweeps) await house.running.sweep(sweep, here.tenant)
    })
    expect(tape.transactions.flat().length).toBeGreaterThan(0)
    expect(await scannedIn(tape)).toEqual([])
  })
})

async function calendarNow() {
  const { publishedThrough, days, windows, dayWindows } = await house.ask(
    GetCalendar,
    {},
    {
      as: here.street,
      tenant: here.tenant,
    },
  )
  return { publishedThrough, days, windows, dayWindows }
}

/** One slice, and then no more. */
function onceOnly(run: Sweep['run']): Sweep['run'] {
  let isOver = false
  return async (ctx) => {
    if (isOver) return 0
    isOver = true
    return run(ctx)
  }
}

async function scannedIn(tape: Tape): Promise<string[]> {
  return scannedTables(house.db, await explainAll(house.db, tape.transactions.flat()))
}

/** Copies the loaded rows into other tenants by SQL: cheap, and to the planner the same. They stand on no ground, so the foreign keys stay off. */
async function multiply(address: ReturnType<typeof testAddress>): Promise<void> {
  const db = connect(address, 'migrator', { hasRoles: false, max: 2 })
  try {
    const rebuild = await strip(db)
    for (const table of [
      'cases',
      'case_parties',
      'case_clocks',
      'reports',
      'events',
      'figure_cases',
      'figure_counts',
      'figure_visit_counts',
    ]) {
      const columns = await db.pool.query<{ name: string }>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'",
        [table],
      )
      const values = columns.rows.map(({ name }) => {
        if (name === 'tenant_id') return 'o.tenant_id + n'
        if (name !== 'search') return `o.${name}`
        return "array_to_tsvector(array_replace(tsvector_to_array(o.search), 't' || o.tenant_id, 't' || (o.tenant_id + n)))"
      })
      await db.pool.query(
        `INSERT INTO ${table} (${columns.rows.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')}
         FROM ${table} o CROSS JOIN generate_series(1, $2) AS s (n) WHERE o.tenant_id = $1`,
        [here.tenant, TENANTS - 1],
      )
    }
    await rebuild.indexes()
    await db.pool.query('VACUUM (ANALYZE)')
  } finally {
    await db.close()
  }
}
