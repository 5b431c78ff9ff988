import { parseOptions } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SessionContext } from '../../platform/module.ts'
import { Forbidden, Invalid, SignedOut } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { SendCode, SignIn, SignInWithCode } from './contract.ts'
import { peopleModule } from './index.ts'
import { NOBODY } from './passwords.ts'
import {
  anActor,
  aPerson,
  aPhone,
  aPost,
  aStreet,
  DISTRICT,
  eventsAbout,
  PASSWORD,
  STREET,
  type Street,
} from './testing.ts'

let house: TestHouse
let street: Street
let number = 0
beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(3 * 3_600_000))

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })

type Sent = { tenant: number; phone: string; text: string; dedupeKey: string }
type Browser = { accountId: string | null; othersEnded: number; readonly sent: Sent[] }

/** A browser: remembers who is signed in, and what was sent to which phone. */
function aBrowser() {
  const browser: Browser = { accountId: null, othersEnded: 0, sent: [] }
  const contextOf = (isSample: boolean): SessionContext => ({
    db: house.db,
    keys: house.keys,
    now: house.clock.now(),
    isSample,
    accountId: browser.accountId,
    signIn: async (accountId) => {
      browser.accountId = accountId
    },
    signOut: async () => {
      browser.accountId = null
    },
    endOtherSessions: async () => {
      browser.othersEnded++
    },
    sendText: async (tenant, phone, text, dedupeKey) => {
      browser.sent.push({ tenant, phone, text, dedupeKey })
    },
  })
  const act = async (name: string, input: unknown, isSample = false): Promise<unknown> => {
    const one = peopleModule.sessionActs?.find((candidate) => candidate.name === name)
    if (!one) throw new Error(`no act ${name}`)
    return one.run(contextOf(isSample), input)
  }
  const lastCode = () => /\d{6}/.exec(browser.sent.at(-1)?.text ?? '')?.[0] ?? ''
  const sendCode = async (phone: string, tenant = STREET, isSample = false) =>
    SendCode.output.parse(await act('people.sendCode', { tenant, phone }, isSample))
  const signInWithCode = async (phone: string, code: string, tenant = STREET) =>
    SignInWithCode.output.parse(await act('people.signInWithCode', { tenant, phone, code }))
  return {
    browser,
    signIn: async (login: string, password: string) =>
      SignIn.output.parse(await act('people.signIn', { login, password })),
    signOut: () => act('people.signOut', {}),
    changePassword: (oldPassword: string, newPassword: string) =>
      act('people.changePassword', { oldPassword, newPassword }),
    sendCode,
    lastCode,
    signInWithCode,
    /** Asks for a code and signs in with it. @returns the account */
    enter: async (phone: string, tenant = STREET) => {
      await sendCode(phone, tenant)
      await signInWithCode(phone, lastCode(), tenant)
      return browser.accountId ?? ''
    },
  }
}

/** A person with a log-in. */
async function somebody(phone = aPhone()) {
  const personId = await aPerson(house, street, '有账号的人', { phone })
  const login = `login${++number}`
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login, password: PASSWORD },
    { as: SYSTEM, tenant: STREET },
  )
  return { personId, login, accountId, phone }
}
const accountRow = async (accountId: string) =>
  (await house.db.pool.query('SELECT * FROM accounts WHERE id = $1', [accountId])).rows[0]
const wrongTimes = async (browser: ReturnType<typeof aBrowser>, login: string, times: number) => {
  for (let i = 0; i < times; i++)
    await expect(browser.signIn(login, 'not-the-password')).rejects.toEqual(refused('account.not_accepted'))
}

