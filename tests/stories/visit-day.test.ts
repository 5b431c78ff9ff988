import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Door, Question, TemplateContent } from '../../modules/tasks/contract.ts'
import { planSweep, stepSweep } from '../../modules/tasks/index.ts'
import { verifyChains } from '../../platform/proof.ts'
import { expectAccessible } from '../support/browser.ts'
import { PIN, unlock } from '../support/field-acts.ts'
import { SYSTEM } from '../support/house.ts'
import { openStory, type Person, type Story } from '../support/story.ts'

/** docs/flows/visit-day.md */
let story: Story
let member: Person
/** In the order in which one walks; at the first, two things are due. */
let doors: Door[]

const DAYS = 86_400_000
const GAS: Question = {
  key: 'hose',
  zh: '燃气软管',
  en: 'Gas hose',
  kind: 'choice',
  options: [
    { key: 'good', zh: '完好', en: 'good' },
    { key: 'old', zh: '老化，已提醒更换', en: 'old, told to replace' },
  ],
  isRequired: true,
}

beforeAll(async () => {
  story = await openStory('jinxin')
  doors = await layTheDay()
  member = await story.member('member')
}, 300_000)
afterAll(() => story?.close(), 60_000)

test('the day stands first: late doors, then as one walks; two things due at one door are one visit with one form', {
  timeout: 180_000,
}, async () => {
  const { page } = member
  await page.getByRole('link', { name: /今天要走的门.*3 户要走访.*3 户已过期限/ }).waitFor()
  await expectAccessible(page, 'the first page with a day')
  await page.getByRole('link', { name: /今天要走的门/ }).click()
  await page.getByRole('heading', { name: '已过期限，先走' }).waitFor()
  const places = await page.locator('a.f-case strong').allTextContents()
  expect(places.slice(0, 3)).toEqual(doors.map((one) => one.placeName))
  await expectAccessible(page, 'my day')

  // The same doors drawn: how many wait in which building, and that they are late, in words and by a sign.
  await page.getByRole('link', { name: '在地图上看' }).click()
  await page
    .getByText(/^!\d+$/)
    .first()
    .waitFor()
  await expectAccessible(page, 'my doors on the map')
  await page
    .getByRole('button', { name: /户要走访.*已过期限/ })
    .first()
    .click()
  await page
    .getByText(/要走访，已过期限/)
    .first()
    .waitFor()
  await expectAccessible(page, 'a building with doors that are due')

  // From the page of the flat, too, the visit is one tap away; the sheet for contacts says that it need not be filled in.
  await page.goto(`${story.url}/field/doors/home/${doors[0].householdId}`)
  await page.getByRole('heading', { name: '这一户有 2 件事要办' }).waitFor()
  await expectAccessible(page, 'a flat with something due')
  await page.getByRole('link', { name: '记一次联系' }).click()
  await page.getByText('走访本身就算一次联系').waitFor()
  await page.getByRole('link', { name: '记一次走访' }).click()

  await page.getByRole('heading', { name: doors[0].placeName }).waitFor()
  await page.getByRole('button', { name: '记下这次走访' }).click()
  await page.getByText('请选一个。').first().waitFor()
  await page.getByRole('radio', { name: '已见面' }).check()
  await page.getByRole('button', { name: '和上次一样，都没变' }).click()
  await page.getByText('没变', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: /^(变了|补上) 这一户 住几个人$/ }).click()
  await page.getByRole('textbox', { name: '住几个人现在是' }).fill('2')
  await page.getByRole('button', { name: /^补上 .+ 电话$/ }).click()
  await page.getByRole('textbox', { name: '电话现在是' }).fill('13900000088')
  await page.getByRole('textbox', { name: /简单记一句/ }).fill('身体不错，女儿周末来。')
  await page.getByRole('button', { name: '记下这次走访' }).click()
  await page.getByText('请先问本人，再勾选。').waitFor()
  await expectAccessible(page, 'a visit with faults')

  // A reload loses nothing.
  await page.reload()
  await page.getByText('您上次写的还在').waitFor()
  expect(await page.getByRole('textbox', { name: '住几个人现在是' }).inputValue()).toBe('2')
  await page.getByRole('checkbox', { name: /本人同意/ }).check()
  await page.getByRole('radio', { name: '完好' }).check()
  await expectAccessible(page, 'a visit')
  await page.getByRole('button', { name: '记下这次走访' }).dblclick()
  await page.getByRole('heading', { name: '记下了' }).waitFor()
  await page.getByText('办完 2 件。').waitFor()
  await expectAccessible(page, 'recorded')
  expect(await visitsAt(doors[0])).toMatchObject([{ result: 'met', note: '身体不错，女儿周末来。' }])
})

