import { randomBytes } from 'node:crypto'
import type { ServerActor } from './access.ts'
import type { Announcement, EventSubject } from './announce.ts'
import type { Db, Sql } from './db/connect.ts'
import type { EventBody, EventName } from './event-types.ts'
import type { Keys } from './keys.ts'
import { uuidv7 } from './pure/ids.ts'

/** What every handler is given: the place (tenant), the moment, who acts, and the means. */
export type Context = {
  readonly sql: Sql
  /** The database the transaction is on; a key for in-process caches, not a second way to run statements. */
  readonly db: Db
  readonly keys: Keys
  readonly tenant: number
  readonly actor: ServerActor
  readonly now: Date
  /** A new id (UUID v7) of this moment. */
  newId(): string
}

/** A context in which things may change: facts can be announced. */
export type WriteContext = Context & {
  readonly commandId: string
  /** When the actor's device made the command; the server's `now` decides, this one is kept beside it. */
  readonly madeAt: Date
  /** Gathers a fact; it is appended to its chain by the last statement of the transaction. */
  announce<Name extends EventName>(name: Name, subject: EventSubject, data: EventBody<Name>): void
  /** Runs after the commit, in this process: for pokes and in-process caches only. */
  afterCommit(run: () => void): void
}

/** A write context with what it has gathered. */
export type GatheringContext = WriteContext & { readonly announced: Announcement[]; readonly committed: (() => void)[] }

/** Parts that a context is made of. */
export type ContextParts = Omit<Context, 'newId'>

/** A read context. */
export function readContext(parts: ContextParts): Context {
  return { ...parts, newId: () => newId(parts.now) }
}

/** A write context that gathers announcements until they are flushed. */
export function writeContext(parts: ContextParts & { commandId: string; madeAt: Date }): GatheringContext {
  const announced: Announcement[] = []
  const committed: (() => void)[] = []
  return {
    ...parts,
    announced,
    committed,
    newId: () => newId(parts.now),
    announce: (name, subject, data) => {
      announced.push({ id: newId(parts.now), name, subject, data })
    },
    afterCommit: (run) => {
      committed.push(run)
    },
  }
}

function newId(now: Date): string {
  return uuidv7(now, randomBytes(10))
}
