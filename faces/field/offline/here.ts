import type { Me } from '../../kit/session.ts'
import { createStore } from '../../kit/store.ts'
import type { Item } from './outbox-item.ts'
import type { Room } from './room.ts'
import type { Owner } from './vault.ts'

/** A photo or voice that goes after its act, as the draft has it. */
export type ActFile = { readonly key: string; readonly kind: 'photo' | 'sound'; readonly file: File }

/** What this app can do without a network, while it is unlocked. The parts behind it are fetched when they are needed. */
export type Phone = {
  readonly owner: Owner
  /** Who was signed in when it last heard. */
  me(): Me | null
  keepMe(me: Me): Promise<void>
  /** What a query would answer from the rows on this phone; undefined when they do not tell. */
  answer(name: string, input: unknown): unknown
  /** Lays an act in the outbox and sends it if that goes at once. @throws ApiError: refused, or kept to be sent later */
  perform(
    act: { commandId: string; name: string; input: Readonly<Record<string, unknown>> },
    files?: readonly ActFile[],
  ): Promise<unknown>
  /** Sends what waits and fetches what changed. */
  round(): void
  retry(id: string): Promise<void>
  discard(id: string): Promise<void>
  giveUp(id: string): Promise<void>
  /** What waits, as a file to keep elsewhere. */
  exportWaiting(): Promise<Blob>
  /** Everything of this phone goes. */
  wipe(): Promise<void>
}

/** Where the sending and fetching stand. */
export type Line = 'unknown' | 'busy' | 'good' | 'unreachable' | 'signed_out' | 'too_old' | 'too_many'

/** The unlocked phone; null while nothing is carried, or it is locked. */
export const phone = createStore<Phone | null>(null)
/** Raised whenever rows change. */
export const rowsRound = createStore(0)
/** What waits, in order. */
export const waiting = createStore<readonly Item[]>([])
export const line = createStore<Line>('unknown')
/** How much room the rows and acts take; null until it was measured. */
export const room = createStore<Room | null>(null)
/** When the rows were last brought up to date; null: never. */
export const heardAt = createStore<string | null>(null)

/** Under which name this phone remembers that rows lie on it. */
export const CARRIES = 'field.carries'
