import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { householdAt, visit } from '../tasks/testing.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
let door: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
  door = await householdAt(on, '102')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const as = (actor: ServerActor, commandId?: string) => ({ as: actor, tenant: here.tenant, commandId })
const open = async () => (await house.ask('tasks.asks', {}, as(here.lead))).asks
const settled = async () => (await house.ask('tasks.asks', { isOpen: false }, as(here.lead))).asks
const report = (askId: string, actor: ServerActor = here.lead, commandId?: string) =>
  house.run('intake.reportAsk', { askId, text: '登记的门牌不对，请更正' }, as(actor, commandId))
const wrongAddress = async () => {
  await visit(on, door, { result: 'wrong_address' })
  const [ask] = await open()
  return ask
}
const caseOf = async (caseId: string | null) => house.ask('cases.case', { caseId: caseId ?? '' }, as(here.desk))
const wordsOf = async (caseId: string | null) =>
  (await house.ask('intake.reportsOf', { caseId: caseId ?? '' }, as(here.desk))).reports.map((one) => one.text)

test('what a resident asks for at the door is a case at once, with the words of the visit, owned and dated; the member waits for the answer', async () => {
  await visit(on, door, { result: 'needs_help', note: '想请人帮忙搬一个柜子' })
  await house.settle()
  await house.settle()
  expect(await open()).toEqual([])
  const [ask] = await settled()
  expect(ask).toMatchObject({ what: 'needs_help', state: 'case' })
  expect(await wordsOf(ask.caseId)).toEqual(['走访时住户需要协助：想请人帮忙搬一个柜子'])
  expect(await caseOf(ask.caseId)).toMatchObject({ placeName: '幸福里 1幢 1单元 102室' })
  const rows = await house.db.pool.query<{ person_id: string; party_as: string }>(
    'SELECT person_id, party_as FROM case_parties WHERE tenant_id = $2 AND case_id = $1',
    [ask.caseId, here.tenant],
  )
  expect(rows.rows).toEqual([{ person_id: here.member.personId, party_as: 'member' }])
})

test('of a medical need the case says nothing of what was found', async () => {
  await visit(on, door, { result: 'needs_medical', note: '胸口痛' })
  await house.settle()
  const [ask] = await settled()
  expect(ask).toMatchObject({ what: 'needs_medical', state: 'case' })
  expect((await wordsOf(ask.caseId)).join()).not.toContain('胸口')
})

test('a contact of care that finds a need is a case too; a visit, which is a contact by itself, is one case only', async () => {
  const before = (await settled()).length
  const contact = {
    contactId: randomUUID(),
    householdId: door,
    way: 'phone',
    result: 'needs_help',
    note: '想订餐',
    at: house.clock.now().toISOString(),
  } as const
  await house.run('care.logContact', contact, as(here.member))
  await visit(on, door, { result: 'needs_help' })
  for (const _ of [1, 2, 3]) await house.settle()
  const all = await settled()
  expect(all).toHaveLength(before + 2)
  expect(new Set(all.map((one) => one.caseId)).size).toBe(before + 2)
})

test('intake.reportAsk: a lead makes a case of what is on the list, once; repeated it is the same receipt; afterwards refused', async () => {
  const ask = await wrongAddress()
  const commandId = randomUUID()
  const first = await report(ask.id, here.ordinaryLead, commandId)
  expect(await report(ask.id, here.ordinaryLead, commandId)).toEqual(first)
  expect(await open()).toEqual([])
  expect(await wordsOf(first.caseId)).toEqual(['登记的门牌不对，请更正'])
  expect(await outcomeOf(report(ask.id))).toBe('refused:ask.settled')
})

test('intake.reportAsk: by leads of the grid only; of two at once one opens the case', async () => {
  const ask = await wrongAddress()
  expect(await outcomeOf(report(ask.id, here.member))).toBe('forbidden')
  expect(await outcomeOf(report(ask.id, here.siblingLead))).toBe('not_found')
  const two = await Promise.all([outcomeOf(report(ask.id)), outcomeOf(report(ask.id, here.ordinaryLead))])
  expect(two.sort()).toEqual(['ok', 'refused:ask.settled'])
})
