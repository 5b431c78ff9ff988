import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { readContext } from '../../platform/context.ts'
import { loadSample } from '../../seeds/load.ts'
import { MONDAY, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { GetCourse, GetFigures, GetLevels, ListCounted, ListCountedPlaces } from '../dashboards/contract.ts'
import { countsSweep, figuresSweep } from '../dashboards/keep-figures.ts'
import {
  COUNTS,
  type Count,
  figureOf,
  firstDay,
  isVolume,
  MEASURE_NAMES,
  PERIODS,
  stepped,
} from '../dashboards/rules.ts'
import { AskData, MakeReport, OpenReport } from './contract.ts'
import { exportContent } from './exports/content.ts'
import { daysOf, periodsOf, SPAN_KINDS } from './rules.ts'

/** The law of one number (anchors N3): tile = list = map = course = export = question = levels = report, for the same filter and the same person. */
let house: TestHouse
const TENANT = 510107007
const TRIES = Number(process.env.WEIGE_FILTERS ?? 200)
const WHOS = ['street', 'lead', 'desk', 'committee'] as const
type Who = { readonly name: (typeof WHOS)[number]; readonly as: ServerActor }
let whos: readonly Who[]
let grids: readonly { id: string; level: string }[]
beforeAll(async () => {
  house = await openTestHouse({ now: MONDAY })
  const say = () => undefined
  await loadSample(house.running, { now: MONDAY, password: 'weige-sample', wanted: ['desheng'], share: 0.25, say })
  await house.settle()
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
  const pool = house.db.pool
  grids = (await pool.query('SELECT id, level FROM grids WHERE tenant_id = $1 ORDER BY id', [TENANT])).rows
  whos = await Promise.all(
    WHOS.map(async (name) => {
      const { rows } = await pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [`desheng.${name}`])
      const as = await house.db.transaction((sql) => house.running.house.loadActor(groundOn(sql), rows[0].id))
      return { name, as }
    }),
  )
}, 900_000)
afterAll(() => house.close())

type GroundSql = Parameters<Parameters<TestHouse['db']['transaction']>[0]>[0]
const groundOn = (sql: GroundSql) => ({ sql, db: house.db, keys: house.keys, tenant: TENANT, now: house.clock.now() })
const pick = <One>(from: readonly One[]): One => from[randomInt(from.length)]
const maybe = <Key extends string, Value>(one: number, of: number, key: Key, value: Value) =>
  (randomInt(of) < one ? { [key]: value } : {}) as Partial<Record<Key, Value>>
const randomFilter = (aLevel = pick([...new Set(grids.map((grid) => grid.level))])) => ({
  // Of upper grids there are few, and most figures are read there: each level comes up as often as another.
  ...maybe(1, 2, 'gridId', pick(grids.filter(({ level }) => level === aLevel)).id),
  ...maybe(1, 2, 'categoryPrefix', pick(['01', '02', '03', '0301', '05', ''])),
  ...maybe(1, 3, 'channel', pick(['qr', 'member', 'phone'] as const)),
  ...maybe(1, 3, 'tier', pick(['grid', 'community', 'subdistrict'] as const)),
  ...maybe(1, 4, 'priority', pick(['urgent', 'high', 'normal'] as const)),
})
type Filter = ReturnType<typeof randomFilter>
type Span = { period: (typeof PERIODS)[number]; from: string }

describe('one number everywhere', () => {
  const seen = { volume: 0, refused: 0, levels: 0, some: 0 }

  test(`${TRIES} random filters and roles`, { timeout: 1_800_000 }, async () => {
    for (let n = 0; n < TRIES; n++) {
      const { name, as } = pick(whos)
      const who = { as, tenant: TENANT }
      const period = pick(PERIODS)
      const span: Span = { period, from: stepped(period, firstDay(period, MONDAY), -randomInt(6)) }
      const filter = randomFilter()
      const said = `${name} ${JSON.stringify({ filter, span })}`
      const all = await house.ask(GetFigures, { filter, span }, who).catch(() => undefined)
      if (all === undefined) {
        seen.refused++
        await expect(house.ask(ListCounted, { filter, span, count: 'open' }, who), said).rejects.toThrow()
        await expect(exported(as, filter, span, 'open'), said).rejects.toThrow()
        continue
      }
      const { total } = all
      const counts = COUNTS.filter((count) => total[count] !== undefined)
      expect(counts, said).toHaveLength(all.isVolumeOnly ? 5 : COUNTS.length)
      if (all.isVolumeOnly) seen.volume++
      if ((total.received ?? 0) + (total.open ?? 0) > 0) seen.some++

      const groupBy = pick(['class', 'category', 'channel', 'tier', 'priority', 'community'] as const)
      const parts = await house.ask(GetFigures, { filter, span, groupBy }, who)
      for (const count of counts) expect(sum(parts.lines, count), `${count} by ${groupBy} ${said}`).toBe(total[count])

      await mapIsTile(who, filter, span, total, said)

      const course = await house.ask(GetCourse, { filter, period, last: span.from, periods: 3 }, who)
      // A single grid may have hung elsewhere in the periods before; the last one is the one that was asked about.
      expect(course.lines[2].counts, said).toEqual(total)

      // Two counts that have cases, where there are any: what is zero everywhere proves little.
      const filled = counts.filter((count) => (total[count] ?? 0) > 0)
      for (const count of new Set([pick(COUNTS), ...(filled.length > 0 ? [pick(filled)] : [])])) {
        if (total[count] === undefined) {
          await expect(house.ask(ListCounted, { filter, span, count }, who), said).rejects.toThrow(
            'figures.volume_only',
          )
          await expect(exported(as, filter, span, count), said).rejects.toThrow('figures.volume_only')
          continue
        }
        expect(await listed(who, filter, span, count), `list of ${count} ${said}`).toBe(total[count])
        expect(await placed(who, filter, span, count), `places of ${count} ${said}`).toBe(total[count])
        expect(await exported(as, filter, span, count), `export of ${count} ${said}`).toBe(total[count])
      }
      await questionIsTile(who, filter, said)
      if (name === 'street' && isOfClass(filter)) {
        seen.levels++
        await levelsAreTile(who, filter, span, total, said)
      }
    }
    if (TRIES >= 100) for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0)
  })

  test('a report says what the screen says', async () => {
    const who = { as: whos[1].as, tenant: TENANT }
    const mains = grids.filter((grid) => grid.level !== 'micro')
    let made = 0
    for (const { id: gridId } of mains)
      for (const period of ['week', 'month'] as const) {
        const span = { period, from: stepped(period, firstDay(period, MONDAY), -1) }
        const report = await house.run(MakeReport, { gridId, ...span }, who).catch(() => undefined)
        if (!report) continue
        made++
        const { figures } = await house.ask(OpenReport, { reportId: report.head.id }, who)
        const { total } = await house.ask(GetFigures, { filter: { gridId }, span }, who)
        for (const [count, n] of Object.entries(total))
          expect(figures.total[count as Count] ?? 0, `${count} ${gridId} ${period}`).toBe(n)
      }
    expect(made).toBeGreaterThan(1)
  })
})

