import type { WriteContext } from '../../platform/context.ts'
import type { FollowedEvent } from '../../platform/module.ts'

/** A follower that reads old events (a restored archive, a house that was down) tells nobody late news. */
const STALE_HOURS = 24

/** Whether a fact is too old to be told. */
export function isStale(ctx: WriteContext, event: FollowedEvent): boolean {
  return ctx.now.getTime() - event.at.getTime() > STALE_HOURS * 3_600_000
}
