import type { EventName } from '../../../platform/event-types.ts'
import type { Kind } from '../contract/names.ts'

/**
 * Whom a fact about a booking, about help among neighbours or about a topic means. `speaker`: who asked, or who entered it for somebody without a
 * number; `takers_part`: who said something about a topic or voted by phone.
 */
export type ServiceWhom = 'booker' | 'speaker' | 'helper' | 'giver' | 'other_side' | 'writer' | 'takers_part'

/** What a fact carries. */
type Data = Readonly<Record<string, unknown>>

export type ServiceTell = {
  readonly whom: ServiceWhom
  readonly kind: Kind
  /** Only when the fact says so. */
  readonly when?: (data: Data) => boolean
}

/** Who is told of what was not his own doing. Nobody is told of his own act. */
export const SERVICE_TELLS: Partial<Record<EventName, readonly ServiceTell[]>> = {
  'booking.promoted': [{ whom: 'booker', kind: 'booking_promoted' }],
  'booking.moved': [{ whom: 'booker', kind: 'booking_moved' }],
  'booking.cancelled': [
    { whom: 'booker', kind: 'booking_closed', when: (data: Data) => data.by === 'closing' },
    { whom: 'booker', kind: 'booking_cancelled', when: (data: Data) => data.by === 'counter' },
  ],
  'help.invited': [{ whom: 'giver', kind: 'help_invited' }],
  'help.accepted': [{ whom: 'speaker', kind: 'help_accepted' }],
  'help.given_back': [{ whom: 'speaker', kind: 'help_given_back' }],
  'help.said_done': [{ whom: 'other_side', kind: 'help_said_done' }],
  'help.thanked': [{ whom: 'helper', kind: 'help_thanked' }],
  'help.withdrawn': [{ whom: 'helper', kind: 'help_withdrawn' }],
  'help.asked_still': [{ whom: 'speaker', kind: 'help_asked_still' }],
  'opinion.answered': [{ whom: 'writer', kind: 'opinion_answered' }],
  'topic.closed': [{ whom: 'takers_part', kind: 'topic_counted' }],
  'topic.withdrawn': [{ whom: 'takers_part', kind: 'topic_withdrawn' }],
  'resolution.accounted': [{ whom: 'takers_part', kind: 'topic_accounted' }],
}
