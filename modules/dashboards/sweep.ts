import type { Sweep } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { checkFigures } from './check-figures.ts'
import { countConservation, saveChecks, saveFigureChecks, UNCHECKED } from './store.ts'

/** Once a day, soon after midnight, closes the account of every community and channel, holds a sample of the figures against the chain, and keeps both. */
export const conservationSweep: Sweep = {
  name: 'dashboards.conservation',
  everySeconds: 600,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(UNCHECKED, [localDate(now)])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    await saveChecks(ctx.sql, ctx.tenant, localDate(ctx.now), ctx.now, await countConservation(ctx.sql, ctx.tenant))
    await saveFigureChecks(ctx.sql, ctx.tenant, localDate(ctx.now), ctx.now, await checkFigures(ctx))
    return 0
  },
}
