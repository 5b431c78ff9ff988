import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { GetCase } from '../cases/contract.ts'
import { ListReportsOfCase, ReceiveReport } from '../intake/contract.ts'
import { CorrectData, EraseData, GetDataRequest, RequestData, ShowMyData } from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
let phones = 0

/** Somebody who lives here, with a log-in of her own. */
async function resident(name = '王桂芳'): Promise<PersonActor & { phone: string }> {
  const phone = `155${String(10_000_000 + ++phones)}`
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name, phone },
    { as: SYSTEM, tenant: here.tenant },
  )
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login: `resident${phones}`, password: 'a-long-password' },
    { as: SYSTEM, tenant: here.tenant },
  )
  return { kind: 'person', accountId, personId, grants: [], phone }
}

const ask = (as: ServerActor, kind: 'correct' | 'erase', text = '名字写错了，应为王桂芬。') =>
  house.run(RequestData, { kind, code: here.code, text }, at(as))
const mine = (as: ServerActor) => house.ask(ShowMyData, {}, at(as))
const report = (as: ServerActor) =>
  house.run(ReceiveReport, { channel: 'qr', text: '楼道灯坏了', place: { by: 'code', code: here.code } }, at(as))

describe('admin.myData', () => {
  test('everything that is kept of her, in full, and of nobody else', async () => {
    const [her, other] = [await resident(), await resident('别人')]
    await report(her)
    const { records } = await mine(her)
    const texts = records.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['王桂芳', her.phone]))
    expect(texts.some((text) => text.endsWith('楼道灯坏了'))).toBe(true)
    expect(JSON.stringify(records)).not.toContain(other.phone)
    expect(await outcomeOf(mine({ kind: 'visitor' }))).toBe('signed_out')
  })
})

describe('admin.requestData', () => {
  test('is a case of the street with a date; the same twice is one, and another of the kind waits for it', async () => {
    const her = await resident()
    const how = { ...at(her), commandId: randomUUID() }
    const input = { kind: 'correct' as const, code: here.code, text: '名字写错了。' }
    const receipt = await house.run(RequestData, input, how)
    expect(receipt.ownerRole).toBe('subdistrict_officer')
    expect(await house.run(RequestData, input, how)).toMatchObject({ caseId: receipt.caseId, number: receipt.number })
    expect(await outcomeOf(ask(her, 'correct'))).toBe('refused:data_request.asked_already')
    expect((await mine(her)).requests).toMatchObject([{ caseId: receipt.caseId, kind: 'correct', doneAt: null }])
    expect(await outcomeOf(house.ask(GetCase, { caseId: receipt.caseId }, at(here.lead)))).toBe('not_found')
    expect(await outcomeOf(ask({ kind: 'visitor' }, 'erase'))).toBe('signed_out')
  })
})

describe('admin.correctData', () => {
  test('another name and number are on file from then on', async () => {
    const her = await resident()
    const { caseId } = await ask(her, 'correct')
    const shown = (await house.ask(GetDataRequest, { caseId }, at(here.street))).request
    expect(shown).toMatchObject({ kind: 'correct', name: '王桂芳', mayAct: true, doneAt: null })
    expect(shown?.phoneMasked).toMatch(/^155\*{4}/)
    await house.run(CorrectData, { caseId, name: '王桂芬', phone: '15600000001' }, at(here.street))
    expect((await mine(her)).records.map(({ text }) => text)).toEqual(expect.arrayContaining(['王桂芬', '15600000001']))
    expect(await outcomeOf(house.run(CorrectData, { caseId, name: '王五' }, at(here.street)))).toBe(
      'refused:data_request.done',
    )
  })

  test('refused: a number of somebody else, nothing to correct, the other kind, no request at all', async () => {
    const [her, other] = [await resident(), await resident('别人')]
    const { caseId } = await ask(her, 'correct')
    const correct = (input: { name?: string; phone?: string }, of = caseId) =>
      outcomeOf(house.run(CorrectData, { caseId: of, ...input }, at(here.street)))
    expect(await correct({ phone: other.phone })).toBe('refused:person.phone_taken')
    expect(await correct({})).toBe('invalid:name')
    expect(await outcomeOf(house.run(EraseData, { caseId }, at(here.street)))).toBe('refused:data_request.other_kind')
    expect(await correct({ name: '王五' }, (await report(her)).caseId)).toBe('refused:data_request.none')
  })

  test('not for the community, and not for her herself', async () => {
    const her = await resident()
    const { caseId } = await ask(her, 'correct')
    for (const as of [here.lead, here.desk, here.officer])
      expect(await outcomeOf(house.run(CorrectData, { caseId, name: '王五' }, at(as)))).toBe('not_found')
    expect(await outcomeOf(house.run(CorrectData, { caseId, name: '王五' }, at(her)))).toBe('forbidden')
  })
})

describe('admin.eraseData', () => {
  test('name, number and log-in are gone; the file of her case stays without them, and the chains still fit', async () => {
    const her = await resident()
    const told = await report(her)
    const { caseId } = await ask(her, 'erase', '我搬走了，请删除。')
    const how = { ...at(here.street), commandId: randomUUID() }
    await house.run(EraseData, { caseId }, how)
    await house.run(EraseData, { caseId }, how)
    const { rows } = await house.db.pool.query(
      `SELECT n.name, n.phone_sealed, n.phone_hash, (SELECT count(*)::int FROM accounts WHERE id = $2) AS accounts
       FROM persons n WHERE n.tenant_id = $1 AND n.id = $3`,
      [here.tenant, her.accountId, her.personId],
    )
    expect(rows).toEqual([{ name: '已删除', phone_sealed: null, phone_hash: null, accounts: 0 }])
    const { reports } = await house.ask(ListReportsOfCase, { caseId: told.caseId }, at(here.desk))
    expect(reports).toMatchObject([{ text: '楼道灯坏了', reporterName: '已*' }])
    const shown = await house.ask(GetDataRequest, { caseId }, at(here.street))
    expect(shown.request).toMatchObject({ mayAct: false, phoneMasked: null })
    const bodies = await house.db.pool.query(`SELECT body FROM events WHERE name LIKE 'personal.%'`)
    expect(JSON.stringify(bodies.rows)).not.toContain(her.phone)
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('whoever holds a post leaves it first; of two at once one does it', async () => {
    const { caseId } = await ask(here.member, 'erase', '请删除。')
    expect(await outcomeOf(house.run(EraseData, { caseId }, at(here.street)))).toBe('refused:person.holds_a_post')
    const her = await resident()
    const two = await ask(her, 'erase', '请删除。')
    const outcomes = await Promise.all(
      [0, 1].map(() => outcomeOf(house.run(EraseData, { caseId: two.caseId }, at(here.street)))),
    )
    expect(outcomes.sort()).toEqual(['ok', 'refused:data_request.done'])
  })
})

test('a case that is no request says so to whoever sees it', async () => {
  const { caseId } = await report({ kind: 'visitor' })
  expect(await house.ask(GetDataRequest, { caseId }, at(here.desk))).toEqual({ request: null })
  expect(await outcomeOf(house.ask(GetDataRequest, { caseId }, at(here.siblingMember)))).toBe('not_found')
})
