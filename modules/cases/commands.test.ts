import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  AskReporter,
  AssignCase,
  ClaimCase,
  FollowUpCase,
  GetCase,
  GetTimeline,
  ListDesk,
  ListSimilar,
  MergeCase,
  NoteCase,
  RateCase,
  RejectCase,
  ReopenCase,
  ResolveCase,
  SendBackCase,
  SettleCase,
  type State,
  SuggestAssignment,
  SupplyCase,
  TriageCase,
  VerifyCase,
  WithdrawCase,
} from './contract.ts'
import { expirySweep } from './sweep.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const inState = (state: State) => caseIn({ house, here }, state)
const see = (caseId: string, as: ServerActor = here.desk) => house.ask(GetCase, { caseId }, at(as))

describe('triage', () => {
  test('sets category, tier and priority, and the desk has to assign', async () => {
    const { caseId } = await inState('reported')
    const state = await house.run(TriageCase, { caseId, categoryCode: '0402', nature: 'help' }, at(here.desk))
    expect(state).toMatchObject({ state: 'triaged', ownerPostId: here.desk.grants[0].postId })
    expect(await see(caseId)).toMatchObject({ categoryCode: '0402', categoryName: '路灯不亮', tier: 'subdistrict' })
  })
  test('an unknown category is refused', async () => {
    const { caseId } = await inState('reported')
    await expect(
      house.run(TriageCase, { caseId, categoryCode: '9999', nature: 'help' }, at(here.desk)),
    ).rejects.toThrow(Refusal)
  })
  test('is the desk’s, not a member’s', async () => {
    const { caseId } = await inState('reported')
    await expect(
      house.run(TriageCase, { caseId, categoryCode: '0402', nature: 'help' }, at(here.member)),
    ).rejects.toThrow(Forbidden)
  })
  test('repeated with the same id it is answered as before and done once', async () => {
    const { caseId } = await inState('reported')
    const commandId = randomUUID()
    const first = await house.run(
      TriageCase,
      { caseId, categoryCode: '0402', nature: 'help' },
      { ...at(here.desk), commandId },
    )
    expect(
      await house.run(TriageCase, { caseId, categoryCode: '0402', nature: 'help' }, { ...at(here.desk), commandId }),
    ).toEqual(first)
    const { entries } = await house.ask(GetTimeline, { caseId }, at(here.desk))
    expect(entries.filter((entry) => entry.event === 'case.triaged')).toHaveLength(1)
  })
  test('the same id with another input is refused', async () => {
    const { caseId } = await inState('reported')
    const commandId = randomUUID()
    await house.run(TriageCase, { caseId, categoryCode: '0402', nature: 'help' }, { ...at(here.desk), commandId })
    expect(
      await outcomeOf(
        house.run(TriageCase, { caseId, categoryCode: '0403', nature: 'help' }, { ...at(here.desk), commandId }),
      ),
    ).toBe('refused:command.id_reused')
  })
})

describe('assign', () => {
  test('goes where routing suggests, with the reason and the deadline told', async () => {
    const { caseId } = await inState('triaged')
    const suggestion = await house.ask(SuggestAssignment, { caseId }, at(here.desk))
    expect(suggestion.suggested?.ruleNote).not.toBe('')
    const state = await house.run(AssignCase, { caseId }, at(here.desk))
    expect(state.ownerPostId).toBe(suggestion.suggested?.postId)
    expect(state.dueAt).toBe(suggestion.suggested?.dueAt)
  })
  test('a vacant post falls to the level above', async () => {
    const { caseId } = await inState('triaged')
    const { postId } = (await house.running.house.run(
      'people.createPost',
      {
        commandId: randomUUID(),
        tenant: here.tenant,
        input: { gridId: here.micro[1], role: 'micro_grid_member', slot: 9 },
      },
      SYSTEM,
    )) as { postId: string }
    await house.run(AssignCase, { caseId, toPostId: postId }, at(here.desk))
    expect((await see(caseId)).ownerPostId).toBe(postId)
    // Nobody sits there: the lead above is the one who may act, and the list shows it to him.
    const { cases } = await house.ask(ListDesk, { scope: 'my_grids' }, at(here.lead))
    expect(cases.map((line) => line.id)).toContain(caseId)
  })
  test('to another community’s post is refused', async () => {
    const other = await buildCommunity(house.running, '510112002011')
    const { caseId } = await inState('triaged')
    expect(
      await outcomeOf(house.run(AssignCase, { caseId, toPostId: other.ordinaryLead.grants[0].postId }, at(here.desk))),
    ).toMatch(/refused:case.post_elsewhere|not_found/)
  })
})

