import type { Sweep } from '../../platform/module.ts'
import { subjectOf } from './permit.ts'
import { DUE, deleteRequests, deleteWords, takeDue } from './store.ts'

const BATCH = 50

/** Deletes conversations whose time is over, wholly: afterwards nothing says that they were. */
export const supportSweep: Sweep = {
  name: 'support.erase',
  everySeconds: 3600,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const due = await takeDue(ctx.sql, ctx.tenant, ctx.now, BATCH)
    await deleteWords(ctx.sql, ctx.tenant, due)
    await deleteRequests(ctx.sql, ctx.tenant, due)
    for (const id of due) ctx.announce('support.erased', await subjectOf(ctx, 'support', id, true), {})
    return due.length
  },
}
