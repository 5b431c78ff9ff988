import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'

/** Whether a case exists in sight. */
export async function isCaseInSight(sqlOn: Sql, tenant: number, caseId: string, sight: Sight): Promise<boolean> {
  const row = await sqlOn.q
    .selectFrom('cases as c')
    .select('c.id')
    .where('c.tenant_id', '=', tenant)
    .where('c.id', '=', caseId)
    .where(inSight(tenant, sight))
    .executeTakeFirst()
  return row !== undefined
}

/** What an actor may see of cases, as a condition on `cases as c`. */
export function inSight(tenant: number, sight: Sight): RawBuilder<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [gridsInSight(sight)]
  if (sight.posts.length > 0)
    ways.push(
      sql`c.owner_post_id = ANY(${sight.posts}) OR c.handler_post_id = ANY(${sight.posts}) OR c.offered_post_id = ANY(${sight.posts})
        OR (c.returned_by_post_id = ANY(${sight.posts}) AND c.state <> 'closed')
        OR EXISTS (SELECT 1 FROM case_assists a WHERE a.tenant_id = ${tenant} AND a.case_id = c.id AND a.post_id = ANY(${sight.posts}))`,
    )
  if (sight.personId) {
    ways.push(sql`c.handler_person_id = ${sight.personId} OR EXISTS (
      SELECT 1 FROM case_parties p WHERE p.tenant_id = ${tenant} AND p.case_id = c.id AND p.person_id = ${sight.personId})`)
  }
  if (sight.standsFor.length > 0) {
    ways.push(sql`NOT c.is_sensitive AND EXISTS (
      SELECT 1 FROM case_parties f WHERE f.tenant_id = ${tenant} AND f.case_id = c.id AND f.person_id = ANY(${sight.standsFor})
        AND f.party_as IN ('reporter', 'on_behalf', 'follower'))`)
  }
  if (sight.bearerHash) {
    ways.push(
      sql`EXISTS (SELECT 1 FROM case_parties p WHERE p.tenant_id = ${tenant} AND p.case_id = c.id AND p.bearer_hash = ${sight.bearerHash})`,
    )
  }
  return sql<SqlBool>`((${sql.join(ways, sql` OR `)}) AND ${apart(sight)})`
}

/** Nobody sees a case that complains of him. */
export function apart({ apartFrom }: Sight): RawBuilder<SqlBool> {
  return apartFrom === null
    ? sql`true`
    : sql<SqlBool>`(c.about_person_ids IS NULL OR NOT ${apartFrom}::uuid = ANY(c.about_person_ids))`
}

/** Only the part of sight that comes from grids: for lists, where the planner must find an index. */
export function gridsInSight(sight: Sight): RawBuilder<SqlBool> {
  const sensitive =
    sight.sensitiveGrids === undefined
      ? sql`true`
      : sql`(NOT c.is_sensitive OR c.grid_id = ANY(${sight.sensitiveGrids}))`
  const grids = sight.grids === undefined ? sql`true` : sql`c.grid_id = ANY(${sight.grids})`
  return sql<SqlBool>`(${grids} AND ${sensitive} AND ${apart(sight)})`
}