describe('claim', () => {
  test('two take it at once: one wins, the other is told who', async () => {
    for (let round = 0; round < 10; round++) {
      const { caseId } = await inState('assigned')
      const grant = here.ordinaryLead.grants[0]
      const deputy = { ...here.siblingLead, grants: [...here.siblingLead.grants, { ...grant, as: 'deputy' as const }] }
      const outcomes = await Promise.all(
        [here.ordinaryLead, deputy].map((as) => outcomeOf(house.run(ClaimCase, { caseId }, at(as)))),
      )
      expect(outcomes.sort()).toEqual(['ok', 'refused:case.claimed_by_other'])
    }
  })
  test('pressed twice is not an error', async () => {
    const { caseId } = await inState('assigned')
    await house.run(ClaimCase, { caseId }, at(here.ordinaryLead))
    expect(await house.run(ClaimCase, { caseId }, at(here.ordinaryLead))).toMatchObject({ state: 'in_progress' })
  })
})

describe('send back, ask, supply, note', () => {
  test('a return goes to the desk with its reason, and the promise stands', async () => {
    const { caseId } = await inState('in_progress')
    const before = await see(caseId)
    await house.run(
      SendBackCase,
      { caseId, reason: 'wrong_duty', note: '这不归我们管,是物业的。' },
      at(here.ordinaryLead),
    )
    expect(await see(caseId)).toMatchObject({
      state: 'triaged',
      returnCount: 1,
      dueAt: before.dueAt,
      ownerPostId: here.desk.grants[0].postId,
    })
  })
  test('a question waits for the reporter, who answers by his code', async () => {
    const { caseId, bearer } = await inState('in_progress')
    await house.run(AskReporter, { caseId, question: '是哪一层的灯?' }, at(here.ordinaryLead))
    expect((await see(caseId, bearer)).openQuestion).toBe('是哪一层的灯?')
    await house.run(SupplyCase, { caseId, text: '三楼的。' }, at(bearer))
    expect((await see(caseId)).openQuestion).toBeNull()
  })
  test('silence: after three days work goes on', async () => {
    const { caseId } = await inState('in_progress')
    await house.run(AskReporter, { caseId, question: '是哪一层的灯?' }, at(here.ordinaryLead))
    house.clock.advance(73 * 3_600_000)
    await house.running.sweep(expirySweep)
    expect(await see(caseId)).toMatchObject({ state: 'in_progress', openQuestion: null })
  })
  test('an inner note is not shown to the reporter, a public one is', async () => {
    const { caseId, bearer } = await inState('in_progress')
    await house.run(NoteCase, { caseId, text: '物业说要等配件' }, at(here.ordinaryLead))
    await house.run(NoteCase, { caseId, text: '已约师傅明天来', isPublic: true }, at(here.ordinaryLead))
    const { entries } = await house.ask(GetTimeline, { caseId }, at(bearer))
    expect(entries.map((entry) => entry.text)).toContain('已约师傅明天来')
    expect(JSON.stringify(entries)).not.toContain('等配件')
    expect(entries.every((entry) => entry.byName === null)).toBe(true)
  })
})

