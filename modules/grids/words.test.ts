import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { WORDS } from './words.ts'

const here = new URL('.', import.meta.url).pathname
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|testing\.ts$|words\.ts$/.test(path))
  .map((path) => readFileSync(join(here, path), 'utf8'))
  .join('\n')
const keys = Object.keys(WORDS)

describe('WORDS', () => {
  test('every code of a refusal or fault in this module has its sentence', () => {
    const used = [
      ...sources.matchAll(/'((?:community|grid|building|household|place_code|shape|import|import_note)\.[a-z_]+)'/g),
    ].map((match) => match[1])
    const events = [
      'community.founded',
      'grid.drawn',
      'grid.redrawn',
      'building.registered',
      'building.moved',
      'household.moved',
      'household.added',
      'household.corrected',
      'household.verified',
      'household.correction_undone',
      'place_code.issued',
      'place_code.revoked',
    ]
    const missing = [...new Set(used)].filter((code) => !keys.includes(code) && !events.includes(code))
    expect(missing).toEqual([])
  })

  test.each([
    ['shape', /readonly kind:\n((?:\s+\| '[a-z_]+'\n)+)/, 'geo/shape-defects.ts'],
    ['import', /export type CoordinateFault =\n((?:\s+\| '[a-z_]+'\n?)+)/, 'geo/coordinates.ts'],
  ])('codes of %s made from kinds of defects have theirs', (noun, pattern, path) => {
    const kinds = [...(pattern.exec(readFileSync(join(here, path), 'utf8'))?.[1] ?? '').matchAll(/'([a-z_]+)'/g)].map(
      (match) => match[1],
    )
    expect(kinds.length).toBeGreaterThan(4)
    expect(kinds.filter((kind) => !keys.includes(`${noun}.${kind}`))).toEqual([])
  })

  test('both languages have the same placeholders', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map((match) => match[1]).sort()
    for (const { zh, en } of Object.values(WORDS)) expect(places(en)).toEqual(places(zh))
  })
})
