import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { flush } from '../../platform/announce.ts'
import { settleContext } from '../../platform/commands.ts'
import { type WriteContext, writeContext } from '../../platform/context.ts'
import { Forbidden, Invalid, NotFound, Refusal, SignedOut } from '../../platform/pure/refusals.ts'
import { openTestHouse } from '../../tests/support/house.ts'
import { GetCalendar, GetYearPlan, ListCalendarSets, PublishCalendar } from './contract.ts'
import { calendarOf, currentCalendar, seedCalendar } from './index.ts'
import { lastClosing } from './service-hours.ts'

/** Districts of their own, so that nothing the house brings along is in the way. */
const DISTRICT = 990_001_000
const SUBDISTRICT = 990_001_002
const system: ServerActor = { kind: 'system', name: 'test' }
const officer = withRole('district_officer')

let house: Awaited<ReturnType<typeof openTestHouse>>
beforeAll(async () => {
  house = await openTestHouse({ now: new Date('2026-06-01T02:00:00Z') })
})
afterAll(() => house.close())

const hours = [{ from: 540, to: 1020 }]
const newYear = { date: '2026-01-01', kind: 'holiday', name: '元旦', source: '通知' } as const
const makeup = { date: '2026-01-04', kind: 'makeup', name: '元旦', source: '通知' } as const
const plan = { publishedThrough: '2026-12-31', days: [newYear, makeup], windows: hours }

describe('publishing a calendar', () => {
  test('the new set rules the whole district, and the fact stands in the chain of the district', async () => {
    const { setId } = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    const seen = await house.ask(GetCalendar, {}, { as: withRole('desk_officer'), tenant: SUBDISTRICT })
    expect(seen).toEqual({ setId, ...plan, dayWindows: [], isNextYearMissing: false })
    const events = await eventsOf(DISTRICT)
    expect(events.at(-1)).toMatchObject({
      chain_id: DISTRICT,
      name: 'calendar.published',
      subject_type: 'calendar_set',
      subject_id: setId,
    })
    expect(JSON.parse(events.at(-1)?.body ?? '')).toMatchObject({
      data: { throughDate: '2026-12-31', openCases: 'freeze' },
    })
  })

  test('a set published before stays as it was', async () => {
    const first = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    const second = await house.run(
      PublishCalendar,
      { ...plan, windows: [{ from: 600, to: 660 }] },
      { as: officer, tenant: DISTRICT },
    )
    const [now, before] = await inTenant(SUBDISTRICT, async (ctx) => [
      await currentCalendar(ctx),
      await calendarOf(ctx, first.setId),
    ])
    expect(now).toMatchObject({ id: second.setId, windows: [{ from: 600, to: 660 }] })
    expect(before).toMatchObject({ id: first.setId, windows: hours, publishedThrough: '2026-12-31' })
    expect([...before.days]).toEqual([
      ['2026-01-01', 'holiday'],
      ['2026-01-04', 'makeup'],
    ])
  })

  test('the set published last rules, even when the clock was put back', async () => {
    await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    house.clock.advance(-86_400_000)
    const { setId } = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    expect((await inTenant(SUBDISTRICT, currentCalendar)).id).toBe(setId)
    house.clock.advance(86_400_000)
  })

  test('repeated with the same command id, it is answered as before', async () => {
    const commandId = randomUUID()
    const first = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT, commandId })
    const count = (await eventsOf(DISTRICT)).length
    const again = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT, commandId })
    expect(again).toEqual(first)
    expect(await eventsOf(DISTRICT)).toHaveLength(count)
  })

  test('two at once both stand, one after the other', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() => house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })),
    )
    const ids = made.map((one) => one.setId)
    const rows = await house.db.q.selectFrom('calendar_sets').select('published_at').where('id', 'in', ids).execute()
    expect(new Set(rows.map((row) => row.published_at?.getTime())).size).toBe(3)
    expect(ids).toContain((await inTenant(SUBDISTRICT, currentCalendar)).id)
  })

  test.each([
    'main_grid_lead',
    'community_officer',
    'desk_officer',
    'micro_grid_member',
    'security_admin',
    'audit_admin',
  ])('%s may not', async (role) => {
    const asked = house.run(PublishCalendar, plan, { as: withRole(role), tenant: DISTRICT })
    await expect(asked).rejects.toThrow(Forbidden)
  })

  test.each(['district_officer', 'subdistrict_officer', 'system_admin'])('%s may', async (role) => {
    const made = await house.run(PublishCalendar, plan, { as: withRole(role), tenant: DISTRICT })
    expect(made.setId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a visitor may not', async () => {
    const asked = house.run(PublishCalendar, plan, { as: { kind: 'visitor' }, tenant: DISTRICT })
    await expect(asked).rejects.toThrow(SignedOut)
  })

  const oneHoliday = [newYear]
  test.each([
    ['calendar.date_twice', { ...plan, days: [newYear, makeup, newYear] }],
    ['calendar.bad_window', { ...plan, windows: [{ from: 700, to: 600 }] }],
    [
      'calendar.windows_out_of_order',
      {
        ...plan,
        windows: [
          { from: 780, to: 1050 },
          { from: 540, to: 720 },
        ],
      },
    ],
    [
      'calendar.windows_out_of_order',
      {
        ...plan,
        windows: [
          { from: 540, to: 720 },
          { from: 700, to: 800 },
        ],
      },
    ],
    ['calendar.year_without_holidays', { ...plan, days: [makeup] }],
    ['calendar.year_without_holidays', { ...plan, days: [] }],
    ['calendar.year_without_holidays', { ...plan, days: oneHoliday, publishedThrough: '2027-12-31' }],
  ])('refused as %s', async (code, input) => {
    const asked = house.run(PublishCalendar, input, { as: officer, tenant: DISTRICT })
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code })
  })

  test('a date that does not exist is no date', async () => {
    const input = { ...plan, days: [{ ...newYear, date: '2026-02-29' }] }
    await expect(house.run(PublishCalendar, input, { as: officer, tenant: DISTRICT })).rejects.toThrow(Invalid)
  })

  test('a subdistrict cannot publish for itself', async () => {
    const asked = house.run(PublishCalendar, plan, { as: officer, tenant: SUBDISTRICT })
    await expect(asked).rejects.toMatchObject({ code: 'calendar.not_the_district', facts: { district: DISTRICT } })
  })
})

