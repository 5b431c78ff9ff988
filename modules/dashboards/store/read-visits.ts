import type { Sql } from '../../../platform/db/connect.ts'
import { EFFECTS, REACHED } from '../../tasks/rules.ts'
import { countsVisits, VISIT_COUNTS, type VisitCount, type VisitCounts } from '../rules.ts'
import type { Counted } from './read-figures.ts'

const words = (all: readonly string[]) => all.map((one) => `'${one}'`).join(', ')
/** Somebody of the household was met, or answered. */
const IS_REACHED = `v.result IN (${words(REACHED)})`
/** The door needs no other visit: also where it is empty or nobody wants one. */
const IS_SETTLED = `v.result IN (${words(Object.entries(EFFECTS).flatMap(([result, effect]) => (effect === 'done' ? [result] : [])))})`
const IS_MET = `(v.way = 'at_door' AND ${IS_REACHED} AND v.result <> 'by_phone')`

/** $1 tenant, $2 grids (those in question, and in sight where somebody asks). What is due on a day is due at its end, which is the beginning of the next. */
const doorsWithin = (from: string, end: string) => `
WITH door AS MATERIALIZED (
  SELECT hg.household_id, hg.grid_id FROM household_grids hg
  WHERE hg.tenant_id = $1 AND hg.grid_id = ANY($2::uuid[]) AND hg.valid_from < ${end} AND (hg.valid_until IS NULL OR hg.valid_until >= ${end})
), reached AS (
  SELECT DISTINCT v.household_id FROM visits v
  WHERE v.tenant_id = $1 AND v.household_id IS NOT NULL AND v.visited_at >= ${from} AND v.visited_at < ${end} AND ${IS_REACHED}
), due AS (
  SELECT t.household_id, bool_or(EXISTS (SELECT 1 FROM visits v WHERE v.tenant_id = $1 AND v.household_id = t.household_id
      AND v.visited_at >= t.ready_at AND v.visited_at < ${end} AND ${IS_SETTLED})) AS is_visited
  FROM tasks t
  WHERE t.tenant_id = $1 AND t.household_id IS NOT NULL AND t.due_at > ${from} AND t.due_at <= ${end} AND t.kind IN ('visit', 'verification')
    AND t.state <> 'cancelled'
  GROUP BY t.household_id
), found AS (
  SELECT d.household_id AS id, d.household_id, d.grid_id, r.household_id IS NOT NULL AS is_reached, u.household_id IS NOT NULL AS is_due,
    coalesce(u.is_visited, false) AS is_visited
  FROM door d LEFT JOIN reached r ON r.household_id = d.household_id LEFT JOIN due u ON u.household_id = d.household_id
)`
const visitsWithin = (from: string, end: string) => `
WITH found AS (
  SELECT v.id, v.household_id, v.grid_id, ${IS_MET} AS is_met FROM visits v
  WHERE v.tenant_id = $1 AND v.household_id IS NOT NULL AND v.visited_at >= ${from} AND v.visited_at < ${end} AND v.grid_id = ANY($2::uuid[])
)`

/** The one definition of each count: a condition on the rows above. */
const CONDITIONS: Readonly<Record<VisitCount, string>> = {
  doors: 'true',
  doors_reached: 'is_reached',
  doors_due: 'is_due',
  doors_visited: '(is_due AND is_visited)',
  visits: 'true',
  visits_met: 'is_met',
}

const counted = (counts: readonly VisitCount[]) =>
  counts.map((count) => `count(*) FILTER (WHERE ${CONDITIONS[count]})::int AS ${count}`).join(', ')
const OF_DOORS = VISIT_COUNTS.filter((count) => !countsVisits(count))
const OF_VISITS = VISIT_COUNTS.filter(countsVisits)

/**
 * Doors and visits of some communities over periods `p (from_at, end_at)`: one row each of those that have any, by the very conditions above.
 * @param place a relation (grid_id, community_id): which grid hung in which community then
 */
export const countsOfCommunities = (place: string) => `
  SELECT coalesce(d.community_id, v.community_id) AS community_id,
    ${VISIT_COUNTS.map((count) => `coalesce(${count}, 0) AS ${count}`).join(', ')}
  FROM (SELECT g.community_id, ${counted(OF_DOORS)}
    FROM (${doorsWithin('p.from_at', 'p.end_at')} SELECT * FROM found) f JOIN ${place} USING (grid_id) GROUP BY g.community_id) d
  FULL JOIN (SELECT g.community_id, ${counted(OF_VISITS)}
    FROM (${visitsWithin('p.from_at', 'p.end_at')} SELECT * FROM found) f JOIN ${place} USING (grid_id) GROUP BY g.community_id) v
    ON v.community_id = d.community_id`

