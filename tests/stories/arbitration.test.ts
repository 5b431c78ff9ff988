import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, openAtConsole, pick, triage } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { actOnPhone, openOnPhone } from '../support/on-the-phone.ts'
import { openStage, postOf, type Stage } from '../support/stage.ts'

/** docs/flows/arbitration.md */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

test('sent back twice: the lead above both sides decides in four working hours, it binds, and the resident’s date never moves', {
  timeout: 240_000,
}, async () => {
  const resident = (await stage.visit()).page
  const told = await reportByCode(
    resident,
    stage.url,
    stage.code,
    '两个网格交界的人行道地砖塌了一块，晚上容易绊倒',
    null,
  )
  const caseId = await stage.caseOf(told.number)
  const desk = (await stage.officer('desk')).page
  await openAtConsole(desk, stage.url, caseId)
  await triage(desk, '健身')
  await assignTo('王一长')
  const promised = (await stage.standOf(caseId)).due

  const [first, second] = [(await stage.member('ordinaryLead')).page, (await stage.member('siblingLead')).page]
  await sendBack(first, '属地不符', '塌的那一侧在第二网格，请交冯二长。')
  expect(await stage.standOf(caseId)).toMatchObject({ state: 'triaged', owner: postOf(stage, 'desk'), returns: 1 })

  await openAtConsole(desk, stage.url, caseId)
  await desk.getByText('塌的那一侧在第二网格').waitFor()
  await desk.getByText('已退回 1 次').waitFor()
  await assignTo('冯二长')
  await sendBack(second, '权属不清', '人行道的养护一直是第一网格在做。')
  expect(await stage.standOf(caseId)).toMatchObject({ state: 'triaged', owner: postOf(stage, 'lead'), returns: 2 })

  // The desk can no longer pass it on; it reads who decides, and until when.
  await openAtConsole(desk, stage.url, caseId)
  await desk.getByText('再次退回，提请裁定').waitFor()
  await desk.getByText('已退回 2 次').waitFor()
  const buttons = desk.getByRole('region', { name: '可以做的' })
  expect(await buttons.getByRole('button', { name: '交办', exact: true }).count()).toBe(0)
  expect(await buttons.getByRole('button', { name: '裁定', exact: true }).count()).toBe(0)
  await expectAccessible(desk, 'waits for arbitration')

  const lead = (await stage.officer('lead')).page
  await lead
    .getByText(/交界的人行道地砖/)
    .first()
    .click()
  await lead.getByRole('heading', { name: '经过' }).waitFor()
  await lead.getByText('人行道的养护一直是第一网格在做').waitFor()
  await expectAccessible(lead, 'to arbitrate')
  await actAtConsole(lead, '裁定', async (form) => {
    await pick(form.page(), form.getByRole('combobox', { name: '裁定' }), '王一长')
    await form.getByRole('textbox').last().fill('人行道按养护协议归第一网格，由王一长负责到底。')
    await expectAccessible(lead, 'deciding')
  })
  await lead.getByText('裁定归属').waitFor()

  // It binds: the side that lost reads why and has no way to send it back.
  await openOnPhone(first, stage.url, caseId)
  await first.getByText('人行道按养护协议归第一网格').waitFor()
  await first.getByText(/退回过 2 次/).waitFor()
  await first.getByRole('button', { name: '其他办法' }).click()
  for (const way of [/^退回/, /^交办/, /^上报升级/])
    expect(await first.getByRole('dialog').getByRole('link', { name: way }).count()).toBe(0)
  await expectAccessible(first, 'bound by the decision')
  await first.keyboard.press('Escape')
  await actOnPhone(first, '领办')
  await first.getByRole('heading', { name: '领办好了，由您来办' }).waitFor()
  const bound = await stage.standOf(caseId)
  expect(bound).toMatchObject({ state: 'in_progress', owner: postOf(stage, 'ordinaryLead'), handleClocks: 1 })
  expect(bound.due).toEqual(promised)

  await resident.goto(told.trackingUrl)
  await resident.getByText('已明确由一般网格长负责').waitFor()
  expect(await resident.getByText(/养护|第二网格|属地不符/).count()).toBe(0)
  await expectAccessible(resident, 'what the resident reads of it')

  async function assignTo(name: string) {
    await actAtConsole(desk, '交办', async (form) => {
      const offered = form.locator('.k-option', { hasText: name })
      if (await offered.count()) await offered.click()
      else await pick(form.page(), form.getByRole('combobox', { name: '另选岗位' }), name)
    })
  }

  async function sendBack(page: typeof first, reason: string, note: string) {
    await openOnPhone(page, stage.url, caseId)
    await actOnPhone(page, '退回', async () => {
      await page.getByText(reason, { exact: true }).click()
      await page.getByRole('textbox', { name: '说明' }).fill(note)
    })
    await page.getByRole('heading', { name: '退回去了' }).waitFor()
  }
})