test('nobody at home is two taps; a call without a network is sent once when there is one', {
  timeout: 180_000,
}, async () => {
  const { page } = member
  await page.getByRole('button', { name: `下一户：${doors[1].placeName}` }).click()
  await page.getByRole('heading', { name: doors[1].placeName }).waitFor()
  await page.getByRole('radio', { name: '不在家' }).check()
  await page.getByRole('button', { name: '记下这次走访' }).dblclick()
  await page.getByText('事情还没办完，留着下次再走。').waitFor()
  expect(await visitsAt(doors[1])).toMatchObject([{ result: 'not_home' }])

  await page.getByRole('button', { name: `下一户：${doors[2].placeName}` }).click()
  await page.getByRole('heading', { name: doors[2].placeName }).waitFor()
  await page.getByText('打电话', { exact: true }).click()
  await page.getByRole('radio', { name: '电话核实' }).check()
  await page.getByRole('button', { name: /^(变了|补上) 这一户 住几个人$/ }).click()
  await page.getByRole('textbox', { name: '住几个人现在是' }).fill('3')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '记下这次走访' }).click()
  await page.getByText('现在连不上网。').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '记下这次走访' }).click()
  await page.getByText('办完 1 件。').waitFor()
  expect(await visitsAt(doors[2])).toMatchObject([{ result: 'by_phone', way: 'phone' }])
})

test('behind a PIN the day opens without a network: a visit and a round on a page of its own are kept, and sent later', {
  timeout: 300_000,
}, async () => {
  const { page } = member
  await page.goto(`${story.url}/field/offline`)
  await page.getByLabel('六位口令').fill(PIN)
  await page.getByLabel('再输一遍').fill(PIN)
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await page.getByText(/上次更新：/).waitFor({ timeout: 60_000 })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await page.goto(`${story.url}/field/day`)
  await unlock(page)
  // The map, the building and its flats are on the phone; what is known of a flat is not, and a visit is what can be noted there.
  await page.getByRole('link', { name: '在地图上看' }).click()
  await page
    .getByRole('button', { name: /户要走访/ })
    .first()
    .click()
  await page
    .getByRole('link', { name: /要走访/ })
    .first()
    .click()
  await page.getByText(/手机上不存姓名、电话和关爱名单/).waitFor()
  expect(await page.locator('.k-notice').count()).toBe(1)
  expect(await page.getByRole('link', { name: '登记一个人' }).count()).toBe(0)
  await expectAccessible(page, 'a flat without a network')
  await page.goto(`${story.url}/field/day`)
  await unlock(page)
  await page.getByRole('link', { name: new RegExp(doors[1].placeName) }).click()
  await page.getByRole('heading', { name: doors[1].placeName }).waitFor()
  await page.getByRole('radio', { name: '已见面' }).check()
  await page.getByText(/登记的情况不在手机里/).waitFor()
  await expectAccessible(page, 'a visit without a network')
  await page.getByRole('button', { name: '记下这次走访' }).dblclick()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '接着做' }).click()
  await page.getByText('已记下，待发出').waitFor()
  await expectAccessible(page, 'my day without a network')

  await page.getByRole('link', { name: /楼道巡查/ }).click()
  await page.getByRole('heading', { name: '楼道巡查' }).first().waitFor()
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await page.getByText('请选一个。').waitFor()
  await page.getByRole('radio', { name: '办完了' }).check()
  await expectAccessible(page, 'something without a door')
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: '看待发箱' }).click()
  await page.getByRole('heading', { name: '待发箱' }).waitFor()
  expect(await page.locator('.f-outbox > li').count()).toBe(2)
  await page.getByText(`走访 · ${doors[1].placeName}`).waitFor()
  await expectAccessible(page, 'outbox with a visit')
  expect(await visitsAt(doors[1])).toHaveLength(1)
  await page.context().setOffline(false)
  await page.getByText('都发出去了').waitFor({ timeout: 60_000 })
  expect((await visitsAt(doors[1])).map((one) => one.result)).toEqual(['met', 'not_home'])
})

