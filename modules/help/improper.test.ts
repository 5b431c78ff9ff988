import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { GetCase } from '../cases/contract.ts'
import { FollowReport } from '../intake/contract.ts'
import {
  AcceptRequest,
  CountHelp,
  type DeskList,
  GiveBackRequest,
  JudgeImproper,
  KeepRequestOpen,
  ListMine,
  ReportImproper,
  RevealContact,
  SayDone,
  ShowBoard,
  ShowDesk,
  ThankHelper,
  WithdrawRequest,
} from './contract.ts'
import { helpSweep } from './sweep.ts'
import { accepted, anOffer, aRequest, asked, neighbours, offered } from './testing.ts'

const DAY = 86_400_000
let house: TestHouse
let here: TestCommunity
let asker: PersonActor
let li: PersonActor
let wang: PersonActor
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  ;[li, wang] = await neighbours(house, here, 2)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const mineOf = async (as: ServerActor, requestId: string) =>
  (await house.ask(ListMine, {}, at(as))).requests.find((one) => one.requestId === requestId)
const onBoard = async (requestId: string) =>
  (await house.ask(ShowBoard, { code: here.code }, at(wang))).requests.some((one) => one.requestId === requestId)
const onDesk = async (list: DeskList, requestId: string, as: ServerActor = here.desk) =>
  (await house.ask(ShowDesk, { list }, at(as))).requests.find((one) => one.requestId === requestId)
const fresh = async () => (await neighbours(house, here, 1))[0]
const pass = async (days: number) => {
  await house.settle()
  house.clock.advance(days * DAY)
  await house.running.sweep(helpSweep, here.tenant)
}
/** What was told of a request, in the order of the alphabet. */
const toldOf = async (requestId: string) => {
  await house.settle()
  const { rows } = await house.db.pool.query<{ kind: string }>(
    'SELECT kind FROM messages WHERE tenant_id = $1 AND subject_id = $2 ORDER BY kind',
    [here.tenant, requestId],
  )
  return rows.map((row) => row.kind)
}

describe('what is reported as improper', () => {
  test('is hidden at once, a case is open for the desk, and shown again when it was proper', async () => {
    asker = await fresh()
    const requestId = await asked(house, here, asker)
    const input = { what: 'request', id: requestId, code: here.code, reason: 'money' } as const
    expect(await outcomeOf(house.run(ReportImproper, input, at(asker)))).toBe('forbidden')
    const how = { ...at(li), commandId: randomUUID() }
    const { caseId, number } = await house.run(ReportImproper, input, how)
    expect(await house.run(ReportImproper, input, how)).toEqual({ caseId, number })
    expect((await house.ask(FollowReport, { caseId }, at(li))).number).toBe(number)
    expect(await onBoard(requestId)).toBe(false)
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: here.code }, at(wang)))).toBe('not_found')
    expect(await mineOf(asker, requestId)).toMatchObject({ isHidden: true, actions: ['withdraw'] })
    const opened = await house.ask(GetCase, { caseId }, at(here.desk))
    expect([opened.summary.includes('邻里互助'), opened.summary.includes('米')]).toEqual([true, false])
    expect(await outcomeOf(house.ask(GetCase, { caseId }, at(here.member)))).toBe('not_found')
    expect((await onDesk('improper', requestId))?.hidden).toEqual({ reason: 'money', caseId, number })
    const decision = { what: 'request', id: requestId, isProper: true } as const
    expect(await outcomeOf(house.run(JudgeImproper, decision, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.run(JudgeImproper, decision, at(li)))).toBe('not_found')
    const judged = { ...at(here.desk), commandId: randomUUID() }
    await house.run(JudgeImproper, decision, judged)
    expect(await house.run(JudgeImproper, decision, judged)).toEqual({ id: requestId })
    expect(await onBoard(requestId)).toBe(true)
    expect(await outcomeOf(house.run(JudgeImproper, decision, at(here.desk)))).toBe('refused:help.not_reported')
  })

  test('ended by the desk it is over for both', async () => {
    const requestId = await accepted(house, here, await fresh(), li)
    await house.run(ReportImproper, { what: 'request', id: requestId, reason: 'danger' }, at(li))
    expect(await outcomeOf(house.ask(RevealContact, { requestId, reason: '想联系' }, at(li)))).toBe(
      'refused:help.not_both_yet',
    )
    await house.run(JudgeImproper, { what: 'request', id: requestId, isProper: false }, at(here.desk))
    expect(await mineOf(li, requestId)).toMatchObject({ state: 'ended', isHidden: false, canCall: false })
    expect(await onDesk('ended', requestId)).toMatchObject({ state: 'ended' })
  })

  test('offers too; and one person reports three a day', async () => {
    const [giver, watcher] = await neighbours(house, here, 2)
    const report = (id: string) =>
      house.run(ReportImproper, { what: 'offer', id, code: here.code, reason: 'other' }, at(watcher))
    const first = await offered(house, here, giver)
    await report(first)
    expect(await outcomeOf(report(first))).toBe('not_found')
    const { offers } = await house.ask(ShowDesk, { list: 'improper' }, at(here.desk))
    expect(offers.find((one) => one.offerId === first)).toMatchObject({ canJudge: true, text: anOffer(here).text })
    await house.run(JudgeImproper, { what: 'offer', id: first, isProper: false }, at(here.desk))
    for (let i = 0; i < 3; i++) await report(await offered(house, here, await fresh()))
    expect(await outcomeOf(report(await offered(house, here, await fresh())))).toBe('refused:help.too_many_reports')
  })
})

