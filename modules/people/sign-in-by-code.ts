import { randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { flush } from '../../platform/announce.ts'
import { parseInput } from '../../platform/commands.ts'
import { writeContext } from '../../platform/context.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { SessionAct, SessionContext } from '../../platform/module.ts'
import { uuidv7 } from '../../platform/pure/ids.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { say } from '../../platform/pure/words.ts'
import { treeOf } from '../grids/index.ts'
import { tenantsOfAccount } from './account-tenants.ts'
import { SendCode, SignInWithCode } from './contract.ts'
import { register } from './register.ts'
import { excludedBy, UNNAMED } from './rules.ts'
import { rolesOfAccount } from './seats.ts'
import { CODE_MINUTES, CODE_TRIES, nextCode } from './sign-in-rules.ts'
import {
  accountOf,
  findIdByPhone,
  insertAccount,
  insertCode,
  linkPerson,
  lockAccount,
  lockCode,
  nameOfTenant,
  personsOf,
  saveCode,
  saveFailures,
} from './store/accounts.ts'
import { lockByPhone } from './store/persons.ts'
import { postsHeldBy } from './store/posts.ts'
import { MESSAGE_WORDS, ROLE_WORDS } from './words.ts'

const VIA = 'sign_in'

/**
 * Sends six digits to a phone, within the limits of sign-in-rules.ts. Only an HMAC of code and number is kept. A number that nobody
 * has registered gets a code all the same: it is how residents come in, and it tells nobody who is known.
 */
export const sendCodeAct: SessionAct = {
  ...SendCode,
  run: async (ctx, input) => {
    const { tenant, phone } = parseInput(SendCode.input, input)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const wait = await ctx.db.transaction(async (sql) => {
      if (!(await nameOfTenant(sql, tenant))) throw new Refusal('tenant.unknown')
      return keepCode(sql, ctx, phone, code)
    })
    const text = say(MESSAGE_WORDS.loginCode, 'zh', { code, minutes: CODE_MINUTES })
    await ctx.sendText(tenant, phone, text, `${VIA}:${randomUUID()}`)
    return { resendAfterSeconds: wait, sampleCode: ctx.isSample ? code : null }
  },
}

/** Keeps a code if another may be sent now. @returns seconds after which the next may @throws Refusal code.too_soon */
async function keepCode(sql: Sql, ctx: SessionContext, phone: string, code: string): Promise<number> {
  const phoneHash = ctx.keys.index('phone', phone)
  const today = localDate(ctx.now)
  const last = await lockCode(sql, phoneHash)
  const next = nextCode(last, ctx.now, today)
  if (next.waitSeconds > 0) throw new Refusal('code.too_soon', { minutes: Math.ceil(next.waitSeconds / 60) })
  const row = {
    codeHash: codeHash(ctx, phone, code),
    sentAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + CODE_MINUTES * 60_000),
    tries: 0,
    sentToday: next.sentToday,
    day: today,
  }
  if (last) await saveCode(sql, phoneHash, row)
  else if (!(await insertCode(sql, phoneHash, row))) throw new Refusal('code.too_soon', { minutes: 1 })
  return next.resendAfterSeconds
}

/**
 * Signs in with a code: once, within five minutes and five tries. The code proves the number, so it opens the account of the person
 * with that number here; else the account that signed in with it elsewhere; else a new one. Who is nobody here yet becomes a person.
 */
export const signInWithCodeAct: SessionAct = {
  ...SignInWithCode,
  run: async (ctx, input) => {
    const { tenant, phone, code } = parseInput(SignInWithCode.input, input)
    const outcome = await ctx.db.transaction(async (sql) => {
      if (!(await takeCode(sql, ctx, phone, code))) return undefined
      return openAccountOf(sql, ctx, tenant, phone)
    })
    if (outcome === undefined) throw new Refusal('code.not_accepted', { tries: CODE_TRIES })
    await ctx.signIn(outcome.accountId)
    return { tenants: outcome.tenants }
  },
}

