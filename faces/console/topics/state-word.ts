import { COUNTING_WORD, OUTCOME_WORDS, STATE_WORDS } from '../../../modules/deliberation/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import type { Line } from './topics-page.tsx'

/** Where a topic stands, in one word. */
export function stateWord(one: Pick<Line, 'state' | 'outcome' | 'isCounting'>): Word {
  if (one.outcome !== null) return OUTCOME_WORDS[one.outcome]
  return one.isCounting ? COUNTING_WORD : STATE_WORDS[one.state]
}
