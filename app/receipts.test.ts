import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fakeAliyun } from '../modules/notifications/fakes/sms-aliyun.ts'
import { fakeTencent } from '../modules/notifications/fakes/sms-tencent.ts'
import { carry, channelsSetUp, send } from '../platform/deliver.ts'
import { openFileRoom } from '../platform/files.ts'
import { openLog } from '../platform/log.ts'
import { askReceipts } from '../platform/receipts.ts'
import { openTestHouse, type TestHouse } from '../tests/support/house.ts'
import { openTemporary } from '../tests/support/server.ts'
import { openTransports, type Standing } from './transports.ts'
import { openWeb } from './web.ts'

const TENANT = 510112002
const TOKEN = 'a-token-of-some-length-000'
const log = openLog('silent')

let house: TestHouse
let web: FastifyInstance
let folder: string
let standings: () => readonly Standing[] = () => []
const open = async (receiptsToken: string | undefined) =>
  openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: false,
    version: '0',
    publicUrl: 'http://127.0.0.1',
    channels: () => standings(),
    receiptsToken,
  })
beforeAll(async () => {
  house = await openTestHouse()
  folder = await openTemporary('weige-receipts-')
  web = await open(TOKEN)
})
afterAll(async () => {
  await web.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => house.db.pool.query('DELETE FROM deliveries'))

const post = (url: string, payload: unknown, to = web) =>
  to.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) })
const letter = (address = '15412340001') =>
  house.db.transaction((sql) =>
    send(
      { sql, keys: house.keys, tenant: TENANT, now: house.clock.now(), newId: randomUUID },
      { kind: 'sms', address, text: '您反映的事已有人接手 {home}' },
      randomUUID(),
    ),
  )
const run = (transports: Parameters<typeof carry>[2]) => carry(house.db, house.keys, transports, house.clock.now(), log)
const states = async () => (await house.db.pool.query('SELECT state, reason FROM deliveries ORDER BY created_at')).rows

test('Aliyun reports several at once, twice, and what it reports is taken once', async () => {
  const fake = await fakeAliyun(
    { keyId: 'k', keySecret: 's', signName: '微网格', templates: { T: { variables: ['text'], isCode: false } } },
    house.clock.now,
  )
  const env = {
    WEIGE_ALIYUN_URL: fake.url,
    WEIGE_ALIYUN_KEY_ID: 'k',
    WEIGE_ALIYUN_KEY_SECRET: 's',
    WEIGE_ALIYUN_SIGN: '微网格',
    WEIGE_SMS_TEMPLATE: 'T',
  }
  const { transports } = openTransports(env, { keys: house.keys, publicUrl: 'https://grid.example.cn' })
  await letter()
  house.clock.advance(1)
  await letter('15412340002')
  await run(transports)
  expect(fake.taken.map((one) => one.params.text)).toContain('您反映的事已有人接手 https://grid.example.cn')
  const of = (phone: string) => fake.taken.find((one) => one.phone === phone) ?? {}
  Object.assign(of('15412340001'), { status: 3, errCode: 'DELIVERED' })
  Object.assign(of('15412340002'), { status: 2, errCode: 'MOBILE_NOT_ON_SERVICE' })
  for (let time = 0; time < 2; time++) {
    const answer = await post(`/receipts/aliyun/${TOKEN}`, fake.reports())
    expect([answer.statusCode, answer.json()]).toEqual([200, { code: 0, msg: '接收成功' }])
  }
  expect(await states()).toEqual([
    { state: 'delivered', reason: null },
    { state: 'failed', reason: 'bad_address' },
  ])
  // Without a report the service is asked after two minutes.
  await house.db.pool.query('DELETE FROM deliveries')
  await letter('15412340003')
  await run(transports)
  Object.assign(of('15412340003'), { status: 3 })
  house.clock.advance(121_000)
  expect(await askReceipts(house.db, house.keys, transports, house.clock.now(), log)).toBe(1)
  expect(await states()).toEqual([{ state: 'delivered', reason: null }])
  await fake.close()
})

