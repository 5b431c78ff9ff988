import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { localDate } from '../../platform/pure/time.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { VerifyCase } from '../cases/contract.ts'
import { admitted, householdsOf, sweep, visit } from '../tasks/testing.ts'
import { CheckConservation, GetFigures, GetVisitFigures, ListCounted, ListVisitsCounted } from './contract.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import { type Count, VISIT_COUNTS } from './rules.ts'
import { conservationSweep } from './sweep.ts'

/** What figures say of days that are over, of what came again and of doors, and what is found when somebody alters what is kept. */
let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())

const DAY = 86_400_000
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const keep = async () => {
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
}
const today = () => localDate(house.clock.now())
const countedOn = async (day: string, count: Count, as: ServerActor = here.lead) =>
  (await house.ask(ListCounted, { span: { period: 'day', from: day }, count, limit: 100 }, at(as))).rows
const checks = async () => (await house.ask(CheckConservation, {}, at(here.lead))).figures

test('the backlog of a past day is what stood in the tables that evening, whatever came later', async () => {
  type Evening = { day: string; open: { id: string; state: string }[] }
  const evenings: Evening[] = []
  const states = ['reported', 'assigned', 'resolved', 'in_progress', 'verified', 'triaged'] as const
  const resolved: string[] = []
  for (let day = 0; day < 6; day++) {
    const { caseId } = await caseIn({ house, here }, states[day])
    if (states[day] === 'resolved') resolved.push(caseId)
    if (day === 4) for (const id of resolved) await house.run(VerifyCase, { caseId: id, passed: true }, at(here.desk))
    const { rows } = await house.db.pool.query<{ id: string; state: string }>(
      "SELECT id, state FROM cases WHERE tenant_id = $1 AND state <> 'closed' ORDER BY id",
      [here.tenant],
    )
    evenings.push({ day: today(), open: rows })
    house.clock.advance(DAY)
  }
  await keep()
  for (const { day, open } of evenings) {
    const then = await countedOn(day, 'open')
    const said = then.map((row) => ({ id: row.case.id, state: row.stood.state as string }))
    expect(
      said.sort((a, b) => (a.id < b.id ? -1 : 1)),
      day,
    ).toEqual(open)
    const { total, span } = await house.ask(GetFigures, { span: { period: 'day', from: day } }, at(here.lead))
    expect([total.open, span.isRunning]).toEqual([open.length, false])
  }
  const [first] = await countedOn(evenings[5].day, 'open_3_days')
  expect([1, 2]).toContain(first.stood.days)
})

test('the same at the same place within thirty days of an answer came again; neither before it nor later', async () => {
  const asked = async () =>
    (await house.ask(GetFigures, { span: { period: 'day', from: today() } }, at(beside.lead))).total
  await caseIn({ house, here: beside }, 'verified')
  await keep()
  expect(await asked()).toMatchObject({ accepted: 1, repeated: 0 })
  house.clock.advance(10 * DAY)
  const { caseId } = await caseIn({ house, here: beside }, 'triaged')
  await caseIn({ house, here: beside }, 'reported')
  await keep()
  expect(await asked()).toMatchObject({ accepted: 2, repeated: 1 })
  expect((await countedOn(today(), 'repeated', beside.lead)).map((row) => row.case.id)).toEqual([caseId])
  house.clock.advance(40 * DAY)
  await caseIn({ house, here: beside }, 'triaged')
  await keep()
  expect(await asked()).toMatchObject({ accepted: 1, repeated: 0 })
})

