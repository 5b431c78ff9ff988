import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NoticeTarget } from '../../modules/notifications/contract.ts'
import { noticeSweep } from '../../modules/notifications/notice-sweep.ts'
import { expectAccessible, SMALL_PHONE } from '../support/browser.ts'
import { SYSTEM } from '../support/house.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/dormitory.md */
let story: Story
let dormitory: Dormitory

type Dormitory = { code: string; buildingId: string; rooms: readonly { id: string; room: string }[] }

beforeAll(async () => {
  story = await openStory('tianrui')
  dormitory = await findDormitory()
}, 400_000)
afterAll(() => story?.close(), 60_000)

const STATION = '一号蜂格巢'
const TITLE = '今晚检修热水'
const TEXT = '今晚七点到九点检修三楼热水管，请提前洗漱。'
const HER_PHONE = '15433380011'
const NEIGHBOURS_PHONE = '15433380012'

test('a notice goes down to two rooms: who lives there is told and reads it by the code, who lives elsewhere is not; then she books a haircut', {
  timeout: 300_000,
}, async () => {
  const [first, second, other] = dormitory.rooms
  await liveIn(first.id, '陈小雨', HER_PHONE)
  await liveIn(other.id, '刘一鸣', NEIGHBOURS_PHONE)
  const noticeId = await publish(TITLE, TEXT, [household(first.id), household(second.id)])
  expect(await householdsThatRead(noticeId)).toBe(0)

  const { page } = await story.visit()
  await openPlace(page)
  expect(await page.getByText(TITLE).count(), 'nothing of a room stands at the door').toBe(0)
  await page.getByRole('link', { name: /我报过的/ }).click()
  await signIn(page, HER_PHONE)
  await page.getByRole('link', { name: /消息.*1 条未读/ }).waitFor()
  await expectAccessible(page, 'my page')
  await page.getByRole('link', { name: /消息/ }).click()
  await page.getByText('1 条未读').waitFor()
  await expectAccessible(page, 'messages')
  await page.getByRole('button', { name: new RegExp(TITLE) }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText(TEXT).waitFor()
  await sheet.getByText('因为您住在这份通知发到的地方。').waitFor()
  await expectAccessible(page, 'a message')
  // Read is read: the figure rises. Of so few rooms it is shown to nobody.
  await expect.poll(() => householdsThatRead(noticeId)).toBe(1)
  expect(await figuresOf(noticeId)).toMatchObject({ places: [{ households: 2, read: null }] })
  await page.keyboard.press('Escape')
  await page.getByText('1 条未读').waitFor({ state: 'detached' })

  // By the code at the door she, signed in, reads it too.
  await openPlace(page)
  await page.getByRole('heading', { name: '这里的通知' }).waitFor()
  await page.locator('summary', { hasText: TITLE }).click()
  await page.getByText(TEXT).waitFor()
  await expectAccessible(page, 'the place with its notices')

  // Where pushes and letters lead, no code is needed.
  await page.goto(`${story.url}/r#/messages`)
  await page.getByRole('heading', { name: '消息' }).waitFor()
  await page.getByRole('button', { name: new RegExp(TITLE) }).waitFor()
  await page.goto(`${story.url}/r#/mine`)
  await page.getByRole('heading', { name: '我报过的' }).waitFor()

  const neighbour = (await story.visit(SMALL_PHONE)).page
  await neighbour.goto(`${story.url}/r#/messages`)
  await neighbour.getByRole('textbox', { name: '手机号' }).waitFor()
  await expectAccessible(neighbour, 'signing in without a code')
  await signIn(neighbour, NEIGHBOURS_PHONE)
  await neighbour.getByText('还没有消息').waitFor()
  await expectAccessible(neighbour, 'no messages')
  await openPlace(neighbour)
  expect(await neighbour.getByText(TITLE).count()).toBe(0)

  await bookHaircut(page)
  story.expectNoFaults()
})

test('a notice for the whole building: anybody reads it by the code, and one opening counts once', {
  timeout: 200_000,
}, async () => {
  const title = '电梯周五年检'
  const noticeId = await publish(title, '周五上午电梯年检，约两小时。', [
    { kind: 'building', id: dormitory.buildingId },
  ])
  const { page } = await story.visit(SMALL_PHONE, 'en-GB')
  await openPlace(page)
  await page.getByRole('button', { name: 'Large text' }).click()
  await page.getByRole('heading', { name: 'Notices here' }).waitFor()
  const notice = page.locator('details', { hasText: title })
  expect(await notice.getByText('New').count()).toBe(1)
  await notice.locator('summary').focus()
  await page.keyboard.press('Enter')
  await notice.getByText('周五上午电梯年检').waitFor()
  await notice.getByText('Read', { exact: true }).waitFor()
  await expectAccessible(page, 'the place with its notices, large, English')
  await expectFits(page)
  expect((await figuresOf(noticeId)).opened).toBe(1)
  await page.reload()
  await notice.locator('summary').click()
  await notice.getByText('周五上午电梯年检').waitFor()
  expect((await figuresOf(noticeId)).opened, 'once on this device').toBe(1)

  // Her settings and messages, as large and in English.
  await page.goto(`${story.url}/c/${dormitory.code}#/messages/settings`)
  await signIn(page, '15433380014')
  await page.getByRole('heading', { name: 'Message settings' }).waitFor()
  await page.getByLabel('Notices').waitFor()
  await expectAccessible(page, 'settings, large, English')
  await expectFits(page)
  await page.goto(`${story.url}/c/${dormitory.code}#/messages`)
  await page.getByText('No messages yet').waitFor()
  await expectAccessible(page, 'messages, large, English')
  story.expectNoFaults()
})

test('she says how she wants to be told: kinds, quiet hours, language, an address proved by its code', {
  timeout: 200_000,
}, async () => {
  const { page } = await story.visit(SMALL_PHONE)
  await page.goto(`${story.url}/c/${dormitory.code}#/messages/settings`)
  await signIn(page, '15433380013')
  await page.getByRole('heading', { name: '消息设置' }).waitFor()
  await page.getByLabel('社区通知').selectOption({ label: '每天汇总一次' })
  await page.getByLabel('从', { exact: true }).fill('05:00')
  await page.getByLabel('到', { exact: true }).fill('23:00')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('免打扰时段最长14小时。').waitFor()
  await page.getByLabel('从', { exact: true }).fill('21:30')
  await page.getByLabel('到', { exact: true }).fill('08:00')
  await page.getByRole('checkbox', { name: /发短信/ }).uncheck({ force: true })
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存。').waitFor()
  await expectAccessible(page, 'settings')

  await page.getByLabel('邮箱地址').fill('chen@example.com')
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('验证码不对，还可以试 4 次。').waitFor()
  await page.getByLabel('验证码').fill(await codeSentTo('chen@example.com'))
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('已确认').waitFor()
  await expectAccessible(page, 'settings with an address')

  await page.reload()
  await page.getByRole('heading', { name: '消息设置' }).waitFor()
  expect(await page.getByLabel('从', { exact: true }).inputValue()).toBe('21:30')
  expect(await page.getByLabel('社区通知').inputValue()).toBe('digest')
  expect(await page.getByRole('checkbox', { name: /发短信/ }).isChecked()).toBe(false)
  story.expectNoFaults()
})

test('the worker shows what is pushed, and leads to a page of this house', { timeout: 120_000 }, async () => {
  const { page } = await story.visit()
  await page.context().grantPermissions(['notifications'], { origin: story.url })
  await page.goto(`${story.url}/c/${dormitory.code}`)
  const browser = await page.context().newCDPSession(page)
  await browser.send('ServiceWorker.enable')
  const registered = new Promise<string>((found) =>
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const one of registrations) found(one.registrationId)
    }),
  )
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/push-worker.js', { scope: '/' })
    await navigator.serviceWorker.ready
  })
  const data = JSON.stringify({ title: '有新的件', text: '交给您办理', url: '/field/case/1', tag: 'case/1' })
  const registrationId = await registered
  // Delivered again until it is seen, as a push service does: a worker that is still starting misses one. The tag keeps it one message.
  const shown = async () => {
    await browser.send('ServiceWorker.deliverPushMessage', { origin: story.url, registrationId, data })
    return page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }))
    })
  }
  await expect
    .poll(shown, { timeout: 20_000 })
    .toEqual([{ title: '有新的件', body: '交给您办理', data: { url: '/field/case/1' } }])
})

