import type { EventName } from '../../../platform/event-types.ts'
import { localDate } from '../../../platform/pure/time.ts'
import type { Kind, Reason, RobotGroup } from '../contract/names.ts'

/**
 * Whom a fact means: holders of the post that the fact names under `to`, `of` or `owner`, of the posts that the case has, or persons
 * that the case knows.
 */
export type Whom =
  | 'post_in_to'
  | 'post_in_of'
  | 'post_in_owner'
  | 'owner'
  | 'former_owner'
  | 'other_side'
  | 'verifier'
  | 'assistant'
  | 'handler'
  | 'supervisor'
  | 'reporters'
  | 'members'

/** What a fact carries. */
type Data = Readonly<Record<string, unknown>>

/** One line: who is told what because of a fact. `at`: where the fact keeps the date that the text names; `count` likewise. */
export type Tell = {
  readonly whom: Whom
  readonly kind: Kind
  readonly reason: Reason
  readonly at?: string
  readonly count?: string
  /** Only when the fact says so. */
  readonly when?: (data: Data) => boolean
  /** The groups of WeCom that hear of it too. */
  readonly robot?: RobotGroup
}

const toReporters = (kind: Kind, at?: string, when?: Tell['when']): Tell => ({
  whom: 'reporters',
  kind,
  reason: 'reporter',
  at,
  when,
})
/** The member who brought it in is told as its reporter is. */
const toBoth = (kind: Kind, at?: string, when?: Tell['when']): Tell[] => [
  toReporters(kind, at, when),
  { whom: 'members', kind, reason: 'member', at, when },
]
const toOwner = (kind: Kind, at?: string): Tell => ({ whom: 'owner', kind, reason: 'owner', at })

/** A new count that moved her date to another day; a few minutes of the same day are no news. */
const movedDay = (data: Data): boolean =>
  typeof data.promisedFrom === 'string' &&
  typeof data.promised === 'string' &&
  localDate(new Date(data.promisedFrom)) !== localDate(new Date(data.promised))

/**
 * Who is told what, fact by fact, in this order: who is meant by several lines is told the first of them only, and whoever did the act is told
 * nothing.
 */
export const TELLS: Partial<Record<EventName, readonly Tell[]>> = {
  'case.reported': [
    {
      whom: 'post_in_owner',
      kind: 'reported_urgent',
      reason: 'owner',
      at: 'dueAt',
      when: (data: Data) => data.priority === 'urgent',
      robot: 'urgent',
    },
  ],
  'case.assigned': [
    { whom: 'post_in_to', kind: 'assigned', reason: 'owner', at: 'dueAt' },
    { whom: 'former_owner', kind: 'passed_on', reason: 'former_owner' },
  ],
  'case.offered': [{ whom: 'post_in_to', kind: 'offered', reason: 'offered' }],
  'case.claimed': [...toBoth('taken_up'), { whom: 'other_side', kind: 'taken_by_other', reason: 'offered' }],
  'case.sent_back': [toOwner('sent_back')],
  'case.arbitration_asked': [{ whom: 'post_in_of', kind: 'arbitration_wanted', reason: 'approver', at: 'by' }],
  'case.arbitrated': [
    { whom: 'post_in_to', kind: 'arbitrated', reason: 'owner', at: 'dueAt' },
    { whom: 'former_owner', kind: 'passed_on', reason: 'former_owner' },
  ],
  'case.escalated': [{ whom: 'post_in_owner', kind: 'escalated', reason: 'owner', at: 'receiveBy' }],
  'case.lowered': [{ whom: 'post_in_owner', kind: 'lowered', reason: 'owner', at: 'receiveBy' }],
  'case.asked': toBoth('asked', 'until'),
  'case.supplied': [{ whom: 'handler', kind: 'supplied', reason: 'handler' }, toOwner('supplied')],
  'case.ask_expired': [{ whom: 'handler', kind: 'ask_expired', reason: 'handler' }, toOwner('ask_expired')],
  'case.resolved': [{ whom: 'verifier', kind: 'verify_wanted', reason: 'verifier' }],
  'case.verified': [
    { whom: 'handler', kind: 'not_passed', reason: 'handler', when: (data: Data) => data.passed === false },
    { whom: 'owner', kind: 'not_passed', reason: 'owner', when: (data: Data) => data.passed === false },
  ],
  'case.answered': toBoth('answered'),
  'case.rated': [{ whom: 'handler', kind: 'rated', reason: 'handler' }],
  'case.reopened': [
    { whom: 'handler', kind: 'reopened', reason: 'handler' },
    toOwner('reopened'),
    ...toBoth('work_goes_on'),
  ],
  'case.closed': [
    { whom: 'members', kind: 'closed', reason: 'member', when: (data: Data) => data.outcome !== 'withdrawn' },
  ],
  'case.withdrawn': [{ whom: 'handler', kind: 'withdrawn', reason: 'handler' }, toOwner('withdrawn')],
  'case.joined': [toOwner('joined')],
  'case.urged': [toOwner('urged')],
  'case.requested': [{ whom: 'post_in_of', kind: 'request_made', reason: 'approver', at: 'by' }],
  'case.extended': [{ whom: 'handler', kind: 'granted', reason: 'handler', at: 'to' }, ...toBoth('extended', 'to')],
  'case.deferred': [
    { whom: 'handler', kind: 'granted', reason: 'handler', at: 'reviewAt' },
    ...toBoth('deferred', 'reviewAt'),
  ],
  'case.request_refused': [{ whom: 'handler', kind: 'refused', reason: 'handler' }, toOwner('refused')],
  'case.recomputed': toBoth('recomputed', 'promised', movedDay),
  'case.supervised': [toOwner('supervised', 'by')],
  'case.supervision_answered': [{ whom: 'supervisor', kind: 'supervision_answered', reason: 'supervisor' }],
  'case.assist_asked': [{ whom: 'post_in_to', kind: 'assist_asked', reason: 'assistant', at: 'dueAt' }],
  'case.assist_taken': [toOwner('assist_taken')],
  'case.assist_done': [toOwner('assist_done')],
  'case.assist_released': [{ whom: 'assistant', kind: 'assist_released', reason: 'assistant' }],
  'case.transfer_taken': [toOwner('transfer_taken')],
  'case.transfer_asked': [toOwner('transfer_asked', 'by')],
  'case.transfer_done': [toOwner('transfer_done')],
  'case.transfer_declined': [toOwner('transfer_declined', 'by')],
  'case.reminded': [
    {
      whom: 'post_in_to',
      kind: 'late',
      reason: 'owner',
      at: 'dueAt',
      when: (data: Data) => data.percent === 100,
      robot: 'late',
    },
    { whom: 'post_in_to', kind: 'due_soon', reason: 'owner', at: 'dueAt', when: (data: Data) => data.percent === 80 },
  ],
  'case.raised': [{ whom: 'post_in_to', kind: 'raised', reason: 'above', at: 'dueAt', count: 'days' }],
}

/** The facts that say which post had or was offered a case before. */
export const OWNER_FACTS: readonly string[] = ['case.assigned', 'case.arbitrated', 'case.offered', 'case.supervised']
