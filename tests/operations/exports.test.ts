import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropExports, type ExportRoom, exportPath, startExporter } from '../../app/exporter.ts'
import { openWeb } from '../../app/web.ts'
import { GetFigures } from '../../modules/dashboards/contract.ts'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { firstDay } from '../../modules/dashboards/rules.ts'
import { OpenAccount } from '../../modules/people/contract.ts'
import {
  AskExport,
  GrantExport,
  ListExports,
  RefuseExport,
  ROWS_WITHOUT_GRANT,
} from '../../modules/reports/contract.ts'
import { takeExport } from '../../modules/reports/store.ts'
import type { ServerActor } from '../../platform/access.ts'
import { openFileRoom } from '../../platform/files.ts'
import { openLog } from '../../platform/log.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { caseIn, outcomeOf } from '../access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { manyCases } from '../support/many-cases.ts'
import { openTemporary } from '../support/server.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let folder: string
let room: ExportRoom
let web: FastifyInstance
const log = openLog('silent')
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  folder = await openTemporary('weige-exports-')
  room = { folder: join(folder, 'exports') }
  web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: room,
    facesFolder: join(process.cwd(), 'dist/faces'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: '',
  })
  for (const state of ['reported', 'assigned', 'in_progress'] as const) await caseIn({ house, here }, state)
  await house.db.pool.query(`UPDATE cases SET summary = '=cmd|calc' WHERE tenant_id = $1 AND state = 'assigned'`, [
    here.tenant,
  ])
  await house.running.sweep(figuresSweep)
})
afterAll(async () => {
  await web.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const span = () => ({ period: 'month' as const, from: firstDay('month', house.clock.now()) })
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const asking = (more: Partial<InputOf<typeof AskExport>> = {}): InputOf<typeof AskExport> => ({
  exportId: randomUUID(),
  ask: { what: 'cases', span: span(), count: 'received' },
  form: 'csv',
  reason: '月度汇总',
  ...more,
})
const mine = async (as: ServerActor) => (await house.ask(ListExports, {}, at(as))).mine
const work = async () => {
  const exporter = startExporter(house.running.house, room, log)
  const made = await exporter.work()
  await exporter.stop()
  return made
}
const accounts = new Map<string, string>()
async function cookieOf(who: TestCommunity['desk']): Promise<string> {
  const known = accounts.get(who.personId)
  if (known) return known
  const [login, password] = [`export.${accounts.size}`, 'a-long-enough-secret']
  await house.run(OpenAccount, { personId: who.personId, login, password }, { as: SYSTEM, tenant: here.tenant })
  const answer = await web.inject({
    method: 'POST',
    url: '/api/people.signIn',
    headers: { 'x-weige': '1' },
    payload: { input: { login, password } },
  })
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  accounts.set(who.personId, cookie)
  return cookie
}
/** The person with the account by which he signs in, as he is looked up. */
async function signedIn(who: TestCommunity['desk']): Promise<ServerActor> {
  await cookieOf(who)
  const { rows } = await house.db.pool.query<{ account_id: string }>(
    'SELECT account_id FROM account_persons WHERE person_id = $1',
    [who.personId],
  )
  return { ...who, accountId: rows[0].account_id }
}
const take = async (who: TestCommunity['desk'], exportId: string, range?: string) =>
  web.inject({
    url: `/exports/${here.tenant}/${exportId}`,
    headers: { cookie: await cookieOf(who), ...(range ? { range } : {}) },
  })

test('what the figure counts is what the file holds, in words, made harmless, with its dictionary and who took it', async () => {
  const desk = await signedIn(here.desk)
  const { total } = await house.ask(GetFigures, { span: span() }, at(desk))
  const csv = asking()
  const how = { ...at(desk), commandId: randomUUID() }
  const first = await house.run(AskExport, csv, how)
  expect(await house.run(AskExport, csv, how)).toEqual(first)
  expect(first).toMatchObject({ state: 'waiting', total: total.received })
  const xlsx = await house.run(AskExport, asking({ form: 'xlsx' }), at(desk))
  expect((await take(here.desk, csv.exportId)).json()).toMatchObject({ code: 'export.not_ready' })
  expect(await work()).toBe(2)
  expect((await mine(desk)).map(({ state, done }) => [state, done])).toEqual([
    ['done', total.received],
    ['done', total.received],
  ])
  const text = (await take(here.desk, csv.exportId)).body
  const lines = text.replace('\uFEFF', '').trim().split('\r\n')
  expect(lines[0]).toContain('"编号","环节"')
  expect(lines.filter((line) => /^"510112002001-|^"[A-Z0-9]+-?\d/.test(line)).length).toBeGreaterThan(0)
  expect(text).toContain(`"'=cmd|calc"`)
  expect(text).not.toMatch(/"(reported|in_progress|assigned)"/)
  for (const word of ['月度汇总', csv.exportId, '导出人', '按期办结率', 'v1 2026-11-30']) expect(text).toContain(word)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array((await take(here.desk, xlsx.id)).rawPayload).buffer)
  expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '说明', '数据字典'])
  expect(book.getWorksheet('数据')?.rowCount).toBe((total.received ?? 0) + 1)
  expect(book.getWorksheet('数据')?.headerFooter.oddFooter).toContain(xlsx.id)
})

