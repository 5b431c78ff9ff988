import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import {
  act,
  actOnPhone,
  choose,
  chooseOnPhone,
  openCase,
  openOnPhone,
  openResident,
  openStage,
  postOf,
  report,
  type Stage,
  signIn,
  stand,
  triage,
} from '../support/desk-acts.ts'

/** docs/flows/arbitration.md */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

test('sent back twice: the lead above both sides decides in four working hours, it binds, and the resident’s date never moves', {
  timeout: 240_000,
}, async () => {
  const resident = await openResident(stage)
  const told = await report(stage, resident, '两个网格交界的人行道地砖塌了一块，晚上容易绊倒', null)
  const desk = await signIn(stage, 'desk')
  await openCase(stage, desk, told.caseId)
  await triage(desk, '健身')
  await assignTo('王一长')
  const promised = (await stand(stage, told.caseId)).due

  const [first, second] = [await signIn(stage, 'ordinaryLead', 'field'), await signIn(stage, 'siblingLead', 'field')]
  await sendBack(first, '属地不符', '塌的那一侧在第二网格，请交冯二长。')
  expect(await stand(stage, told.caseId)).toMatchObject({ state: 'triaged', owner: postOf(stage, 'desk'), returns: 1 })

  await openCase(stage, desk, told.caseId)
  await desk.getByText('塌的那一侧在第二网格').waitFor()
  await desk.getByText('已退回 1 次').waitFor()
  await assignTo('冯二长')
  await sendBack(second, '权属不清', '人行道的养护一直是第一网格在做。')
  expect(await stand(stage, told.caseId)).toMatchObject({ state: 'triaged', owner: postOf(stage, 'lead'), returns: 2 })

  // The desk can no longer pass it on; it reads who decides, and until when.
  await openCase(stage, desk, told.caseId)
  await desk.getByText('再次退回，提请裁定').waitFor()
  await desk.getByText('已退回 2 次').waitFor()
  const buttons = desk.getByRole('region', { name: '可以做的' })
  expect(await buttons.getByRole('button', { name: '交办', exact: true }).count()).toBe(0)
  expect(await buttons.getByRole('button', { name: '裁定', exact: true }).count()).toBe(0)
  await expectAccessible(desk, 'waits for arbitration')

  const lead = await signIn(stage, 'lead')
  await lead
    .getByText(/交界的人行道地砖/)
    .first()
    .click()
  await lead.getByRole('heading', { name: '经过' }).waitFor()
  await lead.getByText('人行道的养护一直是第一网格在做').waitFor()
  await expectAccessible(lead, 'to arbitrate')
  await act(lead, '裁定', async (form) => {
    await choose(form, '裁定', '王一长')
    await form.getByRole('textbox').last().fill('人行道按养护协议归第一网格，由王一长负责到底。')
    await expectAccessible(lead, 'deciding')
  })
  await lead.getByText('裁定归属').waitFor()

  // It binds: the side that lost reads why and has no way to send it back.
  await openOnPhone(stage, first, told.caseId)
  await first.getByText('人行道按养护协议归第一网格').waitFor()
  await first.getByText(/退回过 2 次/).waitFor()
  await first.getByRole('button', { name: '其他办法' }).click()
  for (const way of [/^退回/, /^交办/, /^上报升级/])
    expect(await first.getByRole('dialog').getByRole('link', { name: way }).count()).toBe(0)
  await expectAccessible(first, 'bound by the decision')
  await first.keyboard.press('Escape')
  await actOnPhone(first, '领办')
  await first.getByRole('heading', { name: '领办好了，由您来办' }).waitFor()
  const bound = await stand(stage, told.caseId)
  expect(bound).toMatchObject({ state: 'in_progress', owner: postOf(stage, 'ordinaryLead'), handleClocks: 1 })
  expect(bound.due).toEqual(promised)

  await resident.goto(told.followUrl)
  await resident.getByText('已明确由一般网格长负责').waitFor()
  expect(await resident.getByText(/养护|第二网格|属地不符/).count()).toBe(0)
  await expectAccessible(resident, 'what the resident reads of it')

  async function assignTo(name: string) {
    await act(desk, '交办', async (form) => {
      const offered = form.locator('.k-option', { hasText: name })
      if (await offered.count()) await offered.click()
      else await choose(form, '另选岗位', name)
    })
  }

  async function sendBack(page: typeof first, reason: string, note: string) {
    await openOnPhone(stage, page, told.caseId)
    await chooseOnPhone(page, '退回', async () => {
      await page.getByText(reason, { exact: true }).click()
      await page.getByRole('textbox', { name: '说明' }).fill(note)
    })
    await page.getByRole('heading', { name: '退回去了' }).waitFor()
  }
})
