import { Refusal } from '../../platform/pure/refusals.ts'
import { dueAt, earlierOf, type Limit, pause, resume, type WorkingCalendar } from '../calendars/rules.ts'
import type { ClockKind, Outcome, State, Verb } from './contract.ts'

/** From which states a verb starts and where it may end. A verb absent from a state is refused with the verbs that are possible. */
export const TRANSITIONS = {
  triage: { from: ['reported', 'triaged'], to: ['triaged'] },
  settle: { from: ['reported', 'triaged'], to: ['resolved'] },
  reject: { from: ['reported', 'triaged'], to: ['closed'] },
  merge: { from: ['reported', 'triaged'], to: ['closed'] },
  withdraw: { from: ['reported', 'triaged', 'assigned'], to: ['closed'] },
  assign: { from: ['triaged', 'assigned'], to: ['assigned'] },
  claim: { from: ['assigned'], to: ['in_progress'] },
  sendBack: { from: ['assigned', 'in_progress'], to: ['triaged'] },
  ask: { from: ['reported', 'triaged', 'assigned', 'in_progress'], to: 'same' },
  supply: { from: ['reported', 'triaged', 'assigned', 'in_progress', 'deferred'], to: 'same' },
  note: { from: ['reported', 'triaged', 'assigned', 'in_progress', 'resolved', 'verified', 'deferred'], to: 'same' },
  resolve: { from: ['in_progress'], to: ['resolved'] },
  verify: { from: ['resolved'], to: ['verified', 'in_progress', 'triaged', 'closed'] },
  followUp: { from: ['verified'], to: ['verified', 'closed', 'in_progress', 'triaged'] },
  rate: { from: ['verified'], to: ['closed'] },
  reopen: { from: ['verified', 'closed'], to: ['in_progress', 'triaged'] },
  expireAsk: { from: ['reported', 'triaged', 'assigned', 'in_progress'], to: 'same' },
  expireRating: { from: ['verified'], to: ['closed'] },
} as const satisfies Record<Verb, { from: readonly State[]; to: readonly State[] | 'same' }>

/** A running, paused or stopped clock of a case. At most one of a kind; its history stands in the events. */
export type Clock = {
  readonly kind: ClockKind
  readonly ownerPostId: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly isProvisional: boolean
  readonly limit: Limit
  readonly pausedAt: Date | null
  /** What was left when it was paused or stopped, in minutes of the limit's own unit. */
  readonly leftMinutes: number | null
  readonly stoppedAt: Date | null
}

/** What the rules look at. */
export type CaseFacts = {
  readonly state: State
  readonly ownerPostId: string
  readonly handlerPostId: string | null
  readonly handlerPersonId: string | null
  readonly assignedAt: Date | null
  readonly closedAt: Date | null
  readonly outcome: Outcome | null
  readonly mergedIntoId: string | null
  readonly returnCount: number
  readonly reworkCount: number
  readonly reopenCount: number
  /** Somebody outside the staff waits for an answer. */
  readonly hasOutsideParty: boolean
  readonly clocks: readonly Clock[]
}

/** Fields of a case that a decision sets; what is not named stays. */
export type CaseChanges = {
  state?: State
  ownerPostId?: string
  handlerPostId?: string | null
  handlerPersonId?: string | null
  assignedAt?: Date
  claimedAt?: Date | null
  resolvedAt?: Date | null
  answeredAt?: Date
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
  isSupervised?: boolean
  mergedIntoId?: string
}

/** What follows from a verb: new values, the clocks as they stand afterwards, or nothing because it is already so. */
export type Decision = { readonly already: boolean; readonly changes: CaseChanges; readonly clocks: readonly Clock[] }

/** A limit with the name of what ruled it. */
export type NamedLimit = { readonly limit: Limit; readonly ruledBy: 'category' | 'rule' | 'nature' }

