import { Refusal } from '../../../platform/pure/refusals.ts'
import type { Limit, WorkingCalendar } from '../../calendars/rules.ts'
import { type CaseChanges, type CaseFacts, type Decision, done, promise, type Rules, UNHANDLED } from './case.ts'
import {
  type Clock,
  find,
  type NamedLimit,
  resumed,
  rulingLimit,
  startClock,
  stop,
  stopEach,
  withClock,
} from './clocks.ts'

/** The straight path to the handler: triage, assign, claim, note, contact. */
export const straightRules: Rules<'triage' | 'assign' | 'claim' | 'note' | 'contact'> = {
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
    if (handle && theCase.assignedAt && theCase.extendedAt === null) {
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
  assign(theCase, { postId, offeredPostId, handleLimits, claimLimit, contactLimit, byOwner }, now, calendar) {
    if (byOwner && theCase.arbitratedAt) throw new Refusal('case.arbitrated')
    if (offeredPostId === postId) throw new Refusal('case.offered_to_owner')
    const decision = handedTo(theCase, postId, handleLimits, claimLimit, now, calendar)
    const hasContact = find(decision.clocks, 'contact') !== undefined
    return done(
      { ...decision.changes, offeredPostId },
      contactLimit && theCase.hasOutsideParty && !hasContact
        ? startClock(decision.clocks, 'contact', postId, contactLimit, now, calendar)
        : decision.clocks,
    )
  },
  claim(theCase, { personId, postId }, now, calendar) {
    return done(
      {
        state: 'in_progress',
        ownerPostId: postId,
        // The side that did not claim sees who has it.
        offeredPostId: theCase.offeredPostId === postId ? theCase.ownerPostId : theCase.offeredPostId,
        handlerPersonId: personId,
        handlerPostId: postId,
        claimedAt: now,
      },
      stop(theCase.clocks, 'claim', now, calendar),
    )
  },
  note: (theCase, { isPublic }, now, calendar) =>
    done({}, isPublic ? stop(theCase.clocks, 'contact', now, calendar) : theCase.clocks),
  contact: (theCase, _facts, now, calendar) => done({}, stop(theCase.clocks, 'contact', now, calendar)),
}

/** A post takes the case: it must claim in time, and handling runs from the first assignment on, whatever happened since. */
export function handedTo(
  theCase: CaseFacts,
  postId: string,
  handleLimits: readonly NamedLimit[],
  claimLimit: Limit,
  now: Date,
  calendar: WorkingCalendar,
): Decision {
  const known = find(theCase.clocks, 'handle')
  const clocks = startClock(
    stopEach(theCase.clocks, ['assign', 'arbitrate'], now, calendar),
    'claim',
    postId,
    claimLimit,
    now,
    calendar,
  )
  const changes: CaseChanges = { ...UNHANDLED, state: 'assigned', ownerPostId: postId }
  // The promise made at the first assignment stands: neither a return nor a new owner restarts it.
  if (known && known.stoppedAt === null) return done(changes, clocks)
  if (known) {
    const goingOn: Clock = { ...resumed(known, now, calendar), ownerPostId: postId }
    return done({ ...changes, ...promise(goingOn) }, withClock(clocks, goingOn))
  }
  const ruling = rulingLimit(now, handleLimits, calendar)
  return done(
    { ...changes, assignedAt: now, ...promise(ruling) },
    startClock(clocks, 'handle', postId, ruling.limit, now, calendar),
  )
}
