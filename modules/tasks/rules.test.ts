import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUSEHOLD_USES } from '../grids/homes/contract.ts'
import { DOOR_RESULTS, type Form, type Frequency, type Question, TARGET_TYPES } from './contract.ts'
import {
  addDays,
  canDo,
  contentDefect,
  countsFor,
  dayOf,
  effectOf,
  FIELD_SHAPES,
  fitsField,
  MOST_DOORS,
  mergedFields,
  minutesPerMember,
  nextOccurrence,
  perMonth,
  plansUntil,
  shownState,
  stepOf,
  unanswered,
  urgencyOf,
  validityDefect,
  windowOf,
  wrongAnswers,
} from './rules.ts'

const YEAR = { from: '2026-01-15', until: '2027-01-14' }

function first(frequency: Frequency, count: number, valid = YEAR): string[] {
  const found: string[] = []
  for (let after: string | null = null; found.length < count; ) {
    const next: string | null = nextOccurrence(frequency, valid, after)
    if (next === null) break
    found.push(next)
    after = next
  }
  return found
}

describe('when an item comes', () => {
  test.each<[string, Frequency, { from: string; until: string }, string[]]>([
    ['once', { unit: 'once', on: '2026-03-01' }, YEAR, ['2026-03-01']],
    ['once, before validity', { unit: 'once', on: '2026-01-01' }, YEAR, []],
    ['every day', { unit: 'day', every: 1 }, YEAR, ['2026-01-15', '2026-01-16', '2026-01-17']],
    [
      'every ten days, over the end of February',
      { unit: 'day', every: 10 },
      { from: '2026-02-20', until: '2026-04-01' },
      ['2026-02-20', '2026-03-02', '2026-03-12'],
    ],
    [
      'Mondays, from a Thursday on',
      { unit: 'week', every: 1, weekday: 1 },
      YEAR,
      ['2026-01-19', '2026-01-26', '2026-02-02'],
    ],
    ['every second Sunday', { unit: 'week', every: 2, weekday: 7 }, YEAR, ['2026-01-18', '2026-02-01', '2026-02-15']],
    ['the very day', { unit: 'week', every: 1, weekday: 4 }, YEAR, ['2026-01-15', '2026-01-22', '2026-01-29']],
    [
      'the first of the month, next month',
      { unit: 'month', every: 1, day: 1 },
      YEAR,
      ['2026-02-01', '2026-03-01', '2026-04-01'],
    ],
    [
      'the 31st falls to the last day',
      { unit: 'month', every: 1, day: 31 },
      YEAR,
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      '29 February in a leap year',
      { unit: 'month', every: 1, day: 30 },
      { from: '2028-01-31', until: '2028-04-01' },
      ['2028-02-29', '2028-03-30'],
    ],
    [
      'every year on 29 February',
      { unit: 'month', every: 12, day: 29 },
      { from: '2028-02-01', until: '2030-12-31' },
      ['2028-02-29', '2029-02-28', '2030-02-28'],
    ],
    [
      'every quarter, over the year',
      { unit: 'month', every: 3, day: 5 },
      { from: '2026-10-06', until: '2027-06-01' },
      ['2026-11-05', '2027-02-05', '2027-05-05'],
    ],
    [
      'until the last day and no further',
      { unit: 'month', every: 1, day: 14 },
      { from: '2026-12-01', until: '2027-01-14' },
      ['2026-12-14', '2027-01-14'],
    ],
    ['only on demand', { unit: 'on_demand', perMonth: 3 }, YEAR, []],
  ])('%s', (_, frequency, valid, expected) => {
    expect(first(frequency, Math.max(3, expected.length), valid).slice(0, Math.max(expected.length, 1))).toEqual(
      expected,
    )
  })

  const frequencies = fc.oneof(
    fc.record({ unit: fc.constant('day' as const), every: fc.integer({ min: 1, max: 366 }) }),
    fc.record({
      unit: fc.constant('week' as const),
      every: fc.integer({ min: 1, max: 52 }),
      weekday: fc.integer({ min: 1, max: 7 }),
    }),
    fc.record({
      unit: fc.constant('month' as const),
      every: fc.integer({ min: 1, max: 24 }),
      day: fc.integer({ min: 1, max: 31 }),
    }),
  )

  test('occurrences go strictly forward, stay within validity, and do not depend on where one begins to ask', () => {
    fc.assert(
      fc.property(
        frequencies,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 800 }),
        (frequency, start, skip) => {
          const from = addDays('2026-01-01', start)
          const valid = { from, until: addDays(from, 1000) }
          const all = first(frequency, 2000, valid)
          expect(all).toEqual([...new Set(all)].sort())
          for (const day of all) expect(day >= valid.from && day <= valid.until).toBe(true)
          const after = addDays(from, skip)
          expect(nextOccurrence(frequency, valid, after)).toBe(all.find((day) => day > after) ?? null)
        },
      ),
    )
  })

  test('as often a month as it comes', () => {
    expect(perMonth({ unit: 'month', every: 3, day: 1 })).toBeCloseTo(1 / 3)
    expect(perMonth({ unit: 'week', every: 1, weekday: 1 })).toBeCloseTo(4.348, 2)
    expect(perMonth({ unit: 'day', every: 1 })).toBeCloseTo(30.44, 2)
    expect([perMonth({ unit: 'once', on: '2026-03-01' }), perMonth({ unit: 'on_demand', perMonth: 4 })]).toEqual([1, 4])
  })
})

