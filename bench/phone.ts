import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWeb } from '../app/web.ts'
import { openFileRoom } from '../platform/files.ts'
import { PIN, turnOnOffline } from '../tests/support/field-acts.ts'
import { signInAtField } from '../tests/support/on-the-phone.ts'
import { openPocket, type Pocket } from '../tests/support/pocket.ts'
import { freePort, openTemporary } from '../tests/support/server.ts'
import { type BenchGround, quantile } from './ground.ts'
import { BUILDINGS, layPhoneGround } from './phone-ground.ts'
import type { Line } from './run.ts'

const ROOT = new URL('..', import.meta.url).pathname
/** As slow as a cheap phone beside this machine (Lighthouse's "low-end"). */
const SLOW = 6
const ROUNDS = 7
const SCROLLS = 20

/**
 * The app with everything that a member of a very large grid carries, in a browser six times slower, without a network: how long it takes to open,
 * and to do what one does all day. The ceiling is a bare page of a hundred rows in the same browser, equally slow.
 */
export async function runPhone(ground: BenchGround, isQuick: boolean): Promise<Line[]> {
  execFileSync(process.execPath, [join(ROOT, 'bin/build.mjs')], { stdio: 'ignore' })
  const { login, password, tenant } = await layPhoneGround(ground, isQuick)
  const folder = await openTemporary('weige-bench-phone-')
  const web = await openWeb(ground.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(ROOT, 'dist/faces'),
    isSample: false,
    isSecure: false,
    trustProxy: false,
    version: '0',
    publicUrl: '',
  })
  const url = await web.listen({ host: '127.0.0.1', port: await freePort() })
  const pocket = await openPocket(0)
  try {
    const page = await pocket.open()
    await signInAtField(page, url, login, password)
    await turnOnOffline(page, url)
    await pocket.setOffline(true)
    const rows = await rowsOf(ground, tenant)
    return await measured(pocket, url, rows, isQuick)
  } finally {
    await pocket.close()
    await web.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Measures on a phone that carries its rows and has no network. */
export async function measured(pocket: Pocket, url: string, rows: number, isQuick: boolean): Promise<Line[]> {
  const page = pocket.page()
  // tsx gives functions their names by a helper, which pages lack.
  await page.addInitScript({ content: 'globalThis.__name ??= (one) => one' })
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  /** What the page's own thread has worked, in milliseconds: it does not count how long others kept the machine. */
  const worked = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics')
    return (metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
  const bare: number[] = []
  const opens: { lock: number; unlock: number; day: number }[] = []
  const threads: number[] = []
  const acts: Record<string, number[]> = {}
  const note = (name: string, took: readonly number[]) => {
    acts[name] = [...(acts[name] ?? []), ...took]
  }
  for (let i = 0; i < (isQuick ? 2 : ROUNDS); i++) {
    bare.push(await openBare(page))
    const before = await worked()
    opens.push(await openApp(page, url))
    threads.push((await worked()) - before)
    await oneRound(page, note)
  }
  const all = Object.values(acts).flat()
  const ceiling = quantile(bare, 0.5)
  const open = quantile(
    opens.map((one) => one.lock + one.unlock),
    0.5,
  )
  const p95 = quantile(all, 0.95)
  const data = `${rows} rows in a browser, ${SLOW} x slower, no network`
  return [
    {
      workload: 'phone: opens without a network',
      figure: Math.round(open),
      unit: 'ms: to the lock, and from the PIN to the first list (median)',
      ceiling: Math.round(ceiling),
      ratio: Math.round((open / ceiling) * 10) / 10,
      must: '<= 2000 ms',
      toLock: Math.round(
        quantile(
          opens.map((one) => one.lock),
          0.5,
        ),
      ),
      toDay: Math.round(
        quantile(
          opens.map((one) => one.lock + one.unlock + one.day),
          0.5,
        ),
      ),
      ownThread: Math.round(quantile(threads, 0.5)),
      data,
    },
    {
      workload: 'phone: what one does all day',
      figure: Math.round(p95),
      unit: 'ms (p95 of all acts)',
      ceiling: Math.round(ceiling),
      ratio: Math.round((p95 / ceiling) * 10) / 10,
      must: '<= 3000 ms',
      slowest: Object.fromEntries(Object.entries(acts).map(([name, took]) => [name, Math.round(Math.max(...took))])),
      data,
    },
  ]
}

/** From the first list: the day, scrolled, a door and back; a case and back; my buildings; a building found for a report. */
async function oneRound(page: Page, note: (name: string, took: readonly number[]) => void): Promise<void> {
  note('day', [await act(page, { click: 'a.f-day', until: 'a[href*="day/door/"]' })])
  note('scroll', await scroll(page))
  note('door', [await act(page, { click: 'a[href*="day/door/"]', until: 'form.f-form' })])
  note('choose', [
    await act(page, { click: 'form.f-form input[type=radio]', until: 'form.f-form input[type=radio]:checked' }),
  ])
  note('back to the day', [await act(page, { click: '.f-bar button', until: 'a[href*="day/door/"]' })])
  note('back to my cases', [await act(page, { click: '.f-bar button', until: '.f-tabs' })])
  note('case', [await act(page, { click: 'a[href*="/case/"]', until: '.f-bar button' })])
  note('back from a case', [await act(page, { click: '.f-bar button', until: '.f-tabs' })])
  note('my grid', [await act(page, { click: '.f-tabs a[href$="/grid"]', until: 'a[href*="doors/grid/"]' })])
  note('my buildings', [
    await act(page, {
      click: 'a[href*="doors/grid/"]',
      until: 'a[href*="doors/grid/"] strong, .k-rows a[href*="doors/grid/"]',
    }),
  ])
  note('back to my grid', [await act(page, { click: '.f-bar button', until: '.f-tabs' })])
  await act(page, { click: '.f-tabs a[href$="/report"]', until: 'textarea' })
  await act(page, { type: ['textarea', '三楼楼道灯坏了两天，晚上看不清台阶'], until: 'textarea' })
  note('where', [
    await act(page, { click: '.k-action .k-button', until: 'fieldset .k-options button, fieldset input' }),
  ])
  await page.waitForTimeout(200)
  note('search', [
    await act(page, {
      type: ['fieldset input:not([type=radio])', `${BUILDINGS}`],
      until: 'fieldset',
      says: `${BUILDINGS}幢`,
    }),
  ])
}

/** One tap or one typing, until it can be seen. In the page, so that what drives the browser is no part of it. */
function act(
  page: Page,
  what: { click?: string; type?: readonly [string, string]; until: string; says?: string },
): Promise<number> {
  return page.evaluate(async ({ click, type, until, says }) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    // The first one only: where something lies is not asked of rows that need not be laid out.
    const shown = (selector: string, words = '') => {
      for (const one of document.querySelectorAll<HTMLElement>(selector))
        if ((one.textContent ?? '').includes(words) && one.getBoundingClientRect().width > 0) return one
    }
    const isThere = () => shown(until, says) !== undefined
    const start = performance.now()
    if (click) {
      const button = shown(click)
      if (!button) throw new Error(`nothing to click: ${click} at ${location.pathname}`)
      button.click()
    }
    if (type) {
      const field = shown(type[0])
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        throw new Error(`no field ${type[0]}`)
      field.value = type[1]
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    // Looked at when something changes: looking at every frame took half of the thread that is measured.
    await new Promise<void>((done, fail) => {
      const watch = new MutationObserver(() => look())
      const look = () => {
        if (!isThere()) return
        watch.disconnect()
        clearTimeout(timer)
        done()
      }
      const late = () => fail(new Error(`never ${until} ${says ?? ''} at ${location.pathname}`))
      const timer = setTimeout(late, 30_000)
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      requestAnimationFrame(look)
    })
    await frame()
    await frame()
    return performance.now() - start
  }, what)
}

/** Screen by screen down the list: how long until each stands. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async (steps) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const took: number[] = []
    for (let i = 0; i < steps; i++) {
      const start = performance.now()
      scrollBy(0, innerHeight)
      await frame()
      await frame()
      took.push(performance.now() - start)
    }
    scrollTo(0, 0)
    await frame()
    return took
  }, SCROLLS)
}

/** To the lock; from the PIN to the first list; from there until the day above it is counted. */
async function openApp(page: Page, url: string): Promise<{ lock: number; unlock: number; day: number }> {
  await page.goto(`${url}/field`, { waitUntil: 'commit' })
  const lock = await since(page, 'input[type=password]')
  await page.locator('input[type=password]').fill(PIN)
  const unlock = await act(page, { click: 'button[type=submit]', until: 'a.f-case' })
  return { lock, unlock, day: await act(page, { until: 'a.f-day:not([aria-busy="true"])' }) }
}

async function openBare(page: Page): Promise<number> {
  const row =
    '<li><a href="#"><strong>幸福里1幢 1单元 101室</strong><span>入户看燃气</span><small>约 5 分钟</small></a></li>'
  await page.goto(`data:text/html;charset=utf-8,<meta charset=utf-8><ul>${row.repeat(100)}</ul>`, {
    waitUntil: 'commit',
  })
  return since(page, 'li')
}

/** How long after the page was asked for something stands on it. */
function since(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    await new Promise<void>((done) => {
      const watch = new MutationObserver(() => look())
      const look = () => {
        if (!document.querySelector(wanted)) return
        watch.disconnect()
        done()
      }
      watch.observe(document, { subtree: true, childList: true })
      look()
    })
    await frame()
    await frame()
    return performance.now()
  }, selector)
}

/** What the house gives this phone, counted. */
async function rowsOf(ground: BenchGround, tenant: number): Promise<number> {
  const { rows } = await ground.running.house.db.pool.query<{ n: number }>(
    `SELECT ((SELECT count(*) FROM buildings WHERE tenant_id = $1) + (SELECT count(*) FROM cases WHERE tenant_id = $1) + (SELECT count(*) FROM reports WHERE tenant_id = $1)
       + (SELECT count(*) FROM tasks WHERE tenant_id = $1 AND state = 'ready'))::int AS n`,
    [tenant],
  )
  return rows[0].n
}
