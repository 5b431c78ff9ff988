import type { Queries } from '../../../modules/api.ts'
import { COUNTING_WORD, OUTCOME_WORDS, STATE_WORDS } from '../../../modules/deliberation/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'

/** A topic as it stands in the list, and in full. */
export type Line = OutputOf<Queries['deliberation.topics']>['topics'][number]
export type Topic = OutputOf<Queries['deliberation.topic']>

/** Where a topic stands, in one word. */
export function stateWord(one: Pick<Line, 'state' | 'outcome' | 'isCounting'>): Word {
  if (one.outcome !== null) return OUTCOME_WORDS[one.outcome]
  return one.isCounting ? COUNTING_WORD : STATE_WORDS[one.state]
}
