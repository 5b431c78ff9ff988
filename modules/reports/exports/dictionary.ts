import type { Language } from '../../../platform/pure/words.ts'
import { REGISTER_COLUMNS } from '../../cases/index.ts'
import { MEASURE_NAMES, MEASURES, type Measure } from '../../dashboards/rules.ts'
import { FILE_WORDS } from './words.ts'

/** The data dictionary (数据字典): every column and every measure with what it means, what it leaves out, and since when. */
export function dictionaryRows(what: 'cases' | 'figures', language: Language): string[][] {
  const head = [FILE_WORDS.what, FILE_WORDS.means, FILE_WORDS.excludes, FILE_WORDS.version].map(
    (word) => word[language],
  )
  const columns =
    what === 'cases' ? REGISTER_COLUMNS.map(({ title }) => [title[language], FILE_WORDS.column[language], '', '']) : []
  const measures = MEASURE_NAMES.map((name) => {
    const { label, formula, excludes, version }: Measure = MEASURES[name]
    return [label[language], formula[language], excludes?.[language] ?? '', `v${version.n} ${version.since}`]
  })
  return [head, ...columns, ...measures]
}
