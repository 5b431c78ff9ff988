import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { type Query, query } from '../../platform/queries.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { Composition, ORGANIZATION_KINDS, ROLES, TAGS } from './contract.ts'
import { told } from './force-rules.ts'
import { gridsToLookAt } from './permit.ts'
import { countByTop } from './store/force.ts'
import { countForce, countOrganizations, countSeats } from './store/lists.ts'
import type { Tag } from './store/persons.ts'

export const composition: Query = query(Composition, async (ctx, { communityId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const grids = gridsToLookAt(ctx, tree, 'composition', communityId)
  const isMasked = standsOutside(ctx, tree, communityId)
  const { people, tags } = await countForce(ctx.sql, ctx.tenant, sight, grids, ctx.now)
  const organizations = await countOrganizations(ctx.sql, ctx.tenant, communityId)
  const seats = await countSeats(ctx.sql, ctx.tenant, sight, grids, ctx.now)
  const inOrder = (all: readonly { tag: Tag; people: number }[]) =>
    all
      .toSorted((a, b) => TAGS.indexOf(a.tag) - TAGS.indexOf(b.tag))
      .map((one) => ({ tag: one.tag, people: told(one.people, isMasked) }))
  return {
    people,
    tags: inOrder(tags),
    organizations: organizations.toSorted(
      (a, b) => ORGANIZATION_KINDS.indexOf(a.kind) - ORGANIZATION_KINDS.indexOf(b.kind),
    ),
    roles: seats.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)),
    grids: (await byOrdinaryGrid(ctx, tree, grids)).map((one) => ({
      gridId: one.gridId,
      gridName: one.gridName,
      people: told(one.people, isMasked),
      tags: inOrder(one.tags),
    })),
    isMasked,
  }
})

/** Those who hold posts in each ordinary grid and below it. */
async function byOrdinaryGrid(ctx: Context, tree: GridTree, grids: readonly string[]) {
  const tops = grids.flatMap((id) => tree.get(id) ?? []).filter((grid) => grid.level === 'ordinary')
  const pairs = tops.flatMap((top) => tree.under(top.id).map((gridId) => ({ topId: top.id, gridId })))
  const rows = await countByTop(
    ctx.sql,
    ctx.tenant,
    pairs.map((one) => one.topId),
    pairs.map((one) => one.gridId),
    ctx.now,
  )
  return tops.map((top) => {
    const own = rows.filter((row) => row.topId === top.id)
    return {
      gridId: top.id,
      gridName: top.name,
      people: own.find((row) => row.tag === null)?.people ?? 0,
      tags: own.flatMap(({ tag, people }) => (tag === null ? [] : [{ tag, people }])),
    }
  })
}

/** Whether none of the actor's posts stands in the community: who sees it from the street or the district. */
function standsOutside(ctx: Context, tree: GridTree, communityId: string): boolean {
  if (ctx.actor.kind !== 'person') return ctx.actor.kind !== 'system'
  return !ctx.actor.grants.some((grant) => tree.get(grant.gridId)?.communityId === communityId)
}
