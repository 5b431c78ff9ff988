import { OUTCOMES, type Outcome, type State } from '../../cases/contract.ts'

/** The steps of a case that figures know: the fact's name without its `case.`. */
export const STEPS = [
  'reported',
  'triaged',
  'assigned',
  'arbitrated',
  'escalated',
  'lowered',
  'claimed',
  'contacted',
  'asked',
  'sent_back',
  'extended',
  'deferred',
  'reviewed',
  'resumed',
  'recomputed',
  'resolved',
  'verified',
  'answered',
  'rated',
  'reopened',
  'closed',
  'unmerged',
] as const
export type Step = (typeof STEPS)[number]

/**
 * A case as the chain of its community tells it, after one step: all that figures look at. Words, persons and posts are not in it.
 * `dueAt` is what the resident was promised, `stageDueAt` when the present stage must be over, `endedAt` when the answer went out.
 */
export type FigureCase = {
  readonly gridId: string
  /** Where it is: its building, or the grid where none is known. What comes again at one place is found by it. */
  readonly placeId: string
  readonly step: Step
  /** The step ended a stage that had a limit: after it or not. Null: no limit is known. */
  readonly isStepLate: boolean | null
  readonly state: State
  readonly outcome: Outcome | null
  readonly channel: string
  readonly categoryCode: string | null
  readonly nature: string
  readonly tier: string
  readonly priority: string
  readonly reportedAt: Date
  readonly stageDueAt: Date | null
  readonly dueAt: Date | null
  /** When a person first took it up, called back, asked or solved it. */
  readonly respondedAt: Date | null
  readonly endedAt: Date | null
  readonly rating: number | null
  readonly verdict: string | null
  readonly dispatches: number
  readonly returns: number
  readonly reworks: number
  readonly reopens: number
  readonly isOnTheSpot: boolean
}

/** A fact as the fold reads it: `data` has the shape of the catalogue (modules/events.ts). */
export type Fact = {
  readonly name: string
  readonly at: Date
  readonly gridId: string | null
  /** Of a report: the building it named. A case never moves to another one. */
  readonly buildingId?: string | null
  readonly data: Readonly<Record<string, unknown>>
}

type Change = Partial<FigureCase>
type Reading = (theCase: FigureCase, data: Fact['data'], at: Date) => Change

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const outcomeOf = (value: unknown): Outcome | null => OUTCOMES.find((one) => one === value) ?? null
const moment = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null)

/** It goes to a post: the stage that ended was the desk's. */
const dispatched: Reading = (theCase, data) => ({
  state: 'assigned',
  stageDueAt: moment(data.claimBy),
  dueAt: moment(data.dueAt) ?? theCase.dueAt,
  dispatches: theCase.dispatches + 1,
})
/** Another level assigns it. */
const passedOn: Reading = (theCase, data) => ({
  state: 'triaged',
  tier: text(data.to) ?? theCase.tier,
  stageDueAt: moment(data.receiveBy),
  dispatches: theCase.dispatches + 1,
})
const answeredFirst = (theCase: FigureCase, at: Date): Change => ({ respondedAt: theCase.respondedAt ?? at })
/** The work goes on: nothing of its end is true any more. */
const goesOn = (theCase: FigureCase, data: Fact['data']): Change => ({
  state: data.state === 'in_progress' ? 'in_progress' : 'triaged',
  dueAt: moment(data.dueAt) ?? theCase.dueAt,
  stageDueAt: null,
  outcome: null,
  endedAt: null,
})

