import { type Command, command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf, postsOf } from '../people/index.ts'
import { PlanShift, RemoveShift, SetHours, type Span } from './contract.ts'
import { permitIn, subjectOf } from './permit.ts'
import { daysFrom, MOST_AHEAD_DAYS } from './rules.ts'
import { findShifts, insertShift, lockCommunity, removeShiftRow, saveHours, shiftsBetween } from './store.ts'

export const setHours: Command = command(SetHours, {
  run: async (ctx, { communityId, hours }) => {
    const at = await permitIn(ctx, 'setHours', communityId)
    for (const one of hours) ensureSpan(one)
    await lockCommunity(ctx.sql, ctx.tenant, communityId)
    const distinct = [...new Map(hours.map((one) => [`${one.weekday}/${one.from}`, one])).values()]
    await saveHours(ctx.sql, ctx.tenant, communityId, distinct)
    ctx.announce('roster.hours_set', subjectOf('roster', communityId, at), { count: distinct.length })
    return { communityId }
  },
  reply: async (_ctx, { communityId }) => ({ communityId }),
})

export const planShift: Command = command(PlanShift, {
  run: async (ctx, { communityId, date, from, until, who }) => {
    const at = await permitIn(ctx, 'planShift', communityId)
    ensureSpan({ from, until })
    ensureDay(ctx.now, date)
    await ensureKnown(ctx, communityId, who)
    await lockCommunity(ctx.sql, ctx.tenant, communityId)
    const personId = who.by === 'person' ? who.personId : null
    const postId = who.by === 'post' ? who.postId : null
    const before = await shiftsBetween(ctx.sql, ctx.tenant, [communityId], date, date)
    const isTwice = before.some(
      (one) => one.personId === personId && one.postId === postId && one.from < until && one.until > from,
    )
    if (isTwice) throw new Refusal('roster.twice')
    const shiftId = ctx.newId()
    await insertShift(ctx.sql, ctx.tenant, { id: shiftId, communityId, date, from, until, personId, postId })
    ctx.announce('roster.planned', subjectOf('shift', shiftId, at), {
      date,
      from,
      until,
      person: personId,
      post: postId,
    })
    return { shiftId }
  },
  reply: async (_ctx, { shiftId }) => ({ shiftId }),
})

export const removeShift: Command = command(RemoveShift, {
  run: async (ctx, { shiftId }) => {
    const [shift] = await findShifts(ctx.sql, ctx.tenant, [shiftId], true)
    if (!shift) throw new NotFound('shift')
    const at = await permitIn(ctx, 'removeShift', shift.communityId)
    if (shift.isRemoved) return { shiftId }
    await removeShiftRow(ctx.sql, ctx.tenant, shiftId, ctx.now)
    ctx.announce('roster.removed', subjectOf('shift', shiftId, at), { person: shift.personId })
    return { shiftId }
  },
  reply: async (_ctx, { shiftId }) => ({ shiftId }),
})

/** @throws Refusal roster.past, roster.too_far */
export function ensureDay(now: Date, date: string): void {
  const today = localDate(now)
  if (date < today) throw new Refusal('roster.past')
  if (date > (daysFrom(today, MOST_AHEAD_DAYS).at(-1) ?? today)) throw new Refusal('roster.too_far')
}

function ensureSpan({ from, until }: Span): void {
  if (until <= from) throw new Refusal('roster.span')
}

/** Whoever is put on a roster is known; a post stands in the community. */
async function ensureKnown(
  ctx: Context,
  communityId: string,
  who: { by: 'person'; personId: string } | { by: 'post'; postId: string },
): Promise<void> {
  if (who.by === 'person') {
    if (!(await namesOf(ctx, [who.personId])).has(who.personId)) throw new NotFound('person')
    return
  }
  const post = (await postsOf(ctx, [who.postId])).get(who.postId)
  if (!post || (await treeOf(ctx)).get(post.gridId)?.communityId !== communityId) throw new NotFound('post')
}
