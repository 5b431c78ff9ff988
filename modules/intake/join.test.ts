import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { carry, type Letter, type Transports } from '../../platform/deliver.ts'
import { directoryKey } from '../../platform/directory.ts'
import { openLog } from '../../platform/log.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  AskReporter,
  AssignCase,
  ClaimCase,
  GetCase,
  GetTimeline,
  RejectCase,
  ResolveCase,
  TriageCase,
  UrgeCase,
  WithdrawCase,
} from '../cases/contract.ts'
import { EnterReport, FindNearby, FollowReport, JoinReport, ListReportsOfCase, ReceiveReport } from './contract.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(40 * 86_400_000))

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const byCode = (detail = '') => ({ by: 'code' as const, code: here.code, detail })
const receive = (text: string, more: object = {}) =>
  house.run(ReceiveReport, { channel: 'qr', text, place: byCode('我家 1203 门口'), ...more }, at(VISITOR))
const received = async (text: string, more: object = {}) => {
  const receipt = await receive(text, more)
  house.clock.advance(1000)
  return receipt
}
const triage = (caseId: string, categoryCode: string) =>
  house.run(TriageCase, { caseId, categoryCode, nature: 'help' }, at(here.desk))
const nearby = async (text: string, more: object = {}) =>
  (await house.ask(FindNearby, { text, place: byCode(), ...more }, at(VISITOR))).cases
/** A moment after the report, as people are. */
const join = (caseId: string, more: object = {}, as: ServerActor = VISITOR, commandId: string = randomUUID()) =>
  house.run(
    JoinReport,
    { caseId, channel: 'qr', text: '我这层的灯也不亮', place: byCode(), ...more },
    { ...at(as), commandId },
  )
const bearerOf = (receipt: { caseId: string; trackingCode: string | null }): ServerActor => ({
  kind: 'bearer',
  subjectId: receipt.caseId,
  bearerHash: directoryKey(house.keys, 'tracking', receipt.trackingCode ?? '').toString('hex'),
})
const partiesOf = async (caseId: string) =>
  (await house.ask(GetCase, { caseId }, at(here.desk))).parties.map((party) => party.as)

describe('nearby', () => {
  test('tells kind, place, distance, age and date – no person and no word of the reporter', async () => {
    const one = await received('三楼楼道灯坏了，我是司马家的', { reporter: { name: '司马甲', phone: '15412340001' } })
    await triage(one.caseId, '0402')
    const [found, ...more] = await nearby('楼道灯不亮')
    expect(more).toEqual([])
    expect(found).toMatchObject({ caseId: one.caseId, placeName: '幸福里1幢', isSameBuilding: true, state: 'triaged' })
    expect(found.categoryZh).not.toBeNull()
    expect(JSON.stringify(found)).not.toMatch(/司马|(?<![\da-f-])1203|三楼|15412340001/)
  })

  test('never the sensitive, complaints, homes, what sounds like danger, the old and what has its answer', async () => {
    const sensitive = (
      await house.db.q.selectFrom('categories').select('code').where('is_sensitive', '=', true).execute()
    )
      .map((row) => row.code)
      .find((code) => code.length === 4)
    const of = async (text: string, code: string | null, more: object = {}) => {
      const { caseId } = await received(text, more)
      if (code) await triage(caseId, code)
      return caseId
    }
    await of('楼道灯不亮', sensitive ?? '')
    await of('楼道灯不亮', null, { nature: 'complaint', categoryCode: '0402' })
    await of('楼道灯不亮，有人要跳楼', null, { categoryCode: '0402' })
    const rejected = await of('楼道灯不亮', null, { categoryCode: '0402' })
    await house.run(
      RejectCase,
      { caseId: rejected, reason: 'no_substance', answer: '没有找到您说的这盏灯，暂时不能办理。' },
      at(here.desk),
    )
    const household = await house.db.q
      .selectFrom('households')
      .select('id')
      .where('tenant_id', '=', here.tenant)
      .executeTakeFirstOrThrow()
    await of('楼道灯不亮', null, { place: { by: 'household', householdId: household.id }, categoryCode: '0402' })
    expect(await nearby('楼道灯不亮', { categoryCode: '0402' })).toEqual([])
    await of('楼道灯不亮', '0402')
    expect(await nearby('楼道灯不亮')).toHaveLength(1)
    house.clock.advance(31 * 86_400_000)
    expect(await nearby('楼道灯不亮')).toEqual([])
  })

  test('never what nobody has sorted yet, of which a stranger could not tell what it is', async () => {
    const { caseId } = await received('楼道灯不亮，一层到三层都是')
    expect(await nearby('楼道灯不亮，一层到三层')).toEqual([])
    expect(await outcomeOf(join(caseId))).toBe('not_found')
    await triage(caseId, '0402')
    expect(await nearby('楼道灯不亮，一层到三层')).toHaveLength(1)
  })

  test('never what has a result already: nobody could join it', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    await triage(caseId, '0402')
    await house.run(AssignCase, { caseId, toPostId: here.ordinaryLead.grants[0].postId }, at(here.desk))
    await house.run(ClaimCase, { caseId }, at(here.ordinaryLead))
    expect(await nearby('楼道灯不亮')).toHaveLength(1)
    await house.run(ResolveCase, { caseId, outcome: 'solved', answer: '灯泡已经换好，请放心。' }, at(here.ordinaryLead))
    expect(await nearby('楼道灯不亮')).toEqual([])
    expect(await outcomeOf(join(caseId))).toBe('refused:case.joined_too_late')
  })

  test('three at most; elsewhere and of another kind none; an unknown code none', async () => {
    for (let i = 0; i < 4; i++) await received('楼道灯不亮', { categoryCode: '0402' })
    expect(await nearby('楼道灯不亮')).toHaveLength(3)
    expect(await nearby('夜里唱歌吵得睡不着')).toEqual([])
    const far = { by: 'grid' as const, gridId: here.micro[3], detail: '那边' }
    expect(await nearby('楼道灯不亮', { place: far })).toEqual([])
    expect(await nearby('楼道灯不亮', { place: { by: 'code', code: '00000000000' } })).toEqual([])
  })
})