/** What each fact says of a case. A fact that is not here moves no figure. */
const READINGS: Readonly<Record<Exclude<Step, 'reported'>, Reading>> = {
  triaged: (theCase, data) => ({
    state: 'triaged',
    categoryCode: text(data.category),
    nature: text(data.nature) ?? theCase.nature,
    tier: text(data.tier) ?? theCase.tier,
    priority: text(data.priority) ?? theCase.priority,
    stageDueAt: moment(data.dueAt),
  }),
  assigned: dispatched,
  arbitrated: dispatched,
  escalated: passedOn,
  lowered: passedOn,
  claimed: (theCase, _data, at) => ({
    state: 'in_progress',
    stageDueAt: null,
    ...answeredFirst(theCase, at),
  }),
  contacted: (theCase, data, at) => (data.reached === true ? answeredFirst(theCase, at) : {}),
  asked: (theCase, _data, at) => answeredFirst(theCase, at),
  sent_back: (theCase) => ({ state: 'triaged', stageDueAt: null, returns: theCase.returns + 1 }),
  extended: (_theCase, data) => ({ dueAt: moment(data.to) }),
  deferred: (_theCase, data) => ({ state: 'deferred', dueAt: moment(data.reviewAt) }),
  reviewed: (_theCase, data) => ({ dueAt: moment(data.reviewAt) }),
  resumed: (theCase, data) => ({ state: 'in_progress', dueAt: moment(data.dueAt) ?? theCase.dueAt }),
  recomputed: (theCase, data) => ({ dueAt: moment(data.promised) ?? theCase.dueAt }),
  resolved: (theCase, data, at) => ({
    state: 'resolved',
    outcome: outcomeOf(data.outcome),
    stageDueAt: null,
    isOnTheSpot: data.onTheSpot === true,
    ...answeredFirst(theCase, at),
  }),
  verified: (theCase, data) => (data.passed === true ? {} : { ...goesOn(theCase, data), reworks: theCase.reworks + 1 }),
  answered: (theCase, _data, at) => ({
    state: 'verified',
    endedAt: at,
    rating: null,
    verdict: null,
    ...answeredFirst(theCase, at),
  }),
  rated: (_theCase, data) => ({
    rating: typeof data.rating === 'number' ? data.rating : null,
    verdict: text(data.verdict),
  }),
  reopened: (theCase, data) => ({
    ...goesOn(theCase, data),
    ...(data.by === 'follow_up' ? { reworks: theCase.reworks + 1 } : { reopens: theCase.reopens + 1 }),
  }),
  closed: (theCase, data, at) => ({
    state: 'closed',
    outcome: outcomeOf(data.outcome),
    stageDueAt: null,
    endedAt: theCase.endedAt ?? at,
  }),
  unmerged: () => ({ state: 'triaged', outcome: null, endedAt: null }),
}

/** Names of the facts that figures read. */
export const FACTS_READ: readonly string[] = STEPS.map((step) => `case.${step}`)

/** Steps that end a stage with a limit of its own: 受理, 派遣, 签收. */
const ENDS_STAGE: readonly Step[] = ['triaged', 'assigned', 'escalated', 'claimed', 'resolved', 'closed']

/**
 * The case after a fact.
 * @param before the case before it; undefined when it is new
 * @returns undefined for a fact about a case whose beginning is not known, or that moves no figure
 */
export function fold(
  before: FigureCase | undefined,
  { name, at, gridId, buildingId, data }: Fact,
): FigureCase | undefined {
  const step = STEPS.find((one) => `case.${one}` === name)
  if (step === 'reported') return gridId === null ? undefined : begun(at, gridId, buildingId ?? gridId, data)
  if (before === undefined || step === undefined) return undefined
  const isStepLate =
    ENDS_STAGE.includes(step) && before.stageDueAt !== null ? at.getTime() > before.stageDueAt.getTime() : null
  return { ...before, gridId: gridId ?? before.gridId, ...READINGS[step](before, data, at), step, isStepLate }
}

function begun(at: Date, gridId: string, placeId: string, data: Fact['data']): FigureCase {
  return {
    gridId,
    placeId,
    step: 'reported',
    isStepLate: null,
    state: 'reported',
    outcome: null,
    channel: text(data.channel) ?? '',
    categoryCode: text(data.category),
    nature: text(data.nature) ?? '',
    tier: text(data.tier) ?? '',
    priority: text(data.priority) ?? '',
    reportedAt: at,
    stageDueAt: moment(data.dueAt),
    dueAt: null,
    respondedAt: null,
    endedAt: null,
    rating: null,
    verdict: null,
    dispatches: 0,
    returns: 0,
    reworks: 0,
    reopens: 0,
    isOnTheSpot: false,
  }
}