describe('windows', () => {
  test('ready at the start of the day, due and expired at the end of theirs', () => {
    expect(windowOf('2026-12-01', { dueDays: 20, expiresDays: 27 }, '2027-12-31')).toEqual({
      readyAt: new Date('2026-12-01T00:00:00+08:00'),
      dueAt: new Date('2026-12-22T00:00:00+08:00'),
      expiresAt: new Date('2026-12-29T00:00:00+08:00'),
    })
  })

  test('a window never reaches beyond validity', () => {
    const { dueAt, expiresAt } = windowOf('2026-12-20', { dueDays: 20, expiresDays: 27 }, '2026-12-31')
    expect([dueAt, expiresAt]).toEqual([new Date('2027-01-01T00:00:00+08:00'), new Date('2027-01-01T00:00:00+08:00')])
  })

  const task = { readyAt: new Date('2026-12-01T00:00:00+08:00'), expiresAt: new Date('2026-12-29T00:00:00+08:00') }
  test.each([
    ['planned', '2026-12-01T00:00:00+08:00', true],
    ['ready', '2026-12-28T23:59:59+08:00', true],
    ['missed', '2026-12-28T23:59:59+08:00', true],
    ['ready', '2026-11-30T23:59:59+08:00', false],
    ['ready', '2026-12-29T00:00:00+08:00', false],
    ['done', '2026-12-10T00:00:00+08:00', false],
    ['cancelled', '2026-12-10T00:00:00+08:00', false],
  ] as const)('a visit to a %s task at %s counts: %s', (state, at, counts) => {
    expect(countsFor({ state, ...task }, new Date(at))).toBe(counts)
  })

  test.each([
    ['planned', 'admitted', '2026-11-30T12:00:00+08:00', 'wait'],
    ['planned', 'admitted', '2026-12-01T00:00:00+08:00', 'ready'],
    ['ready', 'admitted', '2026-12-02T00:00:00+08:00', 'wait'],
    ['ready', 'admitted', '2026-12-29T00:00:00+08:00', 'missed'],
    ['planned', 'admitted', '2026-12-29T00:00:00+08:00', 'missed'],
    ['ready', 'ended', '2026-12-02T00:00:00+08:00', 'cancelled'],
    ['planned', 'ended', '2027-12-02T00:00:00+08:00', 'cancelled'],
    ['ready', null, '2026-12-29T00:00:00+08:00', 'missed'],
  ] as const)('a %s task of a version that is %s, at %s: %s', (state, templateState, now, step) => {
    expect(stepOf({ state, templateState, ...task }, new Date(now))).toBe(step)
  })

  test('urgency: late, today, later', () => {
    const now = new Date('2026-12-10T10:00:00+08:00')
    const end = new Date('2026-12-11T00:00:00+08:00')
    const of = (due: string) => urgencyOf(new Date(due), now, end)
    expect([of('2026-12-10T09:00:00+08:00'), of('2026-12-11T00:00:00+08:00'), of('2026-12-11T00:00:01+08:00')]).toEqual(
      [0, 1, 2],
    )
  })
})

