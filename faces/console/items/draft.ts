import type { Form, Frequency, Question, Template, TemplateContent } from '../../../modules/tasks/contract.ts'

/** What may stand in each number. */
export const LIMITS = {
  minutes: [1, 480],
  dueDays: [0, 366],
  expiresDays: [0, 366],
  every: [1, 366],
  day: [1, 31],
  perMonth: [0, 100],
} as const
export type Figure = keyof typeof LIMITS

/** A question as it is typed: its answers one a line, «中文｜English». */
export type QuestionDraft = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly kind: Question['kind']
  readonly options: string
  readonly isRequired: boolean
}

/** An item as it is typed. */
export type Draft = {
  readonly kind: TemplateContent['kind']
  readonly nameZh: string
  readonly nameEn: string
  readonly what: string
  readonly sourceDepartment: string
  readonly legalBasis: string
  readonly consent: string
  readonly unit: Frequency['unit']
  readonly on: string
  readonly weekday: string
  readonly figures: Readonly<Record<Figure, string>>
  readonly target: TemplateContent['target']
  readonly mark: TemplateContent['mark']
  readonly gridIds: readonly string[]
  readonly fields: Form['fields']
  readonly questions: readonly QuestionDraft[]
  readonly isUrgent: boolean
}

const EMPTY: Draft = {
  kind: 'visit',
  nameZh: '',
  nameEn: '',
  what: '',
  sourceDepartment: '',
  legalBasis: '',
  consent: '',
  unit: 'month',
  on: '',
  weekday: '1',
  figures: { minutes: '10', dueDays: '20', expiresDays: '27', every: '1', day: '1', perMonth: '2' },
  target: 'households',
  mark: null,
  gridIds: [],
  fields: [],
  questions: [],
  isUrgent: false,
}

/** The draft of a version, or an empty one. */
export function draftOf(from: Template | null): Draft {
  if (!from) return EMPTY
  const { frequency } = from
  return {
    ...EMPTY,
    ...from,
    unit: frequency.unit,
    on: frequency.unit === 'once' ? frequency.on : '',
    weekday: frequency.unit === 'week' ? String(frequency.weekday) : '1',
    figures: {
      minutes: String(from.minutes),
      dueDays: String(from.dueDays),
      expiresDays: String(from.expiresDays),
      every: 'every' in frequency ? String(frequency.every) : '1',
      day: frequency.unit === 'month' ? String(frequency.day) : '1',
      perMonth: frequency.unit === 'on_demand' ? String(frequency.perMonth) : '2',
    },
    fields: from.form.fields,
    questions: from.form.questions.map((one) => ({
      id: one.key,
      zh: one.zh,
      en: one.en,
      kind: one.kind,
      options: one.options.map((option) => `${option.zh}｜${option.en}`).join('\n'),
      isRequired: one.isRequired,
    })),
  }
}

/** The numbers that this draft needs. */
export function figuresOf({ unit }: Pick<Draft, 'unit'>): Figure[] {
  const always: Figure[] = ['minutes', 'dueDays', 'expiresDays']
  if (unit === 'month') return [...always, 'every', 'day']
  if (unit === 'week' || unit === 'day') return [...always, 'every']
  return unit === 'on_demand' ? [...always, 'perMonth'] : always
}

/** Whether a number is missing or outside its limits. */
export function isWrongFigure(draft: Draft, key: Figure): boolean {
  const text = draft.figures[key]
  const [least, most] = LIMITS[key]
  const value = Number(text)
  return text.trim() === '' || !Number.isInteger(value) || value < least || value > most
}

/** What the server is given. The keys of questions are their places: a version never changes, so they stay. */
export function contentOf(draft: Draft): TemplateContent {
  const number = (key: Figure) => Number(draft.figures[key])
  const hasDoor = draft.target === 'households' || draft.target === 'persons'
  return {
    kind: draft.kind,
    nameZh: draft.nameZh.trim(),
    nameEn: draft.nameEn.trim(),
    what: draft.what.trim(),
    sourceDepartment: draft.sourceDepartment.trim(),
    legalBasis: draft.legalBasis.trim(),
    frequency: frequencyOf(draft),
    dueDays: number('dueDays'),
    expiresDays: number('expiresDays'),
    target: draft.target,
    mark: hasDoor ? draft.mark : null,
    gridIds: [...draft.gridIds],
    minutes: number('minutes'),
    form: {
      fields: hasDoor ? draft.fields : [],
      questions: draft.questions.map((one, index) => ({
        key: `q${index + 1}`,
        zh: one.zh.trim(),
        en: one.en.trim() || one.zh.trim(),
        kind: one.kind,
        options: one.kind === 'choice' ? optionsOf(one.options) : [],
        isRequired: one.isRequired,
      })),
    },
    isUrgent: draft.isUrgent,
    consent: draft.isUrgent ? draft.consent.trim() : '',
  }
}

function frequencyOf(draft: Draft): Frequency {
  const number = (key: Figure) => Number(draft.figures[key])
  switch (draft.unit) {
    case 'once':
      return { unit: 'once', on: draft.on }
    case 'day':
      return { unit: 'day', every: number('every') }
    case 'week':
      return { unit: 'week', every: Math.min(number('every'), 52), weekday: Number(draft.weekday) }
    case 'month':
      return { unit: 'month', every: Math.min(number('every'), 24), day: number('day') }
    case 'on_demand':
      return { unit: 'on_demand', perMonth: number('perMonth') }
  }
}

function optionsOf(text: string): Question['options'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => {
      const [zh, en = zh] = line.split(/[|｜]/).map((part) => part.trim())
      return { key: `o${index + 1}`, zh, en: en || zh }
    })
}