describe('what is published with it', () => {
  const half = { date: '2026-02-16', windows: [{ from: 540, to: 720 }] }

  test('shortened days rule deadlines and come back as they were published', async () => {
    await house.run(PublishCalendar, { ...plan, dayWindows: [half] }, { as: officer, tenant: DISTRICT })
    const seen = await house.ask(GetCalendar, {}, { as: officer, tenant: SUBDISTRICT })
    expect(seen.dayWindows).toEqual([half])
    const calendar = await inTenant(SUBDISTRICT, currentCalendar)
    expect(lastClosing(20_500, calendar)).toBe(720)
    const twice = house.run(PublishCalendar, { ...plan, dayWindows: [half, half] }, { as: officer, tenant: DISTRICT })
    await expect(twice).rejects.toMatchObject({ code: 'calendar.date_twice' })
  })

  test('the history says what each publication changed, why, and what became of open cases', async () => {
    const typhoon = { date: '2026-07-20', kind: 'rest', name: '防汛停工', source: '市防指令' } as const
    await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    const { setId } = await house.run(
      PublishCalendar,
      { ...plan, days: [...plan.days, typhoon], dayWindows: [half], openCases: 'recompute', note: '防汛' },
      { as: officer, tenant: DISTRICT },
    )
    const { sets } = await house.ask(ListCalendarSets, {}, { as: withRole('desk_officer'), tenant: SUBDISTRICT })
    expect(sets[0]).toMatchObject({
      setId,
      openCases: 'recompute',
      note: '防汛',
      isCurrent: true,
      changes: {
        days: [{ date: '2026-07-20', from: null, to: 'rest' }],
        shortened: ['2026-02-16'],
        hasOtherHours: false,
        publishedThrough: null,
      },
    })
    expect(sets[1]).toMatchObject({ openCases: 'freeze', isCurrent: false })
    expect(sets.at(-1)?.changes).toBeNull()
  })

  test('a year is begun with what the State Council has announced, or with its weekends', async () => {
    const as = { as: officer, tenant: SUBDISTRICT }
    const known = await house.ask(GetYearPlan, { year: 2026 }, as)
    expect(known.isKnown).toBe(true)
    expect(known.days.find((day) => day.date === '2026-02-28')).toMatchObject({ kind: 'makeup' })
    expect(await house.ask(GetYearPlan, { year: 2090 }, as)).toEqual({ isKnown: false, days: [] })
  })
})