/** The verb's own facts, per verb; a verb without an entry needs none. */
export type VerbFacts = {
  triage: { deskPostId: string; assignLimit: Limit; handleLimits: readonly NamedLimit[] }
  settle: { verifierPostId: string; verifyLimit: Limit; postId: string; personId: string; outcome: Outcome }
  reject: Record<string, never>
  merge: {
    intoId: string
    into: { state: State; mergedIntoId: string | null; communityId: string }
    caseId: string
    communityId: string
  }
  withdraw: Record<string, never>
  assign: { postId: string; handleLimits: readonly NamedLimit[] }
  claim: { personId: string; postId: string }
  sendBack: { deskPostId: string; assignLimit: Limit }
  ask: Record<string, never>
  supply: Record<string, never>
  note: Record<string, never>
  resolve: { verifierPostId: string; verifyLimit: Limit; outcome: Outcome; personId: string }
  verify: { passed: boolean; deskPostId: string; assignLimit: Limit; verifierPersonId: string | null }
  followUp: { reached: boolean; isContent: boolean; rating: number | null; deskPostId: string; assignLimit: Limit }
  rate: { rating: number }
  reopen: { deskPostId: string; assignLimit: Limit }
  expireAsk: Record<string, never>
  expireRating: Record<string, never>
}

/** How long the reporter has to answer a question; then work goes on without (domain.md §2.2). */
export const ASK_LIMIT: Limit = { value: 72, unit: 'h' }
/** How long the reporter may rate; then the case closes unrated, never counted as content (domain.md §2.3). */
export const RATING_LIMIT: Limit = { value: 5, unit: 'd' }
/** For how long after closing the reporter may say that it is not solved. */
export const REOPEN_DAYS = 30

const DAY_MS = 86_400_000
const NOT_REOPENABLE: readonly (Outcome | null)[] = ['duplicate', 'withdrawn']

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
  const rule = RULES[verb] as (
    theCase: CaseFacts,
    facts: VerbFacts[V],
    now: Date,
    calendar: WorkingCalendar,
  ) => Decision
  const already = ALREADY[verb]?.(theCase, facts as never) ?? false
  if (already) return { already: true, changes: {}, clocks: theCase.clocks }
  if (!possibleVerbs(theCase).includes(verb)) {
    throw new Refusal('case.not_possible_now', {
      verb,
      state: theCase.state,
      allowed: possibleVerbs(theCase).join(','),
    })
  }
  return rule(theCase, facts, now, calendar)
}

/** The verbs whose starting states hold, whoever acts. */
export function possibleVerbs(theCase: Pick<CaseFacts, 'state' | 'clocks' | 'outcome' | 'hasOutsideParty'>): Verb[] {
  const asking = clockRuns(theCase.clocks, 'ask')
  return (Object.keys(TRANSITIONS) as Verb[]).filter((verb) => {
    const from: readonly State[] = TRANSITIONS[verb].from
    if (!from.includes(theCase.state)) return false
    if (verb === 'ask') return theCase.hasOutsideParty && !asking
    if (verb === 'expireAsk') return asking
    if (verb === 'reopen') return !NOT_REOPENABLE.includes(theCase.outcome)
    return true
  })
}

/** The earliest deadline of the clocks that run; null when none does. */
export function nextDeadline(clocks: readonly Clock[]): Date | null {
  const running = clocks.filter(isRunning).map((clock) => clock.dueAt.getTime())
  return running.length === 0 ? null : new Date(Math.min(...running))
}

/** Whether a case is late now: computed, never stored. */
export function isOverdue(theCase: { state: State; nextDeadlineAt: Date | null }, now: Date): boolean {
  return theCase.state !== 'closed' && theCase.nextDeadlineAt !== null && theCase.nextDeadlineAt < now
}

/** The clocks with a new one started. */
export function startClock(
  clocks: readonly Clock[],
  kind: ClockKind,
  ownerPostId: string,
  limit: Limit,
  startedAt: Date,
  calendar: WorkingCalendar,
): Clock[] {
  const due = dueAt(startedAt, limit, calendar)
  return withClock(clocks, {
    kind,
    ownerPostId,
    startedAt,
    dueAt: due.at,
    isProvisional: due.provisional,
    limit,
    pausedAt: null,
    leftMinutes: null,
    stoppedAt: null,
  })
}

/** Of several limits the one that ends first, from the same start: both instants are computed, the earlier rules. */
export function rulingLimit(
  start: Date,
  limits: readonly NamedLimit[],
  calendar: WorkingCalendar,
): NamedLimit & { at: Date; provisional: boolean } {
  const [first, ...others] = limits.map((one) => ({ ...one, ...dueAt(start, one.limit, calendar) }))
  return earlierOf(first, ...others)
}

