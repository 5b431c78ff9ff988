import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, openAtConsole, triage } from '../support/at-the-console.ts'
import { expectAccessible, fits } from '../support/browser.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** docs/flows/voice-by-grandson.md */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

test('an eighty-year-old says it, her grandson sends it, the desk listens and types, he reads the answer and rates for her', {
  timeout: 240_000,
}, async () => {
  // Large text, three large buttons: she speaks, and nobody types a word.
  const family = (await stage.visit()).page
  await family.goto(`${stage.url}/c/${stage.code}`)
  await family.getByRole('button', { name: '长辈版' }).click()
  await family.getByRole('link', { name: /请家人帮我办/ }).waitFor()
  await expectAccessible(family, 'three large buttons')
  await family.getByRole('link', { name: /说一段话上报/ }).click()
  await speak(family, 2)
  await family.getByRole('button', { name: '听录音' }).click()
  await expect.poll(() => playedIn(family)).toBeGreaterThan(0.3)
  // The browser is closed at the wrong moment: what she said is still there.
  await family.reload()
  await family.getByText('录音已传好').waitFor()
  await expectAccessible(family, 'recorded')
  await next(family)
  await family.getByRole('button', { name: '没有照片，下一步' }).click()
  await family.getByRole('heading', { name: '在哪里？' }).waitFor()
  await next(family)
  await family.getByRole('heading', { name: '替谁反映？' }).waitFor()
  await family.getByText('替别人').click()
  await next(family)
  await family.getByText('请写一下替谁反映').waitFor()
  await family.getByRole('textbox', { name: '怎么称呼 TA' }).fill('罗奶奶')
  await expectAccessible(family, 'for whom')
  await next(family)
  await family.getByRole('radio', { name: /^留姓名/ }).check({ force: true })
  await family.getByRole('textbox', { name: '怎么称呼您' }).fill('罗小山')
  await family.getByRole('textbox', { name: '手机号' }).fill('15400007788')
  await expectAccessible(family, 'who, in elder mode')
  await family.getByRole('button', { name: '提交' }).click()
  await family.getByRole('heading', { name: /收到了/ }).waitFor()
  await expectAccessible(family, 'receipt in elder mode')
  const number = /\d{6}-\d{6}/.exec((await family.locator('body').textContent()) ?? '')?.[0] ?? ''
  await family.getByRole('link', { name: '看进度' }).click()
  // One thing per page: what is promised, and links to what was said, by whom it is handled, what can be added.
  await family
    .getByText(/前(有人受理|答复您)/)
    .first()
    .waitFor()
  const trackingUrl = family.url()
  await fits(family)
  await family.getByRole('link', { name: /^您报的事/ }).click()
  await family.getByRole('button', { name: '听录音' }).waitFor()
  await expectAccessible(family, 'her own words in elder mode')
  await fits(family)
  await family.getByRole('button', { name: '返回' }).click()
  // He adds something, by voice too.
  await family.getByRole('link', { name: /^补充情况/ }).click()
  await speak(family, 1)
  await expectAccessible(family, 'adding by voice')
  await family.getByRole('button', { name: '提交' }).click()
  await family.getByText('已送达，谢谢。').waitFor()

  // The desk listens, and writes down what it hears; the case is called by that from then on.
  const caseId = await stage.caseOf(number)
  const desk = (await stage.officer('desk')).page
  await openAtConsole(desk, stage.url, caseId)
  await desk.getByRole('heading', { name: '语音上报' }).waitFor()
  await desk.getByText(/代罗\**反映/).waitFor()
  await desk.getByRole('button', { name: '听录音' }).first().click()
  await expect.poll(() => playedIn(desk)).toBeGreaterThan(0.3)
  await expectAccessible(desk, 'a voice at the desk')
  await desk.getByRole('textbox', { name: '把听到的写下来' }).first().fill('我家门口的路灯坏了好几天，晚上出门看不见路')
  await desk.getByRole('button', { name: '记下' }).first().click()
  await desk.getByRole('heading', { name: /路灯坏了好几天/ }).waitFor()
  await desk.getByText(/周坐席听写/).waitFor()
  await expectAccessible(desk, 'written down')
  await triage(desk, '路灯')

  const lead = (await stage.officer('ordinaryLead')).page
  await openAtConsole(lead, stage.url, caseId)
  await lead.getByText('我家门口的路灯坏了好几天，晚上出门看不见路').first().waitFor()

  const officer = (await stage.officer('officer')).page
  await openAtConsole(officer, stage.url, caseId)
  await actAtConsole(officer, '随手办结', (form) =>
    form.getByRole('textbox').first().fill('路灯今天下午修好了，晚上会亮。'),
  )
  await openAtConsole(desk, stage.url, caseId)
  await actAtConsole(desk, '核查', (form) => form.getByText('通过', { exact: true }).click())

  // The answer comes to him; he rates for her, and that is the one voice of both.
  await family.goto(trackingUrl)
  await family.getByText('路灯今天下午修好了').waitFor()
  await fits(family)
  expect(await family.locator('main').textContent()).not.toContain('周坐席听写')
  await expectAccessible(family, 'the answer in elder mode')
  await family.getByRole('link', { name: /^您报的事/ }).click()
  await family.getByText('我家门口的路灯坏了好几天').waitFor()
  expect(await family.locator('main').textContent()).not.toContain('周坐席听写')
  await family.getByRole('button', { name: '返回' }).click()
  await family.getByRole('link', { name: '说说满不满意' }).click()
  await family.getByRole('heading', { name: '您满意吗？' }).waitFor()
  await expectAccessible(family, 'five faces')
  await fits(family)
  // A slip of the finger sends nothing.
  await family.getByRole('link', { name: '一般', exact: true }).click()
  await family.getByRole('button', { name: '不对，重新选' }).click()
  await family.getByRole('link', { name: '很满意', exact: true }).click()
  await family.getByText('很满意').waitFor()
  await expectAccessible(family, 'asked once more')
  await fits(family)
  await family.getByRole('button', { name: '对，就这样' }).click()
  await family.getByText('谢谢您！评价收到了。').waitFor()
  await fits(family)
  await expect.poll(async () => (await stage.standOf(caseId)).state).toBe('closed')
  const parties = await stage.house.db.pool.query<{ party_as: string }>(
    'SELECT party_as FROM case_parties WHERE tenant_id = $1 AND case_id = $2 ORDER BY party_as',
    [stage.tenant, caseId],
  )
  expect(parties.rows.map((row) => row.party_as)).toEqual(['on_behalf', 'reporter'])
  stage.expectNoFaults()
})

