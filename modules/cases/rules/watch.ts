import { Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { done, type Rules } from './case.ts'
import { clockRuns, startClock, stop } from './clocks.ts'

/** Watching and helping: urge, supervise, answer the supervision, assist, split. None of them changes the state. */
export const watchRules: Rules<
  'urge' | 'supervise' | 'respond' | 'assist' | 'takeAssist' | 'finishAssist' | 'releaseAssist' | 'split'
> = {
  urge(theCase, { lastUrgedAt, isParty }, now) {
    // A reporter is heard once a day (domain.md §2.3); the desk may urge whenever it has to.
    if (isParty && lastUrgedAt && localDate(lastUrgedAt) === localDate(now)) throw new Refusal('case.urged_today')
    return done({ urgeCount: theCase.urgeCount + 1 }, theCase.clocks)
  },
  supervise(theCase, { limit }, now, calendar) {
    if (clockRuns(theCase.clocks, 'supervise')) throw new Refusal('case.supervised_already')
    return done(
      { isSupervised: true },
      startClock(theCase.clocks, 'supervise', theCase.ownerPostId, limit, now, calendar),
    )
  },
  respond: (theCase, _facts, now, calendar) => done({}, stop(theCase.clocks, 'supervise', now, calendar)),
  assist(theCase, { postId }) {
    if (postId === theCase.ownerPostId) throw new Refusal('case.assist_by_owner')
    return done({}, theCase.clocks)
  },
  takeAssist: (theCase) => done({}, theCase.clocks),
  finishAssist: (theCase) => done({}, theCase.clocks),
  releaseAssist: (theCase) => done({}, theCase.clocks),
  split: (theCase) => done({}, theCase.clocks),
}
