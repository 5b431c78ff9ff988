import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { office as CALENDAR } from '../../calendars/sample-calendars.ts'
import type { Verb } from '../contract.ts'
import { TRANSFER_STATES } from '../contract.ts'
import {
  type CaseFacts,
  type Clock,
  type Decision,
  decide,
  possibleVerbs,
  startClock,
  type VerbFacts,
} from '../rules.ts'
import { nextStep, reachedStep } from './steps.ts'
import { canStep, TRANSFER_STEPS, type TransferVerb } from './transfers.ts'

/** The verbs beyond the straight path. Monday 9:30 in Chengdu; service hours 9:00–12:00 and 13:30–17:30. */
const MONDAY = new Date('2026-11-16T01:30:00Z')
const HOUR = 3_600_000
const HOURS_4 = { value: 4, unit: 'wh' } as const
const DAYS_3 = { value: 3, unit: 'wd' } as const
const DESK = { deskPostId: 'desk', assignLimit: HOURS_4 }

function fresh(): CaseFacts {
  return {
    state: 'in_progress',
    tier: 'community',
    ownerPostId: 'worker',
    offeredPostId: null,
    handlerPostId: 'worker',
    handlerPersonId: 'wang',
    assignedAt: MONDAY,
    closedAt: null,
    outcome: null,
    rating: null,
    mergedIntoId: null,
    returnCount: 0,
    reworkCount: 0,
    reopenCount: 0,
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
    hasOutsideParty: true,
    clocks: startClock([], 'handle', 'worker', DAYS_3, MONDAY, CALENDAR),
  }
}

function acted<V extends Verb>(theCase: CaseFacts, verb: V, facts: VerbFacts[V], hours = 1): CaseFacts {
  return next(theCase, decide(theCase, verb, facts, new Date(MONDAY.getTime() + hours * HOUR), CALENDAR))
}

function next(theCase: CaseFacts, { changes, clocks }: Decision): CaseFacts {
  const { requestKind: kind, requestValue, requestByPersonId, ...rest } = changes
  const request =
    kind === undefined
      ? theCase.request
      : kind && { kind, value: requestValue ?? 0, byPersonId: requestByPersonId ?? null }
  return { ...theCase, ...rest, request, clocks } as CaseFacts
}

function clock(theCase: CaseFacts, kind: Clock['kind']): Clock {
  const found = theCase.clocks.find((one) => one.kind === kind)
  if (!found) throw new Error(`no clock ${kind}`)
  return found
}

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}

const sendBack = { ...DESK, postId: 'worker', arbiter: { postId: 'lead', limit: HOURS_4 } }
const assign = {
  postId: 'other',
  offeredPostId: null,
  byOwner: false,
  handleLimits: [{ limit: DAYS_3, ruledBy: 'category' }] as const,
  claimLimit: HOURS_4,
  contactLimit: HOURS_4,
}

describe('returned twice', () => {
  const once = acted(fresh(), 'sendBack', sendBack)
  const twice = acted(acted(once, 'assign', assign), 'sendBack', { ...sendBack, postId: 'other' }, 2)

  test('the first return goes to the desk', () => {
    expect(once).toMatchObject({ state: 'triaged', ownerPostId: 'desk', returnCount: 1 })
    expect(possibleVerbs(once)).not.toContain('arbitrate')
  })

  test('the second goes to the lead above both sides, within four working hours, and nothing else moves it', () => {
    expect(twice).toMatchObject({ state: 'triaged', ownerPostId: 'lead', returnCount: 2 })
    expect(clock(twice, 'arbitrate')).toMatchObject({ ownerPostId: 'lead', stoppedAt: null, limit: HOURS_4 })
    expect(possibleVerbs(twice)).toContain('arbitrate')
    for (const verb of ['assign', 'triage', 'lower'] as const) expect(possibleVerbs(twice)).not.toContain(verb)
  })

  test('the decision binds: neither back nor up, and the promise is still the first one', () => {
    const bound = acted(
      twice,
      'arbitrate',
      { postId: 'worker', handleLimits: assign.handleLimits, claimLimit: HOURS_4 },
      3,
    )
    expect(bound).toMatchObject({ state: 'assigned', ownerPostId: 'worker' })
    expect(clock(bound, 'handle').dueAt).toEqual(clock(fresh(), 'handle').dueAt)
    expect(possibleVerbs(bound)).not.toContain('sendBack')
    const up = { to: 'subdistrict', upper: { postId: 'street', limit: HOURS_4 } } as const
    expect(refusal(() => acted(bound, 'escalate', { ...up, byOwner: true }))).toBe('case.arbitrated')
    expect(acted(bound, 'escalate', { ...up, byOwner: false })).toMatchObject({
      tier: 'subdistrict',
      arbitratedAt: null,
    })
  })
})

