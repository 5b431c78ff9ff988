import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { EnterReport, ReceiveReport } from '../intake/contract.ts'
import { LeavePost, TakePost } from '../people/contract.ts'
import { CountUnread, ListInbox, MarkAllRead, MarkRead, WhyThis } from './contract.ts'
import { lettersTo } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
// Every test begins on a working morning with nothing said in the last hours: caps and nights have tests of their own.
let day = 0
beforeEach(() => {
  house.clock.set(new Date(MONDAY.getTime() + day++ * 86_400_000 * 7))
})

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const on = (caseId: string) => ({ caseId })
const post = (who: { grants: readonly { postId: string }[] }) => who.grants[0].postId
/** Lets everybody be told of what happened, a moment after it. */
const settle = async () => {
  house.clock.advance(1000)
  await house.settle()
}
const inboxOf = async (as: ServerActor, language: 'zh' | 'en' = 'zh') =>
  (await house.ask(ListInbox, { language }, at(as))).items
const kindsOf = async (as: ServerActor, caseId: string) =>
  (await inboxOf(as)).flatMap((one) => (one.link.to === 'case' && one.link.caseId === caseId ? [one.kind] : []))
const phoneOf = async (personId: string) => {
  const { rows } = await house.db.pool.query<{ phone_sealed: Buffer }>(
    'SELECT phone_sealed FROM persons WHERE id = $1',
    [personId],
  )
  return house.keys.open(rows[0].phone_sealed)
}
const reportBy = (name: string, phone: string, text = '下水道堵了') =>
  house.run(
    ReceiveReport,
    { channel: 'qr', text, place: { by: 'code', code: here.code }, reporter: { name, phone } },
    at({ kind: 'visitor' }),
  )

describe('the one it is assigned to', () => {
  test('is told at once, once, by text message and in the inbox, with the reason', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    await settle()
    await settle()
    const [message] = await inboxOf(here.ordinaryLead)
    expect(message).toMatchObject({ kind: 'assigned', title: '有新的件', isRead: false, link: { caseId, as: 'staff' } })
    expect(message.text).toMatch(/^\d{6}-\d{6}交给您办理：.*·幸福里1幢。请在.*前办结。$/)
    const letters = await lettersTo(house, await phoneOf(here.ordinaryLead.personId))
    expect(letters.filter((one) => one.kind === 'sms' && one.text === `【微网格】${message.text}`)).toHaveLength(1)
    expect((await house.ask(WhyThis, { messageId: message.id }, at(here.ordinaryLead))).sentence).toBe(
      '因为您任一般网格长（第一网格），这件事现在由这个岗位负责。',
    )
    expect((await inboxOf(here.ordinaryLead, 'en'))[0].text).toMatch(/is yours: .*Handle it by/)
  })

  test('is told again when it is reassigned, and whoever had it before is told that it is gone', async () => {
    const { caseId } = await caseIn({ house, here }, 'assigned')
    await settle()
    await house.run('cases.assign', { caseId, toPostId: post(here.siblingLead) }, at(here.desk))
    await settle()
    expect(await kindsOf(here.siblingLead, caseId)).toEqual(['assigned'])
    expect(await kindsOf(here.ordinaryLead, caseId)).toEqual(['passed_on', 'assigned'])
    expect(await kindsOf(here.desk, caseId)).toEqual([])
  })

  test('both sides of an offer are told, and then the other who has it', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await house.run(
      'cases.assign',
      { caseId, toPostId: post(here.ordinaryLead), alsoToPostId: post(here.liaison) },
      at(here.desk),
    )
    await settle()
    expect(await kindsOf(here.ordinaryLead, caseId)).toEqual(['assigned'])
    expect(await kindsOf(here.liaison, caseId)).toEqual(['offered'])
    await house.run('cases.claim', on(caseId), at(here.liaison))
    await settle()
    expect(await kindsOf(here.ordinaryLead, caseId)).toEqual(['taken_by_other', 'assigned'])
    expect(await kindsOf(here.liaison, caseId)).toEqual(['offered'])
  })

  test('who takes over a post is told of the open work on it', async () => {
    await caseIn({ house, here }, 'assigned')
    await house.run(
      LeavePost,
      { postId: post(here.ordinaryLead), personId: here.ordinaryLead.personId },
      { as: SYSTEM, tenant: here.tenant },
    )
    house.clock.advance(1000)
    await house.run(
      TakePost,
      { postId: post(here.ordinaryLead), personId: here.siblingMember.personId },
      { as: SYSTEM, tenant: here.tenant },
    )
    await settle()
    const [message] = await inboxOf(here.siblingMember)
    expect(message).toMatchObject({ kind: 'taken_over', link: { to: 'post', postId: post(here.ordinaryLead) } })
    expect(message.text).toMatch(/^您已就任一般网格长，岗位上有\d+件未办结/)
    await house.run(
      LeavePost,
      { postId: post(here.ordinaryLead), personId: here.siblingMember.personId },
      { as: SYSTEM, tenant: here.tenant },
    )
    house.clock.advance(1000)
    await house.run(
      TakePost,
      { postId: post(here.ordinaryLead), personId: here.ordinaryLead.personId },
      { as: SYSTEM, tenant: here.tenant },
    )
    await settle()
  })
})

