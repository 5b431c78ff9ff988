import type { Module } from '../../platform/module.ts'
import { confirmMandate, enterMandate, revokeMandate } from './commands/mandates.ts'
import { answerOpinion, giveOpinion, hideOpinion } from './commands/opinions.ts'
import { dropPaper, enterPaper } from './commands/papers.ts'
import { adoptResolution, countAgain } from './commands/resolution.ts'
import { openTopic, withdrawTopic } from './commands/topics.ts'
import { castVote } from './commands/votes.ts'
import { previewRoll, roll, scopes, topics } from './desk-queries.ts'
import { follows } from './follow.ts'
import { personal } from './personal.ts'
import { proof } from './proof.ts'
import { ballots, here, topic } from './queries.ts'
import { turnSweep } from './sweep.ts'
import { WORDS } from './words.ts'

export { recountTopic } from './recount.ts'
export { type TopicNews, takersPartIn, topicNewsOf, writerOfOpinion } from './store/news.ts'

/** What residents decide together: topics, opinions, votes by household, and what came of them. */
export const deliberationModule: Module = {
  name: 'deliberation',
  commands: [
    openTopic,
    withdrawTopic,
    giveOpinion,
    hideOpinion,
    answerOpinion,
    castVote,
    enterPaper,
    dropPaper,
    enterMandate,
    confirmMandate,
    revokeMandate,
    adoptResolution,
    countAgain,
  ],
  queries: [here, topic, ballots, topics, scopes, previewRoll, roll],
  words: WORDS,
  follows,
  sweeps: [turnSweep],
  personal,
  proof,
}