describe('the calendar in force', () => {
  test('a district without one says so', async () => {
    const asked = inTenant(990_002_001, currentCalendar)
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code: 'calendar.none_published' })
  })

  test('a set that does not exist is not found', async () => {
    await expect(inTenant(SUBDISTRICT, (ctx) => calendarOf(ctx, randomUUID()))).rejects.toThrow(NotFound)
  })

  test('next year is missing from 1 November on', async () => {
    await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    const before = house.clock.now()
    house.clock.set(new Date('2026-10-31T15:59:59Z'))
    const lastOfOctober = await house.ask(GetCalendar, {}, { as: officer, tenant: SUBDISTRICT })
    house.clock.set(new Date('2026-10-31T16:00:00Z'))
    const firstOfNovember = await house.ask(GetCalendar, {}, { as: officer, tenant: SUBDISTRICT })
    house.clock.set(before)
    expect([lastOfOctober.isNextYearMissing, firstOfNovember.isNextYearMissing]).toEqual([false, true])
  })

  test('which set is current is asked at most once a second, and of another process within it', async () => {
    const { setId } = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    const old = await inTenant(SUBDISTRICT, currentCalendar)
    const elsewhere = randomUUID()
    await house.db.q
      .insertInto('calendar_sets')
      .values({
        id: elsewhere,
        district_id: 990_001,
        state: 'published',
        published_through: '2027-12-31',
        created_at: new Date('2030-01-01T00:00:00Z'),
        published_at: new Date('2030-01-01T00:00:00Z'),
        open_cases: 'freeze',
      })
      .execute()
    house.clock.advance(999)
    const still = await inTenant(SUBDISTRICT, currentCalendar)
    house.clock.advance(1)
    const fresh = await inTenant(SUBDISTRICT, currentCalendar)
    expect([old.id, still.id, fresh.id]).toEqual([setId, setId, elsewhere])
    await house.db.q.deleteFrom('calendar_sets').where('id', '=', elsewhere).execute()
    house.clock.advance(1_000)
  })

  test('a set that was rolled back is not remembered', async () => {
    const { setId } = await house.run(PublishCalendar, plan, { as: officer, tenant: DISTRICT })
    house.clock.advance(5_000)
    const rolledBack = inTenant(990_003_000, async (ctx) => {
      const seeded = await seedCalendar(ctx)
      expect((await currentCalendar(ctx)).id).toBe(seeded)
      throw new Error('the lights went out')
    })
    await expect(rolledBack).rejects.toThrow('the lights went out')
    await expect(inTenant(990_003_000, currentCalendar)).rejects.toThrow(Refusal)
    expect((await inTenant(SUBDISTRICT, currentCalendar)).id).toBe(setId)
  })
})

describe('the seed', () => {
  test('is published once, with the days of the State Council and the usual hours', async () => {
    const first = await inTenant(990_004_000, seedCalendar)
    const again = await inTenant(990_004_000, seedCalendar)
    expect(again).toBe(first)
    const seen = await house.ask(GetCalendar, {}, { as: system, tenant: 990_004_001 })
    expect(seen).toMatchObject({
      setId: first,
      windows: [
        { from: 540, to: 720 },
        { from: 780, to: 1050 },
      ],
    })
    expect(seen.publishedThrough >= '2026-12-31').toBe(true)
    const kinds = new Map(seen.days.map((day) => [day.date, day.kind]))
    expect([
      kinds.get('2026-02-28'),
      kinds.get('2025-10-11'),
      kinds.get('2025-10-08'),
      kinds.get('2026-06-01'),
    ]).toEqual(['makeup', 'makeup', 'holiday', undefined])
    expect(new Set(seen.days.map((day) => day.kind))).toEqual(new Set(['holiday', 'makeup']))
    expect((await eventsOf(990_004_000)).map((event) => event.name)).toEqual(['calendar.published'])
  })

  test('of two first starts at once only one publishes', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => inTenant(990_005_000, seedCalendar)))
    expect(new Set(ids).size).toBe(1)
    const sets = await house.db.q.selectFrom('calendar_sets').select('id').where('district_id', '=', 990_005).execute()
    expect(sets).toHaveLength(1)
  })
})

/** Somebody who holds one post of this role. */
function withRole(role: string): ServerActor {
  const gridId = randomUUID()
  return {
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    grants: [{ postId: randomUUID(), role, gridId, as: 'holder', reach: [gridId], seesSensitive: false }],
  }
}

/** What the start-up and other modules do: work inside a transaction of a tenant, with its facts appended at the end. */
async function inTenant<T>(tenant: number, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const now = house.clock.now()
  const { ctx, value } = await house.db.transaction(async (sql) => {
    const commandId = randomUUID()
    const parts = { sql, db: house.db, keys: house.keys, tenant, actor: system, now, commandId, madeAt: now }
    const ctx = writeContext(parts)
    const value = await work(ctx)
    await flush(
      sql,
      { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'start' },
      ctx.announced,
      null,
    )
    return { ctx, value }
  })
  settleContext({ poke: () => undefined }, ctx)
  return value
}

async function eventsOf(tenant: number) {
  return house.db.q
    .selectFrom('events')
    .select(['chain_id', 'name', 'subject_type', 'subject_id', 'body'])
    .where('tenant_id', '=', tenant)
    .orderBy('seq')
    .execute()
}
