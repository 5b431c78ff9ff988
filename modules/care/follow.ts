import type { Follower } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { bringReviewForward } from './store-reviews.ts'

/** Somebody moved away or died: whoever leads the grid looks at the entry at once, and ends it or not. */
const reviewNow: Follower = async (ctx, event) => {
  const { person, household } = event.data
  if (typeof person !== 'string' || typeof household !== 'string') return
  await bringReviewForward(ctx.sql, ctx.tenant, person, household, localDate(event.at))
}

/** Visits recorded elsewhere join here: each becomes a contact under its own id (`recordContact`), so that none is counted twice. */
export const follows = { 'residence.ended': reviewNow } as const
