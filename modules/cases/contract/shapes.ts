import { z } from 'zod'
import { Away } from '../../people/contract.ts'
import { NATURES, PRIORITIES, RoutingRule, TIERS, UNITS } from '../../routing/contract.ts'
import {
  ASSIST_STATES,
  CHANNELS,
  CLOCK_KINDS,
  OUTCOMES,
  OVER_REASONS,
  PARTY_AS,
  REQUEST_KINDS,
  STATES,
  TRANSFER_STATES,
  VERBS,
} from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()

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
  /** Who answers for the post today; null: nobody sits there, or he is away and the next level up answers. */
  ownerName: z.string().nullable(),
  /** Whose post it is, while he is away. */
  ownerAway: Away.nullable(),
  /** A second post that may claim it as well; once one has, the other side. */
  offeredPostId: id.nullable(),
  isSensitive: z.boolean(),
  isSupervised: z.boolean(),
  urgeCount: z.number(),
  /** To whom a late case was carried up. */
  raisedToPostId: id.nullable(),
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
  /** Whoever did it stood in for the post's holder; left out: he did not. */
  isByDeputy: z.literal(true).optional(),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** One word between us and a partner. */
const ThreadEntry = z.object({ id, at: moment, by: z.enum(['us', 'them']), text: z.string() })

/** A part of the work that an organization outside was asked to do, as staff see it. */
export const TransferView = z.object({
  id,
  organizationName: z.string(),
  contactName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  state: z.enum(TRANSFER_STATES),
  sentAt: moment,
  receiveBy: moment,
  takenAt: moment.nullable(),
  dueAt: moment,
  isProvisional: z.boolean(),
  /** By when we owe a reply: to a question, or to a refusal. */
  replyBy: moment.nullable(),
  endedAt: moment.nullable(),
  declineReason: z.string().nullable(),
  linkUntil: moment,
  sharesContact: z.boolean(),
  sharedPhotos: z.number(),
  thread: z.array(ThreadEntry),
  fileIds: z.array(id),
})
export type TransferView = z.infer<typeof TransferView>

/** What a partner's link shows: the work while it is his, and always whom to call. */
export const PartnerView = z.object({
  transferId: id,
  organizationName: z.string(),
  /** Why there is nothing more to see. */
  over: z.enum(OVER_REASONS).nullable(),
  call: z.object({
    communityName: z.string(),
    role: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  work: z
    .object({
      state: z.enum(TRANSFER_STATES),
      task: z.string(),
      placeName: z.string(),
      categoryZh: z.string().nullable(),
      categoryEn: z.string().nullable(),
      receiveBy: moment,
      takenAt: moment.nullable(),
      dueAt: moment,
      isProvisional: z.boolean(),
      thread: z.array(ThreadEntry),
      sharedFileIds: z.array(id),
      fileIds: z.array(id),
      contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
      can: z.array(z.enum(['takeTransfer', 'askTransfer', 'finishTransfer', 'declineTransfer'])),
    })
    .nullable(),
})
export type PartnerView = z.infer<typeof PartnerView>

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
  parent: z.object({ id, number: z.string() }).nullable(),
  children: z.array(z.object({ id, number: z.string(), state: z.enum(STATES), summary: z.string() })),
  assists: z.array(
    z.object({
      id,
      postId: id,
      postLabel: z.string(),
      state: z.enum(ASSIST_STATES),
      task: z.string(),
      result: z.string().nullable(),
      receiveBy: moment,
      takenAt: moment.nullable(),
      dueAt: moment,
      endedAt: moment.nullable(),
      isMine: z.boolean(),
    }),
  ),
  /** What organizations outside were asked to do; for staff. */
  transfers: z.array(TransferView),
  /** A second post that may claim it as well; once one has, the other side, which sees who has it. */
  offeredTo: z.object({ postId: id, label: z.string() }).nullable(),
  /** An extension or deferral that waits for somebody above. */
  request: z.object({ kind: z.enum(REQUEST_KINDS), value: z.number(), reason: z.string().nullable() }).nullable(),
  /** Unit of the handling limit: what an extension is counted in. */
  handleUnit: z.enum(UNITS).nullable(),
  arbitratedAt: moment.nullable(),
  extendedAt: moment.nullable(),
  deferredAt: moment.nullable(),
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
    rule: RoutingRule.nullable(),
    nextBest: RoutingRule.nullable(),
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

/** A case as a phone carries it: enough to look at it and to act without a network. `waits`: for a post of its holder. */
export type CarriedCase = CaseLine &
  Pick<
    CaseView,
    | 'communityId'
    | 'communityName'
    | 'lng'
    | 'lat'
    | 'answer'
    | 'reporterVerdict'
    | 'rating'
    | 'returnCount'
    | 'reopenCount'
    | 'request'
    | 'handleUnit'
    | 'arbitratedAt'
    | 'extendedAt'
    | 'deferredAt'
    | 'assignedAt'
    | 'claimedAt'
    | 'resolvedAt'
    | 'answeredAt'
    | 'clocks'
    | 'actions'
  > & { waits: boolean; involves: boolean; until?: string }