describe('people.openAccount', () => {
  test('keeps only an argon2id hash; a password set by the house need not be changed, one set by a person must', async () => {
    const { accountId } = await somebody()
    const row = await accountRow(accountId)
    expect(row).toMatchObject({ phone_hash: null, must_change_password: false })
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const lead = await anActor(house, street, 'community_officer', street.grids.main)
    const personId = await aPerson(house, street, '新同事')
    const opened = await house.run(
      'people.openAccount',
      { personId, login: 'colleague', password: PASSWORD },
      { as: { accountId: lead.accountId }, tenant: STREET },
    )
    expect(await accountRow(opened.accountId)).toMatchObject({ must_change_password: true })
  })

  test('refused: a second log-in, a taken one, a password that anybody would guess', async () => {
    const known = await somebody()
    const personId = await aPerson(house, street, '另一人')
    const open = (input: { personId: string; login: string; password: string }) =>
      house.run('people.openAccount', input, { as: SYSTEM, tenant: STREET })
    await expect(open({ personId: known.personId, login: 'another', password: PASSWORD })).rejects.toEqual(
      refused('account.exists'),
    )
    await expect(open({ personId, login: known.login, password: PASSWORD })).rejects.toEqual(
      refused('account.login_taken'),
    )
    await expect(open({ personId, login: 'another', password: 'qwerty123456' })).rejects.toEqual(
      refused('password.too_common'),
    )
    await expect(open({ personId, login: 'another', password: 'my-another-one' })).rejects.toEqual(
      refused('password.holds_login'),
    )
    await expect(open({ personId, login: 'another', password: 'short' })).rejects.toThrow(Invalid)
  })

  test('repeated: one account; raced: one of two gets the name', async () => {
    const personId = await aPerson(house, street, '重复')
    const how = { as: SYSTEM, tenant: STREET, commandId: crypto.randomUUID() }
    const input = { personId, login: 'once', password: PASSWORD }
    expect(await house.run('people.openAccount', input, how)).toEqual(await house.run('people.openAccount', input, how))
    const [one, two] = [await aPerson(house, street, '甲'), await aPerson(house, street, '乙')]
    const raced = await Promise.allSettled(
      [one, two].map((id) =>
        house.run(
          'people.openAccount',
          { personId: id, login: 'wanted', password: PASSWORD },
          { as: SYSTEM, tenant: STREET },
        ),
      ),
    )
    expect(raced.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of raced)
      if (result.status === 'rejected') expect(result.reason).toEqual(refused('account.login_taken'))
  })

  test('not permitted: a member; a lead over somebody who holds a post above him too; a resident for himself', async () => {
    const officer = await anActor(house, street, 'community_officer', street.grids.main, 2)
    const member = await anActor(house, street, 'micro_grid_member', street.grids.micro)
    const above = await aPerson(house, street, '街道干部')
    await aPost(house, street.grids.main, 'committee_member', above)
    await aPost(house, street.grids.street, 'subdistrict_officer', above)
    const open = (as: { accountId: string }, personId: string) =>
      house.run(
        'people.openAccount',
        { personId, login: 'intruder', password: PASSWORD },
        { as: { accountId: as.accountId }, tenant: STREET },
      )
    await expect(open(officer, above)).rejects.toThrow(Forbidden)
    await expect(open(member, member.personId)).rejects.toThrow(Forbidden)
    const accountId = await aBrowser().enter(aPhone())
    const { personId } = await house.ask('people.me', {}, { as: { accountId }, tenant: STREET })
    await expect(open({ accountId }, personId)).rejects.toThrow(Forbidden)
  })

  test('a resident who signs in by phone gets a log-in too, and the account is found by its number elsewhere no more', async () => {
    const phone = aPhone()
    const personId = await aPerson(house, street, '居民转网格员', { phone })
    const byPhone = await aBrowser().enter(phone)
    const { accountId } = await house.run(
      'people.openAccount',
      { personId, login: 'turned', password: PASSWORD },
      { as: SYSTEM, tenant: STREET },
    )
    expect(accountId).toBe(byPhone)
    house.clock.advance(3_600_000)
    expect(await aBrowser().enter(phone)).toBe(byPhone)
    house.clock.advance(3_600_000)
    expect(await aBrowser().enter(phone, DISTRICT)).not.toBe(byPhone)
  })

  test('nobody sets a password for an account that is used in another tenant too', async () => {
    const phone = aPhone()
    const personId = await aPerson(house, street, '两处居民', { phone })
    await aBrowser().enter(phone)
    house.clock.advance(3_600_000)
    await aBrowser().enter(phone, DISTRICT)
    await expect(
      house.run(
        'people.openAccount',
        { personId, login: 'hijack', password: PASSWORD },
        { as: SYSTEM, tenant: STREET },
      ),
    ).rejects.toEqual(refused('account.used_elsewhere'))
  })
})

