import type { EventName } from '../../../platform/event-types.ts'
import type { Role } from '../../people/contract.ts'
import type { Kind, Reason } from '../contract/names.ts'

/** What a fact carries. */
type Data = Readonly<Record<string, unknown>>

export type PostTell = {
  readonly kind: Kind
  readonly subjectType: 'missed_tasks' | 'door_asks' | 'care_reviews'
  readonly reason: Reason
  /** Who is told where the fact names no post (`to`). */
  readonly role: Role
  /** One message a day and post however many there are: the list has them all. */
  readonly isDaily: boolean
  /** Only when the fact says so. */
  readonly when?: (data: Data) => boolean
}

/** What a post is told of that is no case: what was missed below it, what visits ask for, whose grade is to be looked at. Nothing of whom. */
export const POST_TELLS: Partial<Record<EventName, PostTell>> = {
  'task.missed': {
    kind: 'tasks_missed',
    subjectType: 'missed_tasks',
    reason: 'above',
    role: 'ordinary_grid_lead',
    isDaily: true,
  },
  'door_ask.raised': {
    kind: 'ask_raised',
    subjectType: 'door_asks',
    reason: 'owner',
    role: 'ordinary_grid_lead',
    isDaily: false,
    // Of a case that is made at once its owner is told as of any other.
    when: (data: Data) => data.atOnce !== true,
  },
  'door_ask.late': {
    kind: 'ask_late',
    subjectType: 'door_asks',
    reason: 'above',
    role: 'main_grid_lead',
    isDaily: false,
  },
  'care.review_due': {
    kind: 'care_review',
    subjectType: 'care_reviews',
    reason: 'owner',
    role: 'ordinary_grid_lead',
    isDaily: true,
  },
}
