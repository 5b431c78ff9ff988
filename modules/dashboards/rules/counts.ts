/** Of the case, as it stood at the end of the period. */
const CASE_COUNTS = [
  'received',
  'accepted',
  'found',
  'due',
  'due_ended',
  'due_on_time',
  'urgent_due',
  'urgent_ended',
  'urgent_on_time',
  'resident_due',
  'resident_answered',
  'repeated',
  'ended',
  'ended_grid',
  'ended_community',
  'ended_subdistrict',
  'ended_below_street',
  'ended_once',
  'ended_reworked',
  'ended_on_the_spot',
  'ended_rated',
] as const
/** Of the steps taken within the period. */
const STEP_COUNTS = [
  'triaged',
  'triaged_on_time',
  'dispatched',
  'dispatched_timed',
  'dispatched_on_time',
  'claimed_timed',
  'claimed_on_time',
  'sent_back',
  'extended',
  'deferred',
  'rated',
  'rated_solved',
  'rated_content',
  'reopened',
] as const
/** Of what was open at the end of the period. */
const OPEN_COUNTS = [
  'open',
  'open_grid',
  'open_community',
  'open_subdistrict',
  'open_reported',
  'open_triaged',
  'open_assigned',
  'open_in_progress',
  'open_resolved',
  'open_verified',
  'open_deferred',
  'open_late',
  'open_urgent',
  'open_unheard',
  'open_day',
  'open_3_days',
  'open_week',
  'open_month',
  'open_older',
] as const

/**
 * Everything that is counted, each by one condition in SQL (store/count-conditions.ts), so that a tile, a list, an export and a kept count
 * cannot differ.
 */
export const COUNTS = [...CASE_COUNTS, ...STEP_COUNTS, ...OPEN_COUNTS] as const
export type Count = (typeof COUNTS)[number]

/** Counts by name; a name that is not in it was counted zero times. */
export type Counts = Readonly<Partial<Record<Count, number>>>

/** Whether steps are counted, and not cases: a case counts as often as it took the step. */
export function countsSteps(count: Count): boolean {
  return STEP_COUNTS.some((one) => one === count)
}

/** The sum of several counts, each of them named. */
export function summed(all: readonly Counts[]): Counts {
  return Object.fromEntries(COUNTS.map((count) => [count, all.reduce((sum, one) => sum + (one[count] ?? 0), 0)]))
}

/** What is open by where it stands, in the order in which a case goes; together they are all that is open. */
export const STAGES = [
  'open_reported',
  'open_triaged',
  'open_assigned',
  'open_in_progress',
  'open_resolved',
  'open_verified',
  'open_deferred',
] as const satisfies readonly Count[]

/** All that is counted of a place which belongs to one or two people: what lies there, never how they did. */
export const VOLUMES: readonly Count[] = ['received', 'open', 'open_late', 'open_urgent', 'open_unheard']
