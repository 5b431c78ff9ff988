import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { treeOf } from '../../grids/index.ts'
import type { Act } from '../access.ts'
import { type OpenAsk, openAsk, settle } from '../asks.ts'
import { OrderForAsk, SettleAsk } from '../contract/asks.ts'
import { permitOver } from '../permit.ts'
import { orderTask } from '../plan.ts'

/** What is asked of a member who goes there once more. */
const MINUTES = 15
/** A task that is not done two days after it was due counts as missed. */
const AFTER_DUE_MILLIS = 2 * 86_400_000

export const settleAsk: Command = command(SettleAsk, {
  run: async (ctx, { askId, reason }) => {
    const ask = await mayOpen(ctx, 'settleAsk', askId)
    await settle(ctx, [ask], { state: 'nothing', reason })
    return { askId }
  },
  reply: async (_ctx, result) => result,
})

export const orderForAsk: Command = command(OrderForAsk, {
  run: async (ctx, { askId, taskId, words, dueAt }) => {
    const ask = await mayOpen(ctx, 'orderForAsk', askId)
    const due = new Date(dueAt)
    await orderTask(ctx, {
      taskId,
      kind: 'visit',
      gridId: ask.gridId,
      target: { type: 'household', id: ask.householdId },
      householdId: ask.householdId,
      words,
      readyAt: ctx.now,
      dueAt: due,
      expiresAt: new Date(due.getTime() + AFTER_DUE_MILLIS),
      minutes: MINUTES,
      for: { type: 'door_ask', id: ask.id },
    })
    await settle(ctx, [ask], { state: 'task', taskId })
    return { askId, taskId }
  },
  reply: async (_ctx, result) => result,
})

/** One that is open and that the actor may settle this way. @throws NotFound, Forbidden, Refusal ask.settled */
async function mayOpen(ctx: WriteContext, act: Act, askId: string): Promise<OpenAsk> {
  const ask = await openAsk(ctx, askId, visibleTo(ctx.actor))
  permitOver(ctx, await treeOf(ctx), act, ask.gridId)
  return ask
}
