import { flush } from '../../platform/announce.ts'
import { type WriteContext, writeContext } from '../../platform/context.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'

/** Runs work in one transaction with a context of a tenant, as modules of a higher rank do; what it announces is appended. */
export async function inContext<T>(house: TestHouse, tenant: number, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const { db, keys } = house
  const now = house.clock.now()
  return db.transaction(async (sql) => {
    const commandId = crypto.randomUUID()
    const ctx = writeContext({ sql, db, keys, tenant, now, madeAt: now, actor: SYSTEM, commandId })
    const result = await work(ctx)
    await flush(sql, { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'test' }, ctx.announced, null)
    return result
  })
}
