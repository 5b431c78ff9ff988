import type { Address } from '../platform/db/connect.ts'
import { asOwner } from './databases.ts'

/** A city on paper: so many communities, spread over its streets; the street of a founded community gets its share as well. */
export type Spread = { readonly communities: number; readonly streets: readonly number[] }

/** Cases written at a time. */
const CHUNK = 50_000

/** The rows of communities that figures know of, and nothing else: nobody lives or works there. */
export async function loadCommunities(address: Address, { communities, streets }: Spread): Promise<void> {
  await asOwner(address, (db) =>
    db.pool.query(
      `INSERT INTO communities (tenant_id, id, code, chain_id, name, subdistrict_name, district_name, is_synthetic)
       SELECT t, gen_random_uuid(), t::text || lpad((100 + n)::text, 3, '0'), 1000000 + i, '样例社区' || i, '样例街道' || t % 1000, '样例区' || t / 1000, true
       FROM (SELECT i, ($1::bigint[])[1 + i % cardinality($1::bigint[])] AS t, i / cardinality($1::bigint[]) AS n
         FROM generate_series(0, $2::int - 1) AS i) AS one`,
      [streets, communities],
    ),
  )
}

/**
 * A year of cases as figures keep them, spread evenly over all communities and days: reported, assigned after four hours and, but for one in
 * twelve, answered after two days. Counts are not made: every community is marked to be counted.
 */
export async function loadFigures(
  address: Address,
  cases: number,
  seed: number,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  await asOwner(address, async (db) => {
    await db.pool.query(
      `CREATE TABLE IF NOT EXISTS bench_places AS SELECT row_number() OVER (ORDER BY code) - 1 AS i, tenant_id, id FROM communities WHERE code NOT LIKE '%000'`,
    )
    await db.pool.query('CREATE UNIQUE INDEX IF NOT EXISTS bench_places_i ON bench_places (i)')
    for (let from = 0; from < cases; from += CHUNK) {
      await db.pool.query(VERSIONS, [from, Math.min(cases, from + CHUNK) - 1, seed, now])
      say(`${Math.min(cases, from + CHUNK)} of ${cases} cases`)
    }
    await db.pool.query(
      `INSERT INTO figure_tallies (tenant_id, community_id, stale_since) SELECT tenant_id, id, $1 FROM bench_places
       ON CONFLICT (tenant_id, community_id) DO UPDATE SET stale_since = excluded.stale_since`,
      [now],
    )
    await db.pool.query('VACUUM (ANALYZE) figure_cases')
    await db.pool.query('VACUUM (ANALYZE) figure_tallies')
  })
}

/**
 * Doors and visits of every community, as they are kept for what lies above the street, in some periods: nobody lives there, so they are written
 * and not counted. Everything follows from the community and the day.
 */
export async function loadVisitCounts(
  address: Address,
  periods: readonly { readonly period: string; readonly dates: readonly string[] }[],
): Promise<void> {
  await asOwner(address, async (db) => {
    for (const { period, dates } of periods)
      await db.pool.query(
        `INSERT INTO figure_visit_counts (tenant_id, community_id, period, from_date, member_grids, doors, doors_reached, doors_due, doors_visited,
           visits, visits_met)
         SELECT p.tenant_id, p.id, $1, d, 20, 1500 + n, n / 2, n / 4, n / 5, n / 2 + n / 8, n / 3
         FROM bench_places p CROSS JOIN unnest($2::date[]) AS d CROSS JOIN LATERAL (SELECT hashint8(p.i * 31 + extract(doy FROM d)::int) & 511 AS n) h
         ON CONFLICT DO NOTHING`,
        [period, dates],
      )
  })
}

/** Each case three times or, while it is open, twice: as it was reported, assigned, answered. Everything follows from its number and the seed. */
const VERSIONS = `
WITH one AS (
  SELECT n.i, p.tenant_id, p.id AS community_id, gen_random_uuid() AS case_id, md5(p.id::text || 'grid')::uuid AS grid_id,
    $4::timestamptz - interval '365 days' * (hashint8(n.i * 31 + $3::int) & 1048575) / 1048576 AS reported_at,
    lpad((1 + (hashint8(n.i * 7 + $3::int) & 7))::text, 2, '0') || '01' AS category_code,
    (hashint8(n.i * 13 + $3::int) & 1023) AS chance
  FROM generate_series($1::int, $2::int) AS n (i)
  JOIN bench_places p ON p.i = (n.i + $3::int) % (SELECT count(*) FROM bench_places)
), dated AS (
  SELECT *, reported_at + interval '4 hours' AS assigned_at, reported_at + interval '48 hours' AS answered_at,
    chance % 12 = 0 OR reported_at > $4::timestamptz - interval '48 hours' AS is_open FROM one
)
INSERT INTO figure_cases (tenant_id, case_id, seq, community_id, grid_id, place_id, step, is_step_late, from_at, until_at, reach_at, state, outcome,
  channel, category_code, nature, tier, priority, reported_at, stage_due_at, due_at, responded_at, ended_at, rating, verdict, dispatches,
  returns, reworks, reopens, is_on_the_spot, is_repeat, response_minutes, handling_minutes)
SELECT d.tenant_id, d.case_id, 3 * i + v.seq, d.community_id, d.grid_id, d.grid_id, v.step, v.seq > 1 AND chance % 20 = 0, v.from_at, v.until_at,
  CASE WHEN v.state = 'closed' THEN greatest(v.from_at, reported_at + interval '3 days') ELSE 'infinity' END, v.state,
  CASE WHEN v.state = 'closed' THEN 'solved' END, (ARRAY['qr', 'member', 'phone'])[1 + chance % 3], d.category_code, 'help',
  (ARRAY['grid', 'community', 'subdistrict'])[1 + chance % 3], CASE WHEN chance % 33 = 0 THEN 'urgent' ELSE 'normal' END, d.reported_at, NULL,
  d.reported_at + interval '3 days', CASE WHEN v.seq > 1 THEN d.assigned_at END, CASE WHEN v.seq = 3 THEN d.answered_at END,
  CASE WHEN v.seq = 3 AND chance % 2 = 0 THEN 3 + chance % 3 END, CASE WHEN v.seq = 3 AND chance % 2 = 0 THEN 'content' END,
  v.seq - 1, 0, 0, 0, false, false, CASE WHEN v.seq > 1 THEN 240 END, CASE WHEN v.seq = 3 THEN 960 END
FROM dated d CROSS JOIN LATERAL (VALUES
  (1, 'reported', 'reported', d.reported_at, CASE WHEN d.assigned_at <= $4 THEN d.assigned_at END),
  (2, 'assigned', 'assigned', d.assigned_at, CASE WHEN NOT d.is_open THEN d.answered_at END),
  (3, 'closed', 'closed', d.answered_at, NULL)) AS v (seq, step, state, from_at, until_at)
WHERE v.from_at <= $4 AND (v.seq < 3 OR NOT d.is_open)`
