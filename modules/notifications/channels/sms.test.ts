import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '../../../platform/clock.ts'
import type { Outcome } from '../../../platform/deliver.ts'
import { fakeAliyun } from '../fakes/sms-aliyun.ts'
import { fakeGateway } from '../fakes/sms-http.ts'
import { fakeTencent } from '../fakes/sms-tencent.ts'
import { exchange } from './exchange.ts'
import * as aliyun from './sms-aliyun.ts'
import * as gateway from './sms-http.ts'
import * as tencent from './sms-tencent.ts'
import { inOrder } from './sms-text.ts'

const NOW = new Date('2026-11-16T01:30:00Z')
const REF = '510112002.019aa000-0000-7000-8000-000000000001'
const LETTER = { kind: 'sms', address: '15412340001', text: '【微网格】您反映的事已有人接手' } as const
const CODE = { ...LETTER, template: { code: 'SMS_CODE', params: { code: '123456' } } } as const
const clock = testClock(NOW)
/** A code and what it comes to. */
type Row = [error: string, outcome: Outcome['is'], reason: string, afterSeconds?: number]
const reasonOf = (outcome: object) => ('reason' in outcome ? outcome.reason : undefined)
const waitOf = (outcome: object) => ('afterSeconds' in outcome ? outcome.afterSeconds : undefined)

