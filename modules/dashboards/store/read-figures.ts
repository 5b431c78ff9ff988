import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { State } from '../../cases/contract.ts'
import { gridsInSight } from '../../cases/index.ts'
import type { Count, Counts } from '../rules.ts'
import { conditionOf, FIGURE_COLUMNS, HELD_AT_END, TAKEN_WITHIN } from './count-conditions.ts'
import { FIGURES } from './keep-figures.ts'

/** What figures are narrowed to. `grids` are ids of a subtree; undefined: all in sight. */
export type FigureFilter = {
  readonly grids: readonly string[] | undefined
  readonly categoryPrefix: string | undefined
  readonly channel: string | undefined
  readonly tier: string | undefined
  readonly priority: string | undefined
  /** Leaves out what complains of anybody who works here: read by people whom it may be about. */
  readonly isOfNobody: boolean | undefined
}

/** The span that is counted; `endAt` is its end, or just after now while it runs. */
export type Counted = { readonly fromAt: Date; readonly endAt: Date }

/** By what figures are parted. */
export const GROUPS = {
  grid: 'f.grid_id::text',
  community: 'f.community_id::text',
  class: "coalesce(left(f.category_code, 2), '')",
  category: "coalesce(f.category_code, '')",
  channel: 'f.channel',
  tier: 'f.tier',
  priority: 'f.priority',
  all: "''",
} as const
export type Group = keyof typeof GROUPS

/**
 * Counts in sight, one line per group that has any. The very conditions of the list behind them (`listCounted`), in one statement.
 */
export async function readCounts(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  counts: readonly Count[],
  group: Group,
): Promise<readonly { key: string; counts: Counts }[]> {
  const each = counts.map((count) => sql`count(*) FILTER (WHERE ${sql.raw(conditionOf(count))})::int`)
  const { rows } = await sql<{ key: string; counted: number[] }>`
    SELECT ${sql.raw(GROUPS[group])} AS key, ARRAY[${sql.join(each)}] AS counted
    ${counting(tenant, sight, filter, [span])}
    GROUP BY 1 ORDER BY 1`.execute(sqlOn.q)
  return rows.map((row) => ({
    key: row.key,
    counts: Object.fromEntries(counts.map((count, i) => [count, row.counted[i]] as const)),
  }))
}

/** The counts in sight of several spans, in their order; in one statement. */
export async function readCourse(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  spans: readonly Counted[],
  counts: readonly Count[],
): Promise<readonly Counts[]> {
  const each = counts.map((count) => sql`count(*) FILTER (WHERE ${sql.raw(conditionOf(count))})::int`)
  const { rows } = await sql<{ n: number; counted: number[] }>`
    SELECT p.n, ARRAY[${sql.join(each)}] AS counted
    ${counting(tenant, sight, filter, spans)}
    GROUP BY 1`.execute(sqlOn.q)
  const known = new Map(rows.map((row) => [row.n, row.counted]))
  return spans.map((_, i) => Object.fromEntries(counts.map((count, k) => [count, known.get(i + 1)?.[k] ?? 0])))
}

/** A row behind a count: the case, and the step or the state by which it counts. */
export type CountedRow = {
  caseId: string
  seq: number
  step: string
  at: Date
  state: State
  gridId: string
  reportedAt: Date
  dueAt: Date | null
  endedAt: Date | null
}

/** The rows behind a count, the newest first, a page by key. */
export async function listCounted(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
  after: { at: Date; caseId: string; seq: number } | undefined,
  limit: number,
): Promise<readonly CountedRow[]> {
  const later = after
    ? sql<SqlBool>`(f.from_at, f.case_id, f.seq) < (${after.at}, ${after.caseId}, ${after.seq})`
    : sql<SqlBool>`true`
  const { rows } = await sql<CountedRow>`
    SELECT f.case_id AS "caseId", f.seq, f.step, f.from_at AS at, f.state, f.grid_id AS "gridId", f.reported_at AS "reportedAt",
      f.due_at AS "dueAt", f.ended_at AS "endedAt"
    ${counting(tenant, sight, filter, [span])} AND ${sql.raw(conditionOf(count))} AND ${later}
    ORDER BY f.from_at DESC, f.case_id DESC, f.seq DESC LIMIT ${limit}`.execute(sqlOn.q)
  return rows
}

