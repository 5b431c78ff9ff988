import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { reminderSweep } from '../../modules/cases/reminders.ts'
import type { TestClock } from '../../platform/clock.ts'
import { openFileRoom } from '../../platform/files.ts'
import { buildSampleCommunities } from '../../seeds/communities/index.ts'
import { loadSample } from '../../seeds/load.ts'
import type { SampleCommunity } from '../../seeds/sample.ts'
import { ROOT } from '../architecture/sources.ts'
import { DESK, expectAccessible, openBrowser, PHONE, passNear, visitor } from './browser.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from './house.ts'
import { freePort, openTemporary } from './server.ts'

/** Somebody before a screen. */
export type Person = { readonly page: Page; readonly faults: string[] }

/**
 * One of the sample communities with its own web server, and a browser: everything as built, but for the time, which the story
 * moves. It begins on a Monday morning within working hours, so that every date in it is the same on every run.
 */
export type Story = {
  readonly house: TestHouse
  readonly url: string
  readonly tenant: number
  /** Printed at a door of the member's micro grid. */
  readonly code: string
  /** Somebody who is signed in nowhere. */
  visit(size?: typeof PHONE, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** Signed in to the members' app, on a phone. `who` is the last part of a sample log-in: member, committee, liaison … */
  member(who: string, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** Signed in to the console, at a desk. */
  officer(who: string, locale?: 'zh-CN' | 'en-GB'): Promise<Person>
  /** The id of a case, by its number. */
  caseOf(number: string): Promise<string>
  /** The one post that is accountable now, and who sits in it. */
  ownerOf(caseId: string): Promise<Owner>
  /** The one who is accountable now, signed in to the console; gets a log-in where the sample gives him none. */
  ownerAtConsole(caseId: string): Promise<Person>
  /** The name of the person behind a sample log-in. */
  nameOf(who: string): Promise<string>
  /** What text messages told of a case. */
  lettersAbout(caseId: string): Promise<string[]>
  /** Lets time pass, here and in every browser from its next page on, and has everybody reminded who is due. */
  pass(hours: number): Promise<void>
  /** No page broke and no request failed for anybody. */
  expectNoFaults(): void
  close(): Promise<void>
}

type Owner = { readonly role: string; readonly personId: string; readonly name: string; readonly login: string | null }

const PASSWORD = 'weige-sample'
const HOUR = 3_600_000
/** So often the sweep looks while time passes. */
const QUARTER = HOUR / 4

/** Opens a story in a sample community, by its key: desheng, shuangfulu … Takes about half a minute. */
export async function openStory(key: string): Promise<Story> {
  const house = await openTestHouse({ clock: flowing(MONDAY) })
  const { running, clock } = house
  await loadSample(running, { now: clock.now(), password: PASSWORD, wanted: [key], share: 0, say: () => undefined })
  const { subdistrict } = sampleOf(key).community
  const tenant = Number(subdistrict.code)
  const folder = await openTemporary('weige-story-')
  const web = await openWeb(running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(ROOT, 'dist/faces'),
    isSample: true,
    isSecure: false,
    trustProxy: false,
    version: '0',
    publicUrl: '',
  })
  const url = await web.listen({ host: '127.0.0.1', port: await freePort() })
  const browser = await openBrowser()
  const people: Person[] = []
  const visit = async (size = PHONE, locale: 'zh-CN' | 'en-GB' = 'zh-CN') => {
    const person = await visitor(browser, size, locale)
    await tellTime(person.page, clock)
    people.push(person)
    return person
  }
  const login = (who: string) => `${key}.${who}`
  return {
    house,
    url,
    tenant,
    code: await codeOf(house, tenant, login('member')),
    visit,
    member: async (who, locale) => {
      const person = await visit(PHONE, locale)
      await signInAtField(person.page, url, login(who), PASSWORD)
      return person
    },
    officer: async (who, locale) => {
      const person = await visit(DESK, locale)
      await signInAtConsole(person.page, url, login(who), PASSWORD)
      return person
    },
    caseOf: async (number) => {
      const { rows } = await house.db.pool.query<{ id: string }>(
        'SELECT id FROM cases WHERE tenant_id = $1 AND number = $2',
        [tenant, number],
      )
      return rows[0].id
    },
    ownerOf: (caseId) => ownerOf(house, tenant, caseId),
    ownerAtConsole: async (caseId) => {
      const owner = await ownerOf(house, tenant, caseId)
      const known = owner.login ?? login(owner.role)
      if (owner.login === null)
        await house.run(
          'people.openAccount',
          { personId: owner.personId, login: known, password: PASSWORD },
          { as: SYSTEM, tenant },
        )
      const person = await visit(DESK)
      await signInAtConsole(person.page, url, known, PASSWORD)
      return person
    },
    nameOf: (who) => nameOf(house, login(who)),
    lettersAbout: async (caseId) => {
      await house.settle()
      return lettersAbout(house, tenant, caseId)
    },
    pass: async (hours) => {
      for (let left = hours * HOUR; left > 0; left -= QUARTER) {
        clock.advance(Math.min(left, QUARTER))
        await running.sweep(reminderSweep, tenant)
      }
      await house.settle()
      await Promise.all(people.map(({ page }) => tellTime(page, clock)))
    },
    expectNoFaults: () => expect(people.flatMap((person) => person.faults)).toEqual([]),
    close: async () => {
      await browser.close()
      await web.close()
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function sampleOf(key: string): SampleCommunity {
  const found = buildSampleCommunities('weige').find((one) => one.key === key)
  if (!found) throw new Error(`no sample community ${key}`)
  return found
}

/** A clock that goes on by itself, from a moment of the story, and can be moved. */
function flowing(start: Date): TestClock {
  let ahead = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    set: (to) => {
      ahead = to.getTime() - Date.now()
    },
    advance: (millis) => {
      ahead += millis
    },
  }
}

/** From its next page on a browser has the time of the story. Only dates are moved; what waits a second waits a second. */
async function tellTime(page: Page, clock: TestClock): Promise<void> {
  await page.context().addInitScript((ahead) => {
    const real = (globalThis as { realDate?: DateConstructor }).realDate ?? Date
    const shifted = class extends real {
      constructor(...given: [] | [number | string | Date]) {
        if (given.length === 0) super(real.now() + ahead)
        else super(...given)
      }
      static override now = () => real.now() + ahead
    }
    Object.assign(globalThis, { realDate: real, Date: shifted })
  }, clock.now().getTime() - Date.now())
}

/** A code printed at a door of the micro grid in which a log-in has its post. */
async function codeOf(house: TestHouse, tenant: number, login: string): Promise<string> {
  const { rows } = await house.db.pool.query<{ code: string }>(
    `SELECT c.code FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN post_holders h ON h.tenant_id = ap.tenant_id AND h.person_id = ap.person_id
     JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id AND p.role = 'micro_grid_member'
     JOIN place_codes c ON c.tenant_id = p.tenant_id AND c.grid_id = p.grid_id AND c.kind IN ('entrance', 'building') AND c.revoked_at IS NULL
     WHERE a.login = $1 AND p.tenant_id = $2 ORDER BY c.code LIMIT 1`,
    [login, tenant],
  )
  return rows[0].code
}

async function ownerOf(house: TestHouse, tenant: number, caseId: string): Promise<Owner> {
  const { rows } = await house.db.pool.query<Owner>(
    `SELECT p.role, n.id AS "personId", n.name, a.login FROM cases c JOIN posts p ON p.tenant_id = c.tenant_id AND p.id = c.owner_post_id
     JOIN post_holders h ON h.tenant_id = p.tenant_id AND h.post_id = p.id AND h.holds_as = 'holder' AND h.valid_until IS NULL
     JOIN persons n ON n.tenant_id = h.tenant_id AND n.id = h.person_id
     LEFT JOIN account_persons ap ON ap.tenant_id = n.tenant_id AND ap.person_id = n.id LEFT JOIN accounts a ON a.id = ap.account_id
     WHERE c.tenant_id = $1 AND c.id = $2`,
    [tenant, caseId],
  )
  expect(rows, 'one owner').toHaveLength(1)
  return rows[0]
}

async function nameOf(house: TestHouse, login: string): Promise<string> {
  const { rows } = await house.db.pool.query<{ name: string }>(
    `SELECT n.name FROM accounts a JOIN account_persons ap ON ap.account_id = a.id
     JOIN persons n ON n.tenant_id = ap.tenant_id AND n.id = ap.person_id WHERE a.login = $1`,
    [login],
  )
  return rows[0].name
}

async function lettersAbout(house: TestHouse, tenant: number, caseId: string): Promise<string[]> {
  const found = await house.db.pool.query<{ number: string }>(
    'SELECT number FROM cases WHERE tenant_id = $1 AND id = $2',
    [tenant, caseId],
  )
  const sent = await house.db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM deliveries WHERE tenant_id = $1', [
    tenant,
  ])
  return sent.rows
    .map((row) => (JSON.parse(house.keys.open(row.sealed)) as { text: string }).text)
    .filter((text) => text.includes(found.rows[0].number))
}

/** Signs in to the members' app by log-in and password. */
export async function signInAtField(page: Page, url: string, login: string, password = PASSWORD): Promise<void> {
  await page.goto(`${url}/field`)
  await page.getByText(/^(登录名密码|Password)$/).click()
  await page.getByRole('textbox', { name: /^(登录名|Login)$/ }).fill(login)
  await page.getByRole('textbox', { name: /^(密码|Password)$/ }).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.getByRole('heading', { name: /^(我的事件|My cases)$/ }).waitFor()
}

/** Signs in to the console. */
export async function signInAtConsole(page: Page, url: string, login: string, password = PASSWORD): Promise<void> {
  await page.goto(`${url}/console`)
  await page.getByLabel(/^(登录名|Login)$/).fill(login)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.locator('button[type=submit]').click()
  await page
    .getByRole('navigation', { name: /^(主菜单|Main menu)$/ })
    .last()
    .waitFor()
}

/** The resident's part: four steps from the printed code to the receipt. */
export async function reportByCode(
  page: Page,
  url: string,
  code: string,
  text: string,
  reporter: { name: string; phone: string } | null = null,
  kind = /不确定/,
): Promise<{ number: string; trackingUrl: string }> {
  await page.goto(`${url}/c/${code}`)
  await page
    .getByRole('button', { name: /码上办/ })
    .or(page.getByRole('link', { name: /码上办/ }))
    .first()
    .click()
  await page.getByRole('textbox', { name: '说说情况' }).fill(text)
  await expectAccessible(page, 'report, first step')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: kind }).first().click()
  await page.getByRole('heading', { name: /在哪里/ }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await passNear(page)
  await page.getByRole('radio', { name: reporter ? /^留姓名/ : /^不留姓名/ }).check({ force: true })
  if (reporter) {
    await page.getByRole('textbox', { name: /称呼/ }).fill(reporter.name)
    await page.getByRole('textbox', { name: /手机/ }).fill(reporter.phone)
  }
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: /收到了/ }).waitFor()
  await expectAccessible(page, 'receipt')
  const body = (await page.locator('body').textContent()) ?? ''
  const number = /\d{6}-\d{6}/.exec(body)?.[0]
  const href = await page.getByRole('link', { name: '看进度' }).getAttribute('href')
  if (!number || !href) throw new Error(`no number or tracking code on the receipt:\n${body}`)
  return { number, trackingUrl: `${url}${href}` }
}