const ALREADY: { [V in Verb]?: (theCase: CaseFacts, facts: VerbFacts[V]) => boolean } = {
  claim: (theCase, { personId }) => theCase.state === 'in_progress' && theCase.handlerPersonId === personId,
  assign: (theCase, { postId }) => theCase.state === 'assigned' && theCase.ownerPostId === postId,
  merge: (theCase, { intoId }) => theCase.mergedIntoId === intoId,
  withdraw: (theCase) => theCase.outcome === 'withdrawn',
}

const RULES: {
  [V in Verb]: (theCase: CaseFacts, facts: VerbFacts[V], now: Date, calendar: WorkingCalendar) => Decision
} = {
  triage(theCase, { deskPostId, assignLimit, handleLimits }, now, calendar) {
    // A category changed after the first assignment is counted from that assignment: edits do not restart the clock.
    const handle = find(theCase.clocks, 'handle')
    let clocks = startClock(
      stop(theCase.clocks, 'triage', now, calendar),
      'assign',
      deskPostId,
      assignLimit,
      now,
      calendar,
    )
    const changes: CaseChanges = { state: 'triaged', ownerPostId: deskPostId }
    if (handle && theCase.assignedAt) {
      const ruling = rulingLimit(theCase.assignedAt, handleLimits, calendar)
      clocks = withClock(clocks, {
        ...handle,
        limit: ruling.limit,
        dueAt: ruling.at,
        isProvisional: ruling.provisional,
      })
      Object.assign(changes, promise(ruling))
    }
    return done(changes, clocks)
  },
  settle(theCase, { verifierPostId, verifyLimit, postId, personId, outcome }, now, calendar) {
    const clocks = startClock(
      stopAll(theCase.clocks, now, calendar),
      'verify',
      verifierPostId,
      verifyLimit,
      now,
      calendar,
    )
    return done(
      {
        state: 'resolved',
        ownerPostId: verifierPostId,
        handlerPostId: postId,
        handlerPersonId: personId,
        resolvedAt: now,
        outcome,
      },
      clocks,
    )
  },
  reject: (theCase, _facts, now, calendar) => close(theCase, 'invalid', now, calendar, { answeredAt: now }),
  merge(theCase, { intoId, into, caseId, communityId }, now, calendar) {
    if (intoId === caseId) throw new Refusal('case.merge_into_itself')
    if (into.state === 'closed' || into.mergedIntoId !== null) throw new Refusal('case.merge_target_closed')
    if (into.communityId !== communityId) throw new Refusal('case.merge_other_community')
    return close(theCase, 'duplicate', now, calendar, { mergedIntoId: intoId })
  },
  withdraw: (theCase, _facts, now, calendar) => close(theCase, 'withdrawn', now, calendar, {}),
  assign(theCase, { postId, handleLimits }, now, calendar) {
    const known = find(theCase.clocks, 'handle')
    const stopped = stop(theCase.clocks, 'assign', now, calendar)
    const changes: CaseChanges = {
      state: 'assigned',
      ownerPostId: postId,
      handlerPostId: null,
      handlerPersonId: null,
      claimedAt: null,
    }
    // The promise made at the first assignment stands: neither a return nor a new owner restarts it.
    if (known && known.stoppedAt === null) return done(changes, withClock(stopped, { ...known, ownerPostId: postId }))
    if (known)
      return done(
        { ...changes, ...promise(resumed(known, now, calendar)) },
        withClock(stopped, { ...resumed(known, now, calendar), ownerPostId: postId }),
      )
    const ruling = rulingLimit(now, handleLimits, calendar)
    return done(
      { ...changes, assignedAt: now, ...promise(ruling) },
      startClock(stopped, 'handle', postId, ruling.limit, now, calendar),
    )
  },
  claim(theCase, { personId, postId }, now) {
    return done(
      { state: 'in_progress', handlerPersonId: personId, handlerPostId: postId, claimedAt: now },
      theCase.clocks,
    )
  },
  sendBack(theCase, { deskPostId, assignLimit }, now, calendar) {
    const clocks = startClock(theCase.clocks, 'assign', deskPostId, assignLimit, now, calendar)
    return done(
      {
        state: 'triaged',
        ownerPostId: deskPostId,
        handlerPostId: null,
        handlerPersonId: null,
        claimedAt: null,
        returnCount: theCase.returnCount + 1,
      },
      clocks,
    )
  },
  ask(theCase, _facts, now, calendar) {
    return done(
      {},
      startClock(hold(theCase.clocks, 'handle', now, calendar), 'ask', theCase.ownerPostId, ASK_LIMIT, now, calendar),
    )
  },
  supply: (theCase, _facts, now, calendar) => afterQuestion(theCase, now, calendar),
  note: (theCase) => done({}, theCase.clocks),
  resolve(theCase, { verifierPostId, verifyLimit, outcome }, now, calendar) {
    const clocks = startClock(
      stopAll(theCase.clocks, now, calendar),
      'verify',
      verifierPostId,
      verifyLimit,
      now,
      calendar,
    )
    return done({ state: 'resolved', ownerPostId: verifierPostId, resolvedAt: now, outcome }, clocks)
  },
  verify(theCase, { passed, deskPostId, assignLimit, verifierPersonId }, now, calendar) {
    if (verifierPersonId !== null && verifierPersonId === theCase.handlerPersonId)
      throw new Refusal('case.verifier_is_handler')
    if (!passed)
      return backToWork(theCase, deskPostId, assignLimit, now, calendar, { reworkCount: theCase.reworkCount + 1 })
    const stopped = stop(theCase.clocks, 'verify', now, calendar)
    if (!theCase.hasOutsideParty) return done({ state: 'closed', answeredAt: now, closedAt: now }, stopped)
    return done(
      { state: 'verified', ownerPostId: deskPostId, answeredAt: now },
      startClock(stopped, 'rating', deskPostId, RATING_LIMIT, now, calendar),
    )
  },
  followUp(theCase, { reached, isContent, rating, deskPostId, assignLimit }, now, calendar) {
    if (!reached) return done({}, theCase.clocks)
    if (isContent) return finish(theCase, 'content', rating, now, calendar)
    return backToWork(theCase, deskPostId, assignLimit, now, calendar, {
      reworkCount: theCase.reworkCount + 1,
      reporterVerdict: 'not_solved',
      rating,
    })
  },
  rate: (theCase, { rating }, now, calendar) => finish(theCase, verdictOf(rating), rating, now, calendar),
  reopen(theCase, { deskPostId, assignLimit }, now, calendar) {
    if (theCase.closedAt && now.getTime() - theCase.closedAt.getTime() > REOPEN_DAYS * DAY_MS)
      throw new Refusal('case.reopen_too_late', { days: REOPEN_DAYS })
    const reopenCount = theCase.reopenCount + 1
    // The first reopening goes back to the same owner; from the second on somebody above watches (domain.md §2.3).
    return backToWork(theCase, deskPostId, assignLimit, now, calendar, {
      reopenCount,
      reporterVerdict: 'not_solved',
      ...(reopenCount >= 2 ? { isSupervised: true } : {}),
    })
  },
  expireAsk: (theCase, _facts, now, calendar) => afterQuestion(theCase, now, calendar),
  expireRating: (theCase, _facts, now, calendar) => finish(theCase, null, null, now, calendar),
}

