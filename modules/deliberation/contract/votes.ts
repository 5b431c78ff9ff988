import { z } from 'zod'
import { defineCommand } from '../../../platform/pure/contract.ts'
import { Phone } from '../../people/contract.ts'
import { OPTIONS_MOST, PAPER_STATES, VOTE_WAYS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const name = z.string().trim().min(1).max(60)
const choices = z.array(z.int().min(1).max(OPTIONS_MOST)).min(1).max(OPTIONS_MOST)

/** The vote of one's household, or of one that gave a written mandate. The newest before the end counts. */
export const CastVote = defineCommand('deliberation.castVote', {
  label: { zh: '投票', en: 'Vote' },
  input: z.object({
    topicId: id,
    householdId: id,
    choices,
    /** The vote of the household that the voter knows of: another one meanwhile is told, not written over. */
    expects: id.nullable(),
    /** Random, made on the phone: what is remembered of this command gives nobody the choice away. */
    blind: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  }),
  output: z.object({
    voteId: id,
    /** The receipt: stands beside the choice in the public list after the count. Null once the box was emptied. */
    code: z.string().nullable(),
    votedAt: moment,
    replaced: z.object({ way: z.enum(VOTE_WAYS), at: moment }).nullable(),
  }),
})

/**
 * A ballot on paper, typed by one and again by somebody else who does not see what the first typed. Where they differ, a third looks at the
 * paper. The paper counts from the moment it was handed in.
 */
export const EnterPaper = defineCommand('deliberation.enterPaper', {
  label: { zh: '录入纸质票', en: 'Enter a paper ballot' },
  input: z.object({
    topicId: id,
    householdId: id,
    choices,
    /** When it was handed in; said by the first, now when left out. */
    receivedAt: moment.nullable().default(null),
    blind: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  }),
  output: z.object({
    paperId: id,
    state: z.enum(PAPER_STATES),
    /** False: agreed, but the household has voted since it handed the paper in. */
    isCounted: z.boolean(),
  }),
})

/** Puts a paper aside whose entries agree with nothing; it can be entered anew. */
export const DropPaper = defineCommand('deliberation.dropPaper', {
  label: { zh: '作废录入', en: 'Drop the entries of a paper' },
  input: z.object({ paperId: id }),
  output: z.object({ paperId: id }),
})

/** A household lets somebody vote for it, in writing: entered by one, confirmed by another who has the paper before him. */
export const EnterMandate = defineCommand('deliberation.enterMandate', {
  label: { zh: '登记委托书', en: 'Enter a mandate' },
  input: z.object({
    topicId: id,
    householdId: id,
    /** Who signed for the household. */ signedBy: name,
    proxy: z.object({ name, phone: Phone }),
  }),
  output: z.object({ mandateId: id }),
})
export const ConfirmMandate = defineCommand('deliberation.confirmMandate', {
  label: { zh: '核对委托书', en: 'Confirm a mandate' },
  input: z.object({ mandateId: id }),
  output: z.object({ mandateId: id }),
})
/** By the staff, or by somebody of the household. What was voted under it stands until the household votes. */
export const RevokeMandate = defineCommand('deliberation.revokeMandate', {
  label: { zh: '撤销委托', en: 'Revoke a mandate' },
  input: z.object({ mandateId: id }),
  output: z.object({ mandateId: id }),
})
