import type { z } from 'zod'
import type { Sql } from '../../platform/db/connect.ts'
import { type Calendar, CalendarDay, type DayWindows } from './contract.ts'
import type { OpenCases, PublishedCalendar } from './open-cases.ts'

/** A calendar as it is published: the days that differ from Monday to Friday, and the hours of service. */
export type CalendarSet = z.infer<typeof Calendar>
/** How it was published: when, what becomes of open cases, by which order. */
export type Publishing = { readonly at: Date; readonly openCases: OpenCases; readonly note: string }

/**
 * Locks what a publication in this district decides on – the head of the district's chain, which is open by now – and tells
 * when the newest set was published; undefined when there is none.
 */
export async function lockDistrict(sql: Sql, districtTenant: number, districtId: number): Promise<Date | undefined> {
  await sql.prepared('calendars_lock', 'SELECT seq FROM chains WHERE tenant_id = $1 AND chain_id = $2 FOR UPDATE', [
    districtTenant,
    districtTenant,
  ])
  const rows = await sql.prepared<{ published_at: Date }>(
    'calendars_newest',
    `SELECT published_at FROM calendar_sets WHERE district_id = $1 AND state = 'published'
     ORDER BY published_at DESC, id DESC LIMIT 1`,
    [districtId],
  )
  return rows[0]?.published_at
}

/** The id of the district's newest published set. */
export async function findCurrentId(sql: Sql, districtId: number): Promise<string | undefined> {
  const rows = await sql.prepared<{ id: string }>(
    'calendars_current',
    `SELECT id FROM calendar_sets WHERE district_id = $1 AND state = 'published'
     ORDER BY published_at DESC, id DESC LIMIT 1`,
    [districtId],
  )
  return rows[0]?.id
}

/** A set with its days in order of date and its windows in order of time. */
export async function findSet(sql: Sql, setId: string): Promise<CalendarSet | undefined> {
  const set = await sql.q
    .selectFrom('calendar_sets')
    .select('published_through')
    .where('id', '=', setId)
    .executeTakeFirst()
  if (!set) return undefined
  const days = await sql.q
    .selectFrom('calendar_days')
    .select(['on_date as date', 'kind', 'name', 'source'])
    .where('set_id', '=', setId)
    .orderBy('on_date')
    .execute()
  const windows = await sql.q
    .selectFrom('service_windows')
    .select(['from_minute as from', 'to_minute as to'])
    .where('set_id', '=', setId)
    .orderBy('from_minute')
    .execute()
  const hours = await sql.q
    .selectFrom('day_windows')
    .select(['on_date as date', 'from_minute as from', 'to_minute as to'])
    .where('set_id', '=', setId)
    .orderBy('on_date')
    .orderBy('from_minute')
    .execute()
  return {
    publishedThrough: set.published_through,
    days: days.map((day) => CalendarDay.parse(day)),
    windows,
    dayWindows: byDate(hours),
  }
}

function byDate(rows: readonly { date: string; from: number; to: number }[]): z.infer<typeof DayWindows>[] {
  const dates = new Map<string, { from: number; to: number }[]>()
  for (const { date, from, to } of rows) dates.set(date, [...(dates.get(date) ?? []), { from, to }])
  return [...dates].map(([date, windows]) => ({ date, windows }))
}

/** Published calendars with their district, of one district or of all; newest first. */
export async function listPublications(
  on: Pick<Sql, 'q'>,
  districtId?: number,
): Promise<(PublishedCalendar & { readonly districtId: number; readonly note: string })[]> {
  const rows = await on.q
    .selectFrom('calendar_sets')
    .select(['id', 'district_id', 'published_at', 'published_through', 'open_cases', 'note'])
    .where('state', '=', 'published')
    .$if(districtId !== undefined, (all) => all.where('district_id', '=', districtId ?? 0))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    districtId: row.district_id,
    publishedAt: row.published_at ?? new Date(0),
    publishedThrough: row.published_through,
    openCases: row.open_cases,
    note: row.note,
  }))
}

/** Writes a set, published at the given moment. It is never changed afterwards. */
export async function insertSet(
  sql: Sql,
  setId: string,
  districtId: number,
  { at, openCases, note }: Publishing,
  { publishedThrough, days, windows, dayWindows }: CalendarSet,
): Promise<void> {
  await sql.q
    .insertInto('calendar_sets')
    .values({
      id: setId,
      district_id: districtId,
      state: 'published',
      published_through: publishedThrough,
      created_at: at,
      published_at: at,
      open_cases: openCases,
      note,
    })
    .execute()
  await sql.prepared(
    'calendars_days',
    `INSERT INTO calendar_days (set_id, on_date, kind, name, source)
     SELECT $1, day.* FROM unnest($2::date[], $3::text[], $4::text[], $5::text[]) AS day`,
    [
      setId,
      days.map((day) => day.date),
      days.map((day) => day.kind),
      days.map((day) => day.name),
      days.map((day) => day.source),
    ],
  )
  await sql.prepared(
    'calendars_windows',
    `INSERT INTO service_windows (set_id, from_minute, to_minute)
     SELECT $1, hours.* FROM unnest($2::int[], $3::int[]) AS hours`,
    [setId, windows.map((one) => one.from), windows.map((one) => one.to)],
  )
  const hours = dayWindows.flatMap(({ date, windows: own }) => own.map((one) => ({ date, ...one })))
  await sql.prepared(
    'calendars_day_windows',
    `INSERT INTO day_windows (set_id, on_date, from_minute, to_minute)
     SELECT $1, hours.* FROM unnest($2::date[], $3::int[], $4::int[]) AS hours`,
    [setId, hours.map((one) => one.date), hours.map((one) => one.from), hours.map((one) => one.to)],
  )
}