test('Tencent reports by the number of the sending', async () => {
  const fake = await fakeTencent(
    { secretId: 'i', secretKey: 'k', sdkAppId: '14', signName: '微网格', templates: { T: 1 } },
    house.clock.now,
  )
  const env = {
    WEIGE_TENCENT_URL: fake.url,
    WEIGE_TENCENT_SECRET_ID: 'i',
    WEIGE_TENCENT_SECRET_KEY: 'k',
    WEIGE_TENCENT_APP_ID: '14',
    WEIGE_TENCENT_SIGN: '微网格',
    WEIGE_SMS_TEMPLATE: 'T',
  }
  await letter()
  await run(openTransports(env, { keys: house.keys, publicUrl: '' }).transports)
  Object.assign(fake.taken[0], { report: { status: 'SUCCESS', description: 'DELIVRD' } })
  const unknown = { report_status: 'SUCCESS', sid: 'none', errmsg: 'DELIVRD' }
  for (let time = 0; time < 2; time++) {
    const answer = await post(`/receipts/tencent/${TOKEN}`, [unknown, ...fake.reports()])
    expect([answer.statusCode, answer.json()]).toEqual([200, { result: 0, errmsg: 'OK' }])
  }
  expect(await states()).toEqual([{ state: 'delivered', reason: null }])
  await fake.close()
})

test('reports without the right token, in another shape or about nothing change nothing', async () => {
  await letter()
  await run({ sms: { name: 'http', send: async () => ({ is: 'sent', receipt: '' }) } })
  const [{ id }] = (await house.db.pool.query('SELECT id FROM deliveries')).rows
  const report = { id: `${TENANT}.${id}`, state: 'delivered' }
  for (const url of ['/receipts/http/x', '/receipts/http/', `/receipts/none/${TOKEN}`])
    expect((await post(url, report)).statusCode).toBe(404)
  for (const bad of [{ ...report, state: 'x' }, [[]], 'x', null, { ...report, id: 7 }])
    expect((await post(`/receipts/http/${TOKEN}`, bad)).statusCode).toBe(400)
  expect((await post(`/receipts/http/${TOKEN}`, { ...report, id: `${TENANT}.${randomUUID()}` })).statusCode).toBe(204)
  for (const token of [undefined, '', 'short']) {
    const closed = await open(token)
    expect((await post(`/receipts/http/${token ?? 'undefined'}`, report, closed)).statusCode).toBe(404)
    await closed.close()
  }
  expect(await states()).toEqual([{ state: 'sent', reason: null }])
  expect((await post(`/receipts/http/${TOKEN}`, [report])).statusCode).toBe(204)
  expect(await states()).toEqual([{ state: 'delivered', reason: null }])
})

test('health says how each channel stands, and never what it is set to', async () => {
  const opened = openTransports(
    { WEIGE_SMS_URL: 'http://127.0.0.1:65533/geheim', WEIGE_SMS_TOKEN: 'geheim', WEIGE_SMTP_FROM: 'geheim' },
    { keys: house.keys, publicUrl: '' },
  )
  standings = opened.standings
  await letter()
  await run(opened.transports)
  const health = await web.inject({ method: 'GET', url: '/health' })
  expect(health.json().channels.slice(0, 3)).toEqual([
    { kind: 'sms', is: 'ready', carrier: 'http', failingSince: house.clock.now().toISOString(), reason: 'network' },
    { kind: 'email', is: 'incomplete', missing: ['WEIGE_SMTP_HOST'] },
    { kind: 'web_push', is: 'off' },
  ])
  const metrics = (await web.inject({ method: 'GET', url: '/metrics' })).body
  expect(metrics).toContain('weige_channel_failing{channel="sms"} 1')
  expect(health.body + metrics).not.toMatch(/geheim/)
  house.running.startWork({})
  expect([...channelsSetUp(house)]).toEqual([])
  house.running.startWork(opened.transports)
  expect([...channelsSetUp(house)]).toEqual(['sms'])
})
