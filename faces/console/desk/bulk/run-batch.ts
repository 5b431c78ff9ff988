import { ApiError } from '../../../kit/problem.ts'
import type { Item, Result } from './batch.ts'

/** What running needs; tests hand in their own. */
export type RunTools = {
  /** Sends one act under its own id and answers how the case stands. */
  readonly send: (item: Item) => Promise<{ state: Extract<Result, { kind: 'done' }>['state']; version: number }>
  readonly wait: (millis: number) => Promise<void>
  /** Whether the person has stopped it. */
  readonly isStopped: () => boolean
  readonly onResult: (caseId: string, result: Result) => void
}

/** How many are under way at once: enough to hide the way to the server, few enough to leave it free for others. */
const AT_ONCE = 4

/**
 * Sends acts a few at a time, each by itself: one that is refused holds up nobody. Where the house asks for patience it waits;
 * where it cannot be reached, or nobody is signed in any more, it ends, and what was not sent can go on later.
 */
export async function runBatch(items: readonly Item[], tools: RunTools): Promise<void> {
  const queue = [...items]
  let isCut = false
  const next = () => (isCut || tools.isStopped() ? undefined : queue.shift())
  const work = async () => {
    for (let item = next(); item; item = next()) {
      const result = await once(item, tools)
      tools.onResult(item.caseId, result)
      if (result.kind === 'unsent') isCut = true
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work))
}

async function once(item: Item, tools: RunTools): Promise<Result> {
  for (;;) {
    try {
      const { state, version } = await tools.send(item)
      return version === item.sawVersion ? { kind: 'already', state } : { kind: 'done', state, version }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const { problem, word, facts } = error
      if (problem.kind === 'too_many' && !tools.isStopped()) {
        await tools.wait(problem.retryAfterSeconds * 1000)
        continue
      }
      return { kind: kindOf(problem), word, facts }
    }
  }
}

function kindOf(problem: ApiError['problem']): 'refused' | 'changed' | 'unsent' {
  if (['unreachable', 'signed_out', 'too_many'].includes(problem.kind)) return 'unsent'
  return problem.kind === 'refused' && problem.code === 'case.changed_meanwhile' ? 'changed' : 'refused'
}