test('figures of visits leave the house by grid, with their formulas; who reads none of them takes none', async () => {
  const desk = await signedIn(here.desk)
  const ask = { what: 'figures' as const, span: span(), groupBy: 'grid' as const, measures: ['reached_rate' as const] }
  const { exportId } = asking()
  await house.run(AskExport, asking({ exportId, ask }), at(desk))
  await work()
  const text = (await take(here.desk, exportId)).body
  expect(text.split('\r\n')[0]).toBe('\uFEFF"分组","覆盖率"')
  expect(text).toContain('"合计","0.0%"')
  expect(text).toContain('期内至少联系上一次的户 ÷ 期末在册的户')
  const byClass = asking({ ask: { ...ask, groupBy: 'class' } })
  expect(await outcomeOf(house.run(AskExport, byClass, at(desk)))).toBe('refused:query.visits_apart')
  expect(await outcomeOf(house.run(AskExport, asking({ ask }), at(await signedIn(here.liaison))))).toBe('forbidden')
})

test('a download that broke off goes on where it was; every taking stands in the access log', async () => {
  const desk = await signedIn(here.desk)
  const { id } = await house.run(
    AskExport,
    asking({ ask: { what: 'figures', span: span(), groupBy: 'class' } }),
    at(desk),
  )
  await work()
  const whole = (await take(here.desk, id)).rawPayload
  const [start, rest] = [await take(here.desk, id, 'bytes=0-99'), await take(here.desk, id, 'bytes=100-')]
  expect([start.statusCode, rest.statusCode]).toEqual([206, 206])
  expect(Buffer.concat([start.rawPayload, rest.rawPayload])).toEqual(whole)
  const { rows } = await house.db.pool.query(
    `SELECT query, reason FROM access_log WHERE tenant_id = $1 AND subject_type = 'export' AND subject_id = $2 ORDER BY seq`,
    [here.tenant, id],
  )
  expect(rows).toEqual([
    { query: 'reports.askExport', reason: '月度汇总' },
    ...Array(3).fill({ query: 'reports.takeExport', reason: '月度汇总' }),
  ])
})

test('only who asked may take it, and only while the right lasts', async () => {
  const desk = await signedIn(here.desk)
  const { id } = await house.run(AskExport, asking(), at(desk))
  await work()
  expect((await take(here.lead, id)).statusCode).toBe(404)
  expect((await take(beside.lead, id)).statusCode).toBe(404)
  expect((await web.inject({ url: `/exports/${here.tenant}/${id}` })).statusCode).toBe(401)
  house.clock.advance(8 * 86_400_000)
  expect((await take(here.desk, id)).json()).toMatchObject({ code: 'export.expired' })
  await dropExports(room, new Date(Date.now() + 8 * 86_400_000))
  await expect(readFile(exportPath(room, here.tenant, id))).rejects.toThrow('ENOENT')
})

