import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, expectCard, openAtConsole, pick } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { actOnPhone, openOnPhone } from '../support/on-the-phone.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/partner.md */
let story: Story

beforeAll(async () => {
  story = await openStory('desheng')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const TEXT = '一单元门禁坏了好几天，我家就在一楼，晚上谁都能进来'
const TASK = '请派人修好一单元的门禁。'
const REPORTER = { name: '欧阳晓梅', phone: '15400001234' }
const RESULT = '换了读卡器和闭门器，门禁好了。'
const ANSWER = '物业换了读卡器和闭门器，一单元门禁已经修好。'

test('a property company does a part by its link, without an account: declined, done with proof, and the resident answered', {
  timeout: 300_000,
}, async () => {
  const resident = await story.visit()
  const { number, trackingUrl } = await reportByCode(resident.page, story.url, story.code, TEXT, REPORTER)
  const caseId = await story.caseOf(number)
  const desk = await story.officer('desk')
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '研判', (form) => form.locator('.c-suggestion').first().click())
  await actAtConsole(desk.page, '交办', async (form) =>
    pick(desk.page, form.getByLabel('另选岗位'), await story.nameOf('member')),
  )
  const member = await story.member('member')
  await openOnPhone(member.page, story.url, caseId)
  await actOnPhone(member.page, '领办')

  // The first company gives it back with a reason; we owe an arrangement, and its link says whom to call.
  const wrong = await openLink('玉成物业')
  await wrong.getByRole('button', { name: '不归我们办' }).click()
  await wrong.getByRole('button', { name: '退回社区' }).click()
  await wrong.getByText('请选一个原因').waitFor()
  await wrong.getByText('不在我们的范围', { exact: true }).click()
  await wrong.getByRole('textbox', { name: '说明一下' }).fill('这个小区不归我们管。')
  await expectAccessible(wrong, 'give it back')
  await wrong.getByRole('button', { name: '退回社区' }).click()
  await wrong.getByText('您已退回这件事，谢谢告知。').waitFor()
  await openAtConsole(desk.page, story.url, caseId)
  await desk.page.getByText(/请在.+前答复或另行安排/).waitFor()
  await actAtConsole(desk.page, '结束转办', (form) => form.locator('textarea').fill('改请南岸物业。'))
  await wrong.reload()
  await wrong.getByText('社区已结束这次协助，不用再办了。').waitFor()
  await expectOver(wrong)

  const company = await openLink('南岸物业')
  await expectNothingOfReporter(company, number)
  await company.getByRole('button', { name: '接收，由我们来办' }).click()
  await company.getByText(/您在.+接收/).waitFor()
  await company.getByRole('button', { name: '有问题要问' }).click()
  await company.getByRole('textbox', { name: '想问什么' }).fill('几点来方便？')
  await expectAccessible(company, 'ask')
  await company.getByRole('button', { name: '发给社区' }).click()
  await company.getByText('问题已发给社区').waitFor()

  await openAtConsole(desk.page, story.url, caseId)
  await expectCard(desk.page, '交接', /南岸物业.+\s*已接收 .+\s*未办 应于.+前/)
  await actAtConsole(desk.page, '答复承办单位', (form) => form.getByLabel('答复对方').fill('白天都可以，找门岗开门。'))
  await company.reload()
  await company.getByText('白天都可以，找门岗开门。').waitFor()
  await company.getByRole('button', { name: '办完了' }).click()
  await company.getByRole('textbox', { name: '办得怎么样' }).fill(RESULT)
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8f6b' } })
    .jpeg()
    .toBuffer()
  await company.locator('input[type=file]').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo })
  await company.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await company.getByText(/上传中/).waitFor({ state: 'detached' })
  await expectAccessible(company, 'done, with a photo')
  await company.getByRole('button', { name: '提交结果' }).click()
  await company.getByText('已收到您的结果，谢谢。').waitFor()
  await company.locator('img').first().waitFor()
  await expectAccessible(company, 'the result is sent')

  await openAtConsole(desk.page, story.url, caseId)
  await desk.page
    .getByRole('button', { name: /对方办理后的照片 1/ })
    .locator('img')
    .waitFor()
  await expectCard(desk.page, '交接', /南岸物业.+\s*已接收 .+\s*已办 /)
  await expectAccessible(desk.page, 'the partner has done it')
  await openOnPhone(member.page, story.url, caseId)
  await member.page.getByText(RESULT).first().waitFor()
  await actOnPhone(member.page, '办结', async (page) => {
    await page.getByText('已解决', { exact: true }).click()
    await page.getByRole('textbox', { name: '给报告人的答复' }).fill(ANSWER)
  })
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '核查', (form) => form.getByText('通过', { exact: true }).click())
  await resident.page.goto(trackingUrl)
  await resident.page.getByText(ANSWER).waitFor()
  await resident.page.getByText('请了有关单位一起办，仍由我们负责答复您').first().waitFor()
  await expectAccessible(resident.page, 'the resident is answered')
  await resident.page.getByRole('radio', { name: '很满意', exact: true }).check({ force: true })
  await resident.page.getByRole('button', { name: '提交评价' }).click()
  await resident.page
    .getByText(/谢谢|已结束/)
    .first()
    .waitFor()

  await company.reload()
  await company.getByText('这件事已经结束，谢谢您的帮助。').waitFor()
  await expectOver(company)
  story.expectNoFaults()

  /** The desk asks a company for the part; its link opens on a phone that is signed in nowhere. */
  async function openLink(organization: string): Promise<Page> {
    await openAtConsole(desk.page, story.url, caseId)
    await actAtConsole(desk.page, '转办', async (form) => {
      await pick(desk.page, form.getByLabel('转给哪个单位'), organization)
      await form.getByLabel('请对方做什么').fill(TASK)
    })
    const transfer = desk.page.getByRole('region', { name: new RegExp(organization) })
    await transfer.getByRole('button', { name: '复制链接' }).click()
    const link = await transfer.locator('.c-link').textContent()
    const { page } = await story.visit()
    await page.goto(link ?? '')
    await page.getByText(TASK).waitFor()
    await expectAccessible(page, `the link of ${organization}`)
    return page
  }
})

/** The page of a partner knows the task and the place, and nothing of who reported, what he wrote or the case. */
async function expectNothingOfReporter(page: Page, number: string): Promise<void> {
  const said = await page.locator('body').textContent()
  for (const secret of [REPORTER.name, REPORTER.name.slice(0, 2), REPORTER.phone, TEXT.slice(0, 12), number])
    expect(said).not.toContain(secret)
}

/** A link that is over shows no task and no button of work, but whom to call. */
async function expectOver(page: Page): Promise<void> {
  expect(await page.getByText(TASK).count()).toBe(0)
  expect(await page.getByRole('button', { name: /办完了|接收/ }).count()).toBe(0)
  await page.getByRole('heading', { name: '这次协助已结束' }).waitFor()
  await page.getByRole('heading', { name: '有疑问请联系' }).waitFor()
  await page.getByRole('link', { name: /^拨打 / }).waitFor()
  await expectAccessible(page, 'a link that is over')
}
