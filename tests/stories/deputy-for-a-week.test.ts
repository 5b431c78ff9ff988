import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '../../platform/pure/time.ts'
import { openAtConsole } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { reportByCode } from '../support/by-the-code.ts'
import { SYSTEM } from '../support/house.ts'
import { actOnPhone, openOnPhone } from '../support/on-the-phone.ts'
import { openStory, type Person, type Story } from '../support/story.ts'

/** docs/flows/deputy-for-a-week.md */

let on: Story
beforeAll(async () => {
  on = await openStory('desheng')
}, 300_000)
afterAll(() => on?.close())

const DAY = 86_400_000
type Grant = { postId: string; gridName: string }

describe('a deputy takes over for a week', { timeout: 180_000 }, () => {
  let lead: Person
  let deputy: Person
  let desk: Person
  let caseId: string
  let names: { lead: string; deputy: string }
  let seat: Grant

  test('the lead of a grid has a case', async () => {
    const { house, tenant } = on
    const grants = async (login: string) => {
      const { rows } = await house.db.pool.query<Grant>(
        `SELECT p.id AS "postId", v.name AS "gridName" FROM accounts a JOIN account_persons x ON x.account_id = a.id
         JOIN post_holders h ON h.tenant_id = x.tenant_id AND h.person_id = x.person_id JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
         JOIN grid_versions v ON v.tenant_id = p.tenant_id AND v.grid_id = p.grid_id AND v.valid_until IS NULL
         WHERE a.login = $1 AND p.role = 'ordinary_grid_lead' AND h.holds_as = 'holder'`,
        [login],
      )
      return rows[0]
    }
    seat = await grants('desheng.grid')
    // A colleague of another grid, who gets a log-in.
    const { rows } = await house.db.pool.query<{ personId: string; name: string }>(
      `SELECT h.person_id AS "personId", n.name FROM posts p JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.valid_until IS NULL AND h.holds_as = 'holder'
       JOIN persons n ON n.tenant_id = h.tenant_id AND n.id = h.person_id
       WHERE p.tenant_id = $1 AND p.role = 'ordinary_grid_lead' AND p.id <> $2
         AND NOT EXISTS (SELECT 1 FROM post_holders d WHERE d.tenant_id = $1 AND d.person_id = h.person_id AND d.post_id = $2)
         AND NOT EXISTS (SELECT 1 FROM account_persons x WHERE x.tenant_id = $1 AND x.person_id = h.person_id) ORDER BY p.id LIMIT 1`,
      [tenant, seat.postId],
    )
    const colleague = rows[0]
    await house.run(
      'people.openAccount',
      { personId: colleague.personId, login: 'desheng.colleague', password: 'weige-sample' },
      { as: SYSTEM, tenant },
    )
    await house.db.pool.query(`UPDATE accounts SET must_change_password = false WHERE login = 'desheng.colleague'`)
    names = { lead: await on.nameOf('grid'), deputy: colleague.name }
    const visitor = await on.visit()
    const { number } = await reportByCode(visitor.page, on.url, on.code, '三单元门禁坏了，晚上谁都能进')
    caseId = await on.caseOf(number)
    const found = await house.db.pool.query<{ id: string }>(`SELECT id FROM accounts WHERE login = 'desheng.desk'`)
    const as = { accountId: found.rows[0].id }
    await house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, { as, tenant })
    await house.run('cases.assign', { caseId, toPostId: seat.postId }, { as, tenant })
    lead = await on.member('grid')
    deputy = await on.member('colleague')
    desk = await on.officer('desk')
  })

  test('she says on the phone that she is away, and who stands in', async () => {
    const { page } = lead
    await page.goto(`${on.url}/field/me/absence`)
    await page.getByText('现在没有请假。').waitFor()
    await expectAccessible(page, 'absences')
    await page.getByRole('link', { name: '我要请假' }).click()
    const until = localDate(new Date(on.house.clock.now().getTime() + 6 * DAY))
    await page.getByLabel('到哪天（含当天）').fill(until)
    const who = page.getByRole('combobox', { name: /由谁代理/ }).first()
    await expect.poll(() => who.locator('option').count()).toBeGreaterThan(2)
    const option = who.locator('option', { hasText: names.deputy }).first()
    await who.selectOption((await option.getAttribute('value')) ?? '')
    await expectAccessible(page, 'stating an absence')
    await page.getByRole('button', { name: '请假', exact: true }).click()
    await page.getByText('已请假。代理人会收到消息。').waitFor()
  })

  test('from that moment the seat is the deputy’s, and everybody who is named there reads so', async () => {
    await openAtConsole(desk.page, on.url, caseId)
    await expect
      .poll(() => desk.page.locator('body').textContent(), { timeout: 20_000 })
      .toContain(`${names.lead}（请假至`)
    expect(await desk.page.locator('body').textContent()).toMatch(
      new RegExp(`${names.lead}（请假至[^）]*${names.deputy}代）`),
    )
    await expectAccessible(desk.page, 'a case with a deputy')
    await openOnPhone(deputy.page, on.url, caseId)
    await on.house.settle()
    await deputy.page.goto(`${on.url}/field/me/messages`)
    await deputy.page.getByText('请您代理岗位').first().waitFor()
    await deputy.page.goto(`${on.url}/field/me`)
    await deputy.page.locator('.f-posts li').filter({ hasText: seat.gridName }).getByText('代理').waitFor()
  })

  test('what he does stands in the history with his name as deputy', async () => {
    const { page } = deputy
    await openOnPhone(page, on.url, caseId)
    await actOnPhone(page, '领办')
    await expect
      .poll(async () => {
        await openAtConsole(desk.page, on.url, caseId)
        return desk.page.locator('.k-steps').first().textContent()
      })
      .toContain(`${names.deputy}（代理）`)
  })

  test('back early, one press gives everything back', async () => {
    const { page } = lead
    await page.goto(`${on.url}/field/me/absence`)
    await page.getByText(new RegExp(`由${names.deputy}代理`)).waitFor()
    await page.getByRole('button', { name: '销假' }).click()
    await page.getByText('已销假，岗位由您负责。').waitFor()
    await expectAccessible(page, 'an absence that ended')
    await openAtConsole(desk.page, on.url, caseId)
    await expect.poll(() => desk.page.locator('body').textContent()).not.toContain('请假至')
    await deputy.page.goto(`${on.url}/field/me`)
    await deputy.page.locator('.f-posts').waitFor()
    expect(await deputy.page.locator('.f-posts').textContent()).not.toContain(seat.gridName)
  })

  test('the head of the community sees who is away in the console', async () => {
    const head = await on.officer('lead')
    await head.page.goto(`${on.url}/console/people?part=absences`)
    await head.page.getByRole('heading', { name: '请假与代理' }).waitFor()
    await head.page.getByText('正在请假').first().waitFor()
    await expectAccessible(head.page, 'absences in the console')
    for (const part of ['roster', 'force', 'skills', 'reserve', 'supporters', 'handovers']) {
      await head.page.goto(`${on.url}/console/people?part=${part}`)
      await head.page.locator('.c-card h2').first().waitFor()
      await expectAccessible(head.page, `the force: ${part}`)
    }
    on.expectNoFaults()
  })
})
