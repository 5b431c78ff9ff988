import type { Sql } from '../../platform/db/connect.ts'
import type { SwapState } from './contract.ts'

export type HoursRow = { communityId: string; weekday: number; from: number; until: number }

/** The hours on duty of communities; of all of the tenant when none is named. */
export async function hoursOf(sql: Sql, tenant: number, communityIds: readonly string[] | null): Promise<HoursRow[]> {
  return sql.prepared(
    'rosters_hours',
    `SELECT community_id AS "communityId", weekday, from_minute AS "from", until_minute AS until FROM roster_hours
     WHERE tenant_id = $1 AND ($2::uuid[] IS NULL OR community_id = ANY($2)) ORDER BY community_id, weekday, from_minute`,
    [tenant, communityIds],
  )
}

/** Writes the hours of a community anew. */
export async function saveHours(
  sql: Sql,
  tenant: number,
  communityId: string,
  hours: readonly { weekday: number; from: number; until: number }[],
): Promise<void> {
  await sql.prepared('rosters_drop_hours', 'DELETE FROM roster_hours WHERE tenant_id = $1 AND community_id = $2', [
    tenant,
    communityId,
  ])
  await sql.prepared(
    'rosters_insert_hours',
    `INSERT INTO roster_hours (tenant_id, community_id, weekday, from_minute, until_minute)
     SELECT $1, $2, h.weekday, h.from_minute, h.until_minute FROM unnest($3::int[], $4::int[], $5::int[]) AS h (weekday, from_minute, until_minute)`,
    [tenant, communityId, hours.map((one) => one.weekday), hours.map((one) => one.from), hours.map((one) => one.until)],
  )
}

export type ShiftRow = {
  id: string
  communityId: string
  date: string
  from: number
  until: number
  personId: string | null
  postId: string | null
  isRemoved: boolean
}
const SHIFT = `s.id, s.community_id AS "communityId", to_char(s.date, 'YYYY-MM-DD') AS date, s.from_minute AS "from", s.until_minute AS until,
  s.person_id AS "personId", s.post_id AS "postId", s.removed_at IS NOT NULL AS "isRemoved"`

/** The shifts of communities between two days, both included. */
export async function shiftsBetween(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  first: string,
  last: string,
): Promise<ShiftRow[]> {
  return sql.prepared(
    'rosters_shifts',
    `SELECT ${SHIFT} FROM roster_shifts s WHERE s.tenant_id = $1 AND s.community_id = ANY($2) AND s.date BETWEEN $3::date AND $4::date
       AND s.removed_at IS NULL ORDER BY s.date, s.from_minute, s.id`,
    [tenant, communityIds, first, last],
  )
}

/** A person's turns between two days, of her own and of the posts she holds. */
export async function shiftsOf(
  sql: Sql,
  tenant: number,
  personId: string,
  postIds: readonly string[],
  first: string,
  last: string,
): Promise<ShiftRow[]> {
  return sql.prepared(
    'rosters_shifts_of',
    `SELECT ${SHIFT} FROM roster_shifts s WHERE s.tenant_id = $1 AND (s.person_id = $2 OR s.post_id = ANY($3)) AND s.date BETWEEN $4::date AND $5::date
       AND s.removed_at IS NULL ORDER BY s.date, s.from_minute, s.id`,
    [tenant, personId, postIds, first, last],
  )
}

/** Shifts by their ids, removed ones too, in the order of their ids; `isLocked` to decide on them. */
export async function findShifts(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  isLocked: boolean,
): Promise<ShiftRow[]> {
  return sql.prepared(
    isLocked ? 'rosters_lock_shifts' : 'rosters_find_shifts',
    `SELECT ${SHIFT} FROM roster_shifts s WHERE s.tenant_id = $1 AND s.id = ANY($2) ORDER BY s.id${isLocked ? ' FOR UPDATE' : ''}`,
    [tenant, ids],
  )
}

/** Serialises the planning of a community. */
export async function lockCommunity(sql: Sql, tenant: number, communityId: string): Promise<void> {
  await sql.prepared('rosters_lock', 'SELECT id FROM communities WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
    tenant,
    communityId,
  ])
}

export async function insertShift(sql: Sql, tenant: number, one: Omit<ShiftRow, 'isRemoved'>): Promise<void> {
  await sql.prepared(
    'rosters_insert_shift',
    `INSERT INTO roster_shifts (tenant_id, id, community_id, date, from_minute, until_minute, person_id, post_id)
     VALUES ($1, $2, $3, $4::date, $5, $6, $7, $8)`,
    [tenant, one.id, one.communityId, one.date, one.from, one.until, one.personId, one.postId],
  )
}

export async function removeShiftRow(sql: Sql, tenant: number, id: string, at: Date): Promise<void> {
  await sql.prepared('rosters_remove', 'UPDATE roster_shifts SET removed_at = $3 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    at,
  ])
  await sql.prepared(
    'rosters_drop_swaps',
    `UPDATE roster_swaps SET state = 'withdrawn', answered_at = $3 WHERE tenant_id = $1 AND (shift_id = $2 OR other_shift_id = $2) AND state = 'asked'`,
    [tenant, id, at],
  )
}

