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
  'unmerge',
  'withdraw',
  'assign',
  'claim',
  'sendBack',
  'arbitrate',
  'escalate',
  'lower',
  'ask',
  'contact',
  'supply',
  'note',
  'request',
  'grant',
  'refuse',
  'review',
  'resume',
  'urge',
  'supervise',
  'respond',
  'assist',
  'takeAssist',
  'finishAssist',
  'releaseAssist',
  'transfer',
  'answerTransfer',
  'endTransfer',
  'takeTransfer',
  'askTransfer',
  'finishTransfer',
  'declineTransfer',
  'split',
  'resolve',
  'verify',
  'followUp',
  'rate',
  'reopen',
  'expireAsk',
  'expireRating',
  'recompute',
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
export const CHANNELS = ['qr', 'snap', 'member', 'phone', 'visit', 'resolution'] as const
/** What somebody above decides for the one who handles: more time 延期, or on the books 挂账. */
export const REQUEST_KINDS = ['extend', 'defer'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
/** Why a case may be deferred (domain.md §2.3); an extension has its reason in words. */
export const DEFER_REASONS = [
  'needs_funds',
  'needs_policy',
  'ownership_dispute',
  'seasonal_works',
  'legal_process',
  'residents_disagree',
] as const
export const CONTACT_WAYS = ['phone', 'visit', 'message'] as const
export const ASSIST_STATES = ['asked', 'taken', 'done', 'released'] as const
export type AssistState = (typeof ASSIST_STATES)[number]
/** What a post that was asked to help is reminded of: that it says so, then that it does it. */
export const ASSIST_CLOCKS = ['assist_receipt', 'assist'] as const
export type AssistClock = (typeof ASSIST_CLOCKS)[number]
/** How far a transfer is (转办): `declined` waits for us to end it or to find somebody else. */
export const TRANSFER_STATES = ['sent', 'taken', 'asked', 'done', 'declined', 'ended'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]
export const DECLINE_REASONS = ['wrong_duty', 'wrong_place', 'too_little_known', 'no_means', 'other'] as const
/** Why a partner's link shows nothing any more. */
export const OVER_REASONS = ['declined', 'ended', 'closed', 'expired'] as const
/** What runs against a transfer: its receipt, its end, or our reply. */
export const TRANSFER_CLOCKS = ['transfer_receipt', 'transfer', 'transfer_reply'] as const
export type TransferClock = (typeof TRANSFER_CLOCKS)[number]
export const CLOCK_KINDS = [
  'triage',
  'assign',
  'claim',
  'contact',
  'handle',
  'ask',
  'verify',
  'rating',
  'arbitrate',
  'approve',
  'supervise',
  'review',
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]
/** How a party stands to a case. */
export const PARTY_AS = ['reporter', 'member', 'follower', 'on_behalf', 'opener'] as const

/** Verbs whose forms take words that are worth keeping. */
export const TEMPLATE_VERBS = [
  'resolve',
  'settle',
  'reject',
  'ask',
  'sendBack',
  'note',
  'contact',
  'verify',
  'followUp',
  'escalate',
  'request',
  'refuse',
  'urge',
  'supervise',
  'respond',
  'assist',
  'finishAssist',
] as const satisfies readonly Verb[]
export type TemplateVerb = (typeof TEMPLATE_VERBS)[number]