describe('an account that somebody else looks after', () => {
  const NEW = 'bamboo-lantern-42'
  const act = (
    name: 'people.resetPassword' | 'people.closeAccount' | 'people.reopenAccount',
    as: string,
    personId: string,
  ) =>
    house.run(name, name === 'people.resetPassword' ? { personId, password: NEW } : { personId }, {
      as: { accountId: as },
      tenant: STREET,
    })
  const changes = async (personId: string) =>
    (
      await house.db.pool.query(
        `SELECT body::jsonb->'data'->>'change' AS change FROM events WHERE subject_id = $1 AND name = 'person.account_changed' ORDER BY seq`,
        [personId],
      )
    ).rows.map((row) => row.change)
  const sessionsOf = async (accountId: string) =>
    (await house.db.pool.query('SELECT 1 FROM sessions WHERE account_id = $1', [accountId])).rowCount

  test('a reset gives a first password, ends its sessions, and stands in the record', async () => {
    const officer = await anActor(house, street, 'community_officer', street.grids.main, 3)
    const { personId, login, accountId } = await somebody()
    await house.db.pool.query(
      `INSERT INTO sessions (token_hash, account_id, created_at, expires_at) VALUES ('\\x01', $1, now(), now() + interval '1 day')`,
      [accountId],
    )
    await act('people.resetPassword', officer.accountId, personId)
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await accountRow(accountId)).toMatchObject({ must_change_password: true })
    await expect(aBrowser().signIn(login, PASSWORD)).rejects.toEqual(refused('account.not_accepted'))
    await aBrowser().signIn(login, NEW)
    expect(await changes(personId)).toEqual(['opened', 'password_reset'])
  })

  test('a closed account lets nobody in until it is opened again; nobody closes his own', async () => {
    const officer = await anActor(house, street, 'community_officer', street.grids.main, 4)
    const { personId, login } = await somebody()
    await act('people.closeAccount', officer.accountId, personId)
    await expect(aBrowser().signIn(login, PASSWORD)).rejects.toEqual(refused('account.locked'))
    await act('people.reopenAccount', officer.accountId, personId)
    await aBrowser().signIn(login, PASSWORD)
    expect(await changes(personId)).toEqual(['opened', 'closed', 'reopened'])
    const own = await house.db.pool.query('SELECT person_id FROM account_persons WHERE account_id = $1', [
      officer.accountId,
    ])
    await house.db.pool.query("UPDATE accounts SET login = 'officer.four' WHERE id = $1", [officer.accountId])
    await expect(act('people.closeAccount', officer.accountId, own.rows[0].person_id)).rejects.toEqual(
      refused('account.own'),
    )
  })

  test('refused: who has none; whoever stands above; an account that works elsewhere too', async () => {
    const officer = await anActor(house, street, 'community_officer', street.grids.main, 5)
    const without = await aPerson(house, street, '没有账号的人')
    await expect(act('people.resetPassword', officer.accountId, without)).rejects.toEqual(refused('account.none'))
    const above = await somebody()
    await aPost(house, street.grids.street, 'subdistrict_officer', above.personId, { slot: 7 })
    await expect(act('people.closeAccount', officer.accountId, above.personId)).rejects.toThrow(Forbidden)
    const elsewhere = await somebody()
    await house.db.pool.query(
      'INSERT INTO account_persons (account_id, tenant_id, person_id) VALUES ($1, $2, gen_random_uuid())',
      [elsewhere.accountId, DISTRICT],
    )
    await expect(act('people.resetPassword', officer.accountId, elsewhere.personId)).rejects.toEqual(
      refused('account.used_elsewhere'),
    )
  })
})

