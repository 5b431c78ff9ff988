import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { turnSweep } from '../../modules/deliberation/sweep.ts'
import { pick } from '../support/at-the-console.ts'
import { expectAccessible, SMALL_PHONE } from '../support/browser.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/courtyard-vote.md */
const KEY = 'jinxin'
let story: Story
beforeAll(async () => {
  story = await openStory(KEY)
}, 180_000)
afterAll(() => story?.close())

const TITLE = '院门换不换刷卡门禁'

test('a courtyard votes by phone and on paper; the result becomes a case and is accounted for on its page', {
  timeout: 300_000,
}, async () => {
  const yard = await findYard()

  // The officer opens the topic and sees whom it reaches.
  const officer = (await story.officer('lead')).page
  await officer.goto(`${story.url}/console/topics`)
  await officer.getByRole('heading', { name: '议事', exact: true }).waitFor()
  await expectAccessible(officer, 'topics')
  await officer.getByRole('button', { name: '发起议题' }).click()
  const form = officer.getByRole('dialog')
  await pick(officer, form.getByRole('combobox', { name: '小区院落' }), yard.compound)
  await form.getByText(new RegExp(`${yard.compound}：\\d+ 户`)).waitFor()
  await form.getByRole('textbox', { name: '标题' }).fill(TITLE)
  await form.getByRole('textbox', { name: '要定什么事' }).fill('是否同意院门换成刷卡门禁?')
  await pick(officer, form.getByRole('combobox', { name: '参与要求' }), '不限参与户数')
  await expectAccessible(officer, 'a new topic')
  await form.getByRole('button', { name: '公布并开始' }).click()
  await officer.getByRole('heading', { name: TITLE }).waitFor()

  // She lives there: two taps and a confirmation, and a receipt to keep.
  const resident = (await story.visit(SMALL_PHONE)).page
  await resident.goto(`${story.url}/c/${story.code}`)
  await resident.getByRole('link', { name: /码上议/ }).click()
  await resident.getByRole('heading', { name: '码上议' }).waitFor()
  await expectAccessible(resident, 'the notice board')
  await resident.getByRole('link', { name: new RegExp(TITLE) }).click()
  await resident.getByRole('heading', { name: TITLE }).waitFor()
  await expectAccessible(resident, 'a topic, not signed in')
  await resident.getByRole('link', { name: '手机号登录' }).click()
  await signInByPhone(resident, yard.residents[0].phone)
  await resident.getByText('还没有投票').waitFor()
  await resident.getByRole('link', { name: '投票', exact: true }).first().click()
  const receipt = await vote(resident, '同意')

  // What others of the family see, and an opinion in public.
  await resident.getByRole('link', { name: '我也说一句' }).click()
  await resident.getByRole('textbox', { name: '您的意见' }).fill('老人没有手机，也要能刷卡。')
  await expectAccessible(resident, 'an opinion')
  await resident.getByRole('button', { name: '发表' }).click()
  await resident.getByText('老人没有手机，也要能刷卡。').waitFor()

  // Somebody whom nobody knows yet says where she lives; the member of the grid confirms it.
  const newcomer = (await story.visit()).page
  await newcomer.goto(`${story.url}/c/${story.code}#/deliberate/home`)
  await signInByPhone(newcomer, '15499990001')
  await newcomer.getByRole('combobox', { name: '楼栋' }).selectOption({ label: yard.newHome.building })
  const entrance = newcomer.getByRole('combobox', { name: '单元' })
  if (await entrance.isVisible()) await entrance.selectOption({ label: yard.newHome.entrance })
  await newcomer.getByRole('textbox', { name: '房号' }).fill(yard.newHome.room)
  await expectAccessible(newcomer, 'where I live')
  await newcomer.getByRole('button', { name: '提交' }).click()
  await newcomer.getByText('已提交，等网格员确认。').waitFor()
  const member = (await story.officer('member')).page
  await member.goto(`${story.url}/console/topics`)
  await member.getByRole('button', { name: '确认', exact: true }).click()
  await member.getByRole('heading', { name: '待确认的住户' }).waitFor({ state: 'detached' })
  await newcomer.goto(`${story.url}/c/${story.code}#/deliberate`)
  await newcomer.getByRole('link', { name: new RegExp(TITLE) }).click()
  await newcomer.getByRole('link', { name: '投票', exact: true }).first().click()
  await vote(newcomer, '同意')

  // A paper: typed by one, and again by somebody else who does not see it.
  for (const [who, button, said] of [
    ['officer', '录入纸质票', '已录入，等另一位同志再录一次。'],
    ['desk', '第二次录入', '两次一致，已计入。'],
  ] as const) {
    const page = who === 'officer' ? officer : (await story.officer(who)).page
    await page.goto(`${story.url}/console/topics`)
    await page.getByRole('link', { name: TITLE }).click()
    await openBuilding(page, yard.paperHome.building)
    const row = page.getByRole('row').filter({ hasText: yard.paperHome.placeName })
    await row.getByRole('button', { name: new RegExp(button) }).click()
    const paper = page.getByRole('dialog')
    await paper.getByText('不同意', { exact: true }).click()
    await expectAccessible(page, 'a paper')
    await paper.getByRole('button', { name: '保存' }).click()
    await page.getByText(said).waitFor()
    await expectAccessible(page, 'the roll')
  }
  await officer.reload()
  await officer.getByRole('button', { name: '答复', exact: true }).click()
  await officer.getByRole('textbox', { name: '答复内容' }).fill('每户发两张卡，老人卡由楼栋长送上门。')
  await officer.getByRole('dialog').getByRole('button', { name: '答复' }).click()
  await officer.getByText('每户发两张卡').waitFor()

  // The time is over: counted, published, and she finds her own.
  await story.pass(8 * 24 + 1)
  await story.house.running.sweep(turnSweep)
  await resident.reload()
  await resident.getByRole('heading', { name: '表决结果' }).waitFor()
  await expectAccessible(resident, 'the result')
  await resident.getByRole('link', { name: /查我家的票/ }).click()
  await resident.getByRole('textbox', { name: '输入回执码' }).fill(receipt)
  await resident.getByRole('button', { name: '查找' }).click()
  await resident.getByText('找到了：同意').waitFor()
  await expectAccessible(resident, 'the published ballots')

  // The resolution becomes a case …
  await officer.goto(`${story.url}/console/topics`)
  await officer.getByText('待立件').waitFor()
  await officer.getByRole('link', { name: TITLE }).click()
  await officer.getByRole('button', { name: '决议立件' }).click()
  await expectAccessible(officer, 'a resolution')
  await officer.getByRole('dialog').getByRole('button', { name: '决议立件' }).click()
  const said = await officer.getByText(/已立件，编号 \d{6}-\d{6}/).textContent()
  const caseId = await story.caseOf(/\d{6}-\d{6}/.exec(said ?? '')?.[0] ?? '')
  await done(caseId, '门禁已装好，每户两张卡已发放，老人卡由楼栋长送上门。')

  // … and what was done stands on the page of the topic.
  await resident.goto(`${story.url}/c/${story.code}#/deliberate`)
  await resident.reload()
  await resident.getByRole('link', { name: new RegExp(TITLE) }).click()
  await resident.getByText('门禁已装好').waitFor()
  await expectAccessible(resident, 'the account')
  await resident.getByRole('button', { name: /English|EN/ }).click()
  await resident.getByRole('heading', { name: 'What came of it' }).waitFor()
  await expectAccessible(resident, 'the account in English')
  story.expectNoFaults()
})

