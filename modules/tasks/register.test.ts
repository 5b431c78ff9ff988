import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  AdmitTemplate,
  AgreeMinutes,
  EndTemplate,
  GetTemplate,
  ListDoors,
  ListTemplates,
  RefuseTemplate,
  SaveTemplate,
  SubmitTemplate,
  WithdrawTemplate,
} from './contract.ts'
import { admitted, householdAt, itemOf, mark, passTo, submitted, sweep, tasksOf } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
})
afterAll(() => house.close())

const as = (actor: TestCommunity['lead']) => ({ as: actor, tenant: here.tenant })
const valid = { validFrom: '2026-11-16', validUntil: '2027-11-15', isLawful: true } as const
const seen = async (templateId: string, by = here.street) => house.ask(GetTemplate, { templateId }, as(by))
const state = async (templateId: string) => (await seen(templateId)).template.state

test('an item is written by the community, submitted, and admitted by the street from a day until a day', async () => {
  const item = itemOf(here)
  await house.run(SaveTemplate, item, as(here.officer))
  await house.run(SaveTemplate, { ...item, minutes: 12 }, as(here.lead))
  expect((await seen(item.templateId, here.lead)).verbs.sort()).toEqual(['save', 'submit', 'withdraw'])
  await house.run(SubmitTemplate, { templateId: item.templateId }, as(here.lead))
  expect(await outcomeOf(house.run(SaveTemplate, item, as(here.lead)))).toBe('refused:item.not_draft')
  expect((await seen(item.templateId)).verbs.sort()).toEqual(['admit', 'refuse', 'withdraw'])
  await house.run(AdmitTemplate, { templateId: item.templateId, ...valid }, as(here.street))
  const { template, decidedBy, perGrid } = await seen(item.templateId)
  expect(template).toMatchObject({ state: 'admitted', minutes: 12, validFrom: '2026-11-16', validUntil: '2027-11-15' })
  expect(decidedBy).toBe('蒋街办')
  expect(perGrid).toEqual([
    { gridId: here.micro[0], gridName: '第一微网格', members: 1, targets: 3, before: 0, after: 36 },
  ])
  // What was admitted no longer changes; its hash stands in the chain.
  expect(await outcomeOf(house.run(SaveTemplate, item, as(here.lead)))).toBe('refused:item.not_draft')
  const events = await house.db.pool.query<{ body: string }>(
    `SELECT body FROM events WHERE name = 'task_template.admitted' AND subject_id = $1`,
    [item.templateId],
  )
  expect(JSON.parse(events.rows[0].body).data).toMatchObject({ content: expect.stringMatching(/^[0-9a-f]{64}$/) })
  await house.run(EndTemplate, { templateId: item.templateId, reason: '换成新的做法' }, as(here.lead))
  expect(await state(item.templateId)).toBe('ended')
})

test('repeated with the same id it is one act; two who admit at once admit once', async () => {
  const templateId = await submitted(on)
  const commandId = randomUUID()
  const admit = () => house.run(AdmitTemplate, { templateId, ...valid }, { ...as(here.street), commandId })
  expect(await Promise.all([admit(), admit()])).toEqual([{ templateId }, { templateId }])
  const other = await submitted(on)
  const outcomes = await Promise.all(
    [0, 1].map(() => outcomeOf(house.run(AdmitTemplate, { templateId: other, ...valid }, as(here.street)))),
  )
  expect(outcomes.sort()).toEqual(['ok', 'refused:item.wrong_state'])
  for (const id of [templateId, other])
    await house.run(EndTemplate, { templateId: id, reason: '测试' }, as(here.street))
})

test('whoever wrote or submitted it does not admit it', async () => {
  const item = itemOf(here)
  await house.run(SaveTemplate, item, as(here.street))
  await house.run(SubmitTemplate, { templateId: item.templateId }, as(here.lead))
  expect(await outcomeOf(house.run(AdmitTemplate, { templateId: item.templateId, ...valid }, as(here.street)))).toBe(
    'forbidden',
  )
  expect((await seen(item.templateId)).verbs).not.toContain('admit')
  await house.run(WithdrawTemplate, { templateId: item.templateId }, as(here.lead))
  expect(await state(item.templateId)).toBe('withdrawn')
  for (const actor of [here.member, here.ordinaryLead, here.desk])
    expect(await outcomeOf(house.run(SaveTemplate, itemOf(here), as(actor)))).toBe('forbidden')
})

test('members see what is admitted, not what is asked for', async () => {
  const asked = await submitted(on, { nameZh: '还在审的事项' })
  const refused = await submitted(on, { nameZh: '不准的事项' })
  await house.run(RefuseTemplate, { templateId: refused, reason: '要网格员收钱，不合规' }, as(here.street))
  const taken = await admitted(on, { nameZh: '准了的事项' })
  const list = await house.ask(ListTemplates, { communityId: here.communityId }, as(here.member))
  const names = list.templates.map((one) => one.nameZh)
  expect(names).toContain('准了的事项')
  expect(names.filter((name) => name === '还在审的事项' || name === '不准的事项')).toEqual([])
  expect(await outcomeOf(seen(asked, here.member))).toBe('not_found')
  expect((await seen(refused)).template).toMatchObject({ state: 'refused', decideReason: '要网格员收钱，不合规' })
  await house.run(EndTemplate, { templateId: taken, reason: '测试' }, as(here.street))
  await house.run(WithdrawTemplate, { templateId: asked }, as(here.lead))
})

