import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { recountSweep } from '../../modules/cases/recount.ts'
import { expectAccessible } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/a-day-off-added-later.md */

let story: Story
beforeAll(async () => {
  story = await openStory('shida')
}, 180_000)
afterAll(() => story?.close())

const Tried = z.object({
  sums: z.object({ clocks: z.number(), later: z.number() }),
  moved: z.array(z.object({ caseId: z.string(), clock: z.string(), from: z.string(), to: z.string() })),
})
const Seen = z.object({ version: z.number(), clocks: z.array(z.object({ kind: z.string(), dueAt: z.string() })) })

test('a day off by order moves what the dry run listed, and a frozen publication moves nothing', {
  timeout: 300_000,
}, async () => {
  const desk = await story.officer('desk')
  const caseId = await assignedCase(desk.page)
  const { page } = await story.officer('street')
  const [first, second] = workdaysAfterToday(2)

  await openEditor(page)
  await page.getByLabel('名称', { exact: true }).fill('台风停工')
  await page.getByLabel('依据', { exact: true }).fill('区防指〔2026〕8号令')
  await page.locator(`[data-date="${first}"]`).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').filter({ hasText: '台风停工' }).first().waitFor()
  await expectAccessible(page, 'the calendar being changed')
  const tried = await tryIt(page)
  expect(tried.sums.later).toBeGreaterThan(0)
  const line = lineOf(tried, caseId)
  await expectAccessible(page, 'the dry run')
  await page.getByText('按新的重新计算').click()
  await page.getByRole('dialog').getByLabel('依据').fill('区防指〔2026〕8号令')
  await publish(page)

  // The case has the date that was foretold, and says why.
  await recount()
  expect(await dueOf(page, line)).toBe(line.to)
  await page.goto(`${story.url}/console/case/${caseId}`)
  await page.getByText('重新计算时限').first().waitFor()
  await page.getByText('工作日历有变动').first().waitFor()
  await expectAccessible(page, 'a case whose dates were counted anew')

  await openEditor(page)
  await page.locator(`[data-date="${second}"]`).click()
  await page.locator('.c-year').waitFor()
  const again = await tryIt(page)
  expect(again.sums.clocks).toBeGreaterThan(0)
  expect(lineOf(again, caseId).from).toBe(line.to)
  const before = await seen(page, caseId)
  await publish(page)
  for (const _ of ['one round', 'another']) await recount()
  expect(await seen(page, caseId)).toEqual(before)
  const history = page.getByRole('listitem').filter({ hasText: '在办件怎么办' })
  await expect.poll(() => history.first().textContent()).toContain('保持原来的时限')
  expect(await history.nth(1).textContent()).toContain('按新的重新计算')

  await desk.page.goto(`${story.url}/console/rules?part=calendar`)
  await desk.page.getByRole('heading', { name: '历次发布' }).waitFor()
  expect(await desk.page.getByRole('button', { name: '修改日历' }).count()).toBe(0)
  story.expectNoFaults()
})

/** What the server does every twenty seconds. */
async function recount(): Promise<void> {
  await story.house.running.sweep(recountSweep)
}

/** A caller's report with three working days, handed to whoever the rules name. */
async function assignedCase(page: Page): Promise<string> {
  const act = async (name: string, input: object) => {
    const answer = await page.request.post(`${story.url}/api/${name}`, {
      headers: { 'x-weige': '1', origin: story.url },
      data: { commandId: randomUUID(), tenant: story.tenant, madeAt: story.house.clock.now().toISOString(), input },
    })
    return z.object({ caseId: z.string() }).parse(await answer.json()).caseId
  }
  const caseId = await act('intake.enterReport', {
    channel: 'phone',
    text: '楼道里堆满了纸箱，走路要侧着身子',
    place: { by: 'code', code: story.code, detail: '' },
    reporter: { name: '王小兰', phone: null },
  })
  await act('cases.triage', { caseId, categoryCode: '0303', nature: 'help' })
  return act('cases.assign', { caseId })
}

/** The line of the case's handling among what would move. */
function lineOf({ moved }: z.infer<typeof Tried>, caseId: string) {
  const line = moved.find((one) => one.caseId === caseId && one.clock === 'handle')
  if (!line) throw new Error('the handling of the case does not move')
  return line
}

async function openEditor(page: Page): Promise<void> {
  await page.goto(`${story.url}/console/rules?part=calendar`)
  await page.getByRole('button', { name: '修改日历' }).click()
  await page.locator('.c-year').waitFor()
}

/** Opens the dialog and answers what its dry run found. */
async function tryIt(page: Page) {
  const answer = page.waitForResponse('**/api/cases.tryDeadlines')
  await page.getByRole('button', { name: '试算并发布' }).click()
  const tried = Tried.parse(await (await answer).json())
  await page.getByText(`${tried.sums.clocks} 个时限会变`).waitFor()
  return tried
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('已发布').first().waitFor()
}

async function seen(page: Page, caseId: string) {
  const input = encodeURIComponent(JSON.stringify({ caseId }))
  const answer = await page.request.get(`${story.url}/api/cases.case?tenant=${story.tenant}&input=${input}`)
  return Seen.parse(await answer.json())
}

async function dueOf(page: Page, { caseId, clock }: { caseId: string; clock: string }): Promise<string | undefined> {
  return (await seen(page, caseId)).clocks.find((one) => one.kind === clock)?.dueAt
}

/** Days from Monday to Friday, in the year that is shown. */
function workdaysAfterToday(count: number): string[] {
  const days: string[] = []
  for (let at = story.house.clock.now().getTime() + 8 * 3_600_000; days.length < count; ) {
    at += 86_400_000
    const day = new Date(at)
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
