import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { resolvePost } from '../people/index.ts'
import { shiftStart } from '../rosters/index.ts'
import { instantOf } from '../rosters/rules.ts'
import type { Kind, Reason } from './contract/names.ts'
import type { Draft, MessageFacts } from './message.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

/** Nobody is on duty within a day: whoever heads the community today is told. */
export const tellOfGap: Follower = async (ctx, event) => {
  const { date, from } = event.data
  if (isStale(ctx, event) || event.gridId === null || typeof date !== 'string' || typeof from !== 'number') return
  const head = await resolvePost(ctx, event.gridId, 'main_grid_lead')
  const facts = { at: instantOf(date, from).toISOString(), role: head.role, postId: head.id }
  await tellOfRoster(
    ctx,
    event,
    head.holders.map(({ personId }) => personId),
    'roster_gap',
    'roster_lead',
    facts,
  )
}

/** Somebody is asked to take a turn. */
export const tellOfSwap: Follower = async (ctx, event) => {
  const { shift, to } = event.data
  if (isStale(ctx, event) || typeof shift !== 'string' || typeof to !== 'string') return
  const at = await shiftStart(ctx, shift)
  if (at) await tellOfRoster(ctx, event, [to], 'swap_asked', 'in_person', { at: at.toISOString() })
}

/** Whoever asked hears what the other said. */
export const tellOfSwapAnswer: Follower = async (ctx, event) => {
  const { agreed, to } = event.data
  if (isStale(ctx, event) || typeof to !== 'string') return
  await tellOfRoster(ctx, event, [to], agreed === true ? 'swap_agreed' : 'swap_refused', 'in_person', {})
}

async function tellOfRoster(
  ctx: WriteContext,
  event: FollowedEvent,
  personIds: readonly string[],
  kind: Kind,
  reason: Reason,
  facts: MessageFacts,
): Promise<void> {
  const communityId = event.gridId === null ? null : (await treeOf(ctx)).communityOf(event.gridId).id
  const drafts = personIds
    .filter((personId) => personId !== event.actorId)
    .map(
      (personId): Draft => ({
        personId,
        kind,
        urgency: 'normal',
        subjectType: 'roster',
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
