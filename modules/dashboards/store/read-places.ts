import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { gridsInSight } from '../../cases/index.ts'
import type { Count } from '../rules.ts'
import { conditionOf } from './count-conditions.ts'
import { type Counted, countedRows, type FigureFilter, narrowed } from './read-figures.ts'

/** A part of the map in WGS84 degrees. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
/** Cases that lie near each other, as often as they count. */
export type Cluster = Box & { readonly lng: number; readonly lat: number; readonly n: number }

/** The longer side of what is shown is cut into so many cells: marks of 14 pixels do not cover each other on a map of 400. */
const ACROSS = 16

/** What a count counts, with where its cases lie; `is_out`: not within the part that was asked for, `is_unplaced`: on no map. */
function found(
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
  within: Box | undefined,
) {
  const isIn: RawBuilder<unknown> = within
    ? sql`c.lng BETWEEN ${within.west} AND ${within.east} AND c.lat BETWEEN ${within.south} AND ${within.north}`
    : sql`true`
  return sql`
    SELECT f.case_id, f.from_at, c.lng, c.lat, (c.lng IS NULL OR c.lat IS NULL OR c.is_sensitive) AS is_unplaced, NOT (${isIn}) AS is_out
    FROM ${countedRows(tenant, [span])}
    JOIN cases c ON c.tenant_id = ${tenant} AND c.id = f.case_id
    WHERE ${gridsInSight(sight)} AND ${narrowed(filter)} AND ${sql.raw(conditionOf(count))}`
}

/** The cases behind a count in clusters, and how many of them stand on no map or outside the part; one statement, a few hundred rows at most. */
export async function clusterCounted(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
  within: Box | undefined,
): Promise<{ clusters: readonly Cluster[]; unplaced: number; outside: number }> {
  const { rows } = await sql<Cluster & { unplaced: number; outside: number }>`
    WITH found AS MATERIALIZED (${found(tenant, sight, filter, span, count, within)}),
    shown AS (SELECT lng, lat FROM found WHERE NOT is_unplaced AND NOT is_out),
    frame AS (SELECT min(lng) AS west, min(lat) AS south,
      nullif(greatest(max(lng) - min(lng), max(lat) - min(lat)), 0) / ${ACROSS}::float8 AS cell FROM shown),
    clusters AS (
      SELECT avg(s.lng) AS lng, avg(s.lat) AS lat, count(*)::int AS n, min(s.lng) AS west, min(s.lat) AS south, max(s.lng) AS east,
        max(s.lat) AS north
      FROM shown s CROSS JOIN frame GROUP BY floor((s.lng - frame.west) / frame.cell), floor((s.lat - frame.south) / frame.cell)
    ),
    rest AS (SELECT (count(*) FILTER (WHERE is_unplaced))::int AS unplaced,
      (count(*) FILTER (WHERE NOT is_unplaced AND is_out))::int AS outside FROM found)
    SELECT clusters.*, rest.* FROM rest LEFT JOIN clusters ON true ORDER BY clusters.n DESC, clusters.lng, clusters.lat`.execute(
    sqlOn.q,
  )
  const [{ unplaced, outside }] = rows
  return { unplaced, outside, clusters: rows.filter((row) => row.n !== null) }
}

/** The cases behind a count that stand within a part of the map, the newest first. */
export async function casesCounted(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  filter: FigureFilter,
  span: Counted,
  count: Count,
  within: Box | undefined,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT case_id AS id FROM (${found(tenant, sight, filter, span, count, within)}) found WHERE NOT is_unplaced AND NOT is_out
    GROUP BY case_id ORDER BY max(from_at) DESC, case_id LIMIT ${most}`.execute(sqlOn.q)
  return rows.map((row) => row.id)
}
