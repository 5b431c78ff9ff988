import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChains } from '../../platform/proof.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { GetCalendar, type PublishCalendar } from '../calendars/contract.ts'
import { ListCategories } from '../routing/contract.ts'
import { AskReporter, GetCase, GetTimeline, GrantRequest, RequestMore, TryDeadlines } from './contract.ts'
import { recountSweep } from './recount.ts'

/** Each test has a house of its own: a publication rules everything that is open. */
let house: TestHouse
let here: TestCommunity
beforeEach(async () => {
  await house?.close()
  house = await openTestHouse()
  here = await buildCommunity(house.running)
}, 60_000)
afterAll(() => house.close())

const district = () => Math.floor(here.tenant / 1000) * 1000
const as = (actor: TestCommunity['desk']) => ({ as: actor, tenant: here.tenant })
const see = (caseId: string) => house.ask(GetCase, { caseId }, as(here.desk))
const clockOf = async (caseId: string, kind: string) => (await see(caseId)).clocks.find((one) => one.kind === kind)
const events = async (caseId: string) =>
  (await house.ask(GetTimeline, { caseId }, as(here.desk))).entries.filter((one) => one.event === 'case.recomputed')
const sweep = () => house.running.sweep(recountSweep)

/** The Wednesday after the Monday of these tests, within the three working days of a case. */
const TYPHOON = { date: '2026-11-18', kind: 'rest', name: '防汛停工', source: '区防指令' } as const

async function publish(change: Partial<InputOf<typeof PublishCalendar>>): Promise<string> {
  const { setId: _old, isNextYearMissing: _missing, ...now } = await house.ask(GetCalendar, {}, as(here.desk))
  house.clock.advance(2_000)
  const { setId } = await house.run('calendars.publish', { ...now, ...change }, { as: SYSTEM, tenant: district() })
  return setId
}

async function withDayOff(openCases: 'freeze' | 'recompute'): Promise<string> {
  const { days } = await house.ask(GetCalendar, {}, as(here.desk))
  return publish({ days: [...days, TYPHOON], openCases })
}

describe('a day off added later', () => {
  test('recomputed: the date moves, says why, and the chain stands', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const before = await see(caseId)
    const setId = await withDayOff('recompute')
    expect(await sweep()).toBeGreaterThan(0)
    const after = await see(caseId)
    expect([before.dueAt, after.dueAt]).toEqual(['2026-11-19T09:30:00.000Z', '2026-11-20T09:30:00.000Z'])
    expect((await clockOf(caseId, 'handle'))?.startedAt).toBe(
      before.clocks.find((one) => one.kind === 'handle')?.startedAt,
    )
    expect((await events(caseId)).map((one) => one.facts)).toMatchObject([
      { why: 'calendar', moved: 'handle', from: before.dueAt, to: after.dueAt, promised: after.dueAt },
    ])
    const row = await house.db.q
      .selectFrom('cases')
      .select('calendar_set_id')
      .where('tenant_id', '=', here.tenant)
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(row.calendar_set_id).toBe(setId)
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('frozen, it moves nothing, and later publications that freeze neither', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const before = await see(caseId)
    await withDayOff('freeze')
    expect(await sweep()).toBe(0)
    expect(await see(caseId)).toEqual(before)
  })

  test('each case once per set: a second sweep finds nothing, and one in reach of nobody moves its set only', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const still = await caseIn({ house, here }, 'verified')
    const { version } = await see(still.caseId)
    const setId = await withDayOff('recompute')
    await sweep()
    expect(await sweep()).toBe(0)
    expect(await events(caseId)).toHaveLength(1)
    expect(await events(still.caseId)).toHaveLength(0)
    expect((await see(still.caseId)).version).toBe(version)
    const rows = await house.db.q
      .selectFrom('cases')
      .select('calendar_set_id')
      .where('tenant_id', '=', here.tenant)
      .where('state', '<>', 'closed')
      .execute()
    expect(new Set(rows.map((row) => row.calendar_set_id))).toEqual(new Set([setId]))
  })

  test('a sweep that dies has done nothing, and the next one does it once', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await withDayOff('recompute')
    const dying = {
      ...recountSweep,
      run: async (ctx: Parameters<typeof recountSweep.run>[0]) => {
        await recountSweep.run(ctx)
        throw new Error('the lights went out')
      },
    }
    await expect(house.running.sweep(dying)).rejects.toThrow('the lights went out')
    expect(await events(caseId)).toHaveLength(0)
    await sweep()
    expect(await events(caseId)).toHaveLength(1)
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('two sweeps at once count every case once', async () => {
    const cases = await Promise.all([1, 2, 3].map(() => caseIn({ house, here }, 'in_progress')))
    await withDayOff('recompute')
    await Promise.all([sweep(), sweep()])
    await sweep()
    for (const { caseId } of cases) expect(await events(caseId)).toHaveLength(1)
  })

  test('a paused clock keeps what is left, and goes on by the new calendar', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await house.run(AskReporter, { caseId, question: '请问是哪一层？' }, as(here.ordinaryLead))
    const paused = await clockOf(caseId, 'handle')
    await withDayOff('recompute')
    await sweep()
    expect(await clockOf(caseId, 'handle')).toEqual(paused)
    expect(await events(caseId)).toHaveLength(0)
  })

  test('taken back, the working date is earlier again and the resident keeps hers', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const first = await see(caseId)
    await withDayOff('recompute')
    await sweep()
    const later = await see(caseId)
    await publish({
      days: (await house.ask(GetCalendar, {}, as(here.desk))).days.filter((day) => day.date !== TYPHOON.date),
      openCases: 'recompute',
    })
    await sweep()
    expect((await clockOf(caseId, 'handle'))?.dueAt).toBe(first.dueAt)
    expect((await see(caseId)).dueAt).toBe(later.dueAt)
    expect((await events(caseId)).at(-1)?.facts).not.toHaveProperty('promised')
    const { actions } = await see(caseId)
    expect(actions).toContain('note')
    await house.run(RequestMore, { caseId, kind: 'extend', value: 1, note: '等配件到货。' }, as(here.ordinaryLead))
    await house.run(GrantRequest, { caseId, note: '' }, as(here.lead))
    expect((await see(caseId)).dueAt).toBe(later.dueAt)
  })

  test('the reporter is told of a later date on her page', async () => {
    const { caseId, bearer } = await caseIn({ house, here }, 'in_progress')
    await withDayOff('recompute')
    await sweep()
    const { dueAt } = await see(caseId)
    const page = await house.ask('intake.follow', { caseId }, { as: bearer, tenant: here.tenant })
    expect(page.steps.find((step) => step.key === 'case.recomputed')?.until).toBe(dueAt)
  })
})