describe('the ladder', () => {
  test('up and down changes who is accountable, never the promise', () => {
    const up = acted(fresh(), 'escalate', {
      to: 'subdistrict',
      upper: { postId: 'street', limit: HOURS_4 },
      byOwner: true,
    })
    expect(up).toMatchObject({ state: 'triaged', tier: 'subdistrict', ownerPostId: 'street', handlerPersonId: null })
    expect(clock(up, 'handle')).toMatchObject({ ownerPostId: 'street', dueAt: clock(fresh(), 'handle').dueAt })
    expect(possibleVerbs(up)).not.toContain('escalate')
    const down = acted(up, 'lower', { to: 'community', lower: { postId: 'desk', limit: HOURS_4 } }, 2)
    expect(down).toMatchObject({ state: 'triaged', tier: 'community', ownerPostId: 'desk' })
  })
})

describe('either may claim (双向领办)', () => {
  const offered = acted(acted(fresh(), 'sendBack', sendBack), 'assign', { ...assign, offeredPostId: 'enterprise' })

  test('the second post claims and is the one owner; there is one clock', () => {
    const claimed = acted(offered, 'claim', { personId: 'li', postId: 'enterprise' }, 2)
    expect(claimed).toMatchObject({ ownerPostId: 'enterprise', offeredPostId: 'other', handlerPersonId: 'li' })
    expect(clock(claimed, 'handle')).toMatchObject({ ownerPostId: 'enterprise', dueAt: clock(offered, 'handle').dueAt })
    expect(clock(claimed, 'claim').stoppedAt).not.toBeNull()
  })

  test('claimed by the first post, the second stays the other side; sent back, there is none', () => {
    const claimed = acted(offered, 'claim', { personId: 'wang', postId: 'other' }, 2)
    expect(claimed).toMatchObject({ ownerPostId: 'other', offeredPostId: 'enterprise' })
    expect(acted(claimed, 'sendBack', { ...sendBack, postId: 'other' }, 3)).toMatchObject({ offeredPostId: null })
  })

  test('a post is not offered to itself', () => {
    expect(refusal(() => acted(offered, 'assign', { ...assign, offeredPostId: 'other' }))).toBe('case.offered_to_owner')
  })
})

describe('more time', () => {
  const asked = (value = 2, hours = 1) =>
    acted(
      fresh(),
      'request',
      { kind: 'extend', value, reason: '', approver: { postId: 'lead', limit: HOURS_4 }, personId: 'wang' },
      hours,
    )

  test('is granted by another person, once, counted from the old date', () => {
    expect(clock(asked(), 'handle').dueAt).toEqual(clock(fresh(), 'handle').dueAt)
    expect(refusal(() => acted(asked(), 'grant', { personId: 'wang' }))).toBe('case.own_request')
    const longer = acted(asked(), 'grant', { personId: 'lead' })
    // Three working days end on Thursday; two more end on Monday.
    expect(longer.clocks.find((one) => one.kind === 'handle')?.dueAt).toEqual(new Date('2026-11-23T09:30:00Z'))
    expect(longer.request).toBeNull()
    expect(
      refusal(() =>
        acted(longer, 'request', {
          kind: 'extend',
          value: 1,
          reason: '',
          approver: { postId: 'lead', limit: HOURS_4 },
          personId: 'wang',
        }),
      ),
    ).toBe('case.extended_before')
  })

  test('not for longer than the limit was, and not when it is too late', () => {
    expect(refusal(() => asked(4))).toBe('case.extension_too_long')
    expect(refusal(() => asked(1, 24 * 5))).toBe('case.too_late_to_extend')
  })

  test('refused, nothing has changed', () => {
    const refused = acted(asked(), 'refuse', { personId: 'lead' })
    expect(clock(refused, 'handle')).toEqual(clock(fresh(), 'handle'))
    expect(possibleVerbs(refused)).toContain('request')
  })
})

