import type { CaseView, State, Verb } from '../../../modules/cases/contract.ts'

/** Verbs that people of the house and reporters press; the others are the system's own, or a partner's behind his link. */
export type HumanVerb = Exclude<
  Verb,
  'expireAsk' | 'expireRating' | 'recompute' | 'takeTransfer' | 'askTransfer' | 'finishTransfer' | 'declineTransfer'
>

/** The step that brings a case on from where it stands: its button leads. */
const NEXT: Readonly<Record<State, HumanVerb | null>> = {
  reported: 'triage',
  triaged: 'assign',
  assigned: 'claim',
  in_progress: 'resolve',
  resolved: 'verify',
  verified: 'followUp',
  deferred: null,
  closed: null,
}

const ORDER: readonly HumanVerb[] = [
  'triage',
  'assign',
  'claim',
  'resolve',
  'verify',
  'followUp',
  'takeAssist',
  'finishAssist',
  'settle',
  'ask',
  'note',
  'supply',
  'merge',
  'sendBack',
  'reject',
  'rate',
  'reopen',
  'withdraw',
  'arbitrate',
  'grant',
  'refuse',
  'respond',
  'resume',
  'review',
  'contact',
  'escalate',
  'lower',
  'assist',
  'releaseAssist',
  'transfer',
  'answerTransfer',
  'endTransfer',
  'request',
  'split',
  'urge',
  'supervise',
  'unmerge',
]

/** What the server allows, the next step first, then in the order of the work. Help that was taken on is not offered again. */
export function buttonsFor(theCase: {
  state: State
  actions: readonly Verb[]
  assists: readonly Pick<CaseView['assists'][number], 'isMine' | 'state'>[]
}): { verb: HumanVerb; isNext: boolean }[] {
  const isReturned = theCase.state === 'triaged' && theCase.actions.includes('arbitrate')
  const next = isReturned ? 'arbitrate' : NEXT[theCase.state]
  const isAsked = theCase.assists.some((one) => one.isMine && one.state === 'asked')
  const allowed = ORDER.filter((verb) => theCase.actions.includes(verb) && (verb !== 'takeAssist' || isAsked))
  const leads = allowed.filter((verb) => verb === next)
  return [...leads, ...allowed.filter((verb) => verb !== next)].map((verb) => ({ verb, isNext: verb === next }))
}
