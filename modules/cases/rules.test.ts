import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/pure/refusals.ts'
import { office as CALENDAR } from '../calendars/sample-calendars.ts'
import { STATES, type State, VERBS, type Verb } from './contract.ts'
import {
  ASK_LIMIT,
  type CaseFacts,
  type Clock,
  type Decision,
  decide,
  nextDeadline,
  possibleVerbs,
  startClock,
  TRANSITIONS,
  type VerbFacts,
} from './rules.ts'

const MONDAY = new Date('2026-11-16T01:30:00Z')
const HOUR = 3_600_000
const DESK = 'post-desk'
const WORKER = 'post-worker'
const LEAD = 'post-lead'
const STREET = 'post-street'
const DAYS_3 = [{ limit: { value: 3, unit: 'wd' }, ruledBy: 'category' }] as const
const HOURS_4 = { value: 4, unit: 'wh' } as const

/** Verbs that may never move the promise to the resident. */
const HARMLESS: readonly Verb[] = [
  'claim',
  'sendBack',
  'assign',
  'arbitrate',
  'escalate',
  'lower',
  'note',
  'contact',
  'request',
  'refuse',
  'urge',
  'supervise',
  'respond',
  'assist',
  'split',
]

/** Facts for each verb, as the commands would find them. */
const FACTS: { [V in Verb]: VerbFacts[V] } = {
  triage: { deskPostId: DESK, assignLimit: HOURS_4, handleLimits: DAYS_3 },
  settle: { verifierPostId: DESK, verifyLimit: HOURS_4, postId: WORKER, personId: 'worker', outcome: 'solved' },
  reject: {},
  merge: {
    intoId: 'other',
    into: { state: 'assigned', mergedIntoId: null, communityId: 'c' },
    caseId: 'this',
    communityId: 'c',
  },
  withdraw: {},
  unmerge: { deskPostId: DESK, assignLimit: HOURS_4 },
  assign: {
    postId: WORKER,
    offeredPostId: null,
    handleLimits: DAYS_3,
    claimLimit: HOURS_4,
    byOwner: false,
    contactLimit: HOURS_4,
  },
  claim: { personId: 'worker', postId: WORKER },
  sendBack: { deskPostId: DESK, assignLimit: HOURS_4, postId: WORKER, arbiter: { postId: LEAD, limit: HOURS_4 } },
  arbitrate: { postId: 'post-next', handleLimits: DAYS_3, claimLimit: HOURS_4 },
  escalate: { to: 'subdistrict', upper: { postId: STREET, limit: HOURS_4 }, byOwner: true },
  lower: { to: 'grid', lower: { postId: WORKER, limit: HOURS_4 } },
  ask: {},
  contact: {},
  supply: {},
  note: { isPublic: false },
  request: {
    kind: 'extend',
    value: 2,
    reason: '',
    approver: { postId: LEAD, limit: HOURS_4 },
    personId: 'worker',
  },
  grant: { personId: 'lead' },
  refuse: { personId: 'lead' },
  review: { days: 10 },
  resume: {},
  urge: { lastUrgedAt: null, isParty: true },
  supervise: { limit: { value: 1, unit: 'wd' } },
  respond: {},
  assist: { postId: 'post-helper' },
  takeAssist: {},
  finishAssist: {},
  releaseAssist: {},
  split: {},
  resolve: {
    verifierPostId: DESK,
    verifyLimit: HOURS_4,
    outcome: 'solved',
    personId: 'worker',
    isChecked: true,
    deskPostId: DESK,
    assignLimit: HOURS_4,
  },
  verify: { passed: true, deskPostId: DESK, assignLimit: HOURS_4, verifierPersonId: 'checker' },
  followUp: { reached: true, isContent: true, rating: null, deskPostId: DESK, assignLimit: HOURS_4 },
  rate: { rating: 5, othersWait: false },
  reopen: { deskPostId: DESK, assignLimit: HOURS_4 },
  transfer: {},
  answerTransfer: {},
  endTransfer: {},
  takeTransfer: {},
  askTransfer: {},
  finishTransfer: {},
  declineTransfer: {},
  expireAsk: {},
  expireRating: {},
  recompute: { calendar: CALENDAR, onlyProvisional: false, handleLimits: null },
}

