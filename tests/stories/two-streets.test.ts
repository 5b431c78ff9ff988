import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countsSweep, figuresSweep } from '../../modules/dashboards/keep-figures.ts'
import { DESK, expectAccessible, PHONE } from '../support/browser.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { officerOf } from '../support/district.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openStoryIn, type Story } from '../support/story.ts'
import { flowing } from '../support/story-clock.ts'

/** docs/flows/two-streets.md */
let house: TestHouse
let story: Story

const DISTRICT = 510112000
const LAMPS = '0303'
const PARKING = '0101'
const PASSWORD = 'two-streets-2026'
const MONTH = 30 * 86_400_000
const [DAMIAN, HONGAN] = ['大面街道', '洪安街道']

beforeAll(async () => {
  house = await openTestHouse({ clock: flowing(new Date(MONDAY.getTime() - 5 * MONTH)) })
  const places = [
    await buildCommunity(house.running, '510112002009', DAMIAN),
    await buildCommunity(house.running, '510112002011', DAMIAN),
    await buildCommunity(house.running, '510112003001', HONGAN),
  ]
  // Another district: what lies there must never show.
  const beyond = await buildCommunity(house.running, '510113002009', '外区街道')
  const officer = await officerOf(house, DISTRICT, '510112000000')
  await house.run(
    'people.openAccount',
    { personId: officer.personId, login: 'longquan.district', password: PASSWORD },
    { as: SYSTEM, tenant: DISTRICT },
  )
  for (let month = 0; month < 5; month += 1) {
    for (const place of places) await reports(place, { [LAMPS]: 2 })
    house.clock.advance(MONTH)
  }
  await reports(places[0], { [LAMPS]: 14, [PARKING]: 8 })
  await reports(places[1], { [LAMPS]: 7 })
  await reports(places[2], { [LAMPS]: 24, [PARKING]: 2 })
  await reports(beyond, { [LAMPS]: 6 })
  await walked(places[0], 14, 0)
  await walked(places[1], 0, 0)
  await walked(places[2], 2, 4)
  await house.settle()
  await house.running.sweep(figuresSweep)
  await house.running.sweep(countsSweep)
  story = await openStoryIn(house, { tenant: DISTRICT, code: places[0].code, key: 'longquan', password: PASSWORD })
}, 300_000)
afterAll(() => story?.close(), 60_000)

async function reports({ tenant, code }: TestCommunity, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [categoryCode, n] of Object.entries(counts))
    for (let i = 0; i < n; i += 1) {
      const place = { by: 'code', code } as const
      await house.run(
        'intake.receiveReport',
        { channel: 'qr', text: `第${i}件`, place, categoryCode },
        { as: { kind: 'visitor' }, tenant },
      )
    }
}

/** Twenty more doors, and visits at some of them. */
async function walked({ tenant, communityId, micro }: TestCommunity, met: number, byPhone: number): Promise<void> {
  const households = Array.from({ length: 20 }, (_, i) => ({ floor: 1 + i, room: `${1 + i}01` }))
  const entrances = [{ name: '1单元', households }]
  await house.run(
    'grids.registerBuildings',
    {
      communityId,
      isSynthetic: true,
      buildings: [{ compound: null, name: '8幢', gridId: micro[0], lng: 104.2, lat: 30.62, entrances }],
    },
    { as: SYSTEM, tenant },
  )
  const { rows } = await house.db.pool.query<{ id: string }>(
    `SELECT h.id FROM households h JOIN buildings b ON b.tenant_id = h.tenant_id AND b.id = h.building_id
     WHERE b.tenant_id = $1 AND b.community_id = $2 AND b.name = '8幢' ORDER BY h.floor`,
    [tenant, communityId],
  )
  const doors = rows.map((row) => row.id)
  const at = house.clock.now().toISOString()
  for (const [result, way, n] of [
    ['met', 'at_door', met],
    ['by_phone', 'phone', byPhone],
  ] as const)
    for (const householdId of doors.splice(0, n))
      await house.run(
        'tasks.recordVisit',
        { visitId: randomUUID(), householdId, way, result, at },
        { as: SYSTEM, tenant },
      )
}

/** Signed in where he works: he could also go into the streets below. */
async function atDistrict(locale: 'zh-CN' | 'en-GB' = 'zh-CN') {
  const person = await story.visit(DESK, locale)
  const { page } = person
  await page.goto(`${story.url}/console`)
  await page.getByLabel(/^(登录名|Login)$/).fill('longquan.district')
  await page.getByLabel(/^(密码|Password)$/).fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.getByRole('button', { name: '龙泉驿区' }).click()
  await page
    .getByRole('navigation', { name: /^(主菜单|Main menu)$/ })
    .last()
    .waitFor()
  return person
}

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true })
const row = (page: Page, name: string, place: string) =>
  table(page, name)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(place) }) })

