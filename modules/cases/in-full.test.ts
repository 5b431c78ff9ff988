import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import type { WriteContext } from '../../platform/context.ts'
import { verifyChains } from '../../platform/proof.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { deferred, postOf } from '../../tests/access/ready.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  ArbitrateCase,
  AskAssist,
  AssignCase,
  ClaimCase,
  ContactReporter,
  EscalateCase,
  FinishAssist,
  GetCase,
  GetTimeline,
  GrantRequest,
  ListDesk,
  LowerCase,
  MergeCase,
  NoteCase,
  RateCase,
  RefuseRequest,
  ReleaseAssist,
  RequestMore,
  ResolveCase,
  RespondToSupervision,
  ResumeCase,
  ReviewDeferral,
  SendBackCase,
  SplitCase,
  SuperviseCase,
  TakeAssist,
  TriageCase,
  UnmergeCase,
  UrgeCase,
  VerifyCase,
} from './contract.ts'
import { reminderSweep } from './reminders.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const HOUR = 3_600_000
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const see = (caseId: string, as: ServerActor = here.desk) => house.ask(GetCase, { caseId }, at(as))
const working = () => caseIn({ house, here }, 'in_progress')
const back = (caseId: string, as: PersonActor) =>
  house.run(SendBackCase, { caseId, reason: 'wrong_duty', note: '这不是我们网格的事。' }, at(as))
const waitsFor = async (caseId: string, as: PersonActor) =>
  (await house.ask(ListDesk, { scope: 'mine', sort: 'deadline', limit: 100 }, at(as))).cases.some(
    (one) => one.id === caseId,
  )
const events = async (caseId: string) =>
  (await house.ask(GetTimeline, { caseId }, at(here.desk))).entries.map((entry) => entry.event)
const answer = { outcome: 'solved', answer: '已经换好灯泡，请您放心。' } as const

describe('returned twice (退单)', () => {
  test('goes to the lead above both sides, who decides within four working hours, and it stays there', async () => {
    const { caseId } = await working()
    const promised = (await see(caseId)).dueAt
    await back(caseId, here.ordinaryLead)
    await house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, at(here.desk))
    await back(caseId, here.siblingLead)
    const disputed = await see(caseId)
    expect(disputed).toMatchObject({
      state: 'triaged',
      ownerPostId: postOf(here.lead),
      returnCount: 2,
      dueAt: promised,
    })
    expect(disputed.clocks.find((clock) => clock.kind === 'arbitrate')?.stoppedAt).toBeNull()
    expect(await outcomeOf(house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, at(here.desk)))).toBe(
      'refused:case.not_possible_now',
    )
    await house.run(
      ArbitrateCase,
      { caseId, toPostId: postOf(here.ordinaryLead), reason: '按网格边界属第一网格。' },
      at(here.lead),
    )
    const bound = await see(caseId, here.ordinaryLead)
    expect(bound).toMatchObject({ state: 'assigned', ownerPostId: postOf(here.ordinaryLead), dueAt: promised })
    for (const verb of ['sendBack', 'assign', 'escalate']) expect(bound.actions).not.toContain(verb)
    expect(
      await outcomeOf(house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, at(here.ordinaryLead))),
    ).toBe('refused:case.arbitrated')
    expect(await outcomeOf(back(caseId, here.ordinaryLead))).toBe('refused:case.not_possible_now')
    expect(await events(caseId)).toContain('case.arbitrated')
  })
})

test('who sent it back finds it among what others hold now, also outside his own grids', async () => {
  const { caseId } = await caseIn({ house, here }, 'triaged')
  await house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, at(here.desk))
  await back(caseId, here.siblingLead)
  expect(await see(caseId, here.siblingLead)).toMatchObject({ state: 'triaged', returnCount: 1 })
  const { cases } = await house.ask(ListDesk, { scope: 'involved', sort: 'deadline', limit: 100 }, at(here.siblingLead))
  expect(cases.map((one) => one.id)).toContain(caseId)
  expect(await waitsFor(caseId, here.siblingLead)).toBe(false)
})

