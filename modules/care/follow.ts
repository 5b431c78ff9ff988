import type { Follower } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import type { DoorResult, Way } from '../tasks/contract.ts'
import { recordedVisit } from '../tasks/index.ts'
import { recordContact } from './contacts.ts'
import type { ContactResult, ContactWay } from './contract/names.ts'
import { bringReviewForward } from './store-reviews.ts'

/** Somebody moved away or died: whoever leads the grid looks at the entry at once, and ends it or not. */
const reviewNow: Follower = async (ctx, event) => {
  const { person, household } = event.data
  if (typeof person !== 'string' || typeof household !== 'string') return
  await bringReviewForward(ctx.sql, ctx.tenant, person, household, localDate(event.at))
}

/** What a result at the door is for care. */
const RESULTS = {
  met: 'met',
  by_phone: 'spoke',
  family_answered: 'family',
  not_home: 'absent',
  no_answer: 'no_answer',
  vacant: 'vacant',
  refused: 'refused',
  refused_to_move: 'refused',
  needs_help: 'needs_help',
  needs_medical: 'needs_help',
  wrong_address: 'wrong_address',
} as const satisfies Record<DoorResult, ContactResult>
const WAYS = { at_door: 'home', phone: 'phone', video: 'video', message: 'message' } as const satisfies Record<
  Way,
  ContactWay
>

/** A visit for whatever task is a contact too, under its own id: nobody says twice that she was there. */
const countVisit: Follower = async (ctx, event) => {
  const visit = await recordedVisit(ctx.sql, ctx.tenant, event.subjectId)
  if (!visit) return
  const { householdId, gridId, at } = visit
  await recordContact(ctx, {
    id: event.subjectId,
    householdId,
    personId: null,
    gridId,
    way: WAYS[visit.way],
    result: RESULTS[visit.result],
    note: '',
    at,
    by: { personId: visit.byPersonId, postId: visit.byPostId },
  })
}

export const follows = { 'residence.ended': reviewNow, 'visit.recorded': countVisit } as const
