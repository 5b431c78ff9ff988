import { visibleTo } from '../../platform/access.ts'
import { command } from '../../platform/commands.ts'
import { askRetry } from '../../platform/parked.ts'
import { may } from '../../platform/pure/access.ts'
import { Forbidden, Refusal } from '../../platform/pure/refusals.ts'
import { retryLetter } from '../../platform/receipts.ts'
import { treeOf } from '../grids/index.ts'
import { ACCESS } from './access.ts'
import { RetryStuck } from './contract.ts'
import { parkedGrid } from './store.ts'

/**
 * Tries a stuck thing again. A parked fact is taken up by the followers' runner within seconds; one that fails again is parked again.
 * A message belongs to no grid: whoever has the right over a community of the subdistrict may send it again.
 */
export const retryStuck = command(RetryStuck, {
  run: async (ctx, input) => {
    const tree = await treeOf(ctx)
    const id = input.what === 'parked' ? input.subjectId : input.id
    const gridId = input.what === 'parked' ? await parkedGrid(ctx.sql, ctx.tenant, id, visibleTo(ctx.actor)) : null
    const grids = gridId === null ? tree.communities().flatMap((one) => tree.mainOf(one.id)?.id ?? []) : [gridId]
    const over = grids.find((one) => may(ctx.actor, ACCESS.retryStuck, { gridPath: tree.pathOf(one), relations: [] }))
    if (over === undefined) throw new Forbidden(RetryStuck.name)
    const retried =
      input.what === 'parked'
        ? await askRetry(ctx.sql, ctx.tenant, input.follower, id, ctx.now)
        : Number(await retryLetter(ctx.sql, ctx.tenant, id, ctx.now))
    if (retried === 0) throw new Refusal('stuck.not_there')
    const { chainId } = tree.communityOf(over)
    ctx.announce('stuck.retried', { type: input.what, id, gridId, chainId }, { count: retried })
    return { retried }
  },
  reply: async (_ctx, result) => result,
})
