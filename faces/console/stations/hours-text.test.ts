import { expect, test } from 'vitest'
import { readHours, readWeek, textOf, weekTexts } from './hours-text.ts'

test.each([
  ['9:00-12:00', [{ from: 540, to: 720 }]],
  [
    '09:00 - 12:00  14:00—18:30',
    [
      { from: 540, to: 720 },
      { from: 840, to: 1110 },
    ],
  ],
  [
    '９：００至１２：００、14:00~24:00',
    [
      { from: 540, to: 720 },
      { from: 840, to: 1440 },
    ],
  ],
  ['', []],
  ['  ', []],
  ['12:00-9:00', null],
  ['9:00-12:00 11:00-13:00', null],
  ['9-12', null],
  ['9:60-12:00', null],
  ['24:00-25:00', null],
  ['上午', null],
])('%s', (text, windows) => {
  expect(readHours(text)).toEqual(windows)
})

test('a week is read back as it was written', () => {
  const week = [
    { weekday: 1, from: 540, to: 720 },
    { weekday: 1, from: 840, to: 1080 },
    { weekday: 6, from: 600, to: 660 },
  ]
  expect(weekTexts(week)).toEqual(['', '9:00-12:00 14:00-18:00', '', '', '', '', '10:00-11:00'])
  expect(readWeek(weekTexts(week))).toEqual(week)
  expect(readWeek(['x', '', '', '', '', '', ''])).toBeNull()
  expect(textOf([{ from: 0, to: 1440 }])).toBe('0:00-24:00')
})
