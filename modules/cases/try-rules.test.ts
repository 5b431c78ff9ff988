import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '../../platform/pure/refusals.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { actor, buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { RoutingRule } from '../routing/contract.ts'
import { ListRules, SaveDraft } from '../routing/contract.ts'
import { AssignCase, GetCase, TriageCase, TryRules } from './contract.ts'
import { countMoves, differs } from './rules/moves.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let inForce: readonly RoutingRule[]
/** Three cases of noise, one of them in another community, and one of something else. */
let noise: { caseId: string }[]

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  inForce = (await house.ask(ListRules, {}, street())).rules
  const noisy = async (community: TestCommunity) => {
    const { caseId } = await reported(house, community, '楼上深夜放音响，太吵')
    const as = { as: community.desk, tenant: community.tenant }
    await house.run(TriageCase, { caseId, categoryCode: '0306', nature: 'complaint', tier: 'grid' }, as)
    house.clock.advance(60_000)
    return { caseId }
  }
  noise = [await noisy(beside), await noisy(here), await noisy(here)]
  await caseIn({ house, here }, 'triaged')
})
afterAll(() => house.close())

const street = (as = here.street) => ({ as, tenant: here.tenant })
const quiet = (changes: Partial<RoutingRule> = {}): RoutingRule => ({
  position: 0,
  categoryPrefix: '0306',
  gridId: null,
  gridKind: null,
  tier: null,
  hours: null,
  during: null,
  toRole: 'building_lead',
  limit: null,
  note: '楼栋长先上门劝一劝',
  ...changes,
})
const withRule = (rule: RoutingRule) => [rule, ...inForce]

