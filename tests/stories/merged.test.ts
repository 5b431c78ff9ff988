import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import {
  act,
  joinIn,
  openCase,
  openResident,
  openStage,
  report,
  type Stage,
  signIn,
  stand,
  triage,
} from '../support/desk-acts.ts'

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
  const named = await openResident(stage)
  const first = await report(
    stage,
    named,
    '地下室水管漏水，地上都是水，我是1203的司马家',
    {
      name: '司马明',
      phone: '15400005678',
    },
    LEAK,
  )
  const anonymous = await openResident(stage)
  const second = await report(stage, anonymous, '地下室水管漏水，堆的纸箱都湿了', null, LEAK)
  const neighbour = await openResident(stage)
  const third = await joinIn(stage, neighbour, '地下室水管漏水，我家的储物间也湿了', null)
  expect([first.caseId, second.caseId]).toContain(third.caseId)
  const [main, other] = third.caseId === first.caseId ? ([first, second] as const) : ([second, first] as const)
  const merged = other === first ? named : anonymous
  expect(other.caseId).not.toBe(third.caseId)

  // The desk compares, merges, finds that it was too quick, takes it back, and merges again.
  const desk = await signIn(stage, 'desk')
  await openCase(stage, desk, other.caseId)
  const alike = desk.locator('.c-similar li', { hasText: main.number })
  await alike.getByText('同一栋楼').waitFor()
  await expectAccessible(desk, 'possible duplicates')
  await alike.getByRole('button', { name: /并入这一件/ }).click()
  await desk
    .getByText('这件事已经结束')
    .or(desk.getByRole('button', { name: '取消并案' }))
    .first()
    .waitFor()
  await merged.goto(other.followUrl)
  await merged.getByText(`与另一件相同的事（${main.number}）合并办理`).waitFor()
  await expectAccessible(merged, 'merged, before the answer')
  await act(desk, '取消并案', (form) => form.getByRole('textbox').fill('先分开看看是不是同一根管子。'))
  expect((await stand(stage, other.caseId)).state).toBe('triaged')
  await merged.reload()
  await merged.getByText('不是同一件事，已分开办理').waitFor()
  await act(desk, '并案', (form) => form.getByRole('radio', { name: new RegExp(main.number) }).check({ force: true }))

  // Worked on once.
  await openCase(stage, desk, main.caseId)
  await desk.locator('.c-parties li').nth(2).waitFor()
  for (const words of [/我是1203的司马家/, /堆的纸箱都湿了/, /我家的储物间也湿了/])
    await desk.getByRole('article').getByText(words).first().waitFor()
  await triage(desk, '漏水')
  await act(desk, '交办')
  const handler = await signIn(stage, await ownerOf(main.caseId))
  await openCase(stage, handler, main.caseId)
  await act(handler, '领办')
  await act(handler, '办结', async (form) => {
    await form.getByText('已解决', { exact: true }).click()
    await form.getByLabel('给报告人的答复').fill(ANSWER)
  })
  const checker = await signIn(stage, 'officer')
  await openCase(stage, checker, main.caseId)
  await act(checker, '核查', (form) => form.getByText('通过', { exact: true }).click())

  // Each on her own page, and each for herself.
  const pages = [
    { page: named, url: first.followUrl, words: /1203的司马家/, rating: '很满意', verdict: '满意' },
    { page: anonymous, url: second.followUrl, words: /堆的纸箱都湿了/, rating: '不满意', verdict: '不满意' },
    { page: neighbour, url: third.followUrl, words: /我家的储物间也湿了/, rating: '一般', verdict: '一般' },
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
    expect((await stand(stage, main.caseId)).state).toBe(index < 2 ? 'verified' : 'closed')
  }
  await expectAccessible(neighbour, 'rated')
  await openCase(stage, desk, main.caseId)
  await desk.getByText('不满意').first().waitFor()
  await expectAccessible(desk, 'closed with three verdicts')
  expect(stage.faults).toEqual([])
})

/** Who of the cast holds the post that the case was given to. */
async function ownerOf(caseId: string) {
  const { owner } = await stand(stage, caseId)
  const who = (['ordinaryLead', 'lead', 'desk', 'officer', 'member', 'street'] as const).find((one) =>
    stage.here[one].grants.some((grant) => grant.postId === owner),
  )
  if (!who) throw new Error(`nobody holds ${owner}`)
  return who
}
