import { z } from 'zod'
import {
  KINDS,
  type Kind,
  type PlanState,
  REASONS,
  type Reason,
  type Urgency,
  WHYS,
  type Why,
} from './contract/names.ts'

/** What a message keeps beside its subject: codes, figures and dates, never words. */
export const MessageFacts = z.object({
  number: z.string().optional(),
  role: z.string().optional(),
  at: z.string().optional(),
  count: z.number().optional(),
  /** The post for whose sake the person is told. */
  postId: z.string().optional(),
})
export type MessageFacts = z.infer<typeof MessageFacts>

/** What a message is about. */
export const SUBJECTS = [
  'case',
  'post',
  'notice',
  'booking',
  'help_request',
  'topic',
  'talk',
  'roster',
  'handover',
  'missed_tasks',
  'door_asks',
  'care_reviews',
  'report',
  'export',
] as const
export type SubjectType = (typeof SUBJECTS)[number]

/** A message before it is kept: one person, one fact. */
export type Draft = {
  readonly personId: string
  readonly kind: Kind
  readonly urgency: Urgency
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly communityId: string | null
  readonly gridId: string | null
  readonly isSensitive: boolean
  readonly facts: MessageFacts
  readonly reason: Reason
  readonly dedupeKey: string
}

/** A message as it is kept. */
export type Message = Draft & {
  readonly id: string
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly plan: PlanState
  readonly why: Why | null
  readonly route: readonly string[]
  readonly plannedAt: Date | null
  readonly expiresAt: Date
}

/** A row as the database gives it. */
export type MessageRow = {
  id: string
  personId: string
  kind: string
  urgency: Urgency
  subjectType: string
  subjectId: string
  communityId: string | null
  gridId: string | null
  isSensitive: boolean
  facts: unknown
  reason: string
  dedupeKey: string
  createdAt: Date
  readAt: Date | null
  plan: PlanState
  why: string | null
  route: string[]
  plannedAt: Date | null
  expiresAt: Date
}

/** The columns of a message `m`, as MessageRow names them. */
export const MESSAGE_COLUMNS = `m.id, m.person_id AS "personId", m.kind, m.urgency, m.subject_type AS "subjectType", m.subject_id AS "subjectId",
  m.community_id AS "communityId", m.grid_id AS "gridId", m.is_sensitive AS "isSensitive", m.facts, m.reason, m.dedupe_key AS "dedupeKey",
  m.created_at AS "createdAt", m.read_at AS "readAt", m.plan, m.why, m.route, m.planned_at AS "plannedAt", m.expires_at AS "expiresAt"`

/** The row as a message; undefined for a kind that a later version of the house has dropped. */
export function toMessage(row: MessageRow): Message | undefined {
  const kind = KINDS.find((one) => one === row.kind)
  const reason = REASONS.find((one) => one === row.reason)
  const subjectType = SUBJECTS.find((one) => one === row.subjectType)
  if (!kind || !reason || !subjectType) return undefined
  return {
    ...row,
    kind,
    reason,
    subjectType,
    why: WHYS.find((one) => one === row.why) ?? null,
    facts: MessageFacts.parse(row.facts),
  }
}
