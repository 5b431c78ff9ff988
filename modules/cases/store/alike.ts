import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { termQueries } from '../../../platform/pure/bigrams.ts'
import type { Reach } from '../rules/likeness.ts'
import type { Past } from '../rules/precedents.ts'
import { RECURRING } from '../rules/recurring.ts'
import type { CaseRow } from './load.ts'
import { tenantMark } from './search-terms.ts'
import { gridsInSight } from './sight.ts'

/** What others are compared with. */
export type Anchor = {
  /** The case itself, which is not like itself; null for a report on its way in. */
  readonly id: string | null
  /** The one case that is asked about, however many stand nearer; null: all. */
  readonly onlyId: string | null
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
  if (one.onlyId) wanted.push(sql`c.id = ${one.onlyId}`)
  if (one.id) {
    // A root-cause case and those it stands for belong together and are nobody's duplicates.
    wanted.push(sql`c.id <> ${one.id} AND c.root_cause_id IS DISTINCT FROM ${one.id}::uuid`)
    wanted.push(
      sql`NOT EXISTS (SELECT 1 FROM cases k WHERE k.tenant_id = ${tenant} AND k.id = ${one.id} AND k.root_cause_id = c.id)`,
    )
  }
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
      sql<
        string[]
      >`ARRAY(SELECT w FROM unnest(${one.words}::text[]) w WHERE ${tenantMark(tenant)}::text || w = ANY(tsvector_to_array(c.search)))`.as(
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

/** A past case with the moment it was reported. */
export type PastRow = Past & { readonly reportedAt: Date }

/** Of the cases that hold one of the words, so many of the newest are compared. */
const MOST_COMPARED = 500

/** Cases that people have sorted and that share words with a text, those with most first. What turned out to be none of its own is left out. */
export async function listPast(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  one: { readonly words: readonly string[]; readonly exceptId: string | null; readonly since: Date },
  least: { readonly words: number; readonly nearest: number },
): Promise<PastRow[]> {
  const terms = termQueries(one.words, tenantMark(tenant))
  const newest = sqlOn.q
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.category_code', 'c.reported_at', 'c.search'])
    .where('c.tenant_id', '=', tenant)
    .where(sql<SqlBool>`c.search @@ ${terms.join(' | ')}::tsquery`)
    .where('c.reported_at', '>=', one.since)
    .where('c.category_code', 'is not', null)
    .where('c.state', '<>', 'reported')
    .where(sql<SqlBool>`(c.outcome IS NULL OR c.outcome NOT IN ('duplicate', 'invalid', 'withdrawn'))`)
    .where(sql<SqlBool>`c.id IS DISTINCT FROM ${one.exceptId}::uuid`)
    .where(gridsInSight(sight))
    .orderBy('c.reported_at', 'desc')
    .limit(MOST_COMPARED)
  const shared = sql<number>`(SELECT count(*)::int FROM unnest(${terms}::tsquery[]) w WHERE n.search @@ w)`
  return sqlOn.q
    .with('newest', () => newest)
    .with('counted', (db) =>
      db
        .selectFrom('newest as n')
        .select(['n.id', 'n.number', 'n.reported_at as reportedAt'])
        .select([sql<string>`n.category_code`.as('categoryCode'), shared.as('words')]),
    )
    .selectFrom('counted')
    .selectAll()
    .where('words', '>=', least.words)
    .orderBy('words', 'desc')
    .orderBy('reportedAt', 'desc')
    .limit(least.nearest)
    .execute()
}

/** Cases of the same leaf around a case, in 90 days before and after; duplicates and what was none are not counted, nor are root-cause cases. */
export async function listOccurrences(sqlOn: Sql, tenant: number, sight: Sight, one: CaseRow) {
  const metres = metresFrom(one)
  const building = sql<boolean>`coalesce(c.building_id = ${one.building_id}::uuid, false)`
  const reach = RECURRING.days * 86_400_000
  const rows = await sqlOn.q
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.state', 'c.summary', 'c.reported_at', 'c.place_name'])
    .select([metres.as('metres'), building.as('same_building')])
    .where('c.tenant_id', '=', tenant)
    .where('c.category_code', '=', one.category_code)
    .where('c.reported_at', '>=', new Date(one.reported_at.getTime() - reach))
    .where('c.reported_at', '<=', new Date(one.reported_at.getTime() + reach))
    .where('c.community_id', '=', one.community_id)
    .where(gridsInSight(sight))
    .where(sql<SqlBool>`(c.outcome IS NULL OR c.outcome NOT IN ('duplicate', 'invalid', 'withdrawn', 'not_ours'))`)
    .where(sql<SqlBool>`(c.id = ${one.id} OR ${building} OR ${metres} <= ${RECURRING.metres})`)
    .where(sql<SqlBool>`NOT EXISTS (SELECT 1 FROM cases r WHERE r.tenant_id = ${tenant} AND r.root_cause_id = c.id)`)
    // The case itself is among them, however many are newer.
    .orderBy(sql`c.id = ${one.id}`, 'desc')
    .orderBy('c.reported_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ reported_at, same_building, place_name, ...row }) => ({
    ...row,
    placeName: place_name,
    reportedAt: reported_at,
    isSameBuilding: same_building,
  }))
}

