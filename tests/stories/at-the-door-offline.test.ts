import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import { turnOnOffline, unlock } from '../support/field-acts.ts'
import { keptOnDevice, readDisk } from '../support/phone-disk.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/at-the-door-without-a-network.md */
let story: Story
let page: Page
const BEGUN = '写了一半：井盖松动'
const MORE = '，旁边有小孩玩'

beforeAll(async () => {
  story = await openStory('jinxin')
}, 300_000)
afterAll(() => story?.close())

test('what she had begun to write lies sealed once a PIN is set, words and photo, and she goes on writing it without a network', {
  timeout: 300_000,
}, async () => {
  page = (await story.member('member')).page
  await page.goto(`${story.url}/field/report`)
  await words(page).fill(BEGUN)
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#9b6a4a' } })
    .jpeg()
    .toBuffer()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'drain-cover.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await keptOnDevice(page, BEGUN)
  expect((await readDisk(page)).open).toContain('drain-cover.jpg')

  await turnOnOffline(page, story.url)
  await nothingInTheOpen()

  await page.context().setOffline(true)
  await opened('/field/report')
  await expect.poll(() => words(page).inputValue()).toBe(BEGUN)
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  const before = (await readDisk(page)).open
  await words(page).fill(BEGUN + MORE)
  // It lies there sealed: only that something else lies there can be seen.
  await expect.poll(async () => (await readDisk(page)).open).not.toBe(before)
  await nothingInTheOpen()
  await opened('/field/report')
  await expect.poll(() => words(page).inputValue()).toBe(BEGUN + MORE)
})

test('she adds a flat and corrects another without a network; what is about people is not offered, and says why', {
  timeout: 300_000,
}, async () => {
  await toBuilding()
  await page.getByRole('link', { name: '补登一户' }).click()
  await page.getByRole('textbox', { name: /房号/ }).fill('101')
  await page.getByText('这个单元已经有「101」了，请核对。').waitFor()
  await page.getByRole('textbox', { name: /房号/ }).fill('909')
  await expectAccessible(page, 'adding a flat without a network')
  await page.getByRole('button', { name: '补登这一户' }).click()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '接着做' }).click()
  await page.getByRole('link', { name: /909.*补登的，待发出/ }).waitFor()
  await expectAccessible(page, 'a building with a flat that waits')

  await page.getByRole('link', { name: /^101/ }).first().click()
  await page.getByText(/手机上不存姓名、电话和关爱名单/).waitFor()
  expect(await page.getByRole('link', { name: '记一次联系' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: '登记一个人' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: '核对过，都没变' }).count()).toBe(0)
  await expectAccessible(page, 'a flat without a network')
  await correctPeople(4)
  await page.getByText(/在这一户做的还没发出：更正/).waitFor()
  await expectAccessible(page, 'a flat with a correction that waits')
  const door = new URL(page.url()).pathname
  for (const form of ['log', 'add-person']) {
    await opened(`${door}/${form}`)
    await page.getByText(/手机上不存姓名、电话和关爱名单/).waitFor()
    expect(await page.getByRole('textbox').count(), form).toBe(0)
  }
  await expectAccessible(page, 'a form that needs a network')
  await opened('/field/me/absence')
  await page.getByText(/请假、交接、值班、技能和倾诉都要对方当场看到/).waitFor()
  await expectAccessible(page, 'a page that needs a network')
  await opened('/field/outbox')
  await page.getByText(/^补登一户 · .*909/).waitFor()
  await expectAccessible(page, 'an outbox with corrections')
  expect(await flatsOf('909')).toBe(0)

  await page.context().setOffline(false)
  await expect.poll(() => flatsOf('909'), { timeout: 60_000 }).toBe(1)
  await expect.poll(() => countedAt101(), { timeout: 60_000 }).toBe(4)
})

test('a forgotten PIN says what is lost with it before anything is cleared; her lead reads how much it was', {
  timeout: 300_000,
}, async () => {
  await page.context().setOffline(true)
  await toBuilding()
  await page.getByRole('link', { name: /^101/ }).first().click()
  await correctPeople(6)
  await page.goto(`${story.url}/field`)
  await page.getByText(/这里面有 1 条没发出/).waitFor()
  await expectAccessible(page, 'the lock with unsent work')
  await page.getByRole('button', { name: '忘了口令' }).click()
  await page.getByText(/它们用口令加密，谁也打不开/).waitFor()
  expect(await page.getByRole('button', { name: '清空并重新登录' }).count()).toBe(0)
  await page.getByRole('checkbox', { name: /我知道这 1 条没有了/ }).check()
  await expectAccessible(page, 'a forgotten PIN')
  await page.getByRole('button', { name: '清空并重新登录' }).click()
  await page.getByText(/没发出的 1 条没有了，网格长会看到这个数/).waitFor({ timeout: 30_000 })
  await expectAccessible(page, 'cleared')
  const disk = await readDisk(page)
  expect(disk.blocks).toBe(0)
  expect(disk.open).not.toContain('/report')

  await page.context().setOffline(false)
  await page.goto(`${story.url}/field`)
  const { page: lead } = await story.officer('lead')
  await expect
    .poll(
      async () => {
        await lead.goto(`${story.url}/console/phones`)
        await lead.getByRole('table').first().waitFor()
        return lead.getByText('清空时还有 1 条没发出，已经没有了').count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  await expectAccessible(lead, 'a phone that was cleared with unsent work')
  story.expectNoFaults()
})

const words = (on: Page) => on.locator('textarea').first()

async function opened(path: string): Promise<void> {
  await page.goto(`${story.url}${path}`)
  await unlock(page)
}

/** Nobody who has the phone and not the PIN reads a word, a photo or what it is called. */
async function nothingInTheOpen(): Promise<void> {
  const { open, bare } = await readDisk(page)
  expect(bare).toEqual([])
  for (const plain of [BEGUN.slice(0, 4), MORE.slice(1), 'drain-cover']) expect(open).not.toContain(plain)
}

async function toBuilding(): Promise<void> {
  await opened('/field/grid')
  await page.getByRole('link', { name: /我的门户/ }).click()
  await page.getByRole('heading', { name: '我的门户' }).waitFor()
  await page.locator('a[href*="/doors/grid/"]').first().click()
  await page.getByRole('link', { name: '补登一户' }).waitFor()
}

async function correctPeople(count: number): Promise<void> {
  await page.getByRole('link', { name: /居住人数：不在手机上/ }).click()
  await page.getByRole('textbox', { name: '改成' }).fill(String(count))
  await expectAccessible(page, 'a correction without a network')
  await page.getByRole('button', { name: '保存更正' }).click()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '接着做' }).click()
}

async function flatsOf(room: string): Promise<number> {
  const { rows } = await story.house.db.pool.query('SELECT 1 FROM households WHERE tenant_id = $1 AND room = $2', [
    story.tenant,
    room,
  ])
  return rows.length
}

async function countedAt101(): Promise<number> {
  const { rows } = await story.house.db.pool.query<{ n: number }>(
    `SELECT people_count AS n FROM households WHERE tenant_id = $1 AND room = '101' AND known -> 'people' ->> 'source' = 'door'
     ORDER BY known -> 'people' ->> 'at' DESC LIMIT 1`,
    [story.tenant],
  )
  return rows[0]?.n ?? 0
}
