import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { Category, NATURES, PRIORITIES, TIERS } from '../routing/contract.ts'

export const STATES = [
  'reported',
  'triaged',
  'assigned',
  'in_progress',
  'resolved',
  'verified',
  'deferred',
  'closed',
] as const
export type State = (typeof STATES)[number]
export const OUTCOMES = [
  'solved',
  'solved_in_part',
  'explained',
  'not_ours',
  'planned',
  'not_possible',
  'duplicate',
  'invalid',
  'withdrawn',
] as const
export type Outcome = (typeof OUTCOMES)[number]
/** Outcomes a handler may choose; the others come about by their verbs. */
export const RESOLVE_OUTCOMES = [
  'solved',
  'solved_in_part',
  'explained',
  'not_ours',
  'planned',
  'not_possible',
] as const
export const VERBS = [
  'triage',
  'settle',
  'reject',
  'merge',
  'withdraw',
  'assign',
  'claim',
  'sendBack',
  'ask',
  'supply',
  'note',
  'resolve',
  'verify',
  'followUp',
  'rate',
  'reopen',
  'expireAsk',
  'expireRating',
] as const
export type Verb = (typeof VERBS)[number]
export const REJECT_REASONS = [
  'secret',
  'legal_process',
  'police_matter',
  'no_substance',
  'malicious_repeat',
  'out_of_area',
  'other',
] as const
export const SEND_BACK_REASONS = [
  'wrong_place',
  'wrong_duty',
  'unclear_ownership',
  'too_little_known',
  'duplicate',
  'other',
] as const
export const CHANNELS = ['qr', 'snap', 'member', 'phone', 'visit'] as const
export const CLOCK_KINDS = ['triage', 'assign', 'handle', 'ask', 'verify', 'rating'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]
/** How a party stands to a case. */
export const PARTY_AS = ['reporter', 'member', 'follower', 'on_behalf', 'opener'] as const

const id = z.uuid()
const moment = z.iso.datetime()
const words = (min: number, max: number) => z.string().trim().min(min).max(max)

/** One line of a list of cases. */
export const CaseLine = z.object({
  id,
  number: z.string(),
  state: z.enum(STATES),
  summary: z.string(),
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  nature: z.enum(NATURES),
  tier: z.enum(TIERS),
  priority: z.enum(PRIORITIES),
  channel: z.enum(CHANNELS),
  gridId: id,
  gridName: z.string(),
  placeName: z.string(),
  ownerPostId: id.nullable(),
  ownerRole: z.string().nullable(),
  ownerName: z.string().nullable(),
  isSensitive: z.boolean(),
  isSupervised: z.boolean(),
  reportedAt: moment,
  dueAt: moment.nullable(),
  nextDeadlineAt: moment.nullable(),
  isDueProvisional: z.boolean(),
  closedAt: moment.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  version: z.number(),
})
export type CaseLine = z.infer<typeof CaseLine>

