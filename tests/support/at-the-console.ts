import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { SAMPLE_PASSWORD } from './sample.ts'

/** What staff do at the console, on its screens. */

/** Signs in. */
export async function signInAtConsole(
  page: Page,
  url: string,
  login: string,
  password = SAMPLE_PASSWORD,
): Promise<void> {
  await page.goto(`${url}/console`)
  await page.getByLabel(/^(登录名|Login)$/).fill(login)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.locator('button[type=submit]').click()
  await page
    .getByRole('navigation', { name: /^(主菜单|Main menu)$/ })
    .last()
    .waitFor()
}

/** Opens a case. */
export async function openAtConsole(page: Page, url: string, caseId: string): Promise<void> {
  await page.goto(`${url}/console/case/${caseId}`)
  await page.getByRole('heading', { name: /^(经过|What happened)$/ }).waitFor()
}

/** One verb on the case that is open: its button, its form, sent. */
export async function actAtConsole(page: Page, verb: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('region', { name: '可以做的' }).getByRole('button', { name: verb, exact: true }).click()
  const form = page.locator('form.c-verb')
  await form.waitFor()
  await expectAccessible(page, `form of ${verb}`)
  if (fill) {
    await fill(form)
    await expectAccessible(page, `filled form of ${verb}`)
  }
  const send = form.locator('button[type=submit]')
  await expect.poll(() => send.isEnabled(), { timeout: 20_000 }).toBe(true)
  // The next act is about the case as it stands then: it has been read again.
  await Promise.all([page.waitForResponse((answer) => answer.url().includes('/api/cases.case?')), send.click()])
  await form.waitFor({ state: 'detached' })
}

/** Triage with the category that a search finds. */
export async function triage(page: Page, category: string): Promise<void> {
  await actAtConsole(page, '研判', (form) => pick(page, form.getByRole('combobox', { name: '分类' }), category))
}

/** A card of the case that is open comes to say so, when the screen has caught up. */
export async function expectCard(page: Page, title: string, says: RegExp): Promise<void> {
  const card = page.locator('.c-card').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  await expect.poll(() => card.textContent(), { timeout: 20_000 }).toMatch(says)
}

/** Types into a list and takes what it offers. */
export async function pick(page: Page, list: Locator, typed: string): Promise<void> {
  await list.click()
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option:visible').filter({ hasText: typed }).first().click()
  // While it fades its words have too little contrast.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}
