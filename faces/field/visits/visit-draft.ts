import type { Commands } from '../../../modules/api.ts'
import type { DoorForm, DoorResult, DoorTask, KnownField, KnownValue, Way } from '../../../modules/tasks/contract.ts'
import { effectOf, FIELD_SHAPES, mustBeNamed, REACHED, unanswered } from '../../../modules/tasks/rules.ts'
import { RESULT_WORDS, WAY_WORDS } from '../../../modules/tasks/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { newId } from '../../kit/new-id.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { isKeyOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { DOORS } from '../doors/words.ts'
import { FIELD } from '../words.ts'
import { VISIT } from './words.ts'

/** What was found of a field: as it stands, or otherwise, in the words of its control. */
export type Check =
  | { readonly is: 'same' }
  | { readonly is: 'changed'; readonly text: string; readonly hasConsent: boolean }
/** How a task went: an errand or check says so itself; any other may be left for another time. */
export type Outcome = '' | 'done' | 'yes' | 'no' | 'left'
export type TaskDraft = { readonly outcome: Outcome; readonly answers: Readonly<Record<string, string>> }

/** A visit that is being written down. */
export type VisitDraft = {
  /** Made once: pressed again after a cut line or a reload, it is the same visit. */
  readonly visitId: string
  /** When it was first pressed; null: not yet. */
  readonly at: string | null
  readonly way: Way
  readonly result: DoorResult | null
  readonly checks: Readonly<Record<string, Check>>
  readonly tasks: Readonly<Record<string, TaskDraft>>
  readonly note: string
}

export const NO_TASK: TaskDraft = { outcome: '', answers: {} }

/** The key of a field of somebody. */
export const checkKey = (subjectId: string, field: KnownField) => `${subjectId}/${field}`

/** Reads a draft from the shelf; what does not fit is left out. */
export function readVisit(raw: unknown): VisitDraft {
  const kept: Partial<VisitDraft> = raw !== null && typeof raw === 'object' ? raw : {}
  return {
    visitId: typeof kept.visitId === 'string' ? kept.visitId : newId(),
    at: typeof kept.at === 'string' ? kept.at : null,
    way: isKeyOf(WAY_WORDS, kept.way) ? kept.way : 'at_door',
    result: isKeyOf(RESULT_WORDS, kept.result) ? kept.result : null,
    checks: kept.checks ?? {},
    tasks: kept.tasks ?? {},
    note: typeof kept.note === 'string' ? kept.note : '',
  }
}

/** Whether anything was written. */
export function isBegun({ result, checks, tasks, note }: VisitDraft): boolean {
  return result !== null || note !== '' || Object.keys(checks).length + Object.keys(tasks).length > 0
}

/** Results in the order in which they are offered for a way; the first few without asking. */
export function resultsFor(way: Way): { first: readonly DoorResult[]; more: readonly DoorResult[] } {
  if (way === 'at_door')
    return {
      first: ['met', 'not_home', 'family_answered', 'vacant'],
      more: ['refused', 'no_answer', 'needs_help', 'needs_medical', 'wrong_address', 'refused_to_move'],
    }
  return {
    first: [way === 'video' ? 'met' : 'by_phone', 'no_answer', 'family_answered'],
    more: ['refused', 'needs_help', 'needs_medical', 'wrong_address', 'refused_to_move'],
  }
}

/** Whether a result leaves something to write about what is known: somebody told it, or an empty flat shows it. */
export function showsKnown(result: DoorResult | null): boolean {
  return result !== null && (REACHED.includes(result) || result === 'vacant')
}

/** What a result asks of a task: how it went (errands, checks), its questions, or nothing. */
export function askedOf(
  task: Pick<DoorTask, 'kind' | 'targetType' | 'questions'>,
  result: DoorResult,
): { outcome: boolean; questions: boolean } {
  const isDone = effectOf(result, task.targetType) === 'done'
  return { outcome: isDone && mustBeNamed(task.kind), questions: isDone && REACHED.includes(result) }
}

/** Whether a task may be left for another time: only what requires an answer holds the others up. */
export function canLeave(task: Pick<DoorTask, 'kind' | 'questions'>): boolean {
  return !mustBeNamed(task.kind) && unanswered(task.questions, {}).length > 0
}

/** Everything checked that is known, as it stands; what was changed stays changed. */
export function allAsBefore(form: Pick<DoorForm, 'subjects'>, checks: VisitDraft['checks']): VisitDraft['checks'] {
  const known = form.subjects.flatMap(({ id, fields }) =>
    fields.flatMap((one) => (isKnown(one) ? [[checkKey(id, one.field), { is: 'same' } as const] as const] : [])),
  )
  return { ...Object.fromEntries(known), ...changedOnly(checks) }
}

function changedOnly(checks: VisitDraft['checks']): VisitDraft['checks'] {
  return Object.fromEntries(Object.entries(checks).filter(([, check]) => check.is === 'changed'))
}

/** Whether something is on file. */
export function isKnown({ value }: Pick<KnownValue, 'value'>): boolean {
  return value !== null
}

/** What is not filled in or wrong, by the key of its control; empty: it can be sent. */
export function faultsIn(form: DoorForm, draft: VisitDraft): ReadonlyMap<string, Word> {
  const faults = new Map<string, Word>()
  const { result } = draft
  if (result === null) return faults.set('result', FIELD.pleaseChoose)
  for (const task of form.tasks) taskFaults(task, draft.tasks[task.id] ?? NO_TASK, askedOf(task, result), faults)
  if (!showsKnown(result)) return faults
  for (const { id, fields } of form.subjects)
    for (const { field } of fields) {
      const key = checkKey(id, field)
      const check = draft.checks[key]
      if (check?.is !== 'changed') continue
      const wrong = writtenValue(field, check.text) === undefined ? faultOfField(field) : null
      if (wrong) faults.set(key, wrong)
      else if (field === 'phone' && !check.hasConsent) faults.set(key, DOORS.consentMissing)
    }
  return faults
}

/** Adds what is missing of one task. */
export function taskFaults(
  task: Pick<DoorTask, 'id' | 'questions'>,
  { outcome, answers }: TaskDraft,
  asked: { outcome: boolean; questions: boolean },
  faults: Map<string, Word>,
): void {
  if (asked.outcome && outcome === '') faults.set(task.id, FIELD.pleaseChoose)
  if (!asked.questions || outcome === 'left' || (asked.outcome && outcome === '')) return
  for (const question of task.questions) {
    const text = (answers[question.key] ?? '').trim()
    if (text === '' && question.isRequired)
      faults.set(`${task.id}/${question.key}`, question.kind === 'choice' ? FIELD.pleaseChoose : FIELD.pleaseFill)
    if (text !== '' && question.kind === 'number' && !Number.isFinite(Number(text)))
      faults.set(`${task.id}/${question.key}`, VISIT.answerWrong)
  }
}

/** What is sent for a visit whose draft has no faults. */
export function visitInput(form: DoorForm, draft: VisitDraft, at: string): InputOf<Commands['tasks.recordVisit']> {
  const { visitId, way, note } = draft
  const result = draft.result ?? 'met'
  const answers = form.tasks.flatMap((task) => {
    const one = draft.tasks[task.id] ?? NO_TASK
    const asked = askedOf(task, result)
    const isTried = effectOf(result, task.targetType) === 'try'
    if (!isTried && one.outcome === 'left') return []
    return [answerTo(task, one, asked.questions)]
  })
  const checked = showsKnown(result)
    ? form.subjects.flatMap(({ id: subjectId, fields }) =>
        fields.flatMap(({ field }) => {
          const check = draft.checks[checkKey(subjectId, field)]
          if (!check) return []
          const isChanged = check.is === 'changed'
          const to = isChanged ? (writtenValue(field, check.text) ?? null) : null
          return [{ subjectId, field, to, hasConsent: isChanged && check.hasConsent }]
        }),
      )
    : []
  return { visitId, householdId: form.householdId, way, result, at, answers, checked, note: note.trim() }
}

/** What is sent for one task. */
export function answerTo(task: Pick<DoorTask, 'id' | 'kind' | 'questions'>, one: TaskDraft, isAsked: boolean) {
  const verdict =
    task.kind === 'verification' && (one.outcome === 'yes' || one.outcome === 'no') ? one.outcome === 'yes' : null
  const given = isAsked
    ? task.questions.flatMap(({ key, kind }) => {
        const text = (one.answers[key] ?? '').trim()
        return text === '' ? [] : [[key, kind === 'number' ? Number(text) : text] as const]
      })
    : []
  return { taskId: task.id, answers: Object.fromEntries(given), verdict }
}

/** A changed value as it is kept; undefined while it is not one. */
function writtenValue(field: KnownField, text: string): string | number | boolean | undefined {
  const said = text.trim()
  const shape = FIELD_SHAPES[field]
  switch (shape.kind) {
    case 'choice':
      return shape.options.some((one) => one === said) ? said : undefined
    case 'number':
      return /^\d+$/.test(said) && Number(said) >= shape.least && Number(said) <= shape.most ? Number(said) : undefined
    case 'yes_no':
      return said === 'yes' ? true : said === 'no' ? false : undefined
    case 'phone':
      return isPhone(said) ? tidyPhone(said) : undefined
    case 'text':
      return said === '' || said.length > shape.most ? undefined : said
  }
}

function faultOfField(field: KnownField): Word {
  const { kind } = FIELD_SHAPES[field]
  if (kind === 'phone') return CODE.phoneWrong
  if (kind === 'number') return FIELD.pleaseNumber
  return kind === 'text' ? FIELD.pleaseFill : FIELD.pleaseChoose
}
