import { z } from 'zod'
import type { Sql } from '../../../platform/db/connect.ts'
import { type Closing, DayWindow, FACILITIES, Offering, STATION_KINDS, Station, WeekWindow } from '../contract.ts'

/** A station as it stands in the table. */
export type StationRow = Omit<Station, 'gridName'> & { readonly communityId: string }

const KEPT_STATION = Station.omit({ gridName: true }).extend({
  communityId: z.uuid(),
  kind: z.enum(STATION_KINDS),
  facilities: z.array(z.enum(FACILITIES)),
  hours: z.array(WeekWindow),
})

const COLUMNS = `id, community_id AS "communityId", grid_id AS "gridId", building_id AS "buildingId", kind, name_zh AS "nameZh",
  name_en AS "nameEn", place_name AS "placeName", hours, facilities, rests_on_holidays AS "restsOnHolidays"`

/** Stations by id, or of a community, by name. */
export async function findStations(
  sql: Sql,
  tenant: number,
  which: { ids: readonly string[] } | { communityId: string } | 'all',
): Promise<StationRow[]> {
  const rows =
    which === 'all'
      ? await sql.prepared(
          'stations_all',
          `SELECT ${COLUMNS} FROM stations WHERE tenant_id = $1 ORDER BY name_zh, id`,
          [tenant],
        )
      : 'ids' in which
        ? await sql.prepared(
            'stations_by_id',
            `SELECT ${COLUMNS} FROM stations WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY name_zh, id`,
            [tenant, [...which.ids]],
          )
        : await sql.prepared(
            'stations_by_community',
            `SELECT ${COLUMNS} FROM stations WHERE tenant_id = $1 AND community_id = $2 ORDER BY name_zh, id`,
            [tenant, which.communityId],
          )
  return z.array(KEPT_STATION).parse(rows)
}