describe('the ladder (微事 小事 大事)', () => {
  test('from the grid to the community to the street and back, with one promise', async () => {
    const { caseId } = await working()
    const { dueAt, tier } = await see(caseId)
    expect(tier).toBe('grid')
    const reason = '需要协调市政单位。'
    await house.run(EscalateCase, { caseId, reason }, at(here.ordinaryLead))
    expect(await see(caseId)).toMatchObject({ tier: 'community', state: 'triaged', ownerPostId: postOf(here.desk) })
    await house.run(EscalateCase, { caseId, reason }, at(here.desk))
    expect(await see(caseId, here.street)).toMatchObject({
      tier: 'subdistrict',
      ownerPostId: postOf(here.street),
      dueAt,
    })
    expect(await outcomeOf(house.run(EscalateCase, { caseId, reason }, at(here.street)))).toBe('refused:case.top_tier')
    await house.run(LowerCase, { caseId, note: '已协调好，请社区落实。' }, at(here.street))
    expect(await see(caseId)).toMatchObject({ tier: 'community', ownerPostId: postOf(here.desk), dueAt })
  })
})

describe('either may claim (双向领办)', () => {
  test('both see it, the liaison claims, and there is one owner', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await house.run(
      AssignCase,
      { caseId, toPostId: postOf(here.ordinaryLead), alsoToPostId: postOf(here.liaison) },
      at(here.desk),
    )
    expect((await see(caseId, here.liaison)).actions).toContain('claim')
    expect([await waitsFor(caseId, here.liaison), await waitsFor(caseId, here.ordinaryLead)]).toEqual([true, true])
    expect((await see(caseId, here.ordinaryLead)).offeredTo?.postId).toBe(postOf(here.liaison))
    await house.run(ClaimCase, { caseId }, at(here.liaison))
    expect(await see(caseId)).toMatchObject({
      state: 'in_progress',
      ownerPostId: postOf(here.liaison),
      offeredTo: { postId: postOf(here.ordinaryLead) },
    })
    expect(await outcomeOf(house.run(ClaimCase, { caseId }, at(here.ordinaryLead)))).not.toBe('ok')
    expect(await waitsFor(caseId, here.ordinaryLead)).toBe(false)
  })

  test('the side that did not claim no longer has it to do, and still sees who has it', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await house.run(
      AssignCase,
      { caseId, toPostId: postOf(here.ordinaryLead), alsoToPostId: postOf(here.liaison) },
      at(here.desk),
    )
    await house.run(ClaimCase, { caseId }, at(here.ordinaryLead))
    expect(await waitsFor(caseId, here.liaison)).toBe(false)
    const seen = await see(caseId, here.liaison)
    expect(seen).toMatchObject({ ownerPostId: postOf(here.ordinaryLead), state: 'in_progress', actions: [] })
    const { cases } = await house.ask(ListDesk, { scope: 'involved', sort: 'deadline', limit: 100 }, at(here.liaison))
    expect(cases.find((one) => one.id === caseId)).toMatchObject({ offeredPostId: postOf(here.liaison) })
  })
})

