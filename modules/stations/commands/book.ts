import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { treeOf } from '../../grids/index.ts'
import { householdsOf, personFor } from '../../people/index.ts'
import { ACCESS } from '../access.ts'
import { Book, BookFor, CancelBooking, type Offering } from '../contract.ts'
import { dayFactsFor } from '../days.ts'
import { ownBookings } from '../own.ts'
import { mayOver, offeringFor, offeringWithStation, subjectOf } from '../permit.ts'
import { bookingDefect, cancelUntil, MOST_WAITING, slotsOn } from '../rules.ts'
import {
  findBooking,
  freeSeat,
  insertBooking,
  lockBooker,
  lockSlotAt,
  lockSlots,
  openBookingsOf,
  promoteFirst,
  saveCancelled,
} from '../store/bookings.ts'
import { holdStation, type StationRow } from '../store/stations.ts'

export const book: Command = command(Book, {
  run: async (ctx, input) => {
    const { actor } = ctx
    ensure(actor.kind === 'person', () => new Forbidden('book'))
    const found = await offeringWithStation(ctx, input.offeringId)
    await ensureIsMeant(ctx, found, actor.personId, input.saysWorker)
    return place(ctx, found, { ...input, personId: actor.personId, byId: null })
  },
  reply: async (ctx, { bookingId }) => ownBooking(ctx, bookingId),
})

export const bookFor: Command = command(BookFor, {
  run: async (ctx, input) => {
    const found = await offeringFor(ctx, 'bookFor', input.offeringId)
    const { chainId } = (await treeOf(ctx)).communityOf(found.station.gridId)
    const personId = await personFor(ctx, input.person, chainId)
    // The counter sees the badge, and knows who lives here.
    return place(ctx, found, { ...input, personId, byId: ctx.actor.kind === 'person' ? ctx.actor.personId : personId })
  },
  reply: async (ctx, { bookingId }) => ownBooking(ctx, bookingId),
})

export const cancel: Command = command(CancelBooking, {
  run: async (ctx, { bookingId }) => {
    const seen = await findBooking(ctx.sql, ctx.tenant, bookingId)
    ensure(seen !== undefined, () => new NotFound('booking'))
    const { offering, station } = await offeringWithStation(ctx, seen.offeringId)
    const isOwn = ctx.actor.kind === 'person' && ctx.actor.personId === seen.personId
    const isServed = mayOver(ctx, await treeOf(ctx), 'bookFor', station.gridId)
    // A booking of somebody else is not there for who serves at no counter of it.
    ensure(isOwn || isServed, () => new NotFound('booking'))
    ensure(
      may(ctx.actor, ACCESS.cancel, {
        gridPath: (await treeOf(ctx)).pathOf(station.gridId),
        relations: isOwn ? ['own'] : [],
      }),
      () => new Forbidden('cancel'),
    )
    await lockSlots(ctx.sql, ctx.tenant, [seen.slotId])
    const booking = await findBooking(ctx.sql, ctx.tenant, bookingId)
    ensure(booking !== undefined && booking.slotId === seen.slotId, () => new Refusal('booking.over'))
    const isOpen = booking.state === 'booked' || booking.state === 'waiting'
    ensure(isOpen && booking.startsAt > ctx.now, () => new Refusal('booking.over'))
    if (!isServed && ctx.now > cancelUntil(booking, offering.cancelHours))
      throw new Refusal('booking.cancel_too_late', { hours: offering.cancelHours })
    const by = isOwn ? 'self' : 'counter'
    await saveCancelled(ctx.sql, ctx.tenant, [bookingId], { at: ctx.now, by })
    const about = {
      offering: offering.id,
      slot: booking.slotId,
      person: booking.personId,
      from: booking.startsAt.toISOString(),
    }
    ctx.announce('booking.cancelled', await subjectOf(ctx, 'booking', bookingId, station.gridId), { ...about, by })
    if (booking.seat !== null) {
      const next = await promoteFirst(ctx.sql, ctx.tenant, booking.slotId, booking.seat, ctx.now)
      if (next) {
        const subject = await subjectOf(ctx, 'booking', next.id, station.gridId)
        ctx.announce('booking.promoted', subject, { ...about, person: next.personId })
      }
    }
    return { bookingId }
  },
  reply: async (_ctx, { bookingId }) => ({ bookingId }),
})

