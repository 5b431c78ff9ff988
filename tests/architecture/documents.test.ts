import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHANNELS, CLOCK_KINDS, OUTCOMES, PARTY_AS, STATES, VERBS } from '../../modules/cases/contract.ts'
import { EVENTS } from '../../modules/events.ts'
import { ROLES } from '../../modules/people/contract.ts'
import { NATURES, TIERS, UNITS } from '../../modules/routing/contract.ts'
import { OWNERS } from './ownership.ts'
import { ROOT } from './sources.ts'

test('every story names the page of docs/flows that tells it, and every such page the test that proves it', () => {
  const stories = filesIn('tests/stories', '.test.ts')
  const told = stories.map((story) => /^\/\*\* (docs\/flows\/[\w-]+\.md) \*\/$/m.exec(read(story))?.[1])
  expect(stories.filter((_, index) => told[index] === undefined)).toEqual([])
  expect([...new Set(told)]).toHaveLength(stories.length)
  const pages = filesIn('docs/flows', '.md')
  expect(told.filter((page) => page && !pages.includes(page))).toEqual([])
  const unproved = pages.filter((page) => {
    const proof = /Tested in `([\w./-]+)`/.exec(read(page))?.[1]
    const index = told.indexOf(page)
    return proof === undefined || (index >= 0 ? stories[index] !== proof : !read(proof))
  })
  expect(unproved).toEqual([])
})

test('the flows name commands, queries and events that there are', () => {
  const map = read('docs/map.md')
  const named = filesIn('docs/flows', '.md').flatMap((page) =>
    [...read(page).matchAll(/\b(grids|people|routing|cases|intake|help|care)\.([a-z]\w+)/g)].map((match) =>
      match.slice(1),
    ),
  )
  const acts = ['signIn', 'sendCode', 'signInWithCode']
  expect(named.filter(([, name]) => !acts.includes(name) && !new RegExp(`\\b${name}\\b`).test(map))).toEqual([])
  const events = filesIn('docs/flows', '.md').flatMap((page) =>
    [...read(page).matchAll(/\b([a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*)\b(?!\.)/g)].map((match) => match[1]),
  )
  // `help` and `care` are names of modules too: the check above looks at all that stands behind them, facts as well.
  const nouns = new Set(Object.keys(EVENTS).map((name) => name.split('.')[0]))
  nouns.delete('help')
  nouns.delete('care')
  expect(events.filter((name) => nouns.has(name.split('.')[0]) && !(name in EVENTS))).toEqual([])
})

test('the glossary holds the words of the code: verbs, states, roles, kinds and tables', () => {
  const glossary = read('docs/glossary.md')
  const known = new Set(
    [...glossary.matchAll(/`([^`]+)`/g)].flatMap(([, text]) => [...text.matchAll(/[a-z]+(?:_[a-z]+)*/g)].map(String)),
  )
  const words = [
    ...STATES,
    ...VERBS,
    ...OUTCOMES,
    ...CLOCK_KINDS,
    ...PARTY_AS,
    ...ROLES,
    ...TIERS,
    ...UNITS,
    ...NATURES,
    ...CHANNELS,
  ]
  const tables = Object.values(OWNERS).flat().map(singular)
  expect([...words.map(snake), ...tables].filter((word) => !known.has(word))).toEqual([])
})

test('every wound of others is healed by a test that there is, or says that it is open', () => {
  const rows = read('docs/wounds.md')
    .split('\n')
    .filter((line) => /^\| /.test(line) && !/^\| Wound/.test(line))
  expect(rows.length).toBeGreaterThan(45)
  const faults = rows.filter((row) => {
    const shown = row.split('|').at(-2)?.trim() ?? ''
    if (shown === '**open**') return false
    const [, path, name] = /^`([\w./-]+) › ([^`]+)`$/.exec(shown) ?? []
    return path === undefined || !isTestIn(path, name)
  })
  expect(faults).toEqual([])
})

/** Whether a test of this name stands in a file; names from a table stand there as a word of it. */
function isTestIn(path: string, name: string): boolean {
  const known = testFiles()
  return known.includes(path) && read(path).includes(`'${name}'`)
}

function testFiles(): string[] {
  return ['faces', 'modules', 'tests'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  )
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function snake(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function singular(table: string): string {
  if (/(seen|log|directory)$/.test(table)) return table
  return table.replace(/ies$/, 'y').replace(/s$/, '')
}
