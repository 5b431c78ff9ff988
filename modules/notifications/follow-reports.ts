import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { resolvePost } from '../people/index.ts'
import type { Kind, Reason } from './contract/names.ts'
import type { Draft, MessageFacts } from './message.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/** A report that was made by itself: whoever leads its grid today is told that it is there. */
export const tellOfReport: Follower = async (ctx, event) => {
  if (isStale(ctx, event) || event.gridId === null || event.data.isScheduled !== true) return
  const role =
    event.data.level === 'ordinary'
      ? 'ordinary_grid_lead'
      : event.data.level === 'main'
        ? 'main_grid_lead'
        : 'subdistrict_officer'
  const head = await resolvePost(ctx, event.gridId, role)
  const facts = { role: head.role, postId: head.id }
  await tellOf(ctx, event, head.holders, 'report', 'report_made', 'grid_post', facts)
}

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
