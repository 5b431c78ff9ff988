import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { flush } from '../../platform/announce.ts'
import { settleContext } from '../../platform/commands.ts'
import { type WriteContext, writeContext } from '../../platform/context.ts'
import { Forbidden, NotFound, Refusal, SignedOut } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { ROLES } from '../people/contract.ts'
import { SEED_CATEGORIES } from './categories-data.ts'
import {
  DiscardDraft,
  GetDraft,
  ListCategories,
  ListRuleSets,
  ListRules,
  PublishCategories,
  PublishRules,
  RollBackRules,
  type RoutingRule,
  SaveDraft,
} from './contract.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { currentSets, getCategory, seedRouting, setsOf } from './index.ts'

/** Districts of their own, so that nothing the house brings along is in the way. */
const DISTRICT = 990_011_000
const SUBDISTRICT = 990_011_002
const EMPTY = 990_012_000
const officer = withRole('district_officer')
const asOfficer = { as: officer, tenant: DISTRICT }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await inTenant(DISTRICT, seedRouting)
})
afterAll(() => house.close())

const categories = [...SEED_CATEGORIES]
const rules = [...DEFAULT_RULES]
const anyRule = rules[rules.length - 1]

describe('seeding', () => {
  test('publishes the catalogue and the rules once, as facts of the district', async () => {
    const first = await inTenant(990_013_000, seedRouting)
    const again = await inTenant(990_013_000, seedRouting)
    expect(again).toEqual(first)
    const events = await eventsOf(990_013_000)
    expect(events.map((event) => [event.name, event.chain_id, event.subject_id])).toEqual([
      ['categories.published', 990_013_000, first.categorySetId],
      ['routing.published', 990_013_000, first.routingSetId],
    ])
    expect(events.map((event) => JSON.parse(event.body).data)).toEqual([
      { count: 103, openCases: 'freeze' },
      { count: rules.length },
    ])
  })

  test('what is read back is what was published', async () => {
    const sets = await inTenant(SUBDISTRICT, currentSets)
    expect([...sets.categories.values()]).toEqual([...categories].sort((a, b) => (a.code < b.code ? -1 : 1)))
    expect(sets.leaves).toHaveLength(91)
    expect(sets.rules).toEqual(rules)
  })

  test('of two first starts at once only one publishes', async () => {
    const made = await Promise.all([1, 2, 3].map(() => inTenant(990_014_000, seedRouting)))
    expect(new Set(made.map((one) => one.categorySetId)).size).toBe(1)
    expect(new Set(made.map((one) => one.routingSetId)).size).toBe(1)
    expect(await eventsOf(990_014_000)).toHaveLength(2)
  })

  test('a subdistrict is no place to seed', async () => {
    await expect(inTenant(SUBDISTRICT, seedRouting)).rejects.toMatchObject({ code: 'routing.not_the_district' })
  })
})

describe('publishing categories', () => {
  const renamed = categories.map((one) => (one.code === '0303' ? { ...one, nameZh: '楼道杂物' } : one))

  test('the new catalogue rules the whole district; a case keeps the one it stored', async () => {
    const before = await inTenant(SUBDISTRICT, currentSets)
    const { setId } = await house.run(PublishCategories, { categories: renamed }, asOfficer)
    const after = await inTenant(SUBDISTRICT, currentSets)
    expect([after.categorySetId, after.routingSetId]).toEqual([setId, before.routingSetId])
    expect(getCategory(after, '0303').nameZh).toBe('楼道杂物')
    expect(getCategory(await inTenant(SUBDISTRICT, (ctx) => setsOf(ctx, before)), '0303').nameZh).toBe('楼道堆物')
    const last = (await eventsOf(DISTRICT)).at(-1)
    expect(last).toMatchObject({ name: 'categories.published', subject_type: 'category_set', subject_id: setId })
  })

  test('repeated with the same command id, it is answered as before', async () => {
    const commandId = randomUUID()
    const first = await house.run(PublishCategories, { categories }, { ...asOfficer, commandId })
    const count = (await eventsOf(DISTRICT)).length
    expect(await house.run(PublishCategories, { categories }, { ...asOfficer, commandId })).toEqual(first)
    expect(await eventsOf(DISTRICT)).toHaveLength(count)
  })

  test('several at once all stand, one after the other', async () => {
    const made = await Promise.all([1, 2, 3].map(() => house.run(PublishCategories, { categories }, asOfficer)))
    const ids = made.map((one) => one.setId)
    const rows = await house.db.q.selectFrom('category_sets').select('published_at').where('id', 'in', ids).execute()
    expect(new Set(rows.map((row) => row.published_at?.getTime())).size).toBe(3)
    expect(ids).toContain((await inTenant(SUBDISTRICT, currentSets)).categorySetId)
  })

  test('the set published last rules, even when the clock was put back', async () => {
    house.clock.advance(-3_600_000)
    const { setId } = await house.run(PublishCategories, { categories }, asOfficer)
    expect((await inTenant(SUBDISTRICT, currentSets)).categorySetId).toBe(setId)
    house.clock.advance(3_600_000)
  })

  test.each([
    ['category.code_twice', [...categories, categories[1]]],
    ['category.bad_code', [...categories, { ...categories[1], code: '1' }]],
    ['category.no_class', [...categories, { ...categories[1], code: '9901' }]],
    ['category.no_leaf', categories.filter((one) => one.code.length === 2)],
  ])('refused as %s', async (code, input) => {
    const asked = house.run(PublishCategories, { categories: input }, asOfficer)
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code })
  })
})

