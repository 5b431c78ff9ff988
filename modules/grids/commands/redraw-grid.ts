import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { baseCode, fitsCode, freeCode } from '../coding.ts'
import { RedrawGrid } from '../contract.ts'
import type { MultiPolygon } from '../geo/polygon.ts'
import { gridInSight, permit } from '../permit.ts'
import { getGrid } from '../queries/tree.ts'
import { beginsAfter, checkPlacement } from '../rules.ts'
import { storedShape } from '../shapes.ts'
import { codesEverUsed, endVersions, insertVersions, rehomeGrids, shapesOf } from '../store/grids.ts'
import { buildingsOf, rehomeCodes } from '../store/rehome.ts'
import { lockTree, treeChanged } from '../store/tree.ts'
import type { GridNode, GridTree, TreeCommunity } from '../tree.ts'
import { checkGround } from './ground.ts'
import { settleBuildings } from './settle-buildings.ts'

/**
 * Gives a grid another name, shape or parent, from now on: a new version follows the current one, and the grid keeps its id, its cases and its
 * printed codes. Under another ordinary grid or community the codes of it and of the grids below change as well.
 */
export const redrawGrid = command(RedrawGrid, {
  run: async (ctx, input) => {
    const tree = await lockTree(ctx)
    const grid = gridInSight(ctx, tree, input.gridId)
    permit(ctx, 'redrawGrid', tree.pathOf(grid.id))
    const parent = newParent(ctx, tree, grid, input.parentId)
    const from = tree.communityOf(grid.id)
    const to = parent && grid.level !== 'main' ? tree.communityOf(parent.id) : from
    const shape = input.shape === undefined ? undefined : storedShape(input.shape)
    const change = { grid, parent, from, to, name: input.name ?? grid.name, shape }
    if (await isChange(ctx, change)) {
      await checkNewGround(ctx, tree, change)
      await redraw(ctx, tree, change)
    }
    return { gridId: grid.id }
  },
  reply: (ctx, { gridId }) => getGrid(ctx, gridId),
})

/** What becomes of one grid. `shape` undefined = it stays; `parent` undefined = the grid is a top. */
type Change = {
  readonly grid: GridNode
  readonly parent: GridNode | undefined
  readonly from: TreeCommunity
  readonly to: TreeCommunity
  readonly name: string
  readonly shape: MultiPolygon | null | undefined
}

function newParent(
  ctx: WriteContext,
  tree: GridTree,
  grid: GridNode,
  parentId: string | undefined,
): GridNode | undefined {
  if (parentId === undefined || parentId === grid.parentId) return tree.get(grid.parentId ?? '')
  const parent = gridInSight(ctx, tree, parentId)
  permit(ctx, 'redrawGrid', tree.pathOf(parent.id))
  checkPlacement(parent, grid)
  return parent
}

async function isChange(ctx: WriteContext, { grid, parent, name, shape }: Change): Promise<boolean> {
  if (name !== grid.name || (parent?.id ?? null) !== grid.parentId) return true
  return shape !== undefined && JSON.stringify(shape) !== JSON.stringify(await currentShape(ctx, grid))
}

async function currentShape(ctx: WriteContext, grid: GridNode): Promise<MultiPolygon | null> {
  const shapes = await shapesOf(ctx.sql, ctx.tenant, grid.hasShape ? [grid.versionId] : [])
  return shapes.get(grid.versionId) ?? null
}

/** The ground is looked at again when the shape changes, or another parent has to take it in. */
async function checkNewGround(ctx: WriteContext, tree: GridTree, { grid, parent, shape }: Change): Promise<void> {
  const isMoved = parent !== undefined && parent.id !== grid.parentId
  if (shape === null || (shape === undefined && !(isMoved && grid.hasShape))) return
  const own = shape ?? (await currentShape(ctx, grid))
  if (own) await checkGround(ctx, tree, { gridId: grid.id, shape: own }, parent?.id ?? null)
}

async function redraw(ctx: WriteContext, tree: GridTree, change: Change): Promise<void> {
  const { grid, parent, from, to } = change
  const codes = await newCodes(ctx, tree, change)
  const affected = tree.under(grid.id).flatMap((id) => (id === grid.id || codes.has(id) ? (tree.get(id) ?? []) : []))
  const at = beginsAfter(
    ctx.now,
    affected.map((one) => one.validFrom),
  )
  const versions = affected.map((one) => {
    const isOwn = one.id === grid.id
    const code = codes.get(one.id)
    return {
      id: ctx.newId(),
      gridId: one.id,
      parentId: isOwn ? (parent?.id ?? null) : one.parentId,
      code: code ?? one.code,
      name: isOwn ? change.name : one.name,
      predecessorId: code === undefined ? null : one.versionId,
      shape: isOwn ? (change.shape ?? null) : null,
      shapeOf: isOwn && change.shape !== undefined ? null : one.versionId,
      validFrom: at,
    }
  })
  await endVersions(
    ctx.sql,
    ctx.tenant,
    affected.map((one) => ({ versionId: one.versionId, at })),
  )
  await insertVersions(ctx.sql, ctx.tenant, versions)
  if (from.id !== to.id) await changeCommunity(ctx, tree.under(grid.id), to)
  treeChanged(ctx)
  const chains = [...new Set([to.chainId, from.chainId])]
  for (const { id, gridId, code, parentId } of versions) {
    for (const chainId of chains) {
      ctx.announce(
        'grid.redrawn',
        { type: 'grid', id: gridId, gridId, chainId },
        { version: id, code, parent: parentId },
      )
    }
  }
}

/** The grids, parents first, whose codes no longer fit where they now hang, with their new codes. */
async function newCodes(ctx: WriteContext, tree: GridTree, { grid, parent, to }: Change): Promise<Map<string, string>> {
  const codes = new Map<string, string>()
  if (!parent || parent.id === grid.parentId) return codes
  const used = new Set(await codesEverUsed(ctx.sql, ctx.tenant, to.code))
  for (const id of tree.under(grid.id)) {
    const one = tree.get(id)
    const above = id === grid.id ? parent : tree.get(one?.parentId ?? '')
    if (!one || !above) continue
    const base = baseCode(tree, one, above, to.code, codes)
    if (fitsCode(one, base, one.code)) continue
    const code = freeCode(one, base, used)
    used.add(code)
    codes.set(id, code)
  }
  return codes
}

/** Puts grids with their buildings and printed codes into another community. */
async function changeCommunity(ctx: WriteContext, gridIds: readonly string[], to: TreeCommunity): Promise<void> {
  await rehomeGrids(ctx.sql, ctx.tenant, gridIds, to.id)
  await settleBuildings(ctx, await buildingsOf(ctx.sql, ctx.tenant, gridIds), to.id)
  await rehomeCodes(ctx.sql, ctx.tenant, gridIds, to.id)
}
