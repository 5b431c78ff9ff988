import type { z } from 'zod'
import { ensureAudience, type ReachingGrant, type ServerActor } from './access.ts'
import { type Announcement, flush } from './announce.ts'
import { canonicalize } from './canonical.ts'
import { type Context, type GatheringContext, type WriteContext, writeContext } from './context.ts'
import { type Db, type Sql, sqlState } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { CommandContract } from './pure/contract.ts'
import { Invalid, Refusal } from './pure/refusals.ts'

/** A command as data: what travels, waits in an outbox, and is remembered. */
export type Envelope = { commandId: string; tenant: number; input: unknown; madeAt?: Date }

/** A command with its handler. The result is small (ids); the reply is rendered from it under today's sight. */
export type Command = {
  readonly contract: CommandContract
  /** Parses, acts and renders; called by the door only. */
  run(ctx: WriteContext, input: unknown): Promise<object>
  reply(ctx: Context, result: object, input: unknown): Promise<unknown>
}

/**
 * Makes a command of a contract: `run` acts and returns what must be remembered (ids, never texts or secrets);
 * `reply` renders the answer, also when the same command comes again. Without `reply` the result is the answer.
 */
export function command<In extends z.ZodType, Out, Result extends object>(
  contract: CommandContract<string, In, Out>,
  parts: {
    run(ctx: WriteContext, input: z.output<In>): Promise<Result>
    reply(ctx: Context, result: Result, input: z.output<In>): Promise<Out>
  },
): Command {
  return {
    contract,
    run: (ctx, input) => parts.run(ctx, input as z.output<In>),
    reply: (ctx, result, input) => parts.reply(ctx, result as Result, input as z.output<In>),
  }
}

/** What the door needs from the house. */
export type DoorParts = {
  readonly db: Db
  readonly keys: Keys
  /** Told after each commit what was announced. */
  poke(tenant: number, announced: readonly Announcement[]): void
}

/** A transaction may be tried again when the database itself asks for it: deadlock, serialisation, lock not available. */
const RETRY = new Set(['40P01', '40001', '55P03', '08006', '57P01'])
/** Two of what there may be one of: of a key, or of periods that must not overlap. */
const COLLISION = new Set(['23505', '23P01'])
const MAX_TRIES = 4

/**
 * The one door for writes: parse → one transaction (act → append history and remember the commandId → commit). The memory is a unique key, so
 * a command that comes again cannot be done again; only what did not go through is looked up in it, and answered as before.
 * Safe to call again with the same envelope, whatever happened to the first call.
 * @throws Invalid, NotFound, Forbidden, Refusal
 */
export async function runCommand(
  door: DoorParts,
  one: Command,
  envelope: Envelope,
  actorFor: ActorFor,
  now: Date,
): Promise<unknown> {
  const input = parseInput(one.contract.input, envelope.input)
  // Keyed, because an input may hold a password.
  const inputHash = door.keys.derive('input', canonicalize({ name: one.contract.name, input: envelope.input }))
  const call: Call = { one, envelope, input, inputHash, actorFor, now }
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(door, call)
    } catch (error) {
      const state = sqlState(error) ?? ''
      if (RETRY.has(state) && tries < MAX_TRIES) continue
      const before = await answerAgain(door, call)
      if (before) return before.reply
      // Something else met: a number that was drawn twice.
      if (!COLLISION.has(state) || tries >= MAX_TRIES) throw error
    }
  }
}

type ActorFor = (ctx: Omit<Context, 'actor' | 'newId'>) => Promise<ServerActor>
type Call = {
  readonly one: Command
  readonly envelope: Envelope
  readonly input: unknown
  readonly inputHash: Buffer
  readonly actorFor: ActorFor
  readonly now: Date
}

