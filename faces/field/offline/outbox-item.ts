import type { Problem } from '../../kit/problem.ts'
import { begunBy } from './waits.ts'

/** A photo goes out with at most so many bytes: a stairwell has little network. */
export const PHOTO_BYTES = 300_000

/** A photo or a voice of an act: its bytes lie sealed on this phone until the server has them. */
export type OutFile = {
  readonly key: string
  readonly kind: 'photo' | 'sound'
  readonly name: string
  readonly type: string
  readonly modified: number
  /** In hex: what arrives is compared with it. */
  readonly sha256: string
  /** Under which id the server has it; null: not yet. */
  readonly fileId: string | null
}

/**
 * An act that waits on this phone, as data: it outlives the app, and its id makes it happen once however often it is sent. First the act, then
 * its files; or, when nobody lets it in any more, the way to the lead.
 */
export type Item = {
  readonly id: string
  /** Its place in the order in which things were done. */
  readonly at: number
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  readonly madeAt: string
  /** What it is about (a case): what was done to the same thing goes in order; '' stands alone. */
  readonly subject: string
  readonly files: readonly OutFile[]
  readonly stage: 'act' | 'files' | 'rescue'
  /** stopped: refused, a person must look. rescued: handed to the lead; it stays in the list until it was read. */
  readonly state: 'waiting' | 'stopped' | 'rescued'
  readonly tries: number
  readonly lastTriedAt: string | null
  /** What the last try said. */
  readonly reason: Problem | null
  /** The case that a report became. */
  readonly caseId: string | null
  /** The acts that follow it have ids of their own, made with it. */
  readonly filesCommandId: string
  readonly rescueCommandId: string
}

/** What to do with an act after a try that did not succeed. */
export type Verdict =
  | { readonly is: 'again' }
  | { readonly is: 'pause'; readonly why: 'signed_out' | 'too_old' | 'too_many' }
  | { readonly is: 'rescue' }
  | { readonly is: 'stop' }

/** So often a server that fails is asked again; then the act stops, and others go on. */
const MOST_FAILURES = 5

/**
 * The rule for every refusal. The network and a failing server are tried again; who is signed out or too old waits; what is out of sight
 * or not one's own any more goes to the lead; everything else a person must look at. Nothing is dropped, nothing is tried for ever.
 */
export function verdictOn(problem: Problem, tries: number): Verdict {
  switch (problem.kind) {
    case 'unreachable':
    case 'kept':
      return { is: 'again' }
    case 'failed':
      return tries < MOST_FAILURES ? { is: 'again' } : { is: 'stop' }
    case 'signed_out':
      return { is: 'pause', why: 'signed_out' }
    case 'too_many':
      return { is: 'pause', why: 'too_many' }
    case 'not_found':
    case 'forbidden':
      return { is: 'rescue' }
    case 'refused':
      return problem.code === 'app.too_old' ? { is: 'pause', why: 'too_old' } : { is: 'stop' }
    case 'invalid':
      return { is: 'stop' }
  }
}

/** The pause before the next try in milliseconds: longer each time, never more than five minutes. */
export function pauseAfter(rounds: number): number {
  return Math.min(300_000, 2_000 * 2 ** Math.min(rounds, 10))
}

/** Its act has arrived, and its files wait for a line over which they may go. */
export function waitsForLine({ stage, state, files }: Item): boolean {
  return stage === 'files' && state === 'waiting' && files.some(({ fileId }) => fileId === null)
}

/**
 * What may be sent now: in order, but behind nothing that stopped about the same subject. `doFilesGo`: not over this line, when its holder wants
 * that; what was done later goes all the same.
 */
export function nextToSend(items: readonly Item[], doFilesGo = true): Item | undefined {
  const blocked = new Set<string>()
  for (const item of items) {
    if (!doFilesGo && waitsForLine(item)) continue
    const begun = begunBy(item.name, item.input)
    if (item.state === 'waiting' && !blocked.has(item.subject) && !blocked.has(placeOf(item.input))) return item
    if (item.state === 'rescued') continue
    for (const id of [item.subject, begun]) if (id !== '') blocked.add(id)
  }
  return undefined
}

/** The subject of an act: the case that it names. */
export function subjectOf(input: Readonly<Record<string, unknown>>): string {
  return typeof input.caseId === 'string' ? input.caseId : ''
}

/** The flat at which an act is done; '' for none. What is done at a flat that was added here goes after it. */
export function placeOf(input: Readonly<Record<string, unknown>>): string {
  const { householdId, place } = input
  if (typeof householdId === 'string') return householdId
  const inside = typeof place === 'object' && place !== null && 'householdId' in place ? place.householdId : undefined
  return typeof inside === 'string' ? inside : ''
}

/** Longer than this nothing waits unnoticed, in milliseconds. */
const NOTICED_AFTER = 600_000

/** Whether an act has waited so long that somebody should look at it. */
export function isStuck({ madeAt }: Pick<Item, 'madeAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(madeAt) > NOTICED_AFTER
}
