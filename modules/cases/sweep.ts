import type { Sweep } from '../../platform/module.ts'
import { actOn } from './commands/act.ts'
import { tellIfClosed } from './commands/finish.ts'
import { takeExpired } from './store/steps.ts'

/** At most this many cases in one transaction, so that a kill loses little work and locks stay short. */
const BATCH = 50

/**
 * Ends questions that were not answered and ratings that were not given. Timers are state on the case: the sweep takes what is
 * due, passes over what another sweep holds, and a killed sweep has changed nothing.
 */
export const expirySweep: Sweep = {
  name: 'cases.expire',
  everySeconds: 20,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(
      `SELECT DISTINCT tenant_id FROM case_clocks WHERE kind IN ('ask', 'rating') AND stopped_at IS NULL AND paused_at IS NULL AND due_at <= $1`,
      [now],
    )
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const expired = await takeExpired(ctx.sql, ctx.tenant, ctx.now, BATCH)
    for (const { id, kind } of expired) {
      if (kind === 'ask') {
        await actOn(ctx, 'expireAsk', { caseId: id }, async ({ event }) => ({
          facts: {},
          after: () => ctx.announce('case.ask_expired', event, {}),
        }))
      } else {
        await actOn(ctx, 'expireRating', { caseId: id }, async ({ event, loaded }) => ({
          facts: {},
          after: (decision) =>
            tellIfClosed(ctx, event, decision, loaded.row.outcome ?? 'explained', loaded.row.rating !== null),
        }))
      }
    }
    return expired.length
  },
}
