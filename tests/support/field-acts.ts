import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The PIN of every phone in a story. */
export const PIN = '258036'

/** On-line: a PIN is chosen, everything comes down, and from then on the app opens without a network. */
export async function turnOnOffline(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/field/offline`)
  await page.getByLabel('六位口令').fill(PIN)
  await page.getByLabel('再输一遍').fill(PIN)
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.getByText('离线工作已开启').waitFor({ timeout: 60_000 })
  await page.getByText(/上次更新：/).waitFor({ timeout: 60_000 })
  // The pages are on the phone when it says no more that they are being kept: what follows without a network proves it.
  await page.getByText('正在把页面存到手机').waitFor({ state: 'detached', timeout: 60_000 })
}

/** Opens what lies on the phone, in either language. */
export async function unlock(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: /^(请输入口令|Please enter the PIN)$/ })
  await heading.waitFor()
  await page.getByLabel(/^(六位口令|PIN of six digits)$/).fill(PIN)
  await page.getByRole('button', { name: /^(打开|Open)$/ }).click()
  await heading.waitFor({ state: 'detached', timeout: 60_000 })
}

/** From one of the four main pages to the report of one thing – what, where, who – and back to the first page. Without a network it is kept. */
export async function reportKept(page: Page, text: string, photo: Buffer): Promise<void> {
  await page.getByRole('link', { name: '上报', exact: true }).first().click()
  await page.getByRole('textbox', { name: '说说情况' }).or(page.locator('textarea')).first().fill(text)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'hall.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: /在哪里/ }).waitFor()
  // The grid, where there are several, then the building, where there are several: what comes first stands on the phone and takes its time.
  const choice = page.locator('fieldset .k-options').getByRole('button').first()
  const building = page.locator('.f-picked').filter({ hasText: '哪栋楼' })
  await expect
    .poll(async () => {
      const isPicked = await building.isVisible()
      if (!isPicked && (await choice.isVisible())) await choice.click({ timeout: 2000 }).catch(() => undefined)
      return isPicked
    })
    .toBe(true)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: /^我/ }).check({ force: true })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: '回到我的事件' }).click()
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}
