import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '../../platform/proof.ts'
import { expectAccessible } from '../support/browser.ts'
import { signedIn } from '../support/due-doors.ts'
import { openStory, type Person, type Story } from '../support/story.ts'

/** docs/flows/corrected-at-the-door.md */

let on: Story
beforeAll(async () => {
  on = await openStory('jinxin')
}, 300_000)
afterAll(() => on?.close())

describe('corrected at the door, and taken back', { timeout: 180_000 }, () => {
  let member: Person
  let lead: Person
  let door: string

  test('the member finds the flat by its room, and writes down who moved in', async () => {
    member = await on.member('member')
    const { page } = member
    await page.goto(`${on.url}/field/grid`)
    await page.getByRole('link', { name: /我的门户/ }).click()
    await page.getByRole('heading', { name: '我的门户' }).waitFor()
    await expectAccessible(page, 'my doors')
    await page.getByRole('searchbox', { name: /找一户/ }).fill('101')
    await page.getByRole('link', { name: /101/ }).first().click()
    await page.getByRole('heading', { name: '住在这里的人' }).waitFor()
    door = page.url()
    await expectAccessible(page, 'one flat')
    await page.getByRole('link', { name: '登记一个人' }).click()
    await page.getByRole('textbox', { name: /姓名或称呼/ }).fill('皇甫明月')
    await page.getByRole('textbox', { name: /手机号/ }).fill('13900000077')
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('请先问本人，再勾选。').waitFor()
    await page.getByRole('checkbox', { name: /本人同意/ }).check()
    await expectAccessible(page, 'somebody who moved in')
    await page.getByRole('button', { name: '记下' }).dblclick()
    await page.getByText('皇*').first().waitFor()
    expect(await page.locator('body').textContent()).not.toMatch(/皇甫明月|13900000077/)
  })

  test('a call in one screen, and the use of the flat put right', async () => {
    const { page } = member
    await page.getByRole('link', { name: '记一次联系' }).click()
    await page.getByText('电话', { exact: true }).click()
    await page.getByRole('combobox', { name: '联系的是' }).selectOption({ label: '皇*' })
    await page.getByText('说上话了').click()
    await expectAccessible(page, 'a contact')
    await page.getByRole('button', { name: '记下' }).dblclick()
    await page.getByText('电话 · 说上话了').waitFor()
    await page.getByRole('link', { name: /房屋用途/ }).click()
    await page.getByText('空置', { exact: true }).click()
    await page.getByRole('combobox', { name: '为什么改' }).selectOption('other')
    await page.getByRole('button', { name: '保存更正' }).click()
    await page.getByText('选了“其他原因”，请写一句。').waitFor()
    await page.getByRole('combobox', { name: '为什么改' }).selectOption('seen')
    await expectAccessible(page, 'a correction')
    await page.getByRole('button', { name: '保存更正' }).dblclick()
    await page.getByRole('link', { name: /房屋用途：空置/ }).waitFor()
    await expectAccessible(page, 'corrected')
  })

  test('the lead sees what was corrected and takes the slip back; names are masked, a number costs a reason', async () => {
    lead = await on.officer('lead')
    const { page } = lead
    await page.goto(`${on.url}/console/homes`)
    const row = page.getByRole('row', { name: /房屋用途.*空置.*撤销/ }).first()
    await row.waitFor()
    await expectAccessible(page, 'households')
    await row.getByRole('link').click()
    await page.getByRole('heading', { name: '更正记录' }).waitFor()
    await page.getByRole('cell', { name: '上门核实' }).first().waitFor()
    expect(await page.locator('body').textContent()).not.toMatch(/皇甫明月|13900000077/)
    await expectAccessible(page, 'one household')
    await page
      .getByRole('row', { name: /房屋用途.*未登记 → 空置/ })
      .getByRole('button', { name: /撤销/ })
      .click()
    await page.getByText('已撤销，恢复为原来的内容。').waitFor()
    await page.getByRole('row', { name: /皇\*/ }).first().getByRole('button', { name: '看姓名电话' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('回访住户')
    await page.getByRole('dialog').getByRole('button', { name: '查看电话' }).click()
    await page.getByRole('link', { name: '13900000077' }).waitFor()
    await page.getByText('皇甫明月').waitFor()
  })

  test('a flat that is not there says so once, and shows no form', async () => {
    const { page } = member
    for (const more of ['', '/add-person', '/log']) {
      await page.goto(`${on.url}/field/doors/home/${randomUUID()}${more}`)
      await page.locator('.k-notice').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.locator('.k-notice').count(), more).toBe(1)
      expect(await page.getByRole('textbox').count(), more).toBe(0)
    }
  })

  test('the member reads the old value again; the register of care lists who is due', async () => {
    await member.page.goto(door)
    await member.page.getByRole('link', { name: /房屋用途：未登记/ }).waitFor()
    const { page } = lead
    await page.goto(`${on.url}/console/care`)
    await page.getByRole('button', { name: '打印' }).waitFor()
    await expectAccessible(page, 'register of care')
    await page
      .getByRole('button', { name: /原因和家属/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('textbox').fill('上门前看一看')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /原因和家属/ })
      .click()
    await page.getByRole('dialog').getByText('紧急联系人', { exact: true }).waitFor()
    await expectAccessible(page, 'reasons and family')
  })

  test('at the door the lead changes who is called first, from what was revealed, and the grade', async () => {
    const { page } = await on.member('lead')
    const me = await signedIn(on, 'jinxin.lead')
    const { gridId } = (await on.house.ask('people.me', {}, me)).grants[0]
    const [cared] = (await on.house.ask('care.recipients', { gridId }, me)).recipients
    await page.goto(`${on.url}/field/doors/home/${cared.householdId}`)
    await page
      .getByRole('link', { name: /关爱：原因、家属、等级/ })
      .first()
      .waitFor()
    await page.goto(`${on.url}/field/doors/home/${cared.householdId}/care/${cared.id}`)
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText('请填写这一项。').waitFor()
    await expectAccessible(page, 'somebody cared for, masked')
    await page.getByRole('button', { name: '上门走访' }).click()
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByRole('button', { name: '修改原因和联系人' }).click()
    await page.getByRole('textbox', { name: /联系人姓名/ }).fill('邻居老周')
    await expectAccessible(page, 'reasons and family changed at the door')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存。').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('邻居老周')
    await page.getByRole('button', { name: '调级' }).click()
    const to = cared.grade === 'red' ? '黄' : '红'
    await page.getByRole('radio', { name: new RegExp(`^${to}`) }).check()
    await page.getByRole('textbox', { name: '为什么调' }).fill('刚出院，一个人住')
    await expectAccessible(page, 'another grade')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存。').waitFor()
    const told = await on.house.ask('care.reveal', { recipientId: cared.id, reason: '核对登记' }, me)
    expect(told.contact?.name).toBe('邻居老周')
    expect(told.changes.map((one) => one.what)).toEqual(expect.arrayContaining(['facts', 'grade']))
  })

  test('nothing broke, and every chain verifies', async () => {
    await on.house.settle()
    expect((await verifyChains(on.house.db, on.house.keys, undefined)).defects).toEqual([])
    on.expectNoFaults()
  })
})
