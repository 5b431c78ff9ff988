import type { Sweep } from '../../platform/module.ts'
import { getPost } from '../people/index.ts'
import { subjectOf } from './permit.ts'
import { DUE, takeStuck } from './store.ts'

const BATCH = 50

/** Three days without both names: the lead is told, once. */
export const handoverSweep: Sweep = {
  name: 'handovers.stuck',
  everySeconds: 600,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const stuck = await takeStuck(ctx.sql, ctx.tenant, ctx.now, BATCH)
    for (const { id, postId } of stuck) {
      const { gridId } = await getPost(ctx, postId)
      ctx.announce('handover.stuck', await subjectOf(ctx, id, gridId), { post: postId })
    }
    return stuck.length
  },
}
