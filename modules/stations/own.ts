import type { Context } from '../../platform/context.ts'
import type { OwnBooking } from './contract.ts'
import { cancelUntil } from './rules.ts'
import type { BookingRow } from './store/bookings.ts'
import { findOffering, findStations } from './store/stations.ts'

/** Bookings as the person they are for reads them. */
export async function ownBookings(ctx: Context, rows: readonly BookingRow[]): Promise<OwnBooking[]> {
  const offerings = new Map<string, Awaited<ReturnType<typeof findOffering>>>()
  for (const id of new Set(rows.map((row) => row.offeringId)))
    offerings.set(id, await findOffering(ctx.sql, ctx.tenant, id))
  const stationIds = [...offerings.values()].flatMap((one) => one?.stationId ?? [])
  const stations = new Map(
    (await findStations(ctx.sql, ctx.tenant, { ids: stationIds })).map((one) => [one.id, one] as const),
  )
  return rows.flatMap((row) => {
    const offering = offerings.get(row.offeringId)
    const station = offering && stations.get(offering.stationId)
    if (!offering || !station) return []
    return [
      {
        id: row.id,
        state: row.state,
        endedBy: row.endedBy,
        position: row.position,
        isPromoted: row.promotedAt !== null,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        cancelUntil: cancelUntil(row, offering.cancelHours).toISOString(),
        offeringId: offering.id,
        nameZh: offering.nameZh,
        nameEn: offering.nameEn,
        stationNameZh: station.nameZh,
        stationNameEn: station.nameEn,
        placeName: station.placeName,
      },
    ]
  })
}