test('the lead sees what is done; care has the contact; the number is masked', {
  timeout: 180_000,
}, async () => {
  await story.house.settle()
  const { page: phone } = member
  await phone.goto(`${story.url}/field/doors/home/${doors[0].householdId}`)
  await unlock(phone)
  await phone.getByText('上门 · 见到本人').waitFor()
  expect(await phone.locator('body').textContent()).not.toMatch(/13900000088/)
  await phone.getByText('居住人数：2 人').waitFor()

  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/tasks?list=done`)
  for (const name of [/独居老人探访/, /瓶装气安全提醒/, /楼道巡查/])
    await page.getByRole('rowheader', { name }).first().waitFor()
  for (const { placeName } of doors) await page.getByRole('row').filter({ hasText: placeName }).first().waitFor()
  expect((await verifyChains(story.house.db, story.house.keys, undefined)).defects).toEqual([])
  story.expectNoFaults()
})

/** Three doors of the member are visited each month; at the first there is bottled gas; and the stairs are looked at each week. */
async function layTheDay(): Promise<Door[]> {
  const { house, tenant } = story
  const on = { as: SYSTEM, tenant }
  const me = await house.ask('people.me', {}, await as('member'))
  const { gridId } = me.grants[0]
  const { households } = await house.ask('grids.searchHouseholds', { gridId }, await as('member'))
  const three = households.slice(0, 3).map((one) => one.id)
  const mark = (name: 'lives_alone' | 'bottled_gas', householdIds: string[]) =>
    house.run('tasks.markHouseholds', { mark: name, householdIds, isOn: true }, on)
  await mark('lives_alone', three)
  await mark('bottled_gas', three.slice(0, 1))
  await house.run(
    'people.registerResidence',
    { householdId: three[0], who: { by: 'name', name: '欧阳样例', phone: null, hasConsent: false }, from: null },
    on,
  )
  const { grids } = await house.ask('grids.tree', {}, await as('member'))
  const communityId = grids.find((one) => one.id === gridId)?.communityId ?? ''
  const admit = async (content: Partial<TemplateContent>) => {
    const templateId = randomUUID()
    await house.run(
      'tasks.saveTemplate',
      { ...ITEM, templateId, seriesId: templateId, communityId, gridIds: [gridId], ...content },
      on,
    )
    await house.run('tasks.submit', { templateId }, on)
    const admitted = { templateId, validFrom: '2026-11-16', validUntil: '2027-11-15', isLawful: true } as const
    await house.run('tasks.admit', { ...admitted, overReason: '已与网格员商量' }, await as('street'))
  }
  await admit({ mark: 'lives_alone', form: { fields: ['headcount', 'phone', 'lives_here'], questions: [] } })
  await admit({
    nameZh: '瓶装气安全提醒',
    nameEn: 'Bottled gas',
    mark: 'bottled_gas',
    frequency: { unit: 'once', on: '2026-11-19' },
    form: { fields: ['headcount'], questions: [GAS] },
  })
  await admit({
    kind: 'round',
    nameZh: '楼道巡查',
    nameEn: 'Round of the stairs',
    target: 'grid',
    frequency: { unit: 'week', every: 1, weekday: 4 },
    dueDays: 2,
    expiresDays: 5,
  })
  await sweep()
  house.clock.advance(3 * DAYS)
  await sweep()
  return (await house.ask('tasks.doors', {}, await as('member'))).doors
}

const ITEM = {
  kind: 'visit',
  nameZh: '独居老人探访',
  nameEn: 'Visit to older people living alone',
  what: '看一看、问一问近况。打电话、视频也算。',
  sourceDepartment: '区民政局',
  legalBasis: '民发〔2022〕73号',
  frequency: { unit: 'month', every: 1, day: 16 },
  dueDays: 2,
  expiresDays: 20,
  target: 'households',
  mark: null,
  minutes: 10,
  form: { fields: [], questions: [] },
  isUrgent: false,
  consent: '',
  isSynthetic: true,
} satisfies Partial<TemplateContent> & { isSynthetic: boolean }

async function as(who: string) {
  const { rows } = await story.house.db.pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [
    `jinxin.${who}`,
  ])
  return { as: { accountId: rows[0].id }, tenant: story.tenant }
}

async function sweep(): Promise<void> {
  await story.house.running.sweep(planSweep, story.tenant)
  await story.house.running.sweep(stepSweep, story.tenant)
}

async function visitsAt({ householdId }: Door) {
  return (await story.house.ask('tasks.visits', { householdId }, await as('member'))).visits
}
