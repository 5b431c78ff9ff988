import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { ACCESS, type Act } from './access.ts'
import { type GridNode, type GridTree, isCommunityInSight, isInSight, type TreeCommunity } from './tree.ts'
import { whoCan } from './words.ts'

/** Throws Forbidden unless the actor may do this to a grid whose path upward is given. */
export function permit(ctx: Context, act: Act, gridPath: readonly string[]): void {
  ensure(may(ctx.actor, ACCESS[act], { gridPath, relations: [] }), () => new Forbidden(`grids.${act}`, whoCan(act)))
}

/** The grid, if the actor sees it. Throws NotFound. */
export function gridInSight(ctx: Context, tree: GridTree, gridId: string): GridNode {
  const grid = tree.get(gridId)
  if (!grid || !isInSight(tree, visibleTo(ctx.actor), gridId)) throw new NotFound('grid')
  return grid
}

/** The community, if the actor sees any of it. Throws NotFound. */
export function communityInSight(ctx: Context, tree: GridTree, communityId: string): TreeCommunity {
  const community = tree.community(communityId)
  if (!community || !isCommunityInSight(tree, visibleTo(ctx.actor), communityId)) throw new NotFound('community')
  return community
}

/** The path of a community as a whole: of its first main grid. */
export function pathOfCommunity(tree: GridTree, communityId: string): readonly string[] {
  const main = tree.mainOf(communityId)
  return main ? tree.pathOf(main.id) : []
}
