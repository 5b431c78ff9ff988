import { parseInput } from '../../platform/commands.ts'
import type { SessionAct, SessionContext } from '../../platform/module.ts'
import { Refusal, SignedOut } from '../../platform/pure/refusals.ts'
import { tenantsOfAccount } from './account-tenants.ts'
import { ChangePassword, SignIn, SignOut } from './contract.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { sendCodeAct, signInWithCodeAct } from './sign-in-by-code.ts'
import { afterFailure, FAILURES_BEFORE_LOCK, isPaused, LOCK_MINUTES, passwordFault } from './sign-in-rules.ts'
import { type AccountRow, findAccount, findByLogin, lockAccount, saveFailures, savePassword } from './store/accounts.ts'

/**
 * Signing in with a password. An unknown log-in costs the same work and gets the same answer as a wrong password, and so does a pause, so
 * that nobody learns which accounts exist. After five failures passwords of the account pause for 30 minutes. That cannot be used to lock
 * somebody out: the pause ends no session, a code sent to the phone still opens the account, and from a browser that is signed in to it
 * the right password is still taken (a wrong one there during the pause ends that session, so it is no way to go on guessing).
 */
const signInAct: SessionAct = {
  ...SignIn,
  run: async (ctx, input) => {
    const { login, password } = parseInput(SignIn.input, input)
    const known = await ctx.db.snapshot((sql) => findByLogin(sql, login.toLowerCase()))
    const accountId = await checked(ctx, known, password)
    await ctx.signIn(accountId)
    return tenantsFor(ctx, accountId)
  },
}

const signOutAct: SessionAct = {
  ...SignOut,
  run: async (ctx) => {
    await ctx.signOut()
    return {}
  },
}

/** Changes the password of the signed-in account; a new session begins here and all others end. */
const changePasswordAct: SessionAct = {
  ...ChangePassword,
  run: async (ctx, input) => {
    const { oldPassword, newPassword } = parseInput(ChangePassword.input, input)
    const { accountId } = ctx
    if (accountId === null) throw new SignedOut()
    const account = await ctx.db.snapshot((sql) => findAccount(sql, accountId))
    if (!account?.passwordHash) throw new Refusal('account.no_password')
    await checked(ctx, account, oldPassword)
    const fault = passwordFault(newPassword, { login: account.login, oldPassword })
    if (fault !== undefined) throw new Refusal(fault)
    const passwordHash = await hashPassword(newPassword)
    await ctx.db.transaction((sql) => savePassword(sql, accountId, passwordHash))
    await ctx.endOtherSessions()
    await ctx.signIn(accountId)
    return {}
  },
}

/** Everything that acts on a session. */
export const sessionActs: readonly SessionAct[] = [
  signInAct,
  sendCodeAct,
  signInWithCodeAct,
  signOutAct,
  changePasswordAct,
]

/** Checks a password and keeps the count of failures. @returns the account's id @throws Refusal account.not_accepted, account.locked */
async function checked(ctx: SessionContext, known: AccountRow | undefined, password: string): Promise<string> {
  const fits = await passwordFits(known?.passwordHash, password)
  const outcome = known === undefined ? 'refused' : await decide(ctx, known.id, fits)
  if (outcome === 'session_ended') await ctx.signOut()
  if (outcome === 'locked') throw new Refusal('account.locked')
  if (known === undefined || outcome !== 'accepted')
    throw new Refusal('account.not_accepted', { failures: FAILURES_BEFORE_LOCK, minutes: LOCK_MINUTES })
  return known.id
}

/** Decides under the account's lock, so that guesses at once are counted one by one. */
async function decide(
  ctx: SessionContext,
  accountId: string,
  fits: boolean,
): Promise<'accepted' | 'refused' | 'session_ended' | 'locked'> {
  return ctx.db.transaction(async (sql) => {
    const account = await lockAccount(sql, accountId)
    if (!account) return 'refused'
    const isOwnSession = ctx.accountId === accountId
    if (isPaused(account, ctx.now)) {
      if (!isOwnSession) return 'refused'
      if (!fits) return 'session_ended'
    } else if (!fits) {
      await saveFailures(sql, accountId, afterFailure(account, ctx.now))
      return 'refused'
    }
    if (account.isLocked) return 'locked'
    await saveFailures(sql, accountId, { failedCount: 0, lockedUntil: null })
    return 'accepted'
  })
}

/** What every way of signing in answers: where the account can work. */
export async function tenantsFor(ctx: SessionContext, accountId: string) {
  return { tenants: await ctx.db.snapshot((sql) => tenantsOfAccount(sql, accountId, ctx.now)) }
}
