import { z } from 'zod'
import { NATURES, PRIORITIES, RoutingRule, TIERS, UNITS } from '../../routing/contract.ts'
import { ASSIST_STATES, CHANNELS, CLOCK_KINDS, OUTCOMES, PARTY_AS, REQUEST_KINDS, STATES, VERBS } from './names.ts'

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
  ownerName: z.string().nullable(),
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
      dueAt: moment,
      isMine: z.boolean(),
    }),
  ),
  /** A second post that may claim it as well. */
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
