import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isPersonal } from '../../app/pages.ts'
import { dropPrinted, type PrintRoom, startPrinter } from '../../app/printer.ts'
import { openWeb } from '../../app/web.ts'
import { ListCodes } from '../../modules/grids/contract.ts'
import { tallySweep } from '../../modules/grids/index.ts'
import { IssueMissingCodes, ListPrintRuns, PrintCodes } from '../../modules/grids/printing/contract.ts'
import { takeRun } from '../../modules/grids/printing/run-store.ts'
import { ReceiveReport } from '../../modules/intake/contract.ts'
import { OpenAccount } from '../../modules/people/contract.ts'
import { openFileRoom } from '../../platform/files.ts'
import { openLog } from '../../platform/log.ts'
import { readPdfText } from '../../platform/print/read-pdf.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'

let house: TestHouse
let here: TestCommunity
let folder: string
let room: PrintRoom
let web: FastifyInstance
const log = openLog('silent')
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-prints-')
  room = { folder: join(folder, 'prints'), publicUrl: 'https://weige.example.cn' }
  web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: room,
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(process.cwd(), 'dist/faces'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: room.publicUrl,
  })
  for (const kind of ['grid_board', 'entrance', 'household'] as const)
    await house.run(
      IssueMissingCodes,
      { communityId: here.communityId, gridId: here.mainGridId, kind },
      { as: here.desk, tenant: here.tenant },
    )
}, 120_000)
afterAll(async () => {
  await web.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => house.clock.advance(60_000))

const ask = (form: 'poster' | 'sign' | 'sticker', kind: 'household' | 'grid_board' | null = 'household') =>
  house.run(
    PrintCodes,
    {
      communityId: here.communityId,
      gridId: here.mainGridId,
      form,
      which: { by: 'kind', kind, isNew: false },
    },
    { as: here.desk, tenant: here.tenant },
  )
const runs = async () =>
  (await house.ask(ListPrintRuns, { communityId: here.communityId }, { as: here.desk, tenant: here.tenant })).runs
const codesOf = async (kind: 'household' | 'grid_board') =>
  (await house.ask(ListCodes, { communityId: here.communityId, kind }, { as: here.desk, tenant: here.tenant })).codes

async function signedIn(who: TestCommunity['desk'], login: string): Promise<string> {
  const password = 'a-long-enough-secret'
  await house.run(OpenAccount, { personId: who.personId, login, password }, { as: SYSTEM, tenant: here.tenant })
  const answer = await web.inject({
    method: 'POST',
    url: '/api/people.signIn',
    headers: { 'x-weige': '1' },
    payload: { input: { login, password } },
  })
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}
const fetchFile = (runId: string, cookie?: string) =>
  web.inject({ url: `/print-runs/${here.tenant}/${runId}`, headers: cookie ? { cookie } : {} })

test('a file is made in the background, written down as printed, and fetched by who may print', async () => {
  const run = await ask('sticker')
  const cookie = await signedIn(here.desk, 'printer.desk')
  expect((await fetchFile(run.id, cookie)).json()).toMatchObject({ code: 'print.not_ready' })
  const printer = startPrinter(house.running.house, room, log)
  expect(await printer.work()).toBe(1)
  await printer.stop()
  const [done] = await runs()
  expect(done).toMatchObject({ id: run.id, state: 'done', done: 3, total: 3 })
  for (const code of await codesOf('household')) expect(code.printedAt).not.toBeNull()
  for (const code of await codesOf('grid_board')) expect(code.printedAt).toBeNull()
  const file = await fetchFile(run.id, cookie)
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(file.rawPayload.length).toBe(done?.bytes)
  const words = readPdfText(file.rawPayload)
    .map(({ text }) => text)
    .join('')
  for (const room of ['101室', '102室', '201室']) expect(words.replaceAll(' ', '')).toContain(room)
  expect(words).not.toMatch(/1\d{10}/)
  expect((await fetchFile(run.id)).statusCode).toBe(401)
  const member = await fetchFile(run.id, await signedIn(here.member, 'printer.member'))
  expect([403, 404]).toContain(member.statusCode)
})

test('a printer that dies leaves its file to the next, and not before its time is over', async () => {
  const run = await ask('sign')
  const now = house.clock.now()
  const taken = await house.db.transaction((sql) => takeRun(sql, here.tenant, now, new Date(now.getTime() + 60_000)))
  expect(taken?.id).toBe(run.id)
  const printer = startPrinter(house.running.house, room, log)
  expect(await printer.work()).toBe(0)
  house.clock.advance(61_000)
  expect(await printer.work()).toBe(1)
  await printer.stop()
  expect((await runs())[0]?.state).toBe('done')
})

test('a poster names only who consented, and a file is gone after seven days', async () => {
  const run = await ask('poster', 'grid_board')
  const printer = startPrinter(house.running.house, room, log)
  await printer.work()
  await printer.stop()
  const cookie = await signedIn(here.officer, 'printer.officer')
  const file = await fetchFile(run.id, cookie)
  const words = readPdfText(file.rawPayload)
    .map(({ text }) => text)
    .join('')
  const { rows } = await house.db.pool.query<{ name: string }>('SELECT name FROM persons')
  expect(rows.filter(({ name }) => words.includes(name)).length).toBeLessThanOrEqual(3)
  house.clock.advance(8 * 86_400_000)
  expect((await fetchFile(run.id, cookie)).json()).toMatchObject({ code: 'print.expired' })
  await dropPrinted(room, new Date(Date.now() + 8 * 86_400_000))
  expect((await runs()).map((one) => one.state)).toEqual(['expired', 'expired', 'expired'])
})

test('scanned, opened and sent are told apart, and nothing is kept of who it was', async () => {
  const phone = { 'user-agent': 'Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0' }
  const scan = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
    web.inject({ method, url: `/c/${here.code}`, headers })
  const before = await statements()
  await scan(phone)
  await scan(phone)
  await scan({ ...phone, 'sec-purpose': 'prefetch;prerender' })
  await scan({ 'user-agent': 'Baiduspider/2.0' })
  await scan({ 'user-agent': '' })
  await scan(phone, 'HEAD')
  const opened = `/c/${here.code.toLowerCase()}/opened?tenant=${here.tenant}`
  expect((await web.inject({ method: 'POST', url: opened, headers: { 'x-weige': '1' } })).statusCode).toBe(204)
  expect((await web.inject({ method: 'POST', url: opened })).statusCode).toBeGreaterThanOrEqual(400)
  expect(await statements()).toBe(before)
  const place = { by: 'code' as const, code: here.code }
  const commandId = randomUUID()
  for (let i = 0; i < 2; i++)
    await house.run(
      ReceiveReport,
      { channel: 'qr', text: '灯坏了', place },
      { as: { kind: 'visitor' }, tenant: here.tenant, commandId },
    )
  await house.running.sweep(tallySweep)
  const { rows } = await house.db.pool.query('SELECT scanned, opened, sent FROM place_code_days')
  expect(rows).toEqual([{ scanned: 2, opened: 1, sent: 1 }])
  const columns = await house.db.pool.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'place_code_days' ORDER BY ordinal_position",
  )
  expect(columns.rows.map((row) => row.name)).toEqual(['tenant_id', 'code_id', 'day', 'scanned', 'opened', 'sent'])
})

test('what is not sent by a person is known by what it says of itself', () => {
  expect(isPersonal({ method: 'GET', headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Safari' } })).toBe(true)
  for (const agent of ['Googlebot/2.1', 'Bytespider', 'curl/8.0', ''])
    expect(isPersonal({ method: 'GET', headers: { 'user-agent': agent } }), agent).toBe(false)
})

/** Rows of counts so far: a scan writes none. */
async function statements(): Promise<number> {
  return (await house.db.pool.query('SELECT 1 FROM place_code_days')).rowCount ?? 0
}