test('a member: the number on the tab, the message, why, the case behind it, and read is read', {
  timeout: 200_000,
}, async () => {
  const { caseId } = await story.house.run(
    'intake.receiveReport',
    { channel: 'qr', text: '三楼走廊灯不亮', place: { by: 'code', code: story.code }, reporter: null },
    { as: { kind: 'visitor' }, tenant: story.tenant },
  )
  const as = await accountOf('desk')
  await story.house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, { as, tenant: story.tenant })
  await story.house.run('cases.assign', { caseId, toPostId: await postOf('grid') }, { as, tenant: story.tenant })
  await story.house.settle()

  const { page } = await story.member('grid')
  const tab = page.getByRole('link', { name: /^我.*\d+ 条未读/ })
  await tab.waitFor()
  await expectAccessible(page, 'main menu with a number')
  await tab.click()
  await page.getByRole('link', { name: /消息/ }).click()
  await page
    .getByRole('button', { name: /有新的件/ })
    .first()
    .waitFor()
  await expectAccessible(page, 'messages of a member')
  await page
    .getByRole('button', { name: /有新的件/ })
    .first()
    .click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText(/^因为您任.*，这件事现在由这个岗位负责。$/).waitFor()
  await expectAccessible(page, 'a message of a member')
  await sheet.getByRole('link', { name: '看这件事' }).click()
  await page.getByRole('heading', { name: '经过' }).waitFor()
  expect(page.url()).toContain(caseId)
  await page.goto(`${story.url}/field/me/messages`)
  // The list and the number of unread ones come together.
  await page.locator('.k-message').first().waitFor()
  const all = page.getByRole('button', { name: '全部标为已读' })
  if (await all.isVisible()) await all.click()
  await page.getByText(/条未读/).waitFor({ state: 'detached' })
  await page.goto(`${story.url}/field/me/messages/settings`)
  await page.getByLabel('时限提醒').waitFor()
  await page
    .getByText(/企业微信账号|这里还没有开通/)
    .first()
    .waitFor()
  await expectAccessible(page, 'settings of a member')
  await expectFits(page)
  story.expectNoFaults()
})

