import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { postOf } from '../../tests/access/ready.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { dueAt, isServiceTime } from '../calendars/rules.ts'
import { office, twoShifts } from '../calendars/sample-calendars.ts'
import { FollowReport } from '../intake/contract.ts'
import { RESOLVE_OUTCOMES } from './contract/names.ts'
import {
  AssignCase,
  ClaimCase,
  CountDesk,
  EscalateCase,
  GetCase,
  GetRecurrence,
  GetTimeline,
  ListDesk,
  RateCase,
  ResolveCase,
  SendBackCase,
  STATES,
  TriageCase,
  VerifyCase,
} from './contract.ts'
import { reminderSweep } from './reminders.ts'
import { nextStep } from './rules/steps.ts'
import { OUTCOME_WORDS } from './words.ts'

/** What other desks are reproached with in their trackers (docs/wounds.md), where no other test shows that it heals here. */

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  beside = await buildCommunity(house.running, '510104002003')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const DAY = 86_400_000
const at = (as: ServerActor, tenant = here.tenant) => ({ as, tenant })
const see = (caseId: string) => house.ask(GetCase, { caseId }, at(here.desk))

/** What the sweep has told of a case: a clock with its step, to whom. */
async function told(caseId: string, tenant = here.tenant) {
  const { rows } = await house.db.pool.query<{ name: string; body: string }>(
    `SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name IN ('case.reminded', 'case.raised', 'case.supervised') ORDER BY seq`,
    [tenant, caseId],
  )
  return rows.map((row) => ({ name: row.name, ...(JSON.parse(row.body).data as { to?: string; isTop?: boolean }) }))
}

describe('escalation passes nobody over', () => {
  test('the holder left: the next above is reminded, and it climbs', async () => {
    const { caseId } = await caseIn({ house, here }, 'reported')
    await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, at(here.desk))
    const { personId } = here.siblingLead
    await house.run('people.leavePost', { postId: postOf(here.siblingLead), personId }, at(SYSTEM))
    house.clock.advance(2 * DAY)
    await house.running.sweep(reminderSweep, here.tenant)
    const first = await told(caseId)
    expect(first.length).toBeGreaterThan(0)
    expect(first.map((one) => one.to)).not.toContain(postOf(here.siblingLead))
    house.clock.advance(7 * DAY)
    await house.running.sweep(reminderSweep, here.tenant)
    expect((await told(caseId)).map((one) => one.name)).toContain('case.raised')
    expect(await see(caseId)).toMatchObject({ isSupervised: true })
  })

  test('nobody stands above: it is said to the highest there is, and supervised', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    for (const as of [here.desk, here.desk])
      await house.run(EscalateCase, { caseId, reason: '需要协调市政单位。' }, at(as))
    expect((await see(caseId)).ownerPostId).toBe(postOf(here.street))
    house.clock.advance(10 * DAY)
    await house.running.sweep(reminderSweep, here.tenant)
    const all = await told(caseId)
    expect(all.find((one) => one.name === 'case.raised')).toMatchObject({ to: postOf(here.street), isTop: true })
    expect(all.map((one) => one.name)).toContain('case.supervised')
  })

  test('more cases than one batch holds: none is left for later', { timeout: 120_000 }, async () => {
    const made = []
    for (let i = 0; i < 130; i++) made.push((await reported(house, here, `第 ${i} 盏灯不亮`)).caseId)
    house.clock.advance(20 * DAY)
    await house.running.sweep(reminderSweep, here.tenant)
    const { rows } = await house.db.pool.query<{ n: number }>(
      `SELECT count(DISTINCT subject_id)::int AS n FROM events WHERE tenant_id = $1 AND name = 'case.raised' AND subject_id = ANY($2)`,
      [here.tenant, made],
    )
    expect(rows[0].n).toBe(130)
  })

  test('every street has its turn', async () => {
    const mine = await reported(house, here, '这条街的事')
    const theirs = await reported(house, beside, '那条街的事')
    house.clock.advance(20 * DAY)
    await house.running.sweep(reminderSweep)
    expect((await told(mine.caseId)).length).toBeGreaterThan(0)
    expect((await told(theirs.caseId, beside.tenant)).length).toBeGreaterThan(0)
  })
})

describe('a clock in working time', () => {
  test('never reminds at night or on a day off', () => {
    for (const calendar of [office, twoShifts])
      for (let hour = 0; hour < 24 * 9; hour += 5)
        for (const limit of [{ value: 4, unit: 'wh' } as const, { value: 3, unit: 'wd' } as const]) {
          const startedAt = new Date(Date.UTC(2026, 5, 8, hour))
          const clock = { startedAt, limit, dueAt: dueAt(startedAt, limit, calendar).at }
          let step = 0
          for (let i = 0; i < 6; i++) {
            const next = nextStep(clock, step, startedAt, calendar)
            // The end of a window belongs to it: what is due at 17:30 is told at 17:30.
            expect(isServiceTime(new Date(next.at.getTime() - 1), calendar), next.at.toISOString()).toBe(true)
            step = next.step
          }
        }
  })
})