function fresh(hasOutsideParty = true): CaseFacts {
  return {
    state: 'reported',
    tier: 'community',
    ownerPostId: DESK,
    offeredPostId: null,
    urgeCount: 0,
    arbitratedAt: null,
    extendedAt: null,
    promisedAt: null,
    deferredAt: null,
    request: null,
    isSupervised: false,
    openChildren: 0,
    openAssists: 0,
    transfers: [],
    handlerPostId: null,
    handlerPersonId: null,
    assignedAt: null,
    closedAt: null,
    outcome: null,
    rating: null,
    mergedIntoId: null,
    returnCount: 0,
    reworkCount: 0,
    reopenCount: 0,
    hasOutsideParty,
    clocks: startClock([], 'triage', DESK, HOURS_4, MONDAY, CALENDAR),
  }
}

function next(theCase: CaseFacts, decision: Decision): CaseFacts {
  const { requestKind, requestValue, requestByPersonId } = decision.changes
  const request =
    requestKind === undefined
      ? theCase.request
      : requestKind === null
        ? null
        : { kind: requestKind, value: requestValue ?? 0, byPersonId: requestByPersonId ?? null }
  return { ...theCase, ...decision.changes, request, clocks: decision.clocks } as CaseFacts
}

/** The case after these verbs, an hour apart. */
function walk(verbs: readonly Verb[], theCase = fresh()): CaseFacts {
  return verbs.reduce(
    (now, verb, hour) => next(now, decide(now, verb, FACTS[verb], new Date(MONDAY.getTime() + hour * HOUR), CALENDAR)),
    theCase,
  )
}

const handle = (theCase: CaseFacts): Clock => {
  const clock = theCase.clocks.find((one) => one.kind === 'handle')
  if (!clock) throw new Error('no handling clock')
  return clock
}

describe('the straight path', () => {
  test('from report to rating', () => {
    const states = (['triage', 'assign', 'claim', 'resolve', 'verify', 'rate'] as const).map(
      (_, index, verbs) => walk(verbs.slice(0, index + 1)).state,
    )
    expect(states).toEqual(['triaged', 'assigned', 'in_progress', 'resolved', 'verified', 'closed'])
  })

  test('without an outside party verifying closes at once', () => {
    expect(walk(['triage', 'assign', 'claim', 'resolve', 'verify'], fresh(false)).state).toBe('closed')
  })

  test('settled on the spot still needs another eye', () => {
    expect(walk(['settle']).state).toBe('resolved')
    expect(() =>
      decide(walk(['settle']), 'verify', { ...FACTS.verify, verifierPersonId: 'worker' }, MONDAY, CALENDAR),
    ).toThrow(new Refusal('case.verifier_is_handler'))
  })
})

describe('every state and verb', () => {
  const inState = (state: State): CaseFacts => ({
    ...fresh(),
    state,
    clocks: startClock(fresh().clocks, 'handle', DESK, { value: 3, unit: 'wd' }, MONDAY, CALENDAR),
  })

  test.each(STATES)('in %s a verb is done or refused with the ones that are possible', (state) => {
    for (const verb of VERBS) {
      const theCase = inState(state)
      const isPossible = possibleVerbs(theCase).includes(verb)
      const act = () => decide(theCase, verb, FACTS[verb], MONDAY, CALENDAR)
      if (isPossible) {
        const { changes } = act()
        const to: readonly State[] | 'same' = TRANSITIONS[verb].to
        const end = changes.state ?? state
        expect(to === 'same' ? [state] : to, `${state} ${verb}`).toContain(end)
      } else {
        expect(act, `${state} ${verb}`).toThrow(Refusal)
      }
    }
  })

  test('the table of what is possible reads as sentences', () => {
    expect(
      Object.fromEntries(STATES.map((state) => [state, possibleVerbs(inState(state)).join(' ')])),
    ).toMatchInlineSnapshot(`
      {
        "assigned": "withdraw assign claim sendBack escalate lower ask contact supply note urge supervise transfer split recompute",
        "closed": "reopen",
        "deferred": "contact supply note review resume urge supervise transfer recompute",
        "in_progress": "sendBack escalate lower ask contact supply note request urge supervise assist transfer split resolve recompute",
        "reported": "triage settle reject merge withdraw ask contact supply note urge supervise recompute",
        "resolved": "note supervise verify recompute",
        "triaged": "triage settle reject merge withdraw assign escalate lower ask contact supply note urge supervise transfer split recompute",
        "verified": "note followUp rate reopen expireRating recompute",
      }
    `)
  })
})

