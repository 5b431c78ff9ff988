import {
  GetTopic,
  ListBallots,
  ListRoll,
  ListScopes,
  ListTopics,
  ListTopicsHere,
  PreviewRoll,
} from './contract/queries.ts'
import {
  AdoptResolution,
  AnswerOpinion,
  CountAgain,
  GiveOpinion,
  HideOpinion,
  OpenTopic,
  WithdrawTopic,
} from './contract/topics.ts'
import { CastVote, ConfirmMandate, DropPaper, EnterMandate, EnterPaper, RevokeMandate } from './contract/votes.ts'

export * from './contract/names.ts'
export * from './contract/queries.ts'
export * from './contract/topics.ts'
export * from './contract/votes.ts'

export const deliberationContract = [
  OpenTopic,
  WithdrawTopic,
  GiveOpinion,
  HideOpinion,
  AnswerOpinion,
  CastVote,
  EnterPaper,
  DropPaper,
  EnterMandate,
  ConfirmMandate,
  RevokeMandate,
  AdoptResolution,
  CountAgain,
  ListTopicsHere,
  GetTopic,
  ListBallots,
  ListTopics,
  ListScopes,
  PreviewRoll,
  ListRoll,
] as const
