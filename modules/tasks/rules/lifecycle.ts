import type { DoorResult, ShownState, TargetType, TaskKind, TaskState, TemplateState } from '../contract/names.ts'
import type { Frequency, TemplateContent } from '../contract/register.ts'
import { addDays } from './recurrence.ts'

/** Longest validity of an item, and of a temporary urgent one, in days: then it is looked at anew. */
export const MOST_VALID_DAYS = 1096
export const MOST_URGENT_DAYS = 90

/** What is done to a version of an item, from which states. Content changes in a draft only. */
export const TEMPLATE_VERBS = {
  save: ['draft'],
  submit: ['draft'],
  admit: ['submitted'],
  refuse: ['submitted'],
  withdraw: ['draft', 'submitted'],
  end: ['admitted'],
} as const satisfies Record<string, readonly TemplateState[]>
export type TemplateVerb = keyof typeof TEMPLATE_VERBS

/** Whether the verb can be done in a state. */
export function canDo(verb: TemplateVerb, state: TemplateState): boolean {
  return (TEMPLATE_VERBS[verb] as readonly TemplateState[]).includes(state)
}

/** A version's state and dates. Days are local, `YYYY-MM-DD`, both ends included. */
export type Standing = {
  readonly state: TemplateState
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly replacedFrom: string | null
}

/** How a version stands on a day. */
export function shownState(one: Standing, today: string): ShownState {
  if (one.state !== 'admitted' || one.validFrom === null || one.validUntil === null) return one.state
  if (today > one.validUntil) return 'expired'
  if (one.replacedFrom !== null && today >= one.replacedFrom) return 'replaced'
  return today < one.validFrom ? 'coming' : 'admitted'
}

/** Until when new tasks may be planned from it: the end of validity, or the day before its next version. */
export function plansUntil(one: Standing): string | null {
  if (one.state !== 'admitted' || one.validUntil === null) return null
  if (one.replacedFrom === null || one.replacedFrom > one.validUntil) return one.validUntil
  return addDays(one.replacedFrom, -1)
}

export type ContentDefect =
  | 'item.window_wrong'
  | 'item.mark_wrong'
  | 'item.consent_missing'
  | 'item.question_wrong'
  | 'item.fields_wrong'

/** What is wrong with the content of an item; null: nothing. */
export function contentDefect(
  content: Pick<TemplateContent, 'dueDays' | 'expiresDays' | 'mark' | 'target' | 'isUrgent' | 'consent' | 'form'>,
): ContentDefect | null {
  if (content.dueDays > content.expiresDays) return 'item.window_wrong'
  if (content.mark !== null && content.target !== 'households' && content.target !== 'persons') return 'item.mark_wrong'
  if (content.isUrgent && content.consent === '') return 'item.consent_missing'
  const { fields, questions } = content.form
  const hasDoor = content.target === 'households' || content.target === 'persons'
  if (new Set(fields).size < fields.length || (fields.length > 0 && !hasDoor)) return 'item.fields_wrong'
  const keys = questions.map((one) => one.key)
  const isWrong = questions.some(
    (one) =>
      (one.kind === 'choice' ? one.options.length < 2 : one.options.length > 0) ||
      new Set(one.options.map((option) => option.key)).size < one.options.length,
  )
  return isWrong || new Set(keys).size < keys.length ? 'item.question_wrong' : null
}

export type ValidityDefect = 'item.validity_past' | 'item.validity_wrong' | 'item.validity_long' | 'item.never_due'

/** What is wrong with a validity; null: nothing. */
export function validityDefect(
  valid: { readonly from: string; readonly until: string },
  item: { readonly isUrgent: boolean; readonly frequency: Frequency },
  today: string,
): ValidityDefect | null {
  if (valid.from < today) return 'item.validity_past'
  if (valid.until < valid.from) return 'item.validity_wrong'
  const most = item.isUrgent ? MOST_URGENT_DAYS : MOST_VALID_DAYS
  if (valid.until > addDays(valid.from, most)) return 'item.validity_long'
  const { frequency } = item
  if (frequency.unit === 'once' && (frequency.on < valid.from || frequency.on > valid.until)) return 'item.never_due'
  return null
}

/** What a result means for a task at the door: it is done, or it was tried and stays open. */
export type Effect = 'done' | 'try'

/** Met, telephoned or answered by family count alike; a refusal is an end, not a failure of the member. */
export const EFFECTS = {
  met: 'done',
  by_phone: 'done',
  family_answered: 'done',
  not_home: 'try',
  no_answer: 'try',
  vacant: 'done',
  refused: 'done',
  refused_to_move: 'done',
  needs_help: 'done',
  needs_medical: 'done',
  wrong_address: 'try',
} as const satisfies Record<DoorResult, Effect>

/** What a result does to a task about this kind of target. An empty flat settles what is asked of the flat, not of the person who should live there. */
export function effectOf(result: DoorResult, target: TargetType): Effect {
  return result === 'vacant' && target === 'person' ? 'try' : EFFECTS[result]
}

/** Results after which somebody above should look: shown to the lead, and told apart in the event without saying why. */
export const ASKS_FOR_MORE: readonly DoorResult[] = ['refused_to_move', 'needs_help', 'needs_medical', 'wrong_address']
/** Results that are contact with the household. */
export const REACHED: readonly DoorResult[] = [
  'met',
  'by_phone',
  'family_answered',
  'refused_to_move',
  'needs_help',
  'needs_medical',
]

/** Kinds that a visit closes only when it names them: having met somebody is not having carried out an errand. */
export function mustBeNamed(kind: TaskKind): boolean {
  return kind === 'errand' || kind === 'verification'
}

/** Whether something done at a moment counts for a task: within its window, and not cancelled or done. A visit of the window that arrives late heals a missed one. */
export function countsFor(
  task: { readonly state: TaskState; readonly readyAt: Date; readonly expiresAt: Date },
  at: Date,
): boolean {
  const isOpen = task.state === 'planned' || task.state === 'ready' || task.state === 'missed'
  return isOpen && task.readyAt <= at && at < task.expiresAt
}

/** What time makes of an open task: nothing yet, ready, missed – or cancelled, when its item was ended. */
export function stepOf(
  task: {
    readonly state: TaskState
    readonly readyAt: Date
    readonly expiresAt: Date
    readonly templateState: TemplateState | null
  },
  now: Date,
): 'wait' | 'ready' | 'missed' | 'cancelled' {
  if (task.templateState !== null && task.templateState !== 'admitted') return 'cancelled'
  if (task.expiresAt <= now) return 'missed'
  return task.state === 'planned' && task.readyAt <= now ? 'ready' : 'wait'
}

/** Minutes a month asked of one member: all that is asked of a grid, shared by its members (one, where a seat is vacant). */
export function minutesPerMember(total: number, members: number): number {
  return Math.round(total / Math.max(1, members))
}

/** 0: late, 1: due today, 2: later. `endOfToday` is the instant at which the local day ends. */
export function urgencyOf(dueAt: Date, now: Date, endOfToday: Date): 0 | 1 | 2 {
  if (dueAt <= now) return 0
  return dueAt <= endOfToday ? 1 : 2
}
