import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { reported } from '../access/fixture.ts'
import { signInAtConsole } from '../support/at-the-console.ts'
import { expectAccessible, visitor } from '../support/browser.ts'
import { openStage, PASSWORD, type Stage } from '../support/stage.ts'
import { holdTime, jump } from '../support/story-clock.ts'

/** docs/flows/wall-for-long.md */
let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, 300_000)
afterAll(() => stage?.close(), 60_000)

const WALL = { width: 1920, height: 1080 }
/** A step of the wall's life: shorter than the patience of a question, which would be given up in a longer one. */
const STEP = 15_000
const WARM = 30
const EVENTS = 6
/** So many steps, and six matters reported in each; `WEIGE_LONG` goes on for an hour of real time. */
const STEPS = 150
const LONG_MILLIS = 3_600_000
/** What a wall may have gained at its end. It has no more of anything to show; the rest is what the collector leaves lying about. */
const MORE = { nodes: 300, listeners: 30, heap: 4_000_000 }

test('a wall that hangs for long holds as much at the end as at the beginning', {
  timeout: LONG_MILLIS * 2,
}, async () => {
  const { page, faults } = await visitor(stage.browser, WALL)
  await holdTime(page, stage.house.clock)
  const wire = watchRequests(page)
  await signInAtConsole(page, stage.url, 'stage.lead', PASSWORD)
  await page.goto(`${stage.url}/console/wall`)
  await page.locator('.w-latest').waitFor()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')

  const scenes = new Set<string | null>()
  let steps = 0
  const live = async (goesOn: () => boolean) => {
    for (; goesOn(); steps++) {
      // The house counts calls by its own minutes, of which few pass here: each minute of the wall comes from another address.
      if (steps % 4 === 0) await page.setExtraHTTPHeaders({ 'x-forwarded-for': `10.0.${steps >> 8}.${steps & 255}` })
      for (let i = 0; i < EVENTS; i++) await reported(stage.house, stage.here, `楼道灯不亮 第${steps}回`)
      if (steps % 4 === 0) await stage.house.running.sweep(figuresSweep, stage.tenant)
      stage.house.clock.advance(STEP)
      await jump(page, STEP)
      await wire.quiet()
      if (steps % 7 === 0) scenes.add(await page.locator('.w-scene').getAttribute('data-scene'))
    }
  }
  await live(() => steps < WARM)
  const first = await holdings(page, cdp)
  const asked = wire.asked()
  const until = Date.now() + LONG_MILLIS
  await live(process.env.WEIGE_LONG ? () => Date.now() < until : () => steps < WARM + STEPS)
  const last = await holdings(page, cdp)

  const gained = {
    nodes: last.nodes - first.nodes,
    listeners: last.listeners - first.listeners,
    heap: last.heap - first.heap,
  }
  if (process.env.WEIGE_LONG || process.env.WEIGE_SAY) console.log(JSON.stringify({ steps, first, last, gained }))
  expect(gained.nodes, 'nodes').toBeLessThan(MORE.nodes)
  expect(gained.listeners, 'listeners').toBeLessThan(MORE.listeners)
  expect(gained.heap, 'heap').toBeLessThan(MORE.heap)
  expect(last.documents).toBeLessThanOrEqual(first.documents)
  expect(wire.lines(), 'live lines').toBe(1)
  expect(stage.house.db.pool.totalCount, 'connections of the house').toBeLessThanOrEqual(10)
  // It did live meanwhile: figures were asked again at each step, all scenes went by, and the last case stands on it.
  expect(wire.asked() - asked).toBeGreaterThan(steps - WARM)
  expect(scenes.size).toBeGreaterThan(1)
  await stage.house.running.sweep(figuresSweep, stage.tenant)
  // At least each minute a wall asks by itself.
  for (let i = 0; i < 5; i++) {
    await jump(page, STEP)
    await wire.quiet()
  }
  await page
    .locator('.w-today li')
    .filter({ hasText: '在办' })
    .getByText(String(steps * EVENTS), { exact: true })
    .waitFor()
  expect(await page.locator('.w-latest li').count()).toBeLessThanOrEqual(20)
  expect(faults).toEqual([])
  await page.context().close()
})

test('a wall whose sign-in ends says so a day ahead and in big words, and comes back by itself after a sign-in elsewhere', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await visitor(stage.browser, WALL)
  await holdTime(page, stage.house.clock)
  await signInAtConsole(page, stage.url, 'stage.lead', PASSWORD)
  await page.goto(`${stage.url}/console/wall`)
  await page.locator('.w-latest').waitFor()
  const pass = async (hours: number) => {
    stage.house.clock.advance(hours * 3_600_000)
    await jump(page, hours * 3_600_000, 'asleep')
  }
  expect(await page.getByText(/登录还有/).count()).toBe(0)
  await pass(13 * 24 + 2)
  await page.getByText(/大屏的登录还有 2[12] 小时到期/).waitFor()
  await page.locator('.w-today').waitFor()
  await expectAccessible(page, 'a wall whose sign-in ends soon')

  await pass(24)
  await page.getByRole('heading', { name: '大屏的登录到期了' }).waitFor()
  expect(await page.locator('.w-today').count()).toBe(0)
  await expectAccessible(page, 'a wall without a sign-in')

  // Somebody signs in in another window of the same computer.
  const other = await page.context().newPage()
  await holdTime(other, stage.house.clock)
  await signInAtConsole(other, stage.url, 'stage.lead', PASSWORD)
  await jump(page, 20_000)
  await page.locator('.w-latest').waitFor()
  await page.locator('.w-today').getByText('在办', { exact: true }).waitFor()
  expect(await page.getByText(/登录还有/).count()).toBe(0)

  // And when it is started anew with nobody signed in, it says so too, and is signed in there.
  await page.context().clearCookies()
  await holdTime(page, stage.house.clock)
  await page.reload()
  await page.getByRole('heading', { name: '大屏要登录才有数' }).waitFor()
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('登录名').fill('stage.lead')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('.w-latest').waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

/** What a page holds when all that nobody needs any more is thrown away: the least of some looks, since what was just left is thrown away later. */
async function holdings(page: Page, cdp: CDPSession) {
  const looks: { name: string; value: number }[][] = []
  for (let look = 0; look < 3; look++) {
    // Once round, to the same scene both times, so that both hold the same.
    do await page.keyboard.press('ArrowRight')
    while ((await page.locator('.w-scene').getAttribute('data-scene')) !== '0')
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
    looks.push((await cdp.send('Performance.getMetrics')).metrics)
  }
  const least = (name: string) =>
    Math.min(...looks.map((metrics) => metrics.find((one) => one.name === name)?.value ?? Number.NaN))
  return {
    nodes: least('Nodes'),
    listeners: least('JSEventListeners'),
    heap: least('JSHeapUsedSize'),
    documents: least('Documents'),
  }
}

/** Counts what a page asks and which live lines it holds open. */
function watchRequests(page: Page) {
  const open = new Set<unknown>()
  const lines = new Set<unknown>()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/live?')) lines.add(request)
    else open.add(request)
    if (request.url().includes('/api/dashboards.')) asked++
  })
  const over = (request: unknown) => {
    open.delete(request)
    lines.delete(request)
  }
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return {
    asked: () => asked,
    lines: () => lines.size,
    /** Nothing is under way any more. */
    quiet: async () => {
      do await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
      while (open.size > 0)
    },
  }
}