describe('people.signIn', () => {
  test('opens a session and says where the account can work; letters of the log-in in any case', async () => {
    const known = await somebody()
    const browser = aBrowser()
    expect(await browser.signIn(known.login.toUpperCase(), PASSWORD)).toEqual({
      tenants: [{ tenant: STREET, name: '大面街道' }],
    })
    expect(browser.browser.accountId).toBe(known.accountId)
    await browser.signOut()
    expect(browser.browser.accountId).toBeNull()
  })

  test('an unknown log-in is answered like a wrong password, after the same work', async () => {
    const known = await somebody()
    const browser = aBrowser()
    const wrong = await browser.signIn(known.login, 'not-the-password').catch((error: unknown) => error)
    const unknown = await browser.signIn('nobody-here', 'not-the-password').catch((error: unknown) => error)
    expect(unknown).toEqual(wrong)
    expect(browser.browser.accountId).toBeNull()
    const { password_hash: passwordHash } = await accountRow(known.accountId)
    const { memoryCost, timeCost, parallelism, algorithm } = parseOptions(NOBODY)
    expect(parseOptions(passwordHash)).toMatchObject({ memoryCost, timeCost, parallelism, algorithm })
  })

  test('after five failures even the right password is not taken for thirty minutes, and the answer tells nothing', async () => {
    const known = await somebody()
    const browser = aBrowser()
    await wrongTimes(browser, known.login, 5)
    await expect(browser.signIn(known.login, PASSWORD)).rejects.toEqual(refused('account.not_accepted'))
    house.clock.advance(29 * 60_000)
    await expect(browser.signIn(known.login, PASSWORD)).rejects.toEqual(refused('account.not_accepted'))
    house.clock.advance(60_000)
    await browser.signIn(known.login, PASSWORD)
    expect(browser.browser.accountId).toBe(known.accountId)
  })

  test('four failures and a success count from nothing again', async () => {
    const known = await somebody()
    const browser = aBrowser()
    await wrongTimes(browser, known.login, 4)
    await browser.signIn(known.login, PASSWORD)
    await wrongTimes(browser, known.login, 4)
    await browser.signIn(known.login, PASSWORD)
  })

  test('guesses at once are counted one by one', async () => {
    const known = await somebody()
    await Promise.allSettled(Array.from({ length: 5 }, () => aBrowser().signIn(known.login, 'not-the-password')))
    expect(await accountRow(known.accountId)).toMatchObject({
      failed_count: 5,
      locked_until: new Date(house.clock.now().getTime() + 30 * 60_000),
    })
  })

  test('nobody can be locked out: a signed-in browser is still believed, and a code still opens the account', async () => {
    const known = await somebody()
    const own = aBrowser()
    await own.signIn(known.login, PASSWORD)
    await wrongTimes(aBrowser(), known.login, 5)
    await own.signIn(known.login, PASSWORD)
    expect(own.browser.accountId).toBe(known.accountId)
    await wrongTimes(aBrowser(), known.login, 5)
    expect(await aBrowser().enter(known.phone)).toBe(known.accountId)
    await aBrowser().signIn(known.login, PASSWORD)
  })

  test('but a signed-in browser is no way to go on guessing during the pause', async () => {
    const known = await somebody()
    const stolen = aBrowser()
    await stolen.signIn(known.login, PASSWORD)
    await wrongTimes(aBrowser(), known.login, 5)
    await wrongTimes(stolen, known.login, 1)
    expect(stolen.browser.accountId).toBeNull()
    await expect(stolen.signIn(known.login, PASSWORD)).rejects.toEqual(refused('account.not_accepted'))
  })

  test('a closed account opens for nobody', async () => {
    const known = await somebody()
    await house.db.pool.query('UPDATE accounts SET is_locked = true WHERE id = $1', [known.accountId])
    await expect(aBrowser().signIn(known.login, PASSWORD)).rejects.toEqual(refused('account.locked'))
    await expect(aBrowser().enter(known.phone)).rejects.toEqual(refused('account.locked'))
  })
})