/** The station, locked for whoever changes it; undefined when there is none. */
export async function lockStation(sql: Sql, tenant: number, id: string): Promise<StationRow | undefined> {
  const rows = await sql.prepared(
    'station_locked',
    `SELECT ${COLUMNS} FROM stations WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [tenant, id],
  )
  return z.array(KEPT_STATION).parse(rows)[0]
}

/** Holds a station as it is while somebody books there: a closing waits for the booking, or the booking sees the closing. */
export async function holdStation(sql: Sql, tenant: number, id: string): Promise<void> {
  await sql.prepared('station_held', 'SELECT id FROM stations WHERE tenant_id = $1 AND id = $2 FOR SHARE', [tenant, id])
}

/** Whether another station of the community has this name. */
export async function isStationNameTaken(
  sql: Sql,
  tenant: number,
  station: { id: string; communityId: string; nameZh: string },
): Promise<boolean> {
  const row = await sql.q
    .selectFrom('stations')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('community_id', '=', station.communityId)
    .where('name_zh', '=', station.nameZh)
    .where('id', '<>', station.id)
    .executeTakeFirst()
  return row !== undefined
}

export async function writeStation(
  sql: Sql,
  tenant: number,
  station: StationRow & { isSynthetic: boolean; savedAt: Date },
): Promise<void> {
  const changeable = {
    grid_id: station.gridId,
    building_id: station.buildingId,
    kind: station.kind,
    name_zh: station.nameZh,
    name_en: station.nameEn,
    place_name: station.placeName,
    hours: JSON.stringify(station.hours),
    facilities: [...station.facilities],
    rests_on_holidays: station.restsOnHolidays,
    saved_at: station.savedAt,
  }
  await sql.q
    .insertInto('stations')
    .values({
      tenant_id: tenant,
      id: station.id,
      community_id: station.communityId,
      is_synthetic: station.isSynthetic,
      ...changeable,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

// --- offerings ---

const OFFERING_COLUMNS = `id, station_id AS "stationId", name_zh AS "nameZh", name_en AS "nameEn", note_zh AS "noteZh", note_en AS "noteEn", minutes, seats,
  who, price_zh AS "priceZh", price_en AS "priceEn", opens_days AS "opensDays", cancel_hours AS "cancelHours", most_open AS "mostOpen", pattern,
  is_offered AS "isOffered"`

/** What stations offer, by name. */
export async function offeringsOf(sql: Sql, tenant: number, stationIds: readonly string[]): Promise<Offering[]> {
  const rows = await sql.prepared(
    'offerings_of_stations',
    `SELECT ${OFFERING_COLUMNS} FROM offerings WHERE tenant_id = $1 AND station_id = ANY($2::uuid[]) ORDER BY name_zh, id`,
    [tenant, [...stationIds]],
  )
  return z.array(Offering).parse(rows)
}

export async function findOffering(sql: Sql, tenant: number, id: string): Promise<Offering | undefined> {
  const rows = await sql.prepared(
    'offering_by_id',
    `SELECT ${OFFERING_COLUMNS} FROM offerings WHERE tenant_id = $1 AND id = $2`,
    [tenant, id],
  )
  return z.array(Offering).parse(rows)[0]
}

export async function isOfferingNameTaken(
  sql: Sql,
  tenant: number,
  one: Pick<Offering, 'id' | 'stationId' | 'nameZh'>,
): Promise<boolean> {
  const row = await sql.q
    .selectFrom('offerings')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('station_id', '=', one.stationId)
    .where('name_zh', '=', one.nameZh)
    .where('id', '<>', one.id)
    .executeTakeFirst()
  return row !== undefined
}

export async function writeOffering(sql: Sql, tenant: number, one: Offering, savedAt: Date): Promise<void> {
  const changeable = {
    name_zh: one.nameZh,
    name_en: one.nameEn,
    note_zh: one.noteZh,
    note_en: one.noteEn,
    minutes: one.minutes,
    seats: one.seats,
    who: one.who,
    price_zh: one.priceZh,
    price_en: one.priceEn,
    opens_days: one.opensDays,
    cancel_hours: one.cancelHours,
    most_open: one.mostOpen,
    pattern: JSON.stringify(one.pattern),
    is_offered: one.isOffered,
    saved_at: savedAt,
  }
  await sql.q
    .insertInto('offerings')
    .values({ tenant_id: tenant, id: one.id, station_id: one.stationId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

// --- days of their own, closings ---

const OFFERING_DAY = z.object({ offeringId: z.uuid(), date: z.string(), windows: z.array(DayWindow) })
export type OfferingDay = z.infer<typeof OFFERING_DAY>

/** Days with hours of their own, from a day on. */
export async function daysOf(
  sql: Sql,
  tenant: number,
  offeringIds: readonly string[],
  from: string,
): Promise<OfferingDay[]> {
  const rows = await sql.prepared(
    'offering_days',
    `SELECT offering_id AS "offeringId", on_date AS date, windows FROM offering_days
     WHERE tenant_id = $1 AND offering_id = ANY($2::uuid[]) AND on_date >= $3 ORDER BY on_date`,
    [tenant, [...offeringIds], from],
  )
  return z.array(OFFERING_DAY).parse(rows)
}

export async function writeDay(sql: Sql, tenant: number, day: OfferingDay, savedAt: Date): Promise<void> {
  const changeable = { windows: JSON.stringify(day.windows), saved_at: savedAt }
  await sql.q
    .insertInto('offering_days')
    .values({ tenant_id: tenant, offering_id: day.offeringId, on_date: day.date, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offering_id', 'on_date']).doUpdateSet(changeable))
    .execute()
}

export async function deleteDay(sql: Sql, tenant: number, offeringId: string, date: string): Promise<void> {
  await sql.q
    .deleteFrom('offering_days')
    .where('tenant_id', '=', tenant)
    .where('offering_id', '=', offeringId)
    .where('on_date', '=', date)
    .execute()
}

/** Closings that are not over on a day, the first first. */
export async function closingsOf(
  sql: Sql,
  tenant: number,
  stationIds: readonly string[],
  onOrAfter: string,
): Promise<(Closing & { stationId: string })[]> {
  return sql.prepared(
    'station_closings',
    `SELECT id, station_id AS "stationId", from_date AS from, until_date AS until, reason FROM station_closings
     WHERE tenant_id = $1 AND station_id = ANY($2::uuid[]) AND ended_at IS NULL AND (until_date IS NULL OR until_date >= $3)
     ORDER BY from_date, id`,
    [tenant, [...stationIds], onOrAfter],
  )
}

export async function insertClosing(
  sql: Sql,
  tenant: number,
  closing: Closing & { stationId: string; salt: Buffer; madeAt: Date },
): Promise<void> {
  await sql.q
    .insertInto('station_closings')
    .values({
      tenant_id: tenant,
      id: closing.id,
      station_id: closing.stationId,
      from_date: closing.from,
      until_date: closing.until,
      reason: closing.reason,
      salt: closing.salt,
      made_at: closing.madeAt,
    })
    .execute()
}

/** The station of a closing and whether it was ended; locked. */
export async function lockClosing(
  sql: Sql,
  tenant: number,
  id: string,
): Promise<{ stationId: string; endedAt: Date | null } | undefined> {
  return sql.q
    .selectFrom('station_closings')
    .select(['station_id as stationId', 'ended_at as endedAt'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function endClosing(sql: Sql, tenant: number, id: string, at: Date): Promise<void> {
  await sql.q
    .updateTable('station_closings')
    .set({ ended_at: at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}