/** Doors and visits per grid, those grids of the given that have any; two statements, however many doors there are. */
export async function readVisitCounts(
  sql: Sql,
  tenant: number,
  grids: readonly string[],
  { fromAt, endAt }: Counted,
): Promise<ReadonlyMap<string, VisitCounts>> {
  const found = new Map<string, VisitCounts>()
  for (const [name, rows, counts] of [
    ['doors', doorsWithin('$3', '$4'), OF_DOORS],
    ['visits', visitsWithin('$3', '$4'), OF_VISITS],
  ] as const)
    for (const { gridId, ...more } of await sql.prepared<{ gridId: string } & VisitCounts>(
      `count_${name}_of_figures`,
      `${rows} SELECT grid_id AS "gridId", ${counted(counts)} FROM found GROUP BY grid_id`,
      [tenant, grids, fromAt, endAt],
    ))
      found.set(gridId, { ...found.get(gridId), ...more })
  return found
}

/** Doors and visits of some grids over several spans, in their order; two statements, however many spans. */
export async function readVisitCourse(
  sql: Sql,
  tenant: number,
  grids: readonly string[],
  spans: readonly Counted[],
): Promise<readonly VisitCounts[]> {
  const found: VisitCounts[] = spans.map(() => ({}))
  for (const [name, rows, counts] of [
    ['doors', doorsWithin('p.from_at', 'p.end_at'), OF_DOORS],
    ['visits', visitsWithin('p.from_at', 'p.end_at'), OF_VISITS],
  ] as const)
    for (const { n, ...more } of await sql.prepared<{ n: number } & VisitCounts>(
      `course_of_${name}`,
      `SELECT p.n::int, k.* FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS p (from_at, end_at, n)
       CROSS JOIN LATERAL (${rows} SELECT ${counted(counts)} FROM found) k`,
      [tenant, grids, spans.map((one) => one.fromAt), spans.map((one) => one.endAt)],
    ))
      found[n - 1] = { ...found[n - 1], ...more }
  return found
}

/** A row behind a count: a door, or a visit at it. */
export type VisitRow = {
  id: string
  householdId: string
  gridId: string
  compound: string
  building: string
  entrance: string
  room: string
  at: Date | null
  way: 'at_door' | 'phone' | 'video' | 'message' | null
  isReached: boolean | null
}

/** The rows behind a count, by id, a page by key. */
export async function listVisitRows(
  sql: Sql,
  tenant: number,
  grids: readonly string[],
  { fromAt, endAt }: Counted,
  count: VisitCount,
  after: string | null,
  limit: number,
): Promise<readonly VisitRow[]> {
  const isVisit = countsVisits(count)
  return sql.prepared<VisitRow>(
    `list_${count}_of_figures`,
    `${(isVisit ? visitsWithin : doorsWithin)('$3', '$4')}
     SELECT r.id, r.household_id AS "householdId", r.grid_id AS "gridId", coalesce(c.name, '') AS compound, b.name AS building, e.name AS entrance,
       h.room, v.visited_at AS at, v.way, ${IS_REACHED} AS "isReached"
     FROM (SELECT id, household_id, grid_id FROM found WHERE ${CONDITIONS[count]} AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT $6) r
     JOIN households h ON h.tenant_id = $1 AND h.id = r.household_id
     JOIN entrances e ON e.tenant_id = $1 AND e.id = h.entrance_id
     JOIN buildings b ON b.tenant_id = $1 AND b.id = h.building_id
     LEFT JOIN compounds c ON c.tenant_id = $1 AND c.id = b.compound_id
     LEFT JOIN LATERAL (SELECT o.visited_at, o.way, o.result FROM visits o
       WHERE o.tenant_id = $1 AND ${isVisit ? 'o.id = r.id' : 'o.household_id = r.household_id AND o.visited_at >= $3 AND o.visited_at < $4'}
       ORDER BY o.visited_at DESC LIMIT 1) v ON true
     ORDER BY r.id`,
    [tenant, grids, fromAt, endAt, after, limit],
  )
}