describe('pressed twice', () => {
  test('the same claim, assignment, merge or withdrawal again changes nothing', () => {
    expect(decide(walk(['triage', 'assign', 'claim']), 'claim', FACTS.claim, MONDAY, CALENDAR).already).toBe(true)
    expect(decide(walk(['triage', 'assign']), 'assign', FACTS.assign, MONDAY, CALENDAR).already).toBe(true)
    expect(decide(walk(['withdraw']), 'withdraw', {}, MONDAY, CALENDAR).already).toBe(true)
    expect(decide(walk(['merge']), 'merge', FACTS.merge, MONDAY, CALENDAR).already).toBe(true)
  })

  test('a claim by somebody else is refused', () => {
    expect(() =>
      decide(walk(['triage', 'assign', 'claim']), 'claim', { personId: 'other', postId: WORKER }, MONDAY, CALENDAR),
    ).toThrow(Refusal)
  })
})

describe('the clock is honest', () => {
  test('handling starts at the assignment, not at the claim', () => {
    const assigned = walk(['triage', 'assign'])
    expect(handle(walk(['triage', 'assign', 'claim'])).dueAt).toEqual(handle(assigned).dueAt)
    expect(assigned.clocks.find((clock) => clock.kind === 'assign')?.stoppedAt).not.toBeNull()
  })

  test('neither a return nor a new owner moves the promise', () => {
    const promise = handle(walk(['triage', 'assign'])).dueAt
    const returned = walk(['triage', 'assign', 'claim', 'sendBack'])
    expect(returned).toMatchObject({ state: 'triaged', ownerPostId: DESK, returnCount: 1, handlerPersonId: null })
    expect(handle(returned).stoppedAt).toBeNull()
    const again = next(
      returned,
      decide(
        returned,
        'assign',
        { ...FACTS.assign, postId: 'post-next' },
        new Date(MONDAY.getTime() + 30 * HOUR),
        CALENDAR,
      ),
    )
    expect(handle(again)).toMatchObject({ dueAt: promise, ownerPostId: 'post-next' })
  })

  test('a new category is counted from the first assignment', () => {
    const returned = walk(['triage', 'assign', 'sendBack'])
    const longer = {
      ...FACTS.triage,
      handleLimits: [{ limit: { value: 5, unit: 'wd' }, ruledBy: 'category' }] as const,
    }
    const triaged = decide(returned, 'triage', longer, new Date(MONDAY.getTime() + 50 * HOUR), CALENDAR)
    expect(triaged.changes.dueAt).toEqual(new Date('2026-11-23T09:30:00Z'))
  })

  test('of category and nature the earlier end rules', () => {
    const limits = [
      { limit: { value: 7, unit: 'wd' }, ruledBy: 'category' },
      { limit: { value: 3, unit: 'wd' }, ruledBy: 'nature' },
    ] as const
    const decision = decide(walk(['triage']), 'assign', { ...FACTS.assign, handleLimits: limits }, MONDAY, CALENDAR)
    expect(decision.changes).toMatchObject({ dueRuledBy: 'nature', dueAt: new Date('2026-11-19T09:30:00Z') })
  })

  test('asking pauses handling only; an answer lets it go on with what was left', () => {
    const working = walk(['triage', 'assign', 'claim'])
    const asked = next(working, decide(working, 'ask', {}, new Date(MONDAY.getTime() + 3 * HOUR), CALENDAR))
    expect(handle(asked).pausedAt).not.toBeNull()
    expect(nextDeadline(asked.clocks)).toEqual(new Date(MONDAY.getTime() + (3 + ASK_LIMIT.value) * HOUR))
    const supplied = next(
      asked,
      decide(asked, 'supply', {}, new Date(MONDAY.getTime() + 24 * HOUR + 3 * HOUR), CALENDAR),
    )
    expect(handle(supplied)).toMatchObject({ pausedAt: null, stoppedAt: null })
    expect(handle(supplied).dueAt.getTime()).toBeGreaterThan(handle(working).dueAt.getTime())
  })

  test('silence after a question lets work go on and never closes', () => {
    const asked = walk(['triage', 'assign', 'claim', 'ask'])
    const expired = next(asked, decide(asked, 'expireAsk', {}, new Date(MONDAY.getTime() + 100 * HOUR), CALENDAR))
    expect(expired.state).toBe('in_progress')
    expect(handle(expired).pausedAt).toBeNull()
  })

  test('resolving stops the clock, a failed check resumes it without giving new time', () => {
    const resolved = walk(['triage', 'assign', 'claim', 'resolve'])
    expect(handle(resolved).stoppedAt).not.toBeNull()
    const failed = decide(
      resolved,
      'verify',
      { ...FACTS.verify, passed: false },
      new Date(MONDAY.getTime() + 4 * HOUR),
      CALENDAR,
    )
    expect(failed.changes).toMatchObject({ state: 'in_progress', reworkCount: 1, ownerPostId: WORKER })
  })
})

