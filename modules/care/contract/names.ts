/** Grades of care (红、黄、蓝、观察), the most urgent first. */
export const GRADES = ['red', 'yellow', 'blue', 'watch'] as const
export type Grade = (typeof GRADES)[number]

/** Why somebody is cared for (domain.md §6.2). Some tell of health: they are sealed as a whole. */
export const REASONS = [
  'older_person_living_alone',
  'empty_nest',
  'left_behind',
  'over_80',
  'special_family',
  'destitute',
  'needs_nursing',
  'severe_disability',
  'dementia',
  'severe_illness',
  'after_hospital',
] as const
export type Reason = (typeof REASONS)[number]

/** On what ground somebody stands in the register. */
export const BASES = ['consent', 'statutory'] as const
export type Basis = (typeof BASES)[number]

export const END_REASONS = ['moved', 'died', 'own_wish', 'not_needed'] as const
export type EndReason = (typeof END_REASONS)[number]

/** What can happen to an entry. */
export const CHANGES = ['registered', 'grade', 'rhythm', 'review', 'facts', 'ended'] as const
export type Change = (typeof CHANGES)[number]

/** How somebody was contacted; none counts more than another. */
export const CONTACT_WAYS = ['home', 'phone', 'video', 'message'] as const
export type ContactWay = (typeof CONTACT_WAYS)[number]

/** What came of it (DoorResult of domain.md §4, as far as it concerns care). */
export const CONTACT_RESULTS = [
  'met',
  'spoke',
  'family',
  'needs_help',
  'absent',
  'no_answer',
  'refused',
  'vacant',
  'wrong_address',
] as const
export type ContactResult = (typeof CONTACT_RESULTS)[number]

/** What the register shows: all, whose contact is due within three days or late, whose grade is to be reviewed, who has left. */
export const LISTS = ['active', 'due', 'review', 'ended'] as const
export type List = (typeof LISTS)[number]