test('with the keyboard alone: Enter starts and stops, and what is recorded is said to screen readers', {
  timeout: 90_000,
}, async () => {
  const page = (await stage.visit()).page
  await page.goto(`${stage.url}/c/${stage.code}#/report/voice`)
  await page.getByRole('button', { name: /按一下，开始说话/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: '开始录音' }).waitFor()
  await page.waitForTimeout(1200)
  await page.keyboard.press('Enter')
  await page
    .getByRole('status')
    .filter({ hasText: /录好了，\d 秒/ })
    .waitFor()
  await page.getByRole('button', { name: '删掉' }).press('Enter')
  await page.getByRole('button', { name: /按一下，开始说话/ }).waitFor()
  await page.getByRole('button', { name: '下一步' }).press('Enter')
  await page.getByText('还没有录音').waitFor()
  await expectAccessible(page, 'nothing recorded')
})

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

/** Presses, speaks and presses again; waits until it has arrived. */
async function speak(page: Page, seconds: number): Promise<void> {
  await page.getByRole('button', { name: /按一下，开始说话/ }).click()
  await page.getByRole('button', { name: /说完了，停止/ }).waitFor()
  await expectAccessible(page, 'recording')
  await page.waitForTimeout(seconds * 1000)
  await page.getByRole('button', { name: /说完了，停止/ }).click()
  await page.getByText('录音已传好').waitFor()
}

/** How far the voice on the page has been played. */
const playedIn = (page: Page) => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0)
