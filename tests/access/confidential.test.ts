import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ExportRoom, exportPath, startExporter } from '../../app/exporter.ts'
import { modules } from '../../app/modules.ts'
import { openWeb } from '../../app/web.ts'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { firstDay } from '../../modules/dashboards/rules.ts'
import { AskExport, EXPORT_FORMS, ExportAsk } from '../../modules/reports/contract.ts'
import { connect } from '../../platform/db/connect.ts'
import { openFileRoom } from '../../platform/files.ts'
import { errorBody } from '../../platform/http.ts'
import { openLog } from '../../platform/log.ts'
import { aPhone } from '../offline/phone.ts'
import { type As, SYSTEM } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'
import { testAddress } from '../support/template.ts'
import { caseIn, type Ground, openGround } from './fixture.ts'
import { QUERIES } from './probes.ts'

/** What was confided and answered: words that stand nowhere else in the world of this test. */
const ASKED = '霁月茶馆门口被人指着骂了一下午'
const ANSWERED = '缓缓气我们周四去湖边走走'
const SEARCHED = '霁月茶馆'

let ground: Ground
let talk: { requestId: string; ids: string[] }
let folder: string
let room: ExportRoom
beforeAll(async () => {
  ground = await openGround()
  folder = await openTemporary('weige-confidential-')
  room = { folder: join(folder, 'exports') }
  const { house, here } = ground
  await caseIn(ground, 'in_progress')
  await house.run('support.askSupporter', { personId: here.officer.personId, about: '听人说话' }, how(here.street))
  await house.run('support.agree', {}, how(here.officer))
  const said = { supporterId: here.officer.personId, text: ASKED }
  const { requestId } = await house.run('support.talkTo', said, how(here.member))
  house.clock.advance(3_600_000)
  await house.run('support.say', { requestId, text: ANSWERED }, how(here.officer))
  await house.settle()
  const words = await house.db.pool.query<{ id: string }>('SELECT id FROM support_words WHERE request_id = $1', [
    requestId,
  ])
  talk = { requestId, ids: [requestId, ...words.rows.map(({ id }) => id)] }
})
afterAll(async () => {
  await ground.house.close()
  await rm(folder, { recursive: true, force: true })
})

const how = (as: As) => ({ as, tenant: ground.here.tenant })
/** Whatever of the talk stands in a text. */
const foundIn = (text: string) => [ASKED, ANSWERED, ...talk.ids].filter((one) => text.includes(one))

/** Who may read what of it, and where: the two the talk, and the asker what is kept of her. */
function mayRead(query: string, as: As): boolean {
  const { here } = ground
  if (query === 'support.conversation' || query === 'support.mine') return as === here.member || as === here.officer
  return query === 'admin.myData' && as === here.member
}

/** All that one hears when he asks: the answer, or the refusal as it goes out. */
async function heard(query: string, input: object, as: As): Promise<string> {
  try {
    return JSON.stringify(await ground.house.ask(query as 'support.mine', input as never, how(as)))
  } catch (error) {
    return JSON.stringify(errorBody(error)) + String(error)
  }
}

/** The same question, about the talk: every id in it is the talk's, or a word's; whatever is searched for is what was said. */
function aboutTheTalk(input: object): object[] {
  const put = (value: unknown, id: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(one, id))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, put(one, id)]))
    return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? id : value
  }
  const ids = JSON.stringify(input).match(/"[0-9a-f-]{36}"/) ? talk.ids.map((id) => put(input, id) as object) : []
  const words = ['search', 'text', 'words', 'q', 'name'].map((key) => ({ ...input, [key]: SEARCHED }))
  return [...ids, ...words]
}

test('of all tables only its own, the chain, the memory of commands and the message name it by an id, and none has a word of it', async () => {
  const { house } = ground
  const { rows: tables } = await house.db.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`,
  )
  const naming = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await house.db.pool
      .query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`)
      .catch(() => ({ rows: [] }))
    for (const { text } of rows) {
      const found = foundIn(text)
      expect(
        found.filter((one) => one === ASKED || one === ANSWERED),
        name,
      ).toEqual([])
      if (found.length > 0) naming.add(name)
    }
  }
  const may = [
    'support_requests',
    'support_words',
    'events',
    'commands_seen',
    'messages',
    'deliveries',
    'message_sends',
  ]
  expect([...naming].filter((name) => !may.includes(name))).toEqual([])
  const letters = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM deliveries')
  for (const { sealed } of letters.rows) expect(foundIn(house.keys.open(sealed))).toEqual([])
  // Reading it writes nobody's name into the log of who looked at whom.
  await house.ask('support.conversation', { requestId: talk.requestId }, how(ground.here.officer))
  const { rows: looked } = await house.db.pool.query(
    `SELECT 1 FROM access_log WHERE subject_id::text = ANY($1) OR query LIKE 'support.%'`,
    [talk.ids],
  )
  expect(looked).toEqual([])
})