describe('more time (延期)', () => {
  const ask = (caseId: string) =>
    house.run(RequestMore, { caseId, kind: 'extend', value: 1, note: '配件要等两天才到。' }, at(here.ordinaryLead))

  test('granted by the level above, told with both dates', async () => {
    const { caseId } = await working()
    const before = await see(caseId)
    await ask(caseId)
    const asked = await see(caseId, here.lead)
    expect(asked).toMatchObject({ request: { kind: 'extend', value: 1 }, dueAt: before.dueAt })
    expect(asked.clocks.find((clock) => clock.kind === 'approve')?.stoppedAt).toBeNull()
    await house.run(GrantRequest, { caseId }, at(here.lead))
    const longer = await see(caseId)
    expect(new Date(longer.dueAt ?? 0).getTime()).toBeGreaterThan(new Date(before.dueAt ?? 0).getTime())
    expect(longer).toMatchObject({ request: null })
    const { entries } = await house.ask(GetTimeline, { caseId }, at(here.desk))
    expect(entries.find((entry) => entry.event === 'case.extended')?.facts).toMatchObject({ from: before.dueAt })
    expect(await outcomeOf(ask(caseId))).toBe('refused:case.extended_before')
  })

  test('refused with words, nothing moves', async () => {
    const { caseId } = await working()
    const { dueAt } = await see(caseId)
    await ask(caseId)
    await house.run(RefuseRequest, { caseId, note: '请先想别的办法。' }, at(here.lead))
    expect(await see(caseId)).toMatchObject({ dueAt, request: null })
  })
})

describe('on the books (挂账)', () => {
  test('with a review date that somebody above moves, and taken up again', async () => {
    const { caseId } = await working()
    await deferred({ house, here }, caseId)
    const still = await see(caseId)
    expect(still).toMatchObject({ state: 'deferred' })
    expect(still.clocks.find((clock) => clock.kind === 'handle')?.pausedAt).not.toBeNull()
    await house.run(ReviewDeferral, { caseId, days: 30, note: '资金还在走流程。' }, at(here.lead))
    await house.run(ResumeCase, { caseId }, at(here.ordinaryLead))
    expect(await see(caseId)).toMatchObject({ state: 'in_progress' })
  })
})

describe('pushing', () => {
  test('the reporter urges once a day', async () => {
    const { caseId, bearer } = await working()
    await house.run(UrgeCase, { caseId, note: '天黑了不安全。' }, at(bearer))
    expect(await outcomeOf(house.run(UrgeCase, { caseId }, at(bearer)))).toBe('refused:case.urged_today')
    expect((await see(caseId)).urgeCount).toBe(1)
  })

  test('supervision is answered', async () => {
    const { caseId } = await working()
    await house.run(SuperviseCase, { caseId, note: '请今天说明进展。' }, at(here.lead))
    expect(await see(caseId)).toMatchObject({ isSupervised: true })
    await house.run(RespondToSupervision, { caseId, note: '配件今天下午到。' }, at(here.ordinaryLead))
    expect((await see(caseId)).clocks.find((clock) => clock.kind === 'supervise')?.stoppedAt).not.toBeNull()
  })

  test('the first word to a named resident has its own clock, and a call stops it', async () => {
    const { caseId } = await caseIn({ house, here }, 'reported')
    await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.db.q
      .updateTable('case_parties')
      .set({ person_id: here.siblingMember.personId })
      .where('tenant_id', '=', here.tenant)
      .where('case_id', '=', caseId)
      .execute()
    await house.run(AssignCase, { caseId, toPostId: postOf(here.ordinaryLead) }, at(here.desk))
    const clock = async () => (await see(caseId)).clocks.find((one) => one.kind === 'contact')
    expect((await clock())?.stoppedAt).toBeNull()
    await house.run(ContactReporter, { caseId, way: 'phone', isReached: true }, at(here.ordinaryLead))
    expect((await clock())?.stoppedAt).not.toBeNull()
  })
})

