import { visibleTo } from '../../platform/access.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { GetDaySheet, GetMonth, ListStations, type MonthLine } from './contract.ts'
import { dayFactsFor } from './days.ts'
import { mayOver, stationFor } from './permit.ts'
import { closedOn, instantOf, slotsOn, UNDO_MINUTES } from './rules.ts'
import { bookingsBetween } from './store/bookings.ts'
import { endedBookings, footfallOf } from './store/footfall.ts'
import { closingsOf, daysOf, findStations, offeringsOf } from './store/stations.ts'

const DAY = 86_400_000

export const list = query(ListStations, async (ctx) => {
  const tree = await treeOf(ctx)
  const { grids } = visibleTo(ctx.actor)
  // Who serves nowhere is told so; who could and has no station yet gets an empty list.
  const reached = grids ?? tree.all().map((grid) => grid.id)
  ensure(
    reached.some((id) => mayOver(ctx, tree, 'list', id)),
    () => new Forbidden(ListStations.name),
  )
  const stations = (await findStations(ctx.sql, ctx.tenant, 'all')).filter(
    (one) => reached.includes(one.gridId) && mayOver(ctx, tree, 'list', one.gridId),
  )
  const ids = stations.map((one) => one.id)
  const today = localDate(ctx.now)
  const offerings = await offeringsOf(ctx.sql, ctx.tenant, ids)
  const own = await daysOf(
    ctx.sql,
    ctx.tenant,
    offerings.map((one) => one.id),
    today,
  )
  const closings = await closingsOf(ctx.sql, ctx.tenant, ids, today)
  return {
    today,
    stations: stations.map(({ communityId: _, ...station }) => ({
      ...station,
      gridName: tree.get(station.gridId)?.name ?? '',
      mayKeep: mayOver(ctx, tree, 'saveStation', station.gridId),
      closings: closings.filter((one) => one.stationId === station.id).map(({ stationId: __, ...one }) => one),
      offerings: offerings
        .filter((one) => one.stationId === station.id)
        .map((one) => ({
          ...one,
          days: own
            .filter((day) => day.offeringId === one.id)
            .map(({ date, windows }) => ({ date, windows: [...windows] })),
        })),
    })),
  }
})

export const daySheet = query(GetDaySheet, async (ctx, { stationId, date }) => {
  const station = await stationFor(ctx, 'daySheet', stationId)
  const offerings = await offeringsOf(ctx.sql, ctx.tenant, [stationId])
  const ids = offerings.map((one) => one.id)
  const from = instantOf(date, 0)
  const period = { from, until: new Date(from.getTime() + DAY), isOpen: false }
  const bookings = await bookingsBetween(ctx.sql, ctx.tenant, ids, period)
  const tallies = await footfallOf(ctx.sql, ctx.tenant, ids, { from: date, until: date })
  const names = await namesOf(
    ctx,
    bookings.map((one) => one.personId),
  )
  const me = visibleTo(ctx.actor).personId
  const undoable = ctx.now.getTime() - UNDO_MINUTES * 60_000
  let closed: ReturnType<typeof closedOn> = null
  const sheets = []
  for (const offering of offerings) {
    const facts = (await dayFactsFor(ctx, station, offering, date))(date)
    closed = closed ?? closedOn(facts)
    const tally = tallies.find((one) => one.offeringId === offering.id)
    const mine = bookings.filter((one) => one.offeringId === offering.id)
    const slots = new Map(
      (offering.isOffered ? slotsOn(offering, facts) : []).map((slot) => [
        slot.startsAt.getTime(),
        { ...slot, seats: offering.seats },
      ]),
    )
    // A promise outlives the plan: a slot that is no longer planned stands there as long as somebody has it.
    for (const { startsAt, endsAt, slotSeats: seats } of mine)
      slots.set(startsAt.getTime(), { startsAt, endsAt, seats })
    sheets.push({
      id: offering.id,
      nameZh: offering.nameZh,
      nameEn: offering.nameEn,
      walkIns: tally?.visits ?? 0,
      canUndo:
        date === localDate(ctx.now) &&
        tally?.lastAt != null &&
        tally.lastBy === me &&
        tally.lastAt.getTime() >= undoable,
      slots: [...slots.values()]
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .map((slot) => ({
          startsAt: slot.startsAt.toISOString(),
          endsAt: slot.endsAt.toISOString(),
          seats: slot.seats,
          bookings: mine
            .filter((one) => one.startsAt.getTime() === slot.startsAt.getTime())
            .map((one) => ({
              id: one.id,
              state: one.state,
              position: one.position,
              name: maskName(names.get(one.personId)?.name ?? ''),
              phoneMasked: names.get(one.personId)?.phoneMasked ?? null,
              saysWorker: one.saysWorker,
              isByStaff: one.madeByPersonId !== null,
            })),
        })),
    })
  }
  return { date, closed, offerings: sheets }
})

export const month = query(GetMonth, async (ctx, { stationId, month: asked }) => {
  await stationFor(ctx, 'month', stationId)
  const offerings = await offeringsOf(ctx.sql, ctx.tenant, [stationId])
  const ids = offerings.map((one) => one.id)
  const [year, number] = asked.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const walked = await footfallOf(ctx.sql, ctx.tenant, ids, { from: `${asked}-01`, until: lastDayBefore(`${next}-01`) })
  const ended = await endedBookings(ctx.sql, ctx.tenant, ids, {
    from: instantOf(`${asked}-01`, 0),
    until: instantOf(`${next}-01`, 0),
  })
  const lines = new Map<string, MonthLine>()
  const lineOf = (offeringId: string, date: string): MonthLine => {
    const key = `${date} ${offeringId}`
    const offering = offerings.find((one) => one.id === offeringId)
    const line = lines.get(key) ?? {
      offeringId,
      nameZh: offering?.nameZh ?? '',
      nameEn: offering?.nameEn ?? '',
      date,
      ...NOTHING,
    }
    lines.set(key, line)
    return line
  }
  for (const one of walked) lineOf(one.offeringId, one.date).walkIns = one.visits
  for (const { offeringId, date, ...counts } of ended) Object.assign(lineOf(offeringId, date), counts)
  const all = [...lines.values()]
    .map((line) => ({ ...line, visits: line.walkIns + line.kept }))
    .filter((line) => line.visits + line.missed + line.cancelled > 0)
    .sort((a, b) => a.date.localeCompare(b.date) || a.nameZh.localeCompare(b.nameZh, 'zh'))
  const sum = (key: keyof typeof NOTHING) => all.reduce((total, line) => total + line[key], 0)
  const total = {
    walkIns: sum('walkIns'),
    kept: sum('kept'),
    missed: sum('missed'),
    cancelled: sum('cancelled'),
    visits: sum('visits'),
  }
  return { month: asked, lines: all, total }
})

const NOTHING = { walkIns: 0, kept: 0, missed: 0, cancelled: 0, visits: 0 }

function lastDayBefore(date: string): string {
  return localDate(new Date(instantOf(date, 0).getTime() - DAY))
}
