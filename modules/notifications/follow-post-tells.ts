import type { Context } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { treeOf } from '../grids/index.ts'
import { getPost, type Post, resolvePost } from '../people/index.ts'
import type { Draft } from './message.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { POST_TELLS, type PostTell } from './rules/post-tells.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/** Tells the post that a fact means (rules/post-tells.ts). */
export const tellOfDuty: Follower = async (ctx, event) => {
  const line = POST_TELLS[event.name]
  if (!line || isStale(ctx, event) || event.gridId === null || !(line.when?.(event.data) ?? true)) return
  const post = await postOf(ctx, event.gridId, line, event)
  const once = line.isDaily ? `${line.kind}/${post.id}/${localDate(event.at)}` : event.id
  const communityId = (await treeOf(ctx)).communityOf(post.gridId).id
  await tell(
    ctx,
    post.holders
      .filter(({ personId }) => personId !== event.actorId)
      .map(
        ({ personId }): Draft => ({
          personId,
          kind: line.kind,
          urgency: KIND_RULES[line.kind].urgency,
          subjectType: line.subjectType,
          subjectId: event.subjectId,
          communityId,
          gridId: post.gridId,
          isSensitive: false,
          facts: { role: post.role, postId: post.id },
          reason: line.reason,
          dedupeKey: `${once}/${personId}`,
        }),
      ),
  )
}

/** The post that the fact names, as long as somebody sits there; else whoever answers for it today. */
async function postOf(ctx: Context, gridId: string, line: PostTell, { data }: FollowedEvent): Promise<Post> {
  const named = typeof data.to === 'string' ? await getPost(ctx, data.to) : undefined
  return named && named.holders.length > 0 ? named : resolvePost(ctx, gridId, line.role)
}
