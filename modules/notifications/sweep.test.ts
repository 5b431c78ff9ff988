import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { writeContext } from '../../platform/context.ts'
import { setUpChannels } from '../../platform/deliver.ts'
import type { Sweep } from '../../platform/module.ts'
import { LETTER_KINDS } from '../../platform/pure/letter-words.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { ListInbox, MarkRead, SavePreferences, SubscribeWebPush, WhyThis } from './contract.ts'
import { digestSweep } from './digest.ts'
import type { Draft } from './message.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { DEFAULTS } from './rules/plan.ts'
import { dueSweep, tidySweep } from './sweep.ts'
import { tell } from './tell.ts'
import { lettersTo } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
let week = 0
beforeEach(async () => {
  house.clock.set(new Date(MONDAY.getTime() + ++week * 7 * 86_400_000))
  setUpChannels(house.db, LETTER_KINDS)
  for (const table of ['deliveries', 'messages', 'digests', 'message_sends', 'preferences', 'contact_ways'])
    await house.db.pool.query(`DELETE FROM ${table}`)
})

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const minutes = (count: number) => house.clock.advance(count * 60_000)
let fact = 0
const draft = (personId: string, more: Partial<Draft> = {}): Draft => ({
  personId,
  kind: 'taken_up',
  urgency: KIND_RULES[more.kind ?? 'taken_up'].urgency,
  subjectType: 'case',
  subjectId: here.buildingId,
  communityId: here.communityId,
  gridId: here.micro[0],
  isSensitive: false,
  facts: { number: `261116-${String(++fact).padStart(6, '0')}`, role: 'desk_officer' },
  reason: 'reporter',
  dedupeKey: `fact-${fact}/${personId}`,
  ...more,
})
const write = <T>(work: (ctx: ReturnType<typeof writeContext>) => Promise<T>) =>
  house.db.transaction((sql) =>
    work(
      writeContext({
        sql,
        db: house.db,
        keys: house.keys,
        tenant: here.tenant,
        actor: SYSTEM,
        now: house.clock.now(),
        commandId: crypto.randomUUID(),
        madeAt: house.clock.now(),
      }),
    ),
  )
const tellNow = (...drafts: Draft[]) => write((ctx) => tell(ctx, drafts))
const sweep = (one: Sweep) => house.running.sweep(one, here.tenant)
const phone = async () => {
  const { rows } = await house.db.pool.query<{ phone_sealed: Buffer }>(
    'SELECT phone_sealed FROM persons WHERE id = $1',
    [here.member.personId],
  )
  return house.keys.open(rows[0].phone_sealed)
}
const texts = async () =>
  (await lettersTo(house, await phone())).map((one) => (one.kind === 'sms' ? one.text : one.kind))
const plans = async () =>
  (await house.db.pool.query('SELECT plan, why FROM messages ORDER BY created_at, dedupe_key')).rows.map(
    ({ plan, why }) => (why ? `${plan}: ${why}` : plan),
  )
const subscribe = (endpoint = 'https://push.example.test/one') =>
  house.run(SubscribeWebPush, { endpoint, p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }, at(here.member))

describe('quiet hours', () => {
  test('what comes at night is sent in the morning, once; what is urgent at once', async () => {
    minutes(14 * 60)
    await tellNow(draft(here.member.personId), draft(here.member.personId, { urgency: 'now', kind: 'reported_urgent' }))
    expect(await texts()).toHaveLength(1)
    expect(await plans()).toEqual(['held: quiet', 'sent'])
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(1)
    minutes(8 * 60)
    await sweep(dueSweep)
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(2)
    expect(await plans()).toEqual(['sent', 'sent'])
  })

  test('what was read meanwhile is not sent any more', async () => {
    minutes(14 * 60)
    await tellNow(draft(here.member.personId))
    const [{ id }] = (await house.ask(ListInbox, {}, at(here.member))).items
    await house.run(MarkRead, { messageIds: [id] }, at(here.member))
    minutes(8 * 60)
    await sweep(dueSweep)
    expect(await texts()).toEqual([])
    expect(await house.ask(WhyThis, { messageId: id }, at(here.member))).toMatchObject({ plan: 'inbox', why: 'read' })
  })

  test('what is old news by then is not sent either', async () => {
    minutes(14 * 60)
    await tellNow(draft(here.member.personId))
    minutes(73 * 60)
    await sweep(dueSweep)
    expect(await plans()).toEqual(['expired: expired'])
  })
})

