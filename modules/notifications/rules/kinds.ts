import type { Group, Kind, Urgency } from '../contract/names.ts'

/** What a kind of message is, as data. */
export type KindRule = {
  readonly group: Group
  readonly urgency: Urgency
  /** Whether it goes out by text message, which costs money and wakes people: only what matters. */
  readonly matters: boolean
  /** What its texts may name. */
  readonly names: readonly Placeholder[]
}

/**
 * What a text can name: `number` of the case, `what` it is about (kind and place of a case, nothing of it outside the inbox when it is sensitive;
 * service and station of a booking), the
 * `role` that has it, the moment `at`, a `count`, who is in charge of a `community`, the `title` of a notice or topic.
 */
export const PLACEHOLDERS = ['number', 'what', 'role', 'at', 'count', 'community', 'title'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const work = (urgency: Urgency, matters: boolean, ...names: Placeholder[]): KindRule => ({
  group: 'work',
  urgency,
  matters,
  names: ['number', 'what', 'community', ...names],
})
const deadline = (urgency: Urgency, matters: boolean, ...names: Placeholder[]): KindRule => ({
  ...work(urgency, matters, ...names),
  group: 'deadlines',
})
const decision = (urgency: Urgency, ...names: Placeholder[]): KindRule => ({
  ...work(urgency, false, ...names),
  group: 'decisions',
})
const report = (urgency: Urgency, matters: boolean, ...names: Placeholder[]): KindRule => ({
  group: 'reports',
  urgency,
  matters,
  names: ['number', 'role', 'community', ...names],
})
const booking: KindRule = { group: 'services', urgency: 'normal', matters: true, names: ['what', 'at', 'community'] }
/** Of what neighbours ask each other, and who they are, nothing is said outside its page. */
const help: KindRule = { group: 'services', urgency: 'normal', matters: true, names: ['community'] }
const topic: KindRule = { group: 'services', urgency: 'normal', matters: false, names: ['title', 'community'] }
const notice: KindRule = { group: 'notices', urgency: 'normal', matters: false, names: ['title', 'community', 'at'] }

export const KIND_RULES = {
  reported_urgent: work('now', true, 'at'),
  assigned: work('normal', true, 'at'),
  offered: work('normal', true, 'at'),
  passed_on: work('normal', false, 'role'),
  taken_by_other: work('normal', false, 'role'),
  taken_over: { group: 'work', urgency: 'normal', matters: true, names: ['count', 'role', 'community'] },
  stands_in: { group: 'work', urgency: 'normal', matters: true, names: ['at', 'role', 'community'] },
  stood_in: { group: 'work', urgency: 'normal', matters: true, names: ['role', 'community'] },
  // Says no more than that there is one: neither who, nor what, nor of what sort.
  private_message: { group: 'work', urgency: 'normal', matters: true, names: [] },
  supporter_asked: { group: 'work', urgency: 'normal', matters: true, names: [] },
  handover_to_sign: { group: 'work', urgency: 'normal', matters: true, names: ['role', 'community'] },
  handover_stuck: { group: 'work', urgency: 'normal', matters: true, names: ['role', 'community'] },
  roster_gap: { group: 'work', urgency: 'normal', matters: true, names: ['at', 'community'] },
  swap_asked: { group: 'work', urgency: 'normal', matters: true, names: ['at', 'community'] },
  swap_agreed: { group: 'work', urgency: 'normal', matters: false, names: ['community'] },
  swap_refused: { group: 'work', urgency: 'normal', matters: false, names: ['community'] },
  ask_raised: { group: 'work', urgency: 'normal', matters: false, names: ['community'] },
  // Says no figure: it leads to the report, which asks anew who reads.
  report_made: { group: 'work', urgency: 'digest', matters: false, names: ['community'] },
  sent_back: work('normal', false),
  escalated: work('normal', true, 'at'),
  lowered: work('normal', true, 'at'),
  arbitrated: work('normal', true, 'at'),
  supplied: work('normal', false),
  ask_expired: work('normal', false),
  not_passed: work('normal', false),
  verify_wanted: work('normal', false),
  rated: work('digest', false),
  reopened: work('normal', true),
  withdrawn: work('normal', false),
  joined: work('digest', false),
  urged: work('normal', false),
  assist_asked: work('normal', true, 'at'),
  assist_taken: work('digest', false),
  assist_done: work('normal', false),
  assist_released: work('normal', false),
  transfer_taken: work('digest', false),
  transfer_asked: work('normal', false, 'at'),
  transfer_done: work('normal', false),
  transfer_declined: work('normal', false, 'at'),
  due_soon: deadline('normal', false, 'at'),
  tasks_missed: { group: 'deadlines', urgency: 'normal', matters: false, names: ['community'] },
  ask_late: { group: 'deadlines', urgency: 'normal', matters: true, names: ['community'] },
  care_review: { group: 'deadlines', urgency: 'digest', matters: false, names: ['community'] },
  late: deadline('normal', true, 'at'),
  raised: deadline('normal', false, 'at', 'count'),
  supervised: deadline('normal', true, 'at'),
  supervision_answered: deadline('normal', false),
  request_made: decision('normal', 'at'),
  granted: decision('normal', 'at'),
  refused: decision('normal'),
  arbitration_wanted: decision('normal', 'at'),
  export_to_approve: { group: 'decisions', urgency: 'normal', matters: false, names: ['count', 'community'] },
  export_approved: { group: 'decisions', urgency: 'normal', matters: false, names: ['community'] },
  export_not_approved: { group: 'decisions', urgency: 'normal', matters: false, names: ['community'] },
  taken_up: report('normal', true),
  asked: report('normal', true, 'at'),
  extended: report('normal', true, 'at'),
  recomputed: report('normal', true, 'at'),
  deferred: report('normal', true, 'at'),
  answered: report('normal', true),
  work_goes_on: report('normal', true),
  closed: report('digest', false),
  booking_promoted: booking,
  booking_moved: booking,
  booking_closed: booking,
  booking_cancelled: booking,
  help_invited: help,
  help_accepted: help,
  help_given_back: help,
  help_said_done: help,
  help_thanked: help,
  help_withdrawn: help,
  help_asked_still: help,
  opinion_answered: topic,
  topic_counted: topic,
  topic_withdrawn: topic,
  topic_accounted: topic,
  notice,
  notice_corrected: notice,
} as const satisfies Record<Kind, KindRule>

/** Whether messages of a kind are about a case. */
export function isOfCase(kind: Kind): boolean {
  return KIND_RULES[kind].names.some((name) => name === 'number')
}
