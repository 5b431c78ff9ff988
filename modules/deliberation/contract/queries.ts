import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { OUTCOMES, STATES } from '../../cases/contract.ts'
import {
  BALLOTS,
  HIDDEN_REASONS,
  MANDATE_STATES,
  OUTCOME_REASONS,
  PAPER_STATES,
  QUORUMS,
  STANCES,
  THRESHOLD_BASES,
  THRESHOLDS,
  TOPIC_KINDS,
  TOPIC_OUTCOMES,
  TOPIC_STATES,
  VOTE_WAYS,
} from './names.ts'
import { Scope } from './topics.ts'

const id = z.uuid()
const moment = z.iso.datetime()

/** A topic as it stands in a list. */
export const TopicLine = z.object({
  id,
  kind: z.enum(TOPIC_KINDS),
  state: z.enum(TOPIC_STATES),
  /** Open, but its time to vote is over: papers are still entered. */
  isCounting: z.boolean(),
  title: z.string(),
  question: z.string(),
  scopeName: z.string(),
  opensAt: moment,
  closesAt: moment,
  countAt: moment,
  rollSize: z.int().nullable(),
  /** Households that have voted so far. */
  castCount: z.int(),
  opinions: z.int(),
  outcome: z.enum(TOPIC_OUTCOMES).nullable(),
  outcomeReason: z.enum(OUTCOME_REASONS).nullable(),
  caseNumber: z.string().nullable(),
})
export type TopicLine = z.infer<typeof TopicLine>

export const Opinion = z.object({
  id,
  /** The family name only; null once whoever wrote it had her data deleted. */ by: z.string().nullable(),
  isMine: z.boolean(),
  /** Null when it is hidden from who asks. */ text: z.string().nullable(),
  givenAt: moment,
  hiddenReason: z.enum(HIDDEN_REASONS).nullable(),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
})
export type Opinion = z.infer<typeof Opinion>

/** The topics of a place: of its grid, those above and those below. What stands on a notice board, so for everybody. */
export const ListTopicsHere = defineQuery('deliberation.here', {
  label: { zh: '这里的议题', en: 'Topics here' },
  audience: 'anyone',
  input: z.object({ code: z.string().max(20) }),
  output: z.object({ placeName: z.string(), communityName: z.string(), topics: z.array(TopicLine) }),
})

/** A topic in full, and what the signed-in person can do in it. */
export const GetTopic = defineQuery('deliberation.topic', {
  label: { zh: '议题', en: 'A topic' },
  audience: 'anyone',
  input: z.object({ topicId: id }),
  output: TopicLine.extend({
    gridId: id,
    background: z.string(),
    ballot: z.enum(BALLOTS),
    options: z.array(
      z.object({
        position: z.int(),
        text: z.string(),
        stance: z.enum(STANCES),
        tally: z.int().nullable(),
        isWinner: z.boolean(),
      }),
    ),
    maxChoices: z.int(),
    quorum: z.enum(QUORUMS),
    threshold: z.enum(THRESHOLDS),
    thresholdOf: z.enum(THRESHOLD_BASES),
    withdrawnReason: z.string().nullable(),
    /** How many votes came which way; only once it is counted. */
    ways: z.array(z.object({ way: z.enum(VOTE_WAYS), count: z.int() })),
    opinionList: z.array(Opinion),
    resolution: z.string().nullable(),
    /** What came of the resolution. */
    work: z
      .object({
        number: z.string(),
        state: z.enum(STATES),
        ownerRole: z.string().nullable(),
        openedAt: moment,
        dueAt: moment.nullable(),
        account: z.string().nullable(),
        accountOutcome: z.enum(OUTCOMES).nullable(),
        accountedAt: moment.nullable(),
      })
      .nullable(),
    me: z
      .object({
        mayGiveOpinion: z.boolean(),
        /** The households for which the person votes. */
        households: z.array(
          z.object({
            householdId: id,
            placeName: z.string(),
            as: z.enum(['resident', 'proxy']),
            vote: z
              .object({
                voteId: id,
                way: z.enum(VOTE_WAYS),
                at: moment,
                isMine: z.boolean(),
                /** Of one's own vote, before the box is emptied. */ code: z.string().nullable(),
              })
              .nullable(),
          }),
        ),
      })
      .nullable(),
  }),
})