describe('joinReport', () => {
  test('done: a receipt with a code of one’s own, the words kept, a follower who sees her own words alone', async () => {
    const first = await received('三楼楼道灯坏了，我是司马家的', { categoryCode: '0402' })
    const receipt = await join(first.caseId)
    expect(receipt).toMatchObject({ caseId: first.caseId, number: first.number, ownerRole: 'desk_officer' })
    expect(receipt.trackingCode).not.toBe(first.trackingCode)
    expect(await partiesOf(first.caseId)).toEqual(['reporter', 'follower'])
    const { reports } = await house.ask(ListReportsOfCase, { caseId: first.caseId }, at(here.desk))
    expect(reports.map((one) => one.text)).toEqual(['三楼楼道灯坏了，我是司马家的', '我这层的灯也不亮'])
    const mine = bearerOf(receipt)
    const page = await house.ask(FollowReport, { caseId: first.caseId }, at(mine))
    expect(page).toMatchObject({ text: '我这层的灯也不亮', placeName: '幸福里1幢', hasJoined: true, actions: ['urge'] })
    expect(page.steps.map((step) => step.key)).toEqual(['case.joined_by_me'])
    expect(JSON.stringify(page)).not.toMatch(/司马|(?<![\da-f-])1203/)
    for (const query of [GetCase, GetTimeline] as const)
      expect(await outcomeOf(house.ask(query, { caseId: first.caseId }, at(mine)))).toBe('not_found')
    const theirs = await house.ask(FollowReport, { caseId: first.caseId }, at(bearerOf(first)))
    expect(theirs.text).toBe('三楼楼道灯坏了，我是司马家的')
    expect(theirs.steps.map((step) => step.key)).toContain('case.joined')
  })

  test('she may urge, not withdraw or read the talk with the first reporter; she is told by text message', async () => {
    const first = await received('楼道灯不亮', { categoryCode: '0402', reporter: { name: '甲', phone: '15412340002' } })
    const receipt = await join(first.caseId, { reporter: { name: '乙', phone: '15412340003' } })
    const mine = bearerOf(receipt)
    expect(await outcomeOf(house.run(WithdrawCase, { caseId: first.caseId }, at(mine)))).toBe('forbidden')
    expect(await outcomeOf(house.run(UrgeCase, { caseId: first.caseId }, at(mine)))).toBe('ok')
    await triage(first.caseId, '0402')
    await house.run(AssignCase, { caseId: first.caseId, toPostId: here.ordinaryLead.grants[0].postId }, at(here.desk))
    await house.run(ClaimCase, { caseId: first.caseId }, at(here.ordinaryLead))
    await house.run(AskReporter, { caseId: first.caseId, question: '司马家方便何时上门？' }, at(here.ordinaryLead))
    const page = await house.ask(FollowReport, { caseId: first.caseId }, at(mine))
    expect(page.openQuestion).toBeNull()
    expect(JSON.stringify(page)).not.toMatch(/司马/)
    await house.settle()
    const letters: Letter[] = []
    const post: Transports = {
      sms: { name: 'test', send: async (letter) => ({ is: 'sent', receipt: String(letters.push(letter)) }) },
    }
    while (
      (await carry(house.db, house.keys, post, new Date(house.clock.now().getTime() + 1000), openLog('silent'))) > 0
    );
    expect(letters.map((one) => one.address)).toContain('15412340003')
  })

  test('repeated and raced it is one; two people at once are two', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    const commandId = randomUUID()
    const same = await Promise.all([1, 2, 3].map(() => join(caseId, {}, VISITOR, commandId)))
    expect(new Set(same.map((one) => JSON.stringify(one))).size).toBe(1)
    const others = await Promise.all([join(caseId), join(caseId)])
    expect(new Set(others.map((one) => one.trackingCode)).size).toBe(2)
    expect(await partiesOf(caseId)).toEqual(['reporter', 'follower', 'follower', 'follower'])
  })

  test('a second time under one’s own account is refused; a name and number given twice tell nothing', async () => {
    const { caseId } = await received('楼道灯不亮', {
      categoryCode: '0402',
      reporter: { name: '丙', phone: '15412340004' },
    })
    expect(await outcomeOf(join(caseId, {}, here.siblingMember))).toBe('ok')
    expect(await outcomeOf(join(caseId, {}, here.siblingMember))).toBe('refused:case.joined_already')
    const again = await join(caseId, { reporter: { name: '丙', phone: '15412340004' } })
    expect(again.trackingCode).not.toBeNull()
    const rows = await house.db.q
      .selectFrom('case_parties')
      .select('person_id')
      .where('tenant_id', '=', here.tenant)
      .where('case_id', '=', caseId)
      .execute()
    const named = rows.flatMap((row) => row.person_id ?? [])
    expect(new Set(named).size).toBe(named.length)
  })

  test('refused once it has an answer, from far away, and as if it were not there when strangers may not hear of it', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    const far = { by: 'grid' as const, gridId: here.micro[3], detail: '那边' }
    expect(await outcomeOf(join(caseId, { place: far }))).toBe('refused:case.too_far_to_join')
    await house.run(
      RejectCase,
      { caseId, reason: 'no_substance', answer: '没有找到您说的这盏灯，暂时不能办理。' },
      at(here.desk),
    )
    expect(await outcomeOf(join(caseId))).toBe('refused:case.joined_too_late')
    const complaint = await received('楼道灯不亮', { categoryCode: '0402', nature: 'complaint' })
    expect(await outcomeOf(join(complaint.caseId))).toBe('not_found')
    expect(await outcomeOf(join(randomUUID()))).toBe('not_found')
  })

  test('however many others stand at the same place', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    for (let i = 0; i < 61; i += 1) {
      await house.run(
        EnterReport,
        { channel: 'phone', text: `第${i}件`, place: byCode(), categoryCode: '0402' },
        at(here.desk),
      )
      house.clock.advance(1000)
    }
    expect(await outcomeOf(join(caseId))).toBe('ok')
  })

  test('typed for a caller: by who may enter reports', async () => {
    const { caseId } = await house.run(
      EnterReport,
      { channel: 'phone', text: '楼道灯不亮', place: byCode(), categoryCode: '0402' },
      at(here.desk),
    )
    house.clock.advance(1000)
    const caller = { channel: 'phone', reporter: { name: '丁', phone: null } }
    expect(await outcomeOf(join(caseId, caller))).toBe('forbidden')
    expect(await outcomeOf(join(caseId, caller, here.desk))).toBe('ok')
    const { reports } = await house.ask(ListReportsOfCase, { caseId }, at(here.desk))
    expect(reports[1]).toMatchObject({ channel: 'phone', typedByName: '周坐席', isAnonymous: false })
  })

  test('for somebody by name: the words are kept with her name, and whoever gave a number is told', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    const receipt = await join(caseId, {
      reporter: { name: '罗小山', phone: '15412340011' },
      onBehalfOf: { name: '罗奶奶', phone: '15412340012' },
    })
    const { reports } = await house.ask(ListReportsOfCase, { caseId }, at(here.desk))
    expect(reports[1]).toMatchObject({ reporterName: '罗*', onBehalfName: '罗*', isAnonymous: false })
    expect(await partiesOf(caseId)).toEqual(['reporter', 'follower'])
    expect((await house.ask(FollowReport, { caseId }, at(bearerOf(receipt)))).hasJoined).toBe(true)
    // A number that is said of somebody else is not taken from a stranger.
    const known = await house.db.pool.query('SELECT 1 FROM persons WHERE tenant_id = $1 AND phone_hash = $2', [
      here.tenant,
      house.keys.index('phone', '15412340012'),
    ])
    expect(known.rowCount).toBe(0)
  })

  test('for the family: only with a proxy; then it is hers to follow too, once', async () => {
    const { caseId } = await received('楼道灯不亮', { categoryCode: '0402' })
    const { personId } = here.member
    const forHer = (as: ServerActor) => join(caseId, { onBehalfOf: { personId } }, as)
    expect(await outcomeOf(forHer(VISITOR))).toBe('refused:report.not_a_proxy')
    expect(await outcomeOf(forHer(here.siblingMember))).toBe('refused:report.not_a_proxy')
    const grandson = { ...here.siblingMember, standsFor: [personId] }
    expect(await outcomeOf(forHer(grandson))).toBe('ok')
    expect(await outcomeOf(forHer(grandson))).toBe('refused:case.joined_already')
    const parties = await house.db.pool.query<{ person_id: string | null }>(
      "SELECT person_id FROM case_parties WHERE tenant_id = $1 AND case_id = $2 AND party_as = 'follower'",
      [here.tenant, caseId],
    )
    expect(parties.rows).toEqual([{ person_id: personId }])
  })
})
