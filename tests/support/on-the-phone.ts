import type { Page } from 'playwright-core'
import { expectAccessible } from './browser.ts'
import { SAMPLE_PASSWORD } from './sample.ts'

/** What members do in their app, on its screens. */

/** Signs in by log-in and password. */
export async function signInAtField(page: Page, url: string, login: string, password = SAMPLE_PASSWORD): Promise<void> {
  await page.goto(`${url}/field`)
  await page.getByText(/^(登录名密码|Password)$/).click()
  await page.getByRole('textbox', { name: /^(登录名|Login)$/ }).fill(login)
  await page.getByRole('textbox', { name: /^(密码|Password)$/ }).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.getByRole('heading', { name: /^(我的事件|My cases)$/ }).waitFor()
}

/** Opens a case. */
export async function openOnPhone(page: Page, url: string, caseId: string): Promise<void> {
  await page.goto(`${url}/field/case/${caseId}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
}

/** One verb on the case that is open: its own page, its form, sent without waiting; it ends on the page that says it is done. */
export async function actOnPhone(page: Page, verb: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  const others = page.getByRole('button', { name: '其他办法' })
  const leading = page.getByRole('link', { name: verb, exact: true })
  await others.or(leading).first().waitFor()
  if (await leading.isVisible()) await leading.click()
  else {
    await others.click()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(`^${verb}`) })
      .click()
  }
  await page.getByRole('heading', { name: verb, exact: true }).waitFor()
  await fill?.(page)
  await expectAccessible(page, `${verb} on the phone`)
  await page.getByRole('button', { name: verb, exact: true }).click()
  await sendNow(page)
  await page.getByRole('button', { name: '看这件事' }).waitFor()
}

/**
 * Does not wait for the seconds in which an act could be taken back. On a busy machine they may be over before the button is pressed:
 * then the act went by itself.
 */
export async function sendNow(page: Page): Promise<void> {
  const isHeld = await page
    .getByText(/[1-4] 秒后提交/)
    .waitFor({ timeout: 6_000 })
    .then(() => true)
    .catch(() => false)
  if (isHeld)
    await page
      .getByRole('button', { name: '现在就提交' })
      .click({ timeout: 5_000 })
      .catch(() => undefined)
}