describe('publishing rules', () => {
  test('they are put in order, numbered from 1, and rule from then on', async () => {
    const shuffled: RoutingRule[] = [
      { ...anyRule, position: 900 },
      {
        ...anyRule,
        position: 7,
        categoryPrefix: '0303',
        toRole: 'building_lead',
        limit: { value: 2, unit: 'wd' },
      },
      { ...anyRule, position: 500, categoryPrefix: '03', toRole: 'community_officer' },
    ]
    const { setId } = await house.run(PublishRules, { rules: shuffled }, asOfficer)
    const seen = await house.ask(ListRules, {}, { as: withRole('micro_grid_member'), tenant: SUBDISTRICT })
    expect(seen.setId).toBe(setId)
    expect(seen.rules.map((one) => [one.position, one.categoryPrefix, one.toRole, one.limit])).toEqual([
      [1, '0303', 'building_lead', { value: 2, unit: 'wd' }],
      [2, '03', 'community_officer', null],
      [3, null, 'main_grid_lead', null],
    ])
    const last = (await eventsOf(DISTRICT)).at(-1)
    expect(last).toMatchObject({ name: 'routing.published', subject_type: 'routing_set', subject_id: setId })
  })

  test('repeated with the same command id, it is answered as before', async () => {
    const commandId = randomUUID()
    const first = await house.run(PublishRules, { rules }, { ...asOfficer, commandId })
    const count = (await eventsOf(DISTRICT)).length
    expect(await house.run(PublishRules, { rules }, { ...asOfficer, commandId })).toEqual(first)
    expect(await eventsOf(DISTRICT)).toHaveLength(count)
  })

  test('several at once all stand, and the last one rules', async () => {
    const made = await Promise.all([1, 2, 3].map(() => house.run(PublishRules, { rules }, asOfficer)))
    const ids = made.map((one) => one.setId)
    expect(new Set(ids).size).toBe(3)
    expect(ids).toContain((await inTenant(SUBDISTRICT, currentSets)).routingSetId)
  })

  test.each([
    ['rule.no_catch_all', rules.slice(0, -1)],
    ['rule.position_twice', [rules[0], { ...anyRule, position: 1 }]],
    ['rule.unknown_role', [{ ...rules[0], toRole: 'system_admin' as const }, anyRule]],
    ['rule.unknown_category', [{ ...rules[0], categoryPrefix: '7777' }, anyRule]],
    ['rule.never_matches', [{ ...anyRule, position: 1 }, { ...rules[0], position: 2 }, anyRule]],
  ])('refused as %s', async (code, input: RoutingRule[]) => {
    const asked = house.run(PublishRules, { rules: input }, asOfficer)
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code })
  })

  test('rules are checked against the catalogue of their own district', async () => {
    const asked = house.run(PublishRules, { rules }, { as: officer, tenant: EMPTY })
    await expect(asked).rejects.toMatchObject({ code: 'rule.unknown_category' })
  })
})

