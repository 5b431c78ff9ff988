/** How soon a message is told: at once also at night; at once by day; or once a day with the others. */
export const URGENCIES = ['now', 'normal', 'digest'] as const
export type Urgency = (typeof URGENCIES)[number]

/** By which a message leaves the house, beside the inbox. The names are those of the letters. */
export const CHANNELS = ['wechat', 'web_push', 'wecom_app', 'email', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/** Where a text can stand: the inbox, and every channel. */
export const TEXT_CHANNELS = ['inbox', ...CHANNELS] as const
export type TextChannel = (typeof TEXT_CHANNELS)[number]

/** What a person switches on, off or into the digest. */
export const GROUPS = ['work', 'deadlines', 'decisions', 'reports', 'services', 'notices'] as const
export type Group = (typeof GROUPS)[number]
export const SETTINGS = ['on', 'digest', 'off'] as const
export type Setting = (typeof SETTINGS)[number]

/** What is told. */
export const KINDS = [
  // work: who has it, had it, or may take it
  'reported_urgent',
  'assigned',
  'offered',
  'passed_on',
  'taken_by_other',
  'taken_over',
  'stands_in',
  'stood_in',
  'private_message',
  'supporter_asked',
  'roster_gap',
  'handover_to_sign',
  'handover_stuck',
  'swap_asked',
  'swap_agreed',
  'swap_refused',
  'ask_raised',
  'report_made',
  'sent_back',
  'escalated',
  'lowered',
  'arbitrated',
  'supplied',
  'ask_expired',
  'not_passed',
  'verify_wanted',
  'rated',
  'reopened',
  'withdrawn',
  'joined',
  'urged',
  'assist_asked',
  'assist_taken',
  'assist_done',
  'assist_released',
  'transfer_taken',
  'transfer_asked',
  'transfer_done',
  'transfer_declined',
  // deadlines
  'due_soon',
  'tasks_missed',
  'ask_late',
  'care_review',
  'late',
  'raised',
  'supervised',
  'supervision_answered',
  // decisions
  'request_made',
  'granted',
  'refused',
  'arbitration_wanted',
  'export_to_approve',
  'export_approved',
  'export_not_approved',
  // reports: who said it, for whom it was said, who joined, who brought it in
  'taken_up',
  'asked',
  'extended',
  'recomputed',
  'deferred',
  'answered',
  'work_goes_on',
  'closed',
  // services: bookings, neighbours who help each other, and what is decided together
  'booking_promoted',
  'booking_moved',
  'booking_closed',
  'booking_cancelled',
  'help_invited',
  'help_accepted',
  'help_given_back',
  'help_said_done',
  'help_thanked',
  'help_withdrawn',
  'help_asked_still',
  'opinion_answered',
  'topic_counted',
  'topic_withdrawn',
  'topic_accounted',
  // notices
  'notice',
  'notice_corrected',
] as const
export type Kind = (typeof KINDS)[number]

/** Why somebody is told. */
export const REASONS = [
  'owner',
  'former_owner',
  'offered',
  'approver',
  'handler',
  'verifier',
  'assistant',
  'above',
  'supervisor',
  'took_post',
  'deputy',
  'in_person',
  'roster_lead',
  'handover_lead',
  'reporter',
  'on_behalf',
  'family',
  'follower',
  'member',
  'booker',
  'neighbour',
  'took_part',
  'resident',
  'grid_post',
] as const
export type Reason = (typeof REASONS)[number]

/** Pages of one's own service to which a message can lead. */
export const OWN_PAGES = ['talks', 'roster', 'handovers'] as const
export type OwnPage = (typeof OWN_PAGES)[number]
/** Lists of the console to which a message can lead. */
export const DESK_LISTS = ['missed', 'asks', 'reviews'] as const
export type DeskList = (typeof DESK_LISTS)[number]

/** Pages of the console to which a message can lead. */
export const CONSOLE_PAGES = ['reports', 'exports'] as const

/** What is to become of a message beside the inbox. */
export const PLANS = ['inbox', 'sent', 'waiting', 'held', 'capped', 'digest', 'gathered', 'expired'] as const
export type PlanState = (typeof PLANS)[number]

/** Why nothing leaves, or nothing more. */
export const WHYS = ['off', 'no_way', 'quiet', 'too_many', 'digest', 'read', 'expired', 'exhausted'] as const
export type Why = (typeof WHYS)[number]

/** What a group robot tells its group of. */
export const ROBOT_GROUPS = ['urgent', 'late', 'notices'] as const
export type RobotGroup = (typeof ROBOT_GROUPS)[number]
