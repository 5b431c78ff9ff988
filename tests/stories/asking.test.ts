import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, openAtConsole } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/asking.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shida')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const QUESTION = '请问新生儿上户口要带哪些材料？'
const ANSWER = '带出生医学证明、父母的身份证和户口本，到户籍窗口办理。'

test('what is known is found at once; what is not is answered, and known to the next who asks', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.visit()
  await page.goto(`${story.url}/c/${story.code}`)
  await page.getByRole('link', { name: /码上问/ }).click()
  await page.getByRole('heading', { name: '大家常问' }).waitFor()
  const box = page.getByRole('textbox', { name: '想问什么' })
  await box.fill('老年卡在哪里办')
  await box.press('Enter')
  await page.getByRole('heading', { name: '可能是您要找的' }).waitFor()
  await page.getByText('老年卡（敬老卡）怎么办？').click()
  await expectAccessible(page, 'a known answer')
  await page.getByRole('button', { name: '帮上了' }).click()
  await page.getByText('谢谢您告诉我们').waitFor()

  // Nobody has written this one down: it becomes a case with an owner and a date.
  await box.fill(QUESTION)
  await page.getByRole('button', { name: '查一查' }).click()
  await page.getByText('还没有现成的答案').waitFor()
  await expectAccessible(page, 'no answer yet')
  await page.getByRole('button', { name: /问社区/ }).click()
  await page.getByRole('heading', { name: '您想问什么？' }).waitFor()
  expect(await page.getByRole('textbox', { name: '说说情况' }).inputValue()).toBe(QUESTION)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('不留姓名', { exact: true }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('收到了，谢谢您').waitFor()
  const code = await page.locator('.k-code-value').textContent()
  const number = (await page.locator('main').textContent())?.match(/\d{6}-\d{6}/)?.[0]
  if (!code || !number) throw new Error('no code on the receipt')
  const caseId = await story.caseOf(number)

  const desk = await story.officer('desk')
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '研判', (form) => form.locator('.c-suggestion').first().click())
  await actAtConsole(desk.page, '交办')
  const owner = await story.ownerAtConsole(caseId)
  await openAtConsole(owner.page, story.url, caseId)
  await actAtConsole(owner.page, '领办')
  await openAtConsole(owner.page, story.url, caseId)
  await actAtConsole(owner.page, '办结', async (form) => {
    await form.getByText('已解决', { exact: true }).click()
    await form.getByLabel('给报告人的答复').fill(ANSWER)
  })
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '核查', (form) => form.getByText('通过', { exact: true }).click())
  await page.goto(`${story.url}/t/${code}`)
  await page.getByText(ANSWER).waitFor()

  // The desk makes an answer for everybody of it; the next neighbour finds it without waiting.
  await desk.page.goto(`${story.url}/console/answers`)
  await desk.page.getByRole('heading', { name: '最近答复过的咨询' }).waitFor()
  await desk.page.getByRole('button', { name: new RegExp(`把“${QUESTION.slice(0, 6)}`) }).click()
  await expectAccessible(desk.page, 'an answer is made of a question')
  const dialog = desk.page.getByRole('dialog')
  expect(await dialog.getByLabel('答复').inputValue()).toBe(ANSWER)
  await dialog.getByLabel('居民会怎么问').fill('新生儿怎么上户口？')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.page.getByText('新生儿怎么上户口？').waitFor()
  await expectAccessible(desk.page, 'the answers')
  const next = await story.visit()
  await next.page.goto(`${story.url}/c/${story.code}#/ask`)
  await next.page.getByRole('textbox', { name: '想问什么' }).fill('小孩上户口')
  await next.page.getByRole('button', { name: '查一查' }).click()
  await next.page.getByText('新生儿怎么上户口？').click()
  await next.page.getByText(ANSWER).waitFor()
  story.expectNoFaults()
})
