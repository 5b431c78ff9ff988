import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExporter } from '../../app/exporter.ts'
import { figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { openLog } from '../../platform/log.ts'
import { caseIn } from '../access/fixture.ts'
import { pick } from '../support/at-the-console.ts'
import { expectAccessible, PHONE, tabTo } from '../support/browser.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** docs/flows/ask-the-data.md */
let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  for (const state of ['reported', 'assigned', 'verified'] as const) await caseIn(stage, state)
  await stage.house.running.sweep(figuresSweep, stage.tenant)
}, 300_000)
afterAll(() => stage?.close(), 60_000)

const pill = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const said = (page: Page, question: string) => page.getByRole('heading', { name: question, exact: true })
const row = (page: Page, name: string | RegExp) =>
  page.locator('.c-ask-table tr').filter({ has: page.getByRole('rowheader', { name }) })
/** The first figure of a row, when the answer stands. */
const figure = async (page: Page, name: string | RegExp) => {
  await page.locator('.c-ask-result:not([data-stale])').waitFor()
  return ((await row(page, name).locator('td').first().textContent()) ?? '').trim()
}
const notWider = async (page: Page) => {
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBe(screen)
}

test('a question is answered while it is put together; each figure lists its cases; late answers are dropped', {
  timeout: 240_000,
}, async () => {
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/ask`)
  await said(page, '上月各网格收到数和按期办结率').waitFor()
  await page.getByText('按期办结率：按承诺日期前答复的 ÷ 应办结的').waitFor()
  // There was no ground yet in that month.
  await page.getByText('这段时间、这个范围里没有件').waitFor()

  // The answer to what was chosen in passing comes last, and is not shown.
  let late = 0
  await page.route('**/api/reports.ask', async (route) => {
    if (route.request().postData()?.includes('this week')) {
      late++
      await new Promise((done) => setTimeout(done, 2_500))
    }
    // A question given up meanwhile has nobody who hears the answer.
    await route.continue().catch(() => undefined)
  })
  await pill(page, '本周').click()
  await expect.poll(() => late).toBe(1)
  await pill(page, '本月').click()
  await said(page, '本月各网格收到数和按期办结率').waitFor()
  expect(await figure(page, '合计')).toBe('3')
  await page.waitForTimeout(2_600)
  await page.getByText(/^11月1日 .*至 11月30日/).waitFor()
  await page.unroute('**/api/reports.ask')

  await pill(page, '在办').click()
  await pill(page, '收到').click()
  await said(page, '本月各网格在办数和按期办结率').waitFor()
  await page.locator('.c-chart svg').first().waitFor()
  expect(await page.locator('.c-chart').count()).toBe(2)
  await expectAccessible(page, 'a question and its answer')
  await page.getByText('这些数怎么算').click()
  await page.locator('.c-ask-about').getByText('期末（本期为此刻）尚未了结的件数', { exact: true }).waitFor()

  const open = await figure(page, '合计')
  await row(page, '合计').getByRole('link').first().click()
  await page.getByRole('heading', { name: `在办：${open} 件` }).waitFor()
  await expect.poll(() => page.locator('.c-table tbody tr').count()).toBe(Number(open))
  await page.goBack()
  await said(page, '本月各网格在办数和按期办结率').waitFor()

  // Days of the month make it up; a group that the days cannot be parted into is not offered.
  const groups = page.getByRole('combobox', { name: '分组' })
  await groups.click()
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '按天' }).click()
  await said(page, '本月每天在办数和按期办结率').waitFor()
  await row(page, '11-16').waitFor()
  await groups.click()
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '按月' }).first().waitFor()
  expect(await page.locator('.ant-select-item-option:visible').filter({ hasText: '按周' }).count()).toBe(0)
  await page.keyboard.press('Escape')

  // Nothing chosen says what to do; the address holds it too.
  await pill(page, '在办').click()
  await pill(page, '按期办结率').click()
  await page.getByText('先选一个指标').waitFor()
  expect(page.url()).toContain('measures=none')
  await expectAccessible(page, 'nothing chosen')
  stage.expectNoFaults()
})

test('one is kept under the name that it says itself, shared, opened by colleagues in their own sight, and taken away with a way back', {
  timeout: 240_000,
}, async () => {
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/ask?span=this_month&measures=received`)
  await said(page, '本月各网格收到数').waitFor()
  await page.getByText('还没有保存的查询').waitFor()
  await tabTo(page, /^保存…$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByLabel('名称').inputValue()).toBe('本月各网格收到数')
  await expectAccessible(page, 'the form to save')
  await pick(page, dialog.getByRole('combobox', { name: '分享给' }), '样例社区')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存「本月各网格收到数」。').waitFor()
  const mine = page.locator('.c-card').filter({ has: page.getByRole('heading', { name: '我的查询' }) })
  await mine.getByRole('link', { name: '本月各网格收到数' }).waitFor()
  await mine.getByText(/^分享给「样例社区/).waitFor()

  // The one that works beside sees his own ground by the same question.
  const sibling = await stage.officer('siblingLead')
  await sibling.page.goto(`${stage.url}/console/ask`)
  await sibling.page.getByRole('link', { name: '本月各网格收到数' }).click()
  await sibling.page.getByText(/分享给「样例社区.*」的查询。按您自己能看到的范围统计/).waitFor()
  expect(await figure(sibling.page, '合计')).toBe('0')
  expect(await sibling.page.getByRole('button', { name: /^删除/ }).count()).toBe(0)
  await expectAccessible(sibling.page, 'a question that was shared')
  // Sent as an address, about ground that is not his.
  await sibling.page.goto(`${stage.url}/console/ask?span=this_month&grid=${stage.here.ordinary[0]}`)
  await sibling.page.getByText('这个查询限定的网格不在您的范围里。').waitFor()
  await sibling.page.getByRole('button', { name: '改看我的范围' }).click()
  expect(await figure(sibling.page, '合计')).toBe('0')

  // Changed, it is saved over, and renamed.
  await pill(page, '办结').click()
  await page.getByText('已改动，还没保存').waitFor()
  await page.getByRole('button', { name: '保存改动' }).click()
  await page.getByText('已改动，还没保存').waitFor({ state: 'detached' })
  await mine.getByRole('button', { name: '给「本月各网格收到数」改名和分享' }).click()
  await dialog.getByLabel('名称').fill('例会看这个')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await mine.getByRole('link', { name: '例会看这个' }).waitFor()

  await mine.getByRole('button', { name: '删除「例会看这个」' }).click()
  await mine.getByText('已删除「例会看这个」。').waitFor()
  await mine.getByText('还没有保存的查询').waitFor()
  await expectAccessible(page, 'taken away, with a way back')
  await mine.getByRole('button', { name: '撤销' }).click()
  await mine.getByRole('link', { name: '例会看这个' }).click()
  await said(page, '本月各网格收到数和办结数').waitFor()
  stage.expectNoFaults()
})