test('what somebody altered in the kept figures is found by the sample, stands red, and is kept with its day', async () => {
  house.clock.advance(DAY)
  await keep()
  const sound = await checks()
  expect(sound).toMatchObject({ casesWrong: 0, countsWrong: 0, wrong: [] })
  expect(sound.cases).toBeGreaterThan(3)
  expect(sound.counts).toBeGreaterThan(5)

  const { rows } = await house.db.pool.query<{ id: string }>(
    `UPDATE figure_cases SET due_at = due_at + interval '5 days' WHERE tenant_id = $1 AND community_id = $2 AND due_at IS NOT NULL
     RETURNING case_id AS id`,
    [here.tenant, here.communityId],
  )
  const broken = await checks()
  expect(broken.casesWrong).toBeGreaterThan(1)
  expect(rows.map((row) => row.id)).toContain(broken.wrong[0]?.id)
  await house.db.pool.query(
    `UPDATE figure_cases SET due_at = due_at - interval '5 days' WHERE tenant_id = $1 AND community_id = $2 AND due_at IS NOT NULL`,
    [here.tenant, here.communityId],
  )
  await house.db.pool.query(
    'UPDATE figure_counts SET received = received + 1 WHERE tenant_id = $1 AND community_id = $2',
    [here.tenant, here.communityId],
  )
  expect(await checks()).toMatchObject({ casesWrong: 0 })
  expect((await checks()).countsWrong).toBeGreaterThan(0)
  await house.running.sweep(conservationSweep)
  const [day] = (await checks()).days
  expect(day.countsWrong).toBeGreaterThan(0)
  await house.db.pool.query(
    'UPDATE figure_counts SET received = received - 1 WHERE tenant_id = $1 AND community_id = $2',
    [here.tenant, here.communityId],
  )
  house.clock.advance(DAY)
  await house.running.sweep(countsSweep)
  await house.running.sweep(conservationSweep)
  expect((await checks()).days.slice(0, 2).map((one) => one.countsWrong > 0)).toEqual([false, true])
  // A case of which nothing is kept any more is missed as well.
  const [seen] = broken.wrong
  const gone = await house.db.pool.query<{ id: string }>(
    'DELETE FROM figure_cases WHERE tenant_id = $1 AND case_id = $2 RETURNING case_id AS id',
    [here.tenant, seen.id],
  )
  expect(gone.rowCount).toBeGreaterThan(0)
  expect((await checks()).wrong.map((one) => one.id)).toEqual([seen.id])
})

test('doors due, visited and reached, met face to face: the figure is its list, of a micro grid only its doors', async () => {
  const on = { house, here }
  const rooms = await householdsOf(on)
  const [one, two, three] = [...rooms.values()]
  const span = { period: 'day' as const, from: today() }
  const asked = async (as: ServerActor, filter: { gridId?: string } = {}) =>
    house.ask(GetVisitFigures, { filter, span }, at(as))
  const until = localDate(new Date(house.clock.now().getTime() + 60 * DAY))
  await admitted(on, { frequency: { unit: 'once', on: today() }, dueDays: 0, expiresDays: 3 }, { from: today(), until })
  await sweep(on)
  expect((await asked(here.lead)).total).toMatchObject({ doors: 3, doors_due: 0, visits: 0 })
  house.clock.set(new Date(`${today()}T15:59:00Z`))
  await visit(on, one, { result: 'met' })
  await visit(on, two, { way: 'phone', result: 'by_phone' })
  await visit(on, three, { result: 'not_home' })
  house.clock.advance(DAY)
  const all = { doors: 3, doors_reached: 2, doors_due: 3, doors_visited: 2, visits: 3, visits_met: 1 }
  const { total, lines, isVolumeOnly } = await asked(here.lead)
  expect([total, isVolumeOnly]).toEqual([all, false])
  for (const count of VISIT_COUNTS) {
    const rows: string[] = []
    let after: string | undefined
    do {
      const page = await house.ask(
        ListVisitsCounted,
        { span, count, limit: 2, ...(after ? { after } : {}) },
        at(here.lead),
      )
      rows.push(...page.rows.map((row) => row.id))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(rows).size, count).toBe(total[count])
    expect(
      lines.reduce((sum, line) => sum + (line.counts[count] ?? 0), 0),
      count,
    ).toBe(total[count])
  }
  const { rows: met } = await house.ask(ListVisitsCounted, { span, count: 'visits_met' }, at(here.lead))
  expect(met).toMatchObject([{ householdId: one, place: '幸福里 1幢 1单元 101室', way: 'at_door', isReached: true }])
  expect(JSON.stringify(met)).not.toContain('"met"')

  const micro = await asked(here.street, { gridId: here.micro[0] })
  expect([micro.isVolumeOnly, micro.total]).toEqual([true, { doors: 3, doors_due: 3 }])
  const walked = { filter: { gridId: here.micro[0] }, span, count: 'visits' as const }
  await expect(house.ask(ListVisitsCounted, walked, at(here.street))).rejects.toThrow('figures.volume_only')
  expect((await asked(here.siblingLead)).total).toMatchObject({ doors: 0, visits: 0 })
  expect((await asked(beside.lead)).total.doors_due).toBe(0)
  for (const as of [here.member, here.liaison]) expect(await outcomeOf(asked(as))).toBe('forbidden')
  expect(await outcomeOf(asked(beside.lead, { gridId: here.mainGridId }))).toBe('forbidden')
})
