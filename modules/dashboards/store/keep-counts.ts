import type { Sql } from '../../../platform/db/connect.ts'
import { COUNTS, type Period } from '../rules.ts'
import { ALL_COUNTS, FIGURE_COLUMNS, HELD_AT_END, TAKEN_WITHIN } from './count-conditions.ts'

/** Marks communities whose counts are no longer true from a moment on. */
export async function markStale(sql: Sql, tenant: number, since: ReadonlyMap<string, Date>): Promise<void> {
  await sql.prepared(
    'mark_figures_stale',
    `INSERT INTO figure_tallies (tenant_id, community_id, stale_since)
     SELECT $1, s.community_id, s.since FROM unnest($2::uuid[], $3::timestamptz[]) AS s (community_id, since)
     ON CONFLICT (tenant_id, community_id) DO UPDATE SET stale_since = least(figure_tallies.stale_since, excluded.stale_since)`,
    [tenant, [...since.keys()], [...since.values()]],
  )
}

/** Counts are made anew after a fact, when a promised date passes, and once in this time anyway: ages and periods move by themselves. */
const TALLIED_EVERY = '1 hour'

const NOT_TALLIED = `(t.stale_since IS NOT NULL OR t.tallied_at IS NULL OR t.tallied_at < $1::timestamptz - interval '${TALLIED_EVERY}'
  OR EXISTS (SELECT 1 FROM figure_cases f WHERE f.tenant_id = t.tenant_id AND f.community_id = t.community_id AND f.until_at IS NULL
    AND f.ended_at IS NULL AND f.due_at < $1 AND f.due_at >= t.tallied_at))`

/** Tenants with a community whose counts are to be made anew. */
export const TO_TALLY = `SELECT DISTINCT t.tenant_id FROM figure_tallies t WHERE ${NOT_TALLIED}`

/** Communities whose counts are to be made anew, and from when on they may differ; undefined: everything. Locked. */
export async function takeTallies(
  sql: Sql,
  tenant: number,
  now: Date,
  most: number,
): Promise<readonly { communityId: string; since: Date | null }[]> {
  return sql.prepared(
    'take_tallies',
    `SELECT t.community_id AS "communityId", least(t.stale_since, t.tallied_at) AS since FROM figure_tallies t
     WHERE t.tenant_id = $2 AND ${NOT_TALLIED} ORDER BY t.community_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [now, tenant, most],
  )
}

/** One period of a community to be counted: its first day, its beginning, and its end or just after now. */
export type Counting = { readonly fromDate: string; readonly fromAt: Date; readonly endAt: Date }

/** Counts periods of one community anew; what was counted of them before is gone. */
export async function recount(
  sql: Sql,
  tenant: number,
  communityId: string,
  period: Period,
  countings: readonly Counting[],
): Promise<void> {
  const dates = countings.map((one) => one.fromDate)
  await sql.prepared(
    'drop_figure_counts',
    `DELETE FROM figure_counts WHERE tenant_id = $1 AND community_id = $2 AND period = $3 AND from_date = ANY($4::date[])`,
    [tenant, communityId, period, dates],
  )
  await sql.prepared('keep_figure_counts', KEEP_COUNTS, [
    tenant,
    communityId,
    period,
    dates,
    countings.map((one) => one.fromAt),
    countings.map((one) => one.endAt),
  ])
}

const COUNTED = `
SELECT $1::bigint, $2::uuid, $3::text, p.from_date, coalesce(left(f.category_code, 2), ''), ${ALL_COUNTS}
FROM unnest($4::date[], $5::timestamptz[], $6::timestamptz[]) AS p (from_date, from_at, end_at)
CROSS JOIN LATERAL (
  SELECT ${FIGURE_COLUMNS}, true AS is_held FROM figure_cases f WHERE f.tenant_id = $1 AND f.community_id = $2 AND ${HELD_AT_END}
  UNION ALL
  SELECT ${FIGURE_COLUMNS}, false FROM figure_cases f WHERE f.tenant_id = $1 AND f.community_id = $2 AND ${TAKEN_WITHIN}
) f
GROUP BY p.from_date, coalesce(left(f.category_code, 2), '')`
const KEEP_COUNTS = `
INSERT INTO figure_counts (tenant_id, community_id, period, from_date, class, ${COUNTS.join(', ')})
${COUNTED}`

/** Which of some periods of a community do not come to what is kept of them when they are counted again. */
export async function differingPeriods(
  sql: Sql,
  tenant: number,
  communityId: string,
  period: Period,
  countings: readonly Counting[],
): Promise<readonly string[]> {
  const columns = ['from_date', 'class', ...COUNTS].join(', ')
  const rows = await sql.prepared<{ date: string }>(
    'differing_figure_counts',
    `WITH again (tenant_id, community_id, period, ${columns}) AS (${COUNTED}),
     kept AS (SELECT tenant_id, community_id, period, ${columns} FROM figure_counts
       WHERE tenant_id = $1 AND community_id = $2 AND period = $3 AND from_date = ANY($4::date[]))
     SELECT DISTINCT d.from_date::text AS date FROM (
       (SELECT ${columns} FROM again EXCEPT SELECT ${columns} FROM kept) UNION ALL
       (SELECT ${columns} FROM kept EXCEPT SELECT ${columns} FROM again)) d ORDER BY 1`,
    [
      tenant,
      communityId,
      period,
      countings.map((one) => one.fromDate),
      countings.map((one) => one.fromAt),
      countings.map((one) => one.endAt),
    ],
  )
  return rows.map((row) => row.date)
}

/** When each community was counted last; null while something has changed since. */
export async function countedSince(
  sql: Sql,
  tenant: number,
): Promise<readonly { communityId: string; at: Date | null }[]> {
  return sql.prepared(
    'figures_counted_since',
    `SELECT community_id AS "communityId", CASE WHEN stale_since IS NULL THEN tallied_at END AS at FROM figure_tallies
     WHERE tenant_id = $1 ORDER BY community_id`,
    [tenant],
  )
}

/** A community was counted up to a moment. */
export async function tallied(sql: Sql, tenant: number, communityId: string, at: Date): Promise<void> {
  await sql.prepared(
    'figures_tallied',
    `UPDATE figure_tallies SET tallied_at = $3, stale_since = NULL WHERE tenant_id = $1 AND community_id = $2`,
    [tenant, communityId, at],
  )
}
