import type { WriteContext } from '../../platform/context.ts'
import { ensure, Refusal } from '../../platform/pure/refusals.ts'
import type { GridTree } from '../grids/index.ts'
import type { Role } from './contract.ts'
import { postSubject } from './permit.ts'
import { ADMIN_ROLES, excludedBy, mayStandIn, OFFICER_ROLES } from './rules.ts'
import { endStandIns } from './stand-ins.ts'
import { accountOf, lockAccount, personsOf } from './store/accounts.ts'
import { endHolding, holdersOf, insertHolder, insertPost, postsHeldBy } from './store/posts.ts'
import { ROLE_WORDS } from './words.ts'

/** A seat to sit in. */
export type PostSeat = { readonly id: string; readonly gridId: string; readonly role: Role }
/** How somebody is to sit in it. */
export type Holding = { readonly personId: string; readonly holdsAs: 'holder' | 'deputy'; readonly until: Date | null }

/**
 * Makes a seat and announces it.
 * @returns its id
 * @throws Refusal post.wrong_grid, post.exists
 */
export async function makePost(
  ctx: WriteContext,
  tree: GridTree,
  seat: { gridId: string; role: Role; slot: number },
): Promise<string> {
  const grid = tree.get(seat.gridId)
  ensure(
    grid !== undefined && mayStandIn(seat.role, grid),
    () => new Refusal('post.wrong_grid', { role: ROLE_WORDS[seat.role].zh }),
  )
  const id = ctx.newId()
  const isMade = await insertPost(ctx.sql, ctx.tenant, { id, ...seat, at: ctx.now })
  ensure(isMade, () => new Refusal('post.exists', { slot: seat.slot }))
  ctx.announce('post.created', postSubject(tree, { id, ...seat }), { role: seat.role, slot: seat.slot })
  return id
}

/**
 * Seats a person, from now on. The caller has locked the post and the person, so that two who decide at once wait for each other.
 * @throws Refusal post.held_already, post.occupied, post.until_past, post.admin_exclusive
 */
export async function takeSeat(ctx: WriteContext, tree: GridTree, post: PostSeat, holding: Holding): Promise<void> {
  const { personId, holdsAs, until } = holding
  ensure(until === null || until.getTime() > ctx.now.getTime(), () => new Refusal('post.until_past'))
  const holders = await holdersOf(ctx.sql, ctx.tenant, post.id, ctx.now)
  ensure(!holders.some((one) => one.personId === personId), () => new Refusal('post.held_already'))
  ensure(holdsAs === 'deputy' || !holders.some((one) => one.holdsAs === 'holder'), () => new Refusal('post.occupied'))
  const excluded = await excludedNow(ctx, post.role, personId)
  ensure(
    excluded === undefined,
    () =>
      new Refusal('post.admin_exclusive', {
        role: ROLE_WORDS[post.role].zh,
        held: excluded ? ROLE_WORDS[excluded].zh : '',
      }),
  )
  await insertHolder(ctx.sql, ctx.tenant, { id: ctx.newId(), postId: post.id, personId, holdsAs, from: ctx.now, until })
  ctx.announce('post.taken', postSubject(tree, post), {
    person: personId,
    as: holdsAs,
    from: ctx.now.toISOString(),
    ...(until === null ? {} : { until: until.toISOString() }),
  })
}

/**
 * Ends a person's time in a post now. Leaving the last lead's seat is allowed: the seat stays, and what is its falls upward.
 * @throws Refusal post.not_held
 */
export async function leaveSeat(ctx: WriteContext, tree: GridTree, post: PostSeat, personId: string): Promise<void> {
  const held = (await holdersOf(ctx.sql, ctx.tenant, post.id, ctx.now)).filter((one) => one.personId === personId)
  ensure(held.length > 0, () => new Refusal('post.not_held'))
  for (const one of held) await endHolding(ctx.sql, ctx.tenant, one, ctx.now)
  ctx.announce('post.left', postSubject(tree, post), {
    person: personId,
    until: ctx.now.toISOString(),
    ...(held[0].holdsAs === 'deputy' ? { as: 'deputy' } : {}),
  })
  await endStandIns(ctx, tree, post, personId)
}

/** The roles that an account's persons hold now, in all its tenants. The caller has locked the account. */
export async function rolesOfAccount(ctx: Pick<WriteContext, 'sql' | 'now'>, accountId: string): Promise<Role[]> {
  const roles: Role[] = []
  for (const { tenant, personId } of await personsOf(ctx.sql, accountId)) {
    roles.push(...(await postsHeldBy(ctx.sql, tenant, [personId], ctx.now)).map((held) => held.role))
  }
  return roles
}

/**
 * A role held now, by this person or by the same account elsewhere, that excludes the one wanted (the three administrators); undefined when there
 * is none. The caller has locked the person; the account is locked here.
 */
export async function excludedNow(ctx: WriteContext, role: Role, personId: string): Promise<Role | undefined> {
  if (!ADMIN_ROLES.includes(role) && !OFFICER_ROLES.includes(role)) return undefined
  const own = (await postsHeldBy(ctx.sql, ctx.tenant, [personId], ctx.now)).map((held) => held.role)
  const accountId = await accountOf(ctx.sql, ctx.tenant, personId)
  if (accountId === undefined) return excludedBy(role, own)
  await lockAccount(ctx.sql, accountId)
  return excludedBy(role, [...own, ...(await rolesOfAccount(ctx, accountId))])
}