/** Opens a case at the console. */
export async function openAtConsole(page: Page, url: string, caseId: string): Promise<void> {
  await page.goto(`${url}/console/case/${caseId}`)
  await page.getByRole('heading', { name: /^(经过|What happened)$/ }).waitFor()
}

/** One verb on the case that is open at the console: its button, its form, sent. */
export async function actAtConsole(page: Page, verb: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('region', { name: '可以做的' }).getByRole('button', { name: verb, exact: true }).click()
  const form = page.locator('form.c-verb')
  await form.waitFor()
  await fill?.(form)
  await expectAccessible(page, `form of ${verb}`)
  const send = form.locator('button[type=submit]')
  await expect.poll(() => send.isEnabled(), { timeout: 20_000 }).toBe(true)
  // The next act is about the case as it stands then: it has been read again.
  await Promise.all([page.waitForResponse((answer) => answer.url().includes('/api/cases.case?')), send.click()])
  await form.waitFor({ state: 'detached' })
}

/** A card of the case that is open at the console comes to say so, when the screen has caught up. */
export async function expectCard(page: Page, title: string, says: RegExp): Promise<void> {
  const card = page.locator('.c-card').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  await expect.poll(() => card.textContent(), { timeout: 20_000 }).toMatch(says)
}

/** Opens a case on the phone. */
export async function openOnPhone(page: Page, url: string, caseId: string): Promise<void> {
  await page.goto(`${url}/field/case/${caseId}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
}

/** Types into a list of the console and takes what it offers. */
export async function pick(page: Page, list: Locator, typed: string): Promise<void> {
  await list.click()
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option:visible').filter({ hasText: typed }).first().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

/** One verb on the case that is open on the phone: its own page, its form, sent without waiting; it ends on the page that says it is done. */
export async function actOnPhone(page: Page, verb: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  const others = page.getByRole('button', { name: '其他办法' })
  const leading = page.getByRole('link', { name: verb, exact: true })
  await others.or(leading).first().waitFor()
  if (await leading.isVisible()) await leading.click()
  else {
    await others.click()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(`^${verb}`) })
      .click()
  }
  await page.getByRole('heading', { name: verb, exact: true }).waitFor()
  await fill?.(page)
  await expectAccessible(page, verb)
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByText(/[1-4] 秒后提交/).waitFor()
  await page.getByRole('button', { name: '现在就提交' }).click()
  await page.getByRole('button', { name: '看这件事' }).waitFor()
}
