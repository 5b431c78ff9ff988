import { expect, test } from 'vitest'
import { say, type Word } from './words.ts'

const DOORS: Word = { zh: '{count} 户，{name}', en: '{count|door is|doors are} due, {name}' }

test.each([
  ['zh', { count: 1, name: '王' }, '1 户，王'],
  ['en', { count: 1, name: 'Wang' }, '1 door is due, Wang'],
  ['en', { count: '1', name: 'Wang' }, '1 door is due, Wang'],
  ['en', { count: 0, name: 'Wang' }, '0 doors are due, Wang'],
  ['en', { count: 21, name: 'Wang' }, '21 doors are due, Wang'],
  ['en', { name: 'Wang' }, '{count|door is|doors are} due, Wang'],
  ['en', { count: 2, name: null }, '2 doors are due, {name}'],
] as const)('%s %j: %s', (language, facts, said) => {
  expect(say(DOORS, language, facts)).toBe(said)
})
