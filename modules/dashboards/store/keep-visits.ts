import type { Sql } from '../../../platform/db/connect.ts'
import { byGround, type GridVersion, type Period, VISIT_COUNTS, VISIT_FACTS } from '../rules.ts'
import type { Counting } from './keep-counts.ts'
import { FIGURES } from './keep-figures.ts'
import { countsOfCommunities } from './read-visits.ts'

/** Doors and visits are counted anew after a fact, though not at every knock of a walk, and once in an hour anyway: days end and tasks fall due by themselves. */
const AFTER_A_FACT = '5 minutes'
const ANYWAY = '1 hour'
const NOT_COUNTED = `(t.visits_tallied_at < $1::timestamptz - interval '${ANYWAY}' OR (t.visits_stale_since IS NOT NULL
  AND (t.visits_tallied_at IS NULL OR t.visits_tallied_at <= $1::timestamptz - interval '${AFTER_A_FACT}')))`

/** Tenants with a community whose doors and visits are to be counted anew. */
export const VISITS_TO_TALLY = `SELECT DISTINCT t.tenant_id FROM figure_tallies t WHERE ${NOT_COUNTED}`

/** Communities whose doors and visits are to be counted anew, and from when on they may differ. Locked. */
export async function takeVisitTallies(
  sql: Sql,
  tenant: number,
  now: Date,
  most: number,
): Promise<readonly { communityId: string; since: Date }[]> {
  return sql.prepared(
    'take_visit_tallies',
    `SELECT t.community_id AS "communityId", least(t.visits_stale_since, t.visits_tallied_at) AS since FROM figure_tallies t
     WHERE t.tenant_id = $2 AND ${NOT_COUNTED} ORDER BY t.community_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [now, tenant, most],
  )
}

/** How grids hung at a moment and since. */
export async function gridVersionsSince(sql: Sql, tenant: number, since: Date): Promise<readonly GridVersion[]> {
  return sql.prepared<GridVersion>(
    'grid_versions_since',
    `SELECT g.id, v.parent_id AS "parentId", g.level, g.community_id AS "communityId", v.valid_from AS "validFrom", v.valid_until AS "validUntil"
     FROM grids g JOIN grid_versions v ON v.tenant_id = g.tenant_id AND v.grid_id = g.id
     WHERE g.tenant_id = $1 AND (v.valid_until IS NULL OR v.valid_until >= $2) ORDER BY g.id`,
    [tenant, since],
  )
}

/** Counts doors and visits of some communities over periods anew; what was counted of them before is gone. */
export async function recountVisits(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  period: Period,
  countings: readonly Counting[],
  versions: readonly GridVersion[],
): Promise<void> {
  await sql.prepared(
    'drop_visit_counts',
    `DELETE FROM figure_visit_counts
     WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND period = $3 AND from_date = ANY($4::date[])`,
    [tenant, [...communityIds], period, countings.map((one) => one.fromDate)],
  )
  for (const params of paramsOf(tenant, communityIds, period, countings, versions))
    await sql.prepared('keep_visit_counts', KEEP, params)
}

/** The periods of one ground at a time: which grids are counted is the same for all of them. */
function paramsOf(
  tenant: number,
  communityIds: readonly string[],
  period: Period,
  countings: readonly Counting[],
  versions: readonly GridVersion[],
): unknown[][] {
  return byGround(versions, countings).map(({ ground, spans }) => {
    const within = [...ground.communityOf].filter(([, community]) => communityIds.includes(community))
    return [
      tenant,
      within.map(([grid]) => grid),
      within.map(([, community]) => community),
      period,
      spans.map((one) => one.fromDate),
      spans.map((one) => one.fromAt),
      spans.map((one) => one.endAt),
      [...communityIds],
      communityIds.map((one) => ground.memberGrids.get(one) ?? 0),
    ]
  })
}

const COLUMNS = ['member_grids', ...VISIT_COUNTS].join(', ')
const COUNTED = `
SELECT $1::bigint, c.community_id, $4::text, p.from_date, m.member_grids, ${VISIT_COUNTS.map((count) => `c.${count}`).join(', ')}
FROM unnest($5::date[], $6::timestamptz[], $7::timestamptz[]) AS p (from_date, from_at, end_at)
CROSS JOIN LATERAL (${countsOfCommunities('unnest($2::uuid[], $3::uuid[]) AS g (grid_id, community_id)')}) c
JOIN unnest($8::uuid[], $9::int[]) AS m (community_id, member_grids) ON m.community_id = c.community_id`
const KEEP = `
INSERT INTO figure_visit_counts (tenant_id, community_id, period, from_date, ${COLUMNS})
${COUNTED}`

/** The doors and visits of a community were counted up to a moment. */
export async function visitsTallied(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql.prepared(
    'visits_tallied',
    `UPDATE figure_tallies SET visits_tallied_at = $3, visits_stale_since = NULL WHERE tenant_id = $1 AND community_id = ANY($2::uuid[])`,
    [tenant, [...communityIds], at],
  )
}

/** Which of some periods of a community do not come to what is kept of doors and visits when they are counted again. */
export async function differingVisits(
  sql: Sql,
  tenant: number,
  communityId: string,
  period: Period,
  countings: readonly Counting[],
  versions: readonly GridVersion[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const params of paramsOf(tenant, [communityId], period, countings, versions)) {
    const rows = await sql.prepared<{ date: string }>('differing_visit_counts', DIFFERING, params)
    found.push(...rows.map((row) => row.date))
  }
  return found
}

const DIFFERING = `
WITH again (tenant_id, community_id, period, from_date, ${COLUMNS}) AS (${COUNTED}),
kept AS (SELECT * FROM figure_visit_counts WHERE tenant_id = $1 AND community_id = ANY($8::uuid[]) AND period = $4 AND from_date = ANY($5::date[]))
SELECT DISTINCT d.from_date::text AS date FROM (
  (SELECT from_date, ${COLUMNS} FROM again EXCEPT SELECT from_date, ${COLUMNS} FROM kept) UNION ALL
  (SELECT from_date, ${COLUMNS} FROM kept EXCEPT SELECT from_date, ${COLUMNS} FROM again)) d ORDER BY 1`

/**
 * Up to when the doors and visits of each community were counted; null while a fact waits that may change them. Unlike a case's they are read where
 * they are written, which may be ahead of the chain as it has been read.
 */
export async function visitsCountedSince(
  sql: Sql,
  tenant: number,
): Promise<readonly { communityId: string; at: Date | null }[]> {
  return sql.prepared(
    'visits_counted_since',
    `SELECT t.community_id AS "communityId", CASE WHEN t.visits_stale_since IS NULL AND NOT EXISTS (
       SELECT 1 FROM chains c LEFT JOIN cursors k ON k.tenant_id = c.tenant_id AND k.chain_id = c.chain_id AND k.follower = $2
       JOIN events e ON e.tenant_id = c.tenant_id AND e.chain_id = c.chain_id AND e.seq > coalesce(k.seq, 0)
       WHERE c.tenant_id = $1 AND c.seq > coalesce(k.seq, 0) AND e.name = ANY($3::text[])) THEN t.visits_tallied_at END AS at
     FROM figure_tallies t WHERE t.tenant_id = $1 ORDER BY t.community_id`,
    [tenant, FIGURES, [...VISIT_FACTS]],
  )
}

/** Since when the street has grids: before it there is nothing to count. */
export async function firstGrid(sql: Sql, tenant: number): Promise<Date | null> {
  const [row] = await sql.prepared<{ at: Date | null }>(
    'first_grid_of_figures',
    'SELECT min(valid_from) AS at FROM grid_versions WHERE tenant_id = $1',
    [tenant],
  )
  return row.at
}
