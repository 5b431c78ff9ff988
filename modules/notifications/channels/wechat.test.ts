import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '../../../platform/clock.ts'
import type { LetterOf, Outcome } from '../../../platform/deliver.ts'
import { fakeWechat } from '../fakes/wechat.ts'
import { type WechatSettings, wechat } from './wechat.ts'
import { fitField, isFieldKept } from './wechat-fields.ts'

const NOW = new Date('2026-11-16T01:30:00Z')
const clock = testClock(NOW)
const OPENID = 'oTest_000000000001'
const LETTER: LetterOf<'wechat'> = {
  kind: 'wechat',
  address: OPENID,
  templateId: 'tpl-answered',
  page: 'pages/case?c=1',
  data: { thing1: '楼道灯不亮', phrase2: '已答复', time3: '2026年11月16日 09:30', character_string4: 'C20261116001' },
}
const account = {
  appId: 'wx-test',
  appSecret: 'secret-test',
  templates: ['tpl-answered'],
  pages: ['pages/case'],
  credits: new Map([[`${OPENID} tpl-answered`, 1000]]),
}

let fake: Awaited<ReturnType<typeof fakeWechat>>
const settingsOf = (change: Partial<WechatSettings> = {}): WechatSettings => ({
  endpoint: fake.url,
  appId: account.appId,
  appSecret: account.appSecret,
  state: 'formal',
  ...change,
})
beforeAll(async () => {
  fake = await fakeWechat(account, clock.now)
})
afterAll(() => fake.close())

describe('subscribe messages and stable_token', () => {
  test('one token serves everybody until shortly before it ends', async () => {
    const carrier = wechat(settingsOf())
    const before = fake.requests()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => carrier.send(LETTER, 'r', clock.now())))
    expect(outcomes.every((one) => one.is === 'sent')).toBe(true)
    expect([fake.tokensGiven(), fake.requests() - before]).toEqual([1, 9])
    clock.advance(6_800_000)
    await carrier.send(LETTER, 'r', clock.now())
    expect(fake.tokensGiven()).toBe(1)
    clock.advance(200_000)
    await carrier.send(LETTER, 'r', clock.now())
    expect([fake.tokensGiven(), fake.requests() - before]).toEqual([2, 12])
  })

  test('a message has its reader, template, page and values', async () => {
    expect(await wechat(settingsOf({ state: 'trial' })).send(LETTER, 'r', clock.now())).toEqual({
      is: 'sent',
      receipt: String(3_000_000_000 + fake.taken.length),
    })
    expect(fake.taken.at(-1)).toEqual({
      openid: OPENID,
      template: 'tpl-answered',
      page: 'pages/case?c=1',
      data: LETTER.data,
      state: 'trial',
    })
  })

  test.each<[error: string, is: Outcome['is'], reason: string, detail: string, afterSeconds?: number]>([
    ['43101|user refuse to accept the msg', 'never', 'refused', '43101'],
    ['40003|invalid openid', 'never', 'bad_address', '40003'],
    ['40037|invalid template_id', 'never', 'template', '40037'],
    ['47003|argument invalid! data.thing1.value invalid', 'never', 'field', 'thing1'],
    ['47003|argument invalid!', 'never', 'field', '47003'],
    ['41030|invalid page', 'never', 'field', 'page'],
    ['45009|reach max api daily quota limit', 'again', 'limit', '45009', 3600],
    ['45011|api minute-quota reach limit', 'again', 'limit', '45011', 60],
    ['-1|system error', 'again', 'busy', '-1'],
    ['40164|invalid ip, not in whitelist', 'again', 'rejected', '40164'],
  ])('%s → %s, %s', async (error, is, reason, detail, afterSeconds) => {
    const carrier = wechat(settingsOf())
    await carrier.send(LETTER, 'r', clock.now())
    fake.next({ error })
    const outcome = await carrier.send(LETTER, 'r', clock.now())
    expect(outcome).toEqual({ is, reason, detail, ...(afterSeconds ? { afterSeconds } : {}) })
  })

  test('a token that ended early is renewed once; one that stays refused is a matter of the settings', async () => {
    const carrier = wechat(settingsOf())
    await carrier.send(LETTER, 'r', clock.now())
    const given = fake.tokensGiven()
    fake.endToken()
    expect(await carrier.send(LETTER, 'r', clock.now())).toMatchObject({ is: 'sent' })
    expect(fake.tokensGiven()).toBe(given + 1)
    fake.next({ error: 42001 })
    expect(await carrier.send(LETTER, 'r', clock.now())).toMatchObject({ is: 'sent' })
    fake.next({ error: 40001 }, {}, { error: 40001 })
    expect(await carrier.send(LETTER, 'r', clock.now())).toEqual({
      is: 'again',
      reason: 'credentials',
      detail: '40001',
    })
  })

  test('wrong keys, an unknown reader, template or page, and used-up consents are refused by itself', async () => {
    const send = (letter: Partial<LetterOf<'wechat'>>, change?: Partial<WechatSettings>) =>
      wechat(settingsOf(change)).send({ ...LETTER, ...letter }, 'r', clock.now())
    expect(await send({}, { appId: 'x' })).toMatchObject({ is: 'again', reason: 'credentials', detail: '40013' })
    expect(await send({}, { appSecret: 'x' })).toMatchObject({ is: 'again', reason: 'credentials', detail: '40125' })
    expect(await send({ address: 'someone' })).toMatchObject({ reason: 'bad_address' })
    expect(await send({ templateId: 'x' })).toMatchObject({ reason: 'template' })
    expect(await send({ page: 'pages/x' })).toMatchObject({ reason: 'field', detail: 'page' })
    expect(await send({ data: { number1: '第一' } })).toMatchObject({ is: 'never', reason: 'field', detail: 'number1' })
    expect(await send({ address: 'oTest_000000000002' })).toMatchObject({ is: 'never', reason: 'refused' })
  })

  test('lost, slow and broken answers are tried again', async () => {
    const carrier = wechat(settingsOf())
    await carrier.send(LETTER, 'r', clock.now())
    for (const [turn, reason] of [
      [{ dies: 'before' }, 'network'],
      [{ dies: 'after' }, 'network'],
      [{ status: 502, body: '' }, 'busy'],
      [{ status: 200, body: 'ok' }, 'bad_answer'],
    ] as const) {
      fake.next(turn)
      expect(await carrier.send(LETTER, 'r', clock.now())).toMatchObject({ is: 'again', reason })
    }
    fake.next({ dies: 'before' })
    expect(await wechat(settingsOf()).send(LETTER, 'r', clock.now())).toEqual({ is: 'again', reason: 'network' })
  })
})

