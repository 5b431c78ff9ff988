import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { Count } from '../rules.ts'
import { conditionOf } from './count-conditions.ts'
import { type Counted, counting, type FigureFilter } from './read-figures.ts'

/** A part of the map in WGS84 degrees. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
/** Cases that lie near each other, as often as they count, and in which grid most of them. */
export type Cluster = Box & { readonly lng: number; readonly lat: number; readonly n: number; readonly gridId: string }
/** The rows of a count with where their cases lie; `is_out`: not within the part that was asked for, `is_unplaced`: on no map. */
export type Placed = RawBuilder<unknown>

/** The longer side of what is shown is cut into so many cells: marks of 14 pixels do not cover each other on a map of 400. */
const ACROSS = 16

/** What a count counts, with where its cases lie. */
export function placedOf(
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
  within: Box | undefined,
): Placed {
  const isIn: RawBuilder<unknown> = within
    ? sql`c.lng BETWEEN ${within.west} AND ${within.east} AND c.lat BETWEEN ${within.south} AND ${within.north}`
    : sql`true`
  return sql`
    SELECT f.case_id, f.from_at, f.grid_id, c.lng, c.lat, (c.lng IS NULL OR c.lat IS NULL OR c.is_sensitive) AS is_unplaced,
      NOT (${isIn}) AS is_out
    ${counting(tenant, sight, filter, [span])} AND ${sql.raw(conditionOf(count))}`
}

/** The cases behind a count in clusters, and how many of them stand on no map or outside the part; one statement, a few hundred rows at most. */
export async function clusterPlaced(
  sqlOn: Sql,
  placed: Placed,
): Promise<{ clusters: readonly Cluster[]; unplaced: number; outside: number }> {
  const { rows } = await sql<Cluster & { unplaced: number; outside: number }>`
    WITH placed AS MATERIALIZED (${placed}),
    shown AS (SELECT lng, lat, grid_id FROM placed WHERE NOT is_unplaced AND NOT is_out),
    frame AS (SELECT min(lng) AS west, min(lat) AS south,
      nullif(greatest(max(lng) - min(lng), max(lat) - min(lat)), 0) / ${ACROSS}::float8 AS cell FROM shown),
    clusters AS (
      SELECT avg(s.lng) AS lng, avg(s.lat) AS lat, count(*)::int AS n, mode() WITHIN GROUP (ORDER BY s.grid_id) AS "gridId",
        min(s.lng) AS west, min(s.lat) AS south, max(s.lng) AS east, max(s.lat) AS north
      FROM shown s CROSS JOIN frame GROUP BY floor((s.lng - frame.west) / frame.cell), floor((s.lat - frame.south) / frame.cell)
    ),
    rest AS (SELECT (count(*) FILTER (WHERE is_unplaced))::int AS unplaced,
      (count(*) FILTER (WHERE NOT is_unplaced AND is_out))::int AS outside FROM placed)
    SELECT clusters.*, rest.* FROM rest LEFT JOIN clusters ON true ORDER BY clusters.n DESC, clusters.lng, clusters.lat`.execute(
    sqlOn.q,
  )
  const [{ unplaced, outside }] = rows
  return { unplaced, outside, clusters: rows.filter((row) => row.n !== null) }
}

/** The cases that stand within the part of the map, the newest first. */
export async function casesPlaced(sqlOn: Sql, placed: Placed, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT case_id AS id FROM (${placed}) placed WHERE NOT is_unplaced AND NOT is_out
    GROUP BY case_id ORDER BY max(from_at) DESC, case_id LIMIT ${most}`.execute(sqlOn.q)
  return rows.map((row) => row.id)
}
