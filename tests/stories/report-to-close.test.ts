import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '../../platform/proof.ts'
import { actAtConsole, openAtConsole, signInAtConsole } from '../support/at-the-console.ts'
import { DESK, expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/report-to-close.md */

let on: Served
beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

const SIZES = [
  { what: 'an anonymous reporter on a phone', size: PHONE, reporter: null },
  { what: 'a named reporter on a desktop', size: DESK, reporter: { name: '欧阳小𠮷', phone: '15400001234' } },
] as const

describe.each(SIZES)('from the scanned code to the rating: $what', ({ size, reporter }) => {
  test('is answered by the right person and closed', { timeout: 240_000 }, async () => {
    const resident = await visitor(on.browser, size)
    const text = `楼道里堆满了纸箱,走路要侧着身子 ${reporter ? '实名' : '匿名'}`
    const { number, trackingUrl } = await reportByCode(
      resident.page,
      on.server.url,
      on.ground.code,
      text,
      reporter,
      /楼道堆物/,
    )
    const find = async () => {
      const rows = await on.db.pool.query<{ id: string; owner_post_id: string; state: string }>(
        'SELECT id, owner_post_id, state FROM cases WHERE tenant_id = $1 AND number = $2',
        [on.ground.tenant, number],
      )
      return rows.rows[0]
    }
    expect((await find()).state).toBe('reported')

    const desk = await signIn('shida.desk')
    await openAtConsole(desk.page, on.server.url, (await find()).id)
    await expectAccessible(desk.page, 'case page')
    await actAtConsole(desk.page, '研判')
    await expect.poll(async () => (await find()).state).toBe('triaged')
    await actAtConsole(desk.page, '交办')
    await expect.poll(async () => (await find()).state).toBe('assigned')

    const login = on.ground.loginOfPost.get((await find()).owner_post_id)
    expect(login, 'the owner can sign in').toBeDefined()
    const handler = await signIn(login ?? '')
    await openAtConsole(handler.page, on.server.url, (await find()).id)
    await actAtConsole(handler.page, '领办')
    await expect.poll(async () => (await find()).state).toBe('in_progress')
    await actAtConsole(handler.page, '办结', async (form) => {
      await form.getByText('已解决', { exact: true }).click()
      await form.getByLabel('给报告人的答复').fill('已经和住户一起把纸箱清走,楼道通畅了,谢谢您提醒。')
    })
    await expect.poll(async () => (await find()).state).toBe('resolved')

    await resident.page.goto(trackingUrl)
    await resident.page.getByText('正在核实').first().waitFor()
    expect(await resident.page.getByText('已经和住户一起把纸箱清走').count()).toBe(0)

    await openAtConsole(desk.page, on.server.url, (await find()).id)
    await actAtConsole(desk.page, '核查', (form) => form.getByText('通过', { exact: true }).click())
    await expect.poll(async () => (await find()).state).toBe('verified')

    await resident.page.reload()
    await resident.page.getByText('已经和住户一起把纸箱清走').first().waitFor()
    await expectAccessible(resident.page, 'follow page with the answer')
    await rate(resident.page)
    await expect.poll(async () => (await find()).state).toBe('closed')
    expect([...resident.faults, ...desk.faults, ...handler.faults]).toEqual([])

    const proof = await verifyChains(on.db, on.keys, undefined)
    expect(proof.defects).toEqual([])
  })
})

async function signIn(login: string): Promise<{ page: Page; faults: string[] }> {
  const staff = await visitor(on.browser, DESK)
  await signInAtConsole(staff.page, on.server.url, login)
  return staff
}

async function rate(page: Page): Promise<void> {
  await page
    .getByRole('radio', { name: /非常满意|很满意|5/ })
    .first()
    .check({ force: true })
  await page
    .getByRole('button', { name: /提交评价|评价|提交/ })
    .last()
    .click()
}