test('an answer leaves the house as a file that says what was asked; what its columns mean is read before', {
  timeout: 240_000,
}, async () => {
  const { page } = await stage.officer('lead')
  await page.goto(`${stage.url}/console/ask?span=this_month&by=channel&measures=received,on_time_rate`)
  const question = '本月各来源收到数和按期办结率'
  await said(page, question).waitFor()
  await figure(page, '合计')
  await page.getByRole('button', { name: '导出…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('CSV', { exact: true }).click()
  await dialog.getByRole('button', { name: '申请导出' }).click()
  await dialog.getByText('至少写 2 个字。').waitFor()
  await dialog.getByLabel('用途').fill('例会材料')
  await expectAccessible(page, 'the form to take an answer')
  await dialog.getByRole('button', { name: '申请导出' }).click()
  await page.getByText('文件正在做，做好后可在这里下载。').waitFor()
  const exporter = startExporter(stage.house.running.house, stage.exports, openLog('silent'))
  expect(await exporter.work()).toBe(1)
  await exporter.stop()
  await page.getByText('文件做好了。').waitFor()
  const href = await page.getByRole('link', { name: '下载' }).getAttribute('href')
  const text = await (await page.request.get(`${stage.url}${href}`)).text()
  const lines = text.replace('\uFEFF', '').split('\r\n')
  expect(lines[0]).toBe('"分组","收到","按期办结率"')
  expect(lines.find((line) => line.startsWith('"合计"'))).toMatch(/^"合计","3",/)
  expect(text).toContain(question)
  expect(text).toContain('例会材料')

  await page.goto(`${stage.url}/console/exports`)
  await page.getByText(question).waitFor()
  await page.getByRole('link', { name: '数据字典' }).click()
  await page.getByRole('heading', { name: '数据字典', exact: true }).waitFor()
  await page.getByRole('row', { name: /按期办结率 按承诺日期前答复的 ÷ 应办结的/ }).waitFor()
  await page.getByRole('row', { name: /超期 导出那一刻已过下一期限的写“是”/ }).waitFor()
  await expectAccessible(page, 'the data dictionary')
  await page.getByLabel('找一个词').fill('没有这样的词')
  await page.getByText('没有含「没有这样的词」的字段或指标').waitFor()
  stage.expectNoFaults()
})

test('on a phone, in English, and for a place that belongs to one or two people', { timeout: 180_000 }, async () => {
  const { page } = await stage.officer('street', 'en-GB')
  await page.goto(`${stage.url}/console/ask?span=this_month&grid=${stage.here.ordinary[0]}`)
  await page.getByRole('heading', { name: /^Received and ended on time by grid in .*, this month$/ }).waitFor()
  await page.getByText('A micro grid is one or two people').waitFor()
  await expect
    .poll(() =>
      row(page, /第一微网格/)
        .locator('td')
        .nth(1)
        .textContent(),
    )
    .toBe('—')
  await page.setViewportSize(PHONE)
  await notWider(page)
  await expectAccessible(page, 'a question on a phone, in English')
  await page.goto(`${stage.url}/console/dictionary`)
  await page.getByRole('heading', { name: 'Columns of a case' }).waitFor()
  await notWider(page)
  await expectAccessible(page, 'the data dictionary on a phone, in English')
  stage.expectNoFaults()
})
