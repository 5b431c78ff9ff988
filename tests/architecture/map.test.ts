import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EVENTS } from '../../modules/events.ts'
import { printMap } from '../support/map.ts'
import { ROOT } from './sources.ts'

test('docs/map.md is what the code says (npm run map)', () => {
  expect(readFileSync(join(ROOT, 'docs/map.md'), 'utf8')).toBe(printMap())
})

test('every fact has exactly one announcer', () => {
  const announcers = [...printMap().matchAll(/^- \*\*Announces\*\* (.*)$/gm)].flatMap((line) => line[1].split(', '))
  expect(Object.keys(EVENTS).map((event) => [event, announcers.filter((one) => one === event).length])).toEqual(
    Object.keys(EVENTS).map((event) => [event, 1]),
  )
})
