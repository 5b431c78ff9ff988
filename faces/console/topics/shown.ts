import type { Queries } from '../../../modules/api.ts'
import {
  BASE_WORDS,
  COUNTING_WORD,
  OUTCOME_WORDS,
  QUORUM_WORDS,
  STATE_WORDS,
  THRESHOLD_WORDS,
} from '../../../modules/deliberation/words.ts'
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

/** What a vote must reach; whose majority it is does not matter where the most votes win. */
export function rulesOf(topic: Pick<Topic, 'quorum' | 'threshold' | 'thresholdOf'>): Word[] {
  const base = topic.threshold === 'most' ? [] : [BASE_WORDS[topic.thresholdOf]]
  return [QUORUM_WORDS[topic.quorum], THRESHOLD_WORDS[topic.threshold], ...base]
}
