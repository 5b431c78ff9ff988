import { describe, expect, test } from 'vitest'
import { DOOR_RESULTS, type DoorForm, type DoorTask, RecordVisit, WAYS } from '../../../modules/tasks/contract.ts'
import {
  allAsBefore,
  askedOf,
  canLeave,
  faultsIn,
  readVisit,
  resultsFor,
  type VisitDraft,
  visitInput,
} from './visit-draft.ts'

const ID = '01890000-0000-7000-8000-00000000000'
const [HOME, PERSON, VISITED, ERRAND, CHECK] = [`${ID}1`, `${ID}2`, `${ID}3`, `${ID}4`, `${ID}5`]
const AT = '2026-11-19T02:00:00.000Z'

const task = (id: string, more: Partial<DoorTask> = {}): DoorTask => ({
  id,
  kind: 'visit',
  state: 'ready',
  nameZh: '走访',
  nameEn: 'Visit',
  templateId: null,
  version: 1,
  targetType: 'household',
  targetId: HOME,
  householdId: HOME,
  gridId: `${ID}9`,
  readyAt: AT,
  dueAt: AT,
  expiresAt: AT,
  isLate: false,
  minutes: 5,
  tries: 0,
  what: '',
  words: null,
  questions: [],
  ...more,
})
const gas = {
  key: 'gas',
  zh: '燃气管',
  en: 'Gas hose',
  kind: 'choice',
  options: [
    { key: 'ok', zh: '好', en: 'good' },
    { key: 'old', zh: '旧', en: 'old' },
  ],
  isRequired: true,
} as const
const count = { key: 'lamps', zh: '几盏灯', en: 'Lamps', kind: 'number', options: [], isRequired: false } as const
const known = (field: 'headcount' | 'phone' | 'lives_here', value: string | number | boolean | null) => ({
  field,
  value,
  source: value === null ? ('none' as const) : ('import' as const),
  verifiedAt: null,
})
const form: DoorForm = {
  householdId: HOME,
  gridId: `${ID}9`,
  buildingId: `${ID}8`,
  placeName: '1幢 101',
  tasks: [
    task(VISITED, {
      questions: [
        { ...gas, options: [...gas.options] },
        { ...count, options: [] },
      ],
    }),
  ],
  subjects: [
    { type: 'household', id: HOME, name: '1幢 101', fields: [known('headcount', 2)] },
    { type: 'person', id: PERSON, name: '赵样例', fields: [known('phone', null), known('lives_here', true)] },
  ],
}
const draft = (more: Partial<VisitDraft> = {}): VisitDraft => ({ ...readVisit({ visitId: `${ID}7` }), ...more })
const answered = { [VISITED]: { outcome: '' as const, answers: { gas: 'ok', lamps: '3' } } }