test('more than the agreed minutes is refused, unless the street says why', async () => {
  await house.run(AgreeMinutes, { communityId: here.communityId, minutes: 60 }, as(here.street))
  const first = await admitted(on, { minutes: 15 })
  // Three households, a quarter of an hour each: 45 minutes of the one member. Another 45 are too many.
  const templateId = await submitted(on, { minutes: 15, nameZh: '第二项' })
  const { perGrid, agreedMinutes } = await seen(templateId)
  expect([agreedMinutes, perGrid[0].before, perGrid[0].after]).toEqual([60, 45, 90])
  const admit = { templateId, ...valid }
  expect(await outcomeOf(house.run(AdmitTemplate, admit, as(here.street)))).toBe('refused:item.over_agreed')
  await house.run(AdmitTemplate, { ...admit, overReason: '只到年底，已与网格员商量' }, as(here.street))
  const register = await house.ask(ListTemplates, { communityId: here.communityId }, as(here.lead))
  expect(register).toMatchObject({ agreedMinutes: 60, mostMinutes: 90, gridsOver: 1, maySave: true, mayAgree: false })
  expect(await outcomeOf(house.run(AgreeMinutes, { communityId: here.communityId, minutes: 1 }, as(here.lead)))).toBe(
    'forbidden',
  )
  await house.run(AgreeMinutes, { communityId: here.communityId, minutes: null }, as(here.street))
  for (const id of [first, templateId])
    await house.run(EndTemplate, { templateId: id, reason: '测试' }, as(here.street))
})

test('a next version takes the place of the one before on its first day; what was planned runs out under the old one', async () => {
  const first = await admitted(on, { frequency: { unit: 'day', every: 1 }, dueDays: 1, expiresDays: 1 })
  await sweep(on)
  const next = { ...itemOf(here), seriesId: first, minutes: 20, frequency: { unit: 'day', every: 1 } as const }
  await house.run(SaveTemplate, { ...next, dueDays: 1, expiresDays: 1 }, as(here.lead))
  const beside = { ...itemOf(here), seriesId: first }
  expect(await outcomeOf(house.run(SaveTemplate, beside, as(here.lead)))).toBe('refused:item.version_open')
  await house.run(SubmitTemplate, { templateId: next.templateId }, as(here.lead))
  await house.run(AdmitTemplate, { templateId: next.templateId, ...valid, validFrom: '2026-11-26' }, as(here.street))
  expect((await seen(next.templateId)).template).toMatchObject({ version: 2, state: 'coming' })
  await passTo(on, '2026-11-20T01:00:00Z')
  const periods = async (id: string) => [...new Set((await tasksOf(on, id)).map((one) => one.period))]
  expect((await periods(first)).at(-1)).toBe('2026-11-25')
  expect(await periods(next.templateId)).toEqual(['2026-11-26', '2026-11-27'])
  await passTo(on, '2026-11-26T01:00:00Z')
  expect(await state(first)).toBe('replaced')
  // Yesterday's round, planned under the old version, can still be done today.
  const { doors } = await house.ask(ListDoors, {}, as(here.member))
  expect(doors[0].tasks).toHaveLength(2)
  for (const id of [first, next.templateId])
    await house.run(EndTemplate, { templateId: id, reason: '测试' }, as(here.street))
  await sweep(on)
})

test('an urgent item needs consent and is short; a wrong date or grid is refused', async () => {
  const save = (more: Parameters<typeof itemOf>[1]) =>
    outcomeOf(house.run(SaveTemplate, itemOf(here, more), as(here.lead)))
  expect(await save({ isUrgent: true })).toBe('refused:item.consent_missing')
  expect(await save({ gridIds: [randomUUID()] })).toBe('refused:item.grid_elsewhere')
  expect(await save({ dueDays: 30 })).toBe('refused:item.window_wrong')
  const templateId = await submitted(on, { isUrgent: true, consent: '街道办主任会议同意' })
  const admit = (validUntil: string) =>
    outcomeOf(
      house.run(AdmitTemplate, { templateId, validFrom: '2026-11-26', validUntil, isLawful: true }, as(here.street)),
    )
  expect(await admit('2027-11-15')).toBe('refused:item.validity_long')
  expect(await admit('2026-11-25')).toBe('refused:item.validity_wrong')
  expect(await admit('2026-12-31')).toBe('ok')
  await house.run(EndTemplate, { templateId, reason: '测试' }, as(here.street))
})

test('a mark narrows an item to some households', async () => {
  const [one] = [await householdAt(on, '101')]
  await mark(on, [one])
  await mark(on, [one])
  const templateId = await admitted(
    on,
    { mark: 'lives_alone', frequency: { unit: 'once', on: '2026-11-28' } },
    { from: '2026-11-26', until: '2026-12-31' },
  )
  await sweep(on)
  expect((await tasksOf(on, templateId)).map((task) => task.target_id)).toEqual([one])
  await mark(on, [one], false)
  expect((await seen(templateId)).perGrid).toEqual([])
  expect(
    await outcomeOf(
      house.run(
        'tasks.markHouseholds',
        { mark: 'rented', householdIds: [one], isOn: true },
        { as: here.siblingLead, tenant: here.tenant },
      ),
    ),
  ).toBe('not_found')
  expect(
    await house.run(
      'tasks.markHouseholds',
      { mark: 'rented', householdIds: [one], isOn: true },
      { as: SYSTEM, tenant: here.tenant },
    ),
  ).toEqual({ changed: 1 })
})