describe('people.changePassword', () => {
  test('takes the new one only, ends the other sessions and asks no more for a change', async () => {
    const known = await somebody()
    await house.db.pool.query('UPDATE accounts SET must_change_password = true WHERE id = $1', [known.accountId])
    const browser = aBrowser()
    await browser.signIn(known.login, PASSWORD)
    await browser.changePassword(PASSWORD, 'blue-lantern-8')
    expect(browser.browser).toMatchObject({ othersEnded: 1, accountId: known.accountId })
    expect(await accountRow(known.accountId)).toMatchObject({ must_change_password: false })
    await wrongTimes(aBrowser(), known.login, 1)
    await expect(aBrowser().signIn(known.login, PASSWORD)).rejects.toEqual(refused('account.not_accepted'))
    await aBrowser().signIn(known.login, 'blue-lantern-8')
  })

  test('refused: a wrong old one, the same again, one with the log-in, one everybody has; nothing changes', async () => {
    const known = await somebody()
    const browser = aBrowser()
    await browser.signIn(known.login, PASSWORD)
    const change = browser.changePassword
    await expect(change('not-the-password', 'blue-lantern-8')).rejects.toEqual(refused('account.not_accepted'))
    await expect(change(PASSWORD, PASSWORD)).rejects.toEqual(refused('password.same_as_old'))
    await expect(change(PASSWORD, `x-${known.login}-x`)).rejects.toEqual(refused('password.holds_login'))
    await expect(change(PASSWORD, '1234567890')).rejects.toEqual(refused('password.too_common'))
    await expect(change(PASSWORD, 'short')).rejects.toThrow(Invalid)
    expect(browser.browser.othersEnded).toBe(0)
    await aBrowser().signIn(known.login, PASSWORD)
  })

  test('not permitted: nobody signed in; refused: an account without a password', async () => {
    const browser = aBrowser()
    await expect(browser.changePassword(PASSWORD, 'blue-lantern-8')).rejects.toThrow(SignedOut)
    await browser.enter(aPhone())
    await expect(browser.changePassword(PASSWORD, 'blue-lantern-8')).rejects.toEqual(refused('account.no_password'))
  })
})

describe('people.sendCode', () => {
  test('sends six digits and keeps only their HMAC; the answer shows them in sample mode alone', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    expect(await browser.sendCode(phone)).toEqual({ resendAfterSeconds: 60, sampleCode: null })
    expect(browser.browser.sent).toEqual([
      { tenant: STREET, phone, text: expect.stringMatching(/验证码 \d{6}，5 分钟/), dedupeKey: expect.any(String) },
    ])
    const { rows } = await house.db.pool.query('SELECT code_hash FROM login_codes WHERE phone_hash = $1', [
      house.keys.index('phone', phone),
    ])
    expect(rows).toEqual([{ code_hash: house.keys.index('login_code', browser.lastCode() + phone) }])
    expect(browser.browser.sent[0].dedupeKey).not.toContain(browser.lastCode())
    const sample = await aBrowser().sendCode(aPhone(), STREET, true)
    expect(sample.sampleCode).toMatch(/^\d{6}$/)
  })

  test('not twice a minute, six an hour, eleven a day; and a code sent is sent under its own key', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    await browser.sendCode(phone)
    await expect(browser.sendCode(phone)).rejects.toEqual(refused('code.too_soon'))
    for (let i = 2; i <= 5; i++) {
      house.clock.advance(60_000)
      expect(await browser.sendCode(phone)).toMatchObject({ resendAfterSeconds: i === 5 ? 3600 : 60 })
    }
    house.clock.advance(60_000)
    await expect(browser.sendCode(phone)).rejects.toMatchObject({ code: 'code.too_soon', facts: { minutes: 59 } })
    expect(new Set(browser.browser.sent.map((one) => one.dedupeKey)).size).toBe(5)
  })

  test('two at once: one is sent', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    const raced = await Promise.allSettled([browser.sendCode(phone), browser.sendCode(phone), browser.sendCode(phone)])
    expect(raced.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(browser.browser.sent).toHaveLength(1)
  })

  test('refused: a street that is not on the platform; a wrong number', async () => {
    await expect(aBrowser().sendCode(aPhone(), 510_199_001)).rejects.toEqual(refused('tenant.unknown'))
    await expect(aBrowser().sendCode('12345')).rejects.toThrow(Invalid)
  })
})