describe('too many at once', () => {
  test('the first five come each, the rest in one that says how many; nothing is lost', async () => {
    for (let i = 0; i < 12; i++) await tellNow(draft(here.member.personId))
    expect(await texts()).toHaveLength(5)
    expect((await plans()).filter((one) => one === 'capped: too_many')).toHaveLength(7)
    minutes(10)
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(5)
    minutes(6)
    await sweep(dueSweep)
    const sent = await texts()
    expect(sent).toHaveLength(6)
    expect(sent.at(-1)).toBe('【微网格】刚才的7条消息合并告诉您，请打开消息页查看。')
    expect((await plans()).filter((one) => one.startsWith('gathered'))).toHaveLength(7)
    expect((await house.ask(ListInbox, {}, at(here.member))).items).toHaveLength(12)
    const capped = (await house.ask(ListInbox, {}, at(here.member))).items[0]
    expect((await house.ask(WhyThis, { messageId: capped.id }, at(here.member))).channels).toMatchObject([
      { channel: 'sms', state: 'queued' },
    ])
  })

  test('a single one that had to wait comes as itself', async () => {
    for (let i = 0; i < 6; i++) await tellNow(draft(here.member.personId))
    minutes(16)
    await sweep(dueSweep)
    const sent = await texts()
    expect(sent).toHaveLength(6)
    expect(sent.at(-1)).toMatch(/已由坐席接手办理/)
  })

  test('no person is sent more than 21 in three hours, whatever happens', async () => {
    for (let i = 0; i < 60; i++) {
      await tellNow(draft(here.member.personId))
      minutes(2)
      await sweep(dueSweep)
    }
    const { rows } = await house.db.pool.query<{ created_at: Date }>(
      "SELECT created_at FROM deliveries WHERE kind = 'sms'",
    )
    for (const [most, stretch] of [
      [5, 15],
      [11, 60],
      [21, 180],
    ])
      for (const { created_at: from } of rows)
        expect(
          rows.filter((row) => row.created_at >= from && row.created_at.getTime() < from.getTime() + stretch * 60_000)
            .length,
        ).toBeLessThanOrEqual(most)
    expect((await house.db.pool.query('SELECT 1 FROM messages')).rowCount).toBe(60)
  })
})

describe('the next channel', () => {
  const arrive = (state: string, reason: string | null = null) =>
    house.db.pool.query('UPDATE deliveries SET state = $1, reason = $2', [state, reason])

  test('a push that was not seen within the hour is followed by a text message', async () => {
    await subscribe()
    await tellNow(draft(here.member.personId))
    expect(await texts()).toEqual([])
    await arrive('sent')
    minutes(59)
    await sweep(dueSweep)
    expect(await texts()).toEqual([])
    minutes(2)
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(1)
    minutes(600)
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(1)
  })

  test('one that arrived is followed by nothing', async () => {
    await subscribe()
    await tellNow(draft(here.member.personId))
    await arrive('delivered')
    minutes(61)
    await sweep(dueSweep)
    expect(await texts()).toEqual([])
    expect(await plans()).toEqual(['sent'])
  })

  test('one that failed is followed at once, and a browser that is gone is not tried again', async () => {
    await subscribe()
    await tellNow(draft(here.member.personId))
    await arrive('failed', 'gone')
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(1)
    await tellNow(draft(here.member.personId))
    expect(await texts()).toHaveLength(2)
    // Its owner comes back with it.
    minutes(1)
    await subscribe()
    await sweep(dueSweep)
    await tellNow(draft(here.member.personId))
    expect(await texts()).toHaveLength(2)
    expect(await lettersTo(house, 'https://push.example.test/one')).toHaveLength(2)
  })

  test('an urgent one waits five minutes only, also at night', async () => {
    await subscribe()
    minutes(15 * 60)
    await tellNow(draft(here.member.personId, { kind: 'reported_urgent', urgency: 'now' }))
    await arrive('sent')
    minutes(6)
    await sweep(dueSweep)
    expect(await texts()).toHaveLength(1)
  })

  test('what does not matter enough for a text message ends with the push', async () => {
    await subscribe()
    await tellNow(draft(here.member.personId, { kind: 'supplied' }))
    await arrive('failed', 'network')
    await sweep(dueSweep)
    expect(await texts()).toEqual([])
    expect(await plans()).toEqual(['sent'])
  })

  test('a channel that the house has not set up is passed over', async () => {
    await subscribe()
    setUpChannels(house.db, ['sms'])
    await tellNow(draft(here.member.personId))
    expect(await texts()).toHaveLength(1)
    setUpChannels(house.db, [])
    await tellNow(draft(here.member.personId))
    expect(await plans()).toEqual(['sent', 'inbox: no_way'])
  })
})