describe('a year that is published', () => {
  test('counts its estimates anew, whatever becomes of the other dates', async () => {
    house.clock.set(new Date('2026-12-28T02:00:00Z'))
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const guess = await see(caseId)
    expect([guess.dueAt, guess.isDueProvisional]).toEqual(['2026-12-31T09:30:00.000Z', false])
    house.clock.set(new Date('2026-12-30T02:00:00Z'))
    const estimated = await caseIn({ house, here }, 'in_progress')
    expect(await see(estimated.caseId)).toMatchObject({ dueAt: '2027-01-04T09:30:00.000Z', isDueProvisional: true })
    const { days } = await house.ask(GetCalendar, {}, as(here.desk))
    const newYear = { date: '2027-01-01', kind: 'holiday', name: '元旦', source: '通知' } as const
    await publish({ days: [...days, newYear], publishedThrough: '2027-12-31', openCases: 'freeze' })
    await sweep()
    expect(await see(estimated.caseId)).toMatchObject({ dueAt: '2027-01-05T09:30:00.000Z', isDueProvisional: false })
    expect((await events(estimated.caseId)).map((one) => one.facts.why)).toEqual(['plan'])
    expect(await events(caseId)).toHaveLength(0)
    expect(await sweep()).toBe(0)
  })
})

describe('another limit', () => {
  const changed = async (openCases: 'freeze' | 'recompute') => {
    const { classes, leaves } = await house.ask(ListCategories, {}, as(here.desk))
    house.clock.advance(2_000)
    const categories = [...classes, ...leaves].map((one) =>
      one.code === '0303' ? { ...one, limit: { value: 5, unit: 'wd' as const } } : one,
    )
    await house.run('routing.publishCategories', { categories, openCases }, { as: SYSTEM, tenant: district() })
  }

  test('moves the cases of its category when it is published so, and none otherwise', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await changed('freeze')
    expect(await sweep()).toBe(0)
    await changed('recompute')
    await sweep()
    expect((await see(caseId)).dueAt).toBe('2026-11-23T09:30:00.000Z')
    expect((await events(caseId)).map((one) => one.facts.why)).toEqual(['limit'])
    expect(await sweep()).toBe(0)
  })
})

describe('the dry run', () => {
  test('says what the sweep then does', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const { setId: _old, isNextYearMissing: _missing, ...now } = await house.ask(GetCalendar, {}, as(here.desk))
    const tried = await house.ask(TryDeadlines, { calendar: { ...now, days: [...now.days, TYPHOON] } }, as(here.street))
    expect(tried).toMatchObject({
      looked: 1,
      isComplete: true,
      sums: { cases: 1, earlier: 0, promises: 1, becomeLate: 0 },
    })
    await withDayOff('recompute')
    await sweep()
    const { clocks } = await see(caseId)
    for (const line of tried.moved) expect(clocks.find((one) => one.kind === line.clock)?.dueAt).toBe(line.to)
    expect(tried.moved.find((line) => line.clock === 'handle')).toMatchObject({ caseId, movesPromise: true })
  })

  test('of limits, and which cases would be late by them', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    house.clock.advance(8 * 3_600_000)
    const limits = [{ code: '0303', limit: { value: 2, unit: 'h' as const } }]
    const tried = await house.ask(TryDeadlines, { limits }, as(here.street))
    expect(tried.moved).toMatchObject([{ caseId, clock: 'handle', wasLate: false, isLate: true, movesPromise: false }])
    expect(tried.sums).toMatchObject({ earlier: 1, becomeLate: 1, promises: 0 })
    expect((await house.ask(TryDeadlines, { limits: [] }, as(here.street))).moved).toEqual([])
  })

  test('is for those who may publish, and refuses what could not be published', async () => {
    for (const actor of [here.desk, here.lead, here.member])
      expect(await outcomeOf(house.ask(TryDeadlines, {}, as(actor)))).toBe('forbidden')
    const bad = { publishedThrough: '2026-12-31', days: [], windows: [{ from: 540, to: 1050 }] }
    expect(await outcomeOf(house.ask(TryDeadlines, { calendar: bad }, as(here.street)))).toBe(
      'refused:calendar.year_without_holidays',
    )
  })
})