/** Signs in by the code that sample mode shows. */
async function signInByPhone(page: Page, phone: string): Promise<void> {
  await page.getByRole('textbox', { name: /手机/ }).fill(phone)
  await page.getByRole('button', { name: /验证码/ }).click()
  const shown = await page.getByText(/\d{6}/).first().textContent()
  await page.getByRole('textbox', { name: /验证码/ }).fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: /^登录/ }).click()
}

/** Choosing, confirming, and the receipt. */
async function vote(page: Page, option: string): Promise<string> {
  await page.getByText(option, { exact: true }).click()
  await expectAccessible(page, 'choosing')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '确认投票' }).waitFor()
  await expectAccessible(page, 'confirming')
  await page.getByRole('button', { name: '确认投票' }).click()
  await page.getByRole('heading', { name: '投票成功' }).waitFor()
  await expectAccessible(page, 'the receipt')
  const code = ((await page.locator('.k-code-value').textContent()) ?? '').trim()
  expect(code).toMatch(/^[0-9A-Z]{12}$/)
  await page.getByRole('button', { name: '回到议题' }).click()
  await page.getByText(/已投票（手机）/).waitFor()
  return code
}

async function openBuilding(page: Page, building: string): Promise<void> {
  const list = page.getByRole('combobox', { name: '楼栋' })
  await list.waitFor()
  if ((await page.getByRole('row').count()) === 0) await pick(page, list, building)
}

