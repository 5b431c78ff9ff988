import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { directoryKey } from '../../platform/directory.ts'
import { caseIn, outcomeOf, reported } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { GetCase, MergeCase, RateCase, ReopenCase, ResolveCase, UnmergeCase, VerifyCase } from '../cases/contract.ts'
import { expirySweep } from '../cases/sweep.ts'
import { FollowReport, ListReportsOfCase, ReceiveReport } from './contract.ts'

/** Several who wait for one answer: each hears it on the own page and says what she thinks of it. */

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const see = (caseId: string) => house.ask(GetCase, { caseId }, at(here.desk))
const merge = (caseId: string, intoCaseId: string) => house.run(MergeCase, { caseId, intoCaseId }, at(here.desk))
const ANSWER = '已经换好灯泡，请您放心。'
const answer = async (caseId: string) => {
  await house.run(ResolveCase, { caseId, outcome: 'solved', answer: ANSWER }, at(here.ordinaryLead))
  await house.run(VerifyCase, { caseId, passed: true }, at(here.desk))
}
const page = ({ caseId, bearer }: { caseId: string; bearer: ServerActor }) =>
  house.ask(FollowReport, { caseId }, at(bearer))
const rate = (caseId: string, rating: number, as: ServerActor) => house.run(RateCase, { caseId, rating }, at(as))

/** One that is worked on, and two merged into it. */
async function three() {
  const first = await caseIn({ house, here }, 'in_progress')
  const [second, third] = [await reported(house, here, '三单元灯不亮'), await reported(house, here, '楼道太黑')]
  for (const one of [second, third]) await merge(one.caseId, first.caseId)
  return { first, second, third }
}

describe('three reporters of one matter', () => {
  test('each is answered on the own page and may rate; it closes when all have, as content as the least content of them', async () => {
    const { first, second, third } = await three()
    await answer(first.caseId)
    for (const one of [first, second, third]) {
      const mine = await page(one)
      expect(mine).toMatchObject({ answer: ANSWER, leadCaseId: first.caseId, ownVerdict: null })
      expect(mine.actions).toEqual(expect.arrayContaining(['rate', 'reopen']))
      expect(mine.rateUntil).not.toBeNull()
    }
    await rate(first.caseId, 5, second.bearer)
    expect(await see(first.caseId)).toMatchObject({ state: 'verified', rating: 5 })
    expect(await page(second)).toMatchObject({ ownVerdict: 'content', state: 'verified' })
    expect((await page(second)).actions).not.toContain('rate')
    expect((await page(third)).actions).toContain('rate')
    expect(await outcomeOf(rate(first.caseId, 1, second.bearer))).toBe('refused:case.rated_already')
    await rate(first.caseId, 2, first.bearer)
    await rate(first.caseId, 4, third.bearer)
    expect(await see(first.caseId)).toMatchObject({ state: 'closed', rating: 2, reporterVerdict: 'not_content' })
    expect(await page(third)).toMatchObject({ ownVerdict: 'content', rating: null })
  })

  test('those who stay silent are waited for until the time is over; what the others said stands', async () => {
    const { first, second } = await three()
    await answer(first.caseId)
    await rate(first.caseId, 2, second.bearer)
    house.clock.advance(8 * 86_400_000)
    await house.running.sweep(expirySweep, here.tenant)
    expect(await see(first.caseId)).toMatchObject({ state: 'closed', rating: 2, reporterVerdict: 'not_content' })
  })

  test('one says that it is not solved: the work goes on, the others are asked anew, and nobody reads her words', async () => {
    const { first, second, third } = await three()
    await answer(first.caseId)
    await rate(first.caseId, 5, third.bearer)
    await house.run(ReopenCase, { caseId: first.caseId, reason: '我家是西头那户，门口还是黑的' }, at(second.bearer))
    expect(await see(first.caseId)).toMatchObject({ state: 'in_progress', reporterVerdict: 'not_solved' })
    for (const one of [first, third]) expect(JSON.stringify(await page(one))).not.toContain('西头')
    await answer(first.caseId)
    for (const one of [first, second, third]) expect((await page(one)).actions).toContain('rate')
    expect(await see(first.caseId)).toMatchObject({ rating: null })
  })

  test('a rating of somebody else is not told as one’s own', async () => {
    const { first, second } = await three()
    await answer(first.caseId)
    await rate(first.caseId, 5, second.bearer)
    expect((await page(first)).steps.map((step) => step.key)).not.toContain('case.rated')
  })
})

