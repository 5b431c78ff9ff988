import type { Limit, WorkingCalendar } from '../../calendars/rules.ts'
import type { Outcome, RequestKind, State, Tier, TransferState, Verb } from '../contract.ts'
import type { Clock, NamedLimit } from './clocks.ts'
import type { NewCount } from './recount.ts'

/** What the rules look at. */
export type CaseFacts = {
  readonly state: State
  readonly tier: Tier
  readonly ownerPostId: string
  /** A second post that may claim it as well (双向领办); once one has, the other side. */
  readonly offeredPostId: string | null
  readonly handlerPostId: string | null
  readonly handlerPersonId: string | null
  readonly assignedAt: Date | null
  readonly closedAt: Date | null
  readonly outcome: Outcome | null
  /** What the least content of those who rated the present answer gave. */
  readonly rating: number | null
  readonly mergedIntoId: string | null
  readonly returnCount: number
  readonly reworkCount: number
  readonly reopenCount: number
  readonly urgeCount: number
  /** The owner was decided by arbitration: it cannot be sent back. */
  readonly arbitratedAt: Date | null
  readonly extendedAt: Date | null
  /** When it was deferred for the first time. */
  readonly deferredAt: Date | null
  /** An extension or a deferral that somebody above has not decided yet. */
  readonly request: { readonly kind: RequestKind; readonly value: number; readonly byPersonId: string | null } | null
  readonly isSupervised: boolean
  readonly openChildren: number
  readonly openAssists: number
  /** How far each organization outside is that was asked for a part. */
  readonly transfers: readonly TransferState[]
  /** Somebody outside the staff waits for an answer. */
  readonly hasOutsideParty: boolean
  /** The date that the resident was given; null before the first assignment. */
  readonly promisedAt: Date | null
  readonly clocks: readonly Clock[]
}

/** Fields of a case that a decision sets; what is not named stays. */
export type CaseChanges = {
  state?: State
  tier?: Tier
  ownerPostId?: string
  offeredPostId?: string | null
  handlerPostId?: string | null
  handlerPersonId?: string | null
  assignedAt?: Date
  claimedAt?: Date | null
  resolvedAt?: Date | null
  answeredAt?: Date | null
  closedAt?: Date | null
  dueAt?: Date | null
  isDueProvisional?: boolean
  dueRuledBy?: string
  outcome?: Outcome | null
  reporterVerdict?: string | null
  rating?: number | null
  returnCount?: number
  reworkCount?: number
  reopenCount?: number
  urgeCount?: number
  arbitratedAt?: Date | null
  extendedAt?: Date
  deferredAt?: Date
  requestKind?: RequestKind | null
  requestValue?: number | null
  requestReason?: string | null
  requestByPersonId?: string | null
  isSupervised?: boolean
  mergedIntoId?: string | null
  returnedByPostId?: string
}

/** What follows from a verb: new values, the clocks as they stand afterwards, or nothing because it is already so. */
export type Decision = { readonly already: boolean; readonly changes: CaseChanges; readonly clocks: readonly Clock[] }

/** A post with the time it has: who takes over, and how long the taking over may take. */
export type Seat = { readonly postId: string; readonly limit: Limit }

type Desk = { deskPostId: string; assignLimit: Limit }
type None = Record<string, never>

/** The verb's own facts, per verb. */
export type VerbFacts = {
  triage: Desk & { handleLimits: readonly NamedLimit[] }
  settle: { verifierPostId: string; verifyLimit: Limit; postId: string; personId: string; outcome: Outcome }
  reject: None
  merge: {
    intoId: string
    into: { state: State; mergedIntoId: string | null; communityId: string }
    caseId: string
    communityId: string
  }
  unmerge: Desk
  withdraw: None
  assign: {
    postId: string
    offeredPostId: string | null
    handleLimits: readonly NamedLimit[]
    claimLimit: Limit
    /** The one who was bound by an arbitration may not pass it to somebody else. */
    byOwner: boolean
    /** How soon the resident must hear from a person; null when nobody can be reached. */
    contactLimit: Limit | null
  }
  claim: { personId: string; postId: string }
  /** From the second return on the arbiter decides; he is found at each return. */
  sendBack: Desk & { postId: string; arbiter: Seat }
  arbitrate: { postId: string; handleLimits: readonly NamedLimit[]; claimLimit: Limit }
  /** `byOwner`: the one who was bound by an arbitration may not climb out of it. */
  escalate: { to: Tier; upper: Seat; byOwner: boolean }
  lower: { to: Tier; lower: Seat }
  ask: None
  contact: None
  supply: None
  note: { isPublic: boolean }
  request: { kind: RequestKind; value: number; reason: string; approver: Seat; personId: string | null }
  grant: { personId: string | null }
  refuse: { personId: string | null }
  review: { days: number }
  resume: None
  urge: { lastUrgedAt: Date | null; isParty: boolean }
  supervise: { limit: Limit }
  respond: None
  assist: { postId: string }
  takeAssist: None
  finishAssist: None
  releaseAssist: None
  transfer: None
  answerTransfer: None
  endTransfer: None
  takeTransfer: None
  askTransfer: None
  finishTransfer: None
  declineTransfer: None
  split: None
  resolve: { verifierPostId: string; verifyLimit: Limit; outcome: Outcome; personId: string } & Desk & {
      /** Whether another person looks before the answer goes out: always for safety, by sample for the rest. */
      isChecked: boolean
    }
  verify: Desk & { passed: boolean; verifierPersonId: string | null }
  followUp: Desk & { reached: boolean; isContent: boolean; rating: number | null }
  /** `othersWait`: somebody else has the answer too and has not said yet what he thinks of it. */
  rate: { rating: number; othersWait: boolean }
  reopen: Desk
  expireAsk: None
  expireRating: None
  recompute: NewCount
}

/** One rule: pure, the same on the server and on the phone. */
export type RuleOf<V extends Verb> = (
  theCase: CaseFacts,
  facts: VerbFacts[V],
  now: Date,
  calendar: WorkingCalendar,
) => Decision

/** The rules of several verbs. */
export type Rules<V extends Verb> = { readonly [One in V]: RuleOf<One> }

/** A decision that changes something. */
export function done(changes: CaseChanges, clocks: readonly Clock[]): Decision {
  return { already: false, changes, clocks }
}

/** The resident's date as it follows from the handling clock. */
export function promise(due: {
  at?: Date
  dueAt?: Date
  provisional?: boolean
  isProvisional?: boolean
  ruledBy?: string
}): CaseChanges {
  return {
    dueAt: due.at ?? due.dueAt,
    isDueProvisional: due.provisional ?? due.isProvisional ?? false,
    ...(due.ruledBy ? { dueRuledBy: due.ruledBy } : {}),
  }
}

/** The same where her date may only become later: working dates that a new calendar brought forward do not take hers back. */
export function promiseNoEarlier({ promisedAt }: Pick<CaseFacts, 'promisedAt'>, clock: Clock): CaseChanges {
  return promise(promisedAt !== null && promisedAt > clock.dueAt ? { ...clock, dueAt: promisedAt } : clock)
}

/** No request waits any more. */
export const NO_REQUEST = {
  requestKind: null,
  requestValue: null,
  requestReason: null,
  requestByPersonId: null,
} as const satisfies CaseChanges

/** Nobody works on it any more: it waits to be assigned. */
export const UNHANDLED = {
  ...NO_REQUEST,
  handlerPostId: null,
  handlerPersonId: null,
  claimedAt: null,
  offeredPostId: null,
} as const satisfies CaseChanges
