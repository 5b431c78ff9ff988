import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import { PIN, reportKept, unlock } from '../support/field-acts.ts'
import { sendNow } from '../support/on-the-phone.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/a-day-without-a-network.md */
let story: Story
const LAMP = '三楼楼道灯坏了两天,晚上看不清台阶'
beforeAll(async () => {
  story = await openStory('shuangfulu')
  await giveToMember()
}, 300_000)
afterAll(() => story?.close())

const REPORTS = 10

test('a member works a day without a network, the app killed twice; back on-line everything is there once, in order, with its photos', {
  timeout: 400_000,
}, async () => {
  const { page } = await story.member('member')
  const context = page.context()

  // In the morning, with a network: a PIN, and everything comes down.
  await page.goto(`${story.url}/field/offline`)
  await expectAccessible(page, 'turning it on')
  await page.getByLabel('六位口令').fill('123456')
  await page.getByLabel('再输一遍').fill('123456')
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.getByText('这个口令太好猜').waitFor()
  await page.getByLabel('六位口令').fill(PIN)
  await page.getByLabel('再输一遍').fill(PIN)
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.getByText('离线工作已开启').waitFor({ timeout: 60_000 })
  await page.getByText(/上次更新：/).waitFor({ timeout: 60_000 })
  await expectAccessible(page, 'turned on')
  await page.evaluate(() => navigator.serviceWorker.ready)

  // Flight mode. The app is killed, and opens by its PIN alone.
  await context.setOffline(true)
  const cut = await reopened(page)
  await unlock(cut)
  await cut.getByRole('heading', { name: '我的事件' }).waitFor()
  await expectAccessible(cut, 'my cases without a network')
  await cut.getByRole('link', { name: new RegExp(LAMP.slice(0, 8)) }).click()
  await cut.getByRole('heading', { name: LAMP }).waitFor()
  await expectAccessible(cut, 'a case without a network')

  // What she does to it goes in its order too.
  await cut.getByRole('link', { name: '领办', exact: true }).click()
  await cut.getByRole('button', { name: '领办', exact: true }).click()
  await sendNow(cut)
  await cut.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await expectAccessible(cut, 'kept')
  await cut.getByRole('button', { name: '接着做' }).click()
  await cut.getByText('您做的还没发出：领办').waitFor()
  await cut.getByRole('heading', { name: LAMP }).waitFor()
  await cut.getByRole('button', { name: '返回' }).click()
  await cut.getByRole('heading', { name: '我的事件' }).waitFor()

  const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#9b6a4a' } })
    .jpeg({ quality: 95 })
    .toBuffer()
  let now = cut
  for (let i = 1; i <= REPORTS; i++) {
    await reportKept(now, `断网第${i}件：楼道堆了旧家具`, photo)
    await expect.poll(() => unsentIn(now)).toBe(i + 1)
    if (i === 4 || i === 8) {
      now = await reopened(now)
      await unlock(now)
      await expect.poll(() => unsentIn(now)).toBe(i + 1)
    }
  }
  await now.goto(`${story.url}/field/outbox`)
  await unlock(now)
  await now.getByText('断网第10件').waitFor()
  await expectAccessible(now, 'outbox')
  expect(await now.locator('.f-outbox > li').count()).toBe(REPORTS + 1)
  expect(await reportsOf(story)).toEqual([])

  // Signing out warns.
  await now.goto(`${story.url}/field/me`)
  await unlock(now)
  await now.getByRole('button', { name: '退出登录' }).click()
  await now.getByText(/还有 11 条没发出/).waitFor()
  await expectAccessible(now, 'leaving with unsent work')
  await now.getByRole('button', { name: '关闭' }).first().click()

  // Back on-line everything goes by itself.
  await context.setOffline(false)
  await expect.poll(() => reportsOf(story), { timeout: 120_000, interval: 1000 }).toHaveLength(REPORTS)
  await expect.poll(() => photosOf(story), { timeout: 120_000, interval: 1000 }).toEqual(Array(REPORTS).fill(1))
  const texts = (await reportsOf(story)).map((row) => row.text)
  expect(texts).toEqual(Array.from({ length: REPORTS }, (_, i) => `断网第${i + 1}件：楼道堆了旧家具`))
  await now.goto(`${story.url}/field/outbox`)
  await unlock(now)
  await now.getByText('都发出去了').waitFor({ timeout: 60_000 })

  // The desk sees them, once each.
  const { page: desk } = await story.officer('desk')
  await desk.goto(`${story.url}/console`)
  await desk.getByText('断网第10件').first().waitFor()
})

