import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, openAtConsole, triage } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { joinByCode, reportByCode } from '../support/by-the-code.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** docs/flows/merged.md */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

/** The kind that the reporters choose: nobody is offered a matter whose kind is not known. */
const LEAK = /漏水/
const ANSWER = '换了二楼的接头，地下室的水已经抽干，物业明早再看一次。'

test('three tell of one leak, one by name, one without, one who joins: each reads the answer on her own page and says what she thinks of it', {
  timeout: 300_000,
}, async () => {
  const named = (await stage.visit()).page
  const first = await withCase(
    reportByCode(
      named,
      stage.url,
      stage.code,
      '地下室水管漏水，地上都是水，我是1203的司马家',
      {
        name: '司马明',
        phone: '15400005678',
      },
      LEAK,
    ),
  )
  const anonymous = (await stage.visit()).page
  const second = await withCase(
    reportByCode(anonymous, stage.url, stage.code, '地下室水管漏水，堆的纸箱都湿了', null, LEAK),
  )
  const neighbour = (await stage.visit()).page
  const third = await withCase(joinByCode(neighbour, stage.url, stage.code, '地下室水管漏水，我家的储物间也湿了', null))
  expect([first.caseId, second.caseId]).toContain(third.caseId)
  const [main, other] = third.caseId === first.caseId ? ([first, second] as const) : ([second, first] as const)
  const merged = other === first ? named : anonymous
  expect(other.caseId).not.toBe(third.caseId)

  // The desk compares, merges, finds that it was too quick, takes it back, and merges again.
  const desk = (await stage.officer('desk')).page
  await openAtConsole(desk, stage.url, other.caseId)
  const alike = desk.locator('.c-similar li', { hasText: main.number })
  await alike.getByText('同一栋楼').waitFor()
  await expectAccessible(desk, 'possible duplicates')
  await alike.getByRole('button', { name: /并入这一件/ }).click()
  await desk
    .getByText('这件事已经结束')
    .or(desk.getByRole('button', { name: '取消并案' }))
    .first()
    .waitFor()
  await merged.goto(other.trackingUrl)
  await merged.getByText(`与另一件相同的事（${main.number}）合并办理`).waitFor()
  await expectAccessible(merged, 'merged, before the answer')
  await actAtConsole(desk, '取消并案', (form) => form.getByRole('textbox').fill('先分开看看是不是同一根管子。'))
  expect((await stage.standOf(other.caseId)).state).toBe('triaged')
  await merged.reload()
  await merged.getByText('不是同一件事，已分开办理').waitFor()
  await actAtConsole(desk, '并案', (form) =>
    form.getByRole('radio', { name: new RegExp(main.number) }).check({ force: true }),
  )

  // Worked on once.
  await openAtConsole(desk, stage.url, main.caseId)
  await desk.locator('.c-parties li').nth(2).waitFor()
  for (const words of [/我是1203的司马家/, /堆的纸箱都湿了/, /我家的储物间也湿了/])
    await desk.getByRole('article').getByText(words).first().waitFor()
  await triage(desk, '漏水')
  await actAtConsole(desk, '交办')
  const handler = (await stage.ownerAtConsole(main.caseId)).page
  await openAtConsole(handler, stage.url, main.caseId)
  await actAtConsole(handler, '领办')
  await actAtConsole(handler, '办结', async (form) => {
    await form.getByText('已解决', { exact: true }).click()
    await form.getByLabel('给报告人的答复').fill(ANSWER)
  })
  const checker = (await stage.officer('officer')).page
  await openAtConsole(checker, stage.url, main.caseId)
  await actAtConsole(checker, '核查', (form) => form.getByText('通过', { exact: true }).click())

  // Each on her own page, and each for herself.
  const pages = [
    { page: named, url: first.trackingUrl, words: /1203的司马家/, rating: '很满意', verdict: '满意' },
    { page: anonymous, url: second.trackingUrl, words: /堆的纸箱都湿了/, rating: '不满意', verdict: '不满意' },
    { page: neighbour, url: third.trackingUrl, words: /我家的储物间也湿了/, rating: '一般', verdict: '一般' },
  ] as const
  for (const { page, url, words } of pages) {
    await page.goto(url)
    await page.getByText(ANSWER).first().waitFor()
    await page.getByText(words).first().waitFor()
    for (const theirs of pages.filter((one) => one.page !== page))
      expect(await page.getByText(theirs.words).count()).toBe(0)
    await page.getByRole('heading', { name: '您满意吗？' }).waitFor()
    await expectAccessible(page, `answered ${String(words).slice(1, 5)}`)
  }
  for (const [index, { page, rating, verdict }] of pages.entries()) {
    await page.getByRole('radio', { name: rating, exact: true }).check({ force: true })
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText(`您的评价：${verdict}`).waitFor()
    expect((await stage.standOf(main.caseId)).state).toBe(index < 2 ? 'verified' : 'closed')
  }
  await expectAccessible(neighbour, 'rated')
  await openAtConsole(desk, stage.url, main.caseId)
  await desk.getByText('不满意').first().waitFor()
  await expectAccessible(desk, 'closed with three verdicts')
  stage.expectNoFaults()
})

async function withCase<Receipt extends { number: string }>(told: Promise<Receipt>) {
  const receipt = await told
  return { ...receipt, caseId: await stage.caseOf(receipt.number) }
}
