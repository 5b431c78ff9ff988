import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { CountVisit, MarkBooking, UncountVisit } from '../contract.ts'
import { offeringFor, subjectOf } from '../permit.ts'
import { markDefect, UNDO_MINUTES } from '../rules.ts'
import { findBooking, lockSlots, saveMarked } from '../store/bookings.ts'
import { addVisit, takeVisitBack } from '../store/footfall.ts'

export const markBooking: Command = command(MarkBooking, {
  run: async (ctx, { bookingId, as }) => {
    const seen = await findBooking(ctx.sql, ctx.tenant, bookingId)
    ensure(seen !== undefined, () => new NotFound('booking'))
    const { offering, station } = await offeringFor(ctx, 'mark', seen.offeringId)
    await lockSlots(ctx.sql, ctx.tenant, [seen.slotId])
    const booking = await findBooking(ctx.sql, ctx.tenant, bookingId)
    ensure(booking !== undefined, () => new NotFound('booking'))
    const defect = markDefect(booking, as, ctx.now)
    if (defect) throw new Refusal(defect)
    await saveMarked(ctx.sql, ctx.tenant, bookingId, as)
    const subject = await subjectOf(ctx, 'booking', bookingId, station.gridId)
    const about = { offering: offering.id, slot: booking.slotId, person: booking.personId }
    if (as === 'kept') ctx.announce('booking.kept', subject, about)
    else if (as === 'missed') ctx.announce('booking.missed', subject, about)
    else ctx.announce('booking.unmarked', subject, about)
    return { bookingId }
  },
  reply: async (_ctx, { bookingId }) => ({ bookingId }),
})

/*
 * A tally is a number and no fact about anybody: 15,000 taps a month would fill a chain that proves what was promised to people.
 */

export const countVisit: Command = command(CountVisit, {
  run: async (ctx, { offeringId }) => {
    await offeringFor(ctx, 'countVisit', offeringId)
    const tap = { offeringId, date: localDate(ctx.now), at: ctx.now, by: tapper(ctx) }
    return { walkIns: await addVisit(ctx.sql, ctx.tenant, tap) }
  },
  reply: async (_ctx, result) => result,
})

export const uncountVisit: Command = command(UncountVisit, {
  run: async (ctx, { offeringId }) => {
    await offeringFor(ctx, 'uncountVisit', offeringId)
    const since = new Date(ctx.now.getTime() - UNDO_MINUTES * 60_000)
    const tap = { offeringId, date: localDate(ctx.now), since, by: tapper(ctx) }
    const walkIns = await takeVisitBack(ctx.sql, ctx.tenant, tap)
    if (walkIns === undefined) throw new Refusal('visit.nothing_to_undo')
    return { walkIns }
  },
  reply: async (_ctx, result) => result,
})

function tapper(ctx: WriteContext): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null
}
