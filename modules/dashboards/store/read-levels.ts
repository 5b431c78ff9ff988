import type { Sql } from '../../../platform/db/connect.ts'
import { COUNTS, type Counts, type Period, VISIT_COUNTS, type VisitCounts } from '../rules.ts'

/** Tenants from one number to another, both in it: a street, a district's streets, a city's. */
export type Tenants = { readonly first: number; readonly last: number }

const SUMS = COUNTS.map((count) => `sum(${count})::int AS ${count}`).join(', ')

/** Counts of one period by place and class; `place` is the code of the level below: a district's (6 digits), a street's (9) or a community's (12). */
export async function readPlaces(
  sql: Sql,
  { first, last }: Tenants,
  by: 'district' | 'subdistrict' | 'community',
  period: Period,
  from: string,
): Promise<readonly { place: string; class: string; counts: Counts }[]> {
  const rows = await sql.prepared<{ place: string; class: string } & Record<string, number | string>>(
    `read_places_${by}`,
    `SELECT (${PLACE[by]})::text AS place, k.class, ${SUMS} FROM figure_counts k ${by === 'community' ? JOIN_COMMUNITY : ''}
     WHERE k.tenant_id BETWEEN $1 AND $2 AND k.period = $3 AND k.from_date = $4 GROUP BY ${PLACE[by]}, 2 ORDER BY 1, 2`,
    [first, last, period, from],
  )
  return rows.map(({ place, class: code, ...counts }) => ({ place, class: code, counts: counts as Counts }))
}

/** Doors and visits of one period by place, with how many micro grids lie in it. */
export async function readVisitPlaces(
  sql: Sql,
  { first, last }: Tenants,
  by: 'district' | 'subdistrict' | 'community',
  period: Period,
  from: string,
): Promise<readonly VisitPlace[]> {
  const rows = await sql.prepared<{ place: string; memberGrids: number } & Record<string, number | string>>(
    `read_visit_places_${by}`,
    `SELECT (${PLACE[by]})::text AS place, sum(k.member_grids)::int AS "memberGrids",
       ${VISIT_COUNTS.map((count) => `sum(k.${count})::int AS ${count}`).join(', ')}
     FROM figure_visit_counts k ${by === 'community' ? JOIN_COMMUNITY : ''}
     WHERE k.tenant_id BETWEEN $1 AND $2 AND k.period = $3 AND k.from_date = $4 GROUP BY ${PLACE[by]} ORDER BY 1`,
    [first, last, period, from],
  )
  return rows.map(({ place, memberGrids, ...counts }) => ({ place, memberGrids, counts: counts as VisitCounts }))
}

export type VisitPlace = { readonly place: string; readonly memberGrids: number; readonly counts: VisitCounts }

const JOIN_COMMUNITY = 'JOIN communities m ON m.tenant_id = k.tenant_id AND m.id = k.community_id'
/** Rows are grouped by numbers and dates, which is twice as fast as by texts of them: a city's page adds up half a million. */
const PLACE = {
  district: 'k.tenant_id / 1000',
  subdistrict: 'k.tenant_id',
  community: 'm.code',
} as const

/** A period of the course: what came in, ended and was open. */
export type LevelStep = {
  readonly from: string
  readonly received: number
  readonly ended: number
  readonly open: number
  readonly open_late: number
}
/** What came in of a class at a place in one period. */
export type Before = {
  readonly place: string
  readonly class: string
  readonly from: string
  readonly received: number
}

/**
 * The periods that went by, in one statement: the course of the whole, the oldest first, of one class or of all; and what came in per place and
 * class before, which a count is held against. Days are named one by one: a span of them would be read from its beginning to its end for all
 * tenants there are.
 * @param course the first days of the periods of the course; none: no course
 * @param before those of the periods before
 */
export async function readPast(
  sql: Sql,
  { first, last }: Tenants,
  by: 'district' | 'subdistrict' | 'community',
  period: Period,
  days: { readonly course: readonly string[]; readonly before: readonly string[] },
  onlyClass: string | undefined,
): Promise<{ readonly course: readonly LevelStep[]; readonly before: readonly Before[] }> {
  const isOf = onlyClass === undefined ? '' : 'AND class = $6'
  const rows = await sql.prepared<LevelStep & { place: string | null; class: string }>(
    `read_past_${by}${isOf && '_of_class'}`,
    `SELECT NULL AS place, '' AS class, from_date::text AS "from", sum(received)::int AS received, sum(ended)::int AS ended,
       sum(open)::int AS open, sum(open_late)::int AS open_late
     FROM figure_counts WHERE tenant_id BETWEEN $1 AND $2 AND period = $3 AND from_date = ANY($4::date[]) ${isOf} GROUP BY from_date
     UNION ALL
     SELECT (${PLACE[by]})::text, k.class, k.from_date::text, sum(k.received)::int, 0, 0, 0
     FROM figure_counts k ${by === 'community' ? JOIN_COMMUNITY : ''}
     WHERE k.tenant_id BETWEEN $1 AND $2 AND k.period = $3 AND k.from_date = ANY($5::date[])
     GROUP BY ${PLACE[by]}, k.class, k.from_date`,
    [first, last, period, [...days.course], [...days.before], ...(onlyClass === undefined ? [] : [onlyClass])],
  )
  const course = rows.flatMap(({ place, class: _, ...step }) => (place === null ? [step] : []))
  return {
    course: course.sort((a, b) => a.from.localeCompare(b.from)),
    before: rows.flatMap(({ place, class: of, from, received }) =>
      place === null ? [] : [{ place, class: of, from, received }],
    ),
  }
}

/** A community with the names of what it lies in, and when its counts were made. */
export type Named = {
  code: string
  name: string
  tenant: number
  subdistrictName: string
  districtName: string
  talliedAt: Date | null
  visitsTalliedAt: Date | null
}

/** The communities of some tenants, by code. */
export async function namedCommunities(sql: Sql, { first, last }: Tenants): Promise<readonly Named[]> {
  return sql.prepared<Named>(
    'named_communities',
    `SELECT m.code, m.name, m.tenant_id AS tenant, m.subdistrict_name AS "subdistrictName", m.district_name AS "districtName",
       t.tallied_at AS "talliedAt", t.visits_tallied_at AS "visitsTalliedAt"
     FROM communities m LEFT JOIN figure_tallies t ON t.tenant_id = m.tenant_id AND t.community_id = m.id
     WHERE m.tenant_id BETWEEN $1 AND $2 AND length(m.code) = 12 ORDER BY m.code`,
    [first, last],
  )
}
