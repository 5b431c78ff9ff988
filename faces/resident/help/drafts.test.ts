import { expect, test } from 'vitest'
import { askInput, daysOf, readAsk, readOffer, whenFault, wordsFault } from './drafts.ts'

const now = new Date('2026-11-30T17:00:00Z')

test.each([
  ['today', '2026-12-01', '2026-12-01'],
  ['tomorrow', '2026-12-02', '2026-12-02'],
  ['three_days', '2026-12-01', '2026-12-03'],
  ['week', '2026-12-01', '2026-12-07'],
] as const)('%s is counted in China: %s to %s', (when, from, until) => {
  expect(daysOf({ ...readAsk(undefined), when }, now)).toEqual({ from, until })
})

test.each([
  ['2026-12-01', '2026-12-05', true],
  ['2026-11-30', '2026-12-05', false],
  ['2026-12-05', '2026-12-01', false],
  ['2026-12-05', '2027-02-01', false],
  ['', '2026-12-05', false],
])('days chosen from %s until %s fit: %s', (from, until, fits) => {
  expect(whenFault({ when: 'chosen', from, until }, now) === null).toBe(fits)
})

test('what lies on the shelf of an older version is read as far as it fits', () => {
  expect(readAsk({ kind: 'cooking', text: 5, when: 'never', part: 'night' })).toEqual(readAsk(undefined))
  expect(readOffer({ kinds: ['carry', 'cooking'], weekdays: [6, 9] })).toMatchObject({
    kinds: ['carry'],
    weekdays: [6],
  })
  expect(readAsk(null).when).toBe('three_days')
})

test('what goes out: trimmed, and without a name it is one neighbour', () => {
  const draft = { ...readAsk(undefined), kind: 'carry' as const, text: ' 搬米 ', shownName: ' ' }
  expect(askInput(draft, 'ABC', now, false)).toMatchObject({ text: '搬米', shownName: null, kind: 'carry' })
  expect([wordsFault(' 米 ') === null, wordsFault('𠮷米') === null]).toEqual([false, true])
})