function household(id: string): NoticeTarget {
  return { kind: 'household', id }
}

/** The lead publishes; the house tells whom it is for. */
async function publish(title: string, text: string, targets: NoticeTarget[]): Promise<string> {
  const untilAt = new Date(story.house.clock.now().getTime() + 3 * 86_400_000).toISOString()
  const { noticeId } = await story.house.run(
    'notifications.publishNotice',
    { title, text, targets, untilAt },
    { as: await accountOf('lead'), tenant: story.tenant, commandId: randomUUID() },
  )
  await story.house.running.sweep(noticeSweep, story.tenant)
  return noticeId
}

async function figuresOf(noticeId: string) {
  return story.house.ask(
    'notifications.noticeFigures',
    { noticeId },
    { as: await accountOf('lead'), tenant: story.tenant },
  )
}

/** How many households have read it: of so few no screen says it. */
async function householdsThatRead(noticeId: string): Promise<number> {
  const { rows } = await story.house.db.pool.query(
    `SELECT DISTINCT h.household_id FROM notice_reads r
     JOIN residences h ON h.tenant_id = r.tenant_id AND h.person_id = r.person_id
     WHERE r.tenant_id = $1 AND r.notice_id = $2`,
    [story.tenant, noticeId],
  )
  return rows.length
}

/** At the door, from paper: her residence is confirmed at once by whoever writes it down. */
async function liveIn(householdId: string, name: string, phone: string): Promise<void> {
  await story.house.run(
    'people.registerResidence',
    { householdId, who: { by: 'name', name, phone, hasConsent: true } },
    { as: SYSTEM, tenant: story.tenant },
  )
}

