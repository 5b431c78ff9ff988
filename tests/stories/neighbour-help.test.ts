import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '../../platform/proof.ts'
import { expectAccessible, SMALL_PHONE } from '../support/browser.ts'
import { openStory, type Person, type Story } from '../support/story.ts'

/** docs/flows/neighbour-help.md */

let on: Story
beforeAll(async () => {
  on = await openStory('desheng')
}, 300_000)
afterAll(() => on?.close())

const TEXT = '十斤米从小区门口搬到家，我腰不好。'

/** Opens the help pages of the code; the page asks for a phone code on the way. */
async function signInByPhone(page: Page, phone: string): Promise<void> {
  await page.getByRole('textbox', { name: '手机号' }).fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const said = await page.getByText(/验证码是 \d{6}/).textContent()
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(said ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

describe('neighbours help each other', { timeout: 180_000 }, () => {
  let zhang: Person
  let li: Person

  test('asked: three steps from the printed code, and what sounds urgent is told to call first', async () => {
    zhang = await on.visit()
    const { page } = zhang
    await page.goto(`${on.url}/c/${on.code}`)
    await page.getByRole('link', { name: /码上帮/ }).click()
    await page.getByRole('heading', { name: '码上帮' }).waitFor()
    await expectAccessible(page, 'help, first page')
    await page.getByRole('link', { name: /我需要帮忙/ }).click()
    await signInByPhone(page, '13900000001')
    await page.getByRole('button', { name: /搬东西/ }).click()
    await page.getByRole('textbox', { name: '要帮什么' }).fill('有人要跳楼，快来')
    await page.getByRole('textbox', { name: /怎么称呼/ }).fill('张阿姨')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('heading', { name: '什么时候？' }).waitFor()
    await expectAccessible(page, 'when')
    await page.getByRole('button', { name: '发给邻居' }).click()
    await page.getByRole('link', { name: '120 急救' }).waitFor()
    await expectAccessible(page, 'call first')
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('textbox', { name: '要帮什么' }).fill(`${TEXT}电话13900000001`)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '发给邻居' }).click()
    await page.getByText('请不要写电话号码').waitFor()
    await page.goBack()
    await page.getByRole('textbox', { name: '要帮什么' }).fill(TEXT)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '发给邻居' }).dblclick()
    await page.getByText('附近的邻居已经能看到').waitFor()
    await page.getByText(TEXT).waitFor()
    await expectAccessible(page, 'asked')
  })

  test('accepted: a neighbour sees it without a name or a number, says yes, and each sees the other’s number', async () => {
    li = await on.visit(SMALL_PHONE)
    const { page } = li
    await page.goto(`${on.url}/c/${on.code}#/help/near`)
    await signInByPhone(page, '13900000002')
    const row = page.getByRole('link', { name: new RegExp(TEXT) })
    await row.waitFor()
    await expectAccessible(page, 'near')
    expect(await page.locator('body').textContent()).not.toMatch(/1390000/)
    await row.click()
    await page.getByRole('textbox', { name: /怎么称呼/ }).fill('小李')
    await expectAccessible(page, 'one near')
    await page.getByRole('button', { name: '我来帮' }).dblclick()
    await page.getByRole('button', { name: '看电话' }).click()
    await page.getByRole('link', { name: /打电话给张阿姨 13900000001/ }).waitFor()
    await expectAccessible(page, 'accepted')
    await zhang.page.reload()
    await zhang.page.getByText('小李答应来帮您了').waitFor()
    await zhang.page.getByRole('button', { name: '看电话' }).click()
    await zhang.page.getByRole('link', { name: /打电话给小李 13900000002/ }).waitFor()
  })

  test('done and thanked: one says so, the other confirms, and the helper reads the thanks', async () => {
    await li.page.getByRole('button', { name: '已经帮好了' }).click()
    await li.page.getByText(/您说已经帮好了/).waitFor()
    await zhang.page.reload()
    await zhang.page.getByRole('button', { name: '是的，帮好了' }).click()
    await zhang.page.getByRole('button', { name: '给帮您的邻居留一句话' }).click()
    await zhang.page.getByRole('textbox', { name: '一句感谢' }).fill('谢谢小李，跑了这么远。')
    await expectAccessible(zhang.page, 'thanks')
    await zhang.page.getByRole('button', { name: '送给邻居' }).click()
    await zhang.page.getByText('谢谢小李').waitFor()
    await li.page.reload()
    await li.page.getByText('谢谢小李，跑了这么远。').waitFor()
    await expectAccessible(li.page, 'thanked')
    expect(await li.page.getByRole('button', { name: '看电话' }).count()).toBe(0)
  })

  test('large text, one thing per page', async () => {
    const { page } = zhang
    await page.goto(`${on.url}/c/${on.code}#/help`)
    await page.getByRole('button', { name: '长辈版' }).click()
    await page.getByRole('link', { name: /我需要帮忙/ }).waitFor()
    await expectAccessible(page, 'help, large text')
    await page.goto(`${on.url}/c/${on.code}#/help/mine`)
    await page.getByRole('link', { name: new RegExp(TEXT) }).waitFor()
    await expectAccessible(page, 'mine, large text')
  })

  test('the desk enters for somebody without a phone; what was reported as improper is ended there', async () => {
    const desk = await on.officer('desk')
    const { page } = desk
    await page.goto(`${on.url}/console/help`)
    await page.getByRole('heading', { name: '邻里互助' }).waitFor()
    await page.getByRole('table').first().waitFor()
    await expectAccessible(page, 'desk')
    await page.getByRole('button', { name: '代录求助' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: '姓名' }).fill('赵奶奶')
    await form.getByRole('textbox', { name: '情况' }).fill('想有人陪着下楼晒晒太阳。')
    await form.getByRole('combobox', { name: '网格' }).click()
    await page.locator('.ant-select-item-option:visible').nth(3).click()
    const day = new Date(on.house.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
    await form.getByLabel('从哪天').fill(day)
    await form.getByLabel('到哪天').fill(day)
    await expectAccessible(page, 'entering')
    await form.getByRole('button', { name: '代录求助' }).click()
    await page.getByText('已录入，附近的邻居可以看到了。').waitFor()
    await page.getByText('代录的', { exact: true }).click()
    await page.getByText('想有人陪着下楼晒晒太阳。').waitFor()

    await li.page.goto(`${on.url}/c/${on.code}#/help/near`)
    await li.page.getByRole('link', { name: /电钻/ }).first().click()
    await li.page.getByRole('button', { name: '反映不妥' }).click()
    await li.page.getByRole('radio', { name: '不是互助的事' }).check()
    await expectAccessible(li.page, 'improper')
    await li.page.getByRole('button', { name: '反映给社区' }).click()
    await li.page.getByText(/已先隐藏/).waitFor()
    await page.getByText('被反映不妥', { exact: true }).click()
    await page.getByText('被反映：不是互助的事').waitFor()
    await expectAccessible(page, 'reported')
    await page.getByRole('button', { name: '没有问题，恢复显示' }).click()
    await page.getByText(/已处理/).waitFor()
  })

  test('a member takes one on the phone, and asks for somebody', async () => {
    await zhang.page.goto(`${on.url}/c/${on.code}#/help/ask`)
    await zhang.page.getByRole('button', { name: /小修小补/ }).click()
    await zhang.page.getByRole('textbox', { name: '要帮什么' }).fill('门把手松了，想请人紧一紧。')
    await zhang.page.getByRole('button', { name: '下一步' }).click()
    await zhang.page.getByRole('button', { name: '发给邻居' }).click()
    await zhang.page.getByText('附近的邻居已经能看到').waitFor()
    const member = await on.member('member')
    const { page } = member
    await page.goto(`${on.url}/field/grid`)
    await page.getByRole('link', { name: /邻里互助/ }).click()
    await page.getByRole('button', { name: '我来帮' }).first().waitFor()
    await expectAccessible(page, 'help in my grids')
    await page.getByRole('button', { name: '我来帮' }).first().click()
    await page.getByRole('heading', { name: '我答应和代录的' }).waitFor()
    await page.getByRole('link', { name: '替人求助' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('钱爷爷')
    await page.getByRole('textbox', { name: '情况' }).fill('想请人帮忙取个快递。')
    await expectAccessible(page, 'asking for somebody')
    await page.getByRole('button', { name: '发给邻居' }).click()
    await page.getByText('想请人帮忙取个快递。').waitFor()
    await page.getByRole('button', { name: '不需要了' }).waitFor()
  })

  test('nothing broke, and every chain holds', async () => {
    await on.house.settle()
    expect((await verifyChains(on.house.db, on.house.keys, undefined)).defects).toEqual([])
    on.expectNoFaults()
  })
})
