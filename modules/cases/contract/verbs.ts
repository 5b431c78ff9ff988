import { z } from 'zod'
import { defineCommand } from '../../../platform/pure/contract.ts'
import { ORGANIZATION_KINDS, Phone } from '../../people/contract.ts'
import { NATURES, PRIORITIES, TIERS } from '../../routing/contract.ts'
import {
  CONTACT_WAYS,
  DECLINE_REASONS,
  DEFER_REASONS,
  REJECT_REASONS,
  RESOLVE_OUTCOMES,
  SEND_BACK_REASONS,
} from './names.ts'
import { CaseState, PartnerView } from './shapes.ts'

const id = z.uuid()
const words = (min: number, max: number) => z.string().trim().min(min).max(max)

/** Every verb names its case and, where the face knows it, the version it saw: a newer one is a conflict that shows what changed. */
const onCase = { caseId: id, sawVersion: z.number().int().optional() }

export const TriageCase = defineCommand('cases.triage', {
  label: { zh: '研判', en: 'Triage' },
  input: z.object({
    ...onCase,
    categoryCode: z.string().regex(/^\d{4}$/),
    nature: z.enum(NATURES),
    tier: z.enum(TIERS).optional(),
    priority: z.enum(PRIORITIES).optional(),
    /** The categories that were proposed to whoever chose, best first; empty: none fitted; null: none were shown. Counted, never decided on. */
    suggested: z
      .array(z.string().regex(/^\d{4}$/))
      .max(3)
      .nullable()
      .default(null),
  }),
  output: CaseState,
})
export const SettleCase = defineCommand('cases.settle', {
  label: { zh: '随手办结', en: 'Settle on the spot' },
  input: z.object({ ...onCase, outcome: z.enum(RESOLVE_OUTCOMES).default('solved'), answer: words(2, 2000) }),
  output: CaseState,
})
export const RejectCase = defineCommand('cases.reject', {
  label: { zh: '不予受理', en: 'Reject' },
  input: z.object({ ...onCase, reason: z.enum(REJECT_REASONS), answer: words(5, 2000) }),
  output: CaseState,
})
export const MergeCase = defineCommand('cases.merge', {
  label: { zh: '并案', en: 'Merge' },
  input: z.object({ ...onCase, intoCaseId: id }),
  output: CaseState,
})
/** The two were not the same after all: the case goes on by itself, and its reporters leave the other one. */
export const UnmergeCase = defineCommand('cases.unmerge', {
  label: { zh: '取消并案', en: 'Unmerge' },
  input: z.object({ ...onCase, reason: words(2, 500) }),
  output: CaseState,
})
export const WithdrawCase = defineCommand('cases.withdraw', {
  label: { zh: '撤回', en: 'Withdraw' },
  audience: 'bearer',
  input: z.object({ ...onCase }),
  output: CaseState,
})
export const AssignCase = defineCommand('cases.assign', {
  label: { zh: '交办', en: 'Assign' },
  /** `toPostId` left out: the post that routing suggests. `alsoToPostId`: a second post may claim it as well (双向领办). */
  input: z.object({
    ...onCase,
    toPostId: id.optional(),
    alsoToPostId: id.optional(),
    note: words(0, 500).default(''),
  }),
  output: CaseState,
})
export const ClaimCase = defineCommand('cases.claim', {
  label: { zh: '领办', en: 'Claim' },
  input: z.object({ ...onCase }),
  output: CaseState,
})
export const SendBackCase = defineCommand('cases.sendBack', {
  label: { zh: '退回', en: 'Send back' },
  input: z.object({ ...onCase, reason: z.enum(SEND_BACK_REASONS), note: words(5, 1000) }),
  output: CaseState,
})
/** After the second return: the lowest common lead of both sides decides, and that binds. */
export const ArbitrateCase = defineCommand('cases.arbitrate', {
  label: { zh: '裁定', en: 'Arbitrate' },
  input: z.object({ ...onCase, toPostId: id, reason: words(5, 1000) }),
  output: CaseState,
})
export const EscalateCase = defineCommand('cases.escalate', {
  label: { zh: '上报升级', en: 'Escalate' },
  input: z.object({ ...onCase, reason: words(5, 1000) }),
  output: CaseState,
})
export const LowerCase = defineCommand('cases.lower', {
  label: { zh: '下派', en: 'Hand back down' },
  input: z.object({ ...onCase, note: words(2, 1000) }),
  output: CaseState,
})
export const AskReporter = defineCommand('cases.ask', {
  label: { zh: '请报告人补充', en: 'Ask the reporter' },
  input: z.object({ ...onCase, question: words(2, 500) }),
  output: CaseState,
})
/** The resident was spoken to (先行联系): written down, with whether she was reached. */
export const ContactReporter = defineCommand('cases.contact', {
  label: { zh: '联系报告人', en: 'Contact the reporter' },
  input: z.object({ ...onCase, way: z.enum(CONTACT_WAYS), isReached: z.boolean(), note: words(0, 1000).default('') }),
  output: CaseState,
})
export const SupplyCase = defineCommand('cases.supply', {
  label: { zh: '补充说明', en: 'Add to the report' },
  audience: 'bearer',
  input: z
    .object({
      ...onCase,
      text: words(0, 2000),
      /** A voice of up to a minute, uploaded before; then the words may be left out. */
      voiceId: id.nullable().default(null),
    })
    .refine((one) => one.text.length > 0 || one.voiceId !== null, { path: ['text'], message: 'words or a voice' }),
  output: CaseState,
})
export const NoteCase = defineCommand('cases.note', {
  label: { zh: '记录进展', en: 'Note progress' },
  input: z.object({ ...onCase, text: words(1, 2000), isPublic: z.boolean().default(false) }),
  output: CaseState,
})
/** Asks somebody above for more time (in the unit of the handling limit) or to put the case on the books (days until its review). */
export const RequestMore = defineCommand('cases.request', {
  label: { zh: '申请延期或挂账', en: 'Request time or deferral' },
  input: z.discriminatedUnion('kind', [
    z.object({ ...onCase, kind: z.literal('extend'), value: z.number().int().min(1).max(1000), note: words(5, 1000) }),
    z.object({
      ...onCase,
      kind: z.literal('defer'),
      value: z.number().int().min(1).max(180),
      reason: z.enum(DEFER_REASONS),
      note: words(5, 1000),
    }),
  ]),
  output: CaseState,
})
export const GrantRequest = defineCommand('cases.grant', {
  label: { zh: '同意申请', en: 'Grant the request' },
  input: z.object({ ...onCase, note: words(0, 500).default('') }),
  output: CaseState,
})
export const RefuseRequest = defineCommand('cases.refuse', {
  label: { zh: '驳回申请', en: 'Refuse the request' },
  input: z.object({ ...onCase, note: words(2, 500) }),
  output: CaseState,
})
export const ReviewDeferral = defineCommand('cases.review', {
  label: { zh: '复核挂账', en: 'Review the deferral' },
  input: z.object({ ...onCase, days: z.number().int().min(1).max(180), note: words(5, 1000) }),
  output: CaseState,
})
export const ResumeCase = defineCommand('cases.resume', {
  label: { zh: '恢复办理', en: 'Resume' },
  input: z.object({ ...onCase, note: words(0, 500).default('') }),
  output: CaseState,
})
export const UrgeCase = defineCommand('cases.urge', {
  label: { zh: '催办', en: 'Urge' },
  audience: 'bearer',
  input: z.object({ ...onCase, note: words(0, 500).default('') }),
  output: CaseState,
})
/** Oversight from above with its own deadline, in working days. */
export const SuperviseCase = defineCommand('cases.supervise', {
  label: { zh: '督办', en: 'Supervise' },
  input: z.object({ ...onCase, days: z.number().int().min(1).max(10).default(1), note: words(5, 1000) }),
  output: CaseState,
})
export const RespondToSupervision = defineCommand('cases.respond', {
  label: { zh: '回复督办', en: 'Answer the supervision' },
  input: z.object({ ...onCase, note: words(5, 1000) }),
  output: CaseState,
})
/** Another post helps with a part of its own and by its own date; the case keeps its one owner. Days are working days. */
export const AskAssist = defineCommand('cases.assist', {
  label: { zh: '请求协办', en: 'Ask for assistance' },
  input: z.object({
    ...onCase,
    toPostId: id,
    task: words(5, 1000),
    days: z.number().int().min(1).max(60),
  }),
  output: CaseState,
})
export const TakeAssist = defineCommand('cases.takeAssist', {
  label: { zh: '接受协办', en: 'Take on the assistance' },
  input: z.object({ ...onCase, assistId: id }),
  output: CaseState,
})
export const FinishAssist = defineCommand('cases.finishAssist', {
  label: { zh: '协办完成', en: 'Finish the assistance' },
  input: z.object({ ...onCase, assistId: id, result: words(5, 2000) }),
  output: CaseState,
})
export const ReleaseAssist = defineCommand('cases.releaseAssist', {
  label: { zh: '撤回协办', en: 'Release from assisting' },
  input: z.object({ ...onCase, assistId: id, reason: words(2, 500) }),
  output: CaseState,
})
/**
 * An organization outside gets a link to what is asked of it (转办); our owner and our clock stay. It sees the task and the place, and of
 * the rest only what is named here: photos by their ids, the reporter's name and number for a reason that goes on record.
 */
