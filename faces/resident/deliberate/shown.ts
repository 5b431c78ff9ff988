import type { Queries } from '../../../modules/api.ts'
import { COUNTING_WORD, OUTCOME_WORDS, STATE_WORDS } from '../../../modules/deliberation/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'

export type Topic = OutputOf<Queries['deliberation.topic']>

/** Where a topic stands, in one word: its outcome once it has one. */
export function stateOf(topic: Pick<Topic, 'state' | 'isCounting' | 'outcome' | 'kind'>): Word {
  if (topic.outcome !== null) return OUTCOME_WORDS[topic.outcome]
  return topic.isCounting ? COUNTING_WORD : STATE_WORDS[topic.state]
}

/** A share of some households in whole percent; 0 of none. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole)
}
