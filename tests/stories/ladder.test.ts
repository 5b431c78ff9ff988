import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAtConsole, expectCard, openAtConsole, pick } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { actOnPhone, openOnPhone } from '../support/on-the-phone.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/ladder.md */
let story: Story

beforeAll(async () => {
  story = await openStory('shuangfulu')
}, 300_000)
afterAll(() => story?.close(), 60_000)

const TEXT = '楼下非机动车停车棚太小，车停到绿地边上，车位排不下'
const ANSWER = '街道已同意扩建，绿地边上划了二十个停车位，明天起就能停。'

test('up from the grid to the street and down again: one owner at every step, and the promise to the resident never moves', {
  timeout: 300_000,
}, async () => {
  const resident = await story.visit()
  const { number, trackingUrl } = await reportByCode(resident.page, story.url, story.code, TEXT)
  const caseId = await story.caseOf(number)

  const owners: string[] = []
  /** What the resident reads: the day of his answer, and the one who has it now. */
  const residentReads = async () => {
    await resident.page.goto(trackingUrl)
    await resident.page.getByRole('heading', { name: '现在由谁负责' }).waitFor()
    expect(await resident.page.locator('.r-owner').count()).toBe(1)
    const promise = await resident.page.getByText(/^最迟 .+ 前答复您/).textContent()
    owners.push((await story.ownerOf(caseId)).role)
    return { promise, owner: await resident.page.locator('.r-owner').textContent() }
  }

  const desk = await story.officer('desk')
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '研判', (form) => form.locator('.c-suggestion').first().click())
  await desk.page.locator('.c-case-kinds', { hasText: '网格（微事）' }).waitFor()
  await actAtConsole(desk.page, '交办', async (form) =>
    pick(desk.page, form.getByLabel('另选岗位'), await story.nameOf('member')),
  )
  const promised = await residentReads()
  expect(promised.owner).toContain(await story.nameOf('member'))

  // A small matter (微事) that the grid cannot decide goes up to the community (小事).
  const member = await story.member('member')
  await member.page.getByRole('link', { name: new RegExp(TEXT.slice(0, 8)) }).click()
  await member.page.getByText('网格（微事）', { exact: true }).waitFor()
  await actOnPhone(member.page, '领办')
  await openOnPhone(member.page, story.url, caseId)
  await actOnPhone(member.page, '上报升级', (page) =>
    page.getByRole('textbox', { name: '为什么要上一级办' }).fill('扩建要占公共绿地，网格定不了。'),
  )
  await openAtConsole(desk.page, story.url, caseId)
  await desk.page.locator('.c-case-kinds', { hasText: '社区（小事）' }).waitFor()
  await desk.page.getByText('网格（微事） → 社区（小事）').waitFor()
  await expectCard(desk.page, '交接', /责任岗位\s*未接收 应于.+前\s*未办 应于.+前/)
  await expectAccessible(desk.page, 'passed up to the community')
  expect(await residentReads()).toEqual({ ...promised, owner: expect.stringContaining(await story.nameOf('desk')) })

  // And on to the street (大事), which decides and hands back down.
  await actAtConsole(desk.page, '上报升级', (form) =>
    form.getByLabel('为什么要上一级办').fill('占用公共绿地要街道审批。'),
  )
  const atStreet = await residentReads()
  expect(atStreet.promise).toBe(promised.promise)
  await expectAccessible(resident.page, 'the resident while the street has it')
  const street = await story.ownerAtConsole(caseId)
  await openAtConsole(street.page, story.url, caseId)
  await street.page.locator('.c-case-kinds', { hasText: '街道（大事）' }).waitFor()
  expect(await street.page.getByRole('button', { name: '上报升级' }).count()).toBe(0)
  await actAtConsole(street.page, '记录进展', (form) =>
    form.locator('textarea').fill('现场看过，同意划出绿地边的空地。'),
  )
  await actAtConsole(street.page, '下派', (form) => form.getByLabel('交代下一级').fill('已批复，请社区划线。'))
  await street.page.getByText('街道（大事） → 社区（小事）').waitFor()
  await expectAccessible(street.page, 'handed back down')

  expect((await residentReads()).promise).toBe(promised.promise)
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '下派', (form) => form.getByLabel('交代下一级').fill('请网格带居民一起划线。'))
  expect((await residentReads()).promise).toBe(promised.promise)
  const gridLead = await story.member('grid')
  await gridLead.page.getByRole('link', { name: new RegExp(TEXT.slice(0, 8)) }).click()
  await gridLead.page.getByText('网格（微事）', { exact: true }).waitFor()
  await actOnPhone(gridLead.page, '交办', async (page) => {
    await page.getByText('另选岗位', { exact: true }).click()
    const name = await story.nameOf('member')
    const option = page.locator('option', { hasText: name }).first()
    await page.locator('select').selectOption((await option.getAttribute('value')) ?? '')
  })
  expect(await residentReads()).toEqual(promised)

  await openOnPhone(member.page, story.url, caseId)
  await actOnPhone(member.page, '领办')
  await openOnPhone(member.page, story.url, caseId)
  await expectAccessible(member.page, 'back with the member')
  await actOnPhone(member.page, '办结', async (page) => {
    await page.getByText('已解决', { exact: true }).click()
    await page.getByRole('textbox', { name: '给报告人的答复' }).fill(ANSWER)
  })
  await openAtConsole(desk.page, story.url, caseId)
  await actAtConsole(desk.page, '核查', (form) => form.getByText('通过', { exact: true }).click())
  await resident.page.goto(trackingUrl)
  await resident.page.getByText(ANSWER).waitFor()
  await expectAccessible(resident.page, 'the resident is answered')
  expect(owners).toEqual([
    'micro_grid_member',
    'desk_officer',
    'subdistrict_officer',
    'desk_officer',
    'ordinary_grid_lead',
    'micro_grid_member',
  ])
  story.expectNoFaults()
})
