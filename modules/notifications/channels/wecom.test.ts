import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '../../../platform/clock.ts'
import type { LetterOf, Outcome } from '../../../platform/deliver.ts'
import { fakeWecom } from '../fakes/wecom.ts'
import { cutBytes } from './exchange.ts'
import { type WecomAppSettings, wecomApp } from './wecom-app.ts'
import { wecomRobot } from './wecom-robot.ts'

const clock = testClock(new Date('2026-11-16T01:30:00Z'))
const account = {
  corpId: 'ww-test',
  secret: 'secret-test',
  agentId: 1000002,
  members: ['zhou', 'WangLi'],
  robots: ['key-1', 'key-2'],
}

let fake: Awaited<ReturnType<typeof fakeWecom>>
beforeAll(async () => {
  fake = await fakeWecom(account, clock.now)
})
afterAll(() => fake.close())

describe('messages of an app (gettoken, message/send)', () => {
  const LETTER: LetterOf<'wecom_app'> = {
    kind: 'wecom_app',
    address: 'zhou',
    title: '有一件事等您接手',
    text: '楼道灯不亮',
    url: 'https://grid.example.cn/field#/case/1',
  }
  let count = 0
  /** A letter that is none of the others: the service throws the same message away. */
  const other = (change: Partial<LetterOf<'wecom_app'>> = {}) => ({ ...LETTER, text: `第 ${++count} 件`, ...change })
  const carrier = (change: Partial<WecomAppSettings> = {}) =>
    wecomApp({
      endpoint: fake.url,
      corpId: account.corpId,
      corpSecret: account.secret,
      agentId: account.agentId,
      ...change,
    })
  const send = (letter = other(), change?: Partial<WecomAppSettings>) => carrier(change).send(letter, 'r', clock.now())

  test('is a card where there is something to open, a text otherwise, cut to their bytes here', async () => {
    expect(await send(LETTER)).toEqual({ is: 'sent', receipt: 'm1' })
    expect(fake.taken[0]).toMatchObject({
      to: 'zhou',
      kind: 'textcard',
      title: LETTER.title,
      text: LETTER.text,
      url: LETTER.url,
    })
    await send(other({ text: `<b>${'字'.repeat(400)}`, title: '题'.repeat(60) }))
    await send(other({ text: '字'.repeat(1000), url: '' }))
    expect(fake.taken.map((one) => one.kind)).toEqual(['textcard', 'textcard', 'text'])
    expect(fake.taken[1].text).toMatch(/^＜b＞字+…$/)
    expect(Buffer.byteLength(fake.taken[2].text)).toBeLessThanOrEqual(2048)
    expect(fake.cut).toEqual([])
  })

  test('one token serves everybody, and is renewed when it ended early', async () => {
    const one = carrier()
    const given = fake.tokensGiven()
    await Promise.all([other(), other(), other()].map((letter) => one.send(letter, 'r', clock.now())))
    fake.endToken()
    expect(await one.send(other(), 'r', clock.now())).toMatchObject({ is: 'sent' })
    expect(fake.tokensGiven()).toBe(given + 1)
    fake.next({ error: 42001 }, {}, { error: 42001 })
    expect(await one.send(other(), 'r', clock.now())).toEqual({ is: 'again', reason: 'credentials', detail: '42001' })
  })

  test('the same message within half an hour reaches the member once, as after a lost answer', async () => {
    const letter = other()
    const before = fake.taken.length
    const one = carrier()
    await one.send(other(), 'r', clock.now())
    fake.next({ dies: 'after' })
    expect(await one.send(letter, 'r', clock.now())).toEqual({ is: 'again', reason: 'network' })
    expect(await one.send(letter, 'r', clock.now())).toMatchObject({ is: 'sent' })
    expect(fake.taken.length - before).toBe(2)
  })

  test('a member the service does not know is a bad address, alone or named beside a success', async () => {
    expect(await send(other({ address: 'nobody' }))).toEqual({ is: 'never', reason: 'bad_address', detail: '81013' })
    const one = carrier()
    await one.send(other(), 'r', clock.now())
    fake.next({ status: 200, body: { errcode: 0, errmsg: 'ok', invaliduser: 'ZHOU|x', msgid: 'm' } })
    expect(await one.send(other(), 'r', clock.now())).toEqual({
      is: 'never',
      reason: 'bad_address',
      detail: 'invaliduser',
    })
  })

  test('no more than thirty a minute leave for one member: the service drops the rest without a word', async () => {
    clock.advance(3_600_000)
    const one = carrier()
    const outcomes: Outcome[] = []
    for (let n = 0; n < 35; n++) outcomes.push(await one.send(other(), 'r', clock.now()))
    expect(outcomes.filter((outcome) => outcome.is === 'sent')).toHaveLength(30)
    expect(outcomes.at(-1)).toEqual({ is: 'again', reason: 'limit', afterSeconds: 60 })
    expect(await one.send(other({ address: 'WangLi' }), 'r', clock.now())).toMatchObject({ is: 'sent' })
    clock.advance(60_000)
    expect(await one.send(other(), 'r', clock.now())).toMatchObject({ is: 'sent' })
    expect(fake.dropped).toEqual([])
  })

  test.each<[error: number, is: Outcome['is'], reason: string, afterSeconds?: number]>([
    [81013, 'never', 'bad_address'],
    [60111, 'never', 'bad_address'],
    [40058, 'never', 'field'],
    [45002, 'never', 'too_long'],
    [45009, 'again', 'limit', 60],
    [45033, 'again', 'limit', 60],
    [60020, 'again', 'credentials'],
    [60011, 'again', 'credentials'],
    [301002, 'again', 'credentials'],
    [-1, 'again', 'busy'],
    [99999, 'again', 'rejected'],
  ])('%i → %s, %s', async (error, is, reason, afterSeconds) => {
    clock.advance(120_000)
    const one = carrier()
    await one.send(other(), 'r', clock.now())
    fake.next({ error })
    expect(await one.send(other(), 'r', clock.now())).toEqual({
      is,
      reason,
      detail: String(error),
      ...(afterSeconds ? { afterSeconds } : {}),
    })
  })

  test('wrong settings and lost tokens are tried again', async () => {
    expect(await send(other(), { corpSecret: 'x' })).toMatchObject({
      is: 'again',
      reason: 'credentials',
      detail: '40001',
    })
    expect(await send(other(), { corpId: 'x' })).toMatchObject({ is: 'again', reason: 'credentials', detail: '40013' })
    expect(await send(other(), { agentId: 1 })).toMatchObject({ is: 'again', reason: 'credentials', detail: '301002' })
    fake.next({ dies: 'before' })
    expect(await send()).toEqual({ is: 'again', reason: 'network' })
    fake.next({ status: 500, body: '' })
    expect(await send()).toMatchObject({ is: 'again', reason: 'bad_answer' })
  })
})

