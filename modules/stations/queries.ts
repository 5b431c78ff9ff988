import { visibleTo } from '../../platform/access.ts'
import { ensure, NotFound } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { query } from '../../platform/queries.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { ListDays, ListMyBookings, ListStationsNear } from './contract.ts'
import { dayFactsFor } from './days.ts'
import { ownBookings } from './own.ts'
import { offeringWithStation } from './permit.ts'
import { closedOn, daysFrom, instantOf, slotsOn } from './rules.ts'
import { bookingsOf, fullness } from './store/bookings.ts'
import { closingsOf, findStations, offeringsOf, type StationRow } from './store/stations.ts'

const DAY = 86_400_000
/** How far back one's own past bookings are shown. */
const PAST_DAYS = 90

/*
 * Where a station stands, when it opens and how many places are free is public, as a notice at its door is: these reads show no row of a person
 * but the asking one's own.
 */

export const near = query(ListStationsNear, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  if (!tree.get(gridId)) throw new NotFound('grid')
  const communityId = tree.communityOf(gridId).id
  const today = localDate(ctx.now)
  const stations = await findStations(ctx.sql, ctx.tenant, { communityId })
  const ids = stations.map((one) => one.id)
  const offerings = (await offeringsOf(ctx.sql, ctx.tenant, ids)).filter((one) => one.isOffered)
  const closings = await closingsOf(ctx.sql, ctx.tenant, ids, today)
  return {
    today,
    stations: stations
      .map((station) => ({
        ...shown(tree, station),
        steps: stepsBetween(tree, gridId, station.gridId),
        closings: closings.filter((one) => one.stationId === station.id).map(({ stationId: _, ...one }) => one),
        offerings: offerings.filter((one) => one.stationId === station.id),
      }))
      .sort((a, b) => a.steps - b.steps),
  }
})

export const days = query(ListDays, async (ctx, { offeringId }) => {
  const { offering, station } = await offeringWithStation(ctx, offeringId)
  const today = localDate(ctx.now)
  const dates = daysFrom(today, offering.opensDays)
  const period = {
    from: instantOf(today, 0),
    until: new Date(instantOf(today, 0).getTime() + offering.opensDays * DAY),
  }
  const { personId } = visibleTo(ctx.actor)
  const found = await fullness(ctx.sql, ctx.tenant, offeringId, period, personId)
  const byStart = new Map(found.map((one) => [one.startsAt.getTime(), one] as const))
  const factsOn = await dayFactsFor(ctx, station, offering, today)
  return {
    offering,
    station: shown(await treeOf(ctx), station),
    days: dates.map((date) => ({
      date,
      closed: closedOn(factsOn(date)),
      slots: offering.isOffered
        ? slotsOn(offering, factsOn(date))
            .filter((slot) => slot.startsAt > ctx.now)
            .map((slot) => {
              const full = byStart.get(slot.startsAt.getTime())
              // A slot that somebody has booked keeps the places it had then.
              const seats = full?.seats ?? offering.seats
              return {
                startsAt: slot.startsAt.toISOString(),
                endsAt: slot.endsAt.toISOString(),
                seats,
                free: seats - (full?.taken ?? 0),
                waiting: full?.waiting ?? 0,
                mine: full?.mine ?? null,
              }
            })
        : [],
    })),
  }
})

export const mine = query(ListMyBookings, async (ctx) => {
  const { personId } = visibleTo(ctx.actor)
  ensure(personId !== null, () => new NotFound('person'))
  const since = new Date(ctx.now.getTime() - PAST_DAYS * DAY)
  const all = await ownBookings(ctx, await bookingsOf(ctx.sql, ctx.tenant, personId, since))
  const now = ctx.now.toISOString()
  const isComing = (one: (typeof all)[number]) =>
    (one.state === 'booked' && one.endsAt > now) || (one.state === 'waiting' && one.startsAt > now)
  return { coming: all.filter(isComing), past: all.filter((one) => !isComing(one)).reverse() }
})

/** A station as everybody may read it. */
function shown(tree: GridTree, { buildingId: _, communityId: __, ...station }: StationRow) {
  return { ...station, gridName: tree.get(station.gridId)?.name ?? '' }
}

/** How far one must go up from a grid until the other lies below as well. */
function stepsBetween(tree: GridTree, from: string, to: string): number {
  const path = tree.pathOf(from)
  const found = path.findIndex((id) => tree.under(id).includes(to))
  return found === -1 ? path.length : found
}
