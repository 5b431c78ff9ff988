import type { State } from '../../modules/cases/contract.ts'
import type { Act, Step, StepActor, StepInputs } from './script.ts'
import type { Moment } from './moments.ts'
import type { Seat } from './duties.ts'

/** Writes down the acts of one case in order, and knows where the case stands. */
export interface Story {
  /** When the last act was. */
  readonly now: Moment
  readonly state: State
  /** Does somebody outside the staff wait for an answer? */
  readonly hasOutsideParty: boolean
  /** Adds an act; a moment not after the last act is put a minute after it. */
  act<A extends Act>(act: A, by: StepActor, input: StepInputs[A], at: Moment): void
  /** The acts up to a moment, and the state after them. */
  until(end: Moment): { steps: Step[]; endsAs: State }
}

export const REPORTER: StepActor = { kind: 'reporter' }
export const SYSTEM: StepActor = { kind: 'system' }
export const inPost = ({ postKey, personKey }: Seat): StepActor => ({ kind: 'post', postKey, personKey })

/** Opens a story; what a member reports has no outside party. */
export const openStory = (hasOutsideParty: boolean): Story => {
  const written: { step: Step; at: Moment; state: State }[] = []
  const last = () => written.at(-1)
  return {
    get now() {
      return last()?.at ?? 0
    },
    get state() {
      return last()?.state ?? 'reported'
    },
    hasOutsideParty,
    act: (act, by, input, at) => {
      const moment = Math.max(at, (last()?.at ?? 0) + (written.length > 0 ? 60_000 : 0))
      const step = { at: new Date(moment).toISOString(), act, by, input } as const
      const state = stateAfter(act, input, last()?.state ?? 'reported', hasOutsideParty)
      written.push({ step: asStep(step), at: moment, state })
    },
    until: (end) => {
      const kept = written.filter(({ at }) => at <= end)
      return { steps: kept.map(({ step }) => step), endsAs: kept.at(-1)?.state ?? 'reported' }
    },
  }
}

/** Where an act leads, by the table of modules/cases/rules.ts; the handler is known whenever work is sent back to it. */
const stateAfter = (act: Act, input: StepInputs[Act], state: State, hasOutsideParty: boolean): State => {
  switch (act) {
    case 'report':
      return 'reported'
    case 'triage':
    case 'sendBack':
      return 'triaged'
    case 'assign':
      return 'assigned'
    case 'claim':
    case 'reopen':
      return 'in_progress'
    case 'settle':
    case 'resolve':
      return 'resolved'
    case 'verify':
      if ('passed' in input && !input.passed) return 'in_progress'
      return hasOutsideParty ? 'verified' : 'closed'
    case 'followUp':
      if (!('reached' in input) || !input.reached) return state
      return input.isContent ? 'closed' : 'in_progress'
    case 'reject':
    case 'merge':
    case 'withdraw':
    case 'rate':
    case 'expireRating':
      return 'closed'
    case 'ask':
    case 'supply':
    case 'note':
    case 'expireAsk':
      return state
  }
}
