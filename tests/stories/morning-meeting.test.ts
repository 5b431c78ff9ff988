import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { localDate } from '../../platform/pure/time.ts'
import { actAtConsole } from '../support/at-the-console.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/morning-meeting.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shida')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const DAY = 86_400_000
const WALL = { width: 1920, height: 1080 }
/** Figures are read from the chain every few seconds where the house runs by itself. */
const keep = () => story.house.running.sweep(figuresSweep, story.tenant)
const tile = (page: Page, name: string) =>
  page.locator('.w-today li').filter({ has: page.getByText(name, { exact: true }) })

test('the meeting looks at the wall, opens what waits to hear, and hands the case to somebody; the wall follows by itself', {
  timeout: 300_000,
}, async () => {
  await keep()
  const { page } = await story.officer('lead')
  await page.setViewportSize(WALL)
  await page.goto(`${story.url}/console/wall`)
  await page.getByRole('heading', { name: '师大社区 · 一网统管' }).waitFor()
  await tile(page, '今日收到').getByText('0', { exact: true }).waitFor()
  await page.getByText('两天内没有动态').waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  await expectAccessible(page, 'the wall, first scene')

  const resident = await story.visit()
  const { number } = await reportByCode(resident.page, story.url, story.code, '早上发现单元门口的灯不亮', {
    name: '罗晓晓',
    phone: '15400004321',
  })
  await keep()
  // Nobody reloads a wall.
  await tile(page, '待回音').getByText('1', { exact: true }).waitFor({ timeout: 60_000 })
  await page.locator('.w-latest').getByText('收到诉求').waitFor()
  const shown = (await page.locator('.w-wall').textContent()) ?? ''
  for (const word of ['罗晓晓', '15400004321', '单元门口', await story.nameOf('lead')])
    expect(shown).not.toContain(word)

  // Whichever scene time has brought: it stands still now, and one press leads from the first to the second.
  await page.keyboard.press('ArrowLeft')
  if ((await page.locator('.w-scene').getAttribute('data-scene')) === '0') await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: '数据质量' }).waitFor()
  await page.getByText('有人在看，暂停轮播').waitFor()
  await expectAccessible(page, 'the wall, second scene')

  await tile(page, '待回音').getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '待回音：1 件' }).waitFor()
  await expectAccessible(page, 'the cases behind a figure')
  await page
    .getByRole('cell', { name: /早上发现单元门口的灯不亮/ })
    .or(page.getByRole('rowheader', { name: /早上发现单元门口的灯不亮/ }))
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: /^经过$/ }).waitFor()
  await actAtConsole(page, '研判', (form) => form.locator('.c-suggestion').first().click())
  await actAtConsole(page, '交办')
  const caseId = await story.caseOf(number)
  expect((await story.ownerOf(caseId)).role).toMatch(/member|lead|officer/)
  await keep()

  await page.goto(`${story.url}/console/wall`)
  await page.locator('.w-latest').getByText(/^交办/).waitFor()
  await page.getByRole('link', { name: '微事、小事、大事（在办）' }).click()
  await page.getByRole('heading', { name: '统计', exact: true }).waitFor()
  await page.getByRole('table', { name: /分组/ }).first().waitFor()
  await expectAccessible(page, 'the page of figures')
  story.expectNoFaults()
})