describe('helpers (协办)', () => {
  test('take, do and are told; the case waits for them or releases them', async () => {
    const { caseId } = await working()
    const task = { caseId, toPostId: postOf(here.siblingLead), task: '请看一下东门那边。', days: 2 }
    await house.run(AskAssist, task, at(here.ordinaryLead))
    await house.run(AskAssist, { ...task, toPostId: postOf(here.member) }, at(here.ordinaryLead))
    const [one, other] = (await see(caseId, here.siblingLead)).assists.toSorted(
      (a, b) => Number(b.isMine) - Number(a.isMine),
    )
    expect(one).toMatchObject({ state: 'asked', isMine: true, task: '请看一下东门那边。' })
    expect(other.isMine).toBe(false)
    expect(await waitsFor(caseId, here.siblingLead)).toBe(true)
    await house.run(TakeAssist, { caseId, assistId: one.id }, at(here.siblingLead))
    expect(
      await outcomeOf(
        house.run(FinishAssist, { caseId, assistId: other.id, result: '这不是我的任务。' }, at(here.siblingLead)),
      ),
    ).toBe('refused:case.assist_not_yours')
    await house.run(FinishAssist, { caseId, assistId: one.id, result: '东门的灯也查过了。' }, at(here.siblingLead))
    expect(await waitsFor(caseId, here.siblingLead)).toBe(false)
    expect(await outcomeOf(house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead)))).toBe(
      'refused:case.assists_open',
    )
    await house.run(ReleaseAssist, { caseId, assistId: other.id, reason: '不需要了。' }, at(here.ordinaryLead))
    await house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead))
    expect((await see(caseId)).assists.map((assist) => assist.state).sort()).toEqual(['done', 'released'])
  })
})

describe('parts (拆分)', () => {
  test('a parent cannot end before its parts; the reporter sees one case', async () => {
    const { caseId, bearer } = await working()
    await house.run(SplitCase, { caseId, parts: [{ text: '三楼的窗户也坏了。' }] }, at(here.ordinaryLead))
    const [part] = (await see(caseId)).children
    expect(part.state).toBe('reported')
    expect((await see(part.id)).parent?.id).toBe(caseId)
    expect(await outcomeOf(house.ask(GetCase, { caseId: part.id }, at(bearer)))).toBe('not_found')
    expect(await outcomeOf(house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead)))).toBe(
      'refused:case.children_open',
    )
    await house.run(TriageCase, { caseId: part.id, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.run(AssignCase, { caseId: part.id, toPostId: postOf(here.ordinaryLead) }, at(here.desk))
    await house.run(ClaimCase, { caseId: part.id }, at(here.ordinaryLead))
    await house.run(ResolveCase, { caseId: part.id, ...answer }, at(here.ordinaryLead))
    await house.run(VerifyCase, { caseId: part.id, passed: true }, at(here.desk))
    expect(await see(part.id)).toMatchObject({ state: 'closed' })
    expect((await house.run(ResolveCase, { caseId, ...answer }, at(here.ordinaryLead))).state).toBe('resolved')
  })
})

describe('merged and taken back (并案)', () => {
  test('three reporters of one case are all answered and may all rate', async () => {
    const main = await working()
    const others = [await reported(house, here, '三单元灯不亮'), await reported(house, here, '楼道太黑')]
    for (const one of others) await house.run(MergeCase, { caseId: one.caseId, intoCaseId: main.caseId }, at(here.desk))
    await house.run(ResolveCase, { caseId: main.caseId, ...answer }, at(here.ordinaryLead))
    await house.run(VerifyCase, { caseId: main.caseId, passed: true }, at(here.desk))
    const parties = await house.db.q
      .selectFrom('case_parties')
      .select(['case_id', 'answered_at'])
      .where('tenant_id', '=', here.tenant)
      .where('case_id', 'in', [main.caseId, ...others.map((one) => one.caseId)])
      .execute()
    expect(parties).toHaveLength(5)
    expect(parties.every((party) => party.answered_at !== null)).toBe(true)
    await house.run(RateCase, { caseId: main.caseId, rating: 5 }, at(others[1].bearer))
  })

  test('unmerged, it goes on by itself and its reporter leaves the other', async () => {
    const main = await working()
    const other = await reported(house, here, '四单元灯不亮')
    await house.run(MergeCase, { caseId: other.caseId, intoCaseId: main.caseId }, at(here.desk))
    expect((await see(main.caseId)).parties).toHaveLength(2)
    await house.run(UnmergeCase, { caseId: other.caseId, reason: '不是同一处。' }, at(here.desk))
    expect((await see(main.caseId)).parties).toHaveLength(1)
    expect(await see(other.caseId)).toMatchObject({ state: 'triaged', mergedInto: null, answer: null })
  })
})

