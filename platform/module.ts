import type { z } from 'zod'
import type { Command } from './commands.ts'
import type { Context, WriteContext } from './context.ts'
import type { Db } from './db/connect.ts'
import type { EventName } from './event-types.ts'
import type { Keys } from './keys.ts'
import type { Word, Words } from './pure/words.ts'
import type { Query } from './queries.ts'

/** An event as a follower reads it: `data` has the shape of the catalogue. */
export type FollowedEvent = {
  readonly id: string
  readonly name: EventName
  readonly tenant: number
  readonly chainId: number
  readonly seq: number
  readonly at: Date
  readonly subjectId: string
  readonly gridId: string | null
  /** The person who did it; null for the system and for those without an account. */
  readonly actorId: string | null
  readonly data: Record<string, unknown>
}

/** A reaction to a fact: acts only in its own module or below, idempotent by the event's id. */
export type Follower = (ctx: WriteContext, event: FollowedEvent) => Promise<void>

/** A sweep: acts on a few rows whose time has come in one tenant; answers how many it took. Run again until it answers 0. */
export type Sweep = {
  readonly name: string
  readonly everySeconds: number
  /** Runs once more when the house is closed: what it keeps in memory would be lost. */
  readonly alsoAtStop?: true
  dueTenants(db: Db, now: Date): Promise<number[]>
  run(ctx: WriteContext): Promise<number>
}

/** An act on a session (signing in or out): outside any tenant's chain, so not a command. */
export type SessionAct = {
  readonly name: string
  readonly label: Word
  readonly input: z.ZodType
  readonly output: z.ZodType
  run(ctx: SessionContext, input: unknown): Promise<unknown>
}

/** What a session act is given. */
export type SessionContext = {
  readonly db: Db
  readonly keys: Keys
  readonly now: Date
  readonly isSample: boolean
  /** The signed-in account, if any. */
  readonly accountId: string | null
  /** Starts a new session for the account; an old one of this browser ends (rotation at login). */
  signIn(accountId: string): Promise<void>
  signOut(): Promise<void>
  /** Ends all other sessions of the signed-in account (a changed password). */
  endOtherSessions(): Promise<void>
  /** Hands a text message to the deliveries. */
  sendText(tenant: number, phone: string, text: string, dedupeKey: string): Promise<void>
}

/** One thing that is kept of a person, as that person reads it: what it is, since when, and the thing itself. */
export type PersonalRecord = { readonly what: Word; readonly at: Date | null; readonly text: string }

/** A person's rights over what a module keeps of her (PIPL art. 45 and 47). */
export type PersonalData = {
  copy(ctx: Context, personId: string): Promise<PersonalRecord[]>
  /** Deletes it, or takes the person out of what must stay. Nothing happens twice. */
  erase(ctx: WriteContext, personId: string): Promise<void>
}

/** What a module's own rows say against the chain: a sentence of the defect goes to whoever verifies. */
export type RowDefect = {
  readonly tenant: number
  readonly table: string
  readonly id: string
  readonly what: 'seal' | 'gone' | 'added' | 'count'
}

/** One thing that is open in a post and goes with it when it is handed over: what sort, which row, and how the list names it. */
export type HandedOver = {
  readonly kind: 'case' | 'assist' | 'task' | 'ask' | 'care'
  /** Null: the line stands for several rows. */
  readonly subjectId: string | null
  readonly text: string
}

/** Compares a module's rows with what the chain keeps of them (commitments, hashes), in one tenant. `rows` counts what was looked at. */
export type RowProof = (
  ctx: Pick<Context, 'sql' | 'keys' | 'tenant'>,
) => Promise<{ rows: number; defects: RowDefect[] }>

/** A row as a phone carries it: an id, and until when it is of use there at most (left out: as long as it is in sight). */
export type OfflineRow = { readonly id: string; readonly until?: string }

/** Such a row that is its own JSON already, where the database had to write most of it anyway. */
export class WrittenRow<Row extends OfflineRow> implements OfflineRow {
  declare readonly row: Row
  readonly id: string
  readonly json: string
  /** @param json what `JSON.stringify` of the row would be */
  constructor(id: string, json: string) {
    this.id = id
    this.json = json
  }
}

/**
 * Rows of one kind that a phone carries, as its holder may see them (`carriedBy` in platform/access.ts). A row says the same whenever it
 * is read, until a fact about one of `subjects` is announced, or time turns it (`turned`).
 */
export type OfflineKind = {
  readonly kind: string
  /**
   * Facts about which subjects may change rows of this kind: by the type of the subject, the rows that may have changed. `own`: the row
   * has the subject's id. Ids out of sight may be among them.
   */
  readonly subjects: Readonly<
    Record<string, 'own' | ((ctx: Context, subjectIds: readonly string[]) => Promise<readonly string[]>)>
  >
  /** Rows that time alone has changed since a moment, of which no fact tells: somebody's absence began. Ids out of sight may be among them. */
  turned?(ctx: Context, since: Date): Promise<readonly string[]>
  /** A page of all rows, in the order of their ids, after one. */
  all(ctx: Context, after: string | null, limit: number): Promise<readonly OfflineRow[]>
  /** Those of these rows that are there now. A constant number of statements. */
  of(ctx: Context, ids: readonly string[]): Promise<readonly OfflineRow[]>
}

/** What every module offers to app/modules.ts, so that nobody must reach into anybody. */
export type Module = {
  readonly name: string
  readonly commands: readonly Command[]
  readonly queries: readonly Query[]
  readonly words: Words
  readonly follows?: Partial<Record<EventName, Follower>>
  readonly sweeps?: readonly Sweep[]
  readonly personal?: PersonalData
  /** Its rows for a phone without a network. */
  readonly offline?: readonly OfflineKind[]
  /** What is open in a post, for the list with which it is handed over. The caller has asked who may. */
  readonly handover?: (ctx: Context, postId: string) => Promise<HandedOver[]>
  /** What `weige verify` asks beside the chains. */
  readonly proof?: RowProof
  readonly sessionActs?: readonly SessionAct[]
  /** Whether the actor may see a file owned by a row of this module (by the row's type). */
  readonly fileSight?: Readonly<Record<string, (ctx: Context, ownerId: string, fileId: string) => Promise<boolean>>>
}