describe('resolve, verify, rate, reopen', () => {
  test('without an answer nothing is resolved', async () => {
    const { caseId } = await inState('in_progress')
    expect(
      await outcomeOf(house.run(ResolveCase, { caseId, outcome: 'solved', answer: '' }, at(here.ordinaryLead))),
    ).toBe('invalid:answer')
  })
  test('the handler does not verify his own work', async () => {
    const { caseId } = await inState('resolved')
    await expect(house.run(VerifyCase, { caseId, passed: true }, at(here.ordinaryLead))).rejects.toThrow(Forbidden)
  })
  test('the answer reaches the reporter only after the check', async () => {
    const { caseId, bearer } = await inState('resolved')
    const follow = () => house.ask('intake.follow', { caseId }, at(bearer))
    expect((await follow()).answer).toBeNull()
    await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
    expect(await follow()).toMatchObject({ answer: '已经换好灯泡,请您放心。', outcome: 'solved' })
  })
  test('a failed check sends it back to the same handler', async () => {
    const { caseId } = await inState('resolved')
    await house.run(VerifyCase, { caseId, passed: false, finding: '灯还是不亮' }, at(here.desk))
    expect(await see(caseId)).toMatchObject({ state: 'in_progress', ownerPostId: here.ordinaryLead.grants[0].postId })
  })
  test('rated by the reporter it closes; not solved it comes back, the second time under supervision', async () => {
    const { caseId, bearer } = await inState('verified')
    expect(await house.run(RateCase, { caseId, rating: 5 }, at(bearer))).toMatchObject({ state: 'closed' })
    await house.run(ReopenCase, { caseId, reason: '又坏了' }, at(bearer))
    expect(await see(caseId)).toMatchObject({ state: 'in_progress', isSupervised: false, reopenCount: 1 })
    await house.run(ResolveCase, { caseId, outcome: 'solved', answer: '整条线路换过了。' }, at(here.ordinaryLead))
    await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
    await house.run(ReopenCase, { caseId, reason: '还是不亮' }, at(bearer))
    expect(await see(caseId)).toMatchObject({ isSupervised: true, reopenCount: 2 })
  })
  test('unrated closes after five days as unrated', async () => {
    const { caseId } = await inState('verified')
    house.clock.advance(8 * 24 * 3_600_000)
    await house.running.sweep(expirySweep)
    expect(await see(caseId)).toMatchObject({ state: 'closed', reporterVerdict: 'unrated', rating: null })
    house.clock.set(new Date('2026-12-01T01:30:00Z'))
  })
  test('a follow-up call closes it in the reporter’s name, a call that was not answered changes nothing', async () => {
    const { caseId } = await inState('verified')
    await house.run(FollowUpCase, { caseId, reached: false }, at(here.desk))
    expect((await see(caseId)).state).toBe('verified')
    await house.run(FollowUpCase, { caseId, reached: true, isContent: true, rating: 5 }, at(here.desk))
    expect(await see(caseId)).toMatchObject({ state: 'closed', reporterVerdict: 'content', rating: 5 })
  })
  test('settled on the spot by the member', async () => {
    const { caseId } = await inState('reported')
    expect(await house.run(SettleCase, { caseId, answer: '当场把灯泡拧紧了。' }, at(here.member))).toMatchObject({
      state: 'resolved',
    })
    await expect(house.run(VerifyCase, { caseId, passed: true }, at(here.member))).rejects.toThrow(Forbidden)
  })
})

describe('reject, merge, withdraw', () => {
  test('a rejected report is answered with the reason', async () => {
    const { caseId, bearer } = await inState('reported')
    await house.run(
      RejectCase,
      { caseId, reason: 'out_of_area', answer: '这里属于隔壁街道,请拨打他们的电话。' },
      at(here.desk),
    )
    expect(await house.ask('intake.follow', { caseId }, at(bearer))).toMatchObject({
      state: 'closed',
      outcome: 'invalid',
      answer: '这里属于隔壁街道,请拨打他们的电话。',
    })
  })
  test('merged: the reporter follows the other case and is answered with it', async () => {
    const master = await inState('reported')
    const double = await inState('reported')
    const { cases } = await house.ask(ListSimilar, { caseId: double.caseId }, at(here.desk))
    expect(cases.map((line) => line.id)).toContain(master.caseId)
    await house.run(MergeCase, { caseId: double.caseId, intoCaseId: master.caseId }, at(here.desk))
    await house.run(SettleCase, { caseId: master.caseId, answer: '两处都修好了。' }, at(here.member))
    await house.run(VerifyCase, { caseId: master.caseId, passed: true }, at(here.desk))
    expect(await house.ask('intake.follow', { caseId: double.caseId }, at(double.bearer))).toMatchObject({
      answer: '两处都修好了。',
      mergedIntoNumber: (await see(master.caseId)).number,
    })
    const waiting = await house.db.pool.query(
      'SELECT 1 FROM case_parties WHERE tenant_id = $1 AND case_id = ANY($2) AND answered_at IS NULL',
      [here.tenant, [master.caseId, double.caseId]],
    )
    expect(waiting.rowCount).toBe(0)
  })
  test('withdrawn by its reporter only', async () => {
    const { caseId, bearer } = await inState('reported')
    await expect(house.run(WithdrawCase, { caseId }, at(here.desk))).rejects.toThrow(Forbidden)
    const stranger = await reported(house, here, '另一件事')
    await expect(house.run(WithdrawCase, { caseId }, at(stranger.bearer))).rejects.toThrow(NotFound)
    expect(await house.run(WithdrawCase, { caseId }, at(bearer))).toMatchObject({ state: 'closed' })
  })
})

