import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { type GridTree, locateByCode, treeOf } from '../grids/index.ts'
import type { Spot } from './rules.ts'

/** A grid with its community and the chain of its facts. */
export type Ground = { gridId: string; communityId: string; chainId: number }

/**
 * Where somebody is: before a printed code of this subdistrict, or in a grid in sight of staff.
 * @throws Refusal help.code_unknown, help.code_revoked; NotFound for a grid out of sight
 */
export async function groundOf(
  ctx: Context,
  at: { by: 'code'; code: string } | { by: 'grid'; gridId: string },
): Promise<Ground> {
  const tree = await treeOf(ctx)
  if (at.by === 'grid') {
    const { grids } = visibleTo(ctx.actor)
    if (!tree.get(at.gridId) || (grids !== undefined && !grids.includes(at.gridId))) throw new NotFound('grid')
    return groundIn(tree, at.gridId)
  }
  const found = await locateByCode(ctx, at.code)
  if (!found || found.tenant !== ctx.tenant) throw new Refusal('help.code_unknown')
  if (found.state === 'revoked') throw new Refusal('help.code_revoked')
  return groundIn(tree, found.gridId)
}

/** The grid with the ordinary grid that it is, or lies under. */
export function spotOf(tree: GridTree, gridId: string): Spot {
  return { gridId, ordinaryId: tree.pathOf(gridId).find((id) => tree.get(id)?.level === 'ordinary') ?? null }
}

function groundIn(tree: GridTree, gridId: string): Ground {
  const { id, chainId } = tree.communityOf(gridId)
  return { gridId, communityId: id, chainId }
}
