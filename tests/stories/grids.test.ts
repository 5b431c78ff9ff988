import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { openServed, type Served } from '../support/served.ts'

/** A lead of 师大社区 changes the ground and the people on it, in the browser. */

/** docs/flows/ground-and-people.md */
let papers: string
let on: Served

beforeAll(async () => {
  papers = await mkdtemp(join(tmpdir(), 'weige-papers-'))
  on = await openServed()
}, 300_000)
afterAll(async () => {
  await on?.close()
  await rm(papers, { recursive: true, force: true })
})

test('a micro grid is drawn, gets a building, a code, a post and a member who signs in', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await visitor(on.browser, DESK)
  await signIn(page, 'shida.lead', on.ground.password)
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  await page.goto(`${on.server.url}/console/grids`)
  await page.getByRole('treeitem', { name: /第1网格/ }).click()
  await page.getByRole('heading', { name: /第1网格/ }).waitFor()

  // A name is asked for; a file that is no GeoJSON is refused in words; a border is drawn by clicks.
  await page.getByRole('button', { name: '新建下级网格' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('请填写。').waitFor()
  await dialog.getByLabel('名称').fill('试画𠮷微网格')
  await choose(dialog, '微网格')
  const notJson = join(papers, 'border.geojson')
  await writeFile(notJson, 'not a border')
  await dialog.locator('input[type=file]').setInputFiles(notJson)
  await dialog
    .getByText(/GeoJSON/)
    .last()
    .waitFor()
  await dialog.getByRole('button', { name: '在图上画' }).click()
  const map = dialog.getByRole('img', { name: '画边界的图' })
  const box = await map.boundingBox()
  if (!box) throw new Error('the drawer shows no map')
  for (const [x, y] of [
    [0.45, 0.45],
    [0.5, 0.45],
    [0.48, 0.5],
  ])
    await map.click({ position: { x: box.width * x, y: box.height * y } })
  await dialog.getByText(/1 块，共 3 个角点/).waitFor()
  await expectAccessible(page, 'draw')
  await dialog.getByRole('button', { name: '去掉边界' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page
    .getByText(/试画𠮷微网格/)
    .first()
    .waitFor()
  await dialog.waitFor({ state: 'detached' })

  // A building of the ordinary grid moves into it with its households.
  await page.getByRole('button', { name: '楼栋和住户' }).click()
  const row = page.getByRole('row').nth(1)
  const building = (await row.getByRole('rowheader').textContent()) ?? ''
  await row.getByRole('button', { name: /^划到另一网格/ }).click()
  await pick(page, dialog.getByRole('combobox', { name: '划到' }), '试画𠮷')
  await dialog.getByRole('button', { name: '划转' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: new RegExp(`${building}.*试画𠮷微网格`) }).waitFor()

  // A code for that building; a phone that scans it lands in the new grid; revoked, it says so.
  await page.getByRole('button', { name: '场所码' }).click()
  await page.getByRole('button', { name: '发放场所码' }).click()
  await choose(dialog, '楼栋')
  await pick(page, dialog.getByRole('combobox', { name: '楼栋' }), building.split(' ').at(-1) ?? building)
  await dialog.getByRole('button', { name: '发放场所码' }).click()
  const said =
    (await page
      .getByText(/已发放|发放了/)
      .first()
      .textContent()) ?? ''
  const code = /[0-9A-Z]{11}/.exec(said)?.[0]
  expect(code, said).toBeDefined()
  const phone = await visitor(on.browser, PHONE)
  await phone.page.goto(`${on.server.url}/c/${code}`)
  await phone.page
    .getByText(/试画𠮷微网格/)
    .first()
    .waitFor()
  const revoked = page.getByRole('row', { name: new RegExp(code ?? '') })
  await revoked.getByRole('button', { name: /^作废/ }).click()
  await dialog.getByRole('button', { name: '作废' }).click()
  await dialog.getByText('至少写 2 个字。').waitFor()
  await dialog.getByRole('textbox').fill('贴错了单元')
  await dialog.getByRole('button', { name: '作废' }).click()
  await dialog.waitFor({ state: 'detached' })
  await phone.page.reload()
  await phone.page
    .getByText(/停用|作废|失效/)
    .first()
    .waitFor()

  // Somebody is registered, takes a new post in the new grid and gets a login.
  await page.goto(`${on.server.url}/console/people?part=persons`)
  await page.getByRole('button', { name: '登记人员' }).click()
  await dialog.getByRole('textbox', { name: '姓名' }).fill('郑𠮷安')
  await dialog.getByRole('textbox', { name: /手机号/ }).fill('154')
  await dialog.getByRole('button', { name: '登记人员' }).click()
  await dialog
    .getByText(/手机号/)
    .last()
    .waitFor()
  await dialog.getByRole('textbox', { name: /手机号/ }).fill('15400987654')
  await dialog.getByRole('checkbox', { name: '志愿者' }).check()
  await dialog.getByRole('button', { name: '登记人员' }).click()
  await page.getByText('已登记郑𠮷安。').waitFor()
  await page.goto(`${on.server.url}/console/people?part=posts`)
  await pick(page, page.getByRole('combobox').first(), '试画𠮷')
  await page.getByRole('button', { name: '设立岗位' }).click()
  await dialog.getByRole('combobox', { name: '岗位' }).click()
  await page.waitForTimeout(300)
  await expectAccessible(page, 'an open list')
  await page.locator('.ant-select-item-option-content', { hasText: /^微网格员$/ }).click()
  await dialog.getByRole('button', { name: '设立岗位' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^任职/ }).first().click()
  await pick(page, dialog.getByRole('combobox', { name: '人员' }), '郑𠮷安')
  await dialog.getByRole('button', { name: '任职' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /郑𠮷安/ }).waitFor()
  await page.goto(`${on.server.url}/console/people?part=persons`)
  await page.getByRole('searchbox').or(page.getByLabel('搜索姓名')).first().fill('郑𠮷安')
  await page
    .getByRole('row', { name: /郑𠮷安/ })
    .getByRole('button', { name: /^开通账号/ })
    .click()
  await dialog.getByLabel('登录名').fill('zheng.jian')
  await dialog.getByLabel('初始密码').fill('bamboo-lantern-42')
  await dialog.getByRole('button', { name: '开通账号' }).click()
  await page.getByText('已为郑𠮷安开通账号 zheng.jian。').waitFor()
  const fresh = await visitor(on.browser, DESK)
  await signIn(fresh.page, 'zheng.jian', 'bamboo-lantern-42')
  await fresh.page
    .getByText(/修改密码|新密码/)
    .first()
    .waitFor()

  // Closed, the login lets nobody in; opened again, it does.
  const kept = page.getByRole('row', { name: /郑𠮷安/ })
  await kept.getByRole('button', { name: /^停用/ }).click()
  await dialog.getByRole('button', { name: '停用' }).click()
  await page.getByText('已停用郑𠮷安的账号。').waitFor()
  const shut = await visitor(on.browser, DESK)
  await signIn(shut.page, 'zheng.jian', 'bamboo-lantern-42')
  await shut.page.getByText('这个账号已停用，请联系社区。').waitFor()
  await kept.getByRole('button', { name: /^恢复/ }).click()
  await page.getByText('已恢复郑𠮷安的账号。').waitFor()
  expect([...faults, ...phone.faults, ...fresh.faults]).toEqual([])
})

test('a list of members is imported with its bad rows in words, and again without harm', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await visitor(on.browser, DESK)
  await signIn(page, 'shida.lead', on.ground.password)
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  await page.goto(`${on.server.url}/console/import`)
  await choose(page.locator('form'), '网格员名单（Excel）')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载空白表格' }).click(),
  ])
  const sheet = join(papers, 'members.xlsx')
  await download.saveAs(sheet)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(sheet)
  workbook.worksheets[0].addRows([
    ['何晓兰', '15400912345', '', '', '志愿者', '是'],
    ['何晓竹', '12', '', '', '志愿者', ''],
  ])
  await workbook.xlsx.writeFile(sheet)
  const preview = async () => {
    await page.locator('input[type=file]').setInputFiles(sheet)
    await page.getByRole('button', { name: '预览' }).click()
  }
  await preview()
  await page.getByText('手机号应是 1 开头的 11 位数字。').waitFor()
  await expectAccessible(page, 'preview')
  await page.getByRole('button', { name: '导入没有问题的 1 行' }).click()
  await page.getByText('导入完成').waitFor()
  await page.goto(`${on.server.url}/console/import`)
  await choose(page.locator('form'), '网格员名单（Excel）')
  await preview()
  await page
    .getByText(/不变|没有变化/)
    .first()
    .waitFor()
  expect(faults).toEqual([])
})

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${on.server.url}/console`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.locator('button[type=submit]').click()
}

/** Chooses one of a few. */
async function choose(within: Locator, name: string): Promise<void> {
  await within.getByText(name, { exact: true }).first().click()
}

/** Types into a list and takes what it offers first. */
async function pick(page: Page, box: Locator, typed: string): Promise<void> {
  await box.click()
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option-active:visible').filter({ hasText: typed }).click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}
