import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { baseCode, checkCode, freeCode } from '../coding.ts'
import { DrawGrid } from '../contract.ts'
import { communityInSight, gridInSight, permit } from '../permit.ts'
import { getGrid } from '../queries/tree.ts'
import { checkDedicatedKind, checkPlacement, foundedLevel, type GridKind, type Level } from '../rules.ts'
import { storedShape } from '../shapes.ts'
import { codesEverUsed, insertGrids, insertVersions } from '../store/grids.ts'
import { lockTree, treeChanged } from '../store/tree.ts'
import type { GridNode, GridTree, TreeCommunity } from '../tree.ts'
import { checkGround } from './ground.ts'

/** Draws a new grid under a parent, with the given code or the next free one. */
export const drawGrid = command(DrawGrid, {
  run: async (ctx, input) => {
    const tree = await lockTree(ctx)
    const parent = gridInSight(ctx, tree, input.parentId)
    const community = communityInSight(ctx, tree, input.communityId)
    permit(ctx, 'drawGrid', tree.pathOf(parent.id))
    checkPlacement(parent, input)
    checkDedicatedKind(input.kind, input.dedicatedKind)
    checkHome(input.level, parent, community)
    const gridId = ctx.newId()
    const code = await codeFor(ctx, tree, { ...input, parent, community })
    const shape = storedShape(input.shape)
    if (shape) await checkGround(ctx, tree, { gridId, shape }, parent.id)
    const { level, kind, dedicatedKind, isSynthetic, name } = input
    const grid = { id: gridId, communityId: community.id, level, kind, dedicatedKind, isSynthetic }
    await insertGrids(ctx.sql, ctx.tenant, [grid], ctx.now)
    const version = {
      gridId,
      parentId: parent.id,
      code,
      name,
      predecessorId: null,
      shape,
      shapeOf: null,
      validFrom: ctx.now,
    }
    await insertVersions(ctx.sql, ctx.tenant, [{ id: ctx.newId(), ...version }])
    treeChanged(ctx)
    ctx.announce(
      'grid.drawn',
      { type: 'grid', id: gridId, gridId, chainId: community.chainId },
      { level, kind, code, parent: parent.id },
    )
    return { gridId }
  },
  reply: (ctx, { gridId }) => getGrid(ctx, gridId),
})

/** A further main grid hangs under the subdistrict and belongs to a community; every other grid belongs to its parent's community. */
function checkHome(level: Level, parent: GridNode, community: TreeCommunity): void {
  const isHome = level === 'main' ? foundedLevel(community.code) === 'main' : parent.communityId === community.id
  ensure(isHome, () => new Refusal('grid.other_community'))
}

async function codeFor(
  ctx: WriteContext,
  tree: GridTree,
  one: { level: Level; kind: GridKind; code?: string | undefined; parent: GridNode; community: TreeCommunity },
): Promise<string> {
  const base = baseCode(tree, one, one.parent, one.community.code)
  const used = new Set(await codesEverUsed(ctx.sql, ctx.tenant, base))
  if (one.code === undefined) return freeCode(one, base, used)
  checkCode(one, base, one.code, used)
  return one.code
}