/** Gives a turn to another person. */
export async function giveShift(sql: Sql, tenant: number, id: string, personId: string): Promise<void> {
  await sql.prepared('rosters_give', 'UPDATE roster_shifts SET person_id = $3 WHERE tenant_id = $1 AND id = $2', [
    tenant,
    id,
    personId,
  ])
}

export type SwapRow = {
  id: string
  shiftId: string
  otherShiftId: string | null
  fromId: string
  toId: string
  state: SwapState
}
const SWAP = `w.id, w.shift_id AS "shiftId", w.other_shift_id AS "otherShiftId", w.from_person_id AS "fromId", w.to_person_id AS "toId", w.state`

/** Asks for a swap. @returns false when somebody is asked about this turn already */
export async function insertSwap(
  sql: Sql,
  tenant: number,
  one: Omit<SwapRow, 'state'> & { at: Date },
): Promise<boolean> {
  const rows = await sql.prepared(
    'rosters_insert_swap',
    `INSERT INTO roster_swaps (tenant_id, id, shift_id, other_shift_id, from_person_id, to_person_id, state, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7) ON CONFLICT (tenant_id, shift_id) WHERE state = 'asked' DO NOTHING RETURNING id`,
    [tenant, one.id, one.shiftId, one.otherShiftId, one.fromId, one.toId, one.at],
  )
  return rows.length === 1
}

/** A swap of a person, of either side, locked; undefined for everybody else. */
export async function lockSwap(sql: Sql, tenant: number, id: string, personId: string): Promise<SwapRow | undefined> {
  const rows = await sql.prepared<SwapRow>(
    'rosters_lock_swap',
    `SELECT ${SWAP} FROM roster_swaps w WHERE w.tenant_id = $1 AND w.id = $2 AND (w.from_person_id = $3 OR w.to_person_id = $3) FOR UPDATE`,
    [tenant, id, personId],
  )
  return rows[0]
}

export async function answerSwapRow(sql: Sql, tenant: number, id: string, state: SwapState, at: Date): Promise<void> {
  await sql.prepared(
    'rosters_answer',
    'UPDATE roster_swaps SET state = $3, answered_at = $4 WHERE tenant_id = $1 AND id = $2',
    [tenant, id, state, at],
  )
}

/** What a person asked for or is to answer, of turns that are not over. */
export async function openSwapsOf(sql: Sql, tenant: number, personId: string, today: string): Promise<SwapRow[]> {
  return sql.prepared(
    'rosters_swaps_of',
    `SELECT ${SWAP} FROM roster_swaps w JOIN roster_shifts s ON s.tenant_id = w.tenant_id AND s.id = w.shift_id
     WHERE w.tenant_id = $1 AND (w.from_person_id = $2 OR w.to_person_id = $2) AND w.state = 'asked' AND s.date >= $3::date ORDER BY w.asked_at, w.id`,
    [tenant, personId, today],
  )
}

/** A person's turns that are not over, given back: nobody is on duty there any more. */
export async function forgetPerson(sql: Sql, tenant: number, personId: string): Promise<void> {
  await sql.prepared(
    'rosters_forget_swaps',
    `DELETE FROM roster_swaps WHERE tenant_id = $1 AND (from_person_id = $2 OR to_person_id = $2 OR shift_id IN (
       SELECT id FROM roster_shifts WHERE tenant_id = $1 AND person_id = $2))`,
    [tenant, personId],
  )
  await sql.prepared('rosters_forget_shifts', 'DELETE FROM roster_shifts WHERE tenant_id = $1 AND person_id = $2', [
    tenant,
    personId,
  ])
}

/** Gaps that were told, of a community's days. */
export async function toldGaps(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  first: string,
  last: string,
): Promise<{ communityId: string; date: string; from: number; until: number }[]> {
  return sql.prepared(
    'rosters_told',
    `SELECT community_id AS "communityId", to_char(date, 'YYYY-MM-DD') AS date, from_minute AS "from", until_minute AS until FROM roster_gaps
     WHERE tenant_id = $1 AND community_id = ANY($2) AND date BETWEEN $3::date AND $4::date`,
    [tenant, communityIds, first, last],
  )
}

/** Writes down that a gap is told. @returns false when it was before */
export async function insertGap(
  sql: Sql,
  tenant: number,
  one: { id: string; communityId: string; date: string; from: number; until: number; at: Date },
): Promise<boolean> {
  const rows = await sql.prepared(
    'rosters_insert_gap',
    `INSERT INTO roster_gaps (tenant_id, id, community_id, date, from_minute, until_minute, told_at) VALUES ($1, $2, $3, $4::date, $5, $6, $7)
     ON CONFLICT (tenant_id, community_id, date, from_minute, until_minute) DO NOTHING RETURNING id`,
    [tenant, one.id, one.communityId, one.date, one.from, one.until, one.at],
  )
  return rows.length === 1
}

/** Tenants in which somebody must be on duty. */
export const WITH_HOURS = 'SELECT DISTINCT tenant_id FROM roster_hours'