describe('on the books (挂账)', () => {
  const request = (value: number) =>
    ({
      kind: 'defer',
      value,
      reason: 'needs_funds',
      approver: { postId: 'lead', limit: HOURS_4 },
      personId: 'wang',
    }) as const
  const deferred = acted(acted(fresh(), 'request', request(20)), 'grant', { personId: 'lead' }, 2)

  test('handling stands still, the review has a date, and the resident is told that one', () => {
    expect(deferred.state).toBe('deferred')
    expect(clock(deferred, 'handle').pausedAt).not.toBeNull()
    const { dueAt } = clock(deferred, 'review')
    expect(dueAt.getTime()).toBeGreaterThan(MONDAY.getTime() + 19 * 24 * HOUR)
  })

  test('taken up again it has what was left', () => {
    const again = acted(deferred, 'resume', {}, 24 * 10)
    expect(again.state).toBe('in_progress')
    expect(clock(again, 'handle').dueAt.getTime()).toBeGreaterThan(clock(fresh(), 'handle').dueAt.getTime())
  })

  test('no review later than thirty days, and no more than half a year in all', () => {
    expect(refusal(() => acted(fresh(), 'request', request(31)))).toBe('case.review_too_late')
    expect(refusal(() => acted(deferred, 'review', { days: 30 }, 24 * 160))).toBe('case.deferred_too_long')
    expect(acted(deferred, 'review', { days: 15 }, 24 * 150).state).toBe('deferred')
  })
})

describe('pushing', () => {
  test('a reporter is heard once a day', () => {
    const at = (hours: number) => ({ isParty: true, lastUrgedAt: new Date(MONDAY.getTime() + hours * HOUR) })
    expect(refusal(() => acted(fresh(), 'urge', at(0), 2))).toBe('case.urged_today')
    expect(acted(fresh(), 'urge', at(0), 26).urgeCount).toBe(1)
    expect(acted(fresh(), 'urge', { ...at(0), isParty: false }, 2).urgeCount).toBe(1)
  })

  test('supervision has its own date and must be answered', () => {
    const watched = acted(fresh(), 'supervise', { limit: { value: 1, unit: 'wd' } })
    expect(watched.isSupervised).toBe(true)
    expect(possibleVerbs(watched)).not.toContain('supervise')
    expect(possibleVerbs(acted(watched, 'respond', {}))).not.toContain('respond')
  })
})

