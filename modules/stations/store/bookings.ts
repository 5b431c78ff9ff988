import type { Sql } from '../../../platform/db/connect.ts'
import type { BOOKING_STATES, ENDED_BY } from '../contract.ts'
import type { PlannedSlot } from '../rules.ts'

export type BookingState = (typeof BOOKING_STATES)[number]

/** A slot that somebody has booked. How many places it has never changes. */
export type SlotRow = { readonly id: string; readonly startsAt: Date; readonly endsAt: Date; readonly seats: number }

/** A booking. `position`: its place in the queue, from 1. */
export type BookingRow = {
  readonly id: string
  readonly slotId: string
  readonly offeringId: string
  readonly personId: string
  readonly seat: number | null
  readonly state: BookingState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly saysWorker: boolean
  readonly madeByPersonId: string | null
  readonly promotedAt: Date | null
  readonly endedBy: (typeof ENDED_BY)[number] | null
  readonly position: number | null
}

const COLUMNS = `b.id, b.slot_id AS "slotId", b.offering_id AS "offeringId", b.person_id AS "personId", b.seat, b.state, b.starts_at AS "startsAt",
  b.ends_at AS "endsAt", b.says_worker AS "saysWorker", b.made_by_person_id AS "madeByPersonId", b.promoted_at AS "promotedAt", b.ended_by AS "endedBy"`
const POSITION = `CASE WHEN b.state = 'waiting' THEN (SELECT count(*)::int FROM bookings w WHERE w.tenant_id = $1 AND w.slot_id = b.slot_id
  AND w.state = 'waiting' AND (w.made_at, w.id) <= (b.made_at, b.id)) END AS position`

/** Locks whoever wants to book, so that his open bookings can be counted. */
export async function lockBooker(sql: Sql, tenant: number, personId: string, at: Date): Promise<void> {
  await sql.prepared(
    'lock_booker',
    `INSERT INTO bookers (tenant_id, person_id, last_at) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, person_id) DO UPDATE SET last_at = excluded.last_at`,
    [tenant, personId, at],
  )
}

/** What a person has at times that are not over. `isOpen`: booked or waiting, not yet kept or missed. */
export async function openBookingsOf(
  sql: Sql,
  tenant: number,
  personId: string,
  now: Date,
): Promise<{ offeringId: string; startsAt: Date; endsAt: Date; isOpen: boolean }[]> {
  return sql.prepared(
    'open_bookings_of',
    `SELECT offering_id AS "offeringId", starts_at AS "startsAt", ends_at AS "endsAt", state IN ('booked', 'waiting') AS "isOpen" FROM bookings
     WHERE tenant_id = $1 AND person_id = $2 AND state <> 'cancelled' AND ends_at > $3`,
    [tenant, personId, now],
  )
}

/** The slot at this time, made when nobody had booked it yet; locked, so that its places are given out one by one. */
export async function lockSlotAt(
  sql: Sql,
  tenant: number,
  slot: PlannedSlot & { newId: string; offeringId: string; date: string; seats: number },
): Promise<SlotRow> {
  const [row] = await sql.prepared<SlotRow>(
    'lock_slot_at',
    `INSERT INTO slots (tenant_id, id, offering_id, on_date, starts_at, ends_at, seats) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, offering_id, starts_at) DO UPDATE SET on_date = excluded.on_date
     RETURNING id, starts_at AS "startsAt", ends_at AS "endsAt", seats`,
    [tenant, slot.newId, slot.offeringId, slot.date, slot.startsAt, slot.endsAt, slot.seats],
  )
  return row
}

/** Locks slots, always in the same order. */
export async function lockSlots(sql: Sql, tenant: number, ids: readonly string[]): Promise<void> {
  await sql.prepared(
    'lock_slots',
    'SELECT id FROM slots WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
    [tenant, [...ids]],
  )
}

/** The lowest free place of a locked slot and how many wait for one; null when all are taken. */
export async function freeSeat(
  sql: Sql,
  tenant: number,
  slot: Pick<SlotRow, 'id' | 'seats'>,
): Promise<{ seat: number | null; waiting: number }> {
  const [row] = await sql.prepared<{ seat: number | null; waiting: number }>(
    'free_seat',
    `SELECT (SELECT min(s.n) FROM generate_series(1, $3::int) AS s (n)
         WHERE NOT EXISTS (SELECT 1 FROM bookings b WHERE b.tenant_id = $1 AND b.slot_id = $2 AND b.seat = s.n)) AS seat,
       (SELECT count(*)::int FROM bookings w WHERE w.tenant_id = $1 AND w.slot_id = $2 AND w.state = 'waiting') AS waiting`,
    [tenant, slot.id, slot.seats],
  )
  return row
}

export async function insertBooking(
  sql: Sql,
  tenant: number,
  slot: SlotRow,
  one: Pick<BookingRow, 'id' | 'offeringId' | 'personId' | 'seat' | 'saysWorker' | 'madeByPersonId'> & { madeAt: Date },
): Promise<void> {
  await sql.prepared(
    'insert_booking',
    `INSERT INTO bookings (tenant_id, id, slot_id, slot_seats, offering_id, person_id, seat, state, starts_at, ends_at, says_worker, made_at, made_by_person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7::int IS NULL THEN 'waiting' ELSE 'booked' END, $8, $9, $10, $11, $12)`,
    [
      tenant,
      one.id,
      slot.id,
      slot.seats,
      one.offeringId,
      one.personId,
      one.seat,
      slot.startsAt,
      slot.endsAt,
      one.saysWorker,
      one.madeAt,
      one.madeByPersonId,
    ],
  )
}

