import { Refusal } from '../../platform/pure/refusals.ts'
import type { WorkingCalendar } from '../calendars/rules.ts'
import type { Outcome, State, Verb } from './contract.ts'
import type { CaseFacts, Decision, Rules, VerbFacts } from './rules/case.ts'
import { clockRuns, followOwner } from './rules/clocks.ts'
import { endingRules } from './rules/ending.ts'
import { ladderRules } from './rules/ladder.ts'
import { pauseRules } from './rules/pauses.ts'
import { recountRules } from './rules/recount.ts'
import { straightRules } from './rules/straight.ts'
import { isOut, transferRules } from './rules/transfers.ts'
import { watchRules } from './rules/watch.ts'

export type { CaseChanges, CaseFacts, Decision, VerbFacts } from './rules/case.ts'
export { type Clock, type NamedLimit, nextDeadline, rulingLimit, startClock } from './rules/clocks.ts'
export { RATING_LIMIT, REOPEN_DAYS, verdictOf } from './rules/ending.ts'
export { tierBeside } from './rules/ladder.ts'
export { ASK_LIMIT, DEFERRED_DAYS, REVIEW_DAYS } from './rules/pauses.ts'

/** Before anybody handles it, and while somebody does. */
const WAITING = ['reported', 'triaged', 'assigned'] as const
const WORKING = ['triaged', 'assigned', 'in_progress'] as const
const UNRESOLVED = ['reported', 'triaged', 'assigned', 'in_progress', 'deferred'] as const
const OPEN = [...UNRESOLVED, 'resolved', 'verified'] as const

/** From which states a verb starts and where it may end. A verb absent from a state is refused with the verbs that are possible. */
export const TRANSITIONS = {
  triage: { from: ['reported', 'triaged'], to: ['triaged'] },
  settle: { from: ['reported', 'triaged'], to: ['resolved'] },
  reject: { from: ['reported', 'triaged'], to: ['closed'] },
  merge: { from: ['reported', 'triaged'], to: ['closed'] },
  unmerge: { from: ['closed'], to: ['triaged'] },
  withdraw: { from: WAITING, to: ['closed'] },
  assign: { from: ['triaged', 'assigned'], to: ['assigned'] },
  claim: { from: ['assigned'], to: ['in_progress'] },
  sendBack: { from: ['assigned', 'in_progress'], to: ['triaged'] },
  arbitrate: { from: ['triaged'], to: ['assigned'] },
  escalate: { from: WORKING, to: ['triaged'] },
  lower: { from: WORKING, to: ['triaged'] },
  ask: { from: ['reported', ...WORKING], to: 'same' },
  contact: { from: UNRESOLVED, to: 'same' },
  supply: { from: UNRESOLVED, to: 'same' },
  note: { from: OPEN, to: 'same' },
  request: { from: ['in_progress'], to: 'same' },
  grant: { from: ['in_progress'], to: ['in_progress', 'deferred'] },
  refuse: { from: ['in_progress'], to: 'same' },
  review: { from: ['deferred'], to: 'same' },
  resume: { from: ['deferred'], to: ['in_progress'] },
  urge: { from: UNRESOLVED, to: 'same' },
  supervise: { from: [...UNRESOLVED, 'resolved'], to: 'same' },
  respond: { from: [...UNRESOLVED, 'resolved'], to: 'same' },
  assist: { from: ['in_progress'], to: 'same' },
  takeAssist: { from: ['in_progress', 'deferred'], to: 'same' },
  finishAssist: { from: ['in_progress', 'deferred'], to: 'same' },
  releaseAssist: { from: ['in_progress', 'deferred'], to: 'same' },
  transfer: { from: [...WORKING, 'deferred'], to: 'same' },
  answerTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  endTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  takeTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  askTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  finishTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  declineTransfer: { from: [...WORKING, 'deferred'], to: 'same' },
  split: { from: WORKING, to: 'same' },
  resolve: { from: ['in_progress'], to: ['resolved', 'verified', 'closed'] },
  verify: { from: ['resolved'], to: ['verified', 'in_progress', 'triaged', 'closed'] },
  followUp: { from: ['verified'], to: ['verified', 'closed', 'in_progress', 'triaged'] },
  rate: { from: ['verified'], to: ['verified', 'closed'] },
  reopen: { from: ['verified', 'closed'], to: ['in_progress', 'triaged'] },
  expireAsk: { from: ['reported', ...WORKING], to: 'same' },
  expireRating: { from: ['verified'], to: ['closed'] },
  recompute: { from: OPEN, to: 'same' },
} as const satisfies Record<Verb, { from: readonly State[]; to: readonly State[] | 'same' }>

const RULES: Rules<Verb> = {
  ...straightRules,
  ...ladderRules,
  ...pauseRules,
  ...watchRules,
  ...transferRules,
  ...endingRules,
  ...recountRules,
}

