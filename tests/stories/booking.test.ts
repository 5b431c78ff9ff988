import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, SMALL_PHONE } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/booking.md */
let story: Story
let code: string

beforeAll(async () => {
  story = await openStory('tianrui')
  code = await dormitoryCode()
}, 400_000)
afterAll(() => story?.close(), 60_000)

const STATION = '一号蜂格巢'
const SLOT = /^14:00–14:20/

test('a worker books a haircut behind the dormitory’s code, another waits and moves up; the counter marks who came', {
  timeout: 300_000,
}, async () => {
  const first = (await story.visit()).page
  await openHaircut(first)
  await expectAccessible(first, 'days and times')
  await first.getByRole('button', { name: SLOT }).click()
  await first.getByRole('heading', { name: '约这个时间吗？' }).waitFor()
  await signIn(first, '15433380001')
  await expectAccessible(first, 'confirm')
  await first.getByRole('button', { name: '约这个时间', exact: true }).click()
  await first.getByRole('heading', { name: '约好了' }).waitFor()
  await expectAccessible(first, 'booked')
  const download = first.waitForEvent('download')
  await first.getByRole('button', { name: '放进手机日历' }).click()
  expect((await download).suggestedFilename()).toBe('booking.ics')

  // For the second it is taken: the queue moves by itself when the first cancels.
  const second = (await story.visit(SMALL_PHONE)).page
  await openHaircut(second)
  await second.getByRole('button', { name: SLOT }).click()
  await second.getByRole('heading', { name: '这个时间约满了，要排队吗？' }).waitFor()
  await signIn(second, '15433380002')
  await expectAccessible(second, 'queue')
  await second.getByRole('button', { name: '排队', exact: true }).click()
  await second.getByText('排在第 1 位').waitFor()
  await expectAccessible(second, 'in the queue')

  await first.getByRole('link', { name: '看我的预约' }).click()
  await first.getByRole('button', { name: '取消预约' }).click()
  await first.getByRole('heading', { name: '取消这个预约吗？' }).waitFor()
  await expectAccessible(first, 'cancel')
  await first.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
  await first.getByText('已经取消。').waitFor()

  await second.getByRole('link', { name: '看我的预约' }).click()
  await second.getByText('排到了').waitFor()
  await expectAccessible(second, 'my bookings')
  expect(await letters()).toEqual([
    `【微网格】您排的理发·${STATION}有空位了，已为您约好11月17日 周二 14:00。来不了请在“我的预约”里取消。`,
  ])

  // The next day at the counter.
  await story.pass(29)
  const lead = (await story.officer('lead')).page
  await lead.goto(`${story.url}/console/stations`)
  await lead.locator('.c-station-choice', { hasText: STATION }).waitFor()
  const row = lead.getByRole('row', { name: /14:00–14:20/ }).first()
  await row.getByRole('button', { name: /^到了/ }).click()
  await row.getByText('已到').waitFor()
  await lead.getByRole('button', { name: '理发：加 1' }).click()
  await lead.getByRole('button', { name: '理发：加 1' }).click()
  await lead.getByText('2 人次').waitFor()
  await lead.getByRole('button', { name: '理发：撤回刚才的加 1' }).click()
  await lead.getByText('1 人次').waitFor()
  await expectAccessible(lead, 'sheet of the day')

  await lead.getByRole('button', { name: '月度人次' }).click()
  await lead.getByRole('row', { name: /2026-11-17 理发/ }).waitFor()
  await expectAccessible(lead, 'month')
  const file = lead.waitForEvent('download')
  await lead.getByRole('button', { name: '存为表格（CSV）' }).click()
  expect((await file).suggestedFilename()).toBe(`${STATION}-2026-11.csv`)

  await lead.getByRole('button', { name: '站点和服务' }).click()
  await lead.getByRole('heading', { name: '停开' }).waitFor()
  await expectAccessible(lead, 'station and services')
  await lead.getByRole('button', { name: '安排停开' }).click()
  await lead.getByLabel('从哪天').fill('2026-11-18')
  await lead.getByLabel('到哪天').fill('2026-11-18')
  await lead.getByRole('button', { name: '停水停电' }).click()
  await expectAccessible(lead, 'closing')
  await lead.getByRole('dialog').getByRole('button', { name: '停开' }).click()
  await lead.getByText(/已安排停开：改期 0 个，取消 \d+ 个/).waitFor()
  await lead.getByRole('button', { name: '修改理发' }).click()
  await lead.getByRole('dialog').waitFor()
  await expectAccessible(lead, 'service')
  await lead.keyboard.press('Escape')

  // Who scans then reads why that day is closed.
  await second.goto(`${story.url}/c/${code}`)
  await openHaircut(second, '11月18日')
  await second.getByText('服务站这一天不开：停水停电').waitFor()
  await expectAccessible(second, 'closed day')
  story.expectNoFaults()
})

test('in English and for older people, with the keyboard alone', { timeout: 200_000 }, async () => {
  const { page } = await story.visit(SMALL_PHONE, 'en-GB')
  await page.goto(`${story.url}/c/${code}`)
  await page.getByRole('button', { name: 'Large text' }).click()
  await page.goto(`${story.url}/c/${code}#/book`)
  await page.getByRole('heading', { name: 'Book a service' }).waitFor()
  await expectAccessible(page, 'stations, large, English')
  await page
    .getByRole('link', { name: /^Haircut/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Haircut' }).waitFor()
  await page.getByRole('button', { name: /More days/ }).focus()
  await page.keyboard.press('Enter')
  const slot = page.getByRole('button', { name: /^\d+:\d\d.*free$/ }).first()
  await slot.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, 'confirm, large, English')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SMALL_PHONE.width)
  story.expectNoFaults()
})

/** From the code on the wall to the times of tomorrow, or of another day. */
async function openHaircut(page: Page, day = '明天') {
  await page.goto(`${story.url}/c/${code}`)
  await page.getByRole('link', { name: /码上约/ }).click()
  const station = page.getByRole('region', { name: STATION })
  await station.waitFor()
  await station.getByRole('link', { name: /^理发/ }).click()
  await page
    .getByRole('button', { name: new RegExp(`^${day}|${day}`) })
    .first()
    .click()
}

/** In sample mode the code that a text message would bring stands on the page. */
async function signIn(page: Page, phone: string) {
  await page.getByRole('textbox', { name: '手机号' }).fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = await page.getByText(/验证码是 \d{6}/).textContent()
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** A code at a door of the micro grid in which the station stands. */
async function dormitoryCode(): Promise<string> {
  const { rows } = await story.house.db.pool.query<{ code: string }>(
    `SELECT c.code FROM stations s JOIN place_codes c ON c.tenant_id = s.tenant_id AND c.grid_id = s.grid_id
     WHERE s.tenant_id = $1 AND s.name_zh = $2 AND c.kind IN ('building', 'entrance') AND c.revoked_at IS NULL ORDER BY c.code LIMIT 1`,
    [story.tenant, STATION],
  )
  return rows[0].code
}

/** Text messages about bookings. */
async function letters(): Promise<string[]> {
  await story.house.settle()
  const { rows } = await story.house.db.pool.query<{ sealed: Buffer }>(
    'SELECT sealed FROM deliveries WHERE tenant_id = $1',
    [story.tenant],
  )
  return rows
    .map((row) => (JSON.parse(story.house.keys.open(row.sealed)) as { text: string }).text)
    .filter((text) => text.includes(STATION))
}