export const TransferCase = defineCommand('cases.transfer', {
  label: { zh: '转办', en: 'Transfer to an organization' },
  input: z.object({
    ...onCase,
    to: z.union([
      z.object({ organizationId: id, contactName: words(0, 40).default(''), phone: Phone.nullable().default(null) }),
      z.object({
        name: words(2, 60),
        kind: z.enum(ORGANIZATION_KINDS),
        contactName: words(0, 40).default(''),
        phone: Phone.nullable().default(null),
      }),
    ]),
    task: words(5, 1000),
    days: z.number().int().min(1).max(60),
    fileIds: z.array(id).max(9).default([]),
    shareContact: z
      .object({ partyId: id, reason: words(2, 200) })
      .nullable()
      .default(null),
  }),
  output: CaseState,
})
export const AnswerTransfer = defineCommand('cases.answerTransfer', {
  label: { zh: '答复承办单位', en: 'Answer the partner' },
  input: z.object({ ...onCase, transferId: id, text: words(2, 1000) }),
  output: CaseState,
})
/** The link shows nothing any more. */
export const EndTransfer = defineCommand('cases.endTransfer', {
  label: { zh: '结束转办', en: 'End the transfer' },
  input: z.object({ ...onCase, transferId: id, reason: words(2, 500) }),
  output: CaseState,
})
export const TakeTransfer = defineCommand('cases.takeTransfer', {
  label: { zh: '接收转办', en: 'Take on the transfer' },
  audience: 'partner',
  input: z.object({ transferId: id }),
  output: PartnerView,
})
export const AskTransfer = defineCommand('cases.askTransfer', {
  label: { zh: '承办单位提问', en: 'Ask about the transfer' },
  audience: 'partner',
  input: z.object({ transferId: id, question: words(2, 1000) }),
  output: PartnerView,
})
/** What was done, in words; photos help but are never asked for. */
export const FinishTransfer = defineCommand('cases.finishTransfer', {
  label: { zh: '转办办完', en: 'Finish the transfer' },
  audience: 'partner',
  input: z.object({ transferId: id, answer: words(2, 2000), fileIds: z.array(id).max(9).default([]) }),
  output: PartnerView,
})
export const DeclineTransfer = defineCommand('cases.declineTransfer', {
  label: { zh: '不接转办', en: 'Decline the transfer' },
  audience: 'partner',
  input: z.object({ transferId: id, reason: z.enum(DECLINE_REASONS), note: words(2, 500) }),
  output: PartnerView,
})
/** Parts of a case become cases of their own; it cannot end before they have. */
export const SplitCase = defineCommand('cases.split', {
  label: { zh: '拆分', en: 'Split' },
  input: z.object({
    ...onCase,
    parts: z
      .array(
        z.object({
          text: words(5, 2000),
          categoryCode: z
            .string()
            .regex(/^\d{4}$/)
            .optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  output: CaseState,
})
export const ResolveCase = defineCommand('cases.resolve', {
  label: { zh: '办结', en: 'Resolve' },
  input: z.object({
    ...onCase,
    outcome: z.enum(RESOLVE_OUTCOMES),
    answer: words(5, 2000),
    fileIds: z.array(id).max(9).default([]),
  }),
  output: CaseState,
})
export const VerifyCase = defineCommand('cases.verify', {
  label: { zh: '核查', en: 'Verify' },
  input: z
    .object({ ...onCase, passed: z.boolean(), finding: words(0, 1000).default('') })
    .refine((one) => one.passed || one.finding.length >= 2, { path: ['finding'] }),
  output: CaseState,
})
export const FollowUpCase = defineCommand('cases.followUp', {
  label: { zh: '回访', en: 'Follow up' },
  input: z.object({
    ...onCase,
    reached: z.boolean(),
    isContent: z.boolean().optional(),
    rating: z.number().int().min(1).max(5).optional(),
    comment: words(0, 1000).default(''),
  }),
  output: CaseState,
})
export const RateCase = defineCommand('cases.rate', {
  label: { zh: '评价', en: 'Rate' },
  audience: 'bearer',
  input: z.object({ ...onCase, rating: z.number().int().min(1).max(5), comment: words(0, 1000).default('') }),
  output: CaseState,
})
export const ReopenCase = defineCommand('cases.reopen', {
  label: { zh: '没解决', en: 'Not solved' },
  audience: 'bearer',
  input: z.object({ ...onCase, reason: words(2, 1000) }),
  output: CaseState,
})

/** So long after it was resolved photos of the result may follow, in days: a phone may have been without a network. */
export const ADD_PHOTOS_DAYS = 14

/** Photos of the result that follow the act (办结): sent from a phone that had no network when the case was resolved. */
export const AddPhotos = defineCommand('cases.addPhotos', {
  label: { zh: '补传办理照片', en: 'Add photos of the result' },
  input: z.object({ caseId: id, fileIds: z.array(id).min(1).max(9) }),
  output: z.object({ caseId: id, photos: z.int() }),
})

/** One case for what makes the same thing happen again and again; `isNew` false: one was open, and these were added to it. */
export const OpenRootCause = defineCommand('cases.openRootCause', {
  label: { zh: '立根因件', en: 'Open a root-cause case' },
  input: z.object({ caseId: id, text: words(4, 2000), placeName: words(1, 120) }),
  output: z.object({ caseId: id, number: z.string(), isNew: z.boolean() }),
})
