import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actAtConsole, openAtConsole, triage } from '../support/at-the-console.ts'
import { expectAccessible, fits, SMALL_PHONE, tabTo } from '../support/browser.ts'
import { openStage, type Stage } from '../support/stage.ts'

/** docs/flows/keyboard-and-tree.md */
let stage: Stage
let desk: Page
let officer: Page
beforeAll(async () => {
  stage = await openStage()
  desk = (await stage.officer('desk')).page
  officer = (await stage.officer('officer')).page
}, 240_000)
afterAll(() => stage?.close())

/** What is read out, in each language. */
const WORDS = {
  zh: {
    locale: 'zh-CN',
    text: '小区门口的路灯不亮，晚上看不见台阶',
    service: /码上办/,
    box: '说说情况',
    next: '下一步',
    notSure: /不确定/,
    where: /在哪里/,
    none: '不是，继续上报',
    nobody: /^不留姓名/,
    send: '提交',
    received: /收到了/,
    follow: '看进度',
    story: '办理经过',
    yours: '您报的事',
    add: '补充情况',
    urge: '催一催',
    withdraw: '不用办了，撤回',
    close: '关闭',
    answer: '给您的答复',
    rate: '您满意吗？',
    best: '很满意',
    sendRating: '提交评价',
    rated: '您的评价：很满意',
    unsolved: '没解决，请重新办',
  },
  en: {
    locale: 'en-GB',
    text: 'The street lamp 路灯 at the back gate is dark',
    service: /Report/,
    box: 'Describe it',
    next: 'Next',
    notSure: /Not sure/,
    where: /Where/,
    none: 'No, go on reporting',
    nobody: /^No name/,
    send: 'Send',
    received: /Received/,
    follow: 'Follow it',
    story: 'What has happened',
    yours: 'Your report',
    add: 'Add something',
    urge: 'Urge',
    withdraw: 'No longer needed, withdraw',
    close: 'Close',
    answer: 'Your answer',
    rate: 'Are you satisfied?',
    best: 'Very satisfied',
    sendRating: 'Send rating',
    rated: 'Your rating: Very satisfied',
    unsolved: 'Not solved, take it up again',
  },
} as const
type Words = (typeof WORDS)['zh' | 'en']

describe('reported, followed and rated', { timeout: 300_000 }, () => {
  test('with the keyboard alone; every sheet opens, closes by Escape and gives the focus back', async () => {
    const w = WORDS.zh
    const { page, faults } = await stage.visit(SMALL_PHONE, w.locale)
    await reportBy(page, w, (_, name) => tabTo(page, name))
    await tabTo(page, exactly(w.follow))
    await page.keyboard.press('Enter')
    await heading(page, w.yours).waitFor()
    const url = page.url()
    for (const name of [w.add, w.urge, w.withdraw]) await openSheet(page, name)

    await answer(await caseOf(page))
    await page.goto(url)
    await heading(page, w.rate).waitFor()
    await expectAccessible(page, 'an answer to rate')
    await openSheet(page, w.unsolved)
    await tabTo(page, exactly(w.best))
    await page.keyboard.press('Space')
    await tabTo(page, exactly(w.sendRating))
    await page.keyboard.press('Enter')
    await page.getByText(w.rated).waitFor()
    await expectAccessible(page, 'rated')
    expect(faults).toEqual([])
  })

  test.each(['zh', 'en'] as const)(
    'by the accessibility tree alone, as a screen reader tells it: %s',
    async (language) => {
      const w = WORDS[language]
      const { page, faults } = await stage.visit(SMALL_PHONE, w.locale)
      await reportBy(page, w, (role, name) => page.getByRole(role, { name }).first().focus())
      await reads(page, [w.received])
      await press(page, 'link', w.follow)
      await heading(page, w.yours).waitFor()
      // What it is comes first, then what is promised, then what happened, what was said, and what can be done.
      await reads(page, ['heading', w.story, w.yours, w.text, w.add, w.urge, w.withdraw])
      const url = page.url()
      await press(page, 'button', w.withdraw)
      await page.getByRole('dialog').waitFor()
      await expectNamed(page)
      await press(page, 'button', w.close)

      await answer(await caseOf(page))
      await page.goto(url)
      await heading(page, w.rate).waitFor()
      await reads(page, [w.answer, '路灯今天下午修好了', w.rate, w.best, w.sendRating, w.unsolved, w.story])
      await page.getByRole('radio', { name: w.best, exact: true }).focus()
      await page.keyboard.press('Space')
      await press(page, 'button', w.sendRating)
      await page.getByText(w.rated).waitFor()
      await reads(page, [w.rated])
      expect(faults).toEqual([])
    },
  )

  test('in elder mode each thing behind the first page is a page of its own that fits, is named and leads back', async () => {
    const w = WORDS.zh
    const { page, faults } = await stage.visit(SMALL_PHONE, w.locale)
    await reportBy(page, { ...w, text: '后门的路灯一闪一闪' }, (role, name) =>
      page.getByRole(role, { name }).first().focus(),
    )
    await press(page, 'link', w.follow)
    await heading(page, w.yours).waitFor()
    await press(page, 'button', '长辈版')
    await page.getByRole('link', { name: /^谁在办/ }).waitFor()
    await expectAccessible(page, 'first page in elder mode')
    await fits(page)
    for (const [link, title] of [
      [/^谁在办/, '现在由谁负责'],
      [/^办理经过/, '办理经过'],
      [/^您报的事/, '您报的事'],
      [/^补充情况/, '补充情况'],
      [/^不用办了/, '确定撤回吗？'],
    ] as const) {
      await press(page, 'link', link)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await expectAccessible(page, `${title} in elder mode`)
      await expectNamed(page)
      await fits(page)
      await press(page, 'button', '返回')
      await page.getByRole('link', { name: link }).waitFor()
    }
    // A page that this report does not have, by its address: the first page.
    await page.goto(`${page.url().split('#')[0]}#/rate/5`)
    await page.getByRole('link', { name: /^谁在办/ }).waitFor()
    expect(faults).toEqual([])
  })
})

