import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { CreatePost, LeavePost, TakePost } from '../contract.ts'
import { gridInSight, permit } from '../permit.ts'
import { leaveSeat, makePost, takeSeat } from '../seats.ts'
import { lockPerson } from '../store/persons.ts'
import { lockPost } from '../store/posts.ts'

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

/** The post in sight, locked, over which the actor may do this. @throws NotFound, Forbidden */
async function lockedPost(ctx: WriteContext, act: 'takePost' | 'leavePost', postId: string) {
  const post = await lockPost(ctx.sql, ctx.tenant, postId, visibleTo(ctx.actor))
  if (!post) throw new NotFound('post')
  const tree = await treeOf(ctx)
  permit(ctx, tree, act, post.gridId)
  return { tree, post }
}
