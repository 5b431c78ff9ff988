import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, PHONE, visitor } from '../support/browser.ts'
import { sendNow } from '../support/on-the-phone.ts'
import { openServed, type Served } from '../support/served.ts'

/** docs/flows/member-on-the-phone.md */

let on: Served
beforeAll(async () => {
  on = await openServed()
}, 300_000)
afterAll(() => on?.close())

test('a member claims, asks, notes and resolves on the phone, through a dead server; another person verifies', {
  timeout: 300_000,
}, async () => {
  const member = await memberOf('shida.member')
  const text = '三楼楼道灯坏了两天,晚上老人下楼看不清台阶'
  const resident = await reportAt(on.ground.code, text)
  const desk = await sessionOf('shida.desk')
  await command(desk, 'cases.triage', { caseId: resident.caseId, categoryCode: '0303', nature: 'help' })
  await command(desk, 'cases.assign', { caseId: resident.caseId, toPostId: member.postId })

  const { page, faults } = await visitor(on.browser, PHONE)
  await signInByCode(page, member.phone)
  await page.getByRole('link', { name: new RegExp(text.slice(0, 8)) }).click()
  await page.getByRole('heading', { name: '经过' }).waitFor()
  await page
    .getByText(/前(领办|办结)/)
    .first()
    .waitFor()
  await expectAccessible(page, 'case')

  await page.getByRole('link', { name: '领办', exact: true }).click()
  await expectAccessible(page, 'claim')
  await page.getByRole('button', { name: '领办', exact: true }).click()
  await page.getByText(/[1-4] 秒后提交/).waitFor()
  await page.getByRole('button', { name: '收回，再改改' }).click()
  expect(await stateOf(resident.caseId)).toBe('assigned')
  await send(page, '领办')
  await page.getByRole('heading', { name: '领办好了，由您来办' }).waitFor()
  await expectAccessible(page, 'claimed')
  expect(await stateOf(resident.caseId)).toBe('in_progress')
  await page.getByRole('button', { name: '看这件事' }).click()

  // What is typed stays when the page is left; a double tap sends once.
  await choose(page, '记录进展')
  await page.getByRole('textbox', { name: '进展' }).fill('已到现场看过,灯座松了')
  await page.getByRole('button', { name: '返回' }).click()
  await choose(page, '记录进展')
  expect(await page.getByRole('textbox', { name: '进展' }).inputValue()).toBe('已到现场看过,灯座松了')
  await expectAccessible(page, 'note')
  await page.getByRole('button', { name: '记录进展' }).dblclick()
  await page.getByText(/[1-4] 秒后提交/).waitFor()
  expect(await countOf(resident.caseId, 'case.noted')).toBe(0)
  await page.getByRole('button', { name: '现在就提交' }).dblclick()
  await page.getByRole('heading', { name: '记下了' }).waitFor()
  expect(await countOf(resident.caseId, 'case.noted')).toBe(1)
  await page.getByRole('button', { name: '看这件事' }).click()

  await choose(page, '请报告人补充')
  await page.getByRole('button', { name: '请报告人补充' }).click()
  await page.getByText('请再写清楚一点').waitFor()
  await page.getByRole('button', { name: '请问具体在几单元几楼？' }).click()
  await expectAccessible(page, 'ask')
  await send(page, '请报告人补充')
  await page.getByRole('heading', { name: '已经问了报告人' }).waitFor()
  await page.getByRole('button', { name: '看这件事' }).click()
  await page.getByText('正在等报告人补充').waitFor()

  // The answer appears on the open page by itself.
  await command(null, 'cases.supply', { caseId: resident.caseId, text: '2单元3楼,电表箱旁边' }, resident.code)
  await page.getByText('2单元3楼,电表箱旁边').waitFor()
  // A form that is opened on an older look at the case says that it has changed meanwhile.
  await page.getByText('正在等报告人补充').waitFor({ state: 'detached' })

  await page.getByRole('link', { name: '办结', exact: true }).click()
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByText('请选一个。').waitFor()
  await page.getByText('已解决', { exact: true }).click()
  const answer = '已经换好灯座和灯泡,三楼楼道亮了,请您放心。'
  await page.getByRole('textbox', { name: '给报告人的答复' }).fill(answer)
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#d9c27a' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await page.getByText(/上传中/).waitFor({ state: 'detached' })
  await expectAccessible(page, 'resolve')

  await on.server.kill()
  await send(page, '办结')
  await page.getByText('现在连不上网').waitFor({ timeout: 60_000 })
  await expectAccessible(page, 'resolve without a server')
  await page.reload().catch(() => undefined)
  await on.startAgain()
  await page.goto(`${on.server.url}/field/case/${resident.caseId}/resolve`)
  await expect.poll(() => page.getByRole('textbox', { name: '给报告人的答复' }).inputValue()).toBe(answer)
  expect(await page.getByRole('radio', { name: '已解决' }).isChecked()).toBe(true)
  await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  await send(page, '办结')
  await page.getByRole('heading', { name: '办结了，辛苦' }).waitFor()
  expect(await stateOf(resident.caseId)).toBe('resolved')
  expect(await countOf(resident.caseId, 'case.resolved')).toBe(1)
  await page.getByRole('link', { name: '回到我的事件' }).click()
  await page.getByRole('link', { name: /我转出或参与/ }).click()
  await page.getByRole('link', { name: new RegExp(text.slice(0, 8)) }).waitFor()
  await expectAccessible(page, 'involved')

  const checker = await visitor(on.browser, PHONE)
  await signInByPassword(checker.page, 'shida.desk')
  await checker.page.goto(`${on.server.url}/field/case/${resident.caseId}`)
  await checker.page.getByText(answer).first().waitFor()
  await checker.page.getByRole('button', { name: '第 1 张办结照片' }).locator('img').waitFor()
  await expectAccessible(checker.page, 'case to verify')
  await checker.page.getByRole('link', { name: '核查', exact: true }).click()
  await checker.page.getByText('通过', { exact: true }).click()
  await expectAccessible(checker.page, 'verify')
  await send(checker.page, '核查')
  await checker.page.getByRole('heading', { name: '核查记下了' }).waitFor()
  expect(await stateOf(resident.caseId)).toBe('verified')
  expect(await namesOf(resident.caseId)).toEqual({ handler: member.personId, verifierIsHandler: false })
  expect([...faults, ...checker.faults].filter((fault) => !fault.includes('Failed to fetch'))).toEqual([])
})