describe('the reporter has the last word', () => {
  test('unrated is closed as unrated, never as content', () => {
    const verified = walk(['triage', 'assign', 'claim', 'resolve', 'verify'])
    expect(decide(verified, 'expireRating', {}, MONDAY, CALENDAR).changes).toMatchObject({
      state: 'closed',
      reporterVerdict: 'unrated',
      rating: null,
    })
  })

  test('the first reopening goes to the same owner, the second is watched from above', () => {
    const closed = walk(['triage', 'assign', 'claim', 'resolve', 'verify', 'rate'])
    const first = decide(closed, 'reopen', FACTS.reopen, new Date(MONDAY.getTime() + 9 * HOUR), CALENDAR)
    expect(first.changes).toMatchObject({ state: 'in_progress', ownerPostId: WORKER, reopenCount: 1 })
    expect(first.changes.isSupervised).toBeUndefined()
    const second = decide({ ...closed, reopenCount: 1 }, 'reopen', FACTS.reopen, MONDAY, CALENDAR)
    expect(second.changes).toMatchObject({ reopenCount: 2, isSupervised: true })
  })

  test('a rejected report that is reopened goes back to the desk', () => {
    expect(decide(walk(['reject']), 'reopen', FACTS.reopen, MONDAY, CALENDAR).changes).toMatchObject({
      state: 'triaged',
      ownerPostId: DESK,
    })
  })

  test('after thirty days a new report is asked for', () => {
    const closed = { ...walk(['triage', 'assign', 'claim', 'resolve', 'verify', 'rate']), closedAt: MONDAY }
    expect(() => decide(closed, 'reopen', FACTS.reopen, new Date(MONDAY.getTime() + 31 * 24 * HOUR), CALENDAR)).toThrow(
      Refusal,
    )
  })

  test('merged and withdrawn cases are not reopened; a merge can be taken back', () => {
    expect(possibleVerbs(walk(['merge']))).toEqual(['unmerge'])
    expect(possibleVerbs(walk(['withdraw']))).toEqual([])
  })
})

describe('merging', () => {
  test.each([
    ['into itself', { intoId: 'this' }],
    ['into a closed case', { into: { state: 'closed', mergedIntoId: null, communityId: 'c' } }],
    ['into another community', { into: { state: 'assigned', mergedIntoId: null, communityId: 'd' } }],
  ] as const)('%s is refused', (_, change) => {
    expect(() => decide(fresh(), 'merge', { ...FACTS.merge, ...change }, MONDAY, CALENDAR)).toThrow(Refusal)
  })
})

test('whatever is done in whatever order, an open case has an owner and a running deadline, and a closed one has an outcome', () => {
  const step = fc.record({
    verb: fc.constantFrom(...VERBS),
    minutes: fc.integer({ min: 0, max: 6000 }),
    passed: fc.boolean(),
    isContent: fc.boolean(),
    reached: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 40 }), (hasOutsideParty, steps) => {
      let theCase = fresh(hasOutsideParty)
      let now = MONDAY.getTime()
      for (const { verb, minutes, passed, isContent, reached } of steps) {
        now += minutes * 60_000
        if (!possibleVerbs(theCase).includes(verb)) continue
        const facts = {
          ...FACTS[verb],
          ...(verb === 'verify' ? { passed } : {}),
          ...(verb === 'followUp' ? { isContent, reached } : {}),
        }
        const before = theCase
        try {
          theCase = next(theCase, decide(theCase, verb, facts as never, new Date(now), CALENDAR))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          continue
        }
        if (theCase.state !== 'closed') {
          expect(theCase.ownerPostId).toBeTruthy()
          expect(nextDeadline(theCase.clocks)).not.toBeNull()
        } else {
          expect(theCase.outcome).not.toBeNull()
          expect(nextDeadline(theCase.clocks)).toBeNull()
        }
        // The promise never moves forward in time by itself, and only questions and rework move it back.
        if (
          before.clocks.some(
            (clock) => clock.kind === 'handle' && clock.stoppedAt === null && clock.pausedAt === null,
          ) &&
          HARMLESS.includes(verb)
        ) {
          expect(handle(theCase).dueAt).toEqual(handle(before).dueAt)
        }
      }
    }),
    { seed: 20261122, numRuns: 400 },
  )
})
