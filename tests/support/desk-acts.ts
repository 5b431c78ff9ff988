import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openDatabase } from '../../app/database.ts'
import { buildRunning, type Running } from '../../app/running.ts'
import type { State } from '../../modules/cases/contract.ts'
import type { PersonActor } from '../../platform/access.ts'
import { systemClock } from '../../platform/clock.ts'
import { connect, type Db } from '../../platform/db/connect.ts'
import { startEmbedded } from '../../platform/db/embedded/server.ts'
import { loadKeys } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import { ROOT } from '../architecture/sources.ts'
import { DESK, expectAccessible, openBrowser, PHONE, passNear, visitor } from './browser.ts'
import { buildCommunity, type TestCommunity } from './community.ts'
import { SYSTEM } from './house.ts'
import { openTemporary, type ServerProcess, startServer } from './server.ts'

/** A small community on a server of its own, with a browser: where a story is played. */
export type Stage = {
  readonly here: TestCommunity
  readonly server: ServerProcess
  readonly browser: Browser
  readonly db: Db
  /** Faults of all pages that were opened: errors of scripts and answers from 500 on. */
  readonly faults: string[]
  close(): Promise<void>
}

/** People of the community with a log-in, by the name they sign in with. */
const CAST = ['desk', 'lead', 'officer', 'ordinaryLead', 'siblingLead', 'member', 'liaison', 'street'] as const
type Cast = (typeof CAST)[number]

const PASSWORD = 'weige-stories'

