import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { scheduleSweep } from '../../modules/reports/archive/schedule.ts'
import { readPdfText } from '../../platform/print/read-pdf.ts'
import { caseIn } from '../access/fixture.ts'
import { pick } from '../support/at-the-console.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { SYSTEM } from '../support/house.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** docs/flows/monthly-report.md */
let stage: Stage
let beside: TestCommunity
let reportId: string

beforeAll(async () => {
  stage = await openStage(async (running) => {
    beside = await buildCommunity(running, '510112002010')
  })
  const account = { personId: beside.lead.personId, login: 'stage.beside', password: 'weige-stories' }
  await stage.house.run('people.openAccount', account, { as: SYSTEM, tenant: stage.tenant })
  const ground = { house: stage.house, here: stage.here }
  for (const state of ['assigned', 'in_progress', 'verified'] as const) await caseIn(ground, state)
}, 300_000)
afterAll(() => stage?.close(), 60_000)

const DAY = 86_400_000
/** What the house does by itself: reads the figures, makes the reports that are due, tells of them. */
const night = async () => {
  const { house } = stage
  await house.running.sweep(figuresSweep, stage.tenant)
  while ((await house.running.sweep(scheduleSweep, stage.tenant)) > 0);
  house.clock.advance(1000)
  await house.settle()
}
const saved = async (page: Page, act: () => Promise<void>): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return readFile(await (file as Download).path())
}
const textOf = (pdf: Buffer) => readPdfText(pdf).map((one) => one.text)
const keptFigures = async () =>
  (
    await stage.house.db.pool.query<{ figures: string }>(
      `SELECT figures FROM report_archive WHERE tenant_id = $1 AND grid_id = $2 AND period = 'month' ORDER BY edition`,
      [stage.tenant, stage.here.mainGridId],
    )
  ).rows.map((row) => row.figures)

test('a month is reported by itself, told to whoever leads, opened, and taken as PDF and workbook', {
  timeout: 300_000,
}, async () => {
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/reports?view=schedules`)
  await page.getByRole('button', { name: /^设定/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('每月一号早上做上月的月报').check()
  await expectAccessible(page, 'the dialog of a schedule')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('12月1日 周二 06:00 做 2026-11-01 至 2026-11-30 的').waitFor()
  await expectAccessible(page, 'schedules')

  // The first of December, in the morning.
  stage.house.clock.set(new Date('2026-12-01T00:30:00Z'))
  await night()
  const lead = (await stage.officer('lead')).page
  await lead.goto(`${stage.url}/console/messages`)
  await lead.locator('.c-message-main', { hasText: '报表做好了' }).click()
  await lead.getByRole('heading', { level: 1, name: /月报$/ }).waitFor()
  reportId = new URL(lead.url()).searchParams.get('id') ?? ''
  const row = lead.locator('.c-report').getByRole('row', { name: /^收到/ }).first()
  const received = (await row.getByRole('cell').first().textContent()) ?? ''
  expect(Number(received)).toBe(3)
  await lead.getByText('只做过这一版。').waitFor()
  await expectAccessible(lead, 'an archived report')

  const pdf = await saved(lead, () => lead.getByRole('link', { name: /^PDF/ }).click())
  expect(textOf(pdf)).toContain(received)
  expect(textOf(pdf).join(' ')).toContain('第 1 版')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(
    (await saved(lead, () => lead.getByRole('link', { name: /^表格/ }).click())) as unknown as ArrayBuffer,
  )
  const measures = book.getWorksheet('主要指标')
  const first = measures?.getColumn(1).values.indexOf('收到') ?? -1
  expect(measures?.getCell(first, 2).value).toBe(Number(received))

  // The page of figures says the same of the month.
  await lead.getByRole('link', { name: '在统计页看这一期' }).click()
  const tile = lead.locator('.c-measure', { has: lead.getByRole('heading', { name: '收到', exact: true }) })
  await tile.locator('.c-measure-value').getByText(received, { exact: true }).waitFor()
  stage.expectNoFaults()
})

test('the grid is redrawn; made once more, the figures of the month are the same byte by byte, and it says why there are two', {
  timeout: 240_000,
}, async () => {
  const { here, house } = stage
  await house.run(
    'grids.redrawGrid',
    { gridId: here.micro[0], parentId: here.ordinary[1], name: '改过的微网格', shape: null },
    { as: SYSTEM, tenant: stage.tenant },
  )
  house.clock.advance(DAY)
  await night()
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/reports`)
  await page.getByText('月报', { exact: true }).click()
  await page.getByText('这一期已有第 1 版。').waitFor()
  await page.getByRole('button', { name: '现在生成' }).click()
  await page.getByRole('alert').getByText(/字/).first().waitFor()
  await page.getByLabel('为什么再做一版').fill('网格调整后核对')
  await expectAccessible(page, 'making another edition')
  await page.getByRole('button', { name: '现在生成' }).click()
  await page.getByText('已生成第 2 版，数字与上一版逐项相同。').waitFor()
  const [first, second] = await keptFigures()
  expect(second).toBe(first)
  await page.getByRole('link', { name: '打开看' }).click()
  const editions = page.getByRole('table').last()
  await editions.getByText('网格调整后核对').waitFor()
  await editions.getByText('与上一版逐项相同').waitFor()
  await page.goto(`${stage.url}/console/reports?level=main&period=month`)
  await expect.poll(() => page.locator('.c-table tbody tr').count(), { timeout: 20_000 }).toBe(2)
  await expectAccessible(page, 'the archive, filtered')
  stage.expectNoFaults()
})

