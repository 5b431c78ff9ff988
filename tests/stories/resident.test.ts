import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, fits, PHONE, passNear, SMALL_PHONE, tabTo } from '../support/browser.ts'
import { keptOnDevice } from '../support/phone-disk.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/a-resident-reports.md */

let on: Served

beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

const box = (page: Page) => page.getByRole('textbox', { name: '说说情况' })
const next = (page: Page) => page.getByRole('button', { name: '下一步' })

describe('where it is', { timeout: 90_000 }, () => {
  test('on a border the person chooses, and nothing goes on before', async () => {
    const page = await reportAt({ lng: 104.2, lat: 30.6 }, (answer) => {
      answer.kind = 'ambiguous'
      answer.choices = [
        { gridId: '0190a000-0000-7000-8000-000000000001', gridName: '一号微网格' },
        { gridId: '0190a000-0000-7000-8000-000000000002', gridName: '二号微网格' },
      ]
    })
    await page.getByText('正好在两个网格的交界处').waitFor()
    await next(page).click()
    await page.getByText('请选一个网格。').waitFor()
    await expectAccessible(page, 'border')
    await page.getByText('二号微网格').click()
    await next(page).click()
    await page.getByRole('heading', { name: '要留联系方式吗？' }).waitFor()
    await page.getByText('二号微网格').waitFor()
  })

  test('outside all, and without leave, the code stays marked and the page says so', async () => {
    const outside = await reportAt({ lng: 116.4, lat: 39.9 })
    await outside.getByText('不在本地服务范围内').waitFor()
    expect(await outside.getByRole('radio', { name: /就在这里/ }).isChecked()).toBe(true)
    const denied = await reportAt(null)
    await denied.getByText('手机没有给出位置').waitFor()
    expect(await denied.getByRole('radio', { name: /就在这里/ }).isChecked()).toBe(true)
  })
})

describe('what is written', { timeout: 90_000 }, () => {
  test('danger to life comes first, in both languages', async () => {
    const zh = await open()
    await box(zh).fill('有人要跳楼，快来')
    await next(zh).click()
    await zh.getByRole('link', { name: '110 报警' }).waitFor()
    await expectAccessible(zh, 'danger')
    const en = await open({ locale: 'en-GB' })
    await en.getByRole('textbox', { name: 'Describe it' }).fill('There is a smell of gas in the stairwell')
    await en.getByRole('button', { name: 'Next' }).click()
    await en.getByRole('link', { name: '119 fire' }).waitFor()
  })

  test('a complaint about the platform is a draft of its own', async () => {
    const page = await open()
    await box(page).fill('三楼楼道灯坏了')
    await page.goto(`${on.server.url}/c/${on.ground.code}`)
    await page.getByRole('link', { name: '对工作人员或平台有意见' }).click()
    await expect.poll(() => box(page).inputValue()).toBe('')
    await box(page).fill('电话一直没人接')
    await next(page).click()
    await page.getByText('第 2 步，共 2 步').waitFor()
    await page.goto(`${on.server.url}/c/${on.ground.code}`)
    await page.getByRole('link', { name: /码上办/ }).click()
    await page.getByRole('heading', { name: '发生了什么事？' }).waitFor()
    expect(await box(page).inputValue()).toBe('三楼楼道灯坏了')
  })

  test('survives reload, back and a dead line, and goes out once when pressed twice', async () => {
    const page = await open()
    await box(page).fill('楼道口的垃圾没人清')
    await next(page).click()
    await page
      .getByRole('button', { name: /不确定/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: /具体位置/ }).fill('东门垃圾房旁')
    await keptOnDevice(page, '东门垃圾房旁')
    await page.reload()
    expect(await page.getByRole('textbox', { name: /具体位置/ }).inputValue()).toBe('东门垃圾房旁')
    await page.goBack()
    await page.goForward()
    await next(page).click()
    await passNear(page)
    await page.getByRole('radio', { name: /^不留姓名/ }).check({ force: true })
    const ids = new Set<string>()
    let isDead = true
    await page.route('**/api/intake.receiveReport', (route) => {
      ids.add(JSON.parse(route.request().postData() ?? '{}').commandId)
      return isDead ? route.abort() : route.continue()
    })
    await page.getByRole('button', { name: '提交' }).dblclick()
    await page.getByRole('heading', { name: '还没有发出去' }).waitFor({ timeout: 40_000 })
    await page.reload()
    isDead = false
    await page.getByRole('heading', { name: /收到了/ }).waitFor({ timeout: 40_000 })
    expect(ids.size).toBe(1)
    await page.goBack()
    expect(await page.getByRole('heading', { name: /收到了|在哪里/ }).count()).toBeLessThanOrEqual(1)
  })

  test('of odd characters none is lost but those that no text can hold, and blanks alone are no report', async () => {
    const page = await open()
    await box(page).fill('  \n　 ')
    await next(page).click()
    await page.getByText('请写一句话，至少两个字，或者说一段话。').waitFor()
    const text = '𠮷野家门口👨‍👩‍👧 مرحبا 灯坏了'
    const url = await send(page, text)
    await page.goto(url)
    await page.getByText(text).waitFor()
    for (const odd of ['零\u0000字', '半个\ud83d字', '长'.repeat(10_000)]) {
      const answer = await page.request.post(`${on.server.url}/api/intake.receiveReport`, {
        headers: { 'x-weige': '1' },
        data: {
          commandId: crypto.randomUUID(),
          tenant: on.ground.tenant,
          input: { channel: 'qr', text: odd, place: { by: 'code', code: on.ground.code } },
          madeAt: new Date().toISOString(),
        },
      })
      expect(answer.status(), odd.slice(0, 4)).toBeLessThan(500)
    }
  })
})