test('a member reports for a resident: a building of the own grid, the tracking code, and who typed it', {
  timeout: 120_000,
}, async () => {
  const member = await memberOf('shida.member')
  const { page, faults } = await visitor(on.browser, PHONE)
  await signInByPassword(page, 'shida.member')
  await expectAccessible(page, 'my cases')
  await page.getByRole('link', { name: '上报', exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('请写一句话').waitFor()
  await page.getByRole('textbox', { name: '什么事' }).fill('楼道里堆满了纸箱,走路要侧着身子')
  await expectAccessible(page, 'report: what')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: /楼道堆物/ }).waitFor()
  await expectAccessible(page, 'report: kind')
  await page.getByRole('button', { name: /楼道堆物/ }).click()

  await page.getByRole('heading', { name: '在哪里' }).waitFor()
  await page.getByRole('group', { name: '哪一户' }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  // The one grid has one building: both are chosen, and the next step waits for nothing.
  await page.getByRole('heading', { name: '谁发现的' }).waitFor()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByText('场所码', { exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('请扫码，或把编号打进来').waitFor()
  await expectAccessible(page, 'report: where, nothing chosen')
  await page.getByRole('textbox', { name: '码上的编号' }).fill(on.ground.code.toLowerCase())
  await page.locator('.k-notice[data-tone=good]').waitFor()
  await expectAccessible(page, 'report: where by code')
  await page.getByText('选楼栋', { exact: true }).click()
  await page.getByRole('group', { name: '哪一户' }).waitFor()
  await page.getByRole('textbox', { name: '具体位置' }).fill('二楼过道')
  await expectAccessible(page, 'report: where by building')
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByRole('radio', { name: /居民告诉我的/ }).check({ force: true })
  await page.getByRole('textbox', { name: '怎么称呼' }).fill('王女士')
  await page.getByRole('textbox', { name: '手机号' }).fill('123')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('手机号应是 11 位数字').waitFor()
  await expectAccessible(page, 'report: who')
  await page.getByRole('textbox', { name: '手机号' }).fill('154 0000 4321')
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.getByRole('heading', { name: '报上去了，辛苦' }).waitFor()
  await page.getByRole('heading', { name: '请把查询码告诉对方' }).waitFor()
  await expectAccessible(page, 'reported')
  const number = await page.locator('dd').first().textContent()
  const rows = await on.db.pool.query<{ channel: string; typed: string; grid: string }>(
    `SELECT r.channel, r.typed_by_person_id AS typed, c.grid_id AS grid FROM reports r
     JOIN cases c ON c.tenant_id = r.tenant_id AND c.id = r.case_id WHERE r.tenant_id = $1 AND c.number = $2`,
    [on.ground.tenant, number],
  )
  expect(rows.rows).toEqual([{ channel: 'visit', typed: member.personId, grid: member.gridId }])

  await page.getByRole('link', { name: '随手办结' }).click()
  await page.getByRole('textbox', { name: '给报告人的答复' }).fill('已经请住户当场搬走。')
  await expectAccessible(page, 'settle')
  // Leaving the page is no taking back: the act goes out, and the list says so.
  await page.getByRole('button', { name: '随手办结' }).click()
  await page.getByRole('button', { name: '收回，再改改' }).waitFor()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByText('“随手办结”已经提交').waitFor()

  for (const [link, what] of [
    [/^我的网格/, 'my grid'],
    // Beside a number of unread messages, which this story's acts bring.
    [/^我(?!的)/, 'me'],
  ] as const) {
    await page.goto(`${on.server.url}/field`)
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: link }).click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await expectAccessible(page, what)
  }
  await page.getByText('大字（长辈版）').click()
  await expectAccessible(page, 'me in large text')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('heading', { name: 'Me' }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expectAccessible(page, 'signing out')
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Grid members: sign in' }).waitFor()
  expect(faults).toEqual([])
})

test('a member who is asked to help finds it, takes it on, says what was done, and asks for what is beyond the grid', {
  timeout: 180_000,
}, async () => {
  const member = await memberOf('shida.member')
  const text = '小区东门外人行道地砖松动,下雨溅一身水'
  const { caseId } = await reportAt(on.ground.code, text)
  const desk = await sessionOf('shida.desk')
  await command(desk, 'cases.triage', { caseId, categoryCode: '0303', nature: 'help' })
  const { ownerPostId } = await command<{ ownerPostId: string }>(desk, 'cases.assign', {
    caseId,
    toPostId: await postOf('shida.grid'),
  })
  const lead = await sessionOf('shida.grid')
  await command(lead, 'cases.claim', { caseId })
  const task = '请到2单元问问住户,地砖是什么时候松的'
  await command(lead, 'cases.assist', { caseId, toPostId: member.postId, task, days: 2 })

  const { page, faults } = await visitor(on.browser, PHONE)
  await signInByPassword(page, 'shida.member')
  const line = page.getByRole('link', { name: new RegExp(text.slice(0, 8)) })
  await line.getByText(/现在由一般网格长/).waitFor()
  await line.click()
  await page.getByText(task).first().waitFor()
  await expectAccessible(page, 'asked to help')
  await page.getByRole('link', { name: '接受协办', exact: true }).click()
  await expectAccessible(page, 'take on the help')
  await send(page, '接受协办')
  await page.getByRole('heading', { name: '接下来了，谢谢' }).waitFor()
  await page.getByRole('button', { name: '看这件事' }).click()
  await page.getByRole('link', { name: '协办完成', exact: true }).click()
  await page.getByRole('button', { name: '协办完成', exact: true }).click()
  await page.getByText('请再写清楚一点').waitFor()
  await page.getByRole('textbox', { name: '完成情况' }).fill('住户说上周下雨后松的,一共三块。')
  await expectAccessible(page, 'finish the help')
  await send(page, '协办完成')
  await page.getByRole('heading', { name: '协办完成，辛苦' }).waitFor()
  expect(await countOf(caseId, 'case.assist_done')).toBe(1)
  await page.getByRole('link', { name: '回到我的事件' }).click()
  await page.getByRole('link', { name: /我转出或参与/ }).click()
  await page.getByRole('link', { name: new RegExp(text.slice(0, 8)) }).waitFor()

  const owner = await visitor(on.browser, PHONE)
  await signInByPassword(owner.page, 'shida.grid')
  await owner.page.goto(`${on.server.url}/field/case/${caseId}`)
  await choose(owner.page, '联系报告人')
  await owner.page.getByText('没有联系上', { exact: true }).click()
  await expectAccessible(owner.page, 'contact')
  await send(owner.page, '联系报告人')
  await owner.page.getByRole('heading', { name: '联系记下了' }).waitFor()
  await owner.page.getByRole('button', { name: '看这件事' }).click()
  await choose(owner.page, '申请延期或挂账')
  await owner.page.getByText('挂账', { exact: true }).click()
  await owner.page.getByRole('button', { name: '申请延期或挂账', exact: true }).click()
  await owner.page.getByText('请选一个。').waitFor()
  await owner.page.getByText('需立项或资金', { exact: true }).click()
  await owner.page.getByRole('textbox', { name: '多少天后复核' }).fill('14')
  await owner.page.getByRole('textbox', { name: '说明' }).fill('要等街道的维修资金。')
  await expectAccessible(owner.page, 'request')
  await send(owner.page, '申请延期或挂账')
  await owner.page.getByRole('heading', { name: '申请交上去了' }).waitFor()
  await owner.page.getByRole('button', { name: '看这件事' }).click()
  await owner.page.getByText('已申请挂账').waitFor()
  await choose(owner.page, '上报升级')
  await owner.page.getByRole('textbox', { name: '为什么要上一级办' }).fill('人行道归市政管,网格里修不了。')
  await expectAccessible(owner.page, 'escalate')
  await send(owner.page, '上报升级')
  await owner.page.getByRole('heading', { name: '报上去了', exact: true }).waitFor()
  expect(await ownerOf(caseId)).not.toBe(ownerPostId)
  expect([...faults, ...owner.faults]).toEqual([])
})

/** The member of a log-in: person, post, grid and telephone number. */
async function memberOf(login: string): Promise<{ personId: string; postId: string; gridId: string; phone: string }> {
  const { rows } = await on.db.pool.query<{ personId: string; postId: string; gridId: string; sealed: Buffer }>(
    `SELECT n.id AS "personId", p.id AS "postId", p.grid_id AS "gridId", n.phone_sealed AS sealed FROM accounts a
     JOIN account_persons ap ON ap.account_id = a.id JOIN persons n ON n.tenant_id = ap.tenant_id AND n.id = ap.person_id
     JOIN post_holders h ON h.tenant_id = n.tenant_id AND h.person_id = n.id AND h.valid_until IS NULL
     JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
     WHERE a.login = $1 AND p.role = 'micro_grid_member' AND n.tenant_id = $2`,
    [login, on.ground.tenant],
  )
  const { sealed, ...who } = rows[0]
  return { ...who, phone: on.keys.open(sealed) }
}

async function signInByCode(page: Page, phone: string): Promise<void> {
  await page.goto(`${on.server.url}/field`)
  await page.getByRole('heading', { name: '网格员登录' }).waitFor()
  await expectAccessible(page, 'sign-in')
  await page.getByRole('textbox', { name: '手机号' }).fill('138')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('手机号应是 11 位数字').waitFor()
  await page.getByRole('textbox', { name: '手机号' }).fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const said = await page.getByText(/验证码是 \d{6}/).textContent()
  await expectAccessible(page, 'code sent')
  await page.getByRole('textbox', { name: '验证码' }).fill('000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('验证码是 6 位数字。').waitFor()
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(said ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}

async function signInByPassword(page: Page, login: string): Promise<void> {
  await page.goto(`${on.server.url}/field`)
  await page.getByText('登录名密码', { exact: true }).click()
  await page.getByLabel('登录名', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(on.ground.password)
  await expectAccessible(page, 'sign-in by password')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '我的事件' }).waitFor()
}

/** One of the other ways on the page of a case. */
async function choose(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: '其他办法' }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: new RegExp(`^${verb}`) })
    .click()
  await page.getByRole('heading', { name: verb, exact: true }).waitFor()
}