describe('a draft', () => {
  /** A district of its own: its draft is nobody else's. */
  const own = { as: officer, tenant: 990_015_000 }
  const place = randomUUID()
  const night: RoutingRule = {
    ...anyRule,
    position: 1,
    gridId: place,
    hours: { from: 1080, to: 480 },
    during: 'off',
    toRole: 'building_lead',
  }
  const last = { ...anyRule, position: 2 }
  beforeAll(() => inTenant(own.tenant, seedRouting))

  test('is kept with its faults, rules nothing, and is published or refused as a whole', async () => {
    const before = await inTenant(own.tenant, currentSets)
    const faulty = { rules: [{ ...night, note: '' }, last], sawVersion: null }
    expect(await house.run(SaveDraft, faulty, own)).toEqual({ version: 1 })
    expect((await inTenant(own.tenant, currentSets)).routingSetId).toBe(before.routingSetId)
    const early = house.run(PublishRules, { draftVersion: 1 }, own)
    await expect(early).rejects.toMatchObject({ code: 'rule.bad_note' })
    expect(await house.run(SaveDraft, { rules: [night, last], sawVersion: 1 }, own)).toEqual({ version: 2 })
    const seen = await house.ask(GetDraft, {}, own)
    expect(seen.draft).toMatchObject({ version: 2, fromSetId: before.routingSetId, rules: [night, last] })
    const stale = house.run(PublishRules, { draftVersion: 1 }, own)
    await expect(stale).rejects.toMatchObject({ code: 'routing.draft_changed' })
    const { setId } = await house.run(PublishRules, { draftVersion: 2 }, own)
    expect(await house.ask(ListRules, {}, own)).toEqual({ setId, rules: [night, last] })
    expect(await house.ask(GetDraft, {}, own)).toEqual({ draft: null })
    expect((await eventsOf(own.tenant)).slice(-3).map((event) => event.name)).toEqual([
      'routing.draft_saved',
      'routing.draft_saved',
      'routing.published',
    ])
  })

  test('of two who save, the second is told; repeated, the first is answered as before', async () => {
    const commandId = randomUUID()
    const input = { rules: [last], sawVersion: null }
    const first = await house.run(SaveDraft, input, { ...own, commandId })
    expect(await house.run(SaveDraft, input, { ...own, commandId })).toEqual(first)
    await expect(house.run(SaveDraft, input, own)).rejects.toMatchObject({ code: 'routing.draft_changed' })
  })

  test('is discarded once; repeated, it is answered as before', async () => {
    const commandId = randomUUID()
    await house.run(DiscardDraft, { sawVersion: 1 }, { ...own, commandId })
    expect(await house.run(DiscardDraft, { sawVersion: 1 }, { ...own, commandId })).toEqual({})
    await expect(house.run(DiscardDraft, { sawVersion: 1 }, own)).rejects.toMatchObject({ code: 'routing.no_draft' })
    expect((await eventsOf(own.tenant)).at(-1)?.name).toBe('routing.draft_discarded')
  })

  test('earlier rules come back as a new publication, and the history says so', async () => {
    const { sets } = await house.ask(ListRuleSets, {}, own)
    expect(sets.map((one) => [one.count, one.isCurrent])).toEqual([
      [2, true],
      [rules.length, false],
    ])
    expect(sets[0].changes).toMatchObject({ added: 1, removed: rules.length - 1 })
    const commandId = randomUUID()
    const back = await house.run(RollBackRules, { setId: sets[1].setId }, { ...own, commandId })
    expect(await house.run(RollBackRules, { setId: sets[1].setId }, { ...own, commandId })).toEqual(back)
    expect((await house.ask(ListRules, {}, own)).rules).toEqual(rules)
    const after = await house.ask(ListRuleSets, {}, own)
    expect(after.sets[0]).toMatchObject({ setId: back.setId, rolledBackTo: { setId: sets[1].setId } })
    expect((await house.ask(ListRules, { setId: sets[0].setId }, own)).rules).toEqual([night, last])
    const again = house.run(RollBackRules, { setId: back.setId }, own)
    await expect(again).rejects.toMatchObject({ code: 'routing.already_in_force' })
    await expect(house.run(RollBackRules, { setId: randomUUID() }, own)).rejects.toThrow(NotFound)
    const elsewhere = house.run(RollBackRules, { setId: sets[1].setId }, asOfficer)
    await expect(elsewhere).rejects.toThrow(NotFound)
    expect((await eventsOf(own.tenant)).at(-1)?.name).toBe('routing.rolled_back')
  })

  test('others may neither see it nor save, discard or go back', async () => {
    const lead = { ...own, as: withRole('main_grid_lead') }
    await expect(house.ask(GetDraft, {}, lead)).rejects.toThrow(Forbidden)
    await expect(house.run(SaveDraft, { rules: [last], sawVersion: null }, lead)).rejects.toThrow(Forbidden)
    await expect(house.run(DiscardDraft, { sawVersion: 1 }, lead)).rejects.toThrow(Forbidden)
    await expect(house.run(RollBackRules, { setId: randomUUID() }, lead)).rejects.toThrow(Forbidden)
  })
})

