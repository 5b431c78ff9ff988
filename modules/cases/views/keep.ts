import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { ListViews, RemoveView, SaveView } from '../contract.ts'
import { clearStart, deleteView, lockView, viewsOf, writeView } from './store.ts'

const MOST_VIEWS = 20

/*
 * How somebody arranges his own screen is no fact of the community: it is announced to nobody, and no chain carries it.
 */

export const saveView: Command = command(SaveView, {
  run: async (ctx, input) => {
    const accountId = ownAccount(ctx, 'saveView')
    const owner = await lockView(ctx.sql, ctx.tenant, input.viewId)
    if (owner !== undefined && owner !== accountId) throw new NotFound('view')
    if (owner === undefined && (await viewsOf(ctx.sql, ctx.tenant, accountId)).length >= MOST_VIEWS)
      throw new Refusal('view.too_many', { most: MOST_VIEWS })
    if (input.isStart) await clearStart(ctx.sql, ctx.tenant, accountId)
    await writeView(ctx.sql, ctx.tenant, { ...input, accountId, savedAt: ctx.now })
    return { viewId: input.viewId }
  },
  reply: async (_ctx, { viewId }) => ({ viewId }),
})

export const removeView: Command = command(RemoveView, {
  run: async (ctx, { viewId }) => {
    const accountId = ownAccount(ctx, 'removeView')
    if ((await lockView(ctx.sql, ctx.tenant, viewId)) !== accountId) throw new NotFound('view')
    await deleteView(ctx.sql, ctx.tenant, viewId)
    return { viewId }
  },
  reply: async (_ctx, { viewId }) => ({ viewId }),
})

export const views = query(ListViews, async (ctx) => ({
  views: ctx.actor.kind === 'person' ? await viewsOf(ctx.sql, ctx.tenant, ctx.actor.accountId) : [],
}))

/** The account of somebody who works here. @throws Forbidden for who holds no post, and for the system */
function ownAccount(ctx: Context, act: 'saveView' | 'removeView'): string {
  if (ctx.actor.kind !== 'person' || ctx.actor.grants.length === 0) throw new Forbidden(act, '有岗位的人')
  return ctx.actor.accountId
}
