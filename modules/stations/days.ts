import type { Context } from '../../platform/context.ts'
import { currentCalendar } from '../calendars/index.ts'
import { kindOfDate } from '../calendars/rules.ts'
import type { Offering } from './contract.ts'
import type { DayFacts } from './rules.ts'
import { closingsOf, daysOf, type StationRow } from './store/stations.ts'

/** What decides about days of an offering, from a day on: calendar, closings, hours of their own. */
export async function dayFactsFor(
  ctx: Context,
  station: Pick<StationRow, 'id' | 'restsOnHolidays'>,
  offering: Pick<Offering, 'id'>,
  from: string,
): Promise<(date: string) => DayFacts> {
  const calendar = await currentCalendar(ctx)
  const closings = await closingsOf(ctx.sql, ctx.tenant, [station.id], from)
  const own = new Map(
    (await daysOf(ctx.sql, ctx.tenant, [offering.id], from)).map((day) => [day.date, day.windows] as const),
  )
  return (date) => ({
    date,
    kind: kindOfDate(date, calendar),
    restsOnHolidays: station.restsOnHolidays,
    closings,
    own: own.get(date),
  })
}