test('a figure is what its list says, in a link that others can open; each chart is also a table', {
  timeout: 240_000,
}, async () => {
  const { page } = await story.officer('desk')
  await page.goto(`${story.url}/console/figures`)
  const received = page.locator('.c-measure', { has: page.getByRole('heading', { name: '收到', exact: true }) })
  const value = received.locator('.c-measure-value')
  await value.waitFor()
  await received.getByText('口径').click()
  await received.getByText('期内报来的件数').waitFor()
  await received.getByText(/第 1 版，2026-11-30 起/).waitFor()
  await page.getByText('看成表格').click()
  await page.getByRole('table', { name: /走势/ }).getByRole('columnheader', { name: '在办' }).waitFor()
  await expectAccessible(page, 'the page of figures with its folds open')
  await page.getByRole('button', { name: '今天' }).click()
  const said = await value.textContent()
  await value.click()
  await page.getByRole('heading', { name: `收到：${said} 件` }).waitFor()
  expect(page.url()).toContain('span=today')
  expect(page.url()).toContain('count=received')
  await expect.poll(() => page.locator('.c-table tbody tr').count()).toBe(Number(said))
  await page.goBack()
  await page.getByRole('heading', { name: '统计', exact: true }).waitFor()

  // The evening of any day: by stage and age, and each case as it stood.
  await story.pass(24)
  await keep()
  await page.goto(`${story.url}/console/figures`)
  await page.getByRole('button', { name: '某一天' }).click()
  await page.getByText('请选一天').waitFor()
  await page.getByLabel('哪一天').fill(localDate(new Date(story.house.clock.now().getTime() - DAY)))
  await page.getByRole('heading', { name: /结束时还没办完/ }).waitFor()
  await page.getByRole('columnheader', { name: '在哪一步' }).waitFor()
  await page.getByRole('heading', { name: '走访率' }).waitFor()
  await expectAccessible(page, 'a past day')
  const open = page.locator('.c-measure', { has: page.getByRole('heading', { name: '在办', exact: true }) })
  const then = await open.locator('.c-measure-value').textContent()
  await open.locator('.c-measure-value').click()
  await page.getByRole('heading', { name: `在办：${then} 件` }).waitFor()
  await page.getByRole('columnheader', { name: '当时' }).waitFor()

  // Where they lie: clusters and what stands on no map come to the figure; from the list of clusters down to cases.
  await page.getByRole('button', { name: '看地图' }).click()
  await page.getByText('地图上的每一团').click()
  const clusters = page.locator('.c-places .k-map-list button')
  await clusters.first().waitFor()
  const sizes = (await clusters.allTextContents()).map((text) => Number.parseInt(text, 10))
  const [unplaced = '0'] = await page.getByText(/\d+ 件没有标在图上/).allTextContents()
  const placed = sizes.reduce((sum, n) => sum + n, 0)
  expect(placed + Number.parseInt(unplaced, 10)).toBe(Number(then))
  await expectAccessible(page, 'where the cases behind a figure lie')
  await clusters.last().click()
  await page.getByRole('button', { name: '看全部' }).waitFor()
  await page.getByRole('list', { name: '这里的件' }).getByRole('link').first().waitFor()
  await expectAccessible(page, 'a part of the map with its cases')
  await page.goBack()
  await page
    .getByRole('link', { name: /^看在册的户/ })
    .first()
    .click()
  await page.getByRole('columnheader', { name: '期内最近一次' }).waitFor()
  await expectAccessible(page, 'the doors behind a figure')

  const street = await story.officer('street', 'en-GB')
  await street.page.goto(`${story.url}/console/figures?span=own&from=2020-01-01&until=2020-01-31&by=class`)
  await street.page.getByText('No cases in these days and this place').waitFor()
  await expectAccessible(street.page, 'figures in English, empty')
  await street.page.goto(`${story.url}/console/wall`)
  await street.page.getByRole('heading', { name: /at one glance/ }).waitFor()
  await expectAccessible(street.page, 'the wall in English')
  story.expectNoFaults()
})

test('one broken part says so and leaves the others; the wall of a phone scrolls', { timeout: 180_000 }, async () => {
  const { page } = await story.officer('lead')
  await page.route('**/api/dashboards.latest*', (route) =>
    route.fulfill({ status: 404, json: { kind: 'not_found', what: 'figures' } }),
  )
  await page.goto(`${story.url}/console/wall`)
  await page
    .locator('.w-latest')
    .getByText(/^这一块读不到/)
    .waitFor()
  await tile(page, '在办').getByRole('link').waitFor()
  await page.locator('.w-map .w-fresh').getByText(/更新$/).waitFor()
  await page.setViewportSize(PHONE)
  await page.getByRole('heading', { name: '数据质量' }).waitFor()
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBe(screen)
  await expectAccessible(page, 'the wall on a phone')
  story.expectNoFaults()
})