/** Uses the code up if it fits; counts the try if not. What a wrong try leaves must be committed, so it is no error here. */
async function takeCode(sql: Sql, ctx: SessionContext, phone: string, code: string): Promise<boolean> {
  const phoneHash = ctx.keys.index('phone', phone)
  const row = await lockCode(sql, phoneHash)
  if (!row || row.tries >= CODE_TRIES || row.expiresAt.getTime() <= ctx.now.getTime()) return false
  const fits = timingSafeEqual(row.codeHash, codeHash(ctx, phone, code))
  await saveCode(sql, phoneHash, { ...row, tries: fits ? CODE_TRIES : row.tries + 1 })
  return fits
}

/** The account that a proven number opens in a tenant, linked to its person there. @throws Refusal account.locked, post.admin_exclusive, tenant.unknown */
async function openAccountOf(sql: Sql, ctx: SessionContext, tenant: number, phone: string) {
  const phoneHash = ctx.keys.index('phone', phone)
  const person = await lockByPhone(sql, tenant, phoneHash)
  const linked = person && (await accountOf(sql, tenant, person.id))
  const accountId = linked ?? (await accountByPhone(sql, ctx, phoneHash))
  const account = await lockAccount(sql, accountId)
  if (!account || account.isLocked) throw new Refusal('account.locked')
  await saveFailures(sql, accountId, { failedCount: 0, lockedUntil: null })
  const isHere = (await personsOf(sql, accountId)).some((one) => one.tenant === tenant)
  if (!isHere) {
    const personId = person?.id ?? (await registerResident(sql, ctx, tenant, phone))
    await ensureMayLink(sql, ctx, accountId, tenant, personId)
    await linkPerson(sql, accountId, tenant, personId)
  }
  return { accountId, tenants: await tenantsOfAccount(sql, accountId, ctx.now) }
}

async function accountByPhone(sql: Sql, ctx: SessionContext, phoneHash: Buffer): Promise<string> {
  const known = await findIdByPhone(sql, phoneHash)
  if (known !== undefined) return known
  const id = uuidv7(ctx.now, randomBytes(10))
  await insertAccount(sql, { id, login: null, phoneHash, passwordHash: null, mustChangePassword: false, at: ctx.now })
  return id
}

/** A resident who has told only a number; the fact stands in the street's chain. */
async function registerResident(sql: Sql, ctx: SessionContext, tenant: number, phone: string): Promise<string> {
  const writing = residentContext(sql, ctx, tenant)
  const tree = await treeOf(writing)
  const community = tree.topId === undefined ? tree.communities()[0] : tree.communityOf(tree.topId)
  if (!community) throw new Refusal('tenant.unknown')
  const { personId } = await register(
    writing,
    { name: UNNAMED, phone, tags: [], isSynthetic: ctx.isSample, gridId: null, chainId: community.chainId },
    'keep',
  )
  const act = {
    tenant,
    commandId: writing.commandId,
    at: ctx.now,
    madeAt: ctx.now,
    actorId: personId,
    postId: null,
    via: VIA,
  }
  await flush(sql, act, writing.announced, null)
  return personId
}

/** The three administrators stay exclusive also when two persons turn out to be one account's. */
async function ensureMayLink(
  sql: Sql,
  ctx: SessionContext,
  accountId: string,
  tenant: number,
  personId: string,
): Promise<void> {
  const roles = await rolesOfAccount({ sql, now: ctx.now }, accountId)
  for (const { role } of await postsHeldBy(sql, tenant, [personId], ctx.now)) {
    const held = excludedBy(role, roles)
    if (held !== undefined)
      throw new Refusal('post.admin_exclusive', { role: ROLE_WORDS[role].zh, held: ROLE_WORDS[held].zh })
  }
}

function residentContext(sql: Sql, ctx: SessionContext, tenant: number) {
  const { db, keys, now } = ctx
  return writeContext({
    sql,
    db,
    keys,
    tenant,
    now,
    madeAt: now,
    actor: { kind: 'system', name: VIA },
    commandId: randomUUID(),
  })
}

function codeHash(ctx: SessionContext, phone: string, code: string): Buffer {
  return ctx.keys.index('login_code', code + phone)
}
