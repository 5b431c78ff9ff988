import type { State } from '../../modules/cases/contract.ts'
import type { Seat } from './duties.ts'
import { MINUTE, type Moment } from './moments.ts'
import type { Deed, Step, StepActor } from './script.ts'

/** Writes down the acts of one case in order, and knows where the case stands. */
export interface Story {
  /** When the last act was. */
  now(): Moment
  /** Does somebody outside the staff wait for an answer? */
  readonly hasOutsideParty: boolean
  /** Adds an act at a moment, or a minute after the last act when the moment is not later than that. */
  add(deed: Deed, at: Moment): void
  /** The acts up to a moment, and the state after them. */
  upTo(end: Moment): { steps: Step[]; endsAs: State }
}

export const REPORTER: StepActor = { kind: 'reporter' }
export const SYSTEM: StepActor = { kind: 'system' }
export const inPost = ({ postKey, personKey }: Seat): StepActor => ({ kind: 'post', postKey, personKey })

/** Opens a story; what a member reports has no outside party. */
export const openStory = (hasOutsideParty: boolean): Story => {
  const written: { step: Step; at: Moment; state: State }[] = []
  return {
    now: () => written.at(-1)?.at ?? 0,
    hasOutsideParty,
    add: (deed, at) => {
      const last = written.at(-1)
      const moment = last ? Math.max(at, last.at + MINUTE) : at
      const asked = written.findLast((one) => one.step.act === 'request')?.step
      const isDeferralAsked = asked?.act === 'request' && asked.input.kind === 'defer'
      const state = stateAfter(deed, last?.state ?? 'reported', hasOutsideParty, isDeferralAsked)
      written.push({ step: { at: new Date(moment).toISOString(), ...deed }, at: moment, state })
    },
    upTo: (end) => {
      const kept = written.filter(({ at }) => at <= end)
      return { steps: kept.map(({ step }) => step), endsAs: kept.at(-1)?.state ?? 'reported' }
    },
  }
}

/** Where an act leads (modules/cases/rules.ts); the handler is known whenever work goes back to it. */
const stateAfter = (deed: Deed, state: State, hasOutsideParty: boolean, isDeferralAsked: boolean): State => {
  switch (deed.act) {
    case 'grant':
      return isDeferralAsked ? 'deferred' : state
    case 'report':
      return 'reported'
    case 'triage':
    case 'sendBack':
    case 'escalate':
      return 'triaged'
    case 'assign':
    case 'arbitrate':
      return 'assigned'
    case 'claim':
    case 'reopen':
    case 'resume':
      return 'in_progress'
    case 'settle':
    case 'resolve':
      return 'resolved'
    case 'verify':
      if (!deed.input.passed) return 'in_progress'
      return hasOutsideParty ? 'verified' : 'closed'
    case 'followUp':
      if (!deed.input.reached) return state
      return deed.input.isContent ? 'closed' : 'in_progress'
    case 'reject':
    case 'merge':
    case 'withdraw':
    case 'rate':
    case 'expireRating':
      return 'closed'
    default:
      return state
  }
}
