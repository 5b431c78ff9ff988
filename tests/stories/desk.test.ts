import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DESK, expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/many-at-one-desk.md */

let on: Served
beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

test('four cases are triaged at once, one refuses the second time, and three are undone after a reload', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await signIn('shida.desk')
  const cases = await Promise.all([1, 2, 3, 4].map(() => enterReport(page, '蓝色雨棚被大风掀翻了')))
  await searchFor(page, '蓝色雨棚')
  await page.locator('a.c-line').first().focus()
  await page.keyboard.press('x')
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('已选 4 件').waitFor()
  await expectAccessible(page, 'four chosen')
  await openBulk(page, '研判')
  await page.getByText('做了不能撤销').waitFor()
  await chooseCategory(page, '0204')
  await start(page)
  await page.getByText('批量研判：办成 4 件').waitFor()
  expect(await page.getByRole('button', { name: /^撤销/ }).count()).toBe(0)

  await call(page, 'cases.assign', { caseId: cases[0] })
  await page.getByRole('list', { name: '件的列表' }).getByText('待领办').waitFor()
  await page.locator('a.c-line').first().focus()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: '选中符合条件的全部' }).click()
  await page.getByText('已选 4 件').waitFor()
  await openBulk(page, '研判')
  await page.getByText('其中 1 件现在不在能“研判”的环节').waitFor()
  await page.getByText('办完后 15 分钟内可以撤销').waitFor()
  await chooseCategory(page, '0104')
  await start(page)
  await page.getByText('批量研判：办成 3 件，没办成 1 件').waitFor()
  expect(await categories(page, cases)).toEqual(['0204', '0104', '0104', '0104'])

  await page.reload()
  await page.getByRole('button', { name: '看结果' }).click()
  await page.getByRole('region', { name: '没办成的' }).getByText('这件事现在不能这样办').waitFor()
  await expectAccessible(page, 'results of a batch')
  await page.getByRole('dialog').getByRole('button', { name: '撤销 3 件' }).click()
  await page.getByRole('dialog').getByText('已撤销 3 件').waitFor()
  expect(await categories(page, cases)).toEqual(['0204', '0204', '0204', '0204'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '收起这条' }).click()
  expect(faults).toEqual([])
})

test('a list kept under a name is there on another computer, and opens the desk', { timeout: 120_000 }, async () => {
  const { page, faults } = await signIn('shida.desk')
  await page.getByRole('button', { name: '能看的全部' }).click()
  await page.getByRole('button', { name: /^待研判/ }).click()
  await page.getByRole('button', { name: '存为常看' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('等我研判的')
  await page.getByRole('dialog').getByLabel('打开办件时先看这个').check()
  await expectAccessible(page, 'a view is saved')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const chip = (on: Page) => on.getByRole('group', { name: '常看的列表' }).getByRole('button', { name: /^等我研判的/ })
  await expect.poll(() => chip(page).getAttribute('aria-pressed')).toBe('true')

  const elsewhere = await signIn('shida.desk', PHONE)
  await expect.poll(() => chip(elsewhere.page).getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => elsewhere.page.url()).toContain('scope=all&group=triage')
  const other = await signIn('shida.officer')
  await other.page.locator('a.c-line').first().waitFor()
  expect(await chip(other.page).count()).toBe(0)

  await elsewhere.page.getByRole('button', { name: '修改“等我研判的”' }).click()
  await elsewhere.page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect.poll(() => chip(elsewhere.page).count()).toBe(0)
  expect([...faults, ...elsewhere.faults, ...other.faults]).toEqual([])
})

test('of two officers at one case each sees that the other writes, as long as he does', {
  timeout: 120_000,
}, async () => {
  const [first, second] = [await signIn('shida.desk'), await signIn('shida.officer')]
  const caseId = await enterReport(first.page, '单元门口的灯一直闪')
  for (const { page } of [first, second]) {
    await page.goto(`${on.server.url}/console/case/${caseId}`)
    await page.getByRole('region', { name: '可以做的' }).getByRole('button', { name: '记录进展' }).click()
    await page.locator('form.c-verb textarea').waitFor()
  }
  const working = second.page.getByText('正在处理这一件')
  expect(await working.count()).toBe(0)
  await first.page.locator('form.c-verb textarea').pressSequentially('已联系电工')
  await working.waitFor()
  expect(await working.textContent()).toContain('坐席')
  expect(await first.page.getByText('正在处理这一件').count()).toBe(0)
  await expectAccessible(second.page, 'somebody else writes')
  await first.page.locator('form.c-verb button[type=submit]').click()
  await working.waitFor({ state: 'detached' })
  expect([...first.faults, ...second.faults]).toEqual([])
})

async function signIn(login: string, size = DESK): Promise<{ page: Page; faults: string[] }> {
  const staff = await visitor(on.browser, size)
  await staff.page.goto(`${on.server.url}/console`)
  await staff.page.getByLabel('登录名').fill(login)
  await staff.page.getByLabel('密码', { exact: true }).fill(on.ground.password)
  await staff.page.getByRole('button', { name: '登录', exact: true }).click()
  await staff.page.getByRole('navigation', { name: '主菜单' }).last().waitFor()
  return staff
}

/** A command as the person signed in, past the screens. */
async function call(page: Page, name: string, input: object): Promise<unknown> {
  const answer = await page.request.post(`${on.server.url}/api/${name}`, {
    headers: { 'x-weige': '1', origin: on.server.url },
    data: { commandId: randomUUID(), tenant: on.ground.tenant, madeAt: new Date().toISOString(), input },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

/** A caller's report; answers its case. */
async function enterReport(page: Page, text: string): Promise<string> {
  const answer = await call(page, 'intake.enterReport', {
    channel: 'phone',
    text,
    place: { by: 'code', code: on.ground.code, detail: '' },
    reporter: { name: '王小兰', phone: null },
  })
  return z.object({ caseId: z.string() }).parse(answer).caseId
}

async function categories(page: Page, cases: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(
    cases.map(async (caseId) => {
      const query = new URLSearchParams({ tenant: String(on.ground.tenant), input: JSON.stringify({ caseId }) })
      const answer = await page.request.get(`${on.server.url}/api/cases.case?${query}`)
      return z.object({ categoryCode: z.string().nullable() }).parse(await answer.json()).categoryCode
    }),
  )
}

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('a.c-line').count()).toBe(4)
}

async function openBulk(page: Page, verb: string): Promise<void> {
  await page.getByRole('region', { name: '对选中的件' }).getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').waitFor()
}

async function chooseCategory(page: Page, code: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('分类').fill(code)
  await page.keyboard.press('Enter')
}

async function start(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: /^开始/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
