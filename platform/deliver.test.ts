import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../tests/support/house.ts'
import { type Asked, type Carrier, carry, type LetterOf, type Outcome, send, type Transports } from './deliver.ts'
import { openLog } from './log.ts'
import { askReceipts, hearReport, markRead, retryLetter, takeBack } from './receipts.ts'

const TENANT = 510112002
const LETTER = { kind: 'sms', address: '15412340001', text: '您反映的事已有人接手' } as const
const SENT: Outcome = { is: 'sent', receipt: 'r1' }
const log = openLog('silent')

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(() => house.db.pool.query('DELETE FROM deliveries'))

const post = (
  key: string = randomUUID(),
  options: Parameters<typeof send>[3] = {},
  letter: Parameters<typeof send>[1] = LETTER,
) =>
  house.db.transaction((sql) =>
    send({ sql, keys: house.keys, tenant: TENANT, now: house.clock.now(), newId: randomUUID }, letter, key, options),
  )

/** A carrier that answers as it is told, and keeps what it was given. */
function carrierOf(
  answers: readonly (Outcome | 'throws' | 'hangs')[],
  asked?: (receipt: string | null) => Asked,
): { sms: Carrier<'sms'>; got: string[]; asks: number } {
  const state = { got: [] as string[], asks: 0 }
  const sms: Carrier<'sms'> = {
    name: 'test',
    send: async (_letter: LetterOf<'sms'>, ref: string) => {
      const answer = answers[Math.min(state.got.push(ref), answers.length) - 1]
      if (answer === 'throws') throw new Error('broken pipe')
      if (answer === 'hangs') return new Promise(() => undefined)
      return answer
    },
    ...(asked
      ? {
          ask: async (_letter: LetterOf<'sms'>, handed: { receipt: string | null }) => {
            state.asks++
            return asked(handed.receipt)
          },
        }
      : {}),
  }
  return Object.assign(state, { sms })
}

const run = (transports: Transports) =>
  carry(house.db, house.keys, transports, house.clock.now(), log, { slowMillis: 50 })
const ask = (transports: Transports) => askReceipts(house.db, house.keys, transports, house.clock.now(), log)
const later = (seconds: number) => house.clock.advance(seconds * 1000)
const rows = async () => {
  const found = await house.db.pool.query(
    'SELECT id, state, tries, reason, last_error, receipt, is_unknown, delivered_at, failed_at FROM deliveries ORDER BY created_at',
  )
  return found.rows
}

