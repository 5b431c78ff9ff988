import { describe, expect, test } from 'vitest'
import { searchTerms } from '../../../platform/pure/bigrams.ts'
import { SEED_CATEGORIES } from '../../routing/categories-data.ts'
import { labelled } from '../../routing/labelled.test-support.ts'
import { suggest, withPrecedent } from '../../routing/rules.ts'
import { SAMPLE_REPORTS } from '../../routing/sample-reports.ts'
import { SPOKEN_REPORTS } from '../../routing/spoken-reports.ts'
import { UNSEEN_REPORTS } from '../../routing/unseen-reports.ts'
import { likenessWords } from './likeness.ts'
import { type Past, precedentOf } from './precedents.ts'

const past = (...rows: [code: string, words: number][]): Past[] =>
  rows.map(([categoryCode, words], i) => ({ id: `${i}`, number: `260101-00000${i}`, categoryCode, words }))

describe('what similar past cases were sorted to', () => {
  test('the leaf of most, with its cases and of how many', () => {
    const found = precedentOf(past(['0402', 5], ['0303', 4], ['0402', 3]))
    expect(found).toMatchObject({ categoryCode: '0402', of: 3 })
    expect(found?.cases.map((one) => one.id)).toEqual(['0', '2'])
  })

  test.each<[string, Past[]]>([
    ['nothing alike', []],
    ['one alone', past(['0402', 9])],
    ['one word is chance', past(['0402', 1], ['0402', 1], ['0402', 1])],
    ['not of one mind', past(['0402', 4], ['0402', 4], ['0303', 4], ['0101', 4], ['0306', 3])],
  ])('none: %s', (_, rows) => {
    expect(precedentOf(rows)).toBeNull()
  })

  test('only the nearest ten have a say', () => {
    const near = past(...Array.from({ length: 10 }, () => ['0402', 4] as [string, number]))
    const far = past(...Array.from({ length: 30 }, () => ['0303', 2] as [string, number]))
    expect(precedentOf([...near, ...far])).toMatchObject({ categoryCode: '0402', of: 10 })
  })
})

test('with the other samples as past cases, unseen reports are proposed no worse than by their words alone', () => {
  const past = labelled(SAMPLE_REPORTS + SPOKEN_REPORTS).map(({ code, text }, i) => ({
    id: `${i}`,
    number: `${i}`,
    categoryCode: code,
    terms: new Set(searchTerms(text)),
  }))
  const nearest = (text: string) => {
    const words = likenessWords(text)
    return past
      .map((one) => ({ ...one, words: words.filter((word) => one.terms.has(word)).length }))
      .sort((a, b) => b.words - a.words)
  }
  const rows = labelled(UNSEEN_REPORTS).map(({ code, text }) => {
    const spoken = suggest(text, SEED_CATEGORIES).map((one) => one.category.code)
    const found = precedentOf(nearest(text))
    return { code, spoken, found, both: withPrecedent(spoken, found?.categoryCode ?? null) }
  })
  const hits = (of: (row: (typeof rows)[number]) => readonly string[]) =>
    rows.filter((row) => of(row).includes(row.code)).length
  const said = rows.filter(({ found }) => found !== null)
  process.stdout.write(
    `past cases: speak for ${said.length} of ${rows.length} texts, rightly for ${said.filter(({ code, found }) => found?.categoryCode === code).length}; first three by words ${hits((row) => row.spoken)}, by both ${hits((row) => row.both)}\n`,
  )
  expect(hits((row) => row.both)).toBeGreaterThanOrEqual(hits((row) => row.spoken))
})