describe('what is asked', () => {
  test('nobody at home: two taps, nothing more, and all stays open', () => {
    const gone = draft({ result: 'not_home' })
    expect([...faultsIn(form, gone).keys()]).toEqual([])
    expect(visitInput(form, gone, AT)).toMatchObject({ result: 'not_home', checked: [], note: '' })
  })

  test('a result is needed; then the questions that must be answered, unless they are left for another time', () => {
    expect([...faultsIn(form, draft()).keys()]).toEqual(['result'])
    expect([...faultsIn(form, draft({ result: 'met' })).keys()]).toEqual([`${VISITED}/gas`])
    expect([...faultsIn(form, draft({ result: 'met', tasks: answered })).keys()]).toEqual([])
    const left = draft({ result: 'met', tasks: { [VISITED]: { outcome: 'left', answers: {} } } })
    expect([...faultsIn(form, left).keys()]).toEqual([])
    expect(visitInput(form, left, AT).answers).toEqual([])
    expect(canLeave(form.tasks[0])).toBe(true)
    expect(canLeave(task(VISITED))).toBe(false)
    const wrong = draft({ result: 'met', tasks: { [VISITED]: { outcome: '', answers: { gas: 'ok', lamps: 'x' } } } })
    expect([...faultsIn(form, wrong).keys()]).toEqual([`${VISITED}/lamps`])
  })

  test('an errand and a check say how they went, also where nobody was asked anything', () => {
    const more = { ...form, tasks: [task(ERRAND, { kind: 'errand' }), task(CHECK, { kind: 'verification' })] }
    expect([...faultsIn(more, draft({ result: 'met' })).keys()]).toEqual([ERRAND, CHECK])
    const tasks = {
      [ERRAND]: { outcome: 'left' as const, answers: {} },
      [CHECK]: { outcome: 'no' as const, answers: {} },
    }
    expect(visitInput(more, draft({ result: 'vacant', tasks }), AT).answers).toEqual([
      { taskId: CHECK, answers: {}, verdict: false },
    ])
    expect(askedOf(form.tasks[0], 'refused')).toEqual({ outcome: false, questions: false })
    expect(askedOf(task(VISITED, { targetType: 'person' }), 'vacant')).toEqual({ outcome: false, questions: false })
  })

  test('every result can be given by some way, and none twice by the same', () => {
    for (const way of WAYS) {
      const { first, more } = resultsFor(way)
      expect(new Set([...first, ...more]).size).toBe(first.length + more.length)
    }
    const offered = WAYS.flatMap((way) => Object.values(resultsFor(way)).flat())
    expect(new Set(offered)).toEqual(new Set(DOOR_RESULTS))
  })
})

describe('what is known', () => {
  test('all as before is one tap: what is known, and no more; what was changed stays changed', () => {
    const changed = { is: 'changed', text: '3', hasConsent: false } as const
    expect(allAsBefore(form, {})).toEqual({
      [`${HOME}/headcount`]: { is: 'same' },
      [`${PERSON}/lives_here`]: { is: 'same' },
    })
    expect(allAsBefore(form, { [`${HOME}/headcount`]: changed })).toMatchObject({ [`${HOME}/headcount`]: changed })
  })

  test('only what changed is sent with a value, a number with consent only', () => {
    const phone = (text: string, hasConsent: boolean) =>
      draft({
        result: 'met',
        tasks: answered,
        checks: {
          [`${HOME}/headcount`]: { is: 'changed', text: '3', hasConsent: false },
          [`${PERSON}/phone`]: { is: 'changed', text, hasConsent },
          [`${PERSON}/lives_here`]: { is: 'same' },
        },
      })
    expect([...faultsIn(form, phone('139', true)).keys()]).toEqual([`${PERSON}/phone`])
    expect([...faultsIn(form, phone('139 0000 0077', false)).keys()]).toEqual([`${PERSON}/phone`])
    const whole = phone('139 0000 0077', true)
    expect([...faultsIn(form, whole).keys()]).toEqual([])
    const input = visitInput(form, whole, AT)
    expect(input).toMatchObject({
      answers: [{ taskId: VISITED, answers: { gas: 'ok', lamps: 3 }, verdict: null }],
      checked: [
        { subjectId: HOME, field: 'headcount', to: 3, hasConsent: false },
        { subjectId: PERSON, field: 'phone', to: '13900000077', hasConsent: true },
        { subjectId: PERSON, field: 'lives_here', to: null, hasConsent: false },
      ],
    })
    expect(RecordVisit.input.safeParse(input).success).toBe(true)
    const refused = { ...whole, result: 'refused' as const }
    expect(visitInput(form, refused, AT)).toMatchObject({ checked: [], answers: [{ answers: {} }] })
  })

  test('a draft of an older version is read as far as it fits', () => {
    expect(readVisit({ visitId: `${ID}7`, way: 'pigeon', result: 'eaten', note: 3 })).toEqual(draft())
    expect(readVisit(undefined).visitId).not.toBe(readVisit(undefined).visitId)
  })
})