export async function findBooking(sql: Sql, tenant: number, id: string): Promise<BookingRow | undefined> {
  const [row] = await sql.prepared<BookingRow>(
    'booking_by_id',
    `SELECT ${COLUMNS}, ${POSITION} FROM bookings b WHERE b.tenant_id = $1 AND b.id = $2`,
    [tenant, id],
  )
  return row
}

/** A person's bookings since a moment, in the order of time. */
export async function bookingsOf(sql: Sql, tenant: number, personId: string, since: Date): Promise<BookingRow[]> {
  return sql.prepared(
    'bookings_of',
    `SELECT ${COLUMNS}, ${POSITION} FROM bookings b WHERE b.tenant_id = $1 AND b.person_id = $2 AND b.starts_at >= $3
     ORDER BY b.starts_at, b.made_at LIMIT 200`,
    [tenant, personId, since],
  )
}

/** All bookings of offerings that begin in a period, by time and place. `isOpen`: those that are booked or wait. */
export async function bookingsBetween(
  sql: Sql,
  tenant: number,
  offeringIds: readonly string[],
  period: { from: Date; until: Date | null; isOpen: boolean },
): Promise<(BookingRow & { slotSeats: number })[]> {
  return sql.prepared(
    'bookings_between',
    `SELECT ${COLUMNS}, ${POSITION}, b.slot_seats AS "slotSeats" FROM bookings b
     WHERE b.tenant_id = $1 AND b.offering_id = ANY($2::uuid[]) AND b.starts_at >= $3 AND ($4::timestamptz IS NULL OR b.starts_at < $4)
       AND (NOT $5 OR b.state IN ('booked', 'waiting'))
     ORDER BY b.starts_at, b.seat NULLS LAST, b.made_at, b.id`,
    [tenant, [...offeringIds], period.from, period.until, period.isOpen],
  )
}

/** How full the slots of an offering are in a period, and how one person stands to them. */
export async function fullness(
  sql: Sql,
  tenant: number,
  offeringId: string,
  period: { from: Date; until: Date },
  personId: string | null,
): Promise<{ startsAt: Date; seats: number; taken: number; waiting: number; mine: 'booked' | 'waiting' | null }[]> {
  return sql.prepared(
    'slots_fullness',
    `SELECT b.starts_at AS "startsAt", max(b.slot_seats) AS seats, count(b.seat)::int AS taken,
       count(*) FILTER (WHERE b.state = 'waiting')::int AS waiting,
       max(b.state) FILTER (WHERE b.person_id = $5 AND b.state IN ('booked', 'waiting')) AS mine
     FROM bookings b WHERE b.tenant_id = $1 AND b.offering_id = $2 AND b.starts_at >= $3 AND b.starts_at < $4 GROUP BY b.starts_at`,
    [tenant, offeringId, period.from, period.until, personId],
  )
}

/** Frees the place: it belongs to nobody from here on. */
export async function saveCancelled(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  end: { at: Date; by: (typeof ENDED_BY)[number] },
): Promise<void> {
  await sql.prepared(
    'cancel_bookings',
    `UPDATE bookings SET state = 'cancelled', seat = NULL, ended_at = $3, ended_by = $4 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...ids], end.at, end.by],
  )
}

/** Gives a free place of a locked slot to whoever has waited longest. @returns the booking that moved up */
export async function promoteFirst(
  sql: Sql,
  tenant: number,
  slotId: string,
  seat: number,
  at: Date,
): Promise<{ id: string; personId: string } | undefined> {
  const [row] = await sql.prepared<{ id: string; personId: string }>(
    'promote_first',
    `UPDATE bookings SET state = 'booked', seat = $3, promoted_at = $4
     WHERE tenant_id = $1 AND id = (SELECT w.id FROM bookings w WHERE w.tenant_id = $1 AND w.slot_id = $2 AND w.state = 'waiting'
       ORDER BY w.made_at, w.id LIMIT 1)
     RETURNING id, person_id AS "personId"`,
    [tenant, slotId, seat, at],
  )
  return row
}

/** Puts a booking on another slot. */
export async function saveMoved(sql: Sql, tenant: number, id: string, slot: SlotRow, seat: number): Promise<void> {
  await sql.prepared(
    'move_booking',
    `UPDATE bookings SET slot_id = $3, slot_seats = $4, seat = $5, starts_at = $6, ends_at = $7 WHERE tenant_id = $1 AND id = $2`,
    [tenant, id, slot.id, slot.seats, seat, slot.startsAt, slot.endsAt],
  )
}

export async function saveMarked(
  sql: Sql,
  tenant: number,
  id: string,
  state: 'kept' | 'missed' | 'booked',
): Promise<void> {
  await sql.prepared('mark_booking', 'UPDATE bookings SET state = $3 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    state,
  ])
}