/** Opens the rows behind a count, in the order of the list, for reading to their end (`takeCounted`); one at a time in a transaction. */
export async function openCounted(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
): Promise<void> {
  await sql`
    DECLARE counted_rows NO SCROLL CURSOR FOR
    SELECT f.case_id AS "caseId", f.from_at AS at
    ${counting(tenant, sight, filter, [span])} AND ${sql.raw(conditionOf(count))}
    ORDER BY f.from_at DESC, f.case_id DESC, f.seq DESC`.execute(sqlOn.q)
}

/** The next of the opened rows; none: their end. */
export async function takeCounted(sqlOn: Sql, most: number): Promise<readonly Pick<CountedRow, 'caseId' | 'at'>[]> {
  return sqlOn.raw<Pick<CountedRow, 'caseId' | 'at'>>(`FETCH FORWARD ${most} FROM counted_rows`)
}

/** Working minutes to the first response and to the answer, of cases answered in the span: median and ninth tenth. */
export type Times = {
  response: { median: number; p90: number; n: number } | null
  handling: { median: number; p90: number; n: number } | null
}

/** How long people waited, in sight. */
export async function readTimes(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
): Promise<Times> {
  const { rows } = await sql<Record<'rm' | 'rp' | 'hm' | 'hp', number | null> & { rn: number; hn: number }>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY f.response_minutes) AS rm,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY f.response_minutes) AS rp, count(f.response_minutes)::int AS rn,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY f.handling_minutes) AS hm,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY f.handling_minutes) AS hp, count(f.handling_minutes)::int AS hn
    ${counting(tenant, sight, filter, [span])} AND ${sql.raw(conditionOf('ended'))}`.execute(sqlOn.q)
  const [{ rm, rp, rn, hm, hp, hn }] = rows
  return {
    response: rm === null || rp === null ? null : { median: rm, p90: rp, n: rn },
    handling: hm === null || hp === null ? null : { median: hm, p90: hp, n: hn },
  }
}

/**
 * From where every count is read, up to its own condition: the rows of figures (`f`) that may count within spans (`p`), with their cases (`c`), in
 * sight and narrowed. `gridsInSight` is asked of the case as it is now: who may not see it does not see it counted.
 */
export function counting(
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  spans: readonly Counted[],
): RawBuilder<unknown> {
  return sql`FROM ${countedRows(tenant, spans)}
    JOIN cases c ON c.tenant_id = ${tenant} AND c.id = f.case_id
    WHERE ${gridsInSight(sight)} AND ${narrowed(filter)}`
}

function countedRows(tenant: number, spans: readonly Counted[]): RawBuilder<unknown> {
  const columns = sql.raw(FIGURE_COLUMNS)
  const from = spans.map((one) => one.fromAt)
  const end = spans.map((one) => one.endAt)
  return sql`unnest(${from}::timestamptz[], ${end}::timestamptz[]) WITH ORDINALITY AS p (from_at, end_at, n) CROSS JOIN LATERAL (
      SELECT ${columns}, true AS is_held FROM figure_cases f WHERE f.tenant_id = ${tenant} AND ${sql.raw(HELD_AT_END)}
      UNION ALL
      SELECT ${columns}, false FROM figure_cases f WHERE f.tenant_id = ${tenant} AND ${sql.raw(TAKEN_WITHIN)}) f`
}

function narrowed({ grids, categoryPrefix, channel, tier, priority, isOfNobody }: FigureFilter): RawBuilder<SqlBool> {
  const wanted: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`]
  if (grids) wanted.push(sql`f.grid_id = ANY(${grids}::uuid[])`)
  if (categoryPrefix !== undefined)
    wanted.push(
      categoryPrefix === '' ? sql`f.category_code IS NULL` : sql`f.category_code LIKE ${`${categoryPrefix}%`}`,
    )
  if (channel) wanted.push(sql`f.channel = ${channel}`)
  if (tier) wanted.push(sql`f.tier = ${tier}`)
  if (priority) wanted.push(sql`f.priority = ${priority}`)
  if (isOfNobody) wanted.push(sql`c.about_person_ids IS NULL`)
  return sql<SqlBool>`${sql.join(wanted, sql` AND `)}`
}

