import type { HouseholdUse } from '../../grids/homes/contract.ts'
import type { Answers, Form, Question, Value } from '../contract/form.ts'
import { HOUSEHOLD_FIELDS, type KnownField, LANGUAGES } from '../contract/names.ts'

/** Written out here, so that a page on a phone that asks how a field is asked loads no contract. */
const HOUSEHOLD_USES = ['own', 'rented', 'vacant', 'business', 'none'] as const satisfies readonly HouseholdUse[]

/** How a field of the catalogue is asked. */
export const FIELD_SHAPES = {
  room_use: { kind: 'choice', options: HOUSEHOLD_USES },
  headcount: { kind: 'number', least: 0, most: 50 },
  lift: { kind: 'yes_no' },
  name: { kind: 'text', most: 60 },
  phone: { kind: 'phone' },
  lives_here: { kind: 'yes_no' },
  language: { kind: 'choice', options: LANGUAGES },
} as const satisfies Record<
  KnownField,
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'yes_no' | 'phone' }
  | { kind: 'text'; most: number }
>

/** Whether a field is about the household, not about a person in it. */
export function isOfHousehold(field: KnownField): boolean {
  return (HOUSEHOLD_FIELDS as readonly string[]).includes(field)
}

/** The fields of several forms in order, each once. */
export function mergedFields(forms: readonly Pick<Form, 'fields'>[]): KnownField[] {
  return [...new Set(forms.flatMap((form) => form.fields))]
}

/** Whether a value fits a field of the catalogue. */
export function fitsField(field: KnownField, value: Value): boolean {
  const shape = FIELD_SHAPES[field]
  switch (shape.kind) {
    case 'choice':
      return typeof value === 'string' && (shape.options as readonly string[]).includes(value)
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= shape.least && value <= shape.most
    case 'yes_no':
      return typeof value === 'boolean'
    case 'text':
      return typeof value === 'string' && value.length <= shape.most
    case 'phone':
      return typeof value === 'string' && /^[+\d][\d\s-]{4,19}$/.test(value)
  }
}

/** Keys of answers that do not fit their question, or answer none. */
export function wrongAnswers(questions: readonly Question[], answers: Answers): string[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const question = questions.find((one) => one.key === key)
    return question && fitsQuestion(question, value) ? [] : [key]
  })
}

/** Required questions that are not answered. */
export function unanswered(questions: readonly Question[], answers: Answers): string[] {
  return questions.filter((one) => one.isRequired && answers[one.key] === undefined).map((one) => one.key)
}

function fitsQuestion(question: Question, value: Value): boolean {
  switch (question.kind) {
    case 'choice':
      return typeof value === 'string' && question.options.some((option) => option.key === value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'text':
      return typeof value === 'string'
  }
}
