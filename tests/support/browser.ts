import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Quiet flags: no look-ups, no updates, and no sandbox only where root runs the tests. */
export const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, for those who report by voice.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A headless Chromium: WEIGE_CHROMIUM as `npm test` found it, or one in its usual place. Stories fail without one, they are never skipped. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS })
}

/** Where Chromium is on this machine. */
export function chromiumPath(): string {
  const path = process.env.WEIGE_CHROMIUM ?? CANDIDATES.find(existsSync)
  if (!path) throw new Error('no Chromium: set WEIGE_CHROMIUM, or run npm test, which finds or installs one')
  return path
}

/** Sizes that people use. */
export const PHONE = { width: 390, height: 844 }
export const SMALL_PHONE = { width: 360, height: 740 }
export const DESK = { width: 1440, height: 900 }

/** A fresh visitor: own cookies, own storage, and nothing that moves: a click on a dialog that still grows may miss. */
export async function visitor(
  browser: Browser,
  viewport: { width: number; height: number },
  locale: 'zh-CN' | 'en-GB' = 'zh-CN',
): Promise<{ page: Page; faults: string[] }> {
  const hasTouch = viewport.width < 500
  const context = await browser.newContext({ viewport, locale, hasTouch, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return { page, faults }
}

/** On past the matters reported near by, if there are any: none of them is the same. */
export async function passNear(page: Page): Promise<void> {
  const none = page.getByRole('button', { name: '不是，继续上报' })
  await none
    .or(page.getByRole('heading', { name: '要留联系方式吗？' }))
    .first()
    .waitFor()
  if (await none.isVisible()) await none.click()
}

/** WCAG 2.1 A and AA: no violation on what is open now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // What still fades in has no colour of its own yet.
  await page.evaluate(async () => {
    const ends = (one: Animation) => Number(one.effect?.getComputedTiming().endTime) < Number.POSITIVE_INFINITY
    await Promise.allSettled(document.getAnimations().flatMap((one) => (ends(one) ? [one.finished] : [])))
  })
  // Legacy: no blank page is opened to finish in; only frames of other hosts would need one.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`),
    what,
  ).toEqual([])
}

/** Nothing wider than the screen, no text under 18 px, no target under 60 px. */
export async function fits(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const isShown = (one: Element) => one.getBoundingClientRect().width > 1 && !one.closest('.k-offscreen')
    const targets = [...document.querySelectorAll('a[href], button, label.k-option, textarea')].filter(isShown)
    const small = targets.filter((one) => one.getBoundingClientRect().height < 59.5).map((one) => one.textContent)
    const texts = [...document.querySelectorAll('body *')].filter(
      (one) => isShown(one) && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const tiny = texts.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 18)
    const { scrollWidth, clientWidth } = document.documentElement
    return [...small, ...tiny.map((one) => one.textContent), ...(scrollWidth > clientWidth ? ['too wide'] : [])]
  })
  expect(faults).toEqual([])
}

/** Presses Tab until what has the focus is called so, and keeps it: a new page gives the focus to its heading once. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (!name.test(await focused(page))) continue
    await page.waitForTimeout(150)
    if (name.test(await focused(page))) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

/** What has the focus, by its label or its text. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : at
    return (label?.textContent ?? '').trim()
  })
}
