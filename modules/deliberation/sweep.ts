import type { Sweep } from '../../platform/module.ts'
import { closeNow } from './counting.ts'
import { openNow } from './opening.ts'
import { DUE, takeDue } from './store/topics.ts'

/** Few topics a time: one with thousands of households is opened or counted in one transaction. */
const BATCH = 5

/** Opens topics whose time has come and counts those that are over. A killed sweep has changed nothing. */
export const turnSweep: Sweep = {
  name: 'deliberation.turn',
  everySeconds: 15,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const due = await takeDue(ctx.sql, ctx.tenant, ctx.now, BATCH)
    for (const topic of due) {
      if (topic.state === 'announced') await openNow(ctx, topic)
      else await closeNow(ctx, topic)
    }
    return due.length
  },
}
