import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { locateByBuilding, locateByHousehold, treeOf } from '../../grids/index.ts'
import type { Target, TargetType } from '../contract/names.ts'
import { CancelTask, ClearMissed, OrderTask } from '../contract/tasks.ts'
import { permitOver, personOf, subjectOf } from '../permit.ts'
import { orderTask } from '../plan.ts'
import { addDays, beginOf, shownState } from '../rules.ts'
import { clearTask, lockTask, makeCancelled } from '../store/tasks.ts'
import { lockTemplate } from '../store/templates.ts'

/** What a target of an item is called on a task. */
export const TYPE_OF = {
  households: 'household',
  persons: 'person',
  buildings: 'building',
  grid: 'grid',
} as const satisfies Record<Target, TargetType>

export const order: Command = command(OrderTask, {
  run: async (ctx, { taskId, templateId, target, words, readyAt, dueAt, expiresAt }) => {
    const tree = await treeOf(ctx)
    const gridId = await gridOf(ctx, target)
    permitOver(ctx, tree, 'order', gridId)
    const template = await lockTemplate(ctx.sql, ctx.tenant, templateId)
    ensure(template.communityId === tree.get(gridId)?.communityId, () => new NotFound('task_template'))
    ensure(shownState(template, localDate(ctx.now)) === 'admitted', () => new Refusal('item.not_admitted'))
    ensure(template.frequency.unit === 'on_demand', () => new Refusal('item.not_by_hand'))
    const isWithin = template.gridIds.some((id) => tree.pathOf(gridId).includes(id))
    ensure(isWithin && TYPE_OF[template.target] === target.type, () => new Refusal('task.target_outside'))
    const expires = new Date(expiresAt)
    const isInTime = template.validUntil !== null && expires <= beginOf(addDays(template.validUntil, 1))
    ensure(isInTime, () => new Refusal('task.window_wrong'))
    await orderTask(
      ctx,
      {
        taskId,
        kind: template.kind,
        gridId,
        target,
        householdId: target.type === 'household' ? target.id : null,
        words,
        readyAt: readyAt === null ? ctx.now : new Date(readyAt),
        dueAt: new Date(dueAt),
        expiresAt: expires,
        minutes: template.minutes,
      },
      template,
    )
    return { taskId }
  },
  reply: async (_ctx, result) => result,
})

export const cancel: Command = command(CancelTask, {
  run: async (ctx, { taskId, reason }) => {
    const task = await lockTask(ctx.sql, ctx.tenant, taskId, visibleTo(ctx.actor))
    permitOver(ctx, await treeOf(ctx), 'cancel', task.gridId)
    ensure(task.state === 'planned' || task.state === 'ready', () => new Refusal('task.not_open'))
    await makeCancelled(ctx.sql, ctx.tenant, [taskId], { at: ctx.now, by: personOf(ctx), reason })
    ctx.announce('task.cancelled', await subjectOf(ctx, 'task', taskId, task.gridId), {
      template: task.templateId,
      for: task.forId,
      by: 'hand',
    })
    return { taskId }
  },
  reply: async (_ctx, result) => result,
})

export const clear: Command = command(ClearMissed, {
  run: async (ctx, { taskId, reason }) => {
    const task = await lockTask(ctx.sql, ctx.tenant, taskId, visibleTo(ctx.actor))
    permitOver(ctx, await treeOf(ctx), 'clear', task.gridId)
    ensure(task.state === 'missed' && task.clearedAt === null, () => new Refusal('task.not_missed'))
    await clearTask(ctx.sql, ctx.tenant, taskId, { at: ctx.now, by: personOf(ctx), reason })
    ctx.announce('task.cleared', await subjectOf(ctx, 'task', taskId, task.gridId), {})
    return { taskId }
  },
  reply: async (_ctx, result) => result,
})

/** The grid of what a task is about. @throws NotFound */
async function gridOf(ctx: Context, target: { type: 'household' | 'building' | 'grid'; id: string }): Promise<string> {
  switch (target.type) {
    case 'household':
      return (await locateByHousehold(ctx, target.id)).gridId
    case 'building':
      return (await locateByBuilding(ctx, target.id)).gridId
    case 'grid':
      return target.id
  }
}