/** A grid as it hung then. */
export type GridAt = { id: string; parentId: string | null; name: string; level: string; communityId: string }

/** The grids of the tenant as they were just before a moment, by id; those drawn later are left out. */
export async function gridsAt(sqlOn: Sql, tenant: number, before: Date): Promise<Map<string, GridAt>> {
  const rows = await sqlOn.prepared<GridAt>(
    'grids_at',
    `SELECT g.id, v.parent_id AS "parentId", v.name, g.level, g.community_id AS "communityId"
     FROM grids g JOIN grid_versions v ON v.tenant_id = g.tenant_id AND v.grid_id = g.id
     WHERE g.tenant_id = $1 AND v.valid_from < $2 AND (v.valid_until IS NULL OR v.valid_until >= $2) ORDER BY v.code`,
    [tenant, before],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Until when the chains of the tenant have been read for figures: now, or the moment of the first fact that is not read yet. */
export async function keptUntil(sqlOn: Sql, tenant: number, now: Date): Promise<Date | null> {
  const rows = await sqlOn.prepared<{ at: Date | null; isKept: boolean }>(
    'figures_kept_until',
    `SELECT min(e.at) AS at, EXISTS (SELECT 1 FROM cursors k WHERE k.tenant_id = $1 AND k.follower = $2) AS "isKept"
     FROM chains c
     LEFT JOIN cursors k ON k.tenant_id = c.tenant_id AND k.chain_id = c.chain_id AND k.follower = $2
     LEFT JOIN events e ON e.tenant_id = c.tenant_id AND e.chain_id = c.chain_id AND e.seq = coalesce(k.seq, 0) + 1
     WHERE c.tenant_id = $1`,
    [tenant, FIGURES],
  )
  const [{ at, isKept }] = rows
  return isKept ? (at ?? now) : null
}

/** Cases in sight with a point and a leaf that were reported since a moment; nothing sensitive, which a point on a map would give away. */
export async function listSpots(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[] | undefined,
  among: { readonly from: Date; readonly to: Date | undefined; readonly isOfNobody: boolean },
) {
  const { rows } = await sql<{
    id: string
    number: string
    categoryCode: string
    lng: number
    lat: number
    gridId: string
    isOpen: boolean
    reportedAt: Date
  }>`SELECT c.id, c.number, c.category_code AS "categoryCode", c.lng, c.lat, c.grid_id AS "gridId", c.state <> 'closed' AS "isOpen",
       c.reported_at AS "reportedAt"
     FROM cases c WHERE c.tenant_id = ${tenant} AND c.reported_at >= ${among.from} AND c.category_code IS NOT NULL AND c.lng IS NOT NULL
       AND ${among.to ? sql`c.reported_at < ${among.to}` : sql`true`} AND ${among.isOfNobody ? sql`c.about_person_ids IS NULL` : sql`true`}
       AND c.lat IS NOT NULL AND NOT c.is_sensitive AND (c.outcome IS NULL OR c.outcome NOT IN ('duplicate', 'invalid', 'withdrawn'))
       AND ${grids ? sql`c.grid_id = ANY(${grids}::uuid[])` : sql`true`} AND ${gridsInSight(sight)}
     ORDER BY c.reported_at DESC, c.id LIMIT 5000`.execute(sqlOn.q)
  return rows
}
