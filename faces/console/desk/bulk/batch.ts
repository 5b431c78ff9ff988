import type { CaseLine, State } from '../../../../modules/cases/contract.ts'
import type { Facts, Word } from '../../../../platform/pure/words.ts'
import { type Act, BULK_VERBS, type BulkVerb, contraryOf } from './acts.ts'

/** How long what was done is offered to be undone, in milliseconds. Later somebody has begun to work on it. */
export const UNDO_MILLIS = 15 * 60_000

/** What came of one case. `unsent`: nobody knows; the same command id is sent again. */
export type Result =
  | { readonly kind: 'done'; readonly state: State; readonly version: number }
  /** It was so before: nothing was done, and nothing is to be undone. */
  | { readonly kind: 'already'; readonly state: State }
  | { readonly kind: 'refused' | 'changed' | 'unsent'; readonly word: Word; readonly facts: Facts }

/** One case of a batch with its own command. */
export type Item = {
  readonly caseId: string
  readonly number: string
  readonly summary: string
  readonly commandId: string
  readonly act: Act
  /** Which version of the case the person saw; null for acts that only add. */
  readonly sawVersion: number | null
  readonly undo: Act | null
  readonly result: Result | null
}

/** Many single acts that a person asked for at once. */
export type Batch = {
  readonly verb: BulkVerb
  readonly isUndo: boolean
  /** When the last answer came, in milliseconds; null while some are left. */
  readonly endedAt: number | null
  readonly items: readonly Item[]
}

/** What a batch is made for: a line of the list as the person saw it. */
export type Target = Pick<
  CaseLine,
  | 'id'
  | 'number'
  | 'summary'
  | 'version'
  | 'state'
  | 'categoryCode'
  | 'nature'
  | 'tier'
  | 'priority'
  | 'ownerPostId'
  | 'offeredPostId'
>

/** A batch of one verb, ready to run. `reason` is written down where undoing asks for one. */
export function batchOf<T extends Target>(
  verb: BulkVerb,
  targets: readonly T[],
  actFor: (target: T) => Act,
  how: { newId: () => string; reason: string },
): Batch {
  return {
    verb,
    isUndo: false,
    endedAt: null,
    items: targets.map((target) => ({
      caseId: target.id,
      number: target.number,
      summary: target.summary,
      commandId: how.newId(),
      act: actFor(target),
      sawVersion: verb === 'note' ? null : target.version,
      undo: contraryOf(verb, target, how.reason),
      result: null,
    })),
  }
}

/** The batch after one answer. */
export function answered(batch: Batch, caseId: string, result: Result, now: number): Batch {
  const items = batch.items.map((item) => (item.caseId === caseId ? { ...item, result } : item))
  return { ...batch, items, endedAt: items.every(isSettled) ? now : null }
}

/** Cases that still wait to be sent. */
export function left(batch: Batch): readonly Item[] {
  return batch.items.filter((item) => !isSettled(item))
}

/** The batch without what was not sent: the person has stopped it. What has got no answer stays to be cleared up. */
export function cutOff(batch: Batch, now: number): Batch {
  return { ...batch, endedAt: now, items: batch.items.filter((item) => item.result !== null) }
}

/** Those that were not done and may be tried again. */
export function failed(batch: Batch): readonly Item[] {
  return batch.items.filter(({ result }) => result?.kind === 'refused' || result?.kind === 'changed')
}

/**
 * The batch with its failures to be sent once more. A case that had changed is given as it stands now, which the person asks for
 * by trying again; what would undo it follows from that.
 */
export function retried(batch: Batch, newest: ReadonlyMap<string, Target>, reason: string): Batch {
  const items = batch.items.map((item) => {
    if (item.result?.kind !== 'refused' && item.result?.kind !== 'changed') return item
    const target = newest.get(item.caseId)
    if (!target) return { ...item, result: null }
    return {
      ...item,
      result: null,
      sawVersion: item.sawVersion === null ? null : target.version,
      undo: batch.isUndo ? null : contraryOf(batch.verb, target, reason),
    }
  })
  return { ...batch, items, endedAt: null }
}

/** What can be undone: done here a short while ago, and a verb leads back. */
export function undoable(batch: Batch, now: number): readonly Item[] {
  if (batch.isUndo || batch.endedAt === null || now - batch.endedAt > UNDO_MILLIS) return []
  return batch.items.filter(({ undo, result }) => undo !== null && result?.kind === 'done')
}

/** The batch that undoes another. Each act is about the version that the first one left: who has worked on it since is not run over. */
export function undoing(batch: Batch, now: number, newId: () => string): Batch {
  const items = undoable(batch, now).flatMap((item) =>
    item.undo && item.result?.kind === 'done'
      ? [{ ...item, commandId: newId(), act: item.undo, sawVersion: item.result.version, undo: null, result: null }]
      : [],
  )
  return { verb: batch.verb, isUndo: true, endedAt: null, items }
}

/** How many came out how. */
export function tally(batch: Batch): Record<Result['kind'] | 'left', number> {
  const sum = { done: 0, already: 0, refused: 0, changed: 0, unsent: 0, left: 0 }
  for (const { result } of batch.items) sum[result?.kind ?? 'left'] += 1
  return sum
}

/** How many have an answer. */
export function answeredIn(batch: Batch): number {
  return batch.items.filter(isSettled).length
}

/** A batch from the shelf; undefined for anything else, also of an older make. */
export function batchFrom(raw: unknown): Batch | undefined {
  return isBatch(raw) ? raw : undefined
}

function isBatch(raw: unknown): raw is Batch {
  if (typeof raw !== 'object' || raw === null) return false
  const items: unknown = Reflect.get(raw, 'items')
  const verbs: readonly unknown[] = BULK_VERBS
  return (
    verbs.includes(Reflect.get(raw, 'verb')) &&
    Array.isArray(items) &&
    items.every((item) => typeof item === 'object' && item !== null && 'commandId' in item && 'act' in item)
  )
}

function isSettled({ result }: Item): boolean {
  return result !== null && result.kind !== 'unsent'
}