test('a lost phone is revoked: it hands over what it had not sent, wipes itself, and the lead reads and settles it', {
  timeout: 300_000,
}, async () => {
  const { page } = await story.member('committee')
  const context = page.context()
  await page.goto(`${story.url}/field/offline`)
  await page.getByLabel('六位口令').fill(PIN)
  await page.getByLabel('再输一遍').fill(PIN)
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.getByText(/上次更新：/).waitFor({ timeout: 60_000 })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  const cut = await reopened(page)
  await cut.getByLabel('六位口令').fill('000000')
  await cut.getByRole('button', { name: '打开', exact: true }).click()
  await cut.getByText(/再错 9 次/).waitFor({ timeout: 30_000 })
  await expectAccessible(cut, 'the lock')
  await unlock(cut)
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#556' } })
    .jpeg()
    .toBuffer()
  await reportKept(cut, '断网时写的：井盖松动', photo)

  const { page: lead } = await story.officer('lead')
  await lead.goto(`${story.url}/console/phones`)
  const name = await story.nameOf('committee')
  const row = lead.getByRole('row').filter({ hasText: name }).filter({ hasText: '在用' })
  await row.waitFor()
  await expectAccessible(lead, 'phones')
  await row.getByRole('button', { name: '停用' }).click()
  await expectAccessible(lead, 'revoking')
  await lead.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await lead.getByText('已停用。').waitFor()

  await context.setOffline(false)
  await cut
    .getByRole('button', { name: '登录', exact: true })
    .or(cut.getByText('登录名密码'))
    .first()
    .waitFor({ timeout: 60_000 })
  await expect
    .poll(
      () =>
        cut.evaluate(async () => {
          const found = await indexedDB.databases()
          if (!found.some((one) => one.name === 'weige-field')) return 0
          return new Promise<number>((done) => {
            const request = indexedDB.open('weige-field')
            request.onsuccess = () => {
              const all = request.result.transaction(['blocks', 'outbox', 'files', 'meta'])
              let sum = 0
              for (const part of ['blocks', 'outbox', 'files', 'meta']) {
                const count = all.objectStore(part).count()
                count.onsuccess = () => {
                  sum += count.result
                }
              }
              all.oncomplete = () => done(sum)
            }
          })
        }),
      { timeout: 30_000 },
    )
    .toBe(0)

  await lead.reload()
  const rescued = lead.getByRole('row').filter({ hasText: name }).filter({ hasText: '手机已停用' })
  await rescued.getByRole('button', { name: '查看' }).click()
  await lead.getByRole('button', { name: '替本人补录' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await lead.getByText('断网时写的：井盖松动').first().waitFor()
  await lead.getByRole('button', { name: '第 1 张照片' }).waitFor()
  await expectAccessible(lead, 'rescued work')
  await lead.keyboard.press('Escape')
  await rescued.getByRole('button', { name: '处理' }).click()
  await expectAccessible(lead, 'settling')
  await lead.getByRole('dialog').getByRole('button', { name: '处理', exact: true }).click()
  await lead.getByText('处理好了。').waitFor()
  expect((await reportsOf(story)).every((one) => !one.text.includes('井盖'))).toBe(true)
  story.expectNoFaults()
})

/** A case of the member's own, assigned this morning. */
async function giveToMember(): Promise<void> {
  const { house, tenant, code } = story
  const on = async (who: string) => {
    const { rows } = await house.db.pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [
      `shuangfulu.${who}`,
    ])
    return { as: { accountId: rows[0].id }, tenant }
  }
  const { caseId } = await house.run(
    'intake.receiveReport',
    { channel: 'qr', text: LAMP, place: { by: 'code', code } },
    { as: { kind: 'visitor' }, tenant },
  )
  const me = await house.ask('people.me', {}, await on('member'))
  await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, await on('desk'))
  await house.run('cases.assign', { caseId, toPostId: me.grants[0].postId }, await on('desk'))
}

/** The app is killed: the page goes without a farewell, and another one is opened. */
async function reopened(page: Page): Promise<Page> {
  const context = page.context()
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  next.setDefaultTimeout(20_000)
  await next.goto(`${story.url}/field`)
  return next
}

async function unsentIn(page: Page): Promise<number> {
  const said = await page.locator('.f-line').textContent()
  return Number(/(\d+) 条没发出/.exec(said ?? '')?.[1] ?? 0)
}

async function reportsOf({ house, tenant }: Story): Promise<{ id: string; text: string }[]> {
  const { rows } = await house.db.pool.query<{ id: string; text: string }>(
    `SELECT r.id, r.text FROM reports r WHERE r.tenant_id = $1 AND r.text LIKE '断网第%' ORDER BY r.received_at, r.id`,
    [tenant],
  )
  return rows
}

async function photosOf({ house, tenant }: Story): Promise<number[]> {
  const { rows } = await house.db.pool.query<{ n: number }>(
    `SELECT count(f.id)::int AS n FROM reports r LEFT JOIN files f ON f.tenant_id = r.tenant_id AND f.owner_id = r.id
     WHERE r.tenant_id = $1 AND r.text LIKE '断网第%' GROUP BY r.id ORDER BY r.id`,
    [tenant],
  )
  return rows.map((row) => row.n)
}