describe('a group robot (webhook/send)', () => {
  const LETTER: LetterOf<'wecom_robot'> = { kind: 'wecom_robot', address: 'key-1', text: '第一微网格有一件紧急的事' }
  const send = (letter = LETTER) => wecomRobot({ endpoint: fake.url }).send(letter, 'r', clock.now())

  test('takes a text of up to 2,048 bytes; a longer one is cut within them, never within a character', async () => {
    expect(await send()).toEqual({ is: 'sent', receipt: '' })
    expect(fake.taken.at(-1)).toMatchObject({ to: 'key-1', kind: 'robot', text: LETTER.text })
    expect(await send({ ...LETTER, text: '👨‍👩‍👧字'.repeat(500) })).toMatchObject({ is: 'sent' })
    const text = fake.taken.at(-1)?.text ?? ''
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    expect(text).not.toContain('\ufffd')
    expect(cutBytes('字字', 6)).toBe('字字')
    expect(cutBytes('字字字', 8)).toBe('字…')
  })

  test('no more than twenty a minute leave for one robot', async () => {
    const one = wecomRobot({ endpoint: fake.url })
    const outcomes: Outcome[] = []
    for (let n = 0; n < 25; n++) outcomes.push(await one.send({ ...LETTER, address: 'key-2' }, 'r', clock.now()))
    expect(outcomes.filter((outcome) => outcome.is === 'sent')).toHaveLength(20)
    expect(outcomes.at(-1)).toEqual({ is: 'again', reason: 'limit', afterSeconds: 60 })
    // Another process has used up the minute: the service says so itself.
    expect(await wecomRobot({ endpoint: fake.url }).send({ ...LETTER, address: 'key-2' }, 'r', clock.now())).toEqual({
      is: 'again',
      reason: 'limit',
      detail: '45009',
      afterSeconds: 60,
    })
  })

  test.each<[error: number, is: Outcome['is'], reason: string]>([
    [93000, 'never', 'bad_address'],
    [40058, 'never', 'field'],
    [45002, 'never', 'too_long'],
    [45033, 'again', 'limit'],
    [-1, 'again', 'busy'],
    [99999, 'again', 'rejected'],
  ])('%i → %s, %s', async (error, is, reason) => {
    fake.next({ error })
    expect(await send()).toMatchObject({ is, reason, detail: String(error) })
  })

  test('an unknown key is a bad address; a broken line is tried again', async () => {
    expect(await send({ ...LETTER, address: 'x' })).toEqual({ is: 'never', reason: 'bad_address', detail: '93000' })
    fake.next({ dies: 'after' })
    expect(await send()).toEqual({ is: 'again', reason: 'network' })
    fake.next({ status: 502, body: '' })
    expect(await send()).toMatchObject({ is: 'again', reason: 'busy' })
  })
})