describe('the others who work on it', () => {
  test('what is sent back comes to the desk, what is asked of those above to them, what they decide to who asked', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await settle()
    await house.run('cases.request', { caseId, kind: 'extend', value: 1, note: '配件要等两天' }, at(here.ordinaryLead))
    await settle()
    expect(await kindsOf(here.lead, caseId)).toEqual(['request_made'])
    await house.run('cases.refuse', { caseId, note: '先想别的办法' }, at(here.lead))
    await settle()
    expect((await kindsOf(here.ordinaryLead, caseId))[0]).toBe('refused')
    await house.run('cases.sendBack', { caseId, reason: 'wrong_duty', note: '这不归我们管' }, at(here.ordinaryLead))
    await settle()
    expect((await kindsOf(here.desk, caseId))[0]).toBe('sent_back')
  })

  test('help is asked of the helper, its end is told to the owner', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await settle()
    await house.run(
      'cases.assist',
      { caseId, toPostId: post(here.member), task: '请到现场拍照', days: 2 },
      at(here.ordinaryLead),
    )
    await settle()
    expect(await kindsOf(here.member, caseId)).toEqual(['assist_asked'])
    const { assists } = await house.ask('cases.case', on(caseId), at(here.ordinaryLead))
    await house.run('cases.finishAssist', { caseId, assistId: assists[0].id, result: '照片已经拍好' }, at(here.member))
    await settle()
    expect((await kindsOf(here.ordinaryLead, caseId))[0]).toBe('assist_done')
  })

  test('up and down the ladder: whoever receives it', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await settle()
    await house.run('cases.escalate', { caseId, reason: '要社区协调' }, at(here.ordinaryLead))
    await settle()
    expect((await kindsOf(here.desk, caseId))[0]).toBe('escalated')
    await house.run('cases.lower', { caseId, note: '网格里能办' }, at(here.desk))
    await settle()
    expect((await kindsOf(here.ordinaryLead, caseId))[0]).toBe('lowered')
  })

  test('a supervision is answered to who ordered it', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await settle()
    await house.run('cases.supervise', { caseId, note: '请今天说明进展' }, at(here.lead))
    await house.run('cases.respond', { caseId, note: '今天下午可以修好' }, at(here.ordinaryLead))
    await settle()
    expect((await kindsOf(here.ordinaryLead, caseId))[0]).toBe('supervised')
    expect(await kindsOf(here.lead, caseId)).toEqual(['supervision_answered'])
  })

  test('nobody is told of his own act', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    await settle()
    await house.run('cases.urge', { caseId, note: '快一点' }, at(here.desk))
    await settle()
    expect(await kindsOf(here.desk, caseId)).toEqual([])
    expect((await kindsOf(here.ordinaryLead, caseId))[0]).toBe('urged')
  })
})

