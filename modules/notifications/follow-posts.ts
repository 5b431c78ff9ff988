import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { getPost } from '../people/index.ts'
import type { Kind, Reason } from './contract/names.ts'
import type { Draft, MessageFacts } from './message.ts'
import { isStale } from './stale.ts'
import { countOpenOf } from './store/subjects.ts'
import { tell } from './tell.ts'

/** Who takes a post takes over its open work, and is told of it; who is to stand in is told from when. */
export const tellOfTakenPost: Follower = async (ctx, event) => {
  const { person, as, from } = event.data
  if (isStale(ctx, event) || typeof person !== 'string' || person === event.actorId) return
  if (as === 'deputy' && typeof from === 'string')
    return tellOfPost(ctx, event, person, 'stands_in', 'deputy', { at: from })
  const count = await countOpenOf(ctx.sql, ctx.tenant, event.subjectId)
  if (count > 0) await tellOfPost(ctx, event, person, 'taken_over', 'took_post', { count })
}

/** A deputy whose time is over before its end is told; who leaves his own post knows it. */
export const tellOfLeftPost: Follower = async (ctx, event) => {
  const { person, as } = event.data
  if (isStale(ctx, event) || typeof person !== 'string' || person === event.actorId || as !== 'deputy') return
  await tellOfPost(ctx, event, person, 'stood_in', 'deputy', {})
}

async function tellOfPost(
  ctx: WriteContext,
  event: FollowedEvent,
  personId: string,
  kind: Kind,
  reason: Reason,
  facts: MessageFacts,
): Promise<void> {
  const post = await getPost(ctx, event.subjectId)
  const draft: Draft = {
    personId,
    kind,
    urgency: 'normal',
    subjectType: 'post',
    subjectId: post.id,
    communityId: (await treeOf(ctx)).communityOf(post.gridId).id,
    gridId: post.gridId,
    isSensitive: false,
    facts: { ...facts, role: post.role, postId: post.id },
    reason,
    dedupeKey: `${event.id}/${personId}`,
  }
  await tell(ctx, [draft])
}
