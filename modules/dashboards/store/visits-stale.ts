import type { Sql } from '../../../platform/db/connect.ts'
import type { VisitChange } from '../rules.ts'

/** A fact that changes counts of doors or visits, with the community whose chain it stands in. */
export type ChangedVisits = {
  readonly what: VisitChange
  readonly subjectId: string
  readonly communityId: string
  readonly since: Date
}

/**
 * Marks communities whose counts of doors and visits are no longer true, and from when on: the community of the fact; all of the street when
 * the fact lies before the ground as it is now – its door, or a grid, may have lain in another one then. What falls due only later is no change yet,
 * and before the first grid there is nothing to count, whatever a phone says when it was.
 */
export async function markVisitsStale(
  sql: Sql,
  tenant: number,
  now: Date,
  changes: readonly ChangedVisits[],
): Promise<void> {
  await sql.prepared('mark_visits_stale', MARK, [
    tenant,
    now,
    changes.map((one) => one.what),
    changes.map((one) => one.subjectId),
    changes.map((one) => one.communityId),
    changes.map((one) => one.since),
  ])
}

/** What is due at the beginning of a day is due at the end of the one before. */
const MARK = `
WITH fact AS (
  SELECT * FROM unnest($3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[]) AS f (what, subject_id, community_id, since)
), change AS (
  SELECT f.community_id, v.household_id, v.visited_at AS since FROM fact f JOIN visits v ON v.tenant_id = $1 AND v.id = f.subject_id
  WHERE f.what = 'visit' AND v.household_id IS NOT NULL
  UNION ALL
  SELECT f.community_id, t.household_id, t.due_at - interval '1 millisecond' FROM fact f JOIN tasks t ON t.tenant_id = $1 AND t.id = f.subject_id
  WHERE f.what = 'task' AND t.household_id IS NOT NULL
  UNION ALL
  SELECT CASE WHEN f.what = 'ground' THEN f.community_id END, NULL, f.since FROM fact f WHERE f.what IN ('ground', 'street')
), stale AS (
  SELECT CASE WHEN c.household_id IS NULL OR NOT EXISTS (
      SELECT 1 FROM household_grids g WHERE g.tenant_id = $1 AND g.household_id = c.household_id AND g.valid_from > c.since
    ) AND NOT EXISTS (SELECT 1 FROM grid_versions g WHERE g.tenant_id = $1 AND g.valid_from > c.since) THEN c.community_id END AS community_id,
    c.since FROM change c WHERE c.since <= $2
)
INSERT INTO figure_tallies (tenant_id, community_id, visits_stale_since)
SELECT $1, m.id, greatest(min(s.since), (SELECT min(g.valid_from) FROM grid_versions g WHERE g.tenant_id = $1)) FROM stale s JOIN communities m ON m.tenant_id = $1 AND (s.community_id IS NULL OR m.id = s.community_id)
GROUP BY m.id
ON CONFLICT (tenant_id, community_id) DO UPDATE
SET visits_stale_since = least(figure_tallies.visits_stale_since, excluded.visits_stale_since)`