describe('those who reported it', () => {
  test('a named reporter gets word by text message, once per fact, in the words of the page', async () => {
    const { caseId, number } = await reportBy('许居民', '15433334444')
    await house.run('cases.triage', { caseId, categoryCode: '0307', nature: 'help' }, at(here.desk))
    await house.run('cases.assign', { caseId, toPostId: post(here.ordinaryLead) }, at(here.desk))
    await house.run('cases.claim', on(caseId), at(here.ordinaryLead))
    await settle()
    await settle()
    const texts = (await lettersTo(house, '15433334444')).map((one) => (one.kind === 'sms' ? one.text : ''))
    expect(texts).toEqual([`【微网格】您反映的${number}已由一般网格长接手办理，请放心。`])
  })

  test('a member who brought it in is told as the resident is, a desk that typed it is not (反馈)', async () => {
    const { caseId, number } = await house.run(
      EnterReport,
      {
        channel: 'visit',
        text: '奶奶家停水',
        place: { by: 'code', code: here.code },
        reporter: { name: '孙女', phone: '15411112222' },
        onBehalfOf: { name: '奶奶', phone: null },
      },
      at(here.member),
    )
    await house.run('cases.settle', { caseId, answer: '已经送水上门。' }, at(here.ordinaryLead))
    await house.run('cases.verify', { caseId, passed: true }, at(here.desk))
    await settle()
    expect(await kindsOf(here.member, caseId)).toContain('answered')
    const mine = (await lettersTo(house, '15411112222')).filter(
      (one) => one.kind === 'sms' && one.text.includes(number),
    )
    expect(mine).toHaveLength(1)
    expect(await kindsOf(here.desk, caseId)).not.toContain('answered')
  })

  test('old news is told to nobody', async () => {
    const { caseId } = await reportBy('旧居民', '15433335555')
    await house.run('cases.settle', { caseId, answer: '已经好了。' }, at(here.ordinaryLead))
    await house.run('cases.verify', { caseId, passed: true }, at(here.desk))
    house.clock.advance(25 * 3_600_000)
    await settle()
    expect(await lettersTo(house, '15433335555')).toEqual([])
  })
})

describe('what is sensitive', () => {
  test('stands in the inbox of who may see it, and nowhere outside', async () => {
    const { caseId } = await caseIn({ house, here }, 'triaged')
    await house.db.pool.query('UPDATE cases SET is_sensitive = true WHERE id = $1', [caseId])
    await house.run('cases.assign', { caseId, toPostId: post(here.ordinaryLead) }, at(here.desk))
    await settle()
    const letters = await lettersTo(house, await phoneOf(here.ordinaryLead.personId))
    const last = letters.at(-1)
    expect(last?.kind === 'sms' && last.text).toMatch(/交给您办理：需保密的事。/)
    expect((await inboxOf(here.ordinaryLead))[0].text).toContain('幸福里')
    // Who no longer has it reads no more of it than stood in the message outside.
    await house.run('cases.assign', { caseId, toPostId: post(here.siblingLead) }, at(here.desk))
    await settle()
    expect((await inboxOf(here.ordinaryLead)).find((one) => one.kind === 'assigned')?.text).toContain('需保密的事')
    const { rows } = await house.db.pool.query('SELECT facts::text FROM messages')
    expect(JSON.stringify(rows)).not.toMatch(/幸福里|灯|下水道/)
  })
})

describe('the inbox', () => {
  test('is one’s own: counted, marked, marked up to what was seen', async () => {
    const before = (await house.ask(CountUnread, {}, at(here.ordinaryLead))).unread
    await caseIn({ house, here }, 'assigned')
    house.clock.advance(1000)
    await caseIn({ house, here }, 'assigned')
    await settle()
    const [newest, older] = await inboxOf(here.ordinaryLead)
    expect((await house.ask(CountUnread, {}, at(here.ordinaryLead))).unread).toBe(before + 2)
    expect(await outcomeOf(house.ask(WhyThis, { messageId: newest.id }, at(here.siblingLead)))).toBe('not_found')
    // Marking what belongs to others changes nothing for them.
    await house.run(MarkRead, { messageIds: [newest.id] }, at(here.siblingLead))
    expect((await inboxOf(here.ordinaryLead))[0].isRead).toBe(false)
    const commandId = randomUUID()
    const all = await house.run(MarkAllRead, { upToId: older.id }, { ...at(here.ordinaryLead), commandId })
    expect(all).toEqual({ unread: 1 })
    expect(await house.run(MarkAllRead, { upToId: older.id }, { ...at(here.ordinaryLead), commandId })).toEqual(all)
    expect(await outcomeOf(house.run(MarkAllRead, { upToId: newest.id }, at(here.desk)))).toBe('not_found')
    expect(await house.run(MarkRead, { messageIds: [newest.id] }, at(here.ordinaryLead))).toEqual({ unread: 0 })
    expect(await outcomeOf(house.ask(ListInbox, {}, at({ kind: 'visitor' })))).toBe('signed_out')
    const rest = await house.ask(ListInbox, { onlyUnread: true }, at(here.ordinaryLead))
    expect(rest.items).toEqual([])
    const page = await house.ask(ListInbox, { afterId: newest.id, group: 'work' }, at(here.ordinaryLead))
    expect(page.items[0].id).toBe(older.id)
  })
})
