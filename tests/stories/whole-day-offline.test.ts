import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Door, DoorResult } from '../../modules/tasks/contract.ts'
import { verifyChains } from '../../platform/proof.ts'
import { expectAccessible } from '../support/browser.ts'
import { layDueDoors, signedIn } from '../support/due-doors.ts'
import { reportKept, turnOnOffline, unlock } from '../support/field-acts.ts'
import { openLine, type PhoneLine } from '../support/line.ts'
import { signInAtField } from '../support/on-the-phone.ts'
import { openPocket, type Pocket } from '../support/pocket.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/thirty-doors-without-a-network.md */
let story: Story
let line: PhoneLine
let pocket: Pocket
let doors: Door[]

const KEY = 'jinxin'
const VISITS = 30
const REPORTS = 10
/** After this many visits the app is killed while she writes; and while it sends. */
const KILLED_WRITING = 12
const KILLED_SENDING = 6
/** From here on the phone believes that it has a network, and the house is out of reach all the same. */
const NO_ANSWER_FROM = 18
const IN_ENGLISH = 21
const IN_LARGE = 24

/** What she did, in the order in which she did it. */
const done: string[] = []

beforeAll(async () => {
  story = await openStory(KEY)
  doors = await layDueDoors(story, KEY, VISITS)
  line = await openLine(story.url)
  pocket = await openPocket(story.house.clock.now().getTime() - Date.now())
}, 300_000)
afterAll(async () => {
  await pocket?.close()
  await line?.close()
  await story?.close()
}, 60_000)

test('thirty visits and ten reports with photos without a network; the app killed in the middle of a visit', {
  timeout: 600_000,
}, async () => {
  expect(doors).toHaveLength(VISITS)
  const page = await pocket.open()
  await signInAtField(page, line.url, `${KEY}.member`)
  await turnOnOffline(page, line.url)

  // From the first door on there is none.
  line.cut()
  await pocket.setOffline(true)
  await openFirstPage(page)
  await expectAccessible(page, 'the first page without a network')
  for (let i = 0; i < VISITS; i++) {
    if (i === KILLED_WRITING) await killWhileWriting(doors[i])
    if (i === NO_ANSWER_FROM) await pocket.setOffline(false)
    if (i === IN_ENGLISH) await speak('English')
    if (i === IN_ENGLISH + 1) await speak('中文')
    if (i === IN_LARGE) await show('大字（长辈版）')
    if (i === IN_LARGE + 1) await show('标准')
    await visit(i)
    if (i % 3 === 2) await report((i + 1) / 3)
  }
  await pocket.page().locator('.f-line').click()
  await pocket.page().getByRole('heading', { name: '待发箱' }).waitFor()
  await expectAccessible(pocket.page(), 'an outbox of forty')
  expect(await pocket.page().locator('.f-outbox > li').count()).toBe(VISITS + REPORTS)
  expect(await arrived()).toEqual([])
})

test('back on-line, killed once more while it sends: everything is there once, in order, with its photos, and the outbox says that it is empty', {
  timeout: 300_000,
}, async () => {
  // Her sign-in has run out meanwhile. She hears that nothing is lost, and it goes by itself once she is in.
  await pocket.page().context().clearCookies()
  line.mend(100)
  await pocket.page().getByRole('button', { name: '现在发' }).click()
  await pocket.page().getByText('没发出的 40 条还在这部手机里，登录后自动接着发').waitFor()
  await expectAccessible(pocket.page(), 'signed out with work on the phone')
  await signInAgain(pocket.page())
  await expect.poll(async () => (await arrived()).length, { timeout: 60_000 }).toBeGreaterThan(KILLED_SENDING)
  await pocket.kill()
  expect((await arrived()).length).toBeLessThan(VISITS + REPORTS)
  line.mend()
  const page = await pocket.open()
  await page.goto(`${line.url}/field/outbox`)
  await unlock(page)
  // Killed within seconds of signing in, the browser may not have written that down, nor which language was chosen last.
  await page
    .getByText(/登录后自动接着发|都发出去了|once you have signed in|Everything is sent/)
    .waitFor({ timeout: 120_000 })
  await inChinese(page)
  const out = page.getByText('登录后自动接着发')
  const empty = page.getByText('都发出去了')
  if (await out.isVisible()) await signInAgain(page)
  await empty.waitFor({ timeout: 120_000 })
  await expectAccessible(page, 'an empty outbox')
  expect(await arrived()).toEqual(done)
  const { house, tenant } = story
  const { rows } = await house.db.pool.query<{ visits: number; reports: number; photos: number }>(
    `SELECT (SELECT count(*) FROM visits WHERE tenant_id = $1)::int AS visits, (SELECT count(*) FROM reports WHERE tenant_id = $1)::int AS reports,
       (SELECT count(*) FROM files WHERE tenant_id = $1)::int AS photos`,
    [tenant],
  )
  expect(rows).toEqual([{ visits: VISITS, reports: REPORTS, photos: REPORTS }])
  await page.goto(`${line.url}/field`)
  await unlock(page)
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
  await expect.poll(() => page.locator('.f-line').count(), { timeout: 30_000 }).toBe(0)
})

