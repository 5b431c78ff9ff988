import { randomBytes } from 'node:crypto'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { keepCodes } from '../commands/issue-codes.ts'
import { gridInSight, permit } from '../permit.ts'
import { sayPlace } from '../rules.ts'
import { holdTree, treeOf } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'
import { BULK_KINDS, CountMissingCodes, IssueMissingCodes, MOST_ISSUED } from './contract.ts'
import { type BulkKind, countMissing, findMissing, lockMissing, type MissingPlace } from './missing-store.ts'

/** How many places of each kind have no valid code, before anything is given out. */
export const missingCodes = query(CountMissingCodes, async (ctx, { communityId, gridId }) => {
  const tree = await treeOf(ctx)
  checkGround(ctx, tree, communityId, gridId)
  const missing: { kind: BulkKind; count: number }[] = []
  for (const kind of BULK_KINDS)
    missing.push({
      kind,
      count: await countMissing(ctx.sql, ctx.tenant, kind, gridsFor(tree, communityId, gridId, kind)),
    })
  return { missing }
})

/** Gives every place of a kind that lacks a valid code one, so many in an act. Run again it goes on; run when none is missing it does nothing. */
export const issueMissingCodes: Command = command(IssueMissingCodes, {
  run: async (ctx, { communityId, gridId, kind }) => {
    const tree = await holdTree(ctx)
    const community = checkGround(ctx, tree, communityId, gridId)
    permit(ctx, 'issueCodes', tree.pathOf(gridId))
    await lockMissing(ctx.sql, ctx.tenant, communityId)
    const gridIds = gridsFor(tree, communityId, gridId, kind)
    const places = await findMissing(ctx.sql, ctx.tenant, kind, gridIds, MOST_ISSUED)
    await keepCodes(
      ctx,
      community,
      places.map(({ gridId: at, buildingId, entranceId, householdId, ...parts }) => ({
        kind,
        gridId: at,
        buildingId,
        entranceId,
        householdId,
        placeName: nameOf(tree, at, parts),
        replaces: null,
      })),
      randomBytes,
    )
    const all = places.length < MOST_ISSUED ? 0 : await countMissing(ctx.sql, ctx.tenant, kind, gridIds)
    return { issued: places.length, left: all }
  },
  reply: async (_ctx, result) => result,
})

/** Longest name a place is printed with. */
const LONGEST = 80

function nameOf(tree: GridTree, gridId: string, parts: Omit<MissingPlace, 'gridId' | `${string}Id`>): string {
  const { compound, building, entrance, room } = parts
  const said = building === null ? (tree.get(gridId)?.name ?? '') : sayPlace({ compound, building, entrance, room })
  return said.slice(0, LONGEST)
}

/** The grids of a community below one of them: for boards the micro grids, for dedicated codes the dedicated ones. */
function gridsFor(tree: GridTree, communityId: string, gridId: string, kind: BulkKind): readonly string[] {
  return tree.under(gridId).filter((one) => {
    const grid = tree.get(one)
    if (grid?.communityId !== communityId) return false
    if (kind === 'grid_board') return grid.level === 'micro'
    return kind === 'dedicated' ? grid.kind === 'dedicated' && grid.level === 'ordinary' : true
  })
}

function checkGround(ctx: Context, tree: GridTree, communityId: string, gridId: string) {
  const grid = gridInSight(ctx, tree, gridId)
  ensure(grid.communityId === communityId, () => new Refusal('place_code.other_community'))
  return tree.communityOf(gridId)
}
