import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { OpenAccount } from '../contract.ts'
import { hashPassword } from '../passwords.ts'
import { forbidden, mayOver } from '../permit.ts'
import { passwordFault } from '../sign-in-rules.ts'
import { accountOf, addLogin, insertAccount, linkPerson, lockAccount, personsOf } from '../store/accounts.ts'
import { gridsOfRegistration, lockPerson } from '../store/persons.ts'
import { postsHeldBy } from '../store/posts.ts'

/**
 * Gives a person a log-in with a first password, which must be changed at the first sign-in unless the house itself set it.
 * Whoever opens it must stand over every post the person holds: nobody gets into an account above his own reach.
 */
export const openAccount: Command = command(OpenAccount, {
  run: async (ctx, { personId, login, password }) => {
    await ensureMayOpen(ctx, personId)
    const fault = passwordFault(password, { login })
    if (fault !== undefined) throw new Refusal(fault)
    const passwordHash = await hashPassword(password)
    const mustChangePassword = ctx.actor.kind !== 'system'
    const known = await accountOf(ctx.sql, ctx.tenant, personId)
    if (known !== undefined) {
      await giveLogin(ctx, known, login, passwordHash, mustChangePassword)
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
    return { accountId }
  },
  reply: async (_ctx, { accountId }) => ({ accountId }),
})

/** Locks the person and checks that the actor stands over all his posts; who holds none, over where staff registered him. */
async function ensureMayOpen(ctx: WriteContext, personId: string): Promise<void> {
  await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
  const tree = await treeOf(ctx)
  const posts = await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)
  const isOver = (gridId: string) => mayOver(ctx, tree, 'openAccount', gridId)
  const may =
    posts.length > 0
      ? posts.every((post) => isOver(post.gridId))
      : (await gridsOfRegistration(ctx.sql, ctx.tenant, personId)).some(isOver)
  ensure(may, () => forbidden('openAccount'))
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
