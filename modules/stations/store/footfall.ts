import type { Sql } from '../../../platform/db/connect.ts'

/** Who came without a booking to one offering on one day: a number, and whose tap was the last. */
export type FootfallRow = {
  readonly offeringId: string
  readonly date: string
  readonly visits: number
  readonly lastAt: Date | null
  readonly lastBy: string | null
}

/** One more. @returns how many it is now */
export async function addVisit(
  sql: Sql,
  tenant: number,
  tap: { offeringId: string; date: string; at: Date; by: string | null },
): Promise<number> {
  const [row] = await sql.prepared<{ visits: number }>(
    'add_visit',
    `INSERT INTO footfall (tenant_id, offering_id, on_date, visits, last_at, last_by_person_id) VALUES ($1, $2, $3, 1, $4, $5)
     ON CONFLICT (tenant_id, offering_id, on_date) DO UPDATE SET visits = footfall.visits + 1, last_at = excluded.last_at,
       last_by_person_id = excluded.last_by_person_id
     RETURNING visits`,
    [tenant, tap.offeringId, tap.date, tap.at, tap.by],
  )
  return row.visits
}

/** Takes the last tap back when it was this person's own and not long ago; undefined when it was not. */
export async function takeVisitBack(
  sql: Sql,
  tenant: number,
  tap: { offeringId: string; date: string; since: Date; by: string | null },
): Promise<number | undefined> {
  const [row] = await sql.prepared<{ visits: number }>(
    'take_visit_back',
    `UPDATE footfall SET visits = visits - 1, last_at = NULL, last_by_person_id = NULL
     WHERE tenant_id = $1 AND offering_id = $2 AND on_date = $3 AND visits > 0 AND last_at >= $4 AND last_by_person_id IS NOT DISTINCT FROM $5::uuid
     RETURNING visits`,
    [tenant, tap.offeringId, tap.date, tap.since, tap.by],
  )
  return row?.visits
}

/** The numbers of offerings from a day to another, both included. */
export async function footfallOf(
  sql: Sql,
  tenant: number,
  offeringIds: readonly string[],
  period: { from: string; until: string },
): Promise<FootfallRow[]> {
  return sql.prepared(
    'footfall_of',
    `SELECT offering_id AS "offeringId", on_date AS date, visits, last_at AS "lastAt", last_by_person_id AS "lastBy"
     FROM footfall WHERE tenant_id = $1 AND offering_id = ANY($2::uuid[]) AND on_date BETWEEN $3 AND $4`,
    [tenant, [...offeringIds], period.from, period.until],
  )
}

/** Bookings of a month that came to an end, per offering and local day. */
export async function endedBookings(
  sql: Sql,
  tenant: number,
  offeringIds: readonly string[],
  period: { from: Date; until: Date },
): Promise<{ offeringId: string; date: string; kept: number; missed: number; cancelled: number }[]> {
  return sql.prepared(
    'ended_bookings',
    `SELECT offering_id AS "offeringId", (starts_at AT TIME ZONE 'Asia/Shanghai')::date AS date,
       count(*) FILTER (WHERE state = 'kept')::int AS kept, count(*) FILTER (WHERE state = 'missed')::int AS missed,
       count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled
     FROM bookings WHERE tenant_id = $1 AND offering_id = ANY($2::uuid[]) AND starts_at >= $3 AND starts_at < $4
     GROUP BY 1, 2 HAVING count(*) FILTER (WHERE state IN ('kept', 'missed', 'cancelled')) > 0`,
    [tenant, [...offeringIds], period.from, period.until],
  )
}
