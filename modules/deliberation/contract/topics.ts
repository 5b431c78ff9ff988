import { z } from 'zod'
import { defineCommand } from '../../../platform/pure/contract.ts'
import {
  BALLOTS,
  HIDE_REASONS,
  OPTIONS_MOST,
  PAPER_HOURS_MOST,
  QUORUMS,
  STANCES,
  THRESHOLD_BASES,
  THRESHOLDS,
  TOPIC_KINDS,
} from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const words = (most: number) => z.string().trim().min(2).max(most)

/** Whom a topic concerns: the households of a grid and all under it, of a compound, or of some buildings. */
export const Scope = z.discriminatedUnion('by', [
  z.object({ by: z.literal('grid'), gridId: id }),
  z.object({ by: z.literal('compound'), compoundId: id }),
  z.object({ by: z.literal('buildings'), buildingIds: z.array(id).min(1).max(100) }),
])
export type Scope = z.infer<typeof Scope>

export const OpenTopic = defineCommand('deliberation.openTopic', {
  label: { zh: '发起议题', en: 'Open a topic' },
  input: z.object({
    scope: Scope,
    kind: z.enum(TOPIC_KINDS),
    title: words(60),
    question: words(500),
    background: z.string().trim().max(5000).default(''),
    options: z
      .array(z.object({ text: z.string().trim().min(1).max(120), stance: z.enum(STANCES).default('for') }))
      .max(OPTIONS_MOST)
      .default([]),
    /** How many options one household may choose. */
    maxChoices: z.int().min(1).max(OPTIONS_MOST).default(1),
    ballot: z.enum(BALLOTS).default('secret'),
    quorum: z.enum(QUORUMS).default('over_half'),
    threshold: z.enum(THRESHOLDS).default('over_half'),
    thresholdOf: z.enum(THRESHOLD_BASES).default('cast'),
    /** Null: at once. */
    opensAt: moment.nullable().default(null),
    closesAt: moment,
    paperHours: z.int().min(0).max(PAPER_HOURS_MOST).default(0),
  }),
  output: z.object({ topicId: id }),
})

/** Takes a topic back before it is counted, with the reason that everybody reads. */
export const WithdrawTopic = defineCommand('deliberation.withdrawTopic', {
  label: { zh: '撤回议题', en: 'Withdraw a topic' },
  input: z.object({ topicId: id, reason: words(300) }),
  output: z.object({ topicId: id }),
})

export const GiveOpinion = defineCommand('deliberation.giveOpinion', {
  label: { zh: '发表意见', en: 'Give an opinion' },
  input: z.object({ topicId: id, text: words(1000) }),
  output: z.object({ opinionId: id }),
})

/** Out of sight with a reason; the words are kept, and who wrote them still reads them. Null shows it again. */
export const HideOpinion = defineCommand('deliberation.hideOpinion', {
  label: { zh: '隐藏意见', en: 'Hide an opinion' },
  input: z.object({ opinionId: id, reason: z.enum(HIDE_REASONS).nullable() }),
  output: z.object({ opinionId: id }),
})

export const AnswerOpinion = defineCommand('deliberation.answerOpinion', {
  label: { zh: '答复意见', en: 'Answer an opinion' },
  input: z.object({ opinionId: id, answer: words(1000) }),
  output: z.object({ opinionId: id }),
})

/** What was adopted becomes work: a case with the words of the resolution. */
export const AdoptResolution = defineCommand('deliberation.adoptResolution', {
  label: { zh: '决议立件', en: 'Turn a resolution into a case' },
  input: z.object({
    topicId: id,
    text: words(2000),
    categoryCode: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .default(null),
  }),
  output: z.object({ caseId: id, number: z.string() }),
})

/** Counts a held vote again, after what did not fit was put right from a backup. */
export const CountAgain = defineCommand('deliberation.countAgain', {
  label: { zh: '重新计票', en: 'Count again' },
  input: z.object({ topicId: id }),
  output: z.object({ topicId: id }),
})
