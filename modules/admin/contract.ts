import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { STATES } from '../cases/contract.ts'
import { Receipt } from '../intake/contract.ts'
import { Phone } from '../people/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const word = z.object({ zh: z.string(), en: z.string() })

/** What somebody may ask to have done with what is kept of her, besides seeing and taking a copy of it, which needs no asking. */
export const DATA_REQUESTS = ['correct', 'erase'] as const
export type DataRequestKind = (typeof DATA_REQUESTS)[number]

/** All that is kept of the signed-in person here (PIPL art. 45), and what she asked to be done with it. */
export const ShowMyData = defineQuery('admin.myData', {
  label: { zh: '我的信息', en: 'What is kept of me' },
  input: z.object({}),
  output: z.object({
    records: z.array(z.object({ what: word, at: moment.nullable(), text: z.string() })),
    requests: z.array(
      z.object({
        caseId: id,
        number: z.string(),
        kind: z.enum(DATA_REQUESTS),
        askedAt: moment,
        doneAt: moment.nullable(),
        state: z.enum(STATES),
        dueAt: moment.nullable(),
      }),
    ),
  }),
})

/** Asks for a correction or for deletion (PIPL art. 46, 47): a case with an owner in the street and a date. */
export const RequestData = defineCommand('admin.requestData', {
  label: { zh: '更正或删除我的信息', en: 'Have my data corrected or deleted' },
  input: z.object({
    kind: z.enum(DATA_REQUESTS),
    /** The printed code under whose community she asks. */
    code: z.string().max(20),
    text: z.string().trim().min(2).max(1000),
  }),
  output: Receipt,
})

/** The request that a case stands for; null when it is none. */
export const GetDataRequest = defineQuery('admin.dataRequest', {
  label: { zh: '个人信息请求', en: 'Request about personal data' },
  input: z.object({ caseId: id }),
  output: z.object({
    request: z
      .object({
        kind: z.enum(DATA_REQUESTS),
        name: z.string(),
        phoneMasked: z.string().nullable(),
        askedAt: moment,
        doneAt: moment.nullable(),
        /** How much is kept of the person, by what it is. */
        kept: z.array(z.object({ what: word, count: z.int() })),
        mayAct: z.boolean(),
      })
      .nullable(),
  }),
})

/** Corrects what is on file of the person who asked: a name, a number, or both. */
export const CorrectData = defineCommand('admin.correctData', {
  label: { zh: '更正个人信息', en: 'Correct personal data' },
  input: z
    .object({
      caseId: id,
      name: z.string().trim().min(1).max(60).nullable().default(null),
      phone: Phone.nullable().default(null),
    })
    .refine(({ name, phone }) => name !== null || phone !== null, { path: ['name'] }),
  output: z.object({ caseId: id }),
})

/** Deletes what is kept of the person who asked. What a case file must keep stays there without name and number. */
export const EraseData = defineCommand('admin.eraseData', {
  label: { zh: '删除个人信息', en: 'Delete personal data' },
  input: z.object({ caseId: id }),
  output: z.object({ caseId: id }),
})

export const adminContract = [ShowMyData, RequestData, GetDataRequest, CorrectData, EraseData] as const
