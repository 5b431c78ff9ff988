import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, expectCard, openAtConsole, pick } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { actOnPhone, openOnPhone } from '../support/on-the-phone.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/two-loops.md */
let story: Story

beforeAll(async () => {
  story = await openStory('desheng')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const TEXT = '小区东门外客运换乘点堆了一排旧沙发旧柜子，老人只能绕到马路上走'
const TASK = '请换乘点把东门外的旧家具清走。'
const ANSWER = '换乘点已经把旧家具全部清走，东门外的人行道通了。谢谢您提醒。'

test('each hand-over is received and done in its own time; the member who reported and the resident hear the same answer', {
  timeout: 300_000,
}, async () => {
  const member = await story.member('member')
  const { caseId, code } = await reportForResident(member.page)

  // Up (上报): the lead of the main grid weighs it, and hands it to the committee member posted to the grid.
  const lead = await story.officer('lead')
  await openAtConsole(lead.page, story.url, caseId)
  await actAtConsole(lead.page, '研判', (form) => form.locator('.c-suggestion').first().click())
  await actAtConsole(lead.page, '交办', (form) => pick(lead.page, form.getByLabel('另选岗位'), '驻网格两委'))
  await expectCard(lead.page, '交接', /责任岗位\s*未接收 应于.+前\s*未办 应于.+前/)

  const committee = await story.member('committee')
  await openOnPhone(committee.page, story.url, caseId)
  await actOnPhone(committee.page, '领办')
  await openOnPhone(committee.page, story.url, caseId)
  await actOnPhone(committee.page, '联系报告人', (page) => page.getByText('联系上了', { exact: true }).click())

  // Down (落实): the dedicated grid gets its part, with dates of its own.
  await expectCard(lead.page, '交接', /责任岗位\s*已接收 .+\s*未办 应于.+前/)
  await openAtConsole(lead.page, story.url, caseId)
  await actAtConsole(lead.page, '请求协办', async (form) => {
    await pick(lead.page, form.getByLabel('请谁协办'), await story.nameOf('liaison'))
    await form.getByLabel('请对方做什么').fill(TASK)
  })
  await expectCard(lead.page, '交接', new RegExp(`专属网格员 .+\\s*${TASK}\\s*未接收 应于.+前\\s*未办`))

  // The receipt is missing: a working day later it is with the lead of the main grid, though the case itself is not late.
  await story.pass(33)
  await lead.page.goto(`${story.url}/console?scope=mine`)
  await lead.page.getByRole('list', { name: '件的列表' }).getByText('逾期，报到您这里').waitFor()
  await expectAccessible(lead.page, 'carried up')
  await openAtConsole(lead.page, story.url, caseId)
  await lead.page.getByText(/交给总网格长 .+ · 协办接受时限已到/).waitFor()
  await lead.page.locator('.c-facts-list .c-warm', { hasText: '未接收' }).waitFor()
  await expectAccessible(lead.page, 'a receipt is missing')

  const liaison = await story.member('liaison')
  await liaison.page.getByRole('link', { name: new RegExp(TEXT.slice(0, 8)) }).click()
  await liaison.page.getByText(/请您协办，本应在 .+ 前接受/).waitFor()
  expect(await liaison.page.getByRole('heading', { name: '谁在等答复' }).count()).toBe(0)
  await expectAccessible(liaison.page, 'asked to help, late')
  await actOnPhone(liaison.page, '接受协办')
  await openOnPhone(liaison.page, story.url, caseId)
  await liaison.page.getByText(/请在 .+ 前完成协办/).waitFor()
  await actOnPhone(liaison.page, '协办完成', (page) =>
    page.getByRole('textbox', { name: '完成情况' }).fill('旧家具已经清走，地面扫干净了。'),
  )
  await expectCard(lead.page, '交接', new RegExp(`${TASK}\\s*已接收 .+\\s*已办 `))

  await openOnPhone(committee.page, story.url, caseId)
  await actOnPhone(committee.page, '办结', async (page) => {
    await page.getByText('已解决', { exact: true }).click()
    await page.getByRole('textbox', { name: '给报告人的答复' }).fill(ANSWER)
  })
  await openAtConsole(lead.page, story.url, caseId)
  await actAtConsole(lead.page, '核查', (form) => form.getByText('通过', { exact: true }).click())
  await expectCard(lead.page, '交接', /责任岗位\s*已接收 .+\s*已办 /)

  // Both hear the same (反馈): the resident by his code, the member among what he reported.
  const resident = await story.visit()
  await resident.page.goto(`${story.url}/t/${code}`)
  await resident.page.getByText(ANSWER).waitFor()
  expect(await resident.page.locator('main').textContent()).not.toContain('超过时限')
  await expectAccessible(resident.page, 'the resident is answered')
  await member.page.goto(`${story.url}/field`)
  await member.page.getByRole('link', { name: /我转出或参与/ }).click()
  await member.page.getByRole('link', { name: new RegExp(TEXT.slice(0, 8)) }).click()
  await member.page.locator('main').getByText(ANSWER, { exact: true }).waitFor()
  await expectAccessible(member.page, 'the member is answered')
  const letters = await story.lettersAbout(caseId)
  expect(letters.filter((text) => text.includes('已有答复'))).toHaveLength(2)
  story.expectNoFaults()
})

/** What a resident told a member, at a building of his grid; the code is read out to her. */
async function reportForResident(page: Page): Promise<{ caseId: string; code: string }> {
  await page.getByRole('link', { name: '上报', exact: true }).click()
  await page.getByRole('textbox', { name: '什么事' }).fill(TEXT)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: /不确定/ }).click()
  await page.getByText('选楼栋', { exact: true }).click()
  await page.getByRole('group', { name: '哪一户' }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: /居民告诉我的/ }).check({ force: true })
  await page.getByRole('textbox', { name: '怎么称呼' }).fill('王女士')
  await page.getByRole('textbox', { name: '手机号' }).fill('154 0000 4321')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '请把查询码告诉对方' }).waitFor()
  const address = await page.getByRole('link', { name: '看这件事' }).getAttribute('href')
  const code = await page.locator('.k-code-value').textContent()
  const caseId = /case\/([\w-]+)/.exec(address ?? '')?.[1]
  if (!caseId || !code) throw new Error(`no case or code on the receipt: ${address} ${code}`)
  return { caseId, code }
}
