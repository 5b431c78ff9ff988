import { type Expression, type SqlBool, sql } from 'kysely'
import { byPosts, type Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { searchQuery } from '../../../platform/pure/bigrams.ts'
import type { State } from '../contract.ts'
import { tenantMark } from './search-terms.ts'
import { apart, gridsInSight, inSight } from './sight.ts'

/** A row of a list, with the names that a screen needs. */
export type LineRow = Awaited<ReturnType<typeof listLines>>[number]

/** What a list is filtered by. `grids` are ids of a subtree to narrow to; undefined = all in sight. */
export type ListFilter = {
  scope: 'mine' | 'my_grids' | 'all' | 'involved'
  states: readonly State[]
  grids: readonly string[] | undefined
  categoryPrefix: string | undefined
  overdueAt: Date | undefined
  search: string
  sort: 'deadline' | 'newest'
  after: { key: Date; id: string } | undefined
  limit: number
}

/** One page of cases in sight, by key, never by offset: the last page costs what the first does. */
export async function listLines(sqlOn: Sql, tenant: number, sight: Sight, filter: ListFilter) {
  const wanted = conditions(tenant, sight, filter)
  const byDeadline = filter.sort === 'deadline'
  if (filter.after) {
    wanted.push(
      byDeadline
        ? sql<SqlBool>`(c.next_deadline_at, c.id) > (${filter.after.key}, ${filter.after.id})`
        : sql<SqlBool>`(c.reported_at, c.id) < (${filter.after.key}, ${filter.after.id})`,
    )
  }
  // The page is cut before names are joined: the joins touch at most one page of rows.
  const page = sqlOn.q
    .selectFrom('cases as c')
    .selectAll('c')
    .where(sql<SqlBool>`${sql.join(wanted, sql` AND `)}`)
    .orderBy(byDeadline ? 'c.next_deadline_at' : 'c.reported_at', byDeadline ? 'asc' : 'desc')
    .orderBy('c.id', byDeadline ? 'asc' : 'desc')
    .limit(filter.limit)
  return withNames(sqlOn, tenant, page, byDeadline)
}

/** Counts of cases in sight: open ones by state, late ones, urgent ones, and those that wait for the actor. */
export async function countCases(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  grids: readonly string[] | undefined,
  now: Date,
) {
  const inGrids = grids === undefined ? sql<SqlBool>`true` : sql<SqlBool>`c.grid_id = ANY(${grids})`
  return sqlOn.q
    .selectFrom('cases as c')
    .select(['c.state', sql<number>`count(*)::int`.as('n')])
    .select(sql<number>`count(*) FILTER (WHERE c.next_deadline_at < ${now})::int`.as('overdue'))
    .select(sql<number>`count(*) FILTER (WHERE c.priority = 'urgent')::int`.as('urgent'))
    .select(sql<number>`count(*) FILTER (WHERE ${waiting(tenant, sight, false)})::int`.as('mine'))
    .where('c.tenant_id', '=', tenant)
    .where('c.state', '<>', 'closed')
    .where(gridsInSight(sight))
    .where(inGrids)
    .groupBy('c.state')
    .execute()
}

/** The cases in sight that came in last, newest first: what routing looks at in them, and how people call them. */
export async function listRecent(sqlOn: Sql, tenant: number, sight: Sight, most: number) {
  return sqlOn.q
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.state', 'c.place_name', 'c.grid_id', 'c.category_code', 'c.tier', 'c.nature'])
    .select(['c.reported_at', 'c.assigned_at', 'c.calendar_set_id'])
    .where('c.tenant_id', '=', tenant)
    .where(gridsInSight(sight))
    .orderBy('c.reported_at', 'desc')
    .orderBy('c.id')
    .limit(most)
    .execute()
}

/** Lines by their ids, with names; those out of sight are left out. */
export async function listLinesOf(sqlOn: Sql, tenant: number, sight: Sight, ids: readonly string[]) {
  const page = sqlOn.q
    .selectFrom('cases as c')
    .selectAll('c')
    .where('c.tenant_id', '=', tenant)
    .where('c.id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .where(gridsInSight(sight))
  return withNames(sqlOn, tenant, page, false)
}

/** One line by id, with names. */
export async function getLine(sqlOn: Sql, tenant: number, caseId: string): Promise<LineRow> {
  const page = sqlOn.q
    .selectFrom('cases as c')
    .selectAll('c')
    .where('c.tenant_id', '=', tenant)
    .where('c.id', '=', caseId)
  return (await withNames(sqlOn, tenant, page, false))[0]
}

function conditions(tenant: number, sight: Sight, filter: ListFilter): Expression<SqlBool>[] {
  const wanted: Expression<SqlBool>[] = [sql`c.tenant_id = ${tenant}`, apart(sight)]
  if (filter.scope === 'mine') wanted.push(waiting(tenant, sight, filter.sort === 'deadline'))
  else if (filter.scope === 'my_grids') wanted.push(gridsInSight(sight))
  // What somebody sees only as a party (he told of it, or joined) is not work of his posts.
  else if (filter.scope === 'all') wanted.push(inSight(tenant, byPosts(sight)))
  else wanted.push(...involving(tenant, sight, filter.sort === 'deadline'))
  if (filter.grids) wanted.push(sql`c.grid_id = ANY(${filter.grids})`)
  if (filter.states.length > 0) wanted.push(sql`c.state = ANY(${filter.states})`)
  // A list by deadline is a list of open cases; saying so lets the partial index serve it.
  if (filter.sort === 'deadline') wanted.push(sql`c.state <> 'closed'`)
  if (filter.categoryPrefix) wanted.push(sql`c.category_code LIKE ${`${filter.categoryPrefix}%`}`)
  if (filter.overdueAt) wanted.push(sql`c.state <> 'closed' AND c.next_deadline_at < ${filter.overdueAt}`)
  const [number] = CASE_NUMBER.exec(filter.search.normalize('NFKC')) ?? []
  if (number !== undefined) {
    wanted.push(sql`c.number = ${number}`)
  } else if (filter.search !== '') {
    const query = searchQuery(filter.search, tenantMark(tenant))
    wanted.push(query === undefined ? sql`false` : sql`c.search @@ ${query}::tsquery`)
  }
  return wanted
}

/** A whole number is looked up: as words, its date would be the beginning of every number of that day. */
const CASE_NUMBER = /(?<=^\s*)\d{6}-\d{6}(?=\s*$)/

/**
 * Cases that wait for somebody in the actor's posts: who owns them, may claim them as well (双向领办), was asked to help (协办), or stands
 * above those who are late with them (逾期上报).
 */
function waiting(tenant: number, sight: Sight, isOpen: boolean): Expression<SqlBool> {
  const beside = sql`SELECT f.id FROM cases f WHERE f.tenant_id = ${tenant} AND f.state = 'assigned' AND f.offered_post_id = ANY(${sight.posts})
    UNION SELECT r.id FROM cases r WHERE r.tenant_id = ${tenant} AND r.raised_to_post_id = ANY(${sight.posts})
    UNION SELECT a.case_id FROM case_assists a WHERE a.tenant_id = ${tenant} AND a.post_id = ANY(${sight.posts}) AND a.state IN ('asked', 'taken')`
  if (!isOpen) return sql<SqlBool>`(c.owner_post_id = ANY(${sight.posts}) OR c.id IN (${beside}))`
  return sql<SqlBool>`c.id IN (SELECT w.id FROM cases w
    WHERE w.tenant_id = ${tenant} AND w.owner_post_id = ANY(${sight.posts}) AND w.state <> 'closed' UNION ${beside})`
}

/**
 * Cases that the person took part in, or might have claimed, and others hold now. Who only wrote on a case (sent it back, noted) finds it while it is open:
 * open cases are few, and notes have no index by person.
 */
function involving(tenant: number, sight: Sight, isOpen: boolean): Expression<SqlBool>[] {
  const indexed = sql`SELECT h.id FROM cases h WHERE h.tenant_id = ${tenant} AND h.handler_person_id = ${sight.personId}
    UNION SELECT p.case_id FROM case_parties p WHERE p.tenant_id = ${tenant} AND p.person_id = ${sight.personId}`
  if (!isOpen) return [inSight(tenant, sight), sql<SqlBool>`c.id IN (${indexed})`]
  return [
    inSight(tenant, sight),
    sql<SqlBool>`NOT ${waiting(tenant, sight, false)}`,
    sql<SqlBool>`(c.id IN (${indexed}) OR c.offered_post_id = ANY(${sight.posts}) OR EXISTS (SELECT 1 FROM case_notes n
      WHERE n.tenant_id = ${tenant} AND n.case_id = c.id AND n.by_person_id = ${sight.personId}))`,
  ]
}

// biome-ignore lint/suspicious/noExplicitAny: Kysely names the type of a sub-query only by inference
function withNames(sqlOn: Sql, tenant: number, page: any, byDeadline: boolean) {
  return sqlOn.q
    .with('page', () => page as ReturnType<typeof pageType>)
    .selectFrom('page as c')
    .innerJoin('grid_versions as g', (join) =>
      join.onRef('g.tenant_id', '=', 'c.tenant_id').onRef('g.id', '=', 'c.grid_version_id'),
    )
    .innerJoin('communities as m', (join) =>
      join.onRef('m.tenant_id', '=', 'c.tenant_id').onRef('m.id', '=', 'c.community_id'),
    )
    .leftJoin('posts as o', (join) =>
      join.onRef('o.tenant_id', '=', 'c.tenant_id').onRef('o.id', '=', 'c.owner_post_id'),
    )
    .leftJoin('categories as k', (join) =>
      join.onRef('k.set_id', '=', 'c.category_set_id').onRef('k.code', '=', 'c.category_code'),
    )
    .selectAll('c')
    .select(['g.name as grid_name', 'm.name as community_name', 'o.role as owner_role', 'k.name_zh', 'k.name_en'])
    .where('g.tenant_id', '=', tenant)
    .where('m.tenant_id', '=', tenant)
    .orderBy(byDeadline ? 'c.next_deadline_at' : 'c.reported_at', byDeadline ? 'asc' : 'desc')
    .orderBy('c.id', byDeadline ? 'asc' : 'desc')
    .execute()
}

function pageType(sqlOn: Sql) {
  return sqlOn.q.selectFrom('cases as c').selectAll('c')
}

/** The parent of a case and the parts that were split off from it. */
export async function listKin(sqlOn: Sql, tenant: number, caseId: string, parentId: string | null) {
  return sqlOn.q
    .selectFrom('cases')
    .select(['id', 'number', 'state', 'summary', 'parent_id'])
    .where('tenant_id', '=', tenant)
    .where((eb) => eb.or([eb('parent_id', '=', caseId), eb('id', '=', parentId ?? caseId)]))
    .orderBy('reported_at')
    .orderBy('id')
    .limit(50)
    .execute()
}