test('no query shows anybody else a word or an id of it, asked as it is asked, by its ids, or by what was said', {
  timeout: 600_000,
}, async () => {
  const { here, positions } = ground
  const everybody = [...positions.map(({ as }) => as), here.officer, SYSTEM]
  const leaks: string[] = []
  let read = 0
  for (const contract of modules.flatMap((module) => module.queries).map((one) => one.contract)) {
    const { name } = contract
    const probe = QUERIES[name]
    const input =
      name === 'support.conversation'
        ? { requestId: talk.requestId }
        : name.startsWith('support.')
          ? {}
          : await probe.input(ground)
    const asked = [input, ...aboutTheTalk(input)]
    for (const as of everybody)
      for (const one of as === here.lead || as === here.street || as === here.siblingLead ? asked : [input]) {
        const found = foundIn(await heard(name, one, as))
        if (found.length > 0 && mayRead(name, as)) read++
        else if (found.length > 0)
          leaks.push(`${name} told ${positions.find((position) => position.as === as)?.name ?? 'somebody'} ${found}`)
      }
    await probe.after?.(ground)
  }
  expect(leaks).toEqual([])
  // The two do read it: the test would see a word that got out.
  expect(read).toBeGreaterThanOrEqual(4)
  // Also whoever searches for it by the means that search words: nothing answers.
  for (const as of [here.lead, here.street, here.desk]) {
    const { cases } = await ground.house.ask('cases.desk', { scope: 'all', search: SEARCHED }, how(as))
    expect(cases).toEqual([])
  }
})

test('no export of whatever kind, form and language holds it, whoever takes it', { timeout: 120_000 }, async () => {
  const { house, here } = ground
  await house.running.sweep(figuresSweep)
  const span = { period: 'month' as const, from: firstDay('month', house.clock.now()) }
  const asks = [
    { what: 'cases', span, count: 'received' },
    { what: 'cases', span, count: 'open' },
    { what: 'figures', span, groupBy: 'class' },
    { what: 'figures', span, groupBy: 'grid' },
  ] as const
  // Every kind there is.
  const kinds = ExportAsk.options.map((one) => one.shape.what.value)
  expect(new Set(asks.map(({ what }) => what))).toEqual(new Set(kinds))
  const taken: { exportId: string; form: string }[] = []
  // The exporter looks up who asked, as in life.
  const takers: As[] = []
  for (const { personId } of [here.lead, here.desk, here.street]) {
    const login = { personId, login: `taker${takers.length}`, password: 'a-long-enough-secret' }
    takers.push({ accountId: (await house.run('people.openAccount', login, how(SYSTEM))).accountId })
  }
  for (const as of takers)
    for (const ask of asks)
      for (const form of EXPORT_FORMS) {
        const exportId = randomUUID()
        const input = { exportId, ask, form, language: form === 'csv' ? 'en' : 'zh', reason: '月度汇总' } as const
        const outcome = await house.run(AskExport, input, how(as)).then(
          () => 'ok',
          (error) => JSON.stringify(errorBody(error)),
        )
        if (outcome === 'ok') taken.push({ exportId, form })
        expect(foundIn(outcome)).toEqual([])
        const exporter = startExporter(house.running.house, room, openLog('silent'))
        await exporter.work()
        await exporter.stop()
      }
  expect(taken.length).toBeGreaterThan(6)
  for (const { exportId, form } of taken) {
    const bytes = await readFile(exportPath(room, here.tenant, exportId))
    let text = bytes.toString('utf8')
    if (form === 'xlsx') {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(bytes as never)
      text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
    }
    expect(text.length).toBeGreaterThan(100)
    expect(foundIn(text)).toEqual([])
  }
})

test('no phone carries it, not even that of the two', async () => {
  const { house, here } = ground
  for (const as of [here.member, here.officer, here.lead, here.ordinaryLead, here.street, here.desk]) {
    const phone = await aPhone(house, here.tenant)
    await phone.sync(as)
    expect(foundIn(phone.held().join('\n'))).toEqual([])
  }
})

test('how long an answer took is kept beside the talk, without a word of it, for the two alone', async () => {
  const { house, here } = ground
  for (const as of [here.member, here.officer]) {
    const { conversations } = await house.ask('support.mine', {}, how(as))
    const [one] = conversations.filter(({ id }) => id === talk.requestId)
    expect(Date.parse(String(one.answeredAt)) - Date.parse(one.askedAt)).toBe(3_600_000)
    expect(JSON.stringify(one)).not.toContain(ASKED)
  }
})

test('a request about it that fails says nothing of it to its sender, and nothing to the operator’s log', async () => {
  const { house, here } = ground
  const web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: room,
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: '',
  })
  const lines: string[] = []
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(house.running.house.log, level).mockImplementation((...said) => void lines.push(JSON.stringify(said)))
  const keeper = connect(testAddress(String(house.db.pool.options.database)), 'migrator', { hasRoles: false, max: 1 })
  try {
    const login = { login: 'quiet.member', password: 'a-long-enough-secret' }
    await house.run('people.openAccount', { personId: here.member.personId, ...login }, how(SYSTEM))
    const post = (name: string, payload: object, cookie = '') =>
      web.inject({ method: 'POST', url: `/api/${name}`, headers: { 'x-weige': '1', cookie }, payload })
    const cookie = String((await post('people.signIn', { input: login })).headers['set-cookie']).split(';')[0]
    const say = (input: object) => post('support.say', { tenant: here.tenant, commandId: randomUUID(), input }, cookie)
    const answers = [await say({ requestId: talk.requestId, text: ASKED.repeat(400) })]
    await keeper.pool.query('ALTER TABLE support_words RENAME TO support_words_away')
    answers.push(await say({ requestId: talk.requestId, text: ASKED }))
    await keeper.pool.query('ALTER TABLE support_words_away RENAME TO support_words')
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 500])
    for (const { body } of answers) expect(foundIn(body)).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(foundIn(line)).toEqual([])
  } finally {
    vi.restoreAllMocks()
    await keeper.close()
    await web.close()
  }
})
