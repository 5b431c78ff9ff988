import type { z } from 'zod'
import { ensureAudience, type ServerActor } from './access.ts'
import { logAccess } from './access-log.ts'
import { parseInput } from './commands.ts'
import { type Context, readContext } from './context.ts'
import type { Db, Sql } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { QueryContract } from './pure/contract.ts'

/** An answer that is its own JSON already, where its parts had to be written anyway: to write it once more would be most of its cost. */
export class Written<Out> {
  declare readonly answer: Out
  readonly json: string
  /** @param json what `JSON.stringify` of the answer would be */
  constructor(json: string) {
    this.json = json
  }
}

/** A query with its handler. */
export type Query = {
  readonly contract: QueryContract
  run(ctx: Context, input: unknown): Promise<unknown>
}

/** Makes a query of a contract. */
export function query<In extends z.ZodType, Out>(
  contract: QueryContract<string, In, Out>,
  run: (ctx: Context, input: z.output<In>) => Promise<Out | Written<Out>>,
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
  const answer = async (sql: Sql) => {
    const base = { sql, db: parts.db, keys: parts.keys, tenant: asked.tenant, now }
    const ctx = readContext({ ...base, actor: await actorFor(base) })
    ensureAudience(one.contract.audience, ctx.actor)
    const output = await one.run(ctx, input)
    if (one.contract.sensitive) await logSensitive(ctx, one.contract.name, input)
    return output
  }
  // A sensitive read commits its log entry before anything is shown; if that fails, nothing is shown.
  return one.contract.sensitive ? parts.db.transaction(answer) : parts.db.snapshot(answer)
}

/** The subject of a sensitive query is the id its input names first; its reason is required by every such contract. */
async function logSensitive(ctx: Context, name: string, input: unknown): Promise<void> {
  const { reason, ...ids } = input as Record<string, string>
  const [[type, id]] = Object.entries(ids)
  const accountId = ctx.actor.kind === 'person' ? ctx.actor.accountId : NOBODY
  await logAccess(ctx, accountId, name, { type: type.replace(/Id$/, ''), id }, reason)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
