import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { AppointReserve, KeepReserve, ListReserve } from './contract.ts'
import { mayBecome } from './force-rules.ts'
import { namesOf } from './names.ts'
import { gridsToLookAt, headFor, permit } from './permit.ts'
import { takeSeat } from './seats.ts'
import { listReserve, lockReserve, saveReserve } from './store/force.ts'
import { addTags, lockPerson } from './store/persons.ts'
import { lockPost } from './store/posts.ts'

export const keepReserve: Command = command(KeepReserve, {
  run: async (ctx, { communityId, personId, source, mentorId, state }) => {
    const tree = await treeOf(ctx)
    const gridId = headFor(ctx, tree, 'keepReserve', communityId)
    await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
    if (mentorId === personId) throw new Refusal('reserve.own_mentor')
    if (mentorId !== null && !(await namesOf(ctx, [mentorId])).has(mentorId)) throw new NotFound('person')
    const before = await lockReserve(ctx.sql, ctx.tenant, personId)
    if (!mayBecome(before?.state, state)) throw new Refusal('reserve.state')
    const isSame = before?.state === state
    await saveReserve(ctx.sql, ctx.tenant, {
      personId,
      communityId,
      source,
      mentorId,
      state,
      since: before?.since ?? ctx.now,
      stateAt: isSame ? before.stateAt : ctx.now,
    })
    await addTags(ctx.sql, ctx.tenant, personId, ['young_reserve'])
    const { chainId } = tree.communityOf(gridId)
    ctx.announce('reserve.kept', { type: 'person', id: personId, gridId, chainId }, { state, source, mentor: mentorId })
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const appointReserve: Command = command(AppointReserve, {
  run: async (ctx, { personId, postId, until }) => {
    const post = await lockPost(ctx.sql, ctx.tenant, postId, visibleTo(ctx.actor))
    if (!post) throw new NotFound('post')
    const tree = await treeOf(ctx)
    permit(ctx, tree, 'appointReserve', post.gridId)
    await lockPerson(ctx.sql, ctx.tenant, personId, visibleTo(ctx.actor))
    const row = await lockReserve(ctx.sql, ctx.tenant, personId)
    if (!row || !mayBecome(row.state, 'appointed')) throw new Refusal('reserve.not_in_it')
    if (post.closedAt !== null) throw new Refusal('post.closed')
    await takeSeat(ctx, tree, post, { personId, holdsAs: 'holder', until: until === null ? null : new Date(until) })
    await saveReserve(ctx.sql, ctx.tenant, { ...row, state: 'appointed', stateAt: ctx.now })
    const { chainId } = tree.communityOf(post.gridId)
    const subject = { type: 'person', id: personId, gridId: post.gridId, chainId }
    ctx.announce('reserve.appointed', subject, { post: postId })
    return { personId, postId }
  },
  reply: async (_ctx, { personId, postId }) => ({ personId, postId }),
})

export const reserve: Query = query(ListReserve, async (ctx, { communityId }) => {
  gridsToLookAt(ctx, await treeOf(ctx), 'reserve', communityId)
  const rows = await listReserve(ctx.sql, ctx.tenant, communityId)
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.personId, ...(row.mentorId ? [row.mentorId] : [])]),
  )
  return {
    members: rows.map((row) => ({
      personId: row.personId,
      name: names.get(row.personId)?.name ?? '',
      phoneMasked: names.get(row.personId)?.phoneMasked ?? null,
      source: row.source,
      mentor: row.mentorId === null ? null : { personId: row.mentorId, name: names.get(row.mentorId)?.name ?? '' },
      state: row.state,
      since: row.since.toISOString(),
      stateAt: row.stateAt.toISOString(),
    })),
  }
})
