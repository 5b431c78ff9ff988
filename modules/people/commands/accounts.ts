import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { endSessionsOf } from '../../../platform/sessions.ts'
import { treeOf } from '../../grids/index.ts'
import type { Act } from '../access.ts'
import { CloseAccount, OpenAccount, ReopenAccount, ResetPassword } from '../contract.ts'
import { hashPassword } from '../passwords.ts'
import { forbidden, mayOver } from '../permit.ts'
import { passwordFault } from '../sign-in-rules.ts'
import {
  type AccountRow,
  accountOf,
  addLogin,
  giveFirstPassword,
  insertAccount,
  linkPerson,
  lockAccount,
  personsOf,
  saveClosed,
} from '../store/accounts.ts'
import { gridsOfRegistration, lockPerson } from '../store/persons.ts'
import { postsHeldBy } from '../store/posts.ts'

/**
 * Gives a person a log-in with a first password, which must be changed at the first sign-in unless the house itself (the sample) set it.
 * Whoever opens it must stand over every post the person holds: nobody gets into an account above his own reach.
 */
export const openAccount: Command = command(OpenAccount, {
  run: async (ctx, { personId, login, password }) => {
    await ensureOver(ctx, personId, 'openAccount')
    const fault = passwordFault(password, { login })
    if (fault !== undefined) throw new Refusal(fault)
    const passwordHash = await hashPassword(password)
    const mustChangePassword = ctx.actor.kind !== 'system' || ctx.actor.name === 'operator'
    const known = await accountOf(ctx.sql, ctx.tenant, personId)
    if (known !== undefined) {
      await giveLogin(ctx, known, login, passwordHash, mustChangePassword)
      await announce(ctx, personId, 'opened')
      return { accountId: known }
    }
    const accountId = ctx.newId()
    const isOpen = await insertAccount(ctx.sql, {
      id: accountId,
      login,
      phoneHash: null,
      passwordHash,
      mustChangePassword,
      at: ctx.now,
    })
    ensure(isOpen, () => new Refusal('account.login_taken'))
    await linkPerson(ctx.sql, accountId, ctx.tenant, personId)
    await announce(ctx, personId, 'opened')
    return { accountId }
  },
  reply: async (_ctx, { accountId }) => ({ accountId }),
})

/** A new first password for somebody who forgot his. */
export const resetPassword: Command = command(ResetPassword, {
  run: async (ctx, { personId, password }) => {
    const account = await loginOf(ctx, personId, 'resetPassword')
    const fault = passwordFault(password, { login: account.login })
    if (fault !== undefined) throw new Refusal(fault)
    await giveFirstPassword(ctx.sql, account.id, await hashPassword(password))
    await endSessionsOf(ctx.sql, account.id)
    await announce(ctx, personId, 'password_reset')
    return { accountId: account.id }
  },
  reply: async (_ctx, { accountId }) => ({ accountId }),
})

/** Shuts somebody out who left or whose phone was stolen. */
export const closeAccount: Command = command(CloseAccount, {
  run: async (ctx, { personId }) => {
    const account = await loginOf(ctx, personId, 'closeAccount')
    ensure(ctx.actor.kind !== 'person' || ctx.actor.personId !== personId, () => new Refusal('account.own'))
    await saveClosed(ctx.sql, account.id, true)
    await endSessionsOf(ctx.sql, account.id)
    await announce(ctx, personId, 'closed')
    return { accountId: account.id }
  },
  reply: async (_ctx, { accountId }) => ({ accountId }),
})

export const reopenAccount: Command = command(ReopenAccount, {
  run: async (ctx, { personId }) => {
    const account = await loginOf(ctx, personId, 'reopenAccount')
    await saveClosed(ctx.sql, account.id, false)
    await announce(ctx, personId, 'reopened')
    return { accountId: account.id }
  },
  reply: async (_ctx, { accountId }) => ({ accountId }),
})

/** The log-in of a person whom the actor stands over, locked. An account that works in other tenants too is nobody else's to change. */
async function loginOf(ctx: WriteContext, personId: string, act: Act): Promise<AccountRow> {
  await ensureOver(ctx, personId, act)
  const accountId = await accountOf(ctx.sql, ctx.tenant, personId)
  const account = accountId === undefined ? undefined : await lockAccount(ctx.sql, accountId)
  if (account === undefined || account.login === null) throw new Refusal('account.none')
  ensure((await personsOf(ctx.sql, account.id)).length === 1, () => new Refusal('account.used_elsewhere'))
  return account
}

/** On record in the community where the person belongs. */
async function announce(ctx: WriteContext, personId: string, change: string): Promise<void> {
  const tree = await treeOf(ctx)
  const gridId = await homeOf(ctx, personId)
  ctx.announce(
    'person.account_changed',
    { type: 'person', id: personId, gridId, chainId: tree.communityOf(gridId).chainId },
    { change },
  )
}

/** The grid of the person's first post, else where he was registered. */
async function homeOf(ctx: WriteContext, personId: string): Promise<string> {
  const posts = await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)
  const grids = posts.length > 0 ? [posts[0].gridId] : await gridsOfRegistration(ctx.sql, ctx.tenant, personId)
  ensure(grids.length > 0, () => new NotFound('person'))
  return grids[0]
}

/** Locks the person and checks that the actor stands over all his posts; who holds none, over where staff registered him. */
async function ensureOver(ctx: WriteContext, personId: string, act: Act): Promise<void> {
  await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
  const tree = await treeOf(ctx)
  const posts = await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)
  const isOver = (gridId: string) => mayOver(ctx, tree, act, gridId)
  const may =
    posts.length > 0
      ? posts.every((post) => isOver(post.gridId))
      : (await gridsOfRegistration(ctx.sql, ctx.tenant, personId)).some(isOver)
  ensure(may, () => forbidden(act))
}

/** An account that so far signed in by phone, here and nowhere else, gets the log-in too. */
async function giveLogin(
  ctx: WriteContext,
  accountId: string,
  login: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  const account = await lockAccount(ctx.sql, accountId)
  ensure(account?.login === null, () => new Refusal('account.exists'))
  ensure((await personsOf(ctx.sql, accountId)).length === 1, () => new Refusal('account.used_elsewhere'))
  ensure(await addLogin(ctx.sql, accountId, login, passwordHash, mustChange), () => new Refusal('account.login_taken'))
}
