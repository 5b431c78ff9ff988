import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DESK, expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/changing-the-rules.md */

let on: Served
beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

/** A part of the day around now, so that a report made now lies in it; it may go over midnight. */
const hour = (shift: number) => `${String((new Date().getUTCHours() + 8 + shift) % 24).padStart(2, '0')}:30`
const [FROM, UNTIL] = [hour(-1), hour(2)]
const NOISE = '噪音'

test('a rule for the hour and the place is drafted, mended, tried, published, seen on a case, and taken back', {
  timeout: 240_000,
}, async () => {
  const desk = await signIn('shida.desk')
  const before = await noiseReported(desk.page)
  await desk.page.goto(`${on.server.url}/console/rules`)
  await desk.page.getByText('兜底：其余所有件').waitFor()
  expect(await desk.page.getByRole('button', { name: '起草修改' }).count()).toBe(0)

  const { page, faults } = await signIn('shida.street')
  const dialog = page.getByRole('dialog')
  await page.goto(`${on.server.url}/console/rules`)
  await page.getByText('现在在任：').waitFor()
  await page.getByRole('button', { name: '起草修改' }).click()

  // At this hour noise in one grid goes to the officer, within four working hours; a reason is asked for.
  await page.getByRole('button', { name: '新增规则' }).click()
  await pick(page, dialog.getByRole('combobox', { name: '哪类件' }), NOISE)
  await pick(page, dialog.getByRole('combobox', { name: '什么地方' }), before.gridName)
  await dialog.getByLabel('时段从').fill(FROM)
  await pick(page, dialog.getByRole('combobox', { name: '交给哪个岗位' }), '社区专干')
  await dialog.getByLabel('办理时限').fill('4')
  await pick(page, dialog.getByRole('combobox', { name: '单位' }), '工作时')
  await dialog.getByRole('button', { name: '放进草稿' }).click()
  await dialog.getByText('起止都要填，而且不能相同。').waitFor()
  await dialog.getByText('请填写。').waitFor()
  await expectAccessible(page, 'the form of a rule')
  await dialog.getByLabel('到', { exact: true }).fill(UNTIL)
  await dialog.getByLabel('理由').fill('这时候社区专干正好在岗')
  await dialog.getByText(`${FROM}–${UNTIL}的件，交给社区专干，4 个工作时内办理。这时候社区专干正好在岗。`).waitFor()
  await dialog.getByRole('button', { name: '放进草稿' }).click()
  await dialog.waitFor({ state: 'detached' })

  // A wide rule above it leaves it nothing to decide; by the keys it goes below, and the focus with it.
  await page.getByRole('button', { name: '新增规则' }).click()
  await pick(page, dialog.getByRole('combobox', { name: '哪类件' }), NOISE)
  await dialog.getByLabel('理由').fill('其余的噪音')
  await dialog.getByRole('button', { name: '放进草稿' }).click()
  await dialog.waitFor({ state: 'detached' })
  const fault = page.getByText('第 2 条规则永远不会生效：前面的第 1 条已经包括了它。')
  await fault.waitFor()
  expect(await page.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true)
  await expectAccessible(page, 'a draft with a fault')
  await page.getByRole('button', { name: '修改第 1 条', exact: true }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await fault.waitFor({ state: 'detached' })
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(focused).toBe('修改第 2 条')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('已存为第 1 版').waitFor()

  // A colleague saves in between; what was typed here stays, and the difference is shown.
  const colleague = await signIn('shida.street')
  await colleague.page.goto(`${on.server.url}/console/rules`)
  await colleague.page.getByRole('button', { name: '接着改草稿' }).click()
  await colleague.page.getByRole('button', { name: '删除第 2 条', exact: true }).click()
  await colleague.page.getByRole('button', { name: '保存草稿' }).click()
  await colleague.page.getByText('已存为第 2 版').waitFor()
  await page.getByRole('button', { name: '上移第 4 条', exact: true }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('别人刚改过这份草稿').waitFor()
  await expectAccessible(page, 'an overtaken draft')
  await page.getByRole('button', { name: /^照对方的改：噪音/ }).click()
  await page.getByRole('button', { name: '用我的' }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('已存为第 3 版').waitFor()

  // One imagined case, then the last ones: the report from before would have moved.
  await pick(page, page.getByRole('combobox', { name: '什么事' }), NOISE)
  await pick(page, page.getByRole('combobox', { name: '在哪个网格' }), before.gridName)
  await page.getByText(/第 1 条规则：噪音.*这时候社区专干正好在岗/).waitFor()
  await page
    .getByText(/^没有它的话：第 \d+ 条规则：/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '试跑', exact: true }).click()
  await page.getByText(/件里有 \d+ 件会变/).waitFor()
  const row = page.getByRole('row', { name: new RegExp(before.number) })
  await row.getByText('第 1 条：这时候社区专干正好在岗').waitFor()
  await expectAccessible(page, 'the bench with a dry run')

  await page.getByRole('button', { name: '发布…' }).click()
  await dialog.getByText('新增 1 条，去掉 0 条，改动 0 条、调整了顺序').waitFor()
  await dialog.getByText(/件里有 \d+ 件会变/).waitFor()
  await expectAccessible(page, 'before publishing')
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('已发布，从现在起按新规则分派。').waitFor()

  // A new report goes by it, and its page says why.
  const fresh = await noiseReported(desk.page)
  await desk.page.goto(`${on.server.url}/console/case/${fresh.caseId}`)
  await desk.page.getByText(/^第 1 条规则：噪音.*交给社区专干，4 个工作时内办理。这时候社区专干正好在岗。$/).waitFor()
  await desk.page
    .getByText(/^第 \d+ 条规则：.*交给/)
    .nth(1)
    .waitFor()

  // Taken back, the earlier rule decides again, and the history tells both.
  await page.getByRole('button', { name: /^恢复 .* 的规则$/ }).click()
  await dialog.getByText('新增 0 条，去掉 1 条，改动 0 条、调整了顺序').waitFor()
  await expectAccessible(page, 'before going back')
  await dialog.getByRole('button', { name: '恢复这一套' }).click()
  await page.getByText('已恢复，从现在起按它分派。').waitFor()
  await page.getByText(/^恢复成 .* 的规则$/).waitFor()
  await desk.page.reload()
  await desk.page.getByRole('heading', { name: '谁负责' }).waitFor()
  await desk.page
    .getByText(/^第 \d+ 条规则：/)
    .first()
    .waitFor()
  expect(await desk.page.getByText('这时候社区专干正好在岗').count()).toBe(0)
  expect([...faults, ...desk.faults, ...colleague.faults]).toEqual([])
})

test('on a phone the draft is started and dropped', { timeout: 90_000 }, async () => {
  const { page, faults } = await signIn('shida.street', PHONE)
  await page.goto(`${on.server.url}/console/rules`)
  const start = page.getByRole('button', { name: '起草修改' })
  await start.click()
  await page.getByRole('button', { name: '删除第 3 条', exact: true }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('和现行规则一样，还没有改').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await expectAccessible(page, 'the bench on a phone')
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await page.getByRole('dialog').waitFor()
  // Whoever asked their device for less motion sees the dialog at once.
  expect(await page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSAnimation).length)).toBe(
    0,
  )
  await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
  await start.waitFor()
  expect(faults).toEqual([])
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

/** A caller's noise, typed and triaged by the desk. */
async function noiseReported(page: Page): Promise<{ caseId: string; number: string; gridName: string }> {
  const reported = await run(page, 'intake.enterReport', {
    channel: 'phone',
    text: '楼上深夜放音响，吵得睡不着',
    place: { by: 'code', code: on.ground.code, detail: '' },
    reporter: { name: '王小兰', phone: null },
  })
  const { caseId } = z.object({ caseId: z.string() }).parse(reported)
  await run(page, 'cases.triage', { caseId, categoryCode: '0306', nature: 'complaint', tier: 'grid' })
  const query = new URLSearchParams({ tenant: String(on.ground.tenant), input: JSON.stringify({ caseId }) })
  const answer = await page.request.get(`${on.server.url}/api/cases.case?${query}`, { headers: { 'x-weige': '1' } })
  return z
    .object({ number: z.string(), gridName: z.string() })
    .transform((one) => ({ caseId, ...one }))
    .parse(await answer.json())
}

async function run(page: Page, name: string, input: object): Promise<unknown> {
  const answer = await page.request.post(`${on.server.url}/api/${name}`, {
    headers: { 'x-weige': '1', origin: on.server.url },
    data: { commandId: randomUUID(), tenant: on.ground.tenant, madeAt: new Date().toISOString(), input },
  })
  return answer.json()
}

/** Types into a list, or opens it, and takes what bears this name. */
async function pick(page: Page, box: Locator, name: string): Promise<void> {
  await box.click()
  if (await box.isEditable()) await box.fill(name)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}
