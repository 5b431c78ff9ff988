import type { Context } from '../../platform/context.ts'
import { phoneOf } from '../people/index.ts'
import { newsOf } from './store.ts'

/** Who is who in a request, for whoever tells them of what happened. */
export type HelpNews = {
  readonly gridId: string
  readonly communityId: string
  /** Who speaks for the need: the asker, or whoever entered it when she has no number. */
  readonly speaker: string
  readonly helper: string | null
  /** Who made the offer that was asked for, or whoever entered it for him; null without an offer. */
  readonly giver: string | null
}

/** The news of a request, and of an offer that was asked for; undefined when there is none. The caller tells them to those they name. */
export async function helpNewsOf(
  ctx: Context,
  requestId: string,
  offerId: string | null,
): Promise<HelpNews | undefined> {
  const row = await newsOf(ctx.sql, ctx.tenant, requestId, offerId)
  if (!row) return undefined
  return {
    gridId: row.gridId,
    communityId: row.communityId,
    speaker: await reachedThrough(ctx, row.askerId, row.askedById),
    helper: row.helperId,
    giver: row.giverId === null ? null : await reachedThrough(ctx, row.giverId, row.givenById),
  }
}

async function reachedThrough(ctx: Context, personId: string, enteredBy: string | null): Promise<string> {
  if (enteredBy === null || (await phoneOf(ctx, personId)) !== null) return personId
  return enteredBy
}
