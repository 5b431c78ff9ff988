import type { Sweep } from '../../platform/module.ts'
import { resolvePosts } from '../people/index.ts'
import { subjectOf } from './permit.ts'
import { askRole } from './rules.ts'
import { DUE_ASKS, liftAsks, takeDueAsks } from './store/asks.ts'

const BATCH = 200
/** How long after going up it is told again. */
const AGAIN_MILLIS = 24 * 3_600_000

/** What nobody has settled in time goes up to the head of the community, who is told again every day until somebody has. */
export const askSweep: Sweep = {
  name: 'tasks.asks',
  everySeconds: 60,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE_ASKS, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const due = await takeDueAsks(ctx.sql, ctx.tenant, ctx.now, BATCH)
    if (due.length === 0) return 0
    const posts = await resolvePosts(
      ctx,
      due.map((one) => one.gridId),
      askRole(1),
    )
    const lifted = due.map((one) => ({ ...one, postId: posts.get(one.gridId)?.id ?? null }))
    await liftAsks(ctx.sql, ctx.tenant, lifted, new Date(ctx.now.getTime() + AGAIN_MILLIS))
    for (const one of lifted)
      ctx.announce('door_ask.late', await subjectOf(ctx, 'door_ask', one.id, one.gridId), {
        to: one.postId,
        lifts: one.lifts + 1,
      })
    return due.length
  },
}