describe('carrying a letter', () => {
  test('is once per key, under a name that stays the same over all tries', async () => {
    await post('a')
    await post('a')
    const carrier = carrierOf([{ is: 'again', reason: 'busy' }, 'throws', SENT])
    expect(await run(carrier)).toBe(1)
    expect(await run(carrier)).toBe(0)
    later(11)
    await run(carrier)
    expect(await rows()).toMatchObject([{ state: 'queued', tries: 2, reason: 'fault' }])
    later(61)
    await run(carrier)
    expect(carrier.got).toHaveLength(3)
    expect(new Set(carrier.got).size).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'sent', receipt: 'r1', reason: null, is_unknown: false }])
  })

  test('a refusal for good is not tried again, and says why', async () => {
    await post()
    const carrier = carrierOf([{ is: 'never', reason: 'bad_address', detail: 'isv.MOBILE_NUMBER_ILLEGAL' }])
    await run(carrier)
    later(86_400)
    await run(carrier)
    expect(carrier.got).toHaveLength(1)
    expect(await rows()).toMatchObject([
      { state: 'failed', reason: 'bad_address', last_error: 'isv.MOBILE_NUMBER_ILLEGAL', failed_at: expect.any(Date) },
    ])
  })

  test('is parked after the last try, and goes out when a person tries again', async () => {
    await post()
    const broken = carrierOf([{ is: 'again', reason: 'network' }])
    for (let round = 0; round < 8; round++) {
      await run(broken)
      later(7300)
    }
    expect(broken.got).toHaveLength(6)
    const [parked] = await rows()
    expect(parked).toMatchObject({ state: 'parked', reason: 'network' })
    const retry = () => house.db.transaction((sql) => retryLetter(sql, TENANT, parked.id, house.clock.now()))
    expect(await retry()).toBe(true)
    expect(await retry()).toBe(false)
    await run(carrierOf([SENT]))
    expect(await rows()).toMatchObject([{ state: 'sent', tries: 1 }])
  })

  test('a limit that names its end costs no try for a day', async () => {
    await post()
    const limited = carrierOf([{ is: 'again', reason: 'limit', afterSeconds: 600 }])
    for (let round = 0; round < 20; round++) {
      await run(limited)
      later(601)
    }
    expect(limited.got).toHaveLength(20)
    expect(await rows()).toMatchObject([{ state: 'queued', tries: 0 }])
    later(86_400)
    for (let round = 0; round < 8; round++) {
      await run(limited)
      later(601)
    }
    expect(await rows()).toMatchObject([{ state: 'parked', reason: 'limit' }])
  })

  test('a slow carrier may have taken it: it is asked first, and not sent twice', async () => {
    await post()
    const carrier = carrierOf(['hangs', SENT], () => ({ is: 'sent', receipt: 'r0' }))
    await run(carrier)
    expect(await rows()).toMatchObject([{ state: 'queued', reason: 'timeout', is_unknown: true }])
    later(11)
    await run(carrier)
    expect([carrier.got.length, carrier.asks]).toEqual([1, 1])
    expect(await rows()).toMatchObject([{ state: 'sent', receipt: 'r0', is_unknown: false }])
  })

  test('a carrier that never heard of it gets it again; one that cannot say leaves it in doubt for a person', async () => {
    await post()
    const forgetful = carrierOf([{ is: 'unknown', reason: 'timeout' }, SENT], () => ({ is: 'unheard' }))
    await run(forgetful)
    later(11)
    await run(forgetful)
    expect(forgetful.got).toHaveLength(2)
    expect(await rows()).toMatchObject([{ state: 'sent' }])

    await house.db.pool.query('DELETE FROM deliveries')
    await post()
    const mute = carrierOf([{ is: 'unknown', reason: 'timeout' }], () => ({ is: 'again', reason: 'busy' }))
    for (let round = 0; round < 8; round++) {
      await run(mute)
      later(7300)
    }
    expect([mute.got.length, mute.asks]).toEqual([1, 5])
    expect(await rows()).toMatchObject([{ state: 'parked', reason: 'may_be_sent', is_unknown: true }])
    // Tried by hand, it is still asked for before it is sent.
    const [{ id }] = await rows()
    await house.db.transaction((sql) => retryLetter(sql, TENANT, id, house.clock.now()))
    const knows = carrierOf([SENT], () => ({ is: 'delivered', receipt: 'r9' }))
    await run(knows)
    expect(knows.got).toHaveLength(0)
    expect(await rows()).toMatchObject([{ state: 'delivered', receipt: 'r9' }])
  })

  test('a process that died after the carrier took it: the next asks before it sends', async () => {
    await post()
    // As it stands in the database between the lease and the answer.
    await house.db.pool.query(
      'UPDATE deliveries SET tries = 1, tried_at = $1, handed_at = $1, next_try_at = $2, is_unknown = true',
      [house.clock.now(), new Date(house.clock.now().getTime() + 90_000)],
    )
    const carrier = carrierOf([SENT], () => ({ is: 'delivered', receipt: 'r2' }))
    expect(await run(carrier)).toBe(0)
    later(91)
    expect(await run(carrier)).toBe(1)
    expect(carrier.got).toHaveLength(0)
    expect(await rows()).toMatchObject([{ state: 'delivered', receipt: 'r2' }])
    // A carrier that cannot be asked gets it again, under the same name.
    await post()
    await house.db.pool.query(
      "UPDATE deliveries SET tries = 1, tried_at = $1, is_unknown = true WHERE state = 'queued'",
      [house.clock.now()],
    )
    const plain = carrierOf([SENT])
    await run(plain)
    expect(plain.got).toHaveLength(1)
  })

  test('the carrier is asked about the moment of handing over, however often it was asked since', async () => {
    await post()
    const handedAt = house.clock.now().getTime()
    const moments: number[] = []
    let answer: Asked = { is: 'again', reason: 'busy' }
    const sms: Carrier<'sms'> = {
      name: 'test',
      send: async () => ({ is: 'unknown', reason: 'timeout' }),
      ask: async (_letter, handed) => {
        moments.push(handed.at.getTime())
        return answer
      },
    }
    await run({ sms })
    for (const wait of [11, 61]) {
      later(wait)
      await run({ sms })
    }
    answer = { is: 'unheard' }
    later(301)
    await run({ sms })
    const again = house.clock.now().getTime()
    later(1801)
    await run({ sms })
    expect(moments).toEqual([handedAt, handedAt, handedAt, again])
  })

  test('a letter that cannot be opened holds up no other', async () => {
    await post('sealed')
    await house.db.pool.query("UPDATE deliveries SET sealed = '\\x00'")
    await post('good')
    const carrier = carrierOf([SENT])
    await run(carrier)
    const found = await house.db.pool.query('SELECT dedupe_key, state, reason FROM deliveries ORDER BY dedupe_key')
    expect(found.rows).toEqual([
      { dedupe_key: 'good', state: 'sent', reason: null },
      { dedupe_key: 'sealed', state: 'queued', reason: 'fault' },
    ])
  })

  test('two processes at once: each letter goes out once', async () => {
    for (let n = 0; n < 60; n++) await post()
    const carrier = carrierOf([SENT])
    const round = async () => {
      while ((await run(carrier)) > 0);
    }
    await Promise.all([round(), round(), round()])
    expect(carrier.got).toHaveLength(60)
    expect(new Set(carrier.got).size).toBe(60)
  })

  test('waits for its time; bulk lets the rest pass; a slow channel holds up no other', async () => {
    await post('late', { notBefore: new Date(house.clock.now().getTime() + 3_600_000) })
    await post('bulk', { isBulk: true })
    later(1)
    await post('urgent')
    const order: string[] = []
    const sms: Carrier<'sms'> = {
      name: 'test',
      send: async (_l, ref) => ({ is: 'sent', receipt: String(order.push(ref)) }),
    }
    const email: Carrier<'email'> = { name: 'test', send: () => new Promise(() => undefined) }
    await post('mail', {}, { kind: 'email', address: 'a@example.cn', subject: '一', text: '二' })
    await run({ sms, email })
    const found = await house.db.pool.query('SELECT dedupe_key, id, state, receipt FROM deliveries')
    const of = (key: string) => found.rows.find((row) => row.dedupe_key === key)
    expect(order).toEqual([of('urgent').id, of('bulk').id].map((id) => `${TENANT}.${id}`))
    expect([of('late').state, of('mail').state]).toEqual(['queued', 'queued'])
  })

  test('a channel that is not set up parks its letters in words', async () => {
    await post()
    for (let round = 0; round < 8; round++) {
      await run({})
      later(7300)
    }
    expect(await rows()).toMatchObject([{ state: 'parked', reason: 'not_set_up' }])
  })
})

