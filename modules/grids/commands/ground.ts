import type { Context } from '../../../platform/context.ts'
import type { GridShape } from '../geo/polygon.ts'
import { checkFits } from '../shapes.ts'
import { shapesOf } from '../store/grids.ts'
import type { GridNode, GridTree } from '../tree.ts'

/**
 * Checks that a shape fits under a parent: it does not overlap the grids beside it, lies in the parent, and holds the grids below it. Grids without a
 * shape of their own count nowhere.
 * @throws Refusal grid.overlaps_sibling, grid.outside_parent, grid.child_outside
 */
export async function checkGround(
  ctx: Context,
  tree: GridTree,
  own: GridShape,
  parentId: string | null,
): Promise<void> {
  const parent = parentId === null ? undefined : tree.get(parentId)
  const siblings = parentId === null ? [] : tree.childrenOf(parentId).filter((grid) => grid.id !== own.gridId)
  const children = tree.childrenOf(own.gridId)
  const around = [...(parent ? [parent] : []), ...siblings, ...children]
  const shapes = await shapesOf(
    ctx.sql,
    ctx.tenant,
    around.filter((grid) => grid.hasShape).map((grid) => grid.versionId),
  )
  const withShape = (grids: readonly GridNode[]): GridShape[] =>
    grids.flatMap((grid) => {
      const shape = shapes.get(grid.versionId)
      return shape ? [{ gridId: grid.id, shape }] : []
    })
  checkFits(
    own,
    { parent: withShape(parent ? [parent] : [])[0], siblings: withShape(siblings), children: withShape(children) },
    (gridId) => tree.get(gridId)?.name ?? '',
  )
}