describe('helpers and parts', () => {
  const resolve = {
    ...DESK,
    verifierPostId: 'desk',
    verifyLimit: HOURS_4,
    outcome: 'solved',
    personId: 'wang',
    isChecked: true,
  } as const

  test('a case does not end before its parts and its helpers', () => {
    expect(refusal(() => acted({ ...fresh(), openChildren: 1 }, 'resolve', resolve))).toBe('case.children_open')
    expect(refusal(() => acted({ ...fresh(), openAssists: 1 }, 'resolve', resolve))).toBe('case.assists_open')
    expect(refusal(() => acted({ ...fresh(), openAssists: 1 }, 'sendBack', sendBack))).toBe('case.assists_open')
    expect(acted(fresh(), 'resolve', resolve).state).toBe('resolved')
  })

  test('an organization outside changes neither owner nor clock, and the case is not resolved before it', () => {
    const before = fresh()
    const transferred = decide(before, 'transfer', {}, MONDAY, CALENDAR)
    expect(transferred).toEqual({ already: false, changes: {}, clocks: before.clocks })
    for (const state of ['sent', 'taken', 'asked'] as const) {
      const out = { ...before, transfers: [state] }
      expect(refusal(() => acted(out, 'resolve', resolve))).toBe('case.transfers_open')
      const verbs = possibleVerbs(out).filter((verb) => verb.endsWith('Transfer'))
      for (const verb of verbs) expect(decide(out, verb, {} as never, MONDAY, CALENDAR).changes).toEqual({})
      expect(verbs.includes('answerTransfer')).toBe(state === 'asked')
      expect(verbs.includes('takeTransfer')).toBe(state === 'sent')
    }
    for (const state of ['done', 'declined', 'ended'] as const)
      expect(acted({ ...before, transfers: [state] }, 'resolve', resolve).state).toBe('resolved')
  })

  test('a transfer goes only where its steps lead', () => {
    const possible = TRANSFER_STATES.map((state) => [
      state,
      (Object.keys(TRANSFER_STEPS) as TransferVerb[]).filter((verb) => canStep(verb, state)).sort(),
    ])
    expect(Object.fromEntries(possible)).toEqual({
      sent: ['askTransfer', 'declineTransfer', 'endTransfer', 'finishTransfer', 'takeTransfer'],
      taken: ['askTransfer', 'declineTransfer', 'endTransfer', 'finishTransfer'],
      asked: ['answerTransfer', 'declineTransfer', 'endTransfer', 'finishTransfer'],
      done: [],
      declined: ['endTransfer'],
      ended: [],
    })
  })

  test('outside the sample nobody checks: the answer goes out at once', () => {
    expect(acted(fresh(), 'resolve', { ...resolve, isChecked: false })).toMatchObject({
      state: 'verified',
      outcome: 'solved',
    })
    expect(acted({ ...fresh(), hasOutsideParty: false }, 'resolve', { ...resolve, isChecked: false }).state).toBe(
      'closed',
    )
  })

  test('a merge taken back is an open case again', () => {
    const merged = acted({ ...fresh(), state: 'triaged' }, 'merge', {
      intoId: 'm',
      into: { state: 'assigned', mergedIntoId: null, communityId: 'c' },
      caseId: 'a',
      communityId: 'c',
    })
    expect(acted(merged, 'unmerge', DESK)).toMatchObject({
      state: 'triaged',
      ownerPostId: 'desk',
      mergedIntoId: null,
      outcome: null,
    })
  })
})

describe('reminders', () => {
  const handle = clock(fresh(), 'handle')

  test('at half, at four fifths, at the deadline, then a level higher on each working day', () => {
    const steps: [number, string][] = []
    for (let step = 0, i = 0; i < 8; i++) {
      const following = nextStep(handle, step, MONDAY, CALENDAR)
      steps.push([following.step, following.at.toISOString()])
      step = following.step
    }
    expect(steps.map(([step]) => step)).toEqual([50, 80, 100, 101, 102, 103, 108, 113])
    expect(steps.map(([, at]) => at)).toEqual(steps.map(([, at]) => at).toSorted())
    expect(steps[2][1]).toBe('2026-11-19T09:30:00.000Z')
    expect(steps[3][1]).toBe('2026-11-20T09:30:00.000Z')
    expect(steps[4][1]).toBe('2026-11-23T09:30:00.000Z')
  })

  test('half of four working hours is two working hours later', () => {
    const [short] = startClock([], 'triage', 'desk', HOURS_4, MONDAY, CALENDAR)
    expect(nextStep(short, 0, MONDAY, CALENDAR).at).toEqual(new Date(MONDAY.getTime() + 2 * HOUR))
  })

  test('after an outage only the latest is told', () => {
    expect(reachedStep(handle, 0, new Date('2026-11-19T10:00:00Z'), CALENDAR)).toBe(100)
    expect(reachedStep(handle, 100, new Date('2026-11-24T10:00:00Z'), CALENDAR)).toBe(103)
    expect(reachedStep(handle, 0, MONDAY, CALENDAR)).toBe(0)
  })

  test('what a pause left over is spread over what is left', () => {
    const paused = { ...handle, dueAt: new Date('2026-11-23T09:30:00Z') }
    const from = new Date('2026-11-18T01:30:00Z')
    const { step, at } = nextStep(paused, 0, from, CALENDAR)
    expect(step).toBe(50)
    expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime())
    expect(at.getTime()).toBeLessThan(paused.dueAt.getTime())
  })
})
