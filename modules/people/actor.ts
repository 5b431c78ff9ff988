import type { ReachingGrant, ServerActor } from '../../platform/access.ts'
import { type Context, readContext } from '../../platform/context.ts'
import { districtTenant } from '../../platform/pure/ids.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { ACTS_IN_DISTRICT, seesSensitive } from './rules.ts'
import { personsOf } from './store/accounts.ts'
import { type ActorRow, actorRows } from './store/posts.ts'

/**
 * Who an account is in a tenant at this moment: its person there with the posts held now, as holder or deputy, and the posts held in the
 * district above, which reach the whole tenant. One prepared statement beside the tree, so a post that ended is gone at once.
 * @returns a visitor for an account that is nobody here, or is closed
 */
export async function loadActor(base: Omit<Context, 'actor' | 'newId'>, accountId: string): Promise<ServerActor> {
  const rows = await actorRows(base.sql, base.tenant, districtTenant(base.tenant), accountId, base.now)
  const [first] = rows
  if (!first) return base.tenant === districtTenant(base.tenant) ? fromBelow(base, accountId) : { kind: 'visitor' }
  const tree = await treeOf(readContext({ ...base, actor: { kind: 'system', name: 'people.load_actor' } }))
  const grants = rows.flatMap((row) => (row.postId === null ? [] : [grantOf(row, tree, base.tenant)]))
  const family = first.standsFor === null ? {} : { standsFor: first.standsFor }
  return { kind: 'person', accountId, personId: first.personId, grants, ...family }
}

/**
 * In the tenant of a district: somebody whose office is in one of its streets. His posts give him their roles for what belongs to the
 * whole district (its rules and calendar) and reach nothing else there.
 */
async function fromBelow(
  { sql, tenant, now }: Pick<Context, 'sql' | 'tenant' | 'now'>,
  accountId: string,
): Promise<ServerActor> {
  const offices: { personId: string; grant: ReachingGrant }[] = []
  for (const home of await personsOf(sql, accountId)) {
    if (districtTenant(home.tenant) !== tenant) continue
    for (const { personId, postId, role, gridId, as } of await actorRows(sql, home.tenant, tenant, accountId, now)) {
      if (postId === null || !ACTS_IN_DISTRICT.includes(role)) continue
      offices.push({ personId, grant: { postId, role, gridId, as, reach: [], seesSensitive: false } })
    }
  }
  const [first] = offices
  if (!first) return { kind: 'visitor' }
  return { kind: 'person', accountId, personId: first.personId, grants: offices.map(({ grant }) => grant) }
}

function grantOf(row: Exclude<ActorRow, { postId: null }>, tree: GridTree, tenant: number): ReachingGrant {
  const reachesAll = row.tenant !== tenant || tree.isTop(row.gridId)
  return {
    postId: row.postId,
    role: row.role,
    gridId: row.gridId,
    as: row.as,
    reach: reachesAll ? undefined : tree.under(row.gridId),
    seesSensitive: seesSensitive(row.role),
  }
}