describe('receipts', () => {
  const sent = async () => {
    await post()
    const carrier = carrierOf([SENT])
    await run(carrier)
    return carrier.got[0]
  }
  const hear = (report: Parameters<typeof hearReport>[1]) => hearReport(house.db, report, house.clock.now())

  test('a report is taken once, however often it comes; arrived stays arrived', async () => {
    const ref = await sent()
    expect(await hear({ ref, is: 'failed', reason: 'undelivered', detail: 'MK:0001' })).toBe(true)
    expect(await rows()).toMatchObject([{ state: 'failed', reason: 'undelivered', last_error: 'MK:0001' }])
    expect(await hear({ ref, is: 'delivered' })).toBe(true)
    expect(await hear({ ref, is: 'delivered' })).toBe(false)
    expect(await hear({ ref, is: 'failed', reason: 'undelivered' })).toBe(false)
    expect(await rows()).toMatchObject([{ state: 'delivered', reason: null, failed_at: null }])
    for (const unknown of ['x', `${TENANT}.${randomUUID()}`, `1.${ref}`, ''])
      expect(await hear({ ref: unknown, is: 'delivered' })).toBe(false)
  })

  test('a report that is faster than the answer of the sending is not lost', async () => {
    await post()
    const sms: Carrier<'sms'> = {
      name: 'test',
      send: async (_letter, ref) => {
        await hear({ ref, is: 'delivered', receipt: 'r7' })
        return { is: 'sent', receipt: 'r7' }
      },
    }
    await run({ sms })
    expect(await rows()).toMatchObject([{ state: 'delivered', receipt: 'r7' }])
  })

  test('without a report the carrier is asked after two minutes, then ever more rarely, then no more', async () => {
    await post()
    const carrier = carrierOf([SENT], () => ({ is: 'sent', receipt: 'r1' }))
    await run(carrier)
    expect(await ask(carrier)).toBe(0)
    later(121)
    expect([await ask(carrier), await ask(carrier)]).toEqual([1, 0])
    for (let round = 0; round < 10; round++) {
      later(25 * 3600)
      await ask(carrier)
    }
    expect(carrier.asks).toBe(5)
    expect(await rows()).toMatchObject([{ state: 'sent' }])

    await house.db.pool.query('DELETE FROM deliveries')
    await post()
    const failing = carrierOf([SENT], () => ({ is: 'never', reason: 'undelivered', detail: 'DB:0141' }))
    await run(failing)
    later(121)
    await ask(failing)
    expect(await rows()).toMatchObject([{ state: 'failed', reason: 'undelivered', last_error: 'DB:0141' }])
  })

  test('another carrier than the one that took it is not asked', async () => {
    await post()
    await run(carrierOf([SENT], () => ({ is: 'unheard' })))
    later(121)
    const other = carrierOf([SENT], () => ({ is: 'delivered', receipt: 'r1' }))
    await ask({ sms: { ...other.sms, name: 'other' } })
    expect(other.asks).toBe(0)
    expect(await rows()).toMatchObject([{ state: 'sent' }])
  })

  test('what was opened is read; what still waits can be taken back, what may have left cannot', async () => {
    const messageId = randomUUID()
    await post('one', { messageId })
    await post('two')
    await run(carrierOf([SENT]))
    await house.db.transaction((sql) => markRead(sql, TENANT, messageId, house.clock.now()))
    expect((await rows()).map((row) => row.state).sort()).toEqual(['read', 'sent'])

    await house.db.pool.query('DELETE FROM deliveries')
    await post()
    const [{ id }] = await rows()
    const take = () => house.db.transaction((sql) => takeBack(sql, TENANT, id, house.clock.now()))
    await house.db.pool.query('UPDATE deliveries SET is_unknown = true')
    expect(await take()).toBe(false)
    await house.db.pool.query('UPDATE deliveries SET is_unknown = false')
    expect([await take(), await take()]).toEqual([true, false])
    expect(await rows()).toMatchObject([{ state: 'failed', reason: 'replaced' }])
  })
})
