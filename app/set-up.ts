import { randomUUID } from 'node:crypto'
import { seedCalendar } from '../modules/calendars/index.ts'
import { seedRouting } from '../modules/routing/index.ts'
import { flush, openChain } from '../platform/announce.ts'
import { writeContext } from '../platform/context.ts'
import { districtOf, districtTenant } from '../platform/pure/ids.ts'
import type { Running } from './running.ts'

/** Gives every district that has communities its working calendar, categories and routing rules, if it has none yet. */
export async function setUpDistrictDefaults(running: Running): Promise<void> {
  const { house } = running
  const rows = await house.db.pool.query<{ tenant_id: number }>('SELECT DISTINCT tenant_id FROM communities')
  for (const district of new Set(rows.rows.map((row) => districtOf(row.tenant_id))))
    await setUpDistrict(running, district * 1000, house.clock.now())
}

/** The defaults of one district, published in its own pseudo-tenant as facts of its own chain. */
export async function setUpDistrict(running: Running, tenant: number, now: Date): Promise<void> {
  const { house } = running
  const commandId = randomUUID()
  await house.db.transaction(async (sql) => {
    await openChain(sql, districtTenant(tenant), districtTenant(tenant))
    const ctx = writeContext({
      sql,
      db: house.db,
      keys: house.keys,
      tenant: districtTenant(tenant),
      actor: { kind: 'system', name: 'set-up' },
      now,
      commandId,
      madeAt: now,
    })
    await seedCalendar(ctx)
    await seedRouting(ctx)
    await flush(
      sql,
      { tenant: ctx.tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'set-up' },
      ctx.announced,
      null,
    )
    for (const done of ctx.committed) done()
  })
}