/** A dormitory behind whose code the station stands, with three rooms in which nobody is registered. */
async function findDormitory(): Promise<Dormitory> {
  const found = await story.house.db.pool.query<{ code: string; buildingId: string }>(
    `SELECT c.code, c.building_id AS "buildingId" FROM stations s JOIN place_codes c ON c.tenant_id = s.tenant_id AND c.grid_id = s.grid_id
     WHERE s.tenant_id = $1 AND s.name_zh = $2 AND c.kind IN ('building', 'entrance') AND c.building_id IS NOT NULL AND c.revoked_at IS NULL
     ORDER BY c.code LIMIT 1`,
    [story.tenant, STATION],
  )
  const { code, buildingId } = found.rows[0]
  const rooms = await story.house.db.pool.query<{ id: string; room: string }>(
    `SELECT h.id, h.room FROM households h WHERE h.tenant_id = $1 AND h.building_id = $2
       AND NOT EXISTS (SELECT FROM residences m WHERE m.tenant_id = h.tenant_id AND m.household_id = h.id)
     ORDER BY h.room LIMIT 3`,
    [story.tenant, buildingId],
  )
  return { code, buildingId, rooms: rooms.rows }
}

async function accountOf(who: string): Promise<{ accountId: string }> {
  const { rows } = await story.house.db.pool.query<{ accountId: string }>(
    'SELECT id AS "accountId" FROM accounts WHERE login = $1',
    [`tianrui.${who}`],
  )
  return rows[0]
}

/** The post of somebody with a log-in of the sample. */
async function postOf(who: string): Promise<string> {
  const { rows } = await story.house.db.pool.query<{ id: string }>(
    `SELECT h.post_id AS id FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN post_holders h ON h.tenant_id = ap.tenant_id AND h.person_id = ap.person_id AND h.valid_until IS NULL
     WHERE a.login = $1 AND h.tenant_id = $2 LIMIT 1`,
    [`tianrui.${who}`, story.tenant],
  )
  return rows[0].id
}

/** The code in the newest letter to an address. */
async function codeSentTo(address: string): Promise<string> {
  const { rows } = await story.house.db.pool.query<{ sealed: Buffer }>(
    "SELECT sealed FROM deliveries WHERE tenant_id = $1 AND kind = 'email' ORDER BY id",
    [story.tenant],
  )
  const letters: { address: string; text: string }[] = rows.map((row) => JSON.parse(story.house.keys.open(row.sealed)))
  const text = letters.filter((one) => one.address === address).at(-1)?.text ?? ''
  return /\d{6}/.exec(text)?.[0] ?? ''
}

/** Nothing stands out to the right. */
async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

async function openPlace(page: Page): Promise<void> {
  await page.goto(`${story.url}/c/${dormitory.code}`)
  await page.getByRole('link', { name: /我报过的|My reports/ }).waitFor()
  // What is asked for after the first sight of the page has been answered.
  await page.waitForLoadState('networkidle')
}

/** In sample mode the code that a text message would bring stands on the page. */
async function signIn(page: Page, phone: string): Promise<void> {
  await page.getByRole('textbox', { name: /手机号|Mobile number/ }).fill(phone)
  await page.getByRole('button', { name: /获取验证码|Send me a code/ }).click()
  const shown = await page.getByText(/(验证码是|the code is) \d{6}/).textContent()
  await page.getByRole('textbox', { name: /^(验证码|Code)/ }).fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
}

/** From the same code to a time of tomorrow. */
async function bookHaircut(page: Page): Promise<void> {
  await openPlace(page)
  await page.getByRole('link', { name: /码上约/ }).click()
  const station = page.getByRole('region', { name: STATION })
  await station.getByRole('link', { name: /^理发/ }).click()
  await page.getByRole('button', { name: /^明天/ }).first().click()
  await page
    .getByRole('button', { name: /^14:00–14:20/ })
    .first()
    .click()
  await page.getByRole('button', { name: '约这个时间', exact: true }).click()
  await page.getByRole('heading', { name: '约好了' }).waitFor()
  await expectAccessible(page, 'booked')
}
