/** What is asked of a member: a visit (走访), a round (巡查), an errand (代办), a verification visit (核查). */
export const TASK_KINDS = ['visit', 'round', 'errand', 'verification'] as const
export type TaskKind = (typeof TASK_KINDS)[number]
export const TASK_STATES = ['planned', 'ready', 'done', 'missed', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** Whom an item is about: every household of its grids (or those with a mark), their residents, buildings, or the grid as a whole. */
export const TARGETS = ['households', 'persons', 'buildings', 'grid'] as const
export type Target = (typeof TARGETS)[number]
export const TARGET_TYPES = ['household', 'person', 'building', 'grid'] as const
export type TargetType = (typeof TARGET_TYPES)[number]
/** Marks of households by which an item narrows them. */
export const MARKS = ['lives_alone', 'empty_nest', 'cared_for', 'rented', 'bottled_gas'] as const
export type Mark = (typeof MARKS)[number]

/** States of a version of an item as they are stored. */
export const TEMPLATE_STATES = ['draft', 'submitted', 'admitted', 'refused', 'withdrawn', 'ended'] as const
export type TemplateState = (typeof TEMPLATE_STATES)[number]
/** The same as people see them on a day: an admitted version may not have begun, be replaced by the next one, or have run out. */
export const SHOWN_STATES = [...TEMPLATE_STATES, 'coming', 'replaced', 'expired'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

/** How a household was reached; all are equal. */
export const WAYS = ['at_door', 'phone', 'video', 'message'] as const
export type Way = (typeof WAYS)[number]
/** What came of it (domain.md §4, DoorResult). */
export const DOOR_RESULTS = [
  'met',
  'by_phone',
  'family_answered',
  'not_home',
  'no_answer',
  'vacant',
  'refused',
  'refused_to_move',
  'needs_help',
  'needs_medical',
  'wrong_address',
] as const
export type DoorResult = (typeof DOOR_RESULTS)[number]

/** The catalogue of known data of a household. */
export const HOUSEHOLD_FIELDS = ['room_use', 'headcount', 'lift'] as const
/** The catalogue of known data of a person who lives there. */
export const PERSON_FIELDS = ['name', 'phone', 'lives_here', 'language'] as const
export const KNOWN_FIELDS = [...HOUSEHOLD_FIELDS, ...PERSON_FIELDS] as const
export type KnownField = (typeof KNOWN_FIELDS)[number]
export const LANGUAGES = ['mandarin', 'sichuanese', 'minority', 'sign', 'other'] as const

/** Lists of tasks for those who lead. */
export const TASK_LISTS = ['due', 'late', 'missed', 'planned', 'done', 'cancelled'] as const
export type TaskList = (typeof TASK_LISTS)[number]

/** What a visit can find that asks for more than the visit (走访待跟进). */
export const ASKS = ['needs_medical', 'needs_help', 'refused_to_move', 'wrong_address', 'refused', 'not_found'] as const
export type Ask = (typeof ASKS)[number]
/** How it was settled: a case, a task, nothing to do, or they were met meanwhile. */
export const ASK_STATES = ['open', 'case', 'task', 'nothing', 'met'] as const
export type AskState = (typeof ASK_STATES)[number]