test('what each result does to what is asked of a household and of a person', () => {
  const table = Object.fromEntries(
    DOOR_RESULTS.map((result) => [result, [effectOf(result, 'household'), effectOf(result, 'person')]]),
  )
  expect(table).toEqual({
    met: ['done', 'done'],
    by_phone: ['done', 'done'],
    family_answered: ['done', 'done'],
    not_home: ['try', 'try'],
    no_answer: ['try', 'try'],
    vacant: ['done', 'try'],
    refused: ['done', 'done'],
    refused_to_move: ['done', 'done'],
    needs_help: ['done', 'done'],
    needs_medical: ['done', 'done'],
    wrong_address: ['try', 'try'],
  })
  expect(TARGET_TYPES.map((type) => effectOf('vacant', type))).toEqual(['done', 'try', 'done', 'done'])
})

describe('the life of an item', () => {
  test('which act from which state', () => {
    const states = ['draft', 'submitted', 'admitted', 'refused', 'withdrawn', 'ended'] as const
    const from = (verb: Parameters<typeof canDo>[0]) => states.filter((state) => canDo(verb, state))
    expect({
      save: from('save'),
      submit: from('submit'),
      admit: from('admit'),
      refuse: from('refuse'),
      withdraw: from('withdraw'),
      end: from('end'),
    }).toEqual({
      save: ['draft'],
      submit: ['draft'],
      admit: ['submitted'],
      refuse: ['submitted'],
      withdraw: ['draft', 'submitted'],
      end: ['admitted'],
    })
  })

  test.each([
    ['2026-11-30', null, 'coming'],
    ['2026-12-01', null, 'admitted'],
    ['2026-12-31', null, 'admitted'],
    ['2027-01-01', null, 'expired'],
    ['2026-12-14', '2026-12-15', 'admitted'],
    ['2026-12-15', '2026-12-15', 'replaced'],
  ] as const)('admitted for December, on %s, replaced from %s: %s', (today, replacedFrom, shown) => {
    const one = { state: 'admitted', validFrom: '2026-12-01', validUntil: '2026-12-31', replacedFrom } as const
    expect(shownState(one, today)).toBe(shown)
  })

  test('a version is planned from until the day before the next one begins', () => {
    const one = { state: 'admitted', validFrom: '2026-12-01', validUntil: '2026-12-31' } as const
    expect(plansUntil({ ...one, replacedFrom: null })).toBe('2026-12-31')
    expect(plansUntil({ ...one, replacedFrom: '2026-12-15' })).toBe('2026-12-14')
    expect(plansUntil({ ...one, replacedFrom: '2027-03-01' })).toBe('2026-12-31')
    expect(plansUntil({ ...one, state: 'ended', replacedFrom: null })).toBe(null)
  })

  const monthly: Frequency = { unit: 'month', every: 1, day: 1 }
  test.each([
    [{ from: '2026-11-16', until: '2027-11-15' }, { isUrgent: false, frequency: monthly }, null],
    [{ from: '2026-11-15', until: '2027-11-15' }, { isUrgent: false, frequency: monthly }, 'item.validity_past'],
    [{ from: '2026-11-20', until: '2026-11-19' }, { isUrgent: false, frequency: monthly }, 'item.validity_wrong'],
    [{ from: '2026-11-16', until: '2030-01-01' }, { isUrgent: false, frequency: monthly }, 'item.validity_long'],
    [{ from: '2026-11-16', until: '2027-02-14' }, { isUrgent: true, frequency: monthly }, null],
    [{ from: '2026-11-16', until: '2027-02-15' }, { isUrgent: true, frequency: monthly }, 'item.validity_long'],
    [
      { from: '2026-11-16', until: '2026-12-31' },
      { isUrgent: false, frequency: { unit: 'once', on: '2027-01-01' } as const },
      'item.never_due',
    ],
  ])('validity %o of %o: %s', (valid, item, defect) => {
    expect(validityDefect(valid, item, '2026-11-16')).toBe(defect)
  })
})

