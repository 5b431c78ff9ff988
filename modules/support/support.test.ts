import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { supportSweep } from './sweep.ts'

let house: TestHouse
let here: TestCommunity
let how: (as: As, commandId?: string) => { as: As; tenant: number; commandId?: string }
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  how = (as, commandId) => ({ as, tenant: here.tenant, commandId })
  await house.run('support.askSupporter', { personId: here.officer.personId, about: '听人说话' }, how(here.street))
  await house.run('support.agree', {}, how(here.officer))
})
afterAll(() => house.close())

const SECRET = '昨天在三单元被人骂了，回家一夜没睡'
const talk = (text = SECRET, commandId?: string) =>
  house.run('support.talkTo', { supporterId: here.officer.personId, text }, how(here.member, commandId))
const read = (requestId: string, as: As) => house.ask('support.conversation', { requestId }, how(as))
const withdrawAll = async () => {
  for (const one of (await house.ask('support.mine', {}, how(here.member))).conversations)
    if (one.as === 'asker') await house.run('support.withdraw', { requestId: one.id }, how(here.member))
}

describe('supporters', () => {
  test('the street asks, and only the own yes makes one', async () => {
    const { personId } = here.ordinaryLead
    await house.run('support.askSupporter', { personId, about: '心理' }, how(here.street))
    const list = async (as: As) =>
      (await house.ask('support.supporters', {}, how(as))).supporters.map((one) => one.personId)
    expect(await list(here.member)).not.toContain(personId)
    expect(await list(here.street)).toContain(personId)
    await expect(
      house.run('support.talkTo', { supporterId: personId, text: '在吗' }, how(here.member)),
    ).rejects.toMatchObject({ code: 'support.no_supporter' })
    await house.run('support.agree', {}, how(here.ordinaryLead))
    await house.run('support.agree', {}, how(here.ordinaryLead))
    expect(await list(here.member)).toContain(personId)
    await expect(
      house.run('support.askSupporter', { personId, about: '心理' }, how(here.street)),
    ).rejects.toMatchObject({ code: 'support.active_already' })
    await house.run('support.endSupporter', { personId }, how(here.ordinaryLead))
    expect(await list(here.member)).not.toContain(personId)
    await expect(house.run('support.agree', {}, how(here.ordinaryLead))).rejects.toMatchObject({
      code: 'support.not_asked',
    })
  })

  test('a lead of the community may ask nobody and end nobody', async () => {
    const { personId } = here.officer
    await expect(house.run('support.askSupporter', { personId, about: '心理' }, how(here.lead))).rejects.toMatchObject({
      act: 'support.askSupporter',
    })
    await expect(house.run('support.endSupporter', { personId }, how(here.lead))).rejects.toMatchObject({
      act: 'support.endSupporter',
    })
  })
})

describe('a conversation', () => {
  test('only the two read it; the answer’s time stands beside it', async () => {
    const { requestId } = await talk()
    expect(await read(requestId, here.officer)).toMatchObject({
      as: 'supporter',
      isMyTurn: true,
      answeredAt: null,
      words: [{ isMine: false, text: SECRET }],
    })
    house.clock.advance(3_600_000)
    await house.run('support.say', { requestId, text: '辛苦了，慢慢说' }, how(here.officer))
    expect(await read(requestId, here.member)).toMatchObject({
      as: 'asker',
      isMyTurn: true,
      answeredAt: house.clock.now().toISOString(),
      words: [{ isMine: true }, { isMine: false, text: '辛苦了，慢慢说' }],
    })
    for (const as of [here.lead, here.street, here.desk, here.ordinaryLead, here.siblingMember]) {
      await expect(read(requestId, as)).rejects.toThrow(NotFound)
      await expect(house.run('support.say', { requestId, text: '我看看' }, how(as))).rejects.toThrow(NotFound)
      await expect(house.run('support.withdraw', { requestId }, how(as))).rejects.toThrow(NotFound)
      expect((await house.ask('support.mine', {}, how(as))).conversations).toEqual([])
    }
    await expect(house.run('support.withdraw', { requestId }, how(here.officer))).rejects.toMatchObject({
      act: 'support.withdraw',
    })
    await withdrawAll()
  })

  test('repeated it is one; three may be open, of many at once too; nobody talks to himself', async () => {
    const commandId = crypto.randomUUID()
    const first = await talk(SECRET, commandId)
    expect(await talk(SECRET, commandId)).toEqual(first)
    const more = await Promise.allSettled([talk(), talk(), talk(), talk()])
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(talk()).rejects.toMatchObject({ code: 'support.too_many' })
    await withdrawAll()
    await expect(
      house.run('support.talkTo', { supporterId: here.officer.personId, text: '自言自语' }, how(here.officer)),
    ).rejects.toMatchObject({ code: 'support.oneself' })
  })

  test('nobody is flooded before he has answered', async () => {
    const { requestId } = await talk()
    for (let i = 1; i < 10; i++) await house.run('support.say', { requestId, text: `还有 ${i}` }, how(here.member))
    await expect(house.run('support.say', { requestId, text: '再一句' }, how(here.member))).rejects.toMatchObject({
      code: 'support.wait',
    })
    await withdrawAll()
  })

  test('withdrawn, its words are gone from the database at once; later the row is too', async () => {
    const { requestId } = await talk()
    await house.run('support.withdraw', { requestId }, how(here.member))
    await house.run('support.withdraw', { requestId }, how(here.member))
    const words = await house.db.pool.query('SELECT 1 FROM support_words WHERE request_id = $1', [requestId])
    expect(words.rows).toEqual([])
    expect(await read(requestId, here.officer)).toMatchObject({ state: 'withdrawn', words: [] })
    await expect(house.run('support.say', { requestId, text: '喂' }, how(here.officer))).rejects.toMatchObject({
      code: 'support.withdrawn',
    })
    house.clock.advance(8 * 86_400_000)
    await house.running.sweep(supportSweep, here.tenant)
    await expect(read(requestId, here.member)).rejects.toThrow(NotFound)
  })

  test('90 days after the last word nothing is left', async () => {
    const { requestId } = await talk()
    house.clock.advance(60 * 86_400_000)
    await house.run('support.say', { requestId, text: '好些了吗' }, how(here.officer))
    house.clock.advance(60 * 86_400_000)
    await house.running.sweep(supportSweep, here.tenant)
    expect((await read(requestId, here.member)).words).toHaveLength(2)
    house.clock.advance(31 * 86_400_000)
    await house.running.sweep(supportSweep, here.tenant)
    await expect(read(requestId, here.member)).rejects.toThrow(NotFound)
    const rows = await house.db.pool.query('SELECT 1 FROM support_words WHERE request_id = $1', [requestId])
    expect(rows.rows).toEqual([])
  })
})