/** Everything that is needed to count again, without a door: any person, any tool. */
export const ListBallots = defineQuery('deliberation.ballots', {
  label: { zh: '公开的票', en: 'The public ballots' },
  audience: 'anyone',
  input: z.object({ topicId: id }),
  output: z.object({
    title: z.string(),
    options: z.array(z.object({ position: z.int(), text: z.string(), tally: z.int() })),
    ballots: z.array(
      z.object({
        code: z.string(),
        choices: z.array(z.int()),
        /** Of an open vote, for those who live on its roll and its staff. */ door: z.string().nullable(),
      }),
    ),
    /** The ballots as a text file, one line each: its SHA-256 stands in the chain of events. */
    text: z.string(),
    hash: z.string(),
    rollSize: z.int(),
    rollHash: z.string(),
    /** The event in which the count was announced. */
    event: z.object({ seq: z.int(), hash: z.string(), at: moment }).nullable(),
  }),
})

/** Topics as staff look after them. */
export const ListTopics = defineQuery('deliberation.topics', {
  label: { zh: '议题管理', en: 'Topics' },
  input: z.object({ state: z.enum(TOPIC_STATES).nullable().default(null) }),
  output: z.object({
    topics: z.array(
      TopicLine.extend({
        papersWaiting: z.int(),
        mandatesWaiting: z.int(),
        mayAdopt: z.boolean(),
        mayModerate: z.boolean(),
        mayEnter: z.boolean(),
      }),
    ),
    mayOpen: z.boolean(),
  }),
})

/** Compounds in which a topic may be opened. */
export const ListScopes = defineQuery('deliberation.scopes', {
  label: { zh: '议题范围', en: 'Scopes for a topic' },
  input: z.object({}),
  output: z.object({
    grids: z.array(z.object({ id, name: z.string(), communityName: z.string(), depth: z.int() })),
    compounds: z.array(
      z.object({
        id,
        name: z.string(),
        communityName: z.string(),
        buildings: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  }),
})

/** How many households a scope has today, and how many of them have a confirmed resident who can vote by phone. */
export const PreviewRoll = defineQuery('deliberation.previewRoll', {
  label: { zh: '户数预览', en: 'Preview of the roll' },
  method: 'POST',
  input: z.object({ scope: Scope }),
  output: z.object({ scopeName: z.string(), households: z.int(), withResidents: z.int() }),
})

/** The roll of a topic by building, as far as it is in sight: who has voted, never how. */
export const ListRoll = defineQuery('deliberation.roll', {
  label: { zh: '户册', en: 'The roll' },
  input: z.object({ topicId: id, buildingId: id.nullable().default(null) }),
  output: z.object({
    buildings: z.array(z.object({ id, name: z.string(), households: z.int(), voted: z.int() })),
    households: z.array(
      z.object({
        householdId: id,
        placeName: z.string(),
        vote: z.object({ way: z.enum(VOTE_WAYS), at: moment }).nullable(),
        paper: z
          .object({
            id,
            state: z.enum(PAPER_STATES),
            receivedAt: moment,
            turns: z.int(),
            /** One of the entries is the asker's: somebody else goes on. */ isMine: z.boolean(),
          })
          .nullable(),
        mandate: z
          .object({
            id,
            state: z.enum(MANDATE_STATES),
            signedBy: z.string(),
            proxyName: z.string(),
            isMine: z.boolean(),
          })
          .nullable(),
      }),
    ),
  }),
})