describe('the words of several', () => {
  test('who works on it reads them all, those of merged reports too; a resident who only joined reads none of theirs', async () => {
    const { first, second } = await three()
    const words = async (as: ServerActor) =>
      (await house.ask(ListReportsOfCase, { caseId: first.caseId }, at(as))).reports.map((one) => one.text)
    for (const as of [here.desk, here.ordinaryLead])
      expect(await words(as)).toEqual(expect.arrayContaining(['三单元灯不亮', '楼道太黑']))
    const { personId, accountId } = here.siblingMember
    await house.db.q
      .updateTable('case_parties')
      .set({ person_id: personId })
      .where('tenant_id', '=', here.tenant)
      .where('case_id', '=', first.caseId)
      .where('from_case_id', '=', second.caseId)
      .execute()
    const neighbour: ServerActor = { kind: 'person', personId, accountId, grants: [] }
    expect(await outcomeOf(words(neighbour))).toBe('not_found')
  })
})

describe('the same person twice', () => {
  test('merged, the second code still opens its page and has the answer', async () => {
    const reporter = { name: '司马乙', phone: '15412349901' }
    const report = async (text: string) => {
      const receipt = await house.run(
        ReceiveReport,
        { channel: 'qr', text, place: { by: 'code', code: here.code }, reporter },
        at({ kind: 'visitor' }),
      )
      const bearer: ServerActor = {
        kind: 'bearer',
        subjectId: receipt.caseId,
        bearerHash: directoryKey(house.keys, 'tracking', receipt.trackingCode ?? '').toString('hex'),
      }
      return { caseId: receipt.caseId, bearer }
    }
    const [one, two] = [await report('楼道灯不亮'), await report('楼道灯还是不亮')]
    await merge(two.caseId, one.caseId)
    expect(await page(two)).toMatchObject({ mergedIntoNumber: (await see(one.caseId)).number })
    expect((await see(one.caseId)).parties.filter((party) => !party.isAnonymous)).toHaveLength(1)
  })
})

describe('a chain of merges', () => {
  test('who was merged first follows to the last and is answered there', async () => {
    const last = await caseIn({ house, here }, 'in_progress')
    const [middle, early] = [await reported(house, here, '四单元灯不亮'), await reported(house, here, '灯坏了')]
    await merge(early.caseId, middle.caseId)
    await merge(middle.caseId, last.caseId)
    await answer(last.caseId)
    const { number } = await see(last.caseId)
    for (const one of [early, middle])
      expect(await page(one)).toMatchObject({ answer: ANSWER, mergedIntoNumber: number, leadCaseId: last.caseId })
    const parties = await house.db.q
      .selectFrom('case_parties')
      .select('answered_at')
      .where('tenant_id', '=', here.tenant)
      .where('case_id', 'in', [last.caseId, middle.caseId, early.caseId])
      .execute()
    expect(parties.every((party) => party.answered_at !== null)).toBe(true)
  })

  test('the middle one taken out takes its reporters with it', async () => {
    const last = await caseIn({ house, here }, 'in_progress')
    const [middle, early] = [await reported(house, here, '五单元灯不亮'), await reported(house, here, '灯又坏了')]
    await merge(early.caseId, middle.caseId)
    await merge(middle.caseId, last.caseId)
    await house.run(UnmergeCase, { caseId: middle.caseId, reason: '不是同一处。' }, at(here.desk))
    expect((await see(last.caseId)).parties).toHaveLength(1)
    expect(await page(early)).toMatchObject({ leadCaseId: middle.caseId })
  })
})
