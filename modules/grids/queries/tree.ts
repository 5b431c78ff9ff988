import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { type Community, GetTree, type Grid } from '../contract.ts'
import type { MultiPolygon } from '../geo/polygon.ts'
import { householdCounts, shapesOf } from '../store/grids.ts'
import { treeOf } from '../store/tree.ts'
import { type GridNode, type GridTree, type TreeCommunity, visibleGrids } from '../tree.ts'

/** The grids in sight and those above them, with the households of each and all below it; shapes when asked for. */
export const getTree = query(GetTree, async (ctx, { withShapes }) => {
  const tree = await treeOf(ctx)
  const grids = visibleGrids(tree, visibleTo(ctx.actor))
  const shown = new Set(grids.map((grid) => grid.communityId))
  return {
    communities: tree
      .communities()
      .filter((one) => shown.has(one.id))
      .map(showCommunity),
    grids: await showGrids(ctx, tree, grids, withShapes),
  }
})

/** One grid as it is now, shape included. For the answer to whoever drew it. Throws NotFound. */
export async function getGrid(ctx: Context, gridId: string): Promise<Grid> {
  const tree = await treeOf(ctx)
  const node = tree.get(gridId)
  const [grid] = node ? await showGrids(ctx, tree, [node], true) : []
  if (!grid) throw new NotFound('grid')
  return grid
}

async function showGrids(
  ctx: Context,
  tree: GridTree,
  grids: readonly GridNode[],
  withShapes: boolean,
): Promise<Grid[]> {
  const own = await householdCounts(ctx.sql, ctx.tenant)
  const versions = withShapes ? grids.filter((grid) => grid.hasShape).map((grid) => grid.versionId) : []
  const shapes = await shapesOf(ctx.sql, ctx.tenant, versions)
  return grids.map((grid) => ({
    id: grid.id,
    versionId: grid.versionId,
    communityId: grid.communityId,
    level: grid.level,
    kind: grid.kind,
    dedicatedKind: grid.dedicatedKind,
    code: grid.code,
    name: grid.name,
    parentId: grid.parentId,
    isSynthetic: grid.isSynthetic,
    households: tree.under(grid.id).reduce((sum, id) => sum + (own.get(id) ?? 0), 0),
    shape: showShape(shapes.get(grid.versionId)),
  }))
}

export function showShape(shape: MultiPolygon | undefined): Grid['shape'] {
  return shape
    ? shape.map((polygon) => polygon.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])))
    : null
}

export function showCommunity({
  id,
  code,
  name,
  subdistrictName,
  districtName,
  managedBy,
  isSynthetic,
}: TreeCommunity): Community {
  return { id, code, name, subdistrictName, districtName, managedBy, isSynthetic }
}