test('the desk sees each report once with its own photo, the lead each door once', { timeout: 180_000 }, async () => {
  const { house, tenant, url } = story
  await house.settle()
  const desk = await signedIn(story, `${KEY}.desk`)
  const { page } = await story.officer('desk')
  await page.goto(`${url}/console`)
  for (let n = 1; n <= REPORTS; n++) await page.getByText(textOf(n)).first().waitFor()
  const { cases } = await house.ask('cases.desk', { scope: 'all', limit: 100 }, desk)
  for (let n = 1; n <= REPORTS; n++) {
    const own = cases.filter((one) => one.summary.includes(textOf(n)))
    expect(own).toHaveLength(1)
    const { reports } = await house.ask('intake.reportsOf', { caseId: own[0].id }, desk)
    expect(reports.map((one) => one.fileIds.length)).toEqual([1])
    const photo = await page.request.get(`${url}/files/${tenant}/${reports[0].fileIds[0]}?size=full`)
    const { channels } = await sharp(await photo.body()).stats()
    expect(Math.abs(channels[0].mean - rednessOf(n))).toBeLessThan(8)
  }
  const { page: console } = await story.officer('lead')
  await console.goto(`${url}/console/tasks?list=done`)
  await console.getByRole('row').filter({ hasText: doors[0].placeName }).first().waitFor()
  for (const [i, { householdId }] of doors.entries()) {
    const { visits } = await house.ask('tasks.visits', { householdId }, await signedIn(story, `${KEY}.member`))
    expect(visits).toMatchObject([{ result: resultOf(i), note: noteOf(i) }])
  }
  expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  story.expectNoFaults()
  expect(pocket.faults).toEqual([])
})

const textOf = (n: number) => `断网那天第${String(n).padStart(2, '0')}件：楼道堆了旧家具`
const noteOf = (i: number) =>
  i === KILLED_WRITING ? '软管接口有点松，已经教他关总阀。' : i % 4 === 1 ? `第${i}户，身体不错` : ''
const resultOf = (i: number): DoorResult => (i % 5 === 3 ? 'not_home' : 'met')
/** Each photo is of a red of its own, by which it is known again. */
const rednessOf = (n: number) => n * 24

/** One visit, from the list of the day and back to it, in whatever language is on. */
async function visit(i: number): Promise<void> {
  const page = pocket.page()
  await toDay(page)
  await page.locator(`a[href$="day/door/${doors[i].householdId}"]`).click()
  await page.getByRole('heading', { name: doors[i].placeName, exact: true }).waitFor()
  await page.getByRole('radio', { name: resultOf(i) === 'met' ? /^(已见面|Met)$/ : /^(不在家|Not at home)$/ }).check()
  if (resultOf(i) === 'met') await page.getByRole('radio', { name: /^(完好|good)$/ }).check()
  if (noteOf(i) !== '') await page.getByRole('textbox', { name: /(简单记一句|A short note)/ }).fill(noteOf(i))
  if (i === IN_ENGLISH || i === IN_LARGE) await expectAccessible(page, `visit ${i}`)
  if (i === IN_LARGE) await expectNarrow(page)
  await page.getByRole('button', { name: /^(记下这次走访|Save the visit)$/ }).dblclick()
  await page.getByRole('heading', { name: /^(存好了，有网就发|Kept; sent as soon as there is a network)$/ }).waitFor()
  done.push(doors[i].householdId)
  await page.getByRole('button', { name: /^(接着做|Go on)$/ }).click()
  await page
    .locator('a.f-case')
    .filter({ hasText: /(已记下，待发出|Noted, waiting to be sent)/ })
    .first()
    .waitFor()
  if (i === IN_ENGLISH || i === IN_LARGE) await expectAccessible(page, `the day after visit ${i}`)
  if (i === IN_LARGE) await expectNarrow(page)
}

