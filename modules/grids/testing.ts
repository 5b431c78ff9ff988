import { randomUUID } from 'node:crypto'
import type { ServerActor } from '../../platform/access.ts'
import { flush } from '../../platform/announce.ts'
import { type Context, readContext, type WriteContext, writeContext } from '../../platform/context.ts'
import type { TestHouse } from '../../tests/support/house.ts'
import { SYSTEM } from '../../tests/support/house.ts'

/** A rectangle of ground for tests: squares of 0.001 degree counted from a corner near 104.2 E, 30.62 N; about 96 m by 111 m each. */
export function ground(column: number, row: number, columns: number, rows: number): [number, number][][][] {
  const at = (x: number, y: number): [number, number] => [
    Math.round((104.2 + x * 0.001) * 1e7) / 1e7,
    Math.round((30.62 + y * 0.001) * 1e7) / 1e7,
  ]
  const [east, north] = [column + columns, row + rows]
  return [[[at(column, row), at(east, row), at(east, north), at(column, north), at(column, row)]]]
}

/** The code of the refusal that an act ends in, or the name of another error, or 'done'. */
export async function endOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name === 'Refusal') return String(error.code)
    return error instanceof Error ? error.name : 'unknown'
  }
}

/** Does something in one snapshot, as queries do. */
export function look<T>(
  house: TestHouse,
  tenant: number,
  work: (ctx: Context) => Promise<T>,
  actor: ServerActor = SYSTEM,
): Promise<T> {
  const { db, keys, clock } = house
  return db.snapshot((sql) => work(readContext({ sql, db, keys, tenant, actor, now: clock.now() })))
}

/** Does something in one transaction and keeps what it announced, as sweeps do. */
export async function act<T>(house: TestHouse, tenant: number, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  const { db, keys, clock } = house
  const [now, commandId] = [clock.now(), randomUUID()]
  let done: (() => void)[] = []
  const value = await db.transaction(async (sql) => {
    const ctx = writeContext({ sql, db, keys, tenant, actor: SYSTEM, now, commandId, madeAt: now })
    const result = await work(ctx)
    const one = { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: 'sweep' }
    await flush(sql, one, ctx.announced, null)
    done = ctx.committed
    return result
  })
  for (const run of done) run()
  return value
}

/** The events of a subject or name, oldest first: name and body. */
export async function eventsOf(
  house: TestHouse,
  tenant: number,
  which: { subjectId?: string; name?: string },
): Promise<{ name: string; chainId: number; data: unknown }[]> {
  const result = await house.db.pool.query<{ name: string; chain_id: number; body: string }>(
    `SELECT name, chain_id, body FROM events WHERE tenant_id = $1 AND ($2::uuid IS NULL OR subject_id = $2) AND ($3::text IS NULL OR name = $3)
     ORDER BY at, chain_id, seq`,
    [tenant, which.subjectId ?? null, which.name ?? null],
  )
  return result.rows.map((row) => ({ name: row.name, chainId: row.chain_id, data: JSON.parse(row.body).data }))
}