describe('Aliyun SendSms and QuerySendDetails (dysmsapi 2017-05-25)', () => {
  const account = {
    keyId: 'LTAI-test',
    keySecret: 'secret-test',
    signName: '微网格',
    templates: { SMS_1: { variables: ['text'], isCode: false }, SMS_CODE: { variables: ['code'], isCode: true } },
  }
  let fake: Awaited<ReturnType<typeof fakeAliyun>>
  let nonces = 0
  const settingsOf = (change: Partial<aliyun.AliyunSettings> = {}): aliyun.AliyunSettings => ({
    endpoint: fake.url,
    accessKeyId: account.keyId,
    accessKeySecret: account.keySecret,
    signName: account.signName,
    template: 'SMS_1',
    ...change,
  })
  const carrier = (change?: Partial<aliyun.AliyunSettings>) =>
    aliyun.aliyunSms(settingsOf(change), () => `nonce-${++nonces}`)
  const send = (letter: Parameters<typeof aliyun.sendRequest>[1] = LETTER, ref = REF) =>
    carrier().send(letter, ref, clock.now())
  beforeAll(async () => {
    fake = await fakeAliyun(account, clock.now)
  })
  afterAll(() => fake.close())

  test('signs as the worked example of the documentation does', () => {
    const request = aliyun.signed(
      {
        endpoint: 'https://ecs.cn-shanghai.aliyuncs.com',
        accessKeyId: 'YourAccessKeyId',
        accessKeySecret: 'YourAccessKeySecret',
      },
      'RunInstances',
      { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
      { now: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d' },
      '2014-05-26',
    )
    expect(request.headers.authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    )
  })

  test('is asked with number, signature, template, values and our name for it; gives a receipt', async () => {
    const outcome = await send()
    expect(fake.taken.at(-1)).toMatchObject({
      phone: '15412340001',
      template: 'SMS_1',
      params: { text: '您反映的事已有人接手' },
      outId: REF,
    })
    expect(outcome).toEqual({ is: 'sent', receipt: fake.taken.at(-1)?.bizId })
    expect(await carrier({ template: undefined }).send(LETTER, REF, NOW)).toEqual({ is: 'never', reason: 'template' })
  })

  test.each<Row>([
    ['isv.BUSINESS_LIMIT_CONTROL|触发分钟级流控Permits:1', 'again', 'limit', 60],
    ['isv.BUSINESS_LIMIT_CONTROL|触发小时级流控Permits:5', 'again', 'limit', 3600],
    ['isv.BUSINESS_LIMIT_CONTROL|触发天级流控Permits:10', 'never', 'limit_day'],
    ['isv.DAY_LIMIT_CONTROL', 'again', 'limit', 3600],
    ['Throttling.User', 'again', 'limit', 1],
    ['isv.MOBILE_NUMBER_ILLEGAL', 'never', 'bad_address'],
    ['isv.BLACK_KEY_CONTROL_LIMIT', 'never', 'content'],
    ['isv.PARAM_LENGTH_LIMIT', 'never', 'too_long'],
    ['isv.TEMPLATE_MISSING_PARAMETERS', 'never', 'field'],
    ['isv.SMS_TEMPLATE_ILLEGAL', 'never', 'template'],
    ['isv.SMS_SIGNATURE_ILLEGAL', 'never', 'template'],
    ['isv.SMS_SIGNATURE_SCENE_ILLEGAL', 'never', 'template'],
    ['isv.AMOUNT_NOT_ENOUGH', 'never', 'no_credit'],
    ['isv.OUT_OF_SERVICE', 'never', 'no_credit'],
    ['isp.SYSTEM_ERROR', 'again', 'busy'],
    ['isp.RAM_PERMISSION_DENY', 'again', 'credentials'],
    ['InvalidTimeStamp.Expired', 'again', 'clock'],
    ['isv.SOMETHING_NEW', 'again', 'rejected'],
  ])('%s → %s, %s', async (error, is, reason, afterSeconds) => {
    fake.next({ error })
    const outcome = await send()
    expect([outcome.is, reasonOf(outcome), waitOf(outcome)]).toEqual([is, reason, afterSeconds])
    expect(outcome).toMatchObject({ detail: error.split('|')[0] })
  })

  test('refuses wrong keys, old requests, repeated ones, unknown templates and bad numbers by itself', async () => {
    const outcomes = [
      await carrier({ accessKeySecret: 'x' }).send(LETTER, REF, clock.now()),
      await carrier({ accessKeyId: 'x' }).send(LETTER, REF, clock.now()),
      await carrier().send(LETTER, REF, new Date(clock.now().getTime() - 20 * 60_000)),
      await carrier({ signName: '别家' }).send(LETTER, REF, clock.now()),
      await carrier({ template: 'SMS_9' }).send(LETTER, REF, clock.now()),
      await send({ ...LETTER, address: '028123' }),
      await send({ ...LETTER, template: { code: 'SMS_CODE', params: {} } }),
    ]
    expect(outcomes.map(reasonOf)).toEqual([
      'credentials',
      'credentials',
      'clock',
      'template',
      'template',
      'bad_address',
      'field',
    ])
    const same = aliyun.aliyunSms(settingsOf(), () => 'same')
    await same.send(LETTER, REF, clock.now())
    expect(await same.send(LETTER, REF, clock.now())).toMatchObject({ is: 'again', detail: 'SignatureNonceUsed' })
  })

  test('holds codes to one a minute, five an hour and ten a day to a number', async () => {
    const waits: unknown[] = []
    for (let hour = 0; hour < 3; hour++) {
      for (let minute = 0; minute < 6; minute++) {
        const outcome = await send(CODE)
        if (outcome.is !== 'sent') waits.push([outcome.is, reasonOf(outcome), waitOf(outcome)])
        else expect(await send(CODE)).toMatchObject({ is: 'again', afterSeconds: 60 })
        clock.advance(61_000)
      }
      clock.advance(3_600_000)
    }
    expect(waits.slice(0, 2)).toEqual([
      ['again', 'limit', 3600],
      ['again', 'limit', 3600],
    ])
    expect(waits.at(-1)).toEqual(['never', 'limit_day', undefined])
  })

  test('is not idempotent: whatever broke after the request left is unknown, and asked for by our name', async () => {
    const taken = fake.taken.length
    fake.next({ dies: 'after' })
    const ref = `${REF.slice(0, -1)}7`
    const at = clock.now()
    const other = { ...LETTER, address: '15412340007' }
    expect(await send(other, ref)).toEqual({ is: 'unknown', reason: 'network' })
    expect(fake.taken).toHaveLength(taken + 1)
    const handed = { ref, receipt: null, at }
    const ask = (receipt: string | null = null) => carrier().ask?.(other, { ...handed, receipt }, clock.now())
    expect(await ask()).toEqual({ is: 'sent', receipt: ref })
    Object.assign(fake.taken.at(-1) ?? {}, { status: 3 })
    expect(await ask()).toEqual({ is: 'delivered', receipt: ref })
    Object.assign(fake.taken.at(-1) ?? {}, { status: 2, errCode: 'MOBILE_IN_BLACK' })
    expect(await ask(fake.taken.at(-1)?.bizId)).toEqual({ is: 'never', reason: 'refused', detail: 'MOBILE_IN_BLACK' })
    expect(await carrier().ask?.(other, { ...handed, ref: 'other' }, clock.now())).toEqual({ is: 'unheard' })
    fake.next({ error: 'isp.SYSTEM_ERROR' })
    expect(await ask()).toMatchObject({ is: 'again' })
    for (const [turn, is, reason] of [
      [{ status: 503, body: 'bad gateway' }, 'unknown', 'busy'],
      [{ status: 200, body: '<html>' }, 'unknown', 'bad_answer'],
    ] as const) {
      fake.next(turn)
      expect(await send(other)).toMatchObject({ is, reason })
    }
    expect(
      await aliyun.aliyunSms(settingsOf({ endpoint: 'http://127.0.0.1:65533' }), () => 'n').send(other, ref, at),
    ).toEqual({
      is: 'again',
      reason: 'network',
    })
  })

  test('a letter of half a second before their midnight is found on the next day', async () => {
    const at = new Date('2026-11-17T15:59:59Z')
    clock.set(new Date('2026-11-17T16:00:30Z'))
    const night = { ...LETTER, address: '15412340008' }
    await send(night, 'night')
    expect(await carrier().ask?.(night, { ref: 'night', receipt: null, at }, clock.now())).toMatchObject({ is: 'sent' })
  })

  test('reports are read as they are pushed', () => {
    Object.assign(fake.taken.at(-1) ?? {}, { status: 2, errCode: 'MOBILE_NOT_ON_SERVICE' })
    const pushed = aliyun.SmsReport.parse(fake.reports())
    expect(aliyun.readReports(pushed).at(-1)).toEqual({
      ref: 'night',
      is: 'failed',
      reason: 'bad_address',
      detail: 'MOBILE_NOT_ON_SERVICE',
    })
    expect(aliyun.readReports([{ success: true, out_id: REF, biz_id: 'b' }])).toEqual([
      { ref: REF, is: 'delivered', receipt: 'b' },
    ])
    expect(aliyun.readReports([{ success: true }])).toEqual([])
  })
})

describe('Tencent SendSms and PullSmsSendStatusByPhoneNumber (2021-01-11)', () => {
  const account = {
    secretId: 'AKID-test',
    secretKey: 'key-test',
    sdkAppId: '1400006666',
    signName: '微网格',
    templates: { '1234': 1, '2': 2 },
  }
  let fake: Awaited<ReturnType<typeof fakeTencent>>
  const settingsOf = (change: Partial<tencent.TencentSettings> = {}): tencent.TencentSettings => ({
    endpoint: fake.url,
    secretId: account.secretId,
    secretKey: account.secretKey,
    sdkAppId: account.sdkAppId,
    region: 'ap-guangzhou',
    signName: account.signName,
    template: '1234',
    ...change,
  })
  const send = (
    change?: Partial<tencent.TencentSettings>,
    letter: Parameters<typeof tencent.sendRequest>[1] = LETTER,
  ) => tencent.tencentSms(settingsOf(change)).send(letter, REF, clock.now())
  beforeAll(async () => {
    clock.set(NOW)
    fake = await fakeTencent(account, clock.now)
  })
  afterAll(() => fake.close())

  test('is asked with E.164 number, app, template and values in their order; gives a serial number', async () => {
    const outcome = await send(undefined, { ...LETTER, template: { code: '2', params: { 2: '乙', 1: '甲' } } })
    expect(fake.taken.at(-1)).toMatchObject({
      phone: '+8615412340001',
      templateId: '2',
      params: ['甲', '乙'],
      context: REF,
    })
    expect(outcome).toEqual({ is: 'sent', receipt: fake.taken.at(-1)?.serialNo })
    expect(inOrder({ b: '1', a: '2' })).toEqual(['1', '2'])
    expect(inOrder({ 10: 'k', 9: 'j' })).toEqual(['j', 'k'])
  })

  test.each<Row>([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 'again', 'limit', 30],
    ['LimitExceeded.PhoneNumberOneHourLimit', 'again', 'limit', 3600],
    ['LimitExceeded.PhoneNumberDailyLimit', 'never', 'limit_day'],
    ['LimitExceeded.PhoneNumberSameContentDailyLimit', 'never', 'limit_day'],
    ['LimitExceeded.DeliveryFrequencyLimit', 'again', 'limit', 60],
    ['LimitExceeded.AppDailyLimit', 'again', 'limit', 3600],
    ['RequestLimitExceeded', 'again', 'limit', 1],
    ['FailedOperation.PhoneNumberInBlacklist', 'never', 'refused'],
    ['FailedOperation.ContainSensitiveWord', 'never', 'content'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'never', 'no_credit'],
    ['FailedOperation.SignatureIncorrectOrUnapproved', 'never', 'template'],
    ['FailedOperation.TemplateIncorrectOrUnapproved', 'never', 'template'],
    ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'never', 'field'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'never', 'bad_address'],
    ['InvalidParameterValue.ContentLengthLimit', 'never', 'too_long'],
    ['UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber', 'never', 'rejected'],
    ['UnauthorizedOperation.RequestIpNotInWhitelist', 'again', 'credentials'],
    ['AuthFailure.SignatureFailure', 'again', 'credentials'],
    ['AuthFailure.SignatureExpire', 'again', 'clock'],
    ['InternalError.Timeout', 'unknown', 'timeout'],
    ['InternalError.OtherError', 'again', 'busy'],
    ['FailedOperation.SomethingNew', 'again', 'rejected'],
  ])('%s → %s, %s', async (error, is, reason, afterSeconds) => {
    fake.next({ error })
    const outcome = await send()
    expect([outcome.is, reasonOf(outcome), waitOf(outcome)]).toEqual([is, reason, afterSeconds])
    expect(outcome).toMatchObject({ detail: error })
  })

  test('refuses wrong keys, a clock five minutes off, and what is not approved by itself', async () => {
    const wrong = tencent.tencentSms(settingsOf())
    expect(reasonOf(await wrong.send(LETTER, REF, new Date(clock.now().getTime() - 301_000)))).toBe('clock')
    expect(reasonOf(await send({ secretKey: 'x' }))).toBe('credentials')
    expect(reasonOf(await send({ secretId: 'x' }))).toBe('credentials')
    expect(reasonOf(await send({ sdkAppId: '1' }))).toBe('credentials')
    expect(reasonOf(await send({ signName: '别家' }))).toBe('template')
    expect(reasonOf(await send({ template: '2' }))).toBe('field')
    expect(reasonOf(await send(undefined, { ...LETTER, address: '110' }))).toBe('bad_address')
    expect(await send({ template: undefined })).toEqual({ is: 'never', reason: 'template' })
  })

  test('a lost answer is asked for; without a report it is heard of only by its receipt', async () => {
    const at = clock.now()
    fake.next({ dies: 'after' })
    expect(await send()).toEqual({ is: 'unknown', reason: 'network' })
    const ask = (receipt: string | null) =>
      tencent.tencentSms(settingsOf()).ask?.(LETTER, { ref: REF, receipt, at }, clock.now())
    for (const one of fake.taken) one.context = one === fake.taken.at(-1) ? REF : 'other'
    // Young silence says nothing; ten minutes of it do.
    expect(await ask(null)).toEqual({ is: 'again', reason: 'may_be_sent' })
    expect(
      await tencent.tencentSms(settingsOf()).ask?.(LETTER, { ref: 'x', receipt: null, at }, clock.now()),
    ).toMatchObject({
      is: 'again',
    })
    clock.advance(600_000)
    expect(await ask(null)).toEqual({ is: 'unheard' })
    expect(await ask('5000:1')).toEqual({ is: 'sent', receipt: '5000:1' })
    Object.assign(fake.taken.at(-1) ?? {}, { report: { status: 'SUCCESS', description: 'DELIVRD' } })
    expect(await ask(null)).toEqual({ is: 'delivered', receipt: fake.taken.at(-1)?.serialNo })
    Object.assign(fake.taken.at(-1) ?? {}, { report: { status: 'FAIL', description: '用户 15412340001 黑名单' } })
    expect(await ask(null)).toEqual({ is: 'never', reason: 'refused', detail: undefined })
    fake.next({ status: 502, body: '' })
    expect(await ask(null)).toMatchObject({ is: 'again' })
  })

  test('statuses are read as they are pushed', () => {
    const [pushed] = tencent.readReports(tencent.StatusPush.parse(fake.reports()))
    expect(pushed).toMatchObject({ receipt: fake.taken.at(-1)?.serialNo, is: 'failed', reason: 'refused' })
    expect(tencent.readReports([{ report_status: 'SUCCESS', sid: 's', errmsg: 'DELIVRD' }])).toEqual([
      { receipt: 's', is: 'delivered' },
    ])
  })
})