async function report(n: number): Promise<void> {
  const photo = await sharp({
    create: { width: 1600, height: 1200, channels: 3, background: { r: rednessOf(n), g: 90, b: 90 } },
  })
    .jpeg({ quality: 95 })
    .toBuffer()
  await toFirstPage(pocket.page())
  await reportKept(pocket.page(), textOf(n), photo)
  done.push(textOf(n))
}

/** The phone kills the app between two letters: what she chose and wrote is still there, but for at most the last of it. */
async function killWhileWriting({ householdId, placeName }: Door): Promise<void> {
  const page = pocket.page()
  await toDay(page)
  await page.locator(`a[href$="day/door/${householdId}"]`).click()
  await page.getByRole('radio', { name: '已见面' }).check()
  const words = noteOf(KILLED_WRITING)
  await page.getByRole('textbox', { name: /简单记一句/ }).pressSequentially(words, { delay: 60 })
  await pocket.kill()
  const again = await pocket.open()
  await openFirstPage(again)
  await toDay(again)
  await again.locator(`a[href$="day/door/${householdId}"]`).click()
  await again.getByRole('heading', { name: placeName, exact: true }).waitFor()
  await again.getByText('您上次写的还在').waitFor()
  expect(await again.getByRole('radio', { name: '已见面' }).isChecked()).toBe(true)
  const kept = await again.getByRole('textbox', { name: /简单记一句/ }).inputValue()
  expect(kept.length).toBeGreaterThan(words.length / 2)
  expect(words.startsWith(kept)).toBe(true)
  await expectAccessible(again, 'a visit begun before the app was killed')
}

async function openFirstPage(page: Page): Promise<void> {
  await page.goto(`${line.url}/field`)
  await unlock(page)
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}

async function signInAgain(page: Page): Promise<void> {
  await page.getByText('登录名密码', { exact: true }).click()
  await page.getByRole('textbox', { name: '登录名' }).fill(`${KEY}.member`)
  await page.getByRole('textbox', { name: '密码' }).fill('weige-sample')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** As her thumb goes: back until a main page is there, then by the main menu. */
async function toFirstPage(page: Page): Promise<void> {
  const tab = page.locator('.f-tabs a').first()
  for (let steps = 0; steps < 2 && !(await tab.isVisible()); steps++) {
    const title = await page.locator('h1').textContent()
    await page.locator('.f-bar button').first().click()
    await expect.poll(() => page.locator('h1').textContent()).not.toBe(title)
  }
  await tab.click()
  await page.getByRole('heading', { name: /^(我的事件|My cases)$/ }).waitFor()
}

async function toDay(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: /^(今天要走的门|Doors to visit)$/ })
  if (await heading.isVisible()) return
  await toFirstPage(page)
  await page.locator('a.f-day').click()
  await heading.waitFor()
}

/** The language, on the page about oneself. */
async function speak(language: string): Promise<void> {
  await toFirstPage(pocket.page())
  await pocket.page().locator('.f-tabs a').last().click()
  await pocket.page().getByText(language, { exact: true }).click()
  await expectAccessible(pocket.page(), `me in ${language}`)
}

/** Goes on in Chinese where the browser has forgotten that it was chosen. */
async function inChinese(page: Page): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === 'zh-CN') return
  const choice = page.getByText('中文', { exact: true })
  // At the sign-in it stands on the page.
  if (await choice.isVisible()) return choice.click()
  await speak('中文')
  await page.goto(`${line.url}/field/outbox`)
  await unlock(page)
}

/** The size of the text, there too. */
async function show(size: string): Promise<void> {
  await toFirstPage(pocket.page())
  await pocket.page().locator('.f-tabs a').last().click()
  await pocket.page().getByText(size, { exact: true }).click()
}

async function expectNarrow(page: Page): Promise<void> {
  const { wide, has } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    has: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(has)
}

/** What the house has of her day, in the order of its chain: doors by id, reports by their words. */
async function arrived(): Promise<string[]> {
  const { house, tenant } = story
  const { rows } = await house.db.pool.query<{ said: string }>(
    `SELECT coalesce(v.household_id::text, r.text) AS said FROM events e
     LEFT JOIN visits v ON v.tenant_id = e.tenant_id AND v.id = e.subject_id AND e.name = 'visit.recorded'
     LEFT JOIN reports r ON r.tenant_id = e.tenant_id AND r.id = e.subject_id AND e.name = 'report.received'
     WHERE e.tenant_id = $1 AND e.name IN ('visit.recorded', 'report.received') ORDER BY e.seq`,
    [tenant],
  )
  return rows.map((row) => row.said)
}