async function attempt(door: DoorParts, { one, envelope, input, inputHash, actorFor, now }: Call): Promise<unknown> {
  let ctx: GatheringContext | undefined
  const reply = await door.db.transaction(async (sql) => {
    ctx = await contextOf(door, sql, { one, envelope, actorFor, now })
    const { actor } = ctx
    const result = await one.run(ctx, input)
    const rendered = await one.reply(ctx, result, input)
    const act = {
      tenant: envelope.tenant,
      commandId: envelope.commandId,
      at: now,
      madeAt: ctx.madeAt,
      actorId: actorId(actor),
      postId: actor.kind === 'person' ? (actor.grants[0]?.postId ?? null) : null,
      via: 'command',
    }
    const announced = ctx.announced.map((one) => ({ ...one, by: actingPost(actor, one.subject.gridId) }))
    await flush(sql, act, announced, { name: one.contract.name, inputHash, actorKey: actorKey(actor), result })
    return rendered
  })
  if (ctx) settleContext(door, ctx)
  return reply
}

/**
 * The answer of a command that was done before, rendered under today's sight; undefined when it was not.
 * @throws Refusal when the id belongs to another command
 */
async function answerAgain(door: DoorParts, call: Call): Promise<{ reply: unknown } | undefined> {
  const { one, envelope, input, inputHash } = call
  return door.db.transaction(async (sql) => {
    const [seen] = await sql.prepared<{ input_hash: Buffer; actor_key: string; result: object }>(
      'command_seen',
      'SELECT input_hash, actor_key, result FROM commands_seen WHERE tenant_id = $1 AND command_id = $2',
      [envelope.tenant, envelope.commandId],
    )
    if (!seen) return undefined
    const ctx = await contextOf(door, sql, call)
    if (!seen.input_hash.equals(inputHash) || seen.actor_key !== actorKey(ctx.actor))
      throw new Refusal('command.id_reused')
    return { reply: await one.reply(ctx, seen.result, input) }
  })
}

/** @throws SignedOut for somebody whom the command is not for */
async function contextOf(
  door: DoorParts,
  sql: Sql,
  { one, envelope, actorFor, now }: Pick<Call, 'one' | 'envelope' | 'actorFor' | 'now'>,
): Promise<GatheringContext> {
  const base = { sql, db: door.db, keys: door.keys, tenant: envelope.tenant, now }
  const actor = await actorFor(base)
  ensureAudience(one.contract.audience, actor)
  return writeContext({ ...base, actor, commandId: envelope.commandId, madeAt: envelope.madeAt ?? now })
}

/** Runs what waits for the commit and tells the house what was announced. */
export function settleContext(door: Pick<DoorParts, 'poke'>, ctx: GatheringContext): void {
  for (const run of ctx.committed) run()
  if (ctx.announced.length > 0) door.poke(ctx.tenant, ctx.announced)
}

/** Parses an input, or says per field what is wrong. NUL and lone surrogates, which PostgreSQL cannot store, are refused here for every contract. */
export function parseInput<In extends z.ZodType>(shape: In, input: unknown): z.output<In> {
  const unstorable = findUnstorable(input, '')
  if (unstorable !== undefined) throw new Invalid([{ path: unstorable, message: 'unstorable_text' }])
  const parsed = shape.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Invalid(
    parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.code })),
  )
}

const MAX_DEPTH = 32

function findUnstorable(value: unknown, path: string, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return path
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined
  if (value === null || typeof value !== 'object') return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') return path
    const found = findUnstorable(inner, path === '' ? key : `${path}.${key}`, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** The id that an event names as its actor: the person, or nobody. */
export function actorId(actor: ServerActor): string | null {
  return actor.kind === 'person' ? actor.personId : null
}

/** The post by which somebody acts on what stands in a grid: the nearest of his that reaches it, his own before one he stands in for. */
function actingPost(actor: ServerActor, gridId: string | null): Announcement['by'] {
  if (actor.kind !== 'person' || gridId === null) return undefined
  const size = ({ reach }: ReachingGrant) => reach?.length ?? Number.POSITIVE_INFINITY
  const [nearest] = actor.grants
    .filter(({ reach }) => reach === undefined || reach.includes(gridId))
    .toSorted((a, b) => size(a) - size(b) || Number(a.as === 'deputy') - Number(b.as === 'deputy'))
  return nearest && { postId: nearest.postId, as: nearest.as }
}

/** Who may repeat a command and be answered as before. */
function actorKey(actor: ServerActor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`
    case 'bearer':
      return `bearer:${actor.bearerHash.slice(0, 16)}`
    case 'partner':
      return `partner:${actor.transferId}`
    case 'system':
      return `system:${actor.name}`
    case 'visitor':
      return 'visitor'
  }
}