const NOT_REOPENABLE: readonly (Outcome | null)[] = ['duplicate', 'withdrawn']

/** What a verb needs beside its state: so that nobody is shown a button that would only be refused. */
const POSSIBLE: { readonly [V in Verb]?: (theCase: Possible) => boolean } = {
  ask: (theCase) => theCase.hasOutsideParty && !clockRuns(theCase.clocks, 'ask'),
  expireAsk: (theCase) => clockRuns(theCase.clocks, 'ask'),
  contact: (theCase) => theCase.hasOutsideParty,
  reopen: (theCase) => !NOT_REOPENABLE.includes(theCase.outcome),
  unmerge: (theCase) => theCase.outcome === 'duplicate',
  triage: (theCase) => !isArbitrated(theCase),
  assign: (theCase) => !isArbitrated(theCase),
  arbitrate: isArbitrated,
  sendBack: (theCase) => theCase.arbitratedAt === null,
  escalate: (theCase) => theCase.tier !== 'subdistrict',
  lower: (theCase) => theCase.tier !== 'grid' && !isArbitrated(theCase),
  request: (theCase) => theCase.request === null,
  grant: (theCase) => theCase.request !== null,
  refuse: (theCase) => theCase.request !== null,
  supervise: (theCase) => !clockRuns(theCase.clocks, 'supervise'),
  respond: (theCase) => clockRuns(theCase.clocks, 'supervise'),
  takeAssist: (theCase) => theCase.openAssists > 0,
  finishAssist: (theCase) => theCase.openAssists > 0,
  releaseAssist: (theCase) => theCase.openAssists > 0,
  answerTransfer: (theCase) => theCase.transfers.includes('asked'),
  endTransfer: (theCase) => theCase.transfers.some((state) => isOut(state) || state === 'declined'),
  takeTransfer: (theCase) => theCase.transfers.includes('sent'),
  askTransfer: (theCase) => theCase.transfers.some(isOut),
  finishTransfer: (theCase) => theCase.transfers.some(isOut),
  declineTransfer: (theCase) => theCase.transfers.some(isOut),
}

/** Of a case, what decides which verbs are possible. */
export type Possible = Pick<
  CaseFacts,
  'state' | 'clocks' | 'outcome' | 'hasOutsideParty' | 'arbitratedAt' | 'tier' | 'request' | 'openAssists' | 'transfers'
>

const ALREADY: { [V in Verb]?: (theCase: CaseFacts, facts: VerbFacts[V]) => boolean } = {
  claim: (theCase, { personId }) => theCase.state === 'in_progress' && theCase.handlerPersonId === personId,
  assign: (theCase, { postId, offeredPostId }) =>
    theCase.state === 'assigned' && theCase.ownerPostId === postId && theCase.offeredPostId === offeredPostId,
  merge: (theCase, { intoId }) => theCase.mergedIntoId === intoId,
  withdraw: (theCase) => theCase.outcome === 'withdrawn',
}

/**
 * Decides a verb on a case: pure, the same on the server and on the phone.
 * @throws Refusal `case.not_possible_now` (with the verbs that are) or the verb's own reason
 */
export function decide<V extends Verb>(
  theCase: CaseFacts,
  verb: V,
  facts: VerbFacts[V],
  now: Date,
  calendar: WorkingCalendar,
): Decision {
  const already = ALREADY[verb]?.(theCase, facts as never) ?? false
  if (already) return { already: true, changes: {}, clocks: theCase.clocks }
  if (!possibleVerbs(theCase).includes(verb)) {
    throw new Refusal('case.not_possible_now', {
      verb,
      state: theCase.state,
      allowed: possibleVerbs(theCase).join(','),
    })
  }
  const decision = RULES[verb](theCase, facts, now, calendar)
  const owner = decision.changes.ownerPostId
  return owner === undefined ? decision : { ...decision, clocks: followOwner(decision.clocks, owner) }
}

/** The verbs whose starting states and conditions hold, whoever acts. */
export function possibleVerbs(theCase: Possible): Verb[] {
  return (Object.keys(TRANSITIONS) as Verb[]).filter((verb) => {
    const from: readonly State[] = TRANSITIONS[verb].from
    return from.includes(theCase.state) && (POSSIBLE[verb]?.(theCase) ?? true)
  })
}

/** Whether a case is late now: computed, never stored. */
export function isOverdue(theCase: { state: State; nextDeadlineAt: Date | null }, now: Date): boolean {
  return theCase.state !== 'closed' && theCase.nextDeadlineAt !== null && theCase.nextDeadlineAt < now
}

/** Returned twice: somebody above decides where it belongs. */
function isArbitrated(theCase: Pick<CaseFacts, 'clocks'>): boolean {
  return clockRuns(theCase.clocks, 'arbitrate')
}

export { STARTERS, type Starter } from './rules/starters.ts'
export { fillTemplate, PLACEHOLDERS, rankTemplates, unknownPlaceholder } from './rules/templates.ts'