describe('leaks', () => {
  test('no query of the house shows it to anybody else, and no row, event, letter or copy holds it', async () => {
    const { requestId } = await talk()
    await house.run('support.say', { requestId, text: `${SECRET}，谢谢` }, how(here.member))
    await house.settle()
    // Every table of the database, as text.
    const tables = await house.db.pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`,
    )
    for (const { name } of tables.rows) {
      const { rows } = await house.db.pool
        .query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`)
        .catch(() => ({ rows: [] }))
      for (const { text } of rows) expect(text.includes(SECRET), `words in ${name}`).toBe(false)
    }
    // The chain: that a word was said, sealed; nobody's name, post or grid.
    const said = await house.db.pool.query<{ body: string; actor_id: string | null }>(
      `SELECT body, actor_id FROM events WHERE subject_id = $1 AND name = 'support.said'`,
      [requestId],
    )
    expect(said.rows).toHaveLength(2)
    for (const { body, actor_id } of said.rows) {
      expect(actor_id).toBeNull()
      for (const one of [here.member.personId, here.officer.personId, SECRET]) expect(body).not.toContain(one)
      expect(JSON.parse(body)).toMatchObject({ actor: null, post: null, grid: null })
    }
    // What leaves the house, and the inbox.
    const letters = await house.db.pool.query<{ sealed: Buffer }>(
      'SELECT sealed FROM deliveries WHERE tenant_id = $1',
      [here.tenant],
    )
    const texts = letters.rows.map(({ sealed }) => house.keys.open(sealed))
    expect(texts.some((text) => text.includes('您有一条消息'))).toBe(true)
    for (const text of texts) for (const word of [SECRET, '倾诉', '陈微员']) expect(text).not.toContain(word)
    const inbox = await house.ask('notifications.inbox', {}, how(here.officer))
    expect(inbox.items[0]).toMatchObject({ kind: 'private_message', link: { to: 'page', page: 'talks' } })
    expect(JSON.stringify(inbox)).not.toContain(requestId)
    // Copies: the asker's own shows it, the supporter's does not, and who looks for another sees nothing.
    expect(JSON.stringify(await house.ask('admin.myData', {}, how(here.member)))).toContain(SECRET)
    expect(JSON.stringify(await house.ask('admin.myData', {}, how(here.officer)))).not.toContain(SECRET)
    const { personal } = (await import('./personal.ts')) as typeof import('./personal.ts')
    for (const actor of [here.street, here.lead])
      await house.db.snapshot(async (sql) => {
        const ctx = {
          sql,
          db: house.db,
          keys: house.keys,
          tenant: here.tenant,
          now: house.clock.now(),
          actor,
          newId: () => '',
        }
        expect(await personal.copy(ctx, here.member.personId)).toEqual([])
      })
    await withdrawAll()
  })
})
