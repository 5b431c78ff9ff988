import type { z } from 'zod'
import type { ServerActor } from './access.ts'
import { parseInput } from './commands.ts'
import { type Context, readContext } from './context.ts'
import type { Db } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { QueryContract } from './pure/contract.ts'

/** A query with its handler. */
export type Query = {
  readonly contract: QueryContract
  run(ctx: Context, input: unknown): Promise<unknown>
}

/** Makes a query of a contract. */
export function query<In extends z.ZodType, Out>(
  contract: QueryContract<string, In, Out>,
  run: (ctx: Context, input: z.output<In>) => Promise<Out>,
): Query {
  return { contract, run: (ctx, input) => run(ctx, input as z.output<In>) }
}

/** The one window for reads: parse → one snapshot → answer. */
export async function runQuery(
  parts: { db: Db; keys: Keys },
  one: Query,
  asked: { tenant: number; input: unknown },
  actorFor: (ctx: Omit<Context, 'actor' | 'newId'>) => Promise<ServerActor>,
  now: Date,
): Promise<unknown> {
  const input = parseInput(one.contract.input, asked.input)
  return parts.db.snapshot(async (sql) => {
    const base = { sql, db: parts.db, keys: parts.keys, tenant: asked.tenant, now }
    return one.run(readContext({ ...base, actor: await actorFor(base) }), input)
  })
}