type Role = 'link' | 'button' | 'textbox' | 'radio'

/** From the printed code to the receipt: `reach` gives the focus to what is called so, and a key does the rest. */
async function reportBy(
  page: Page,
  w: Words | (Omit<Words, 'text'> & { text: string }),
  reach: (role: Role, name: RegExp) => Promise<void>,
) {
  const enter = async (role: Role, name: string | RegExp) => {
    const said = typeof name === 'string' ? exactly(name) : name
    await page.getByRole(role, { name: said }).first().waitFor()
    await expectNamed(page)
    await reach(role, said)
    await page.keyboard.press('Enter')
  }
  await page.goto(`${stage.url}/c/${stage.code}`)
  await enter('link', w.service)
  await page.getByRole('textbox', { name: w.box }).waitFor()
  await expectAccessible(page, 'what it is')
  await reach('textbox', exactly(w.box))
  await page.keyboard.type(w.text)
  await enter('button', w.next)
  const where = heading(page, w.where)
  const unsure = page.getByRole('button', { name: w.notSure }).first()
  await where.or(unsure).first().waitFor()
  if (!(await where.isVisible())) await enter('button', w.notSure)
  await where.waitFor()
  await expectAccessible(page, 'where it is')
  await enter('button', w.next)
  const none = page.getByRole('button', { name: w.none })
  const nobody = page.getByRole('radio', { name: w.nobody })
  await none.or(nobody).first().waitFor()
  if (await none.isVisible()) await enter('button', w.none)
  await nobody.waitFor()
  await expectAccessible(page, 'who reports')
  await reach('radio', w.nobody)
  await page.keyboard.press('Space')
  await enter('button', w.send)
  await heading(page, w.received).waitFor()
  await expectAccessible(page, 'receipt')
  await expectNamed(page)
}

/** Opens what a button opens, looks at it, and closes it by Escape: the focus is where it was. */
async function openSheet(page: Page, name: string): Promise<void> {
  await tabTo(page, exactly(name))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page, `the sheet of ${name}`)
  await expectNamed(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name)
}

/** Gives the focus to what has this role and name, and presses Enter. */
async function press(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const one = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first()
  await one.focus()
  await page.keyboard.press('Enter')
}

/** The page is read out in this order. */
async function reads(page: Page, parts: readonly (string | RegExp)[]): Promise<void> {
  const told = await page.getByRole('main').ariaSnapshot()
  let at = 0
  for (const part of parts) {
    const found = typeof part === 'string' ? told.indexOf(part, at) : told.slice(at).search(part) + at
    expect(found, `${part} after what comes before it in:\n${told}`).toBeGreaterThanOrEqual(at)
    at = found + 1
  }
  await expectNamed(page)
}

/** Whatever can be pressed or filled in has a name. */
async function expectNamed(page: Page): Promise<void> {
  const tree = await page.getByRole('document').or(page.locator(':root')).first().ariaSnapshot()
  const nameless = tree
    .split('\n')
    .filter((line) => /^\s*- '?(button|link|textbox|radio|checkbox|combobox)(?! ")/.test(line))
  expect(nameless, tree).toEqual([])
}

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { name }).first()
}

function exactly(name: string): RegExp {
  return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

/** The case that is followed on the page, by its number. */
async function caseOf(page: Page): Promise<string> {
  const number = /\d{6}-\d{6}/.exec(await page.getByRole('main').ariaSnapshot())?.[0] ?? ''
  return stage.caseOf(number)
}

/** The other side: sorted, settled on the spot and verified. */
async function answer(caseId: string): Promise<void> {
  await openAtConsole(desk, stage.url, caseId)
  await triage(desk, '路灯')
  await openAtConsole(officer, stage.url, caseId)
  await actAtConsole(officer, '随手办结', (form) =>
    form.getByRole('textbox').first().fill('路灯今天下午修好了，晚上会亮。'),
  )
  await openAtConsole(desk, stage.url, caseId)
  await actAtConsole(desk, '核查', (form) => form.getByText('通过', { exact: true }).click())
}