/** What a rating from 1 to 5 says in words. Three is neither. */
export function verdictOf(rating: number): 'content' | 'neutral' | 'not_content' {
  return rating >= 4 ? 'content' : rating === 3 ? 'neutral' : 'not_content'
}

function finish(
  theCase: CaseFacts,
  verdict: string | null,
  rating: number | null,
  now: Date,
  calendar: WorkingCalendar,
): Decision {
  return done(
    { state: 'closed', reporterVerdict: verdict ?? 'unrated', rating, closedAt: now },
    stopAll(theCase.clocks, now, calendar),
  )
}

function close(
  theCase: CaseFacts,
  outcome: Outcome,
  now: Date,
  calendar: WorkingCalendar,
  more: CaseChanges,
): Decision {
  return done({ state: 'closed', outcome, closedAt: now, ...more }, stopAll(theCase.clocks, now, calendar))
}

/** The work was not good: back to whoever handled it, on the rest of the same clock; without a handler, back to the desk. */
function backToWork(
  theCase: CaseFacts,
  deskPostId: string,
  assignLimit: Limit,
  now: Date,
  calendar: WorkingCalendar,
  more: CaseChanges,
): Decision {
  const clocks = stop(stop(theCase.clocks, 'verify', now, calendar), 'rating', now, calendar)
  const again: CaseChanges = { closedAt: null, resolvedAt: null, outcome: null, ...more }
  const handle = find(clocks, 'handle')
  if (theCase.handlerPostId === null || !handle) {
    return done(
      { ...again, state: 'triaged', ownerPostId: deskPostId, handlerPostId: null, handlerPersonId: null },
      startClock(clocks, 'assign', deskPostId, assignLimit, now, calendar),
    )
  }
  const goingOn = { ...resumed(handle, now, calendar), ownerPostId: theCase.handlerPostId }
  return done(
    { ...again, state: 'in_progress', ownerPostId: theCase.handlerPostId, ...promise(goingOn) },
    withClock(clocks, goingOn),
  )
}