describe('a dry run of changed rules', () => {
  test('names the cases that another role would have, with both rules and dates, newest first', async () => {
    const seen = await house.ask(TryRules, { rules: withRule(quiet({ limit: { value: 4, unit: 'h' } })) }, street())
    expect(seen).toMatchObject({ tried: 4, moved: 3 })
    expect(seen.cases.map((one) => one.id)).toEqual([...noise].reverse().map((one) => one.caseId))
    expect(seen.byCategory).toEqual([{ code: '0306', count: 3 }])
    expect(seen.byRole).toEqual([{ from: seen.cases[0].from.toRole, to: 'building_lead', count: 3 }])
    expect(seen.byLimit).toEqual([{ from: seen.cases[0].from.limit, to: { value: 4, unit: 'h' }, count: 3 }])
    const [newest] = seen.cases
    expect(newest.to).toMatchObject({ position: 1, note: '楼栋长先上门劝一劝', toRole: 'building_lead' })
    expect(inForce[newest.from.position - 1].note).toBe(newest.from.note)
    expect(Date.parse(newest.to.dueAt) - Date.parse(newest.reportedAt)).toBe(4 * 3_600_000)
    expect(newest.from.dueAt > newest.to.dueAt).toBe(true)
    // Nothing of it happened.
    const { why } = await house.ask(GetCase, { caseId: newest.id }, street(here.desk))
    expect(why.toRole).toBe(newest.from.toRole)
  })

  test('looks at the place and the hour of the report, and counts nothing where only the reason is another', async () => {
    const ask = async (rule: RoutingRule) => (await house.ask(TryRules, { rules: withRule(rule) }, street())).moved
    expect(await ask(quiet({ gridId: beside.mainGridId }))).toBe(1)
    expect(await ask(quiet({ gridId: here.micro[0] }))).toBe(2)
    expect(await ask(quiet({ gridId: here.micro[1] }))).toBe(0)
    const minute = Number(new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(11, 13)) * 60
    const other = (minute + 720) % 1440
    expect(await ask(quiet({ hours: { from: (minute + 1320) % 1440, to: (minute + 120) % 1440 } }))).toBe(3)
    expect(await ask(quiet({ hours: { from: other, to: (other + 60) % 1440 } }))).toBe(0)
    const reworded = inForce.map((rule) => ({ ...rule, note: `${rule.note}。` }))
    expect((await house.ask(TryRules, { rules: reworded }, street())).moved).toBe(0)
  })

  test('counts the dates of an assigned case from its assignment', async () => {
    const [, { caseId }] = noise
    house.clock.advance(3_600_000)
    const toPostId = here.ordinaryLead.grants[0].postId
    await house.run(AssignCase, { caseId, toPostId }, street(here.desk))
    const rules = withRule(quiet({ limit: { value: 4, unit: 'h' } }))
    const { cases } = await house.ask(TryRules, { rules }, street())
    const due = cases.find((one) => one.id === caseId)?.to.dueAt ?? ''
    expect(Date.parse(due) - house.clock.now().getTime()).toBe(4 * 3_600_000)
  })

  test('tries the draft that was looked at, in its order, and no other', async () => {
    const district = { as: SYSTEM, tenant: 510_112_000 }
    const ask = (draftVersion: number) => house.ask(TryRules, { draftVersion }, street())
    expect(await outcomeOf(ask(1))).toBe('refused:routing.no_draft')
    await house.run(SaveDraft, { rules: withRule(quiet()), sawVersion: null }, district)
    expect(await ask(1)).toMatchObject({ tried: 4, moved: 3 })
    await house.run(SaveDraft, { rules: withRule(quiet({ position: 999 })).slice(0, 1), sawVersion: 1 }, district)
    expect(await outcomeOf(ask(1))).toBe('refused:routing.draft_changed')
    expect(await outcomeOf(ask(2))).toBe('refused:rule.no_catch_all')
  })

  test('what is out of sight is neither tried nor counted', async () => {
    const posts = [{ postId: randomUUID(), role: 'system_admin', gridId: here.mainGridId }] as const
    const keeper = await actor(house.running, here.tenant, here.street.personId, posts)
    expect(await house.ask(TryRules, { rules: withRule(quiet()) }, street(keeper))).toMatchObject({
      tried: 3,
      moved: 2,
    })
    await house.db.q
      .updateTable('cases')
      .set({ is_sensitive: true })
      .where('tenant_id', '=', here.tenant)
      .where('id', '=', noise[2].caseId)
      .execute()
    expect(await house.ask(TryRules, { rules: withRule(quiet()) }, street(keeper))).toMatchObject({
      tried: 2,
      moved: 1,
    })
    expect(await house.ask(TryRules, { rules: withRule(quiet()) }, street())).toMatchObject({ tried: 4 })
  })

  test('is for those who may publish', async () => {
    const ask = (as: TestCommunity['desk']) => house.ask(TryRules, { rules: [...inForce] }, street(as))
    for (const as of [here.desk, here.lead, here.officer, here.member]) await expect(ask(as)).rejects.toThrow(Forbidden)
  })
})

describe('what moves', () => {
  const lead = { toRole: 'main_grid_lead', limit: { value: 1, unit: 'wd' } } as const
  const officer = { toRole: 'community_officer', limit: { value: 1, unit: 'wd' } } as const
  const quick = { ...officer, limit: { value: 4, unit: 'h' } } as const

  test.each([
    [lead, lead, false],
    [lead, officer, true],
    [officer, quick, true],
    [officer, { ...officer, limit: { value: 1, unit: 'd' } as const }, true],
  ])('%j and %j: %s', (one, other, moves) => {
    expect(differs(one, other)).toBe(moves)
  })

  test('is counted by role, category and limit, most first', () => {
    const counts = countMoves([
      { categoryCode: '0306', from: officer, to: quick },
      { categoryCode: '0306', from: lead, to: officer },
      { categoryCode: null, from: lead, to: officer },
    ])
    expect(counts).toEqual({
      byRole: [{ from: 'main_grid_lead', to: 'community_officer', count: 2 }],
      byCategory: [
        { code: '0306', count: 2 },
        { code: null, count: 1 },
      ],
      byLimit: [{ from: { value: 1, unit: 'wd' }, to: { value: 4, unit: 'h' }, count: 1 }],
    })
  })
})