describe('what time does', () => {
  test('a window that is over is asked about once, kept open once, then lapses', async () => {
    const one = await fresh()
    const requestId = await asked(house, here, one)
    expect(await outcomeOf(house.run(KeepRequestOpen, { requestId, until: '2026-12-10' }, at(one)))).toBe(
      'refused:help.not_asked_still',
    )
    await pass(3)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'open', isAskedStill: true })
    expect(await toldOf(requestId)).toEqual(['help_asked_still'])
    const until = '2026-11-25'
    expect(await outcomeOf(house.run(KeepRequestOpen, { requestId, until: '2026-11-18' }, at(one)))).toBe(
      'refused:help.window_past',
    )
    expect(await outcomeOf(house.run(KeepRequestOpen, { requestId, until }, at(li)))).toBe('not_found')
    const how = { ...at(one), commandId: randomUUID() }
    await house.run(KeepRequestOpen, { requestId, until }, how)
    await house.run(KeepRequestOpen, { requestId, until }, how)
    expect(await onDesk('waiting', requestId)).toBeDefined()
    await pass(8)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'expired' })
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: here.code }, at(li)))).toBe(
      'refused:help.not_now',
    )
  })

  test('not answered it lapses after two days', async () => {
    const one = await fresh()
    const requestId = await asked(house, here, one)
    await pass(3)
    await pass(2)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'expired' })
  })

  test('what one side says is done counts after three days; the words go after half a year', async () => {
    const one = await fresh()
    const requestId = await accepted(house, here, one, li)
    await house.run(SayDone, { requestId }, at(li))
    await pass(2)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'said_done' })
    await pass(1.1)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'done' })
    await house.run(ThankHelper, { requestId, text: '谢谢您跑一趟。' }, at(one))
    expect(await toldOf(requestId)).toEqual(['help_accepted', 'help_said_done', 'help_thanked'])
    await pass(181)
    expect(await mineOf(li, requestId)).toMatchObject({ state: 'thanked', text: null, thanks: null, shownName: null })
    const { rows } = await house.db.pool.query('SELECT text_salt, next_step_at FROM help_requests WHERE id = $1', [
      requestId,
    ])
    expect(rows[0]).toEqual({ text_salt: null, next_step_at: null })
  })

  test('an accepted one of which nobody speaks lapses and counts as nothing; an offer lapses after half a year', async () => {
    const [one, giver] = await neighbours(house, here, 2)
    const requestId = await accepted(house, here, one, li)
    const offerId = await offered(house, here, giver)
    await pass(18)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'expired' })
    await pass(163)
    const { offers } = await house.ask(ListMine, {}, at(giver))
    expect(offers).toMatchObject([{ offerId, state: 'expired' }])
    await pass(181)
    expect((await house.ask(ListMine, {}, at(giver))).offers).toMatchObject([{ text: null }])
  })

  test('given back when the window is over it is asked about, not lost', async () => {
    const one = await fresh()
    const requestId = await accepted(house, here, one, li)
    expect(await toldOf(requestId)).toEqual(['help_accepted'])
    house.clock.advance(5 * DAY)
    await house.run(GiveBackRequest, { requestId }, at(li))
    expect(await toldOf(requestId)).toEqual(['help_accepted', 'help_given_back'])
    await pass(1.1)
    expect(await mineOf(one, requestId)).toMatchObject({ state: 'open', isAskedStill: true })
    await house.run(WithdrawRequest, { requestId }, at(one))
  })
})

describe('the desk', () => {
  test('sees its grids in full with masked names, and reveals one number with a reason', async () => {
    const [one, helper] = await neighbours(house, here, 2)
    const requestId = await accepted(house, here, one, helper)
    const row = await onDesk('under_way', requestId)
    expect(row).toMatchObject({
      askerName: '邻*',
      helperName: '邻*',
      enteredByName: null,
      text: aRequest(house, here).text,
    })
    // No number; eleven digits within an id are none.
    expect(JSON.stringify(row)).not.toMatch(/\b1\d{10}\b/)
    expect(await onDesk('under_way', requestId, here.member)).toBeDefined()
    expect(await onDesk('under_way', requestId, here.siblingMember)).toBeUndefined()
    expect(await outcomeOf(house.ask(ShowDesk, { list: 'open' }, at(li)))).toBe('forbidden')
    expect(await outcomeOf(house.ask(ShowDesk, { list: 'open', gridId: here.micro[3] }, at(here.member)))).toBe(
      'not_found',
    )
    const of = { requestId, of: 'helper', reason: '两人联系不上' } as const
    expect(await outcomeOf(house.ask(RevealContact, of, at(here.member)))).toBe('forbidden')
    expect((await house.ask(RevealContact, of, at(here.desk))).phone).toMatch(/^139/)
  })

  test('counts a month by kind, without names', async () => {
    const answer = await house.ask(CountHelp, { month: '2026-12' }, at(here.desk))
    const [carry] = answer.communities.find((one) => one.communityId === here.communityId)?.kinds ?? []
    expect(carry.kind).toBe('carry')
    expect(carry.asked).toBeGreaterThan(0)
    expect(carry.given).toBeGreaterThan(0)
    expect(JSON.stringify(answer)).not.toMatch(/邻居|张阿姨/)
    expect(await outcomeOf(house.ask(CountHelp, { month: '2026-12' }, at(here.member)))).toBe('forbidden')
  })
})
