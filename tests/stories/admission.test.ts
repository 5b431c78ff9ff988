import { afterAll, beforeAll, expect, test } from 'vitest'
import { planSweep, stepSweep } from '../../modules/tasks/index.ts'
import { expectAccessible } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/admission.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shida')
}, 300_000)
afterAll(() => story?.close(), 60_000)

test('a community drafts an item and submits it; the street sees what it costs, admits it with a reason; it reaches the doors, and is ended', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/items`)
  await page.getByRole('link', { name: '独居老人每月探访' }).waitFor()
  await expectAccessible(page, 'the register')
  await page.getByRole('button', { name: '拟一个事项' }).click()
  const dialog = page.getByRole('dialog')
  // The whole dialog, before its last button is pressed: it stands still then.
  await dialog.getByRole('checkbox', { name: '房屋使用' }).waitFor()
  await dialog.getByRole('combobox', { name: '加一个网格' }).waitFor()
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('请选网格。').waitFor()
  await expectAccessible(page, 'a draft with faults')
  await dialog.getByLabel('名称', { exact: true }).fill('冬季取暖安全提醒')
  await dialog.getByLabel('英文名称').fill('Winter heating safety')
  await dialog.getByLabel('谁要求的').fill('街道应急管理办公室')
  await dialog.getByLabel('依据').fill('年度冬季安全工作方案')
  await dialog.getByLabel('做什么').fill('提醒取暖设备不离人，不检查、不处罚。')
  await dialog.getByLabel('一次几分钟').fill('200')
  await dialog.getByLabel('几号').fill('16')
  await dialog.getByLabel('几天内办完').fill('1')
  await dialog.getByRole('combobox', { name: '加一个网格' }).fill('银杏名邸1幢微网格')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: '房屋使用' }).check()
  await dialog.getByRole('button', { name: '加一个问题' }).click()
  await dialog.getByLabel('第 1 个问题', { exact: true }).fill('用什么取暖')
  await dialog.getByLabel('选项').fill('空调｜Air conditioner\n电暖器｜Heater')
  await expectAccessible(page, 'a draft')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('草稿已保存。').waitFor()
  await page.getByRole('button', { name: '送街道准入' }).click()
  await page.getByText('已送街道。').waitFor()
  await expectAccessible(page, 'an item that waits for the street')
  const address = page.url()

  const street = await story.officer('street')
  await street.page.goto(address)
  await street.page.getByText('超过商定').first().waitFor()
  await street.page.getByRole('button', { name: '准入', exact: true }).click()
  const decide = street.page.getByRole('dialog')
  await decide.getByText('收钱、代收费用').waitFor()
  await decide.getByRole('button', { name: '准入', exact: true }).click()
  await decide.getByText('请确认不含以上任何一条。').waitFor()
  await decide.getByRole('checkbox', { name: /不含以上任何一条/ }).check()
  await decide.getByLabel('超出商定工作量的理由').fill('只在冬季，已与网格员商量')
  await expectAccessible(street.page, 'admitting')
  await decide.getByRole('button', { name: '准入', exact: true }).click()
  await street.page.getByText('已准入，到日子会自动排给网格员。').waitFor()

  await story.house.running.sweep(planSweep, story.tenant)
  await story.house.running.sweep(stepSweep, story.tenant)
  await page.goto(`${story.url}/console/tasks?list=due`)
  await page
    .getByRole('rowheader', { name: /冬季取暖安全提醒/ })
    .first()
    .waitFor()
  await expectAccessible(page, 'what is due')

  await page.goto(address)
  await page.getByRole('button', { name: '停止' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '工作已经完成' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停止' }).click()
  await page.getByText('已停止，没办的任务会取消。').waitFor()
  story.expectNoFaults()
})

test('what was missed has come up: the lead looks after it, cancels another, and orders an errand', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/tasks`)
  await page.getByRole('button', { name: /^过问 代办跑腿/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '已打电话问过，没有事' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '过问' }).click()
  await page.getByText('已记下。').waitFor()
  await page.getByText('这里没有任务。').waitFor()
  await expectAccessible(page, 'nothing is missed')
  await page.getByRole('button', { name: '待办', exact: true }).click()
  await page
    .getByRole('button', { name: /^取消 / })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '住户搬走了' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消任务' }).click()
  await page.getByText('已取消。').waitFor()
  await page.getByRole('button', { name: '派一件任务' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '哪个网格' }).fill('银杏名邸1幢微网格')
  await page.keyboard.press('Enter')
  for (const label of ['楼栋', '哪一户']) {
    await dialog.getByRole('combobox', { name: label }).click()
    await page.keyboard.press('Enter')
  }
  await dialog.getByLabel('要做什么').fill('帮李大爷送一份材料')
  await expectAccessible(page, 'ordering')
  await dialog.getByRole('button', { name: '派一件任务' }).click()
  await page.getByText('已派出。').waitFor()
  await page.getByText('帮李大爷送一份材料').waitFor()
  expect(await page.getByRole('row', { name: /帮李大爷送一份材料/ }).count()).toBe(1)
  story.expectNoFaults()
})