/** Presses the button of a form and does not wait for the seconds in which it could be taken back. */
async function send(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await sendNow(page)
}

async function sessionOf(login: string): Promise<string> {
  const answer = await fetch(`${on.server.url}/api/people.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-weige': '1' },
    body: JSON.stringify({ input: { login, password: on.ground.password } }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function command<T = unknown>(cookie: string | null, name: string, input: object, bearer?: string): Promise<T> {
  const answer = await fetch(`${on.server.url}/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-weige': '1',
      ...(cookie ? { cookie } : {}),
      ...(bearer ? { 'x-weige-bearer': bearer } : {}),
    },
    body: JSON.stringify({ commandId: randomUUID(), tenant: on.ground.tenant, input }),
  })
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function reportAt(code: string, text: string): Promise<{ caseId: string; code: string }> {
  const input = { channel: 'qr', text, place: { by: 'code', code } }
  const receipt = await command<{ caseId: string; trackingCode: string }>(null, 'intake.receiveReport', input)
  return { caseId: receipt.caseId, code: receipt.trackingCode }
}

async function stateOf(caseId: string): Promise<string> {
  const { rows } = await on.db.pool.query<{ state: string }>(
    'SELECT state FROM cases WHERE tenant_id = $1 AND id = $2',
    [on.ground.tenant, caseId],
  )
  return rows[0].state
}