type Asked = { as: ServerActor; tenant: number }
type Counts = Partial<Record<Count, number>>
const sum = (lines: readonly { counts: Counts }[], count: Count) =>
  lines.reduce((all, line) => all + (line.counts[count] ?? 0), 0)

/** The list is read to its end. */
async function listed(who: Asked, filter: Filter, span: Span, count: Count): Promise<number> {
  let rows = 0
  let after: { at: string; caseId: string; seq: number } | undefined
  do {
    const asked = { filter, span, count, limit: 25, ...(after ? { after } : {}) }
    const page = await house.ask(ListCounted, asked, who)
    rows += page.rows.length
    after = page.next ?? undefined
  } while (after)
  return rows
}

/** What stands on the map, and what stands on none. */
async function placed(who: Asked, filter: Filter, span: Span, count: Count): Promise<number> {
  const { clusters, unplaced } = await house.ask(ListCountedPlaces, { filter, span, count }, who)
  return clusters.reduce((all, one) => all + one.n, unplaced)
}

/** So many lines the file would hold. */
async function exported(as: ServerActor, filter: Filter, span: Span, count: Count): Promise<number> {
  return house.db.transaction(async (sql) => {
    const person = as.kind === 'person' ? as.personId : randomUUID()
    const row = {
      id: randomUUID(),
      gridId: grids[0].id,
      ask: { what: 'cases', filter, span, count },
      form: 'csv',
      language: 'zh',
      reason: '核对',
      total: 0,
      done: 0,
      state: 'running',
      accountId: randomUUID(),
      askedBy: person,
      askedAt: MONDAY,
      decidedBy: null,
      finishedAt: null,
      bytes: null,
      failure: null,
    } as const
    const content = await exportContent({ ...readContext({ ...groundOn(sql), actor: as }), actor: as }, row)
    let rows = 0
    for await (const batch of content.batches) rows += batch.length
    return rows
  })
}

/** The map colours each grid by its line; a press on it opens the figures of that grid. */
async function mapIsTile(who: Asked, filter: Filter, span: Span, total: Counts, said: string): Promise<void> {
  const map = await house.ask(GetFigures, { filter, span, groupBy: 'grid' }, who)
  for (const count of ['received', 'open', 'open_late', 'open_urgent', 'open_unheard'] as const)
    expect(sum(map.lines, count), `map ${count} ${said}`).toBe(total[count])
  const line = pick(map.lines.length > 0 ? map.lines : [undefined])
  if (!line || line.key === filter.gridId || grids.find((grid) => grid.id === line.key)?.level === 'subdistrict') return
  const opened = await house
    .ask(GetFigures, { filter: { ...filter, gridId: line.key }, span }, who)
    .catch(() => undefined)
  if (opened && map.lines.some((one) => one.key !== line.key))
    expect(opened.total, `map ${line.key} ${said}`).toEqual(line.counts)
}

/** The question reads the same counts over the same days. */
async function questionIsTile(who: Asked, filter: Filter, said: string): Promise<void> {
  const span = { kind: pick(SPAN_KINDS), n: 1 + randomInt(4) }
  const measures = [...new Set(Array.from({ length: 4 }, () => pick(MEASURE_NAMES)))]
  const { total } = await house.ask(AskData, { filter, span, groupBy: 'all', measures }, who)
  const days = daysOf(periodsOf(span.kind, span.n, MONDAY))
  const screen = await house.ask(GetFigures, { filter, span: days }, who)
  for (const name of measures)
    expect(total?.values[name], `${name} of ${JSON.stringify(span)} ${said}`).toEqual(
      screen.isVolumeOnly && !isVolume(name) ? null : figureOf(name, screen.total),
    )
}

const isOfClass = (filter: Filter) =>
  Object.keys(filter).every((key) => key === 'categoryPrefix') && (filter.categoryPrefix ?? '').length <= 2

/** Above the street counts are kept, not counted: they are the same. */
async function levelsAreTile(who: Asked, filter: Filter, span: Span, total: Counts, said: string): Promise<void> {
  const levels = await house.ask(GetLevels, span, who)
  const kept =
    filter.categoryPrefix === undefined
      ? levels.total
      : levels.classes.find((one) => one.code === filter.categoryPrefix)?.counts
  for (const count of COUNTS) expect(kept?.[count] ?? 0, `levels ${count} ${said}`).toBe(total[count])
}
