import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Running } from '../../app/running.ts'
import { actAtConsole, openAtConsole, pick, triage } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import type { TestCommunity } from '../support/community.ts'
import { SYSTEM } from '../support/house.ts'
import { actOnPhone } from '../support/on-the-phone.ts'
import { openStage, postOf, type Stage } from '../support/stage.ts'

/** docs/flows/either-claims.md */
let stage: Stage
beforeAll(async () => {
  stage = await openStage(linkThePlant)
}, 120_000)
afterAll(() => stage?.close())

test('a dormitory of a plant: both sides are offered it, the line leader claims on his phone, the other sees who has it', {
  timeout: 240_000,
}, async () => {
  const worker = (await stage.visit()).page
  const told = await reportByCode(worker, stage.url, stage.code, '宿舍三楼开水机坏了两天，下夜班没有热水', {
    name: '欧阳工',
    phone: '15400001234',
  })
  const caseId = await stage.caseOf(told.number)

  const [ordinary, line] = [(await stage.member('ordinaryLead')).page, (await stage.member('liaison')).page]
  await ordinary.getByText('现在没有等您处理的事').waitFor()

  const desk = (await stage.officer('desk')).page
  await openAtConsole(desk, stage.url, caseId)
  await triage(desk, '健身')
  await actAtConsole(desk, '交办', async (form) => {
    await form.getByText('王一长').first().click()
    await pick(form.page(), form.getByRole('combobox', { name: '另一边也可领办' }), '智造园一厂')
    await expectAccessible(desk, 'assigning to two sides')
  })
  await desk.getByText('同时交另一岗位领办').waitFor()
  const promised = (await stage.standOf(caseId)).due

  // Both lists hear of it by themselves.
  const row = (page: typeof line) => page.getByRole('link', { name: /宿舍三楼开水机/ })
  for (const page of [ordinary, line]) {
    await row(page).getByText('两边都可以领办').waitFor()
    await expectAccessible(page, 'a case that two may claim')
  }
  await row(ordinary).click()
  await ordinary.getByText('智造园一厂 专属网格员 卫校员').waitFor()
  await ordinary.getByRole('link', { name: '领办', exact: true }).click()
  await ordinary.getByText('“智造园一厂 专属网格员 卫校员”也可以领办').waitFor()

  await row(line).click()
  await actOnPhone(line, '领办', async () => {
    await line.getByText('“一般网格长 王一长”也可以领办').waitFor()
  })
  await line.getByRole('heading', { name: '领办好了，由您来办' }).waitFor()

  // Whoever was about to press is told, and has it no longer among what waits.
  await ordinary
    .getByText('现在不能“领办”')
    .or(ordinary.getByText(/您打开以后，这件事有了变化/))
    .first()
    .waitFor()
  await ordinary.getByRole('button', { name: '返回' }).click()
  await ordinary.getByText('专属网格员 卫校员').first().waitFor()
  await ordinary.getByText('眼下不用您做什么').waitFor()
  await expectAccessible(ordinary, 'the other side has it')
  await ordinary.goto(`${stage.url}/field`)
  await ordinary.getByText('现在没有等您处理的事').waitFor()
  const now = await stage.standOf(caseId)
  expect(now).toMatchObject({ state: 'in_progress', owner: postOf(stage, 'liaison'), due: promised, handleClocks: 1 })

  await line.getByRole('button', { name: '看这件事' }).click()
  await actOnPhone(line, '办结', async () => {
    await line.getByText('已解决', { exact: true }).click()
    await line
      .getByRole('textbox', { name: '给报告人的答复' })
      .fill('厂里换了加热管，三楼开水机已经能用，夜班前请人试过。')
  })
  await line.getByRole('heading', { name: '办结了，辛苦' }).waitFor()
  await openAtConsole(desk, stage.url, caseId)
  await actAtConsole(desk, '核查', (form) => form.getByText('通过', { exact: true }).click())

  await worker.goto(told.trackingUrl)
  await worker.getByText('三楼开水机已经能用').first().waitFor()
  await expectAccessible(worker, 'the answer')
  await worker.getByRole('radio', { name: '很满意', exact: true }).check({ force: true })
  await worker.getByRole('button', { name: '提交评价' }).click()
  await worker.getByText('您的评价：很满意').waitFor()
  expect((await stage.standOf(caseId)).state).toBe('closed')
  stage.expectNoFaults()
})

/** As in 天瑞: an enterprise's grid beside the ordinary ones, its line leader (线长), and a second lead of the main grid from the enterprise. */
async function linkThePlant(running: Running, here: TestCommunity): Promise<void> {
  const { tenant, communityId, mainGridId } = here
  const envelope = (input: object) => ({ commandId: randomUUID(), tenant, input })
  await running.house.run('grids.redrawGrid', envelope({ gridId: here.dedicated, name: '智造园一厂' }), SYSTEM)
  const cadre = { communityId, name: '秦总长', phone: '15400009911', isContactPublic: true, isSynthetic: true }
  const { personId } = (await running.house.run('people.registerPerson', envelope(cadre), SYSTEM)) as {
    personId: string
  }
  const seat = (await running.house.run(
    'people.createPost',
    envelope({ gridId: mainGridId, role: 'main_grid_lead', slot: 2 }),
    SYSTEM,
  )) as { postId: string }
  await running.house.run('people.takePost', envelope({ postId: seat.postId, personId }), SYSTEM)
}
