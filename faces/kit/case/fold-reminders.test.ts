import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import { foldReminders } from './fold-reminders.ts'

const told = (...events: string[]) =>
  foldReminders(
    events.map(
      (event, i): TimelineEntry => ({
        id: String(i),
        at: '2026-11-29T08:00:00.000Z',
        event,
        byName: null,
        byRole: null,
        text: null,
        facts: {},
      }),
    ),
  ).map(({ entry, earlier }) => [entry.id, ...earlier.map((one) => one.id)].join(' < '))

test('reminders that follow each other are folded behind the newest, whatever their kind', () => {
  expect(told('case.raised', 'case.raised', 'case.reminded', 'case.claimed')).toEqual(['0 < 1 < 2', '3'])
})

test('two are not worth folding, and what lies between is never folded away', () => {
  expect(told('case.raised', 'case.reminded', 'case.noted', 'case.raised', 'case.reminded')).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
  ])
})

test('each run by itself, also at the end', () => {
  const run = ['case.raised', 'case.raised', 'case.raised']
  expect(told(...run, 'case.noted', ...run)).toEqual(['0 < 1 < 2', '3', '4 < 5 < 6'])
  expect(told()).toEqual([])
})