async function ownerOf(caseId: string): Promise<string> {
  const { rows } = await on.db.pool.query<{ post: string }>(
    'SELECT owner_post_id AS post FROM cases WHERE tenant_id = $1 AND id = $2',
    [on.ground.tenant, caseId],
  )
  return rows[0].post
}

/** A post that a log-in holds, its own before one held as a deputy. */
async function postOf(login: string): Promise<string> {
  const { rows } = await on.db.pool.query<{ post: string }>(
    `SELECT h.post_id AS post FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN post_holders h ON h.tenant_id = ap.tenant_id AND h.person_id = ap.person_id AND h.valid_until IS NULL
     WHERE a.login = $1 AND ap.tenant_id = $2 ORDER BY h.holds_as DESC LIMIT 1`,
    [login, on.ground.tenant],
  )
  return rows[0].post
}

async function countOf(caseId: string, event: string): Promise<number> {
  const { rowCount } = await on.db.pool.query(
    'SELECT 1 FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name = $3',
    [on.ground.tenant, caseId, event],
  )
  return rowCount ?? 0
}

async function namesOf(caseId: string): Promise<{ handler: string; verifierIsHandler: boolean }> {
  const { rows } = await on.db.pool.query<{ handler: string; verifier: string }>(
    `SELECT c.handler_person_id AS handler, e.actor_id AS verifier FROM cases c
     JOIN events e ON e.tenant_id = c.tenant_id AND e.subject_id = c.id AND e.name = 'case.verified'
     WHERE c.tenant_id = $1 AND c.id = $2`,
    [on.ground.tenant, caseId],
  )
  return { handler: rows[0].handler, verifierIsHandler: rows[0].handler === rows[0].verifier }
}
