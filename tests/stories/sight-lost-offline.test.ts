import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Door } from '../../modules/tasks/contract.ts'
import { aPhone } from '../offline/phone.ts'
import { expectAccessible } from '../support/browser.ts'
import { layDueDoors, signedIn } from '../support/due-doors.ts'
import { reportKept, turnOnOffline, unlock } from '../support/field-acts.ts'
import { SYSTEM } from '../support/house.ts'
import { openLine, type PhoneLine } from '../support/line.ts'
import { signInAtField } from '../support/on-the-phone.ts'
import { readDisk } from '../support/phone-disk.ts'
import { openPocket, type Pocket } from '../support/pocket.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/a-grid-redrawn-while-away.md */
let story: Story
let line: PhoneLine
let pocket: Pocket
/** In the building that goes to other hands, and in those that stay. */
let leaving: Door[]
let staying: Door[]
let photo: Buffer

const KEY = 'jinxin'
/** The homes of her grid, all in one building, and those of the new one. */
const HOMES = 90
const NEW_HOMES = 4

beforeAll(async () => {
  story = await openStory(KEY)
  const buildingId = await buildBeside()
  const doors = await layDueDoors(story, KEY, HOMES + NEW_HOMES)
  leaving = doors.filter((one) => one.buildingId === buildingId)
  staying = doors.filter((one) => one.buildingId !== buildingId)
  line = await openLine(story.url)
  pocket = await openPocket(story.house.clock.now().getTime() - Date.now())
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#9b6a4a' } })
    .jpeg()
    .toBuffer()
}, 300_000)
afterAll(async () => {
  await pocket?.close()
  await line?.close()
  await story?.close()
}, 60_000)

test('her grid is redrawn while she is away: what she did in the building that left goes to her lead, the rest arrives, and nothing of that building stays with her', {
  timeout: 300_000,
}, async () => {
  expect(leaving.length).toBeGreaterThan(1)
  expect(staying.length).toBeGreaterThan(2)
  const page = await pocket.open()
  await signInAtField(page, line.url, `${KEY}.member`)
  await turnOnOffline(page, line.url)
  await goAway(page)
  await visitKept(page, leaving[0], '她说软管该换了')
  await visitKept(page, staying[0], '一切都好')
  await toFirstPage(page)
  await reportKept(page, '改划那天：楼道堆了旧家具', photo)

  await redraw()
  await comeBack()
  const outbox = pocket.page()
  await outbox.getByText('您已经没有这项权限，内容已转给网格长处理').first().waitFor({ timeout: 60_000 })
  await expect.poll(() => visitsAt(staying[0]), { timeout: 60_000 }).toBe(1)
  await expectAccessible(outbox, 'the outbox after the grid was redrawn')
  expect(await visitsAt(leaving[0])).toBe(0)
  expect(await reportsSaying('改划那天')).toBe(1)

  // What she holds is what a new phone would be given, and no door of that building is among it.
  await expect.poll(() => holdsAsFresh(outbox), { timeout: 60_000 }).toBe(true)
  const disk = await readDisk(outbox)
  for (const { householdId, buildingId } of leaving) {
    expect(disk.rows.filter((row) => row.includes(householdId) || row.includes(buildingId))).toEqual([])
  }
  await outbox.getByRole('button', { name: '知道了' }).first().click()
  await outbox.getByText('都发出去了').waitFor()
  await toFirstPage(outbox)
  await outbox.locator('a.f-day').click()
  await outbox.locator(`a[href$="day/door/${staying[1].householdId}"]`).waitFor()
  expect(await outbox.locator(`a[href$="day/door/${leaving[1].householdId}"]`).count()).toBe(0)
})

test('her post ends while she is away: all she did goes to her lead with its photo, and nothing of others stays on the phone', {
  timeout: 300_000,
}, async () => {
  const page = pocket.page()
  await toFirstPage(page)
  await goAway(page)
  await visitKept(page, staying[1], '最后一天的走访')
  await toFirstPage(page)
  await reportKept(page, '最后一天：井盖松动', photo)

  const member = await signedIn(story, `${KEY}.member`)
  const me = await story.house.ask('people.me', {}, member)
  for (const { postId } of me.grants)
    await story.house.run('people.leavePost', { postId, personId: me.personId }, { as: SYSTEM, tenant: story.tenant })
  await comeBack()
  await expect.poll(async () => (await readDisk(page)).blocks, { timeout: 60_000 }).toBe(0)
  await expect.poll(() => rescuedWords(), { timeout: 60_000 }).toContain('最后一天的走访')
  const disk = await readDisk(page)
  expect(disk.rows).toEqual([])
  // What still lies there is her own: the two acts, until she has read that they were handed over.
  expect(disk.outbox.every((one) => one.includes('最后一天'))).toBe(true)
  for (const { householdId, placeName } of [...leaving, ...staying.slice(2)]) {
    expect(disk.open).not.toContain(householdId)
    expect(disk.open).not.toContain(placeName)
  }
  await page.goto(`${line.url}/field`)
  await unlock(page)
  await page.getByRole('heading', { name: /您在这里还没有岗位/ }).waitFor({ timeout: 60_000 })
  await expectAccessible(page, 'without a post')
})

test('her lead reads what was handed over; what she reported came in as anybody’s report does, with its photo', {
  timeout: 180_000,
}, async () => {
  expect((await rescued()).map(({ words, photos }) => `${words} ${photos}`).sort()).toEqual(
    ['她说软管该换了 0', '最后一天的走访 0'].sort(),
  )
  await expect.poll(() => reportsSaying('最后一天：井盖松动'), { timeout: 60_000 }).toBe(1)
  await expect.poll(() => photosOf('最后一天：井盖松动'), { timeout: 60_000 }).toBe(1)
  const { page } = await story.officer('lead')
  await page.goto(`${story.url}/console/phones`)
  await page.getByRole('button', { name: '查看' }).first().waitFor()
  await expectAccessible(page, 'what phones handed over')
  story.expectNoFaults()
  expect(pocket.faults).toEqual([])
})