function afterQuestion(theCase: CaseFacts, now: Date, calendar: WorkingCalendar): Decision {
  if (!clockRuns(theCase.clocks, 'ask')) return done({}, theCase.clocks)
  const clocks = stop(theCase.clocks, 'ask', now, calendar)
  const handle = find(clocks, 'handle')
  if (!handle || handle.pausedAt === null) return done({}, clocks)
  const goingOn = resumed(handle, now, calendar)
  return done(promise(goingOn), withClock(clocks, goingOn))
}

function done(changes: CaseChanges, clocks: readonly Clock[]): Decision {
  return { already: false, changes, clocks }
}

function promise(due: {
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

function find(clocks: readonly Clock[], kind: ClockKind): Clock | undefined {
  return clocks.find((clock) => clock.kind === kind)
}

function isRunning(clock: Clock): boolean {
  return clock.stoppedAt === null && clock.pausedAt === null
}

function clockRuns(clocks: readonly Clock[], kind: ClockKind): boolean {
  return clocks.some((clock) => clock.kind === kind && isRunning(clock))
}

function withClock(clocks: readonly Clock[], changed: Clock): Clock[] {
  return [...clocks.filter((clock) => clock.kind !== changed.kind), changed]
}

/** Stands still, keeping what is left. */
function hold(clocks: readonly Clock[], kind: ClockKind, now: Date, calendar: WorkingCalendar): readonly Clock[] {
  const clock = find(clocks, kind)
  if (!clock || !isRunning(clock)) return clocks
  return withClock(clocks, {
    ...clock,
    pausedAt: now,
    leftMinutes: pause(clock.dueAt, clock.limit.unit, now, calendar).remainingMinutes,
  })
}

/** Ends, keeping what was left, so that rework goes on where it stopped. */
function stop(clocks: readonly Clock[], kind: ClockKind, now: Date, calendar: WorkingCalendar): readonly Clock[] {
  const clock = find(clocks, kind)
  if (!clock || clock.stoppedAt !== null) return clocks
  const leftMinutes = clock.pausedAt
    ? clock.leftMinutes
    : pause(clock.dueAt, clock.limit.unit, now, calendar).remainingMinutes
  return withClock(clocks, { ...clock, pausedAt: null, leftMinutes, stoppedAt: now })
}

function stopAll(clocks: readonly Clock[], now: Date, calendar: WorkingCalendar): readonly Clock[] {
  return clocks.reduce((all, clock) => stop(all, clock.kind, now, calendar), clocks)
}

/** Goes on with what was left, recomputed in the clock's own unit. */
function resumed(clock: Clock, now: Date, calendar: WorkingCalendar): Clock {
  const pausedAt = clock.stoppedAt ?? clock.pausedAt ?? now
  const due = resume(
    { unit: clock.limit.unit, pausedAt, dueAt: clock.dueAt, remainingMinutes: clock.leftMinutes ?? 0 },
    now,
    calendar,
  )
  return { ...clock, dueAt: due.at, isProvisional: due.provisional, pausedAt: null, leftMinutes: null, stoppedAt: null }
}
