import { Refusal } from '../../../platform/pure/refusals.ts'
import type { Limit } from '../../calendars/rules.ts'
import type { OVER_REASONS, State, TransferClock, TransferState } from '../contract.ts'
import { done, type Rules } from './case.ts'

/** What happens to a transfer, by whom it is done: us, or the partner. */
export type TransferVerb =
  | 'answerTransfer'
  | 'endTransfer'
  | 'takeTransfer'
  | 'askTransfer'
  | 'finishTransfer'
  | 'declineTransfer'

/** From where to where a transfer goes, and which clock runs afterwards; null = none. */
export const TRANSFER_STEPS = {
  takeTransfer: { from: ['sent'], to: 'taken', clock: 'transfer' },
  askTransfer: { from: ['sent', 'taken'], to: 'asked', clock: 'transfer_reply' },
  answerTransfer: { from: ['asked'], to: 'taken', clock: 'transfer' },
  finishTransfer: { from: ['sent', 'taken', 'asked'], to: 'done', clock: null },
  declineTransfer: { from: ['sent', 'taken', 'asked'], to: 'declined', clock: 'transfer_reply' },
  endTransfer: { from: ['sent', 'taken', 'asked', 'declined'], to: 'ended', clock: null },
} as const satisfies Record<
  TransferVerb,
  { from: readonly TransferState[]; to: TransferState; clock: TransferClock | null }
>

/** For how long after its date a link still opens; a case that closes ends it before. */
export const LINK_DAYS = 30

/** A transfer never touches the case: its owner and its clocks stay ours (decisions: L4 and L5). */
export const transferRules: Rules<'transfer' | TransferVerb> = {
  transfer: (theCase) => done({}, theCase.clocks),
  answerTransfer: (theCase) => done({}, theCase.clocks),
  endTransfer: (theCase) => done({}, theCase.clocks),
  takeTransfer: (theCase) => done({}, theCase.clocks),
  askTransfer: (theCase) => done({}, theCase.clocks),
  finishTransfer: (theCase) => done({}, theCase.clocks),
  declineTransfer: (theCase) => done({}, theCase.clocks),
}

/** Asked of somebody outside and not over: the case does not end before. */
export function isOut(state: TransferState): boolean {
  return state === 'sent' || state === 'taken' || state === 'asked'
}

/** Whether a transfer can take this step from where it stands. */
export function canStep(verb: TransferVerb, state: TransferState): boolean {
  const from: readonly TransferState[] = TRANSFER_STEPS[verb].from
  return from.includes(state)
}

/** @throws Refusal `case.transfer_not_now` when the transfer stands elsewhere */
export function stepTo(verb: TransferVerb, state: TransferState): (typeof TRANSFER_STEPS)[TransferVerb] {
  if (!canStep(verb, state)) throw new Refusal('case.transfer_not_now', { state })
  return TRANSFER_STEPS[verb]
}

/** Why a link shows nothing any more; null while it does. */
export function overBecause(
  transfer: { state: TransferState; linkUntil: Date },
  caseState: State,
  now: Date,
): (typeof OVER_REASONS)[number] | null {
  if (transfer.state === 'declined' || transfer.state === 'ended') return transfer.state
  if (caseState === 'closed') return 'closed'
  return now > transfer.linkUntil ? 'expired' : null
}

/** What a clock of a transfer counts from, to when, and in which unit: the shape that reminders read. */
export type TransferTime = { clock: TransferClock; startedAt: Date; dueAt: Date; limit: Limit }
