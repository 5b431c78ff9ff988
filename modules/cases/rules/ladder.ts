import { Refusal } from '../../../platform/pure/refusals.ts'
import type { WorkingCalendar } from '../../calendars/rules.ts'
import type { Tier } from '../contract.ts'
import { type CaseFacts, type Decision, done, type Rules, type Seat, UNHANDLED } from './case.ts'
import { startClock, stopEach } from './clocks.ts'
import { handedTo } from './straight.ts'

/** 微事, 小事, 大事, from the lowest. */
const TIERS: readonly Tier[] = ['grid', 'community', 'subdistrict']
/** A second return is decided by somebody above both sides. */
const RETURNS_BEFORE_ARBITRATION = 2

/** Up and down the ladder 微事 · 小事 · 大事, and back to the desk. */
export const ladderRules: Rules<'sendBack' | 'arbitrate' | 'escalate' | 'lower'> = {
  sendBack(theCase, { deskPostId, assignLimit, postId, arbiter }, now, calendar) {
    if (theCase.arbitratedAt) throw new Refusal('case.arbitrated')
    refuseWhileAssisted(theCase)
    const returnCount = theCase.returnCount + 1
    const next = returnCount >= RETURNS_BEFORE_ARBITRATION ? arbiter : { postId: deskPostId, limit: assignLimit }
    const clocks = startClock(
      stopEach(theCase.clocks, ['claim', 'approve'], now, calendar),
      returnCount >= RETURNS_BEFORE_ARBITRATION ? 'arbitrate' : 'assign',
      next.postId,
      next.limit,
      now,
      calendar,
    )
    return done(
      { ...UNHANDLED, state: 'triaged', ownerPostId: next.postId, returnCount, returnedByPostId: postId },
      clocks,
    )
  },
  arbitrate(theCase, { postId, handleLimits, claimLimit }, now, calendar) {
    const decision = handedTo(theCase, postId, handleLimits, claimLimit, now, calendar)
    return done({ ...decision.changes, arbitratedAt: now }, decision.clocks)
  },
  escalate(theCase, { to, upper, byOwner }, now, calendar) {
    if (byOwner && theCase.arbitratedAt) throw new Refusal('case.arbitrated')
    if (rankOf(to) <= rankOf(theCase.tier)) throw new Refusal('case.top_tier')
    return passedOn(theCase, to, upper, now, calendar)
  },
  lower(theCase, { to, lower }, now, calendar) {
    if (rankOf(to) >= rankOf(theCase.tier)) throw new Refusal('case.lowest_tier')
    return passedOn(theCase, to, lower, now, calendar)
  },
}

/** The tier above or below; undefined at the ends. */
export function tierBeside(tier: Tier, step: 1 | -1): Tier | undefined {
  return TIERS[rankOf(tier) + step]
}

function rankOf(tier: Tier): number {
  return TIERS.indexOf(tier)
}

/** Another level takes over and assigns it there; the promise to the resident goes on. */
function passedOn(theCase: CaseFacts, tier: Tier, seat: Seat, now: Date, calendar: WorkingCalendar): Decision {
  refuseWhileAssisted(theCase)
  const clocks = startClock(
    stopEach(theCase.clocks, ['claim', 'approve', 'arbitrate'], now, calendar),
    'assign',
    seat.postId,
    seat.limit,
    now,
    calendar,
  )
  return done({ ...UNHANDLED, state: 'triaged', tier, ownerPostId: seat.postId, arbitratedAt: null }, clocks)
}

/** Nobody leaves those behind whom he asked to help. */
function refuseWhileAssisted(theCase: CaseFacts): void {
  if (theCase.openAssists > 0) throw new Refusal('case.assists_open', { count: theCase.openAssists })
}
