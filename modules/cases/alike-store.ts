import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { Reach } from './rules/likeness.ts'
import { gridsInSight } from './store.ts'

/** What others are compared with. */
export type Anchor = {
  /** The case itself, which is not like itself; null for a report on its way in. */
  readonly id: string | null
  readonly communityId: string
  readonly gridId: string
  readonly buildingId: string | null
  readonly lng: number | null
  readonly lat: number | null
  /** What it is about, as the search index holds words. */
  readonly words: readonly string[]
}

/** A case that stands near, with the counts that a suggestion is made of. */
export type Candidate = {
  id: string
  state: string
  category_code: string | null
  category_set_id: string
  nature: string
  is_sensitive: boolean
  household_id: string | null
  summary: string
  reported_at: Date
  due_at: Date | null
  next_deadline_at: Date | null
  metres: number | null
  same_building: boolean
  same_grid: boolean
  words: string[]
  /** Building or grid: a place without what its reporter wrote about it. */
  public_place: string
}

/** More than these nobody compares. */
const MOST = 60

/** Open cases near a matter, nearest first, with distance in metres on a local plane and the words that both have. */
export async function listNear(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  one: Anchor,
  reach: Reach,
  since: Date,
): Promise<Candidate[]> {
  const metres = metresFrom(one)
  const building = sql<boolean>`coalesce(c.building_id = ${one.buildingId}::uuid, false)`
  const wanted: RawBuilder<SqlBool>[] = [
    sql`c.tenant_id = ${tenant} AND c.state <> 'closed' AND c.community_id = ${one.communityId} AND c.reported_at >= ${since}`,
    gridsInSight(sight),
    sql`(${building} OR ${metres} <= ${reach.metres} OR (${metres} IS NULL AND c.grid_id = ${one.gridId}))`,
  ]
  if (one.id) wanted.push(sql`c.id <> ${one.id}`)
  return sqlOn.q
    .selectFrom('cases as c')
    .innerJoin('grid_versions as g', (join) =>
      join.onRef('g.tenant_id', '=', 'c.tenant_id').onRef('g.id', '=', 'c.grid_version_id'),
    )
    .leftJoin('buildings as b', (join) =>
      join.onRef('b.tenant_id', '=', 'c.tenant_id').onRef('b.id', '=', 'c.building_id'),
    )
    .leftJoin('compounds as p', (join) =>
      join.onRef('p.tenant_id', '=', 'b.tenant_id').onRef('p.id', '=', 'b.compound_id'),
    )
    .select(['c.id', 'c.state', 'c.category_code', 'c.category_set_id', 'c.nature', 'c.is_sensitive', 'c.household_id'])
    .select(['c.summary', 'c.reported_at', 'c.due_at', 'c.next_deadline_at'])
    .select([
      metres.as('metres'),
      building.as('same_building'),
      sql<boolean>`c.grid_id = ${one.gridId}`.as('same_grid'),
      sql<string[]>`ARRAY(SELECT w FROM unnest(${one.words}::text[]) w WHERE w = ANY(tsvector_to_array(c.search)))`.as(
        'words',
      ),
      sql<string>`coalesce(coalesce(p.name, '') || b.name, g.name)`.as('public_place'),
    ])
    .where('c.tenant_id', '=', tenant)
    .where('g.tenant_id', '=', tenant)
    .where(sql<SqlBool>`${sql.join(wanted, sql` AND `)}`)
    .orderBy(sql`${metres} ASC NULLS LAST`)
    .orderBy('c.reported_at', 'desc')
    .limit(MOST)
    .execute()
}

/** Metres between a case and the anchor on a local plane; null when one of the two has no point. */
function metresFrom({ lng, lat }: Pick<Anchor, 'lng' | 'lat'>): RawBuilder<number | null> {
  return sql<
    number | null
  >`sqrt(power((c.lng - ${lng}::float8) * 111320 * cos(radians(${lat}::float8)), 2) + power((c.lat - ${lat}::float8) * 110574, 2))`
}
