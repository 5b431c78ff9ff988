import type { Module } from '../../platform/module.ts'
import { locateByBuilding, locateByHousehold, treeOf } from '../grids/index.ts'
import { ASKS } from './contract/names.ts'
import { subjectOf } from './permit.ts'
import { lockOpenAsks, moveAsks } from './store/asks.ts'
import { lockOpenAbout, moveTasks } from './store/tasks.ts'

/** Open tasks, and what visits asked for, follow their household or building into the grid that looks after it now: whoever is there has the task, and nobody else sees it. */
export const follows: NonNullable<Module['follows']> = {
  'household.moved': (ctx, event) => bring(ctx, 'household', event.subjectId),
  'building.moved': (ctx, event) => bring(ctx, 'building', event.subjectId),
}

type Bring = Parameters<NonNullable<NonNullable<Module['follows']>['household.moved']>>[0]

/** Reads where it is now instead of what the event said: told twice, or late, it comes to the same. */
async function bring(ctx: Bring, what: 'household' | 'building', id: string): Promise<void> {
  const { gridId } = what === 'household' ? await locateByHousehold(ctx, id) : await locateByBuilding(ctx, id)
  const away = (await lockOpenAbout(ctx.sql, ctx.tenant, what, id)).filter((one) => one.gridId !== gridId)
  const asks = what === 'household' ? await lockOpenAsks(ctx.sql, ctx.tenant, id, ASKS) : []
  const awayAsks = asks.filter((one) => one.gridId !== gridId)
  if (away.length + awayAsks.length === 0) return
  const { id: communityId } = (await treeOf(ctx)).communityOf(gridId)
  await moveTasks(
    ctx.sql,
    ctx.tenant,
    away.map((one) => one.id),
    { gridId, communityId },
  )
  await moveAsks(
    ctx.sql,
    ctx.tenant,
    awayAsks.map((one) => one.id),
    { gridId, communityId },
  )
  for (const one of awayAsks)
    ctx.announce('door_ask.moved', await subjectOf(ctx, 'door_ask', one.id, gridId), { from: one.gridId, to: gridId })
  for (const one of away)
    ctx.announce('task.moved', await subjectOf(ctx, 'task', one.id, gridId), { from: one.gridId, to: gridId })
}
