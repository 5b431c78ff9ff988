import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { send } from '../../platform/deliver.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { ReceiveReport } from '../intake/contract.ts'
import { CheckConservation, ListStuck, RetryStuck } from './contract.ts'
import { balance } from './rules.ts'
import { conservationSweep } from './sweep.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const report = (text: string, phone?: string) =>
  house.run(
    ReceiveReport,
    {
      channel: 'qr',
      text,
      place: { by: 'code', code: here.code },
      reporter: phone ? { name: '欧阳样例', phone } : null,
    },
    at({ kind: 'visitor' }),
  )
const check = async () => (await house.ask(CheckConservation, {}, at(here.lead))).lines

describe('conservation', () => {
  test('an account is kept when everything received is somewhere, owned while open and answered when ended', () => {
    const kept = {
      communityId: '019aa000-0000-7000-8000-000000000001',
      channel: 'qr' as const,
      received: 10,
      open: 3,
      closed: 4,
      merged: 1,
      rejected: 1,
      withdrawn: 1,
      unowned: 0,
      unanswered: 0,
    }
    expect(balance(kept)).toMatchObject({ missing: 0, isKept: true })
    expect(balance({ ...kept, open: 2 })).toMatchObject({ missing: 1, isKept: false })
    expect(balance({ ...kept, open: 4 })).toMatchObject({ missing: -1, isKept: false })
    expect(balance({ ...kept, unowned: 1 }).isKept).toBe(false)
    expect(balance({ ...kept, unanswered: 1 }).isKept).toBe(false)
  })

  test('counts where everything went, and turns red when a row vanishes or a seat is taken away', async () => {
    for (const text of ['路灯不亮', '井盖松动', '楼道堆物', '电梯异响', '噪音扰民']) await report(text)
    const [rejected] = (await house.db.pool.query<{ id: string }>('SELECT id FROM cases ORDER BY number LIMIT 1')).rows
    await house.run(
      'cases.reject',
      { caseId: rejected.id, reason: 'no_substance', answer: '没有说明是哪一盏灯，请补充后再报' },
      at(here.desk),
    )
    expect(await check()).toMatchObject([
      { channel: 'qr', received: 5, open: 4, rejected: 1, missing: 0, isKept: true },
    ])

    // A report that was put under another channel behind the platform's back: one is missing here and one too many there.
    await house.db.pool.query("UPDATE reports SET channel = 'visit' WHERE text = '电梯异响'")
    expect((await check()).map(({ channel, missing, isKept }) => [channel, missing, isKept])).toEqual([
      ['qr', 1, false],
      ['visit', -1, false],
    ])
    await house.db.pool.query("UPDATE reports SET channel = 'qr' WHERE text = '电梯异响'")
    await house.db.pool.query('UPDATE posts SET closed_at = $1 WHERE id = $2', [
      house.clock.now(),
      here.desk.grants[0].postId,
    ])
    expect(await check()).toMatchObject([{ unowned: 4, isKept: false }])

    await house.running.sweep(conservationSweep)
    expect((await house.ask(CheckConservation, {}, at(here.lead))).days).toMatchObject([
      { lines: 1, broken: 1, received: 5 },
    ])
    await house.db.pool.query('UPDATE posts SET closed_at = NULL')
    house.clock.advance(86_400_000)
    await house.running.sweep(conservationSweep)
    await house.running.sweep(conservationSweep)
    expect((await house.ask(CheckConservation, {}, at(here.lead))).days.map((day) => day.broken)).toEqual([0, 1])
  })

  test('is not shown to who leads only a part of the community', async () => {
    expect(await outcomeOf(house.ask(CheckConservation, {}, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(house.ask(ListStuck, {}, at(here.ordinaryLead)))).toBe('forbidden')
  })
})

describe('what is stuck', () => {
  test('a fact that failed is tried again in its order, once; one that fails again stays, with its reason', async () => {
    const receipt = await report('水管爆裂', '15412340001')
    await house.run('cases.triage', { caseId: receipt.caseId, categoryCode: '0303', nature: 'help' }, at(here.desk))
    await house.run('cases.assign', { caseId: receipt.caseId, toPostId: here.member.grants[0].postId }, at(here.desk))
    await house.run('cases.claim', { caseId: receipt.caseId }, at(here.member))
    await house.settle()
    const letters = () =>
      house.db.pool.query('SELECT 1 FROM deliveries WHERE address_hash = $1', [
        house.keys.index('address', '15412340001'),
      ])
    expect((await letters()).rowCount).toBe(1)
    // As after five failed tries: the message does not exist, and the fact is parked.
    await house.db.pool.query('DELETE FROM deliveries')
    await house.db.pool.query('DELETE FROM messages')
    await house.db.pool.query(
      `INSERT INTO parked_events (tenant_id, chain_id, follower, seq, subject_id, parked_at, tries, reason)
       SELECT tenant_id, chain_id, 'notifications', seq, subject_id, $1, 5, '短信通道没有响应' FROM events WHERE name = 'case.claimed' AND subject_id = $2`,
      [house.clock.now(), receipt.caseId],
    )
    const stuck = await house.ask(ListStuck, {}, at(here.lead))
    expect(stuck.parked).toMatchObject([
      { follower: 'notifications', name: 'case.claimed', events: 1, tries: 5, case: { number: receipt.number } },
    ])

    const sealed = (await house.db.pool.query("SELECT phone_sealed FROM persons WHERE name = '欧阳样例'")).rows[0]
    await house.db.pool.query("UPDATE persons SET phone_sealed = '\\x00' WHERE name = '欧阳样例'")
    const retry = { what: 'parked' as const, follower: 'notifications', subjectId: receipt.caseId }
    await house.run(RetryStuck, retry, at(here.lead))
    await house.settle()
    const [again] = (await house.ask(ListStuck, {}, at(here.lead))).parked
    expect(again).toMatchObject({ tries: 6, isRetrying: false })
    expect(again.reason).not.toBe('短信通道没有响应')

    await house.db.pool.query("UPDATE persons SET phone_sealed = $1 WHERE name = '欧阳样例'", [sealed.phone_sealed])
    expect(await outcomeOf(house.run(RetryStuck, retry, at(here.siblingMember)))).toBe('not_found')
    expect(await outcomeOf(house.run(RetryStuck, retry, at(here.member)))).toBe('forbidden')
    const commandId = crypto.randomUUID()
    await house.run(RetryStuck, retry, { ...at(here.lead), commandId })
    await house.settle()
    expect((await house.ask(ListStuck, {}, at(here.lead))).parked).toEqual([])
    expect((await letters()).rowCount).toBe(1)
    // The same command again is answered as before; a new one finds nothing.
    expect(await house.run(RetryStuck, retry, { ...at(here.lead), commandId })).toEqual({ retried: 1 })
    expect(await outcomeOf(house.run(RetryStuck, retry, at(here.lead)))).toBe('refused:stuck.not_there')
  })

  test('a message that no carrier took goes back to the deliveries', async () => {
    await house.db.pool.query(
      "UPDATE deliveries SET state = 'parked', tries = 5, reason = 'no_credit', last_error = 'isv.AMOUNT_NOT_ENOUGH'",
    )
    const [letter] = (await house.ask(ListStuck, {}, at(here.street))).letters
    expect(letter).toMatchObject({
      kind: 'sms',
      state: 'parked',
      tries: 5,
      reason: 'no_credit',
      detail: 'isv.AMOUNT_NOT_ENOUGH',
      address: '154****0001',
    })
    expect(JSON.stringify(letter)).not.toMatch(/15412340001|接手/)
    expect(await house.run(RetryStuck, { what: 'letter', id: letter.id }, at(here.street))).toEqual({ retried: 1 })
    expect((await house.db.pool.query('SELECT state, tries FROM deliveries WHERE id = $1', [letter.id])).rows).toEqual([
      { state: 'queued', tries: 0 },
    ])
    expect(await outcomeOf(house.run(RetryStuck, { what: 'letter', id: letter.id }, at(here.street)))).toBe(
      'refused:stuck.not_there',
    )
  })

  test('a refused message stands there for two weeks, unless the same goes another way', async () => {
    const letters = async () => (await house.ask(ListStuck, {}, at(here.lead))).letters.map((one) => one.state)
    const messageId = crypto.randomUUID()
    await house.db.pool.query(
      "UPDATE deliveries SET state = 'failed', reason = 'bad_address', failed_at = $1, message_id = $2",
      [house.clock.now(), messageId],
    )
    expect(await letters()).toEqual(['failed'])
    const other = { kind: 'email', address: 'a@example.cn', subject: '一', text: '二' } as const
    await house.db.transaction((sql) =>
      send(
        { sql, keys: house.keys, tenant: here.tenant, now: house.clock.now(), newId: () => crypto.randomUUID() },
        other,
        'by-mail',
        { messageId },
      ),
    )
    expect(await letters()).toEqual([])
    await house.db.pool.query("UPDATE deliveries SET state = 'parked' WHERE dedupe_key = 'by-mail'")
    expect((await letters()).sort()).toEqual(['failed', 'parked'])
    await house.db.pool.query("DELETE FROM deliveries WHERE dedupe_key = 'by-mail'")
    await house.db.pool.query('UPDATE deliveries SET failed_at = $1', [
      new Date(house.clock.now().getTime() - 15 * 86_400_000),
    ])
    expect(await letters()).toEqual([])
    await house.db.pool.query("UPDATE deliveries SET failed_at = $1, reason = 'replaced'", [house.clock.now()])
    expect(await letters()).toEqual([])
  })

  test('a case in which nothing happened for a week stands there with its owner until something does', async () => {
    const { caseId } = await caseIn({ house, here } as never, 'reported')
    const isThere = async () =>
      (await house.ask(ListStuck, {}, at(here.lead))).still.find((one) => one.caseId === caseId)
    expect(await isThere()).toBeUndefined()
    house.clock.advance(8 * 86_400_000)
    expect(await isThere()).toMatchObject({ ownerRole: 'desk_officer', ownerName: '周坐席', gridName: '第一微网格' })
    await house.run('cases.note', { caseId, text: '已联系路灯所', isPublic: false }, at(here.desk))
    expect(await isThere()).toBeUndefined()
  })
})