/** The work on the case, which other stories tell in full. */
async function done(caseId: string, answer: string): Promise<void> {
  const as = async (login: string) => {
    const { rows } = await story.house.db.pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [
      `${KEY}.${login}`,
    ])
    return { as: { accountId: rows[0].id }, tenant: story.tenant }
  }
  const { rows } = await story.house.db.pool.query<{ id: string }>(
    `SELECT p.id FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN post_holders h ON h.tenant_id = ap.tenant_id AND h.person_id = ap.person_id
     JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id WHERE a.login = $1 LIMIT 1`,
    [`${KEY}.lead`],
  )
  await story.house.run('cases.triage', { caseId, categoryCode: '0504', nature: 'suggestion' }, await as('desk'))
  await story.house.run('cases.assign', { caseId, toPostId: rows[0].id }, await as('desk'))
  await story.house.run('cases.claim', { caseId }, await as('lead'))
  await story.house.run('cases.resolve', { caseId, outcome: 'solved', answer }, await as('lead'))
  await story.house.run('cases.verify', { caseId, passed: true }, await as('desk'))
  await story.house.settle()
}

/** The compound of the printed code: its name, residents with their numbers, and homes in which nobody is known to live. */
async function findYard() {
  const { pool } = story.house.db
  const { rows } = await pool.query<{
    compound: string
    building: string
    entrance: string
    room: string
    sealed: Buffer | null
  }>(
    `SELECT c.name AS compound, b.name AS building, e.name AS entrance, h.room, n.phone_sealed AS sealed
     FROM place_codes pc JOIN buildings b0 ON b0.tenant_id = pc.tenant_id AND b0.id = pc.building_id
     JOIN compounds c ON c.tenant_id = b0.tenant_id AND c.id = b0.compound_id
     JOIN buildings b ON b.tenant_id = c.tenant_id AND b.compound_id = c.id
     JOIN building_grids bg ON bg.tenant_id = b.tenant_id AND bg.building_id = b.id AND bg.valid_until IS NULL AND bg.grid_id = pc.grid_id
     JOIN entrances e ON e.tenant_id = b.tenant_id AND e.building_id = b.id
     JOIN households h ON h.tenant_id = e.tenant_id AND h.entrance_id = e.id
     JOIN household_grids hg ON hg.tenant_id = h.tenant_id AND hg.household_id = h.id AND hg.valid_until IS NULL AND hg.grid_id = pc.grid_id
     LEFT JOIN residences r ON r.tenant_id = h.tenant_id AND r.household_id = h.id
     LEFT JOIN persons n ON n.tenant_id = r.tenant_id AND n.id = r.person_id
     WHERE pc.tenant_id = $1 AND pc.code = $2 ORDER BY b.name, e.name, h.room`,
    [story.tenant, story.code],
  )
  const residents = rows.flatMap((row) => (row.sealed ? [{ phone: story.house.keys.open(row.sealed) }] : []))
  const empty = rows.filter((row) => row.sealed === null)
  const [first, second] = empty
  const shown = (row: (typeof rows)[number]) => `${row.compound} ${row.building}`
  expect(residents.length).toBeGreaterThan(0)
  return {
    compound: first.compound,
    residents,
    newHome: { building: shown(first), entrance: first.entrance, room: first.room },
    paperHome: { building: shown(second), placeName: `${second.room}室` },
  }
}