describe('values are cut to what their field holds', () => {
  test.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing2', '两行\n一行', '两行 一行'],
    ['thing3', '  ', '无'],
    ['phrase1', '正在办理之中', '正在办理之'],
    ['phrase1', '已 OK 完成', '已完成'],
    ['phrase1', 'OK', '无'],
    ['name1', '阿卜杜热合曼买买提艾力江', '阿卜杜热合曼买买提艾'],
    ['name1', 'Christopher Alexander Ng', 'Christopher Alexande'],
    ['letter1', 'a'.repeat(40), 'a'.repeat(32)],
    ['symbol1', '！！！！！！', '！！！！！'],
    ['number1', '123456', '123456'],
  ])('%s: %s → %s', (key, value, fitted) => {
    expect(fitField(key, value)).toBe(fitted)
    expect(isFieldKept(key, fitted)).toBe(true)
  })

  test('half a number is never sent: what cannot be cut stays, and is refused with its field', () => {
    for (const [key, value] of [
      ['number1', '1'.repeat(33)],
      ['character_string1', 'x'.repeat(33)],
      ['phone_number1', '0'.repeat(18)],
      ['car_number1', '川A1234567'],
      ['number1', '一'],
      ['amount1', '许多'],
    ]) {
      expect(fitField(key, value)).toBe(value)
      expect(isFieldKept(key, value)).toBe(false)
    }
    for (const [key, value] of [
      ['amount1', '¥12.50'],
      ['phone_number1', '+86-028-00000000'],
      ['date1', '2026年11月16日'],
      ['car_number1', '川AD12345'],
    ])
      expect(isFieldKept(key, value)).toBe(true)
  })
})
