import type { Page } from 'playwright-core'
import { expectAccessible, passNear } from './browser.ts'

/** What a resident does who scans the printed code. */

/** What a resident leaves of himself. */
export type Reporter = { readonly name: string; readonly phone: string } | null

type Receipt = { number: string; trackingUrl: string }

const NOT_SURE = /不确定/

/** Four steps from the printed code to the receipt. Matters near by are passed over: it is another. */
export async function reportByCode(
  page: Page,
  url: string,
  code: string,
  text: string,
  reporter: Reporter = null,
  kind = NOT_SURE,
): Promise<Receipt> {
  await begin(page, url, code, text, kind)
  await passNear(page)
  return leave(page, url, reporter)
}

/** As `reportByCode`, but the matter is one that was reported already: "me too" (我也遇到了). */
export async function joinByCode(
  page: Page,
  url: string,
  code: string,
  text: string,
  reporter: Reporter = null,
  kind = NOT_SURE,
): Promise<Receipt> {
  await begin(page, url, code, text, kind)
  const meToo = page.getByRole('button', { name: /我也遇到了/ }).first()
  await meToo.waitFor()
  await expectAccessible(page, 'matters near by')
  await meToo.click()
  return leave(page, url, reporter)
}

/** What it is and where. */
async function begin(page: Page, url: string, code: string, text: string, kind: RegExp): Promise<void> {
  await page.goto(`${url}/c/${code}`)
  const door = page.getByRole('button', { name: /码上办/ }).or(page.getByRole('link', { name: /码上办/ }))
  await door.first().click()
  await page.getByRole('textbox', { name: '说说情况' }).fill(text)
  await expectAccessible(page, 'report, first step')
  await page.getByRole('button', { name: '下一步' }).click()
  // Where no kind is likely the question is passed over.
  const where = page.getByRole('heading', { name: /在哪里/ })
  const hint = page.getByText('点一个最像的')
  await hint.or(where).first().waitFor()
  if (await hint.isVisible()) await page.getByRole('button', { name: kind }).first().click()
  await where.waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
}

/** Who reports, sent, and what the receipt says. */
async function leave(page: Page, url: string, reporter: Reporter): Promise<Receipt> {
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
  return { number, trackingUrl: `${url}${href}` }
}