describe('a gateway with the plain contract of docs/running.md', () => {
  let fake: Awaited<ReturnType<typeof fakeGateway>>
  const send = (letter: Parameters<typeof gateway.sendRequest>[1] = LETTER, ref = REF, token = 'token-test') =>
    gateway.httpSms({ url: fake.url, token }).send(letter, ref, NOW)
  beforeAll(async () => {
    fake = await fakeGateway('token-test')
  })
  afterAll(() => fake.close())

  test('takes a message once under its name, also when the answer was lost', async () => {
    fake.next({ dies: 'after' })
    expect(await send()).toEqual({ is: 'again', reason: 'network' })
    expect(await send()).toEqual({ is: 'sent', receipt: `g-${REF}` })
    expect(fake.taken).toEqual([{ to: LETTER.address, text: LETTER.text, id: REF, template: undefined }])
  })

  test.each([
    [{ status: 429, body: '', headers: { 'retry-after': '17' } }, 'again', 'limit', 17],
    [{ status: 429, body: '' }, 'again', 'limit', 60],
    [{ status: 402, body: '' }, 'never', 'no_credit', undefined],
    [{ status: 413, body: '' }, 'never', 'too_long', undefined],
    [{ error: 'refused' }, 'never', 'refused', undefined],
    [{ error: '随便' }, 'never', 'rejected', undefined],
    [{ status: 403, body: '' }, 'again', 'credentials', undefined],
    [{ status: 500, body: '' }, 'again', 'busy', undefined],
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:65533/' } }, 'again', 'rejected', undefined],
  ] as const)('%o → %s, %s', async (turn, is, reason, afterSeconds) => {
    fake.next(turn)
    const outcome = await send()
    expect([outcome.is, reasonOf(outcome), waitOf(outcome)]).toEqual([is, reason, afterSeconds])
  })

  test('says whether a message arrived, and posts reports later', async () => {
    fake.next({ status: 200, body: { receipt: 'x', state: 'delivered' } })
    expect(await send()).toEqual({ is: 'delivered', receipt: 'x' })
    expect(reasonOf(await send(LETTER, REF, 'x'))).toBe('credentials')
    expect(reasonOf(await send({ ...LETTER, address: 'x' }))).toBe('bad_address')
    const read = (body: unknown) => gateway.readReports(gateway.HttpReport.parse(body))
    expect(read({ id: REF, state: 'delivered' })).toEqual([{ ref: REF, is: 'delivered' }])
    expect(
      read([
        { id: REF, state: 'failed', reason: 'refused' },
        { id: 'b', state: 'failed' },
      ]),
    ).toEqual([
      { ref: REF, is: 'failed', reason: 'refused' },
      { ref: 'b', is: 'failed', reason: 'undelivered' },
    ])
    expect(gateway.HttpReport.safeParse({ id: REF, state: 'x' }).success).toBe(false)
  })

  test('a slow one is given up in time', async () => {
    fake.next({ slowMillis: 2000 })
    const request = gateway.sendRequest({ url: fake.url, token: 'token-test' }, LETTER, 'slow')
    expect(await exchange(request, 50)).toEqual({ is: 'broken', isTimeout: true })
    fake.next({ dies: 'before' })
    expect(await exchange(request)).toEqual({ is: 'broken', isTimeout: false })
    expect(await exchange({ ...request, url: 'http://127.0.0.1:65533/' })).toEqual({ is: 'unreached' })
    expect(await exchange({ ...request, url: 'http://no-such-host.invalid/' })).toEqual({ is: 'unreached' })
  })
})
