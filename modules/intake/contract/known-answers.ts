import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const words = (min: number, max: number) => z.string().trim().min(min).max(max)

const texts = {
  question: words(2, 100),
  answer: words(2, 2000),
  /** Where it is written: the rule, the office, the date. */
  source: words(0, 120),
  /** The last day on which it is told (China, `YYYY-MM-DD`); null: until somebody changes it. */
  validUntil: z.iso.date().nullable(),
}

/** An answer that a community or a street has ready (码上问). It belongs to a grid and serves all who live under it. */
const KnownAnswer = z.object({ answerId: id, gridId: id, ...texts })
export type KnownAnswer = z.infer<typeof KnownAnswer>

/** Makes one under an id of the caller's, or writes over the one with that id. */
export const SaveKnownAnswer = defineCommand('intake.saveKnownAnswer', {
  label: { zh: '保存问答', en: 'Save an answer' },
  input: KnownAnswer,
  output: z.object({ answerId: id }),
})

export const RemoveKnownAnswer = defineCommand('intake.removeKnownAnswer', {
  label: { zh: '删除问答', en: 'Remove an answer' },
  input: z.object({ answerId: id }),
  output: z.object({ answerId: id }),
})

/** Whether an answer helped who looked it up: counted, without who said so. */
export const RateKnownAnswer = defineCommand('intake.rateKnownAnswer', {
  label: { zh: '这条有没有帮上忙', en: 'Say whether an answer helped' },
  audience: 'anyone',
  input: z.object({ answerId: id, hasHelped: z.boolean() }),
  output: z.object({ answerId: id }),
})

/** Answers that fit a question, best first; without words those that helped most. At most eight. */
export const LookUp = defineQuery('intake.lookUp', {
  label: { zh: '查问答', en: 'Look up an answer' },
  audience: 'anyone',
  method: 'POST',
  input: z.object({ code: z.string().max(20), words: z.string().trim().max(200) }),
  output: z.object({
    answers: z.array(
      z.object({
        answerId: id,
        question: z.string(),
        answer: z.string(),
        source: z.string(),
        savedAt: moment,
        /** Who keeps it: the name of the community or the street. */
        keptBy: z.string(),
      }),
    ),
  }),
})

/** All that serves in a grid – its own and those of the grids above –, as staff keep them. */
export const ListKnownAnswers = defineQuery('intake.knownAnswers', {
  label: { zh: '问答', en: 'Answers' },
  input: z.object({ gridId: id }),
  output: z.object({
    answers: z.array(
      KnownAnswer.extend({
        savedAt: moment,
        keptBy: z.string(),
        mayChange: z.boolean(),
        helped: z.number(),
        notHelped: z.number(),
        /** Its last day is over: kept, and told to nobody. */
        isOver: z.boolean(),
      }),
    ),
  }),
})

/** Questions that came as cases and were answered there, newest first: what an answer for everybody can be made of. */
export const ListAnsweredQuestions = defineQuery('intake.answeredQuestions', {
  label: { zh: '最近答复的咨询', en: 'Questions answered lately' },
  input: z.object({ gridId: id }),
  output: z.object({
    questions: z.array(
      z.object({ caseId: id, number: z.string(), question: z.string(), answer: z.string(), answeredAt: moment }),
    ),
  }),
})
