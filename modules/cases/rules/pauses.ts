import { Refusal } from '../../../platform/pure/refusals.ts'
import { extend, type Limit, type WorkingCalendar } from '../../calendars/rules.ts'
import { type CaseFacts, type Decision, done, NO_REQUEST, promise, promiseNoEarlier, type Rules } from './case.ts'
import { clockRuns, find, hold, resumed, startClock, stop, stopEach, withClock } from './clocks.ts'

/** How long the reporter has to answer a question; then work goes on without (domain.md §2.2). */
export const ASK_LIMIT: Limit = { value: 72, unit: 'h' }
/** A deferred case is looked at again after at most so many days, and is deferred for at most so many in all (domain.md §2.3). */
export const REVIEW_DAYS = 30
export const DEFERRED_DAYS = 180

const DAY_MS = 86_400_000

/** What moves the resident's date – an extension, a deferral, a question – and how it goes on afterwards. */
export const pauseRules: Rules<'ask' | 'supply' | 'expireAsk' | 'request' | 'grant' | 'refuse' | 'review' | 'resume'> =
  {
    ask(theCase, _facts, now, calendar) {
      const heard = stop(hold(theCase.clocks, 'handle', now, calendar), 'contact', now, calendar)
      return done({}, startClock(heard, 'ask', theCase.ownerPostId, ASK_LIMIT, now, calendar))
    },
    supply: (theCase, _facts, now, calendar) => afterQuestion(theCase, now, calendar),
    expireAsk: (theCase, _facts, now, calendar) => afterQuestion(theCase, now, calendar),
    request(theCase, { kind, value, reason, approver, personId }, now, calendar) {
      if (kind === 'extend') refuseExtension(theCase, value, now)
      else refuseDeferral(theCase, value, now)
      return done(
        { requestKind: kind, requestValue: value, requestReason: reason, requestByPersonId: personId },
        startClock(theCase.clocks, 'approve', approver.postId, approver.limit, now, calendar),
      )
    },
    grant(theCase, { personId }, now, calendar) {
      const asked = requestOf(theCase, personId)
      const clocks = stop(theCase.clocks, 'approve', now, calendar)
      if (asked.kind === 'defer') return deferred(theCase, asked.value, now, calendar)
      const handle = find(clocks, 'handle')
      if (!handle) return done(NO_REQUEST, clocks)
      const due = extend(handle.dueAt, { value: asked.value, unit: handle.limit.unit }, calendar)
      const longer = { ...handle, dueAt: due.at, isProvisional: due.provisional }
      return done({ ...NO_REQUEST, extendedAt: now, ...promiseNoEarlier(theCase, longer) }, withClock(clocks, longer))
    },
    refuse(theCase, { personId }, now, calendar) {
      requestOf(theCase, personId)
      return done(NO_REQUEST, stop(theCase.clocks, 'approve', now, calendar))
    },
    review(theCase, { days }, now, calendar) {
      refuseDeferral(theCase, days, now)
      const clocks = startClock(
        theCase.clocks,
        'review',
        theCase.ownerPostId,
        { value: days, unit: 'd' },
        now,
        calendar,
      )
      return done(promise(find(clocks, 'review') ?? {}), clocks)
    },
    resume(theCase, _facts, now, calendar) {
      const clocks = stop(theCase.clocks, 'review', now, calendar)
      const handle = find(clocks, 'handle')
      if (!handle) return done({ state: 'in_progress' }, clocks)
      const goingOn = resumed(handle, now, calendar)
      return done({ state: 'in_progress', ...promise(goingOn) }, withClock(clocks, goingOn))
    },
  }

/** On the books until its review: handling stands still, and the resident is told the date. */
function deferred(theCase: CaseFacts, days: number, now: Date, calendar: WorkingCalendar): Decision {
  const still = hold(stopEach(theCase.clocks, ['approve', 'ask', 'contact'], now, calendar), 'handle', now, calendar)
  const clocks = startClock(still, 'review', theCase.ownerPostId, { value: days, unit: 'd' }, now, calendar)
  return done(
    {
      ...NO_REQUEST,
      state: 'deferred',
      ...(theCase.deferredAt ? {} : { deferredAt: now }),
      ...promise(find(clocks, 'review') ?? {}),
    },
    clocks,
  )
}

function afterQuestion(theCase: CaseFacts, now: Date, calendar: WorkingCalendar): Decision {
  if (!clockRuns(theCase.clocks, 'ask')) return done({}, theCase.clocks)
  const clocks = stop(theCase.clocks, 'ask', now, calendar)
  const handle = find(clocks, 'handle')
  if (!handle || handle.pausedAt === null) return done({}, clocks)
  const goingOn = resumed(handle, now, calendar)
  return done(promiseNoEarlier(theCase, goingOn), withClock(clocks, goingOn))
}

/** Once, before it is late, and for no longer than it had (domain.md §2.3). */
function refuseExtension(theCase: CaseFacts, value: number, now: Date): void {
  const handle = find(theCase.clocks, 'handle')
  if (theCase.extendedAt) throw new Refusal('case.extended_before')
  if (!handle || handle.dueAt <= now) throw new Refusal('case.too_late_to_extend')
  if (value > handle.limit.value)
    throw new Refusal('case.extension_too_long', { most: handle.limit.value, unit: handle.limit.unit })
}

function refuseDeferral(theCase: CaseFacts, days: number, now: Date): void {
  const since = theCase.deferredAt ?? now
  const most = Math.floor((since.getTime() + DEFERRED_DAYS * DAY_MS - now.getTime()) / DAY_MS)
  if (days > most) throw new Refusal('case.deferred_too_long', { most: Math.max(0, most), days: DEFERRED_DAYS })
  if (days > REVIEW_DAYS) throw new Refusal('case.review_too_late', { days: REVIEW_DAYS })
}

/** Nobody grants or refuses what he asked for himself. */
function requestOf(theCase: CaseFacts, personId: string | null) {
  if (!theCase.request) throw new Refusal('case.nothing_requested')
  if (personId !== null && theCase.request.byPersonId === personId) throw new Refusal('case.own_request')
  return theCase.request
}