describe('forms', () => {
  const choice: Question = {
    key: 'gas',
    zh: '燃气管',
    en: 'Gas hose',
    kind: 'choice',
    options: [
      { key: 'ok', zh: '完好', en: 'fine' },
      { key: 'old', zh: '老化', en: 'worn' },
    ],
    isRequired: true,
  }
  const text: Question = { key: 'more', zh: '还有什么', en: 'More', kind: 'text', options: [], isRequired: false }
  const count: Question = { key: 'count', zh: '几个', en: 'How many', kind: 'number', options: [], isRequired: false }
  const content = {
    dueDays: 5,
    expiresDays: 7,
    mark: null,
    target: 'households',
    isUrgent: false,
    consent: '',
  } as const
  const form = (questions: Question[], fields: Form['fields'] = []): Form => ({ questions, fields })

  test.each<[string, Partial<Parameters<typeof contentDefect>[0]>, string | null]>([
    ['whole', { form: form([choice, text, count], ['room_use', 'phone']) }, null],
    ['due after it expires', { dueDays: 8 }, 'item.window_wrong'],
    ['a mark on buildings', { target: 'buildings', mark: 'rented' }, 'item.mark_wrong'],
    ['urgent without consent', { isUrgent: true }, 'item.consent_missing'],
    ['a question twice', { form: form([text, text]) }, 'item.question_wrong'],
    ['a choice of one', { form: form([{ ...choice, options: choice.options.slice(1) }]) }, 'item.question_wrong'],
    ['options on a text', { form: form([{ ...text, options: choice.options }]) }, 'item.question_wrong'],
    ['a field twice', { form: form([], ['phone', 'phone']) }, 'item.fields_wrong'],
    ['a field without a door', { target: 'grid', form: form([], ['phone']) }, 'item.fields_wrong'],
  ])('content: %s', (_, change, defect) => {
    expect(contentDefect({ ...content, form: form([]), ...change })).toBe(defect)
  })

  test('answers fit their questions', () => {
    expect(wrongAnswers([choice, text, count], { gas: 'ok', more: '门口堆了纸箱', count: 2 })).toEqual([])
    expect(wrongAnswers([choice, text, count], { gas: 'new', more: 3, count: 'two', other: 1 })).toEqual([
      'gas',
      'more',
      'count',
      'other',
    ])
    expect(unanswered([choice, text], { more: '无' })).toEqual(['gas'])
  })

  test('fields of several forms stand once, in order', () => {
    expect(mergedFields([form([], ['phone', 'room_use']), form([], ['headcount', 'phone'])])).toEqual([
      'phone',
      'room_use',
      'headcount',
    ])
  })

  test.each([
    ['room_use', 'rented', true],
    ['room_use', 'hotel', false],
    ['headcount', 3, true],
    ['headcount', 2.5, false],
    ['headcount', '3', false],
    ['lift', true, true],
    ['lift', 'yes', false],
    ['phone', '154 0000 0001', true],
    ['phone', 'call me', false],
    ['lives_here', false, true],
    ['language', 'sichuanese', true],
    ['name', '赵样例', true],
  ] as const)('%s can be %s: %s', (field, value, fits) => {
    expect(fitsField(field, value)).toBe(fits)
  })
})

test('minutes are shared by the members of a grid; a vacant seat is one pair of hands', () => {
  expect([minutesPerMember(300, 2), minutesPerMember(300, 1), minutesPerMember(300, 0)]).toEqual([150, 300, 300])
})

test('a flat can be used in every way that its register knows', () => {
  expect(FIELD_SHAPES.room_use.options).toEqual(HOUSEHOLD_USES)
})

describe('the day', () => {
  const at = (building: string, entrance: string, floor: number, room: string, urgency = 2) => ({
    place: { entrance, floor, room },
    door: { id: `${building} ${room}`, buildingId: building, buildingName: building, urgency },
  })

  test('is building by building as one walks, the building with the most urgent door first', () => {
    const { doors, isCut } = dayOf([
      at('10幢', '1单元', 1, '101'),
      at('2幢', '2单元', 1, '102'),
      at('2幢', '1单元', 10, '1001'),
      at('2幢', '1单元', 9, '901'),
      at('11幢', '1单元', 1, '103', 0),
    ])
    expect(doors.map((one) => one.id)).toEqual(['11幢 103', '2幢 901', '2幢 1001', '2幢 102', '10幢 101'])
    expect(isCut).toBe(false)
  })

  test('lists no more doors than anybody walks, the most urgent ones of all', () => {
    const many = Array.from({ length: MOST_DOORS + 100 }, (_, i) =>
      at(`${i}幢`, '1单元', 1, '101', i > MOST_DOORS ? 0 : 2),
    )
    const { doors, isCut } = dayOf(many)
    expect(doors).toHaveLength(MOST_DOORS)
    expect(doors.filter((one) => one.urgency === 0)).toHaveLength(99)
    expect(isCut).toBe(true)
  })
})