test('somebody who saw an older version is told, and his command changes nothing', async () => {
  const { caseId } = await inState('in_progress')
  const { version } = await see(caseId)
  await house.run(NoteCase, { caseId, text: '别人写的' }, at(here.desk))
  expect(
    await outcomeOf(
      house.run(
        ResolveCase,
        { caseId, sawVersion: version, outcome: 'solved', answer: '已经处理好了。' },
        at(here.ordinaryLead),
      ),
    ),
  ).toBe('refused:case.changed_meanwhile')
  expect((await see(caseId)).state).toBe('in_progress')
})

test('what one took part in and others hold now is in the list of the involved, and in nobody else’s', async () => {
  const involved = async (as: ServerActor, more: object = {}) =>
    (await house.ask(ListDesk, { scope: 'involved', limit: 100, ...more }, at(as))).cases.map((line) => line.id)
  const closed = { states: ['closed'], sort: 'newest' }
  const { caseId } = await inState('in_progress')
  expect(await involved(here.ordinaryLead)).not.toContain(caseId)
  await house.run(ResolveCase, { caseId, outcome: 'solved', answer: '已经换好灯泡,请您放心。' }, at(here.ordinaryLead))
  expect(await involved(here.ordinaryLead)).toContain(caseId)
  expect(await involved(here.member)).not.toContain(caseId)

  const sent = await inState('assigned')
  await house.run(
    SendBackCase,
    { caseId: sent.caseId, reason: 'wrong_duty', note: '这一段归物业管。' },
    at(here.ordinaryLead),
  )
  expect(await involved(here.ordinaryLead)).toContain(sent.caseId)

  await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
  await house.run(FollowUpCase, { caseId, reached: true, isContent: true }, at(here.desk))
  expect(await involved(here.ordinaryLead)).not.toContain(caseId)
  expect(await involved(here.ordinaryLead, closed)).toContain(caseId)
  expect(await involved(here.siblingLead, closed)).not.toContain(caseId)
})

test('search finds two Chinese characters, a number, and nothing of other subdistricts', async () => {
  const { caseId } = await reported(house, here, '西门的健身器材松动')
  const find = async (search: string) =>
    (await house.ask(ListDesk, { search, sort: 'newest' }, at(here.desk))).cases.map((line) => line.id)
  expect(await find('健身')).toEqual([caseId])
  expect(await find('健')).toEqual([caseId])
  expect(await find('不存在的词')).toEqual([])
  const { number } = await see(caseId)
  expect(await find(number)).toEqual([caseId])
  expect(await find(` ${number} `)).toEqual([caseId])
  // As a keyboard for Chinese may write it.
  const wide = number.replace(/[\d-]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
  expect(await find(wide)).toEqual([caseId])
  expect(await find(number.slice(0, -1))).toEqual([caseId])
})

test('whatever happened: every open case has an owner and a deadline, and the chains verify', async () => {
  const orphans = await house.db.pool.query(
    "SELECT id FROM cases WHERE state <> 'closed' AND (owner_post_id IS NULL OR next_deadline_at IS NULL)",
  )
  expect(orphans.rowCount).toBe(0)
  const proof = await verifyChains(house.db, house.keys, undefined)
  expect(proof.defects).toEqual([])
  expect(proof.events).toBeGreaterThan(100)
})

describe('the promises that the database keeps, whatever the code does', () => {
  const change = (caseId: string, set: string) =>
    house.db.pool.query(`UPDATE cases SET ${set} WHERE tenant_id = $1 AND id = $2`, [here.tenant, caseId])

  test('an open case has an owner who exists and a next deadline', async () => {
    const { caseId } = await inState('in_progress')
    for (const [set, constraint] of [
      ['owner_post_id = NULL', 'cases_no_orphan'],
      ['next_deadline_at = NULL', 'cases_no_orphan'],
      [`owner_post_id = '${randomUUID()}'`, 'cases_owner_fk'],
    ])
      await expect(change(caseId, set), set).rejects.toMatchObject({ constraint })
  })

  test('nothing is verified or closed without an answer', async () => {
    const { caseId } = await inState('in_progress')
    for (const state of ['verified', 'closed'])
      await expect(change(caseId, `state = '${state}'`)).rejects.toMatchObject({ constraint: 'cases_always_an_answer' })
  })
})
