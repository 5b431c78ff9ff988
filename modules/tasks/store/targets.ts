import type { Sql } from '../../../platform/db/connect.ts'
import type { Mark, Target } from '../contract/names.ts'

/** Something that a task can be about. */
export type TargetRow = {
  readonly targetId: string
  readonly householdId: string | null
  readonly personId: string | null
  readonly gridId: string
}

/** What is looked for: the kind of target, the mark that narrows it, and the grids (for `grid`: the grids themselves). */
export type Wanted = { readonly target: Target; readonly mark: Mark | null; readonly gridIds: readonly string[] }

const MARKED = `($3::text IS NULL OR EXISTS (
  SELECT 1 FROM household_marks m WHERE m.tenant_id = $1 AND m.household_id = hg.household_id AND m.mark = $3))`

/** All targets as they are today, one row each. A person who lives in two households is met in the first. */
const SOURCE: Record<Target, string> = {
  households: `SELECT hg.household_id AS target_id, hg.household_id, NULL::uuid AS person_id, hg.grid_id FROM household_grids hg
    WHERE hg.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND hg.valid_until IS NULL AND ${MARKED}`,
  persons: `SELECT DISTINCT ON (r.person_id) r.person_id AS target_id, r.household_id, r.person_id, hg.grid_id FROM household_grids hg
    JOIN residences r ON r.tenant_id = hg.tenant_id AND r.household_id = hg.household_id AND r.state = 'confirmed' AND r.valid_until IS NULL
    WHERE hg.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND hg.valid_until IS NULL AND ${MARKED}
    ORDER BY r.person_id, r.valid_from, r.id`,
  buildings: `SELECT bg.building_id AS target_id, NULL::uuid AS household_id, NULL::uuid AS person_id, bg.grid_id FROM building_grids bg
    WHERE bg.tenant_id = $1 AND bg.grid_id = ANY($2::uuid[]) AND bg.valid_until IS NULL AND $3::text IS NULL`,
  grid: `SELECT g.id AS target_id, NULL::uuid AS household_id, NULL::uuid AS person_id, g.id AS grid_id FROM grids g
    WHERE g.tenant_id = $1 AND g.id = ANY($2::uuid[]) AND $3::text IS NULL`,
}

/** Targets in the order of their ids, after one, at most `limit`. */
export async function nextTargets(
  sql: Sql,
  tenant: number,
  wanted: Wanted,
  page: { readonly after: string | null; readonly limit: number },
): Promise<TargetRow[]> {
  return sql.prepared<TargetRow>(
    `next_${wanted.target}`,
    `SELECT s.target_id AS "targetId", s.household_id AS "householdId", s.person_id AS "personId", s.grid_id AS "gridId"
     FROM (${SOURCE[wanted.target]}) s WHERE $4::uuid IS NULL OR s.target_id > $4::uuid ORDER BY s.target_id LIMIT $5`,
    [tenant, [...wanted.gridIds], wanted.mark, page.after, page.limit],
  )
}

/** How many targets there are in each of the grids. */
export async function countTargets(sql: Sql, tenant: number, wanted: Wanted): Promise<Map<string, number>> {
  const rows = await sql.prepared<{ gridId: string; n: number }>(
    `count_${wanted.target}`,
    `SELECT s.grid_id AS "gridId", count(*)::int AS n FROM (${SOURCE[wanted.target]}) s GROUP BY s.grid_id`,
    [tenant, [...wanted.gridIds], wanted.mark],
  )
  return new Map(rows.map((row) => [row.gridId, row.n]))
}

/** Puts a mark on households or takes it off. @returns those that had it otherwise before */
export async function writeMarks(
  sql: Sql,
  tenant: number,
  mark: Mark,
  householdIds: readonly string[],
  how: { isOn: boolean; at: Date; by: string | null },
): Promise<string[]> {
  const rows = how.isOn
    ? await sql.prepared<{ id: string }>(
        'mark_households',
        `INSERT INTO household_marks (tenant_id, household_id, mark, marked_at, marked_by_person_id)
         SELECT $1, h, $3, $4, $5 FROM unnest($2::uuid[]) AS h ON CONFLICT (tenant_id, household_id, mark) DO NOTHING RETURNING household_id AS id`,
        [tenant, [...new Set(householdIds)], mark, how.at, how.by],
      )
    : await sql.prepared<{ id: string }>(
        'unmark_households',
        `DELETE FROM household_marks WHERE tenant_id = $1 AND household_id = ANY($2::uuid[]) AND mark = $3 RETURNING household_id AS id`,
        [tenant, [...new Set(householdIds)], mark],
      )
  return rows.map((row) => row.id)
}

/** The names of some buildings as people say them. */
export async function buildingNames(sql: Sql, tenant: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.prepared<{ id: string; name: string }>(
    'task_building_names',
    `SELECT b.id, coalesce(c.name, '') || b.name AS name FROM buildings b
     LEFT JOIN compounds c ON c.tenant_id = b.tenant_id AND c.id = b.compound_id
     WHERE b.tenant_id = $1 AND b.id = ANY($2::uuid[])`,
    [tenant, [...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
