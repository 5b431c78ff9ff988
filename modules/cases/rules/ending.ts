import { Refusal } from '../../../platform/pure/refusals.ts'
import type { Limit, WorkingCalendar } from '../../calendars/rules.ts'
import type { Outcome } from '../contract.ts'
import {
  type CaseChanges,
  type CaseFacts,
  type Decision,
  done,
  NO_REQUEST,
  promise,
  type Rules,
  UNHANDLED,
} from './case.ts'
import { find, resumed, startClock, stopAll, stopEach, withClock } from './clocks.ts'
import { isOut } from './transfers.ts'

/** How long the reporter may rate; then the case closes unrated, never counted as content (domain.md §2.3). */
export const RATING_LIMIT: Limit = { value: 5, unit: 'd' }
/** For how long after closing the reporter may say that it is not solved. */
export const REOPEN_DAYS = 30

const DAY_MS = 86_400_000

/** The way to the answer, and back when it was none. */
export const endingRules: Rules<
  | 'settle'
  | 'reject'
  | 'merge'
  | 'unmerge'
  | 'withdraw'
  | 'resolve'
  | 'verify'
  | 'followUp'
  | 'rate'
  | 'reopen'
  | 'expireRating'
> = {
  settle(theCase, { verifierPostId, verifyLimit, postId, personId, outcome }, now, calendar) {
    refuseWhileOpen(theCase)
    refuseWhileTransferred(theCase)
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
  unmerge(theCase, { deskPostId, assignLimit }, now, calendar) {
    return done(
      { state: 'triaged', ownerPostId: deskPostId, outcome: null, closedAt: null, mergedIntoId: null },
      startClock(theCase.clocks, 'assign', deskPostId, assignLimit, now, calendar),
    )
  },
  withdraw: (theCase, _facts, now, calendar) => close(theCase, 'withdrawn', now, calendar, {}),
  resolve(theCase, { verifierPostId, verifyLimit, outcome, isChecked, deskPostId }, now, calendar) {
    refuseWhileOpen(theCase)
    refuseWhileTransferred(theCase)
    const stopped = stopAll(theCase.clocks, now, calendar)
    const changes: CaseChanges = { ...NO_REQUEST, state: 'resolved', resolvedAt: now, outcome }
    if (isChecked)
      return done(
        { ...changes, ownerPostId: verifierPostId },
        startClock(stopped, 'verify', verifierPostId, verifyLimit, now, calendar),
      )
    const answered = answeredNow(theCase, deskPostId, stopped, now, calendar)
    return done({ ...changes, ...answered.changes }, answered.clocks)
  },
  verify(theCase, { passed, deskPostId, assignLimit, verifierPersonId }, now, calendar) {
    if (verifierPersonId !== null && verifierPersonId === theCase.handlerPersonId)
      throw new Refusal('case.verifier_is_handler')
    if (!passed)
      return backToWork(theCase, deskPostId, assignLimit, now, calendar, { reworkCount: theCase.reworkCount + 1 })
    return answeredNow(
      theCase,
      deskPostId,
      stopEach(theCase.clocks, ['verify', 'supervise'], now, calendar),
      now,
      calendar,
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
  rate(theCase, { rating, othersWait }, now, calendar) {
    const verdict = verdictOf(rating)
    if (!othersWait) return finish(theCase, verdict, rating, now, calendar)
    const { least, said } = withEarlier(theCase, verdict, rating)
    return done({ rating: least, reporterVerdict: said }, theCase.clocks)
  },
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
  expireRating: (theCase, _facts, now, calendar) => finish(theCase, null, null, now, calendar),
}

/** What a rating from 1 to 5 says in words. Three is neither. */
export function verdictOf(rating: number): 'content' | 'neutral' | 'not_content' {
  return rating >= 4 ? 'content' : rating === 3 ? 'neutral' : 'not_content'
}

/** The answer goes out: somebody outside may rate it; without one, the case closes. */
function answeredNow(
  theCase: CaseFacts,
  deskPostId: string,
  clocks: CaseFacts['clocks'],
  now: Date,
  calendar: WorkingCalendar,
): Decision {
  if (!theCase.hasOutsideParty)
    return done({ state: 'closed', answeredAt: now, closedAt: now }, stopAll(clocks, now, calendar))
  return done(
    { state: 'verified', ownerPostId: deskPostId, answeredAt: now, rating: null },
    startClock(clocks, 'rating', deskPostId, RATING_LIMIT, now, calendar),
  )
}

function finish(
  theCase: CaseFacts,
  verdict: string | null,
  rating: number | null,
  now: Date,
  calendar: WorkingCalendar,
): Decision {
  const { least, said } = withEarlier(theCase, verdict, rating)
  return done(
    { state: 'closed', reporterVerdict: said ?? 'unrated', rating: least, closedAt: now },
    stopAll(theCase.clocks, now, calendar),
  )
}

/** Of several who rate one answer the least content speaks for the case: nobody's displeasure is lost in somebody's content. */
function withEarlier(theCase: CaseFacts, verdict: string | null, rating: number | null) {
  const earlier = theCase.rating
  if (earlier === null || (rating !== null && rating <= earlier)) return { least: rating, said: verdict }
  return { least: earlier, said: verdictOf(earlier) as string }
}

function close(
  theCase: CaseFacts,
  outcome: Outcome,
  now: Date,
  calendar: WorkingCalendar,
  more: CaseChanges,
): Decision {
  refuseWhileOpen(theCase)
  return done(
    { ...NO_REQUEST, offeredPostId: null, state: 'closed', outcome, closedAt: now, ...more },
    stopAll(theCase.clocks, now, calendar),
  )
}

/** A parent does not end before its children, nor a case before those who assist. */
function refuseWhileOpen(theCase: CaseFacts): void {
  if (theCase.openChildren > 0) throw new Refusal('case.children_open', { count: theCase.openChildren })
  if (theCase.openAssists > 0) throw new Refusal('case.assists_open', { count: theCase.openAssists })
}

/** What an organization outside still works on is part of the answer: it is done, or ended, first. */
function refuseWhileTransferred(theCase: CaseFacts): void {
  const count = theCase.transfers.filter(isOut).length
  if (count > 0) throw new Refusal('case.transfers_open', { count })
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
  const clocks = stopEach(theCase.clocks, ['verify', 'rating'], now, calendar)
  const again: CaseChanges = { closedAt: null, resolvedAt: null, outcome: null, ...more }
  const handle = find(clocks, 'handle')
  if (theCase.handlerPostId === null || !handle) {
    return done(
      { ...again, ...UNHANDLED, state: 'triaged', ownerPostId: deskPostId },
      startClock(clocks, 'assign', deskPostId, assignLimit, now, calendar),
    )
  }
  const goingOn = { ...resumed(handle, now, calendar), ownerPostId: theCase.handlerPostId }
  return done(
    { ...again, state: 'in_progress', ownerPostId: theCase.handlerPostId, ...promise(goingOn) },
    withClock(clocks, goingOn),
  )
}