describe('who may', () => {
  const allowed = ['district_officer', 'subdistrict_officer', 'system_admin']

  test.each(ROLES.filter((role) => !allowed.includes(role)))('%s may not publish', async (role) => {
    const how = { as: withRole(role), tenant: DISTRICT }
    await expect(house.run(PublishCategories, { categories }, how)).rejects.toThrow(Forbidden)
    await expect(house.run(PublishRules, { rules }, how)).rejects.toThrow(Forbidden)
  })

  test.each(allowed)('%s may publish', async (role) => {
    const how = { as: withRole(role), tenant: DISTRICT }
    expect((await house.run(PublishCategories, { categories }, how)).setId).toMatch(/^[0-9a-f-]{36}$/)
    expect((await house.run(PublishRules, { rules }, how)).setId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a subdistrict does not publish for itself', async () => {
    const how = { as: officer, tenant: SUBDISTRICT }
    const code = 'routing.not_the_district'
    await expect(house.run(PublishCategories, { categories }, how)).rejects.toMatchObject({ code })
    await expect(house.run(PublishRules, { rules }, how)).rejects.toMatchObject({ code })
  })

  test('everybody reads the catalogue, only staff the rules', async () => {
    const visitor = { as: { kind: 'visitor' } as const, tenant: SUBDISTRICT }
    const resident = { as: { ...withRole('desk_officer'), grants: [] }, tenant: SUBDISTRICT }
    const seen = await house.ask(ListCategories, {}, visitor)
    expect([seen.classes.length, seen.leaves.length]).toEqual([12, 91])
    await expect(house.ask(ListRules, {}, visitor)).rejects.toThrow(SignedOut)
    await expect(house.ask(ListRules, {}, resident)).rejects.toThrow(Forbidden)
    expect((await house.ask(ListRules, {}, { as: withRole('desk_officer'), tenant: SUBDISTRICT })).rules).not.toEqual(
      [],
    )
  })
})

describe('reading sets', () => {
  test('a district without any says so', async () => {
    await expect(inTenant(EMPTY, currentSets)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'routing.none_published',
    })
    await expect(house.ask(ListCategories, {}, { as: SYSTEM, tenant: EMPTY })).rejects.toThrow(Refusal)
  })

  test('sets and categories that do not exist are not found', async () => {
    const sets = await inTenant(SUBDISTRICT, currentSets)
    const missing = randomUUID()
    for (const ids of [
      { ...sets, categorySetId: missing },
      { ...sets, routingSetId: missing },
    ])
      await expect(inTenant(SUBDISTRICT, (ctx) => setsOf(ctx, ids))).rejects.toThrow(NotFound)
    expect(() => getCategory(sets, '9999')).toThrow(NotFound)
  })
})

/** Somebody who holds one post of this role. */
function withRole(role: string) {
  const gridId = randomUUID()
  return {
    kind: 'person',
    accountId: randomUUID(),
    personId: randomUUID(),
    grants: [{ postId: randomUUID(), role, gridId, as: 'holder', reach: [gridId], seesSensitive: false }],
  } as const satisfies ServerActor
}

/** What the start-up and other modules do: work inside a transaction of a tenant, with its facts appended at the end. */
async function inTenant<T>(tenant: number, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const now = house.clock.now()
  const { ctx, value } = await house.db.transaction(async (sql) => {
    const commandId = randomUUID()
    const parts = { sql, db: house.db, keys: house.keys, tenant, actor: SYSTEM, now, commandId, madeAt: now }
    const ctx = writeContext(parts)
    const value = await work(ctx)
    const act = { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'start' }
    await flush(sql, act, ctx.announced, null)
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