/** Lays the ground by real commands, opens a log-in for everybody who works there, and starts the built server on it. */
export async function openStage(
  prepare: (running: Running, here: TestCommunity) => Promise<void> = async () => {},
): Promise<Stage> {
  const data = await openTemporary('weige-stage-')
  const here = await layGround(data, prepare)
  const server = await startServer({ data })
  const browser = await openBrowser()
  const { connectionFor } = await startEmbedded({ dataDir: join(data, 'postgres'), durable: true })
  const db = connect(connectionFor('weige'), 'reader', { max: 2 })
  return {
    here,
    server,
    browser,
    db,
    faults: [],
    close: async () => {
      await browser.close()
      await db.close()
      await server.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function layGround(data: string, prepare: (running: Running, here: TestCommunity) => Promise<void>) {
  const config = {
    root: ROOT,
    version: '0',
    localDir: data,
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 0,
    isSample: false,
    isLan: false,
    publicUrl: '',
    isSecure: false,
    trustProxy: false,
  }
  const keys = await loadKeys(join(data, 'keys'))
  const opened = await openDatabase(config, systemClock.now(), () => undefined)
  const running = buildRunning({ db: opened.db, keys, clock: systemClock, log: openLog('silent') })
  const here = await buildCommunity(running)
  for (const login of CAST) await openLogIn(running, here, here[login], loginOf(login))
  await prepare(running, here)
  await running.stop()
  await opened.close()
  return here
}

/** A log-in for somebody who holds a post. */
async function openLogIn(running: Running, here: TestCommunity, actor: PersonActor, login: string): Promise<void> {
  const input = { personId: actor.personId, login, password: PASSWORD }
  await running.house.run('people.openAccount', { commandId: randomUUID(), tenant: here.tenant, input }, SYSTEM)
}

function loginOf(who: Cast): string {
  return `stage.${who.toLowerCase()}`
}

/** The one post of somebody of the cast. */
export function postOf(stage: Stage, who: Cast): string {
  return stage.here[who].grants[0].postId
}

/** Somebody of the cast at the console, or on the phone in the members' app. */
export async function signIn(
  stage: Stage,
  who: Cast,
  face: 'console' | 'field' = 'console',
  locale: 'zh-CN' | 'en-GB' = 'zh-CN',
): Promise<Page> {
  const { page, faults } = await visitor(stage.browser, face === 'field' ? PHONE : DESK, locale)
  watch(stage, faults)
  await page.goto(`${stage.server.url}/${face}`)
  if (face === 'field') await page.getByText(/^(登录名密码|Password)$/).click()
  await page.getByRole('textbox', { name: /^(登录名|Login)$/ }).fill(loginOf(who))
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return page
}

/** A resident on the phone, with nothing but a browser. */
export async function openResident(stage: Stage, locale: 'zh-CN' | 'en-GB' = 'zh-CN'): Promise<Page> {
  const { page, faults } = await visitor(stage.browser, PHONE, locale)
  watch(stage, faults)
  return page
}

function watch(stage: Stage, faults: string[]): void {
  const push = faults.push.bind(faults)
  faults.push = (...more) => {
    stage.faults.push(...more)
    return push(...more)
  }
}

/** What a resident leaves of himself. */
export type Reporter = { readonly name: string; readonly phone: string } | null

/** From the printed code to the receipt. Matters near by are passed over: it is another. @returns number, case and the page to follow it */
export async function report(stage: Stage, page: Page, text: string, reporter: Reporter, kind = NOT_SURE) {
  await begin(stage, page, text, kind)
  await passNear(page)
  return leave(stage, page, reporter)
}

/** As `report`, but the matter is one that was reported already: "me too" (我也遇到了). */
export async function joinIn(stage: Stage, page: Page, text: string, reporter: Reporter, kind = NOT_SURE) {
  await begin(stage, page, text, kind)
  await page
    .getByRole('button', { name: /我也遇到了/ })
    .first()
    .waitFor()
  await expectAccessible(page, 'matters near by')
  await page
    .getByRole('button', { name: /我也遇到了/ })
    .first()
    .click()
  return leave(stage, page, reporter)
}

const NOT_SURE = /不确定/

async function begin(stage: Stage, page: Page, text: string, kind: RegExp): Promise<void> {
  await page.goto(`${stage.server.url}/c/${stage.here.code}`)
  const door = page.getByRole('button', { name: /码上办/ }).or(page.getByRole('link', { name: /码上办/ }))
  await door.first().click()
  await page.getByRole('textbox', { name: '说说情况' }).fill(text)
  await page.getByRole('button', { name: '下一步' }).click()
  // Where no kind is likely the question is passed over.
  const hint = page.getByText('点一个最像的')
  await hint
    .or(page.getByRole('heading', { name: /在哪里/ }))
    .first()
    .waitFor()
  if (await hint.isVisible()) await page.getByRole('button', { name: kind }).first().click()
  await page.getByRole('heading', { name: /在哪里/ }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
}

async function leave(stage: Stage, page: Page, reporter: Reporter) {
  await page.getByRole('radio', { name: reporter ? /^留姓名/ : /^不留姓名/ }).check({ force: true })
  if (reporter) {
    await page.getByRole('textbox', { name: /称呼/ }).fill(reporter.name)
    await page.getByRole('textbox', { name: /手机/ }).fill(reporter.phone)
  }
  await page.getByRole('button', { name: /^(提交|加入)/ }).click()
  await page.getByRole('heading', { name: /收到了|已加入/ }).waitFor()
  await expectAccessible(page, 'receipt')
  const body = (await page.locator('body').textContent()) ?? ''
  const number = /\d{6}-\d{6}/.exec(body)?.[0]
  const href = await page.getByRole('link', { name: '看进度' }).getAttribute('href')
  if (!number || !href) throw new Error(`no number or tracking code on the receipt:\n${body}`)
  const { rows } = await stage.db.pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE tenant_id = $1 AND number = $2',
    [stage.here.tenant, number],
  )
  return { number, caseId: rows[0].id, followUrl: `${stage.server.url}${href}` }
}

/** A case at the console. */
export async function openCase(stage: Stage, page: Page, caseId: string): Promise<void> {
  await page.goto(`${stage.server.url}/console/case/${caseId}`)
  await page.getByRole('heading', { name: /^(经过|What happened)$/ }).waitFor()
}

/** One verb on the case that is open at the console: its button, its form, sent. */
export async function act(page: Page, verb: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('region', { name: '可以做的' }).getByRole('button', { name: verb, exact: true }).click()
  const form = page.locator('form.c-verb')
  await form.waitFor()
  await expectAccessible(page, `form of ${verb}`)
  await fill?.(form)
  const send = form.locator('button[type=submit]')
  await expect.poll(() => send.isEnabled()).toBe(true)
  await send.click()
  await form.waitFor({ state: 'detached' })
}

/** Triage with the category that a search finds. */
export async function triage(page: Page, category: string): Promise<void> {
  await act(page, '研判', (form) => choose(form, '分类', category))
}

/** One of a searched list, by the words that stand in its line. */
export async function choose(form: Locator, label: string, words: string): Promise<void> {
  const field = form.getByRole('combobox', { name: label })
  await field.click()
  await field.fill(words)
  const page = field.page()
  await page.locator('.ant-select-item-option', { hasText: words }).first().click()
  // While it fades its words have too little contrast.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

/** A case in the members' app. */
export async function openOnPhone(stage: Stage, page: Page, caseId: string): Promise<void> {
  await page.goto(`${stage.server.url}/field/case/${caseId}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
}

/** The next step of the case that is open in the members' app, without waiting for the seconds in which it could be taken back. */
export async function actOnPhone(page: Page, verb: string, fill?: () => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: verb, exact: true }).click()
  await send(page, verb, fill)
}

/** As `actOnPhone`, for what stands behind "other ways". */
export async function chooseOnPhone(page: Page, verb: string, fill?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '其他办法' }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: new RegExp(`^${verb}`) })
    .click()
  await send(page, verb, fill)
}

async function send(page: Page, verb: string, fill?: () => Promise<void>): Promise<void> {
  await page.getByRole('heading', { name: verb, exact: true }).waitFor()
  await fill?.()
  await expectAccessible(page, `${verb} on the phone`)
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('button', { name: '现在就提交' }).click()
}

/** How a case stands in the database, for waiting and for what no page shows. */
export async function stand(stage: Stage, caseId: string) {
  const { rows } = await stage.db.pool.query<{
    state: State
    owner: string | null
    due: Date | null
    returns: number
    handleClocks: number
  }>(
    `SELECT c.state, c.owner_post_id AS owner, c.due_at AS due, c.return_count AS returns,
       (SELECT count(*)::int FROM case_clocks k WHERE k.tenant_id = $1 AND k.case_id = c.id AND k.kind = 'handle') AS "handleClocks"
     FROM cases c WHERE c.tenant_id = $1 AND c.id = $2`,
    [stage.here.tenant, caseId],
  )
  return rows[0]
}
