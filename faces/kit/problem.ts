import type { Fault, RefusalBody } from '../../platform/pure/refusals.ts'
import type { Facts, Word, Words } from '../../platform/pure/words.ts'
import { PROBLEM } from './words.ts'

/** Why a call did not succeed: what the server said, that it could not be reached, or that this phone keeps the act until it can be. */
export type Problem = RefusalBody | { kind: 'unreachable' } | { kind: 'kept' }

/** What `run` and `ask` throw: the problem, and the sentence that explains it in both languages. */
export class ApiError extends Error {
  readonly problem: Problem
  readonly word: Word
  readonly facts: Facts
  constructor(problem: Problem, sentence: { word: Word; facts: Facts }) {
    super(problem.kind === 'refused' ? problem.code : problem.kind)
    this.name = 'ApiError'
    this.problem = problem
    this.word = sentence.word
    this.facts = sentence.facts
  }
}

/** Whether the command may still arrive: keep its id and send it again. Any other problem is final. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.problem.kind === 'unreachable'
}

/** Whether the act waits in this phone's outbox: it is as good as done here, and will be sent. */
export function isKept(error: unknown): boolean {
  return error instanceof ApiError && error.problem.kind === 'kept'
}

/** The faults of fields (dotted paths into the input), for forms that show each beside its field. */
export function faultsOf(error: unknown): readonly Fault[] {
  return error instanceof ApiError && error.problem.kind === 'invalid' ? error.problem.faults : []
}

/** The sentence for a problem. `refusals` holds the modules' words by refusal code; a missing one falls back. */
export function sentenceFor(problem: Problem, refusals: Words): { word: Word; facts: Facts } {
  switch (problem.kind) {
    case 'unreachable':
      return { word: PROBLEM.unreachable, facts: {} }
    case 'kept':
      return { word: PROBLEM.kept, facts: {} }
    case 'invalid':
      return { word: PROBLEM.invalid, facts: { fields: problem.faults.map((fault) => fault.path).join(', ') } }
    case 'not_found':
      return { word: PROBLEM.notFound, facts: {} }
    case 'forbidden':
      return problem.who
        ? { word: PROBLEM.forbiddenWho, facts: { who: problem.who } }
        : { word: PROBLEM.forbidden, facts: {} }
    case 'signed_out':
      return { word: PROBLEM.signedOut, facts: {} }
    case 'too_many':
      return { word: PROBLEM.tooMany, facts: { seconds: problem.retryAfterSeconds } }
    case 'failed':
      return problem.commandId
        ? { word: PROBLEM.failedWith, facts: { commandId: problem.commandId } }
        : { word: PROBLEM.failed, facts: {} }
    case 'refused':
      return refusals[problem.code]
        ? { word: refusals[problem.code], facts: problem.facts }
        : { word: PROBLEM.refused, facts: { code: problem.code } }
  }
}