/** One entry of a case's timeline, made from its events and the words that stand beside them. */
export const TimelineEntry = z.object({
  id,
  at: moment,
  event: z.string(),
  byName: z.string().nullable(),
  byRole: z.string().nullable(),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A case as one actor sees it, with what he may do next. */
export const CaseView = CaseLine.extend({
  communityId: id,
  communityName: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  answer: z.string().nullable(),
  /** Photos that the handler added to the result. */
  fileIds: z.array(id),
  reporterVerdict: z.string().nullable(),
  rating: z.number().nullable(),
  returnCount: z.number(),
  reopenCount: z.number(),
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  handlerName: z.string().nullable(),
  assignedAt: moment.nullable(),
  claimedAt: moment.nullable(),
  resolvedAt: moment.nullable(),
  answeredAt: moment.nullable(),
  clocks: z.array(
    z.object({
      kind: z.enum(CLOCK_KINDS),
      startedAt: moment,
      dueAt: moment,
      pausedAt: moment.nullable(),
      stoppedAt: moment.nullable(),
    }),
  ),
  parties: z.array(
    z.object({
      partyId: id,
      as: z.enum(PARTY_AS),
      name: z.string().nullable(),
      personId: id.nullable(),
      phoneMasked: z.string().nullable(),
      isAnonymous: z.boolean(),
    }),
  ),
  /** Why this owner and this limit: the rule that matched, in words of its note, and which limit ruled. */
  why: z.object({
    ruleNote: z.string().nullable(),
    toRole: z.string().nullable(),
    ruledBy: z.string().nullable(),
    nextBestNote: z.string().nullable(),
  }),
  openQuestion: z.string().nullable(),
  actions: z.array(z.enum(VERBS)),
})
export type CaseView = z.infer<typeof CaseView>

/** What a command answers: where the case stands now and what the actor may do next. */
export const CaseState = z.object({
  caseId: id,
  number: z.string(),
  state: z.enum(STATES),
  version: z.number(),
  actions: z.array(z.enum(VERBS)),
  ownerPostId: id.nullable(),
  dueAt: moment.nullable(),
})
export type CaseState = z.infer<typeof CaseState>

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
export const WithdrawCase = defineCommand('cases.withdraw', {
  label: { zh: '撤回', en: 'Withdraw' },
  audience: 'bearer',
  input: z.object({ ...onCase }),
  output: CaseState,
})
export const AssignCase = defineCommand('cases.assign', {
  label: { zh: '交办', en: 'Assign' },
  /** Left out, the post that routing suggests. */
  input: z.object({ ...onCase, toPostId: id.optional(), note: words(0, 500).default('') }),
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
export const AskReporter = defineCommand('cases.ask', {
  label: { zh: '请报告人补充', en: 'Ask the reporter' },
  input: z.object({ ...onCase, question: words(2, 500) }),
  output: CaseState,
})
export const SupplyCase = defineCommand('cases.supply', {
  label: { zh: '补充说明', en: 'Add to the report' },
  audience: 'bearer',
  input: z.object({ ...onCase, text: words(1, 2000) }),
  output: CaseState,
})
export const NoteCase = defineCommand('cases.note', {
  label: { zh: '记录进展', en: 'Note progress' },
  input: z.object({ ...onCase, text: words(1, 2000), isPublic: z.boolean().default(false) }),
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

// --- queries ---

/** `involved`: what the person handled, reported, typed in or wrote on, and others hold now; closed ones too when asked for. */
export const SCOPES = ['mine', 'my_grids', 'involved'] as const

export const ListDesk = defineQuery('cases.desk', {
  label: { zh: '件的列表', en: 'List of cases' },
  method: 'POST',
  input: z.object({
    scope: z.enum(SCOPES).default('my_grids'),
    states: z.array(z.enum(STATES)).default([]),
    gridId: id.optional(),
    categoryPrefix: z
      .string()
      .regex(/^\d{2}(\d{2})?$/)
      .optional(),
    onlyOverdue: z.boolean().default(false),
    search: z.string().trim().max(60).default(''),
    /** By next deadline for open cases, newest first otherwise. */
    sort: z.enum(['deadline', 'newest']).default('deadline'),
    /** Continue after this line (keyset). */
    after: z.object({ key: moment, id }).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ cases: z.array(CaseLine), next: z.object({ key: moment, id }).nullable() }),
})

export const CountDesk = defineQuery('cases.counts', {
  label: { zh: '件数', en: 'Counts of cases' },
  input: z.object({ gridId: id.optional() }),
  output: z.object({
    byState: z.record(z.enum(STATES), z.number()),
    overdue: z.number(),
    urgentOpen: z.number(),
    mine: z.number(),
  }),
})

export const GetCase = defineQuery('cases.case', {
  label: { zh: '件', en: 'A case' },
  audience: 'bearer',
  input: z.object({ caseId: id }),
  output: CaseView,
})

export const GetTimeline = defineQuery('cases.timeline', {
  label: { zh: '经过', en: 'Timeline' },
  audience: 'bearer',
  input: z.object({ caseId: id }),
  output: z.object({ entries: z.array(TimelineEntry) }),
})

/** Where a case could go: the post routing suggests with its reason, the next best, and the posts of the community. */
export const SuggestAssignment = defineQuery('cases.suggestAssignment', {
  label: { zh: '建议交给谁', en: 'Suggested assignment' },
  input: z.object({ caseId: id }),
  output: z.object({
    suggested: z
      .object({ postId: id, label: z.string(), ruleNote: z.string(), dueAt: moment, isProvisional: z.boolean() })
      .nullable(),
    nextBest: z.object({ postId: id, label: z.string(), ruleNote: z.string() }).nullable(),
    posts: z.array(z.object({ postId: id, role: z.string(), gridName: z.string(), holderName: z.string().nullable() })),
  }),
})

/** The name and telephone of a party, for a stated reason: for those who work on the case. Written to the access log first. */
export const RevealParty = defineQuery('cases.revealParty', {
  label: { zh: '查看当事人', en: 'Reveal a party' },
  method: 'POST',
  sensitive: true,
  input: z.object({ caseId: id, partyId: id, reason: words(2, 200) }),
  output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
})

/** Open cases near this one of the same class: for merging. */
export const ListSimilar = defineQuery('cases.similar', {
  label: { zh: '可能重复', en: 'Possible duplicates' },
  input: z.object({ caseId: id }),
  output: z.object({ cases: z.array(CaseLine.extend({ metres: z.number().nullable() })) }),
})

export { Category }

export const casesContract = [
  TriageCase,
  SettleCase,
  RejectCase,
  MergeCase,
  WithdrawCase,
  AssignCase,
  ClaimCase,
  SendBackCase,
  AskReporter,
  SupplyCase,
  NoteCase,
  ResolveCase,
  VerifyCase,
  FollowUpCase,
  RateCase,
  ReopenCase,
  ListDesk,
  CountDesk,
  GetCase,
  GetTimeline,
  SuggestAssignment,
  ListSimilar,
  RevealParty,
] as const
