import { COUNTS, type Count, countsSteps } from '../rules.ts'

/**
 * The one definition of every count: a condition on `figure_cases as f` within `p (from_at, end_at)`. `end_at` is the end of the period,
 * or just after now while it runs. Rows of cases and of what is open are those that held at `end_at`; steps are all that were taken
 * within. docs/decisions/0034-figures.md; formulas after domain.md §2.6.
 */
const within = (column: string) => `(f.${column} >= p.from_at AND f.${column} < p.end_at)`
/** Merged, withdrawn and rejected ones are not work that somebody owed. */
const IS_COUNTED = `(f.outcome IS NULL OR f.outcome NOT IN ('duplicate', 'invalid', 'withdrawn'))`
const ENDED = `(${IS_COUNTED} AND ${within('ended_at')})`
/** Due: the promised date falls within the period, or the answer went out in it; nothing that waits on the books. */
const DUE = `(${IS_COUNTED} AND f.state <> 'deferred' AND (${within('due_at')} OR ${within('ended_at')}))`
const IS_ANSWERED = 'f.ended_at IS NOT NULL'
/** A case without a promised date was settled before one was given. */
const ON_TIME = `(${IS_ANSWERED} AND (f.due_at IS NULL OR f.ended_at <= f.due_at))`
const URGENT = "f.priority = 'urgent'"
/** What members find themselves has nobody who waits for a word. */
const BY_RESIDENT = "f.channel <> 'member'"
const OPEN = "f.state <> 'closed'"
const step = (...names: string[]) => `f.step IN (${names.map((name) => `'${name}'`).join(', ')})`
const DISPATCHED = step('assigned', 'arbitrated', 'escalated', 'lowered')
const older = (than: string, upTo?: string) =>
  `(${OPEN} AND f.reported_at < p.end_at - interval '${than}'${upTo ? ` AND f.reported_at >= p.end_at - interval '${upTo}'` : ''})`

const CONDITIONS: Readonly<Record<Count, string>> = {
  received: within('reported_at'),
  accepted: `(${within('reported_at')} AND ${IS_COUNTED})`,
  found: `(${within('reported_at')} AND f.channel = 'member')`,
  due: DUE,
  due_ended: `(${DUE} AND ${IS_ANSWERED})`,
  due_on_time: `(${DUE} AND ${ON_TIME})`,
  urgent_due: `(${DUE} AND ${URGENT})`,
  urgent_ended: `(${DUE} AND ${URGENT} AND ${IS_ANSWERED})`,
  urgent_on_time: `(${DUE} AND ${URGENT} AND ${ON_TIME})`,
  resident_due: `(${DUE} AND ${BY_RESIDENT})`,
  resident_answered: `(${DUE} AND ${BY_RESIDENT} AND ${IS_ANSWERED})`,
  repeated: `(${within('reported_at')} AND ${IS_COUNTED} AND f.is_repeat)`,
  ended: ENDED,
  ended_grid: `(${ENDED} AND f.tier = 'grid')`,
  ended_community: `(${ENDED} AND f.tier = 'community')`,
  ended_subdistrict: `(${ENDED} AND f.tier = 'subdistrict')`,
  ended_below_street: `(${ENDED} AND f.tier IN ('grid', 'community'))`,
  ended_once: `(${ENDED} AND f.returns = 0 AND f.reworks = 0 AND f.reopens = 0)`,
  ended_reworked: `(${ENDED} AND f.reworks > 0)`,
  ended_on_the_spot: `(${ENDED} AND f.is_on_the_spot)`,
  ended_rated: `(${ENDED} AND f.verdict IS NOT NULL)`,
  triaged: step('triaged'),
  triaged_on_time: `(${step('triaged')} AND f.is_step_late IS NOT TRUE)`,
  dispatched: DISPATCHED,
  dispatched_timed: `(${DISPATCHED} AND f.is_step_late IS NOT NULL)`,
  dispatched_on_time: `(${DISPATCHED} AND NOT f.is_step_late)`,
  claimed_timed: `(${step('claimed')} AND f.is_step_late IS NOT NULL)`,
  claimed_on_time: `(${step('claimed')} AND NOT f.is_step_late)`,
  sent_back: step('sent_back'),
  extended: step('extended'),
  deferred: step('deferred'),
  rated: step('rated'),
  rated_solved: `(${step('rated')} AND f.outcome IN ('solved', 'solved_in_part') AND f.verdict IN ('content', 'neutral'))`,
  rated_content: `(${step('rated')} AND f.verdict = 'content')`,
  reopened: step('reopened'),
  open: OPEN,
  open_grid: `(${OPEN} AND f.tier = 'grid')`,
  open_community: `(${OPEN} AND f.tier = 'community')`,
  open_subdistrict: `(${OPEN} AND f.tier = 'subdistrict')`,
  open_reported: "f.state = 'reported'",
  open_triaged: "f.state = 'triaged'",
  open_assigned: "f.state = 'assigned'",
  open_in_progress: "f.state = 'in_progress'",
  open_resolved: "f.state = 'resolved'",
  open_verified: "f.state = 'verified'",
  open_deferred: "f.state = 'deferred'",
  open_late: `(${OPEN} AND f.ended_at IS NULL AND f.due_at < p.end_at)`,
  open_urgent: `(${OPEN} AND ${URGENT})`,
  open_unheard: `(${OPEN} AND f.responded_at IS NULL)`,
  open_day: `(${OPEN} AND f.reported_at >= p.end_at - interval '1 day')`,
  open_3_days: older('1 day', '3 days'),
  open_week: older('3 days', '7 days'),
  open_month: older('7 days', '30 days'),
  open_older: older('30 days'),
}