/** @throws Refusal when the service is for others */
async function ensureIsMeant(
  ctx: Context,
  { offering, station }: { offering: Offering; station: StationRow },
  personId: string,
  saysWorker: boolean,
): Promise<void> {
  if (offering.who === 'workers' && !saysWorker) throw new Refusal('booking.workers_only')
  if (offering.who !== 'residents') return
  const tree = await treeOf(ctx)
  const served = tree.under(station.gridId)
  const homes = await householdsOf(ctx, personId)
  if (homes.some(({ gridId }) => served.includes(gridId))) return
  throw new Refusal('booking.residents_only', { grid: tree.get(station.gridId)?.name })
}

type Wish = {
  readonly startsAt: string
  readonly waits: boolean
  readonly saysWorker: boolean
  readonly personId: string
  /** Who booked for the person at the counter; null: the person alone. */
  readonly byId: string | null
}

/**
 * Gives the person a place, or one in the queue. First the person is locked, then the slot: so limits are counted and places given out one by
 * one, and no two of these wait for each other. That a place has one owner and a person is in one place holds in the database whatever is done here.
 */
async function place(
  ctx: WriteContext,
  { offering, station }: { offering: Offering; station: StationRow },
  wish: Wish,
): Promise<{ bookingId: string }> {
  const startsAt = new Date(wish.startsAt)
  const date = localDate(startsAt)
  await holdStation(ctx.sql, ctx.tenant, station.id)
  const factsOn = await dayFactsFor(ctx, station, offering, localDate(ctx.now))
  const planned = slotsOn(offering, factsOn(date)).find((slot) => slot.startsAt.getTime() === startsAt.getTime())
  await lockBooker(ctx.sql, ctx.tenant, wish.personId, ctx.now)
  const own = (await openBookingsOf(ctx.sql, ctx.tenant, wish.personId, ctx.now)).map((one) => ({
    ...one,
    isSameOffering: one.offeringId === offering.id,
  }))
  const endsAt = planned?.endsAt ?? startsAt
  const defect = bookingDefect(offering, { startsAt, endsAt, isPlanned: planned !== undefined, now: ctx.now }, own)
  if (defect || !planned)
    throw new Refusal(defect ?? 'booking.no_such_slot', { most: offering.mostOpen, days: offering.opensDays })

  const bookingId = ctx.newId()
  const slot = await lockSlotAt(ctx.sql, ctx.tenant, {
    ...planned,
    newId: ctx.newId(),
    offeringId: offering.id,
    date,
    seats: offering.seats,
  })
  const { seat, waiting } = await freeSeat(ctx.sql, ctx.tenant, slot)
  if (seat === null && !wish.waits) throw new Refusal('booking.full')
  if (seat === null && waiting >= MOST_WAITING) throw new Refusal('booking.queue_full')
  await insertBooking(ctx.sql, ctx.tenant, slot, {
    id: bookingId,
    offeringId: offering.id,
    personId: wish.personId,
    seat,
    saysWorker: wish.saysWorker,
    madeByPersonId: wish.byId,
    madeAt: ctx.now,
  })
  const subject = await subjectOf(ctx, 'booking', bookingId, station.gridId)
  const about = {
    offering: offering.id,
    slot: slot.id,
    person: wish.personId,
    by: wish.byId === null ? 'self' : 'counter',
    from: slot.startsAt.toISOString(),
  }
  if (seat === null) ctx.announce('booking.queued', subject, about)
  else ctx.announce('booking.made', subject, about)
  return { bookingId }
}

/** @throws NotFound */
async function ownBooking(ctx: Context, bookingId: string) {
  const row = await findBooking(ctx.sql, ctx.tenant, bookingId)
  const [booking] = row ? await ownBookings(ctx, [row]) : []
  ensure(booking !== undefined, () => new NotFound('booking'))
  return booking
}
