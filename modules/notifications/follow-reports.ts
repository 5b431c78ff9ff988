import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { postsUnder, resolvePost, resolvePosts } from '../people/index.ts'
import type { Kind, Reason } from './contract/names.ts'
import type { Draft, MessageFacts } from './message.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/**
 * A report that was made by itself: whoever sits today in the posts that were chosen is told that it is there, each once. Where nobody sits in
 * the post that leads the grid, whoever answers for it is; all others are told only in their own seat.
 */
export const tellOfReport: Follower = async (ctx, event) => {
  const { isScheduled, roles } = event.data
  if (isStale(ctx, event) || event.gridId === null || isScheduled !== true || !Array.isArray(roles)) return
  const { gridId } = event
  const posts = (await postsUnder(ctx, gridId)).filter((post) => post.gridId === gridId)
  const chosen = posts.filter((post) => roles.includes(post.role) && post.holders.length > 0)
  const leading = LEADING.find((role) => roles.includes(role))
  const answering = leading ? (await resolvePosts(ctx, [gridId], leading)).get(gridId) : undefined
  const told = new Set<string>()
  for (const { id, role, holders } of answering ? [answering, ...chosen] : chosen) {
    const others = holders.filter(({ personId }) => !told.has(personId))
    for (const { personId } of others) told.add(personId)
    await tellOf(ctx, event, others, 'report', 'report_made', 'grid_post', { role, postId: id })
  }
}
const LEADING = ['ordinary_grid_lead', 'main_grid_lead', 'subdistrict_officer'] as const

/** Many rows are to leave the house: whoever leads there is asked. */
export const tellOfAskedExport: Follower = async (ctx, event) => {
  const { count, needsGrant } = event.data
  if (isStale(ctx, event) || event.gridId === null || needsGrant !== true || typeof count !== 'number') return
  const head = await resolvePost(ctx, event.gridId, 'main_grid_lead')
  const facts = { count, role: head.role, postId: head.id }
  await tellOf(ctx, event, head.holders, 'export', 'export_to_approve', 'approver', facts)
}

/** Whoever asked hears what the second person said. */
export const tellOfDecidedExport: Follower = async (ctx, event) => {
  const { to } = event.data
  if (isStale(ctx, event) || typeof to !== 'string') return
  const kind = event.name === 'export.granted' ? 'export_approved' : 'export_not_approved'
  await tellOf(ctx, event, [{ personId: to }], 'export', kind, 'in_person', {})
}

async function tellOf(
  ctx: WriteContext,
  event: FollowedEvent,
  whom: readonly { readonly personId: string }[],
  subjectType: 'report' | 'export',
  kind: Kind,
  reason: Reason,
  facts: MessageFacts,
): Promise<void> {
  const communityId = event.gridId === null ? null : (await treeOf(ctx)).communityOf(event.gridId).id
  const drafts = whom
    .filter(({ personId }) => personId !== event.actorId)
    .map(
      ({ personId }): Draft => ({
        personId,
        kind,
        urgency: kind === 'report_made' ? 'digest' : 'normal',
        subjectType,
        subjectId: event.subjectId,
        communityId,
        gridId: event.gridId,
        isSensitive: false,
        facts,
        reason,
        dedupeKey: `${event.id}/${personId}`,
      }),
    )
  await tell(ctx, drafts)
}