/** The condition of a count, with what keeps rows of one grain from another's. */
export function conditionOf(count: Count): string {
  return `(${countsSteps(count) ? 'NOT f.is_held' : 'f.is_held'} AND ${CONDITIONS[count]})`
}

/** A case as it stood at the end of `p`, if it can count in it. */
export const HELD_AT_END =
  'f.from_at < p.end_at AND (f.until_at IS NULL OR f.until_at >= p.end_at) AND f.reach_at >= p.from_at'
/** After an answer, the same at the same place counts as come again for so long (domain.md §2.6: 30 days). */
const AGAIN_WITHIN = '30 days'
/**
 * Whether a version `f` is of a case that came again: when it was reported, an earlier one of the same leaf at the same place had its answer, and
 * not long ago. As it stood at that moment, so that nothing later changes it.
 */
export const IS_REPEAT = `(f.category_code IS NOT NULL AND EXISTS (
  SELECT 1 FROM figure_cases e WHERE e.tenant_id = f.tenant_id AND e.place_id = f.place_id AND e.category_code = f.category_code
    AND e.case_id <> f.case_id AND e.ended_at < f.reported_at AND e.ended_at >= f.reported_at - interval '${AGAIN_WITHIN}'
    AND e.from_at <= f.reported_at AND (e.until_at IS NULL OR e.until_at > f.reported_at)
    AND (e.outcome IS NULL OR e.outcome NOT IN ('duplicate', 'invalid', 'withdrawn'))))`

/** A step that was taken within `p`. */
export const TAKEN_WITHIN = 'f.from_at >= p.from_at AND f.from_at < p.end_at'

/** Columns of `figure_cases` that conditions and filters look at. */
export const FIGURE_COLUMNS = [
  'case_id',
  'seq',
  'from_at',
  'community_id',
  'grid_id',
  'step',
  'is_step_late',
  'state',
  'outcome',
  'channel',
  'category_code',
  'nature',
  'tier',
  'priority',
  'reported_at',
  'due_at',
  'responded_at',
  'ended_at',
  'rating',
  'verdict',
  'returns',
  'reworks',
  'reopens',
  'is_on_the_spot',
  'is_repeat',
  'response_minutes',
  'handling_minutes',
]
  .map((column) => `f.${column}`)
  .join(', ')

/** All counts as columns, in the order of COUNTS. */
export const ALL_COUNTS = COUNTS.map((count) => `count(*) FILTER (WHERE ${conditionOf(count)})`).join(', ')