describe('closed honestly', () => {
  const finished = async (outcome: (typeof RESOLVE_OUTCOMES)[number]) => {
    const { caseId, bearer } = await caseIn({ house, here }, 'in_progress')
    await house.run(ResolveCase, { caseId, outcome, answer: '已经看过，情况是这样的。' }, at(here.ordinaryLead))
    await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
    return { caseId, bearer }
  }

  test('each way to end has its own name, and the reporter reads that one', async () => {
    for (const outcome of RESOLVE_OUTCOMES) {
      const { caseId, bearer } = await finished(outcome)
      expect(await house.ask(FollowReport, { caseId }, at(bearer))).toMatchObject({ outcome })
    }
    expect(new Set(RESOLVE_OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome].zh)).size).toBe(RESOLVE_OUTCOMES.length)
  })

  test('the word of the reporter stands beside the official one, and neither overwrites the other', async () => {
    const { caseId, bearer } = await finished('solved')
    await house.run(RateCase, { caseId, rating: 1, comment: '根本没有修。' }, at(bearer))
    expect(await see(caseId)).toMatchObject({ state: 'closed', outcome: 'solved', reporterVerdict: 'not_content' })
    const { entries } = await house.ask(GetTimeline, { caseId }, at(here.desk))
    expect(entries.find((entry) => entry.event === 'case.resolved')?.facts).toMatchObject({ outcome: 'solved' })
    expect(entries.find((entry) => entry.event === 'case.rated')?.facts).toMatchObject({ verdict: 'not_content' })
  })
})

describe('routing', () => {
  test('sent back and forth three times is not possible: the third is refused', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    const back = (as: ServerActor) =>
      outcomeOf(house.run(SendBackCase, { caseId, reason: 'wrong_duty', note: '这不是我们网格的事。' }, at(as)))
    expect(await back(here.ordinaryLead)).toBe('ok')
    await house.run(AssignCase, { caseId, toPostId: postOf(here.ordinaryLead) }, at(here.desk))
    expect(await back(here.ordinaryLead)).toBe('ok')
    const { ownerPostId } = await see(caseId)
    const arbiter = [here.lead, here.street, here.desk].find((one) => postOf(one) === ownerPostId) ?? here.lead
    await house.run(
      'cases.arbitrate',
      { caseId, toPostId: postOf(here.ordinaryLead), reason: '按边界属第一网格。' },
      at(arbiter),
    )
    expect(await back(here.ordinaryLead)).toBe('refused:case.not_possible_now')
  })

  test('assigned anew, it stands in the list of the new post and no longer in that of the old', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    const waits = async (as: ServerActor) =>
      (await house.ask(ListDesk, { scope: 'mine', sort: 'deadline', limit: 100 }, at(as))).cases.some(
        (one) => one.id === caseId,
      )
    expect(await waits(here.ordinaryLead)).toBe(true)
    await house.run(AssignCase, { caseId, toPostId: postOf(here.officer) }, at(here.desk))
    expect([await waits(here.ordinaryLead), await waits(here.officer)]).toEqual([false, true])
    const { entries } = await house.ask(GetTimeline, { caseId }, at(here.ordinaryLead))
    expect(entries.findLast((entry) => entry.event === 'case.assigned')?.facts.toName).toBe('郑专干')
  })
})

describe('one number everywhere', () => {
  test('the counts are those of the lists, for everybody', async () => {
    for (const state of ['triaged', 'in_progress', 'resolved'] as const) await caseIn({ house, here }, state)
    for (const as of [here.desk, here.ordinaryLead, here.member, here.street, here.liaison]) {
      const counts = await house.ask(CountDesk, {}, at(as))
      const listed = async (input: object) => {
        let [n, after] = [0, undefined as { key: string; id: string } | undefined]
        for (;;) {
          const page = await house.ask(
            ListDesk,
            { scope: 'my_grids', sort: 'deadline', limit: 100, ...input, after },
            at(as),
          )
          n += page.cases.length
          if (!page.next) return n
          after = page.next
        }
      }
      for (const state of STATES.filter((one) => one !== 'closed'))
        expect(await listed({ states: [state] }), state).toBe(counts.byState[state])
      expect(await listed({ onlyOverdue: true })).toBe(counts.overdue)
    }
  })
})

describe('duplicates', () => {
  test('what was closed before counts when the same comes back', async () => {
    const closed = async () => {
      const { caseId, bearer } = await caseIn({ house, here }, 'verified')
      await house.run(RateCase, { caseId, rating: 4 }, at(bearer))
      house.clock.advance(DAY)
      return caseId
    }
    const [first, second] = [await closed(), await closed()]
    const third = await caseIn({ house, here }, 'triaged')
    const found = await house.ask(GetRecurrence, { caseId: third.caseId }, at(here.desk))
    expect(found.isRecurring).toBe(true)
    expect(found.occurrences.map((one) => one.id)).toEqual(expect.arrayContaining([first, second]))
  })
})

test('two who press at once: the case has one handler', async () => {
  const { caseId } = await caseIn({ house, here }, 'triaged')
  await house.run(
    AssignCase,
    { caseId, toPostId: postOf(here.ordinaryLead), alsoToPostId: postOf(here.liaison) },
    at(here.desk),
  )
  const tries = await Promise.all(
    [here.ordinaryLead, here.liaison].map((as) => outcomeOf(house.run(ClaimCase, { caseId }, at(as)))),
  )
  expect(tries.toSorted()).toEqual(['ok', 'refused:case.claimed_by_other'])
})
