import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DESK, expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/two-at-one-desk.md */

let on: Served

beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

test('a note whose answer was lost is written once, also after a reload', { timeout: 120_000 }, async () => {
  const { page } = await signIn('shida.desk')
  await openNewCase(page)
  let isLost = true
  await page.route('**/api/cases.note', async (route) => {
    if (!isLost) return route.continue()
    await route.fetch().catch(() => undefined)
    await route.abort()
  })
  await openForm(page, '记录进展')
  await page.locator('form.c-verb textarea').fill('已到现场看过，线路断了一次')
  await send(page)
  await page.getByText('您写的内容还在，有网后再试一次').waitFor({ timeout: 60_000 })

  isLost = false
  await page.reload()
  await openForm(page, '记录进展')
  await expect.poll(() => page.locator('form.c-verb textarea').inputValue()).toBe('已到现场看过，线路断了一次')
  await send(page)
  await page.locator('form.c-verb').waitFor({ state: 'detached' })
  await page.locator('.c-said', { hasText: '线路断了一次' }).first().waitFor()
  expect(await page.locator('.c-said', { hasText: '线路断了一次' }).count()).toBe(1)
})

test('of two officers on one case the second is told, loses no word, and sends after a look', {
  timeout: 120_000,
}, async () => {
  const [first, second] = [await signIn('shida.desk'), await signIn('shida.officer')]
  const address = await openNewCase(first.page)
  await second.page.goto(address)
  await openForm(second.page, '不予受理')
  await second.page.getByText('没有具体事项').click()
  const words = '没有说清是什么事，请补充时间、地点后再报。'
  await second.page.locator('form.c-verb textarea').fill(words)

  await openForm(first.page, '研判')
  await first.page.locator('form.c-verb .c-suggestion').first().click()
  await send(first.page)
  await first.page.locator('form.c-verb').waitFor({ state: 'detached' })

  await second.page.getByText('这件事刚有了变化').first().waitFor()
  const done = second.page.locator('form.c-verb .k-step', { hasText: '坐席' })
  await done.getByText('完成研判').waitFor()
  await send(second.page)
  await expectAccessible(second.page, 'a conflict')
  const look = second.page.getByRole('button', { name: '看过了，按最新情况继续' })
  await expect.poll(() => look.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await second.page.locator('form.c-verb textarea').inputValue()).toBe(words)
  await look.click()
  await send(second.page)
  await second.page.locator('form.c-verb').waitFor({ state: 'detached' })
  await second.page.getByText('这件事已经结束').waitFor()

  // What was closed stands among the closed cases.
  await second.page.goto(`${on.server.url}/console?group=closed`)
  await second.page.getByRole('list', { name: '件的列表' }).getByText('不予受理').first().waitFor()
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('an ended session says that what was written is kept, and it is', { timeout: 90_000 }, async () => {
  const { page } = await signIn('shida.desk')
  await openNewCase(page)
  await openForm(page, '记录进展')
  await page.locator('form.c-verb textarea').fill('登录过期前写的话')
  await page.context().clearCookies()
  await send(page)
  await page.getByText('登录已过期，请重新登录').waitFor()
  await expectAccessible(page, 'sign-in after the session ended')
  await fillSignIn(page, 'shida.desk')
  await openForm(page, '记录进展')
  await expect.poll(() => page.locator('form.c-verb textarea').inputValue()).toBe('登录过期前写的话')
})

test('a page of other posts says so; the chosen grid shows in the tree and takes the keys', {
  timeout: 90_000,
}, async () => {
  const { page, faults } = await signIn('shida.desk', PHONE)
  await page.goto(`${on.server.url}/console/import`)
  await page.getByRole('heading', { name: '您的岗位不用这一页' }).waitFor()

  const lead = await signIn('shida.lead')
  await lead.page.goto(`${on.server.url}/console/grids`)
  await lead.page.getByRole('treeitem').first().waitFor()
  await lead.page.getByRole('tree').locator('[tabindex="0"]').focus()
  await lead.page.keyboard.press('End')
  const last = lead.page.getByRole('treeitem').last()
  await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true)
  await lead.page.keyboard.press('Enter')
  await expect.poll(() => lead.page.url()).toContain('grid=')
  await lead.page.reload()
  await lead.page.locator('[role=treeitem][aria-selected=true]').waitFor()
  await expectAccessible(lead.page, 'the tree with its last grid chosen')
  expect([...faults, ...lead.faults]).toEqual([])
})

async function signIn(login: string, size = DESK): Promise<{ page: Page; faults: string[] }> {
  const staff = await visitor(on.browser, size)
  await staff.page.goto(`${on.server.url}/console`)
  await fillSignIn(staff.page, login)
  return staff
}

async function fillSignIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(on.ground.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主菜单' }).last().waitFor()
}

/** A caller's report, typed by the person signed in, and its case opened; answers its address. */
async function openNewCase(page: Page): Promise<string> {
  const answer = await page.request.post(`${on.server.url}/api/intake.enterReport`, {
    headers: { 'x-weige': '1', origin: on.server.url },
    data: {
      commandId: randomUUID(),
      tenant: on.ground.tenant,
      madeAt: new Date().toISOString(),
      input: {
        channel: 'phone',
        text: '楼道里堆满了纸箱，走路要侧着身子',
        place: { by: 'code', code: on.ground.code, detail: '' },
        reporter: { name: '王小兰', phone: null },
      },
    },
  })
  const { caseId } = z.object({ caseId: z.string() }).parse(await answer.json())
  await page.goto(`${on.server.url}/console/case/${caseId}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
  return page.url()
}

async function openForm(page: Page, verb: string): Promise<void> {
  await page.getByRole('region', { name: '可以做的' }).getByRole('button', { name: verb, exact: true }).click()
  await page.locator('form.c-verb').waitFor()
}

async function send(page: Page): Promise<void> {
  await page.locator('form.c-verb button[type=submit]').click()
}
