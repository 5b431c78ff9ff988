import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pick } from '../support/at-the-console.ts'
import { expectAccessible } from '../support/browser.ts'
import { SYSTEM } from '../support/house.ts'
import { openStory, type Story } from '../support/story.ts'

/** docs/flows/hand-over.md */

let on: Story
beforeAll(async () => {
  on = await openStory('desheng')
}, 300_000)
afterAll(() => on?.close())

describe('a post is handed over', { timeout: 180_000 }, () => {
  let seat: { postId: string; gridName: string }
  let receiver: { personId: string; name: string }

  test('the head of the community prepares the list', async () => {
    const { house, tenant } = on
    const seats = await house.db.pool.query<{ postId: string; gridName: string }>(
      `SELECT p.id AS "postId", v.name AS "gridName" FROM accounts a JOIN account_persons x ON x.account_id = a.id
       JOIN post_holders h ON h.tenant_id = x.tenant_id AND h.person_id = x.person_id JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
       JOIN grid_versions v ON v.tenant_id = p.tenant_id AND v.grid_id = p.grid_id AND v.valid_until IS NULL
       WHERE a.login = 'desheng.grid' AND p.role = 'ordinary_grid_lead'`,
    )
    seat = seats.rows[0]
    const { rows } = await house.db.pool.query<{ communityId: string }>(
      `SELECT g.community_id AS "communityId" FROM posts p JOIN grids g ON g.tenant_id = p.tenant_id AND g.id = p.grid_id WHERE p.tenant_id = $1 AND p.id = $2`,
      [tenant, seat.postId],
    )
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: rows[0].communityId, name: '新任孔明月', phone: '15499990001', tags: ['volunteer'] },
      { as: SYSTEM, tenant },
    )
    receiver = { personId, name: '新任孔明月' }
    await house.run(
      'people.openAccount',
      { personId, login: 'desheng.successor', password: 'weige-sample' },
      { as: SYSTEM, tenant },
    )
    await house.db.pool.query(`UPDATE accounts SET must_change_password = false WHERE login = 'desheng.successor'`)
    const head = await on.officer('lead')
    const { page } = head
    await page.goto(`${on.url}/console/people`)
    const giver = await on.nameOf('grid')
    const post = `${giver} ${seat.gridName} 一般网格长`
    // What else is done with a post waits behind one button.
    await page.getByRole('button', { name: `更多 ${post.slice(giver.length + 1)}` }).click()
    await page.getByRole('menuitem', { name: '交接' }).waitFor()
    await expectAccessible(page, 'what is done with a post')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: '交接' }).click()
    const dialog = page.getByRole('dialog')
    await pick(page, dialog.getByRole('combobox', { name: '人员' }), receiver.name)
    await dialog.getByLabel(/钥匙和物品/).fill('配电间钥匙一把\n巡查手电一支')
    await dialog.getByLabel(/需要关照的人/).fill('二单元独居的刘奶奶')
    await expectAccessible(page, 'preparing a hand-over')
    await dialog.getByRole('button', { name: '交接' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.goto(`${on.url}/console/people?part=handovers`)
    await page.getByText(`${receiver.name}（未签）`).waitFor()
    await expectAccessible(page, 'hand-overs in the console')
  })

  test('the giver adds a key and signs; the receiver signs; the post passes', async () => {
    const giver = await on.member('grid')
    await giver.page.goto(`${on.url}/field/me/handovers`)
    await giver.page.getByText('巡查手电一支').waitFor()
    await expectAccessible(giver.page, 'a hand-over on the phone')
    await giver.page.getByRole('button', { name: '补一项钥匙或物品' }).click()
    await giver.page.getByRole('textbox', { name: '写一项' }).fill('公告栏钥匙')
    await giver.page.getByRole('button', { name: '补上' }).click()
    await giver.page.getByText('公告栏钥匙').waitFor()
    await giver.page.getByRole('button', { name: '清单看过了，签字' }).click()
    await giver.page.getByText(/已签（/).waitFor()
    // Whoever receives it has no post yet; he signs by his own account all the same.
    const { page } = await on.visit()
    await page.goto(`${on.url}/field`)
    await page.getByText('登录名密码').click()
    await page.getByRole('textbox', { name: '登录名' }).fill('desheng.successor')
    await page.getByRole('textbox', { name: '密码' }).fill('weige-sample')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('link', { name: /^交接/ }).click()
    await page.getByText('公告栏钥匙').waitFor()
    await expectAccessible(page, 'a hand-over for its receiver')
    await page.getByRole('button', { name: '清单看过了，签字' }).click()
    await page.getByText('已交接').waitFor()
    await page.goto(`${on.url}/field/me`)
    await page.getByText(`${seat.gridName} · 一般网格长`).waitFor()
  })

  test('the giver’s sight is gone, and the console keeps both names', async () => {
    const head = await on.officer('lead')
    await head.page.goto(`${on.url}/console/people?part=handovers`)
    const row = head.page.getByRole('row').filter({ hasText: receiver.name })
    await row.getByText('已交接').waitFor()
    await row.getByRole('button', { name: /看清单/ }).click()
    await head.page.getByRole('dialog').getByText('公告栏钥匙').waitFor()
    await expectAccessible(head.page, 'the list of a hand-over')
    const former = await on.house.db.pool.query<{ accountId: string }>(
      `SELECT id AS "accountId" FROM accounts WHERE login = 'desheng.grid'`,
    )
    const me = await on.house.ask('people.me', {}, { as: { accountId: former.rows[0].accountId }, tenant: on.tenant })
    expect(me.grants.map((grant) => grant.postId)).not.toContain(seat.postId)
    on.expectNoFaults()
  })
})
