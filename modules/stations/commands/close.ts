import { randomBytes } from 'node:crypto'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { CloseStation, type Offering, ReopenStation } from '../contract.ts'
import { dayFactsFor } from '../days.ts'
import { stationFor, subjectOf } from '../permit.ts'
import { instantOf, slotsOn } from '../rules.ts'
import {
  type BookingRow,
  bookingsBetween,
  freeSeat,
  lockSlotAt,
  lockSlots,
  openBookingsOf,
  saveCancelled,
  saveMoved,
} from '../store/bookings.ts'
import { endClosing, insertClosing, lockClosing, lockStation, offeringsOf, type StationRow } from '../store/stations.ts'

const DAY = 86_400_000

export const closeStation: Command = command(CloseStation, {
  run: async (ctx, { closingId, stationId, from, until, reason, moveTo }) => {
    const station = await stationFor(ctx, 'close', stationId)
    if (until !== null && until < from) throw new Refusal('closing.dates_wrong')
    if ((until ?? from) < localDate(ctx.now)) throw new Refusal('closing.in_the_past')
    if (moveTo !== null && (until !== from || moveTo === from || moveTo < localDate(ctx.now)))
      throw new Refusal('closing.move_one_day')
    if (!(await lockStation(ctx.sql, ctx.tenant, stationId))) throw new NotFound('station')
    const salt = randomBytes(16)
    await insertClosing(ctx.sql, ctx.tenant, { id: closingId, stationId, from, until, reason, salt, madeAt: ctx.now })

    const offerings = await offeringsOf(ctx.sql, ctx.tenant, [stationId])
    const open = await lockOpen(ctx, offerings, { from, until })
    const moved = moveTo === null ? [] : await moveAll(ctx, station, offerings, open, moveTo)
    const cancelled = open.filter((one) => !moved.includes(one.id))
    await saveCancelled(
      ctx.sql,
      ctx.tenant,
      cancelled.map((one) => one.id),
      { at: ctx.now, by: 'closing' },
    )
    for (const one of cancelled)
      ctx.announce('booking.cancelled', await subjectOf(ctx, 'booking', one.id, station.gridId), {
        offering: one.offeringId,
        slot: one.slotId,
        person: one.personId,
        by: 'closing',
        from: one.startsAt.toISOString(),
      })
    ctx.announce('station.closed', await subjectOf(ctx, 'station', stationId, station.gridId), {
      closing: closingId,
      from,
      until,
      moved: moved.length,
      cancelled: cancelled.length,
      reason_seal: commit(salt, reason),
    })
    return { closingId, moved: moved.length, cancelled: cancelled.length }
  },
  reply: async (_ctx, result) => result,
})

export const reopenStation: Command = command(ReopenStation, {
  run: async (ctx, { closingId }) => {
    const closing = await lockClosing(ctx.sql, ctx.tenant, closingId)
    ensure(closing !== undefined, () => new NotFound('closing'))
    const station = await stationFor(ctx, 'reopen', closing.stationId)
    if (closing.endedAt !== null) throw new Refusal('closing.ended')
    await endClosing(ctx.sql, ctx.tenant, closingId, ctx.now)
    ctx.announce('station.reopened', await subjectOf(ctx, 'station', station.id, station.gridId), {
      closing: closingId,
    })
    return { closingId }
  },
  reply: async (_ctx, { closingId }) => ({ closingId }),
})

/** What is booked or waits on the closed days and has not begun, with its slots locked. */
async function lockOpen(
  ctx: WriteContext,
  offerings: readonly Offering[],
  { from, until }: { from: string; until: string | null },
): Promise<BookingRow[]> {
  const period = {
    from: new Date(Math.max(instantOf(from, 0).getTime(), ctx.now.getTime())),
    until: until === null ? null : new Date(instantOf(until, 0).getTime() + DAY),
    isOpen: true,
  }
  const ids = offerings.map((one) => one.id)
  const before = await bookingsBetween(ctx.sql, ctx.tenant, ids, period)
  await lockSlots(ctx.sql, ctx.tenant, [...new Set(before.map((one) => one.slotId))])
  // Again under the locks: somebody may have cancelled meanwhile, and another moved up.
  return bookingsBetween(ctx.sql, ctx.tenant, ids, period)
}

/** Puts booked ones on the same time of another day, as far as there is a place and they are free themselves. @returns whose was moved */
async function moveAll(
  ctx: WriteContext,
  station: StationRow,
  offerings: readonly Offering[],
  open: readonly BookingRow[],
  moveTo: string,
): Promise<string[]> {
  const moved: string[] = []
  for (const offering of offerings) {
    const mine = open.filter((one) => one.offeringId === offering.id && one.state === 'booked')
    if (mine.length === 0) continue
    const factsOn = await dayFactsFor(ctx, station, offering, localDate(ctx.now))
    const targets = slotsOn(offering, factsOn(moveTo)).filter((slot) => slot.startsAt > ctx.now)
    for (const one of mine) {
      const offset = one.startsAt.getTime() - instantOf(localDate(one.startsAt), 0).getTime()
      const target = targets.find((slot) => slot.startsAt.getTime() === instantOf(moveTo, 0).getTime() + offset)
      if (!target) continue
      const others = await openBookingsOf(ctx.sql, ctx.tenant, one.personId, ctx.now)
      if (others.some((other) => other.startsAt < target.endsAt && target.startsAt < other.endsAt)) continue
      const slot = await lockSlotAt(ctx.sql, ctx.tenant, {
        ...target,
        newId: ctx.newId(),
        offeringId: offering.id,
        date: moveTo,
        seats: offering.seats,
      })
      const { seat } = await freeSeat(ctx.sql, ctx.tenant, slot)
      if (seat === null) continue
      await saveMoved(ctx.sql, ctx.tenant, one.id, slot, seat)
      moved.push(one.id)
      ctx.announce('booking.moved', await subjectOf(ctx, 'booking', one.id, station.gridId), {
        offering: offering.id,
        slot: slot.id,
        person: one.personId,
        from: one.startsAt.toISOString(),
        to: slot.startsAt.toISOString(),
      })
    }
  }
  return moved
}