test('refused: nothing to take, or too many that wait; not permitted: a member, and another community', async () => {
  const lead = at(here.ordinaryLead)
  const nothing = asking({ ask: { what: 'cases', span: span(), count: 'reopened' } })
  expect(await outcomeOf(house.run(AskExport, nothing, lead))).toBe('refused:export.nothing')
  expect(await outcomeOf(house.run(AskExport, asking(), at(here.member)))).toBe('forbidden')
  const foreign = asking({
    ask: { what: 'cases', span: span(), count: 'received', filter: { gridId: here.mainGridId } },
  })
  expect(await outcomeOf(house.run(AskExport, foreign, at(beside.lead)))).toBe('forbidden')
})

test('more than five hundred rows wait for a second person, who is not the first; raced, one decides', async () => {
  await manyCases(house, here, ROWS_WITHOUT_GRANT + 1)
  const desk = await signedIn(here.desk)
  const lead = await signedIn(here.lead)
  const run: OutputOf<typeof AskExport> = await house.run(
    AskExport,
    asking({ ask: { what: 'cases', span: span(), count: 'open' } }),
    at(desk),
  )
  expect(run.state).toBe('to_approve')
  expect(run.total).toBeGreaterThan(ROWS_WITHOUT_GRANT)
  expect(await work()).toBe(0)
  const one = { exportId: run.id }
  expect(await outcomeOf(house.run(GrantExport, one, at(desk)))).toBe('forbidden')
  expect(await outcomeOf(house.run(GrantExport, one, at(here.member)))).toBe('not_found')
  expect(await outcomeOf(house.run(GrantExport, one, at(beside.lead)))).toBe('not_found')
  expect((await house.ask(ListExports, {}, at(lead))).toApprove.map(({ id }) => id)).toEqual([run.id])
  expect((await house.ask(ListExports, {}, at(beside.lead))).toApprove).toEqual([])
  const word = { ...at(lead), commandId: randomUUID() }
  const tries = [house.run(GrantExport, one, word), house.run(RefuseExport, one, at(here.officer))].map(outcomeOf)
  expect((await Promise.all(tries)).sort()).toEqual(['ok', 'refused:export.decided'])
  const own = await house.run(AskExport, asking({ ask: { what: 'cases', span: span(), count: 'open' } }), at(lead))
  expect(await outcomeOf(house.run(GrantExport, { exportId: own.id }, at(lead)))).toBe('refused:export.own')
  const granted = { ...at(here.officer), commandId: randomUUID() }
  await house.run(GrantExport, { exportId: own.id }, granted)
  expect(await house.run(GrantExport, { exportId: own.id }, granted)).toMatchObject({ state: 'waiting' })
  await work()
  const [made] = await mine(lead)
  expect(made).toMatchObject({ id: own.id, state: 'done', total: own.total, done: own.total })
  const refused = await house.run(AskExport, asking({ ask: { what: 'cases', span: span(), count: 'open' } }), at(lead))
  const no = { ...at(here.officer), commandId: randomUUID() }
  await house.run(RefuseExport, { exportId: refused.id }, no)
  expect(await house.run(RefuseExport, { exportId: refused.id }, no)).toMatchObject({ state: 'refused' })
  expect(await outcomeOf(house.run(RefuseExport, { exportId: refused.id }, at(here.member)))).toBe('not_found')
  expect((await take(here.lead, refused.id)).json()).toMatchObject({ code: 'export.refused' })
})

test('one that grew past the limit before it was made waits for a second person too; a maker that died leaves it to the next', async () => {
  const desk = await signedIn(here.desk)
  const { id } = await house.run(
    AskExport,
    asking({ ask: { what: 'cases', span: span(), count: 'triaged' } }),
    at(desk),
  )
  const dies = new Date(house.clock.now().getTime() + 60_000)
  await house.db.transaction((sql) => takeExport(sql, here.tenant, house.clock.now(), dies))
  expect(await work()).toBe(0)
  house.clock.advance(61_000)
  expect(await work()).toBe(1)
  expect((await mine(desk)).find((one) => one.id === id)).toMatchObject({ state: 'done' })
  const grown = await house.run(AskExport, asking(), at(desk)).catch(() => undefined)
  expect(grown?.state).toBe('to_approve')
  await house.db.pool.query(`UPDATE export_runs SET state = 'waiting' WHERE tenant_id = $1 AND id = $2`, [
    here.tenant,
    grown?.id,
  ])
  expect(await work()).toBe(0)
  expect((await mine(desk)).find((one) => one.id === grown?.id)?.state).toBe('to_approve')
})