describe('what was chosen', () => {
  test('a group that is off stands in the inbox alone; in another language it is told in that', async () => {
    const { groups } = DEFAULTS
    await house.run(SavePreferences, { ...chosen(), groups: { ...groups, reports: 'off' } }, at(here.member))
    await tellNow(draft(here.member.personId))
    expect(await plans()).toEqual(['inbox: off'])
    await house.run(SavePreferences, { ...chosen(), language: 'en' }, at(here.member))
    await tellNow(draft(here.member.personId))
    expect(await texts()).toEqual([
      expect.stringMatching(/^\[Weige\] Your report .* has been taken up by Desk officer\.$/),
    ])
  })

  test('told twice, it is told once', async () => {
    const one = draft(here.member.personId)
    expect(await tellNow(one)).toBe(1)
    expect(await tellNow(one)).toBe(0)
    expect(
      await Promise.all([tellNow({ ...one, dedupeKey: 'raced' }), tellNow({ ...one, dedupeKey: 'raced' })]),
    ).toContain(1)
    expect(await texts()).toHaveLength(2)
  })
})

describe('the digest', () => {
  const many = process.env.WEIGE_LONG ? 50_000 : 2_000

  test('a person gets one a day with all that was for it, and the rest tomorrow', async () => {
    await subscribe()
    await tellNow(draft(here.member.personId, { kind: 'rated' }))
    minutes(1)
    await tellNow(draft(here.member.personId, { kind: 'joined' }))
    await sweep(digestSweep)
    expect(await lettersTo(house, 'https://push.example.test/one')).toEqual([])
    minutes(9 * 60)
    await sweep(digestSweep)
    await sweep(digestSweep)
    expect(await lettersTo(house, 'https://push.example.test/one')).toMatchObject([
      { title: '今日消息汇总', text: '您有2条消息：收到评价、又有人反映' },
    ])
    await house.db.pool.query("UPDATE messages SET plan = 'digest', digest_id = NULL, planned_at = $1", [
      house.clock.now(),
    ])
    await sweep(digestSweep)
    expect(await lettersTo(house, 'https://push.example.test/one')).toHaveLength(1)
    minutes(24 * 60)
    await sweep(digestSweep)
    expect(await lettersTo(house, 'https://push.example.test/one')).toHaveLength(2)
  })

  test('by e-mail it spells out what happened', async () => {
    await house.db.pool.query(
      `INSERT INTO contact_ways (tenant_id, id, person_id, channel, sealed, address_hash, state, code_tries, credits, added_at, confirmed_at)
       VALUES ($1, gen_random_uuid(), $2, 'email', $3, '\\x01', 'confirmed', 0, '{}', $4, $4)`,
      [here.tenant, here.member.personId, house.keys.seal('{"address":"member@example.test"}'), house.clock.now()],
    )
    await tellNow(draft(here.member.personId, { kind: 'rated' }))
    minutes(1)
    await tellNow(draft(here.member.personId, { kind: 'joined' }))
    minutes(9 * 60)
    await sweep(digestSweep)
    const [letter] = await lettersTo(house, 'member@example.test')
    expect(letter).toMatchObject({ kind: 'email', subject: '今日消息汇总' })
    expect(letter.kind === 'email' && letter.text).toMatch(/^您有2条消息：\n· 您办理的\d.*收到了评价。\n· 又有居民反映/)
  })

  test(`${many} persons, killed between batches and within one: none is lost, none is told twice`, {
    timeout: 900_000,
  }, async () => {
    await persons(many)
    house.clock.advance(9 * 3_600_000)
    let batches = 0
    const dying: Sweep = {
      ...digestSweep,
      run: async (ctx) => {
        const taken = await digestSweep.run(ctx)
        if (++batches === 3) throw new Error('killed')
        return taken
      },
    }
    await expect(sweep(dying)).rejects.toThrow('killed')
    const before = await counted()
    expect(before.digests).toBeGreaterThan(0)
    expect(before.digests).toBeLessThan(many)
    const started = performance.now()
    // Two processes at once finish it.
    await Promise.all([sweep(digestSweep), sweep(digestSweep)])
    await sweep(digestSweep)
    if (process.env.WEIGE_LONG) console.log(`${many} digests: ${Math.round(performance.now() - started)} ms`)
    expect(await counted()).toEqual({ digests: many, letters: many, waiting: 0, gathered: many * 2, told: many * 2 })
  })

  const counted = async () => {
    const { rows } = await house.db.pool.query(
      `SELECT (SELECT count(*)::int FROM digests) AS digests, (SELECT count(DISTINCT address_hash)::int FROM deliveries) AS letters,
         (SELECT count(*)::int FROM messages WHERE plan = 'digest') AS waiting, (SELECT count(*)::int FROM messages WHERE plan = 'gathered') AS gathered,
         (SELECT sum(count)::int FROM digests) AS told`,
    )
    expect((await house.db.pool.query('SELECT 1 FROM deliveries')).rowCount).toBe(rows[0].letters)
    return rows[0]
  }

  /** People with an address each and two messages that wait for the digest: rows alone, as a spring day would leave them. */
  const persons = async (count: number) => {
    const ids = Array.from({ length: count }, () => crypto.randomUUID())
    const sealed = ids.map((id) => house.keys.seal(JSON.stringify({ address: `${id}@example.test` })))
    const now = house.clock.now()
    await house.db.pool.query(
      `INSERT INTO persons (tenant_id, id, name, is_contact_public, is_synthetic, created_at) SELECT $1, id, '样例', false, true, $3 FROM unnest($2::uuid[]) AS p (id)`,
      [here.tenant, ids, now],
    )
    await house.db.pool.query(
      `INSERT INTO contact_ways (tenant_id, id, person_id, channel, sealed, address_hash, state, code_tries, credits, added_at, confirmed_at)
       SELECT $1, id, id, 'email', sealed, decode(replace(id::text, '-', ''), 'hex'), 'confirmed', 0, '{}', $4, $4 FROM unnest($2::uuid[], $3::bytea[]) AS p (id, sealed)`,
      [here.tenant, ids, sealed, now],
    )
    for (let from = 0; from < count; from += 1000)
      await tellNow(
        ...ids.slice(from, from + 1000).flatMap((id) => [draft(id, { kind: 'closed' }), draft(id, { kind: 'closed' })]),
      )
  }
})

test('messages of more than a year ago leave the inbox', async () => {
  await tellNow(draft(here.member.personId))
  house.clock.advance(401 * 86_400_000)
  await tellNow(draft(here.member.personId))
  await sweep(tidySweep)
  expect((await house.ask(ListInbox, {}, at(here.member))).items).toHaveLength(1)
})

function chosen() {
  return { ...DEFAULTS, groups: { ...DEFAULTS.groups }, channels: [...DEFAULTS.channels] }
}