async function goAway(page: Page): Promise<void> {
  line.cut()
  await pocket.setOffline(true)
  await page.goto(`${line.url}/field`)
  await unlock(page)
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}

async function comeBack(): Promise<void> {
  line.mend()
  await pocket.setOffline(false)
  await pocket.page().goto(`${line.url}/field/outbox`)
  await unlock(pocket.page())
}

async function visitKept(page: Page, { householdId, placeName }: Door, note: string): Promise<void> {
  if (!(await page.getByRole('heading', { name: '今天要走的门' }).isVisible())) await page.locator('a.f-day').click()
  await page.locator(`a[href$="day/door/${householdId}"]`).click()
  await page.getByRole('heading', { name: placeName, exact: true }).waitFor()
  await page.getByRole('radio', { name: '已见面' }).check()
  await page.getByRole('radio', { name: '完好' }).check()
  await page.getByRole('textbox', { name: /简单记一句/ }).fill(note)
  await page.getByRole('button', { name: '记下这次走访' }).click()
  await page.getByRole('heading', { name: '存好了，有网就发' }).waitFor()
  await page.getByRole('button', { name: '接着做' }).click()
  await page.getByText('已记下，待发出').first().waitFor()
}

async function toFirstPage(page: Page): Promise<void> {
  const tab = page.locator('.f-tabs a').first()
  for (let steps = 0; steps < 2 && !(await tab.isVisible()); steps++) {
    const title = await page.locator('h1').textContent()
    await page.locator('.f-bar button').first().click()
    await expect.poll(() => page.locator('h1').textContent()).not.toBe(title)
  }
  await tab.click()
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}

/** A second building in her grid. */
async function buildBeside(): Promise<string> {
  const { house, tenant } = story
  const member = await signedIn(story, `${KEY}.member`)
  const { gridId } = (await house.ask('people.me', {}, member)).grants[0]
  const { grids } = await house.ask('grids.tree', {}, member)
  const [there] = (await house.ask('grids.buildings', { gridId }, member)).buildings
  const households = Array.from({ length: NEW_HOMES }, (_, i) => ({ floor: i + 1, room: `${i + 1}01` }))
  const { buildings } = await house.run(
    'grids.registerBuildings',
    {
      communityId: grids.find((one) => one.id === gridId)?.communityId ?? '',
      isSynthetic: true,
      buildings: [
        {
          compound: null,
          name: '99幢',
          gridId,
          lng: there.lng,
          lat: there.lat,
          entrances: [{ name: '1单元', households }],
        },
      ],
    },
    { as: SYSTEM, tenant },
  )
  return buildings[0].id
}

/** The grid gets another name, and one of its buildings goes to the grid beside it. */
async function redraw(): Promise<void> {
  const { house, tenant } = story
  const member = await signedIn(story, `${KEY}.member`)
  const { gridId } = (await house.ask('people.me', {}, member)).grants[0]
  const lead = await signedIn(story, `${KEY}.lead`)
  const { grids } = await house.ask('grids.tree', {}, lead)
  const own = grids.find((one) => one.id === gridId)
  const beside = grids.find((one) => one.level === 'micro' && one.parentId !== own?.parentId)
  if (!beside) throw new Error('no grid beside it')
  const system = { as: SYSTEM, tenant }
  await house.run('grids.redrawGrid', { gridId, name: '改划后的微网格' }, system)
  await house.run('grids.moveBuilding', { buildingId: leaving[0].buildingId, toGridId: beside.id }, system)
  await house.settle()
}

async function visitsAt({ householdId }: Door): Promise<number> {
  const { rows } = await story.house.db.pool.query('SELECT 1 FROM visits WHERE tenant_id = $1 AND household_id = $2', [
    story.tenant,
    householdId,
  ])
  return rows.length
}

async function reportsSaying(words: string): Promise<number> {
  const { rows } = await story.house.db.pool.query('SELECT 1 FROM reports WHERE tenant_id = $1 AND text LIKE $2', [
    story.tenant,
    `%${words}%`,
  ])
  return rows.length
}

async function photosOf(words: string): Promise<number> {
  const { rows } = await story.house.db.pool.query(
    `SELECT 1 FROM reports r JOIN files f ON f.tenant_id = r.tenant_id AND f.owner_id = r.id WHERE r.tenant_id = $1 AND r.text = $2`,
    [story.tenant, words],
  )
  return rows.length
}

async function holdsAsFresh(page: Page): Promise<boolean> {
  const fresh = await aPhone(story.house, story.tenant)
  await fresh.sync((await signedIn(story, `${KEY}.member`)).as)
  return JSON.stringify(fresh.held()) === JSON.stringify((await readDisk(page)).rows)
}

async function rescuedWords(): Promise<string[]> {
  return (await rescued()).map((one) => one.words)
}

/** What the lead can read of it. */
async function rescued(): Promise<{ words: string; photos: number }[]> {
  const lead = await signedIn(story, `${KEY}.lead`)
  const { rescues } = await story.house.ask('sync.rescues', {}, lead)
  const read = await Promise.all(
    rescues.map((one) => story.house.ask('sync.openRescue', { rescueId: one.id, reason: '替她补录' }, lead)),
  )
  return read.map(({ input, fileIds }) => ({ words: String(input.note || input.text || ''), photos: fileIds.length }))
}