test('an officer of the district compares two streets by stage and class, sees what is not as usual and why, and what is hidden', {
  timeout: 300_000,
}, async () => {
  const { page } = await atDistrict()
  // The first page is what this officer works with.
  await page.getByRole('heading', { name: '龙泉驿区 · 各级' }).waitFor()
  await expectAccessible(page, 'levels of a district')
  const text = async () => (await page.locator('main').textContent()) ?? ''
  expect(await text()).not.toContain('外区街道')
  expect(await row(page, '各街道', DAMIAN).getByRole('cell').first().textContent()).toBe('29')
  expect(await row(page, '各街道', HONGAN).getByRole('cell').first().textContent()).toBe('26')

  // Nothing is ranked until somebody sorts; then by the column, and back to the order of codes.
  const names = () => table(page, '各街道').locator('tbody th[scope=row]').allTextContents()
  expect((await names()).map((name) => name.slice(0, 4))).toEqual([DAMIAN, HONGAN])
  await page.getByRole('button', { name: '按收到排序' }).click()
  await page.getByRole('button', { name: '按收到排序' }).click()
  await expect.poll(async () => (await names()).map((name) => name.slice(0, 4))).toEqual([HONGAN, DAMIAN])
  await page.getByRole('button', { name: '按收到排序' }).click()
  await expect.poll(async () => (await names()).map((name) => name.slice(0, 4))).toEqual([DAMIAN, HONGAN])

  // By class: two are too few to be told outside their community, and what they would follow from is not told either.
  const kinds = row(page, '收到的是哪些大类', HONGAN)
  expect(await kinds.textContent()).toContain('隐去')
  expect(await kinds.textContent()).not.toMatch(/(?<!\d)2(?!\d)/)

  // What stands out says by what it does.
  const unusual = page.locator('.c-levels-unusual li').filter({ hasText: HONGAN }).first()
  expect(await unusual.textContent()).toMatch(/至少 10 件；之前 5 个月平均 2 件，高出平常波动的 .+ 倍/)

  // Doors and visits: shares with their intervals; how many were met is too few to be told in one street, and so in the other.
  const damian = await row(page, '各街道的走访', DAMIAN).getByRole('cell').allTextContents()
  const hongan = await row(page, '各街道的走访', HONGAN).getByRole('cell').allTextContents()
  expect([damian[0], hongan[0]]).toEqual(['46', '23'])
  expect([damian[5], hongan[5]].map((said) => said.slice(0, 5))).toEqual(['30.4%', '26.1%'])
  expect([damian[4], hongan[4]]).toEqual(['隐去', '隐去'])

  // The chart has its table.
  await page
    .getByText('看数字')
    .first()
    .click()
    .catch(() => undefined)
  await expectAccessible(page, 'levels with a table opened')

  await page
    .getByRole('link', { name: `看 ${DAMIAN}` })
    .first()
    .click()
  await page.getByRole('heading', { name: `${DAMIAN} · 各级` }).waitFor()
  expect(await row(page, '各社区', '样例社区009').getByRole('cell').first().textContent()).toBe('22')
  await expectAccessible(page, 'levels of a street')
  await page.getByRole('navigation', { name: '所在层级' }).getByRole('link', { name: '龙泉驿区' }).click()
  await page.getByRole('heading', { name: '龙泉驿区 · 各级' }).waitFor()

  // On to the community, as far as he may.
  await page
    .getByRole('link', { name: `看 ${DAMIAN}` })
    .first()
    .click()
  await page
    .getByRole('button', { name: /看 样例社区009 的统计/ })
    .or(page.getByRole('link', { name: /看 样例社区009 的统计/ }))
    .first()
    .click()
  await page.getByRole('heading', { name: '统计', exact: true }).waitFor()
  await expectAccessible(page, 'the figures of a community, from above')
  story.expectNoFaults()
})

test('an address typed by hand leads nowhere beside: the next district, a street in it, one that does not exist', {
  timeout: 120_000,
}, async () => {
  const { page } = await atDistrict()
  const said: string[] = []
  for (const within of ['510113', '510113002', '510199']) {
    await page.goto(`${story.url}/console/levels?within=${within}`)
    const alert = page.locator('main').getByRole('alert')
    await alert.waitFor()
    said.push((await alert.textContent()) ?? '')
  }
  // The same words for all: they do not tell whether there is such a place.
  expect(new Set(said).size).toBe(1)
  expect(said.join()).not.toMatch(/5101|外区/)
  await page.goto(`${story.url}/console/levels?within=51011200`)
  await page.getByRole('heading', { name: '龙泉驿区 · 各级' }).waitFor()
})

test('on a phone and in English', { timeout: 120_000 }, async () => {
  const { page } = await atDistrict('en-GB')
  await page.getByRole('heading', { name: /· Levels$/ }).waitFor()
  expect(await page.locator('main').textContent()).toContain('hidden')
  await page.setViewportSize(PHONE)
  await expectAccessible(page, 'levels on a phone')
  // Heads that are only read out take no room: many classes in English were wider than the screen.
  const heads = await page
    .locator('thead')
    .evaluateAll((all) =>
      all.filter((one) => getComputedStyle(one).position === 'absolute').map((one) => one.clientWidth),
    )
  expect(heads.length).toBeGreaterThan(0)
  expect(Math.max(...heads)).toBeLessThanOrEqual(1)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