describe('reminders', () => {
  const sweep = () => house.running.sweep(reminderSweep, here.tenant)
  const told = async (caseId: string) => {
    const rows = await house.db.pool.query<{ name: string; body: string }>(
      `SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name IN ('case.reminded', 'case.raised', 'case.supervised') ORDER BY seq`,
      [here.tenant, caseId],
    )
    return rows.rows.map((row) => {
      const { data } = JSON.parse(row.body)
      return row.name === 'case.reminded'
        ? `${data.clock} ${data.percent}`
        : row.name === 'case.raised'
          ? `${data.clock} +${data.days} ${data.to}`
          : `supervised ${data.automatic}`
    })
  }

  test('nobody assigned it: reminded, carried up day by day, supervised, each told once', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await sweep()
    const start = house.clock.now()
    const due = (await see(caseId)).nextDeadlineAt ?? ''
    while (house.clock.now() < new Date(due)) {
      house.clock.advance(HOUR / 4)
      await sweep()
      await sweep()
    }
    expect(await told(caseId)).toEqual(['assign 50', 'assign 80', 'assign 100'])
    for (let hour = 0; hour < 24 * 7; hour += 6) {
      house.clock.advance(6 * HOUR)
      await sweep()
    }
    const after = await told(caseId)
    expect(after.slice(3, 6)).toEqual([
      `assign +1 ${postOf(here.lead)}`,
      `assign +2 ${postOf(here.street)}`,
      expect.stringMatching(/^assign \+3 /),
    ])
    expect(after[6]).toBe('supervised true')
    expect(await see(caseId)).toMatchObject({ isSupervised: true, raisedToPostId: postOf(here.street) })
    expect(house.clock.now().getTime()).toBeGreaterThan(start.getTime())
  })

  test('an edit does not restart the clock, and acting in time takes the raised mark away', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    house.clock.advance(6 * 24 * HOUR)
    await sweep()
    const raised = await see(caseId)
    const above = [here.lead, here.street, here.officer].find((one) => postOf(one) === raised.raisedToPostId)
    const waitingAbove = async () =>
      (await house.ask('cases.desk', { scope: 'mine' }, at(above ?? here.desk))).cases.some((one) => one.id === caseId)
    expect(above).toBeDefined()
    expect(await waitingAbove()).toBe(true)
    await house.run(NoteCase, { caseId, text: '已联系物业。' }, at(here.desk))
    expect((await see(caseId)).nextDeadlineAt).toBe(raised.nextDeadlineAt)
    await house.run(AssignCase, { caseId, toPostId: postOf(here.ordinaryLead) }, at(here.desk))
    expect((await see(caseId)).raisedToPostId).toBeNull()
    expect(await waitingAbove()).toBe(false)
  })

  test('two clocks of one case that come due together put it under supervision once', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    house.clock.advance(20 * 24 * HOUR)
    await sweep()
    const all = await told(caseId)
    expect(all.filter((line) => line.startsWith('claim') || line.startsWith('handle'))).toHaveLength(2)
    expect(all.filter((line) => line === 'supervised true')).toHaveLength(1)
  })

  test('a sweep that dies has told nothing, the next one tells it once', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    house.clock.advance(3 * 24 * HOUR)
    const before = (await told(caseId)).length
    const dying = {
      ...reminderSweep,
      run: (ctx: WriteContext) => reminderSweep.run(ctx).then(() => Promise.reject(new Error('killed'))),
    }
    await expect(house.running.sweep(dying, here.tenant)).rejects.toThrow('killed')
    expect(await told(caseId)).toHaveLength(before)
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    expect((await told(caseId)).length).toBeGreaterThan(before)
    expect(new Set(await told(caseId)).size).toBe((await told(caseId)).length)
  })
})

test('the chain of all that verifies', async () => {
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
})
