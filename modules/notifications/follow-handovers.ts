import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { getPost, resolvePost } from '../people/index.ts'
import type { Kind, Reason } from './contract/names.ts'
import type { Draft } from './message.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/** The two are told that there is a list to sign. */
export const tellOfHandover: Follower = async (ctx, event) => {
  const { post, from, to } = event.data
  const two = [from, to].filter((one): one is string => typeof one === 'string')
  if (!isStale(ctx, event) && typeof post === 'string')
    await tellAbout(ctx, event, post, two, 'handover_to_sign', { reason: 'in_person', postId: null })
}

/** Refused, or not signed in time: the head of the community settles it, and above him the street where it is his own post. */
export const tellOfStuck: Follower = async (ctx, event) => {
  const { post } = event.data
  if (isStale(ctx, event) || typeof post !== 'string') return
  const { gridId, role } = await getPost(ctx, post)
  const lead = await resolvePost(ctx, gridId, role === 'main_grid_lead' ? 'subdistrict_officer' : 'main_grid_lead')
  const whom = lead.holders.map(({ personId }) => personId)
  await tellAbout(ctx, event, post, whom, 'handover_stuck', { reason: 'handover_lead', postId: lead.id })
}

async function tellAbout(
  ctx: WriteContext,
  event: FollowedEvent,
  postId: string,
  personIds: readonly string[],
  kind: Kind,
  why: { reason: Reason; postId: string | null },
): Promise<void> {
  const post = await getPost(ctx, postId)
  const communityId = (await treeOf(ctx)).communityOf(post.gridId).id
  const drafts = personIds
    .filter((personId) => personId !== event.actorId)
    .map(
      (personId): Draft => ({
        personId,
        kind,
        urgency: 'normal',
        subjectType: 'handover',
        subjectId: event.subjectId,
        communityId,
        gridId: post.gridId,
        isSensitive: false,
        facts: { role: post.role, ...(why.postId === null ? {} : { postId: why.postId }) },
        reason: why.reason,
        dedupeKey: `${event.id}/${personId}`,
      }),
    )
  await tell(ctx, drafts)
}