describe('what was reported near by', { timeout: 90_000 }, () => {
  test('is offered before sending; one tap joins, with words and a code of one’s own', async () => {
    await send(await open(), '单元门口的健身器材断了，孩子差点摔着', /健身/)
    const page = await open()
    await box(page).fill('门口健身器材坏了')
    await next(page).click()
    await page
      .getByRole('button', { name: /不确定/ })
      .first()
      .click()
    await next(page).click()
    await page.getByRole('heading', { name: '附近有人报过类似的事' }).waitFor()
    await expectAccessible(page, 'near')
    expect(await page.locator('main').textContent()).not.toContain('孩子')
    await page
      .getByRole('button', { name: /就是这件，我也遇到了/ })
      .first()
      .click()
    await page.getByRole('radio', { name: /^不留姓名/ }).check({ force: true })
    await page.getByRole('button', { name: '提交，加入这件事' }).click()
    await page.getByRole('heading', { name: '已加入这件事，谢谢您' }).waitFor()
    await expectAccessible(page, 'receipt of one who joined')
    await page.getByRole('link', { name: '看进度' }).click()
    await page.getByText('门口健身器材坏了').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('孩子')
  })
})

describe('photos', { timeout: 90_000 }, () => {
  test('nine at most, and one that is none is said to be none', async () => {
    const page = await open()
    const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#396' } })
      .jpeg()
      .toBuffer()
    const files = Array.from({ length: 10 }, (_, i) => ({ name: `${i}.jpg`, mimeType: 'image/jpeg', buffer: image }))
    await page.setInputFiles('input[type=file]', files)
    await page.getByText('最多 9 张照片').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /删除第/ }).count()).toBe(9)
    await page.getByRole('button', { name: '删除第 9 张照片' }).click()
    await page.setInputFiles('input[type=file]', {
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<html></html>'.repeat(50)),
    })
    await page.getByRole('button', { name: '这不是照片，或已损坏，请换一张。' }).waitFor({ timeout: 30_000 })
    await expectAccessible(page, 'photos')
  })
})

test('with the keyboard alone: reported, followed and added to', { timeout: 90_000 }, async () => {
  const page = await open({ viewport: SMALL_PHONE })
  await page.goto(`${on.server.url}/c/${on.ground.code}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, /码上办/)
  await page.keyboard.press('Enter')
  await tabTo(page, /说说情况/)
  await page.keyboard.type('夜里十二点还在装修')
  await tabTo(page, /^下一步/)
  await page.keyboard.press('Enter')
  await page.getByText('不确定').first().waitFor()
  await tabTo(page, /不确定/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /在哪里/ }).waitFor()
  await tabTo(page, /^下一步/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '要留联系方式吗？' }).waitFor()
  await tabTo(page, /不留姓名/)
  await page.keyboard.press('Space')
  await tabTo(page, /^提交/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /收到了/ }).waitFor()
  await tabTo(page, /^看进度/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  await tabTo(page, /^补充情况/)
  await page.keyboard.press('Enter')
  await page.keyboard.type('三楼 302 那家')
  await tabTo(page, /^提交/)
  await page.keyboard.press('Enter')
  await page.getByText('已送达，谢谢。').waitFor()
})

test('elder mode: one thing per page, nothing cut at 360 px, no small text or target', {
  timeout: 90_000,
}, async () => {
  const page = await open({ viewport: SMALL_PHONE })
  await page.getByRole('button', { name: '长辈版' }).click()
  expect(await page.getByText('拍照或选照片').count()).toBe(0)
  await fits(page)
  await box(page).fill('楼道灯坏了')
  await next(page).click()
  await page.getByRole('heading', { name: '有照片吗？' }).waitFor()
  await expectAccessible(page, 'photos in elder mode')
  await fits(page)
  await page.getByRole('button', { name: '没有照片，下一步' }).click()
  await page
    .getByRole('button', { name: /不确定/ })
    .first()
    .click()
  await page.getByText('第 4 步，共 6 步').waitFor()
  await fits(page)
})

/** The report's first page of the printed code, for a fresh visitor. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await on.browser.newContext({ viewport: PHONE, locale: 'zh-CN', hasTouch: true, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${on.server.url}/c/${on.ground.code}#/report/what`)
  await page.getByRole('textbox').first().waitFor()
  return page
}

/** The page that asks where, the device having been asked; `answer` changes what the server says about the spot. */
async function reportAt(
  spot: { lng: number; lat: number } | null,
  answer?: (located: Record<string, unknown>) => void,
): Promise<Page> {
  const page = await open(
    spot
      ? { geolocation: { longitude: spot.lng, latitude: spot.lat, accuracy: 10 }, permissions: ['geolocation'] }
      : { permissions: [] },
  )
  if (answer)
    await page.route('**/api/grids.locatePoint*', (route) => {
      const located = {}
      answer(located)
      return route.fulfill({ json: located })
    })
  await box(page).fill('楼道灯坏了')
  await next(page).click()
  await page
    .getByRole('button', { name: /不确定/ })
    .first()
    .click()
  await page.getByText('我现在的位置').click()
  return page
}

/** Writes and sends an anonymous report; its page's address. */
async function send(page: Page, text: string, kind = /不确定/): Promise<string> {
  await box(page).fill(text)
  await next(page).click()
  await page.getByRole('button', { name: kind }).first().click()
  await next(page).click()
  await passNear(page)
  await page.getByRole('radio', { name: /^不留姓名/ }).check({ force: true })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: /收到了/ }).waitFor()
  return `${on.server.url}${await page.getByRole('link', { name: '看进度' }).getAttribute('href')}`
}
