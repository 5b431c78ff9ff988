import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { CreatePost, LeavePost, SetTerm, TakePost } from '../contract.ts'
import { gridInSight, permit, postSubject } from '../permit.ts'
import { leaveSeat, makePost, takeSeat } from '../seats.ts'
import { capStandIns, lockPersons } from '../store/absences.ts'
import { lockPerson } from '../store/persons.ts'
import { holdersOf, lockPost, setHoldingEnd } from '../store/posts.ts'

export const createPost: Command = command(CreatePost, {
  run: async (ctx, input) => {
    const tree = await treeOf(ctx)
    gridInSight(tree, visibleTo(ctx.actor), input.gridId)
    permit(ctx, tree, 'createPost', input.gridId)
    return { postId: await makePost(ctx, tree, input) }
  },
  reply: async (_ctx, { postId }) => ({ postId }),
})

export const takePost: Command = command(TakePost, {
  run: async (ctx, { postId, personId, holdsAs, until }) => {
    const { tree, post } = await lockedPost(ctx, 'takePost', postId)
    await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
    if (post.closedAt !== null) throw new Refusal('post.closed')
    await takeSeat(ctx, tree, post, { personId, holdsAs, until: until === null ? null : new Date(until) })
    return { postId }
  },
  reply: async (_ctx, { postId }) => ({ postId }),
})

export const leavePost: Command = command(LeavePost, {
  run: async (ctx, { postId, personId }) => {
    const { tree, post } = await lockedPost(ctx, 'leavePost', postId)
    await leaveSeat(ctx, tree, post, personId)
    return { postId }
  },
  reply: async (_ctx, { postId }) => ({ postId }),
})

/** When a holder's time ends (任期), or that it has no end. */
export const setTerm: Command = command(SetTerm, {
  run: async (ctx, { postId, personId, until }) => {
    const { tree, post } = await lockedPost(ctx, 'setTerm', postId)
    const end = until === null ? null : new Date(until)
    if (end !== null && end.getTime() <= ctx.now.getTime()) throw new Refusal('post.until_past')
    const held = (await holdersOf(ctx.sql, ctx.tenant, postId, ctx.now)).find(
      (one) => one.personId === personId && one.holdsAs === 'holder',
    )
    if (!held) throw new Refusal('post.not_held')
    await setHoldingEnd(ctx.sql, ctx.tenant, held.id, end)
    // Nobody stands in for longer than the seat is the absent one's.
    if (end !== null) await capStandIns(ctx.sql, ctx.tenant, personId, postId, end)
    ctx.announce('post.term_set', postSubject(tree, post), { person: personId, until: end?.toISOString() ?? null })
    return { postId }
  },
  reply: async (_ctx, { postId }) => ({ postId }),
})

/** Who holds a post now, away or not; undefined when nobody does. */
export async function holdsNow(ctx: Context, postId: string): Promise<string | undefined> {
  const held = await holdersOf(ctx.sql, ctx.tenant, postId, ctx.now)
  return held.find((one) => one.holdsAs === 'holder')?.personId
}

/** A post passes from one to the other in this very act. The caller has asked who may. @throws Refusal as takeSeat */
export async function passPost(
  ctx: WriteContext,
  postId: string,
  { from, to, until }: { from: string; to: string; until: Date | null },
): Promise<void> {
  const post = await lockPost(ctx.sql, ctx.tenant, postId, visibleTo(SYSTEM))
  if (!post) throw new NotFound('post')
  await lockPersons(ctx.sql, ctx.tenant, [from, to])
  const tree = await treeOf(ctx)
  await leaveSeat(ctx, tree, post, from)
  // Whoever stood in until now takes the seat as its holder.
  const sits = await holdersOf(ctx.sql, ctx.tenant, postId, ctx.now)
  if (sits.some((one) => one.personId === to)) await leaveSeat(ctx, tree, post, to)
  await takeSeat(ctx, tree, post, { personId: to, holdsAs: 'holder', until })
}

const SYSTEM = { kind: 'system', name: 'people.pass_post' } as const

/** The post in sight, locked, over which the actor may do this. @throws NotFound, Forbidden */
async function lockedPost(ctx: WriteContext, act: 'takePost' | 'leavePost' | 'setTerm', postId: string) {
  const post = await lockPost(ctx.sql, ctx.tenant, postId, visibleTo(ctx.actor))
  if (!post) throw new NotFound('post')
  const tree = await treeOf(ctx)
  permit(ctx, tree, act, post.gridId)
  return { tree, post }
}