describe('people.signInWithCode', () => {
  test('a new number becomes a resident, told in the street’s chain', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    const accountId = await browser.enter(phone)
    const me = await house.ask('people.me', {}, { as: { accountId }, tenant: STREET })
    expect(me).toMatchObject({
      name: '居民',
      isStaff: false,
      grants: [],
      tenants: [{ tenant: STREET, name: '大面街道' }],
    })
    expect(await eventsAbout(house, me.personId)).toEqual([
      { name: 'person.registered', chainId: STREET, gridId: null, data: { tags: [] } },
    ])
    const registered = await house.run(
      'people.registerPerson',
      { communityId: street.communityId, name: '真名', phone },
      { as: SYSTEM, tenant: STREET },
    )
    expect(registered.personId).toBe(me.personId)
    expect(await house.ask('people.me', {}, { as: { accountId }, tenant: STREET })).toMatchObject({ name: '真名' })
  })

  test('a known number is that person; the same account the next time; the same in another tenant', async () => {
    const phone = aPhone()
    const personId = await aPerson(house, street, '网格员甲', { phone })
    const accountId = await aBrowser().enter(phone)
    expect(await house.ask('people.me', {}, { as: { accountId }, tenant: STREET })).toMatchObject({
      personId,
      name: '网格员甲',
    })
    house.clock.advance(3_600_000)
    expect(await aBrowser().enter(phone)).toBe(accountId)
    house.clock.advance(3_600_000)
    const browser = aBrowser()
    await browser.sendCode(phone, DISTRICT)
    expect(await browser.signInWithCode(phone, browser.lastCode(), DISTRICT)).toEqual({
      tenants: [
        { tenant: DISTRICT, name: '龙泉驿区' },
        { tenant: STREET, name: '大面街道' },
      ],
    })
    expect(browser.browser.accountId).toBe(accountId)
  })

  test('who has a log-in comes into the same account', async () => {
    const known = await somebody()
    expect(await aBrowser().enter(known.phone)).toBe(known.accountId)
  })

  test('a code is good once, for five minutes, for its own number', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    await browser.sendCode(phone)
    const code = browser.lastCode()
    await expect(browser.signInWithCode(aPhone(), code)).rejects.toEqual(refused('code.not_accepted'))
    await browser.signInWithCode(phone, code)
    await expect(browser.signInWithCode(phone, code)).rejects.toEqual(refused('code.not_accepted'))
    house.clock.advance(60_000)
    await browser.sendCode(phone)
    house.clock.advance(5 * 60_000)
    await expect(browser.signInWithCode(phone, browser.lastCode())).rejects.toEqual(refused('code.not_accepted'))
  })

  test('five wrong tries use it up, also when they come at once', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    await browser.sendCode(phone)
    const code = browser.lastCode()
    const wrong = code === '000000' ? '000001' : '000000'
    const guesses = await Promise.allSettled(Array.from({ length: 5 }, () => browser.signInWithCode(phone, wrong)))
    for (const guess of guesses)
      expect(guess).toMatchObject({ status: 'rejected', reason: refused('code.not_accepted') })
    await expect(browser.signInWithCode(phone, code)).rejects.toEqual(refused('code.not_accepted'))
    expect(browser.browser.accountId).toBeNull()
  })

  test('raced: one of two uses the code', async () => {
    const browser = aBrowser()
    const phone = aPhone()
    await browser.sendCode(phone)
    const raced = await Promise.allSettled([
      browser.signInWithCode(phone, browser.lastCode()),
      browser.signInWithCode(phone, browser.lastCode()),
    ])
    expect(raced.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('the three administrators stay apart when one number turns out to hold two of them', async () => {
    const phone = aPhone()
    const here = await aPerson(house, street, '系统管理员', { phone })
    await aPost(house, street.grids.street, 'system_admin', here)
    await aBrowser().enter(phone)
    const inDistrict = { as: SYSTEM, tenant: DISTRICT }
    const { personId } = await house.run(
      'people.registerPerson',
      { communityId: street.districtId, name: '审计管理员', phone },
      inDistrict,
    )
    const { postId } = await house.run(
      'people.createPost',
      { gridId: street.grids.district, role: 'audit_admin' },
      inDistrict,
    )
    await house.run('people.takePost', { postId, personId }, inDistrict)
    house.clock.advance(3_600_000)
    await expect(aBrowser().enter(phone, DISTRICT)).rejects.toEqual(refused('post.admin_exclusive'))
  })
})