test('a changed template is seen before it is saved, and draws the next edition only', {
  timeout: 240_000,
}, async () => {
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/reports?view=templates`)
  await page.getByRole('textbox', { name: '标题' }).fill('幸福里月报')
  await page.getByRole('textbox', { name: /开头的话/ }).fill('各位同事：')
  await page.getByRole('button', { name: '下移 主要指标' }).click()
  await page.locator('.c-report').getByRole('heading', { name: '幸福里月报 · 月报' }).waitFor()
  await expect.poll(() => page.locator('.c-report h3').first().textContent(), { timeout: 20_000 }).toBe('走势')
  const pdf = await saved(page, () => page.getByRole('button', { name: '预览 PDF' }).click())
  expect(textOf(pdf).join(' ')).toMatch(/预览，未存档/)
  await expectAccessible(page, 'the template, changed')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已存为第 1 版，下一期起用。').waitFor()
  await page.goto(`${stage.url}/console/reports?id=${reportId}`)
  await page.locator('.c-report').getByRole('heading', { name: '社区治理情况 · 月报' }).waitFor()

  await page.goto(`${stage.url}/console/reports?view=templates`)
  await page.getByRole('button', { name: '回到系统模板' }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /确 ?定/ })
    .click()
  await page.getByText('现在用的是系统模板').waitFor()
  await page.getByRole('button', { name: /取用这一版/ }).click()
  await page.getByText('有改动还没保存').waitFor()
  await page.setViewportSize(PHONE)
  await expectAccessible(page, 'the template on a phone')
  stage.expectNoFaults()
})

test('the papers of the salon: on screen with links, on A4 without the frame, as a file; nothing of residents on them', {
  timeout: 240_000,
}, async () => {
  stage.house.clock.advance(20 * DAY)
  await night()
  // The door of the cases lies in the second grid since it was redrawn.
  const { page } = await stage.officer('siblingLead')
  await page.goto(`${stage.url}/console/reports?view=pack`)
  const papers = page.locator('.c-pack')
  await papers.getByRole('heading', { name: /^超期未办 [1-9]/ }).waitFor()
  await papers.getByText('没有写什么').waitFor()
  await expectAccessible(page, 'the papers of a meeting')
  const { rows } = await stage.house.db.pool.query<{ summary: string; number: string; place_name: string }>(
    'SELECT summary, number, place_name FROM cases WHERE tenant_id = $1',
    [stage.tenant],
  )
  const pdf = textOf(await saved(page, () => page.getByRole('link', { name: '下载 PDF' }).click())).join(' ')
  const shown = (await papers.textContent()) ?? ''
  const late = rows.filter(({ number }) => shown.includes(number))
  expect(late.length).toBeGreaterThan(1)
  for (const { number } of late) expect(pdf).toContain(number)
  for (const { summary, place_name } of rows)
    for (const word of [summary, place_name]) for (const where of [shown, pdf]) expect(where).not.toContain(word)

  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await papers.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await pick(page, page.getByRole('combobox', { name: '哪一周' }), '2026-11-16')
  await papers.getByRole('heading', { name: '超期未办 0' }).waitFor()
  stage.expectNoFaults()
})

test('a figure is taken along for a reason, and lands among the exports', { timeout: 180_000 }, async () => {
  const { page } = await stage.officer('desk', 'en-GB')
  await page.goto(`${stage.url}/console/figures?span=own&from=2026-11-01&until=2026-11-30`)
  await page.getByRole('button', { name: 'Take these figures' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('The cases behind a figure').click()
  await dialog.getByText(/^3 rows, made at once/).waitFor()
  await dialog.getByRole('button', { name: 'Ask for it' }).click()
  await dialog
    .getByRole('alert')
    .getByText(/character/)
    .waitFor()
  await dialog.getByRole('button', { name: 'For a meeting' }).click()
  await expectAccessible(page, 'taking figures along')
  await dialog.getByRole('button', { name: 'Ask for it' }).click()
  const mine = page.locator('tr[aria-current=true]')
  await mine.getByText('Cases of “Received”').waitFor()
  await mine.getByText('In the queue').waitFor()
  await expectAccessible(page, 'exports')
  stage.expectNoFaults()
})

test('by its link a report opens for nobody else: a sibling grid, the next community, a former post; and no word of it', {
  timeout: 240_000,
}, async () => {
  const tried = async (page: Page) => {
    await page.goto(`${stage.url}/console/reports?id=${reportId}`)
    await page.getByRole('alert').first().waitFor()
    const said = (await page.locator('main').textContent()) ?? ''
    const answers = await Promise.all(
      ['pdf', 'xlsx'].map((form) => page.request.get(`${stage.url}/reports/${stage.tenant}/${reportId}/${form}`)),
    )
    const packs = await page.request.get(`${stage.url}/packs/${stage.tenant}/${stage.here.mainGridId}`)
    const bodies = await Promise.all([...answers, packs].map((one) => one.text()))
    for (const text of [said, ...bodies]) expect(text).not.toMatch(/样例社区009|社区治理情况/)
    return [...answers, packs].map((one) => one.status())
  }
  const sibling = (await stage.officer('siblingLead')).page
  expect(await tried(sibling)).toEqual([404, 404, 403])
  expect(await tried((await stage.officer('beside')).page)).toEqual([404, 404, 403])
  const officer = (await stage.officer('officer')).page
  await officer.goto(`${stage.url}/console/reports?id=${reportId}`)
  await officer.locator('.c-report').waitFor()
  await stage.house.run(
    'people.leavePost',
    { postId: stage.here.officer.grants[0].postId, personId: stage.here.officer.personId },
    { as: SYSTEM, tenant: stage.tenant },
  )
  stage.house.clock.advance(60_000)
  const after = await officer.request.get(`${stage.url}/reports/${stage.tenant}/${reportId}/pdf`)
  expect([401, 404]).toContain(after.status())
  expect(await after.text()).not.toMatch(/样例社区/)
})