/** Locks occurrences in order of their ids; `rootId` is the root-cause case of each that is still open. */
export async function lockOccurrences(
  sqlOn: Sql,
  tenant: number,
  ids: readonly string[],
): Promise<{ id: string; gridId: string; chainId: number; rootId: string | null }[]> {
  const rows = await sqlOn.q
    .selectFrom('cases')
    .select(['id', 'grid_id', 'chain_id', 'root_cause_id'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  const open = await sqlOn.q
    .selectFrom('cases')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', sql<string>`ANY(${rows.flatMap((row) => row.root_cause_id ?? [])}::uuid[])`)
    .where('state', '<>', 'closed')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    gridId: row.grid_id,
    chainId: row.chain_id,
    rootId: open.find((one) => one.id === row.root_cause_id)?.id ?? null,
  }))
}

/** The open root-cause case of some occurrences, if one is in sight: the one that `lockOccurrences` names first. */
export async function findOpenRoot(sqlOn: Sql, tenant: number, sight: Sight, ids: readonly string[]) {
  return sqlOn.q
    .selectFrom('cases as o')
    .innerJoin('cases as c', (join) =>
      join.onRef('c.tenant_id', '=', 'o.tenant_id').onRef('c.id', '=', 'o.root_cause_id'),
    )
    .select(['c.id', 'c.number', 'c.state', 'c.summary', 'c.reported_at'])
    .where('o.tenant_id', '=', tenant)
    .where('c.tenant_id', '=', tenant)
    .where('o.id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .where('c.state', '<>', 'closed')
    .where(gridsInSight(sight))
    .orderBy('o.id')
    .limit(1)
    .executeTakeFirst()
}

/** These have their root in that case. */
export async function linkToRoot(sqlOn: Sql, tenant: number, ids: readonly string[], rootId: string): Promise<void> {
  if (ids.length === 0) return
  await sqlOn.q
    .updateTable('cases')
    .set({ root_cause_id: rootId })
    .where('tenant_id', '=', tenant)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute()
}

/** The root-cause case of a case, and the cases that have their root in it. */
export async function listRooted(sqlOn: Sql, tenant: number, sight: Sight, caseId: string, rootId: string | null) {
  return sqlOn.q
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.state', 'c.summary', 'c.reported_at', 'c.root_cause_id'])
    .where('c.tenant_id', '=', tenant)
    .where(gridsInSight(sight))
    .where((eb) => eb.or([eb('c.root_cause_id', '=', caseId), eb('c.id', '=', rootId ?? caseId)]))
    .orderBy('c.reported_at')
    .orderBy('c.id')
    .limit(MOST)
    .execute()
}

/** Metres between a case and the anchor on a local plane; null when one of the two has no point. */
function metresFrom({ lng, lat }: Pick<Anchor, 'lng' | 'lat'>): RawBuilder<number | null> {
  return sql<
    number | null
  >`sqrt(power((c.lng - ${lng}::float8) * 111320 * cos(radians(${lat}::float8)), 2) + power((c.lat - ${lat}::float8) * 110574, 2))`
}
