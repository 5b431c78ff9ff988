import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeSweep } from '../../modules/notifications/notice-sweep.ts'
import { lettersTo } from '../../modules/notifications/testing.ts'
import { expectAccessible } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/notice-desk.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shida')
}, 300_000)
afterAll(() => story?.close(), 60_000)

test('a notice goes from the console to rooms and a grid; the desk finds it behind the bell and learns why; it is corrected and withdrawn', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/notices`)
  await page.getByText('还没有通知').waitFor()
  await page.getByRole('button', { name: '发通知' }).click()
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByText('请选一项。').waitFor()
  await page.getByLabel('标题').fill('周三上午停水')
  await page.getByLabel('正文').fill('周三上午九点到十一点停水，请提前存水。')
  await page
    .getByRole('button', { name: /的房间$/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /2 层全选或全不选/ })
    .first()
    .click()
  await page.getByText(/^共 \d+ 户/).waitFor()
  await page.getByRole('checkbox', { name: '整个师大社区' }).check()
  await page.getByText(/^共 \d{4,} 户；将告知 \d+ 人/).waitFor()
  await expectAccessible(page, 'a new notice')
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByText('已发布，正在分批告知。').waitFor()
  const card = page.locator('section', { has: page.getByRole('heading', { name: '周三上午停水' }) })
  await card.getByText('有效', { exact: true }).waitFor()
  await expectAccessible(page, 'the list of notices')
  while ((await story.house.running.sweep(noticeSweep, story.tenant)) > 0);

  const desk = await story.officer('desk')
  await desk.page.getByRole('link', { name: '消息，1条未读' }).click()
  await desk.page
    .getByRole('button', { name: /^为什么收到/ })
    .first()
    .click()
  await desk.page.getByText(/^因为您任坐席/).waitFor()
  await expectAccessible(desk.page, 'why one was told')
  await desk.page.keyboard.press('Escape')
  await desk.page.getByRole('button', { name: /师大社区通知：周三上午停水/ }).click()
  await desk.page.getByText('周三上午九点到十一点停水，请提前存水。').waitFor()
  await desk.page.getByRole('link', { name: '消息', exact: true }).click()
  await desk.page.getByText('都看过了。').waitFor()
  await expectAccessible(desk.page, 'the inbox')

  await card.getByRole('button', { name: /^更正/ }).click()
  await page.getByRole('dialog').getByLabel('标题').fill('周四上午停水')
  await page.getByRole('dialog').getByRole('button', { name: '发布更正' }).click()
  await page.getByText('更正已发布。').waitFor()
  await page.getByRole('button', { name: '撤回 周四上午停水' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await page.getByText('已撤回。').waitFor()
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByRole('heading', { name: '周四上午停水' }).waitFor()
  story.expectNoFaults()
})

test('the lead writes the text of a text message, puts the built-in one back, ties a group and tries it', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/rules?part=messages`)
  await page.getByRole('link', { name: '有新的件' }).click()
  await page.getByRole('radio', { name: '短信' }).check()
  const text = page.getByLabel('正文')
  await text.fill('请您办理{what}')
  await page.getByText('要写上「number」，不然收到的人不知道是哪一件。').waitFor()
  expect(await publishButton(page).isDisabled()).toBe(true)
  await expectAccessible(page, 'a text with a fault')
  await text.fill('请您办理：{what}，编号')
  await page.getByRole('button', { name: /^放进 number/ }).click()
  expect(await text.inputValue()).toBe('请您办理：{what}，编号{number}')
  await page.getByText(/按 1 条短信计费/).waitFor()
  await page.getByText(/请您办理：公共区域照明损坏.*编号261130-000123/).waitFor()
  await publishButton(page).click()
  await page.getByText('已发布，从下一条消息起用。').waitFor()
  await page.getByText('第 1 版 · 现在用').waitFor()
  await page.getByRole('button', { name: '恢复系统自带' }).click()
  await page.getByText('已恢复。').waitFor()

  const key = '693a91f6-7bbb-4bc4-97a0-0ec2sifa5aaa'
  await page.goto(`${story.url}/console/checks?part=sending`)
  await page.getByRole('button', { name: '接一个群' }).click()
  await page.getByLabel('群的名字').fill('师大工作群')
  await page.getByLabel('Webhook 地址或密钥').fill(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '发一条测试 师大工作群' }).click()
  await page.getByText('测试消息已交出，请到群“师大工作群”里看。').waitFor()
  expect(await lettersTo(story.house, key)).toHaveLength(1)
  expect(await page.content()).not.toContain(key)
  await expectAccessible(page, 'what was sent')
  await page.getByRole('button', { name: '移除 师大工作群' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await page.getByText('这个网格还没有接群').waitFor()
  story.expectNoFaults()
})

test('one’s own settings are saved and come back', { timeout: 120_000 }, async () => {
  const { page } = await story.officer('desk')
  await page.goto(`${story.url}/console/my-settings`)
  await page.getByRole('group', { name: '时限提醒' }).getByRole('radio', { name: '每天汇总一次' }).check()
  await page.getByRole('checkbox', { name: /这段时间不打扰/ }).uncheck()
  await page.getByRole('button', { name: '上移 短信' }).click()
  await page.getByLabel('每天汇总的时间').fill('17:15')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('已保存，从下一条消息起生效。').waitFor()
  await expectAccessible(page, 'one’s own settings')
  await page.reload()
  expect(
    await page.getByRole('group', { name: '时限提醒' }).getByRole('radio', { name: '每天汇总一次' }).isChecked(),
  ).toBe(true)
  expect(await page.getByLabel('每天汇总的时间').inputValue()).toBe('17:15')
  expect(await page.getByRole('checkbox', { name: /这段时间不打扰/ }).isChecked()).toBe(false)
  story.expectNoFaults()
})

const publishButton = (page: Page) => page.getByRole('button', { name: '发布', exact: true })
