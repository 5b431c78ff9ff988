import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeContext } from '../../platform/context.ts'
import { loadSample } from '../../seeds/load.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { GetCourse, GetFigures, ListCounted } from './contract.ts'
import { rebuildFigures } from './index.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import { COUNTS, firstDay, PERIODS, stepped } from './rules.ts'

/** Figures of three months of a sample community that lived through every verb. */
let house: TestHouse
const TENANT = 510107007
beforeAll(async () => {
  house = await openTestHouse({ now: MONDAY })
  await loadSample(house.running, {
    now: MONDAY,
    password: 'weige-sample',
    wanted: ['desheng'],
    share: 0.25,
    say: () => undefined,
  })
  await house.settle()
  await keep()
}, 900_000)
afterAll(() => house.close())

async function keep(): Promise<void> {
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
}

const rowsOf = async <Row extends Record<string, unknown>>(text: string) =>
  (await house.db.pool.query<Row>(text, [TENANT])).rows

/** The account behind a sample log-in. */
async function at(who: string) {
  const { rows } = await house.db.pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [
    `desheng.${who}`,
  ])
  return { as: { accountId: rows[0].id }, tenant: TENANT }
}

describe('what is kept', () => {
  test('what the chain tells of every case is what its row says', async () => {
    const told = await rowsOf(
      `SELECT f.case_id AS id, f.state, f.tier, f.priority, f.nature, f.channel, f.category_code, f.outcome, f.due_at, f.reported_at,
         f.returns, f.reworks, f.reopens, f.grid_id, f.community_id FROM figure_cases f WHERE f.tenant_id = $1 AND f.until_at IS NULL ORDER BY 1`,
    )
    const kept = await rowsOf(
      `SELECT c.id, c.state, c.tier, c.priority, c.nature, c.channel, c.category_code, c.outcome, c.due_at, c.reported_at,
         c.return_count AS returns, c.rework_count AS reworks, c.reopen_count AS reopens, c.grid_id, c.community_id
       FROM cases c WHERE c.tenant_id = $1 ORDER BY 1`,
    )
    expect(told.length).toBeGreaterThan(50)
    expect(told).toEqual(kept)
  })

  test('figures read again from the chains are those that were kept, row by row', async () => {
    const all = 'SELECT * FROM figure_cases WHERE tenant_id = $1 ORDER BY case_id, seq'
    const counts = `SELECT * FROM figure_counts WHERE tenant_id = $1
      AND from_date >= (SELECT max(from_date) FROM figure_counts WHERE tenant_id = $1) - 20 ORDER BY community_id, period, from_date, class`
    const before = [await rowsOf(all), await rowsOf(counts)]
    await house.db.transaction(async (sql) => {
      const ctx = writeContext({
        sql,
        db: house.db,
        keys: house.keys,
        tenant: TENANT,
        actor: SYSTEM,
        now: house.clock.now(),
        commandId: '019aa000-0000-7000-8000-00000000f160',
        madeAt: house.clock.now(),
      })
      expect(await rebuildFigures(ctx)).toBeGreaterThan(500)
    })
    await house.running.sweep(countsSweep)
    expect([await rowsOf(all), await rowsOf(counts)]).toEqual(before)
  })

  test('counts that are kept for above the street are those counted from the cases', async () => {
    const street = await at('street')
    for (const period of PERIODS)
      for (const back of [0, 1, 2, 5]) {
        const from = stepped(period, firstDay(period, MONDAY), -back)
        const kept = await rowsOf<Record<string, unknown>>(
          `SELECT * FROM figure_counts WHERE tenant_id = $1 AND period = '${period}' AND from_date = '${from}' ORDER BY class`,
        )
        const { lines } = await house.ask(GetFigures, { span: { period, from }, groupBy: 'class' }, street)
        const said = kept.map((row) => [row.class, COUNTS.map((count) => row[count])])
        expect(
          lines.map((line) => [line.key, COUNTS.map((count) => line.counts[count])]),
          `${period} ${from}`,
        ).toEqual(said)
      }
  })
})

test('urgent cases of the sample are credible: most of them are answered in time', async () => {
  const asking = { span: { from: '2026-08-17', until: '2026-11-16' } }
  const { total } = await house.ask(GetFigures, asking, await at('street'))
  expect(total.urgent_due).toBeGreaterThan(5)
  expect((total.urgent_on_time ?? 0) / (total.urgent_due ?? 1)).toBeGreaterThan(0.6)
})

test('a micro grid belongs to one or two people: only what lies in it is counted, whoever asks, and however', async () => {
  const street = await at('street')
  const { rows } = await house.db.pool.query<{ id: string }>(
    `SELECT f.grid_id AS id FROM figure_cases f JOIN grids g ON g.tenant_id = f.tenant_id AND g.id = f.grid_id
     WHERE f.tenant_id = $1 AND g.level = 'micro' AND f.ended_at IS NOT NULL LIMIT 1`,
    [TENANT],
  )
  const asking = { filter: { gridId: rows[0].id }, span: { from: '2026-08-17', until: '2026-11-16' } }
  const { total, times, isVolumeOnly } = await house.ask(GetFigures, asking, street)
  expect(isVolumeOnly).toBe(true)
  expect(Object.keys(total).sort()).toEqual(['open', 'open_late', 'open_unheard', 'open_urgent', 'received'])
  expect(total.received).toBeGreaterThan(0)
  expect(times).toEqual({ response: null, handling: null })
  const course = { filter: asking.filter, period: 'month' as const, last: '2026-11-01', periods: 2 }
  expect(Object.keys((await house.ask(GetCourse, course, street)).lines[0].counts)).toHaveLength(5)
  await expect(house.ask(ListCounted, { ...asking, count: 'due_on_time' }, street)).rejects.toThrow(
    'figures.volume_only',
  )
  expect((await house.ask(ListCounted, { ...asking, count: 'received' }, street)).rows.length).toBeGreaterThan(0)
})
