import type { Sql } from '../../../platform/db/connect.ts'
import type { Word } from '../../../platform/pure/words.ts'

/** What is said of a booking where somebody is told of it. */
export type BookingNews = {
  readonly personId: string
  readonly gridId: string
  readonly communityId: string
  readonly offering: Word
  readonly station: Word
}

/** The news of bookings by id, in one statement. The caller tells them to whom they are of, or has been told of them. */
export async function bookingNewsOf(
  sql: Sql,
  tenant: number,
  bookingIds: readonly string[],
): Promise<Map<string, BookingNews>> {
  if (bookingIds.length === 0) return new Map()
  const rows = await sql.prepared<BookingNews & { id: string }>(
    'booking_news',
    `SELECT b.id, b.person_id AS "personId", s.grid_id AS "gridId", s.community_id AS "communityId",
       json_build_object('zh', o.name_zh, 'en', o.name_en) AS offering, json_build_object('zh', s.name_zh, 'en', s.name_en) AS station
     FROM bookings b JOIN offerings o ON o.tenant_id = b.tenant_id AND o.id = b.offering_id
     JOIN stations s ON s.tenant_id = o.tenant_id AND s.id = o.station_id
     WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[])`,
    [tenant, [...bookingIds]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
