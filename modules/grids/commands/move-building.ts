import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { MoveBuilding, MoveHousehold } from '../contract.ts'
import { gridInSight, permit } from '../permit.ts'
import { beginsAfter, checkTakesBuilding, checkTakesHousehold } from '../rules.ts'
import { type Belonging, beginBelonging, endBelonging } from '../store/belonging.ts'
import { lockBuilding, lockHouseholds, type Membership } from '../store/places.ts'
import { moveCodes } from '../store/rehome.ts'
import { holdTree } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'
import { settleBuildings } from './settle-buildings.ts'

/** Puts a building into another grid from now on, with its households unless they are to stay in theirs. */
export const moveBuilding = command(MoveBuilding, {
  run: async (ctx, { buildingId, toGridId, withHouseholds }) => {
    const tree = await holdTree(ctx)
    const building = await lockBuilding(ctx.sql, ctx.tenant, buildingId, visibleTo(ctx.actor))
    const to = gridInSight(ctx, tree, toGridId)
    permit(ctx, 'moveBuilding', tree.pathOf(building.gridId))
    permit(ctx, 'moveBuilding', tree.pathOf(to.id))
    checkTakesBuilding(to)
    const leavesCommunity = to.communityId !== building.communityId
    ensure(withHouseholds || !leavesCommunity, () => new Refusal('building.households_stay_behind'))
    const households = withHouseholds ? building.households.filter((one) => one.gridId !== to.id) : []
    if (households.length > 0) checkTakesHousehold(to)
    const moved = building.gridId === to.id ? [] : [building]
    const at = beginsAfter(
      ctx.now,
      [...moved, ...households].map((one) => one.since),
    )
    await changeGrid(ctx, 'building', moved, to.id, at)
    await changeGrid(ctx, 'household', households, to.id, at)
    if (leavesCommunity) await settleBuildings(ctx, [buildingId], to.communityId)
    const ids = { buildingIds: [buildingId], householdIds: households.map((one) => one.id) }
    await moveCodes(ctx.sql, ctx.tenant, ids, to.id, to.communityId)
    announceMoves(ctx, tree, 'building', moved, to.id)
    announceMoves(ctx, tree, 'household', households, to.id)
    return { id: buildingId }
  },
  reply: async (_, result) => result,
})

/** Puts one household into another grid of its community from now on. */
export const moveHousehold = command(MoveHousehold, {
  run: async (ctx, { householdId, toGridId }) => {
    const tree = await holdTree(ctx)
    const [household] = await lockHouseholds(ctx.sql, ctx.tenant, [householdId], visibleTo(ctx.actor))
    if (!household) throw new NotFound('household')
    const to = gridInSight(ctx, tree, toGridId)
    permit(ctx, 'moveHousehold', tree.pathOf(household.gridId))
    permit(ctx, 'moveHousehold', tree.pathOf(to.id))
    checkTakesHousehold(to)
    ensure(tree.communityOf(household.gridId).id === to.communityId, () => new Refusal('household.other_community'))
    if (household.gridId !== to.id) await moveHouseholds(ctx, tree, [household], to.id)
    return { id: householdId }
  },
  reply: async (_, result) => result,
})

/** Puts locked households into a grid of their community, with the printed codes of their doors, and announces it. */
export async function moveHouseholds(
  ctx: WriteContext,
  tree: GridTree,
  households: readonly Membership[],
  toGridId: string,
): Promise<void> {
  const at = beginsAfter(
    ctx.now,
    households.map((one) => one.since),
  )
  await changeGrid(ctx, 'household', households, toGridId, at)
  const ids = { buildingIds: [], householdIds: households.map((one) => one.id) }
  await moveCodes(ctx.sql, ctx.tenant, ids, toGridId, tree.communityOf(toGridId).id)
  announceMoves(ctx, tree, 'household', households, toGridId)
}

async function changeGrid(
  ctx: WriteContext,
  what: Belonging,
  members: readonly Membership[],
  gridId: string,
  at: Date,
): Promise<void> {
  await endBelonging(
    ctx.sql,
    ctx.tenant,
    what,
    members.map((one) => one.id),
    at,
  )
  await beginBelonging(
    ctx.sql,
    ctx.tenant,
    what,
    members.map(({ id }) => ({ id, gridId })),
    at,
  )
}

/** Tells the chain of the community that takes them in, and that of the one that gave them away when it is another. */
function announceMoves(
  ctx: WriteContext,
  tree: GridTree,
  what: Belonging,
  members: readonly Membership[],
  to: string,
): void {
  for (const { id, gridId: from } of members) {
    for (const chainId of new Set([tree.communityOf(to).chainId, tree.communityOf(from).chainId])) {
      const subject = { type: what, id, gridId: to, chainId }
      if (what === 'building') ctx.announce('building.moved', subject, { from, to })
      else ctx.announce('household.moved', subject, { from, to })
    }
  }
}
