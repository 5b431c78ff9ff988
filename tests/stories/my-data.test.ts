import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAtConsole } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/my-data.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shida')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const PHONE_NUMBER = '15500001234'

test('a resident sees what is kept of her and has it deleted; the street does it and answers', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.visit()
  await page.goto(`${story.url}/c/${story.code}`)
  await page.getByRole('link', { name: /我报过的/ }).click()
  await signInByCode(page)
  await page.getByRole('link', { name: /我的信息/ }).click()
  await page.getByText(PHONE_NUMBER).waitFor()
  await expectAccessible(page, 'what is kept of her')
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载一份' }).click(),
  ])
  expect(copy.suggestedFilename()).toBe('my-data.json')

  await page.getByRole('button', { name: '要求删除我的信息' }).click()
  await page.getByRole('textbox', { name: /想删除什么/ }).fill('我搬走了，请删除。')
  await expectAccessible(page, 'asking for deletion')
  await page.getByRole('button', { name: '提交请求' }).click()
  const number = (await page.getByText(/收到了，编号/).textContent())?.match(/\d{6}-\d{6}/)?.[0]
  if (!number) throw new Error('no number was given')
  const caseId = await story.caseOf(number)

  const street = await story.officer('street')
  await openAtConsole(street.page, story.url, caseId)
  await street.page.getByText('请求删除个人信息').waitFor()
  await expectAccessible(street.page, 'a request for deletion')
  await street.page.getByRole('button', { name: '删除此人的信息' }).click()
  await street.page.getByRole('dialog').getByRole('button', { name: '删除此人的信息' }).click()
  await street.page.getByText(/已办，请在答复里告诉对方/).waitFor()
  await expectAccessible(street.page, 'deleted')

  await page.reload()
  await page.getByRole('button', { name: '获取验证码' }).waitFor()
  story.expectNoFaults()
})

async function signInByCode(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '手机号' }).fill(PHONE_NUMBER)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const said = await page.getByText(/验证码是 \d{6}/).textContent()
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(said ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
}
