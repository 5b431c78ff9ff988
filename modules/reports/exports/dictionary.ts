import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Language } from '../../../platform/pure/words.ts'
import { query } from '../../../platform/queries.ts'
import { REGISTER_COLUMNS } from '../../cases/index.ts'
import {
  MEASURE_NAMES,
  MEASURES,
  type Measure,
  VISIT_MEASURE_NAMES,
  VISIT_MEASURES,
  type VisitMeasure,
} from '../../dashboards/rules.ts'
import { ReadDictionary } from '../contract.ts'
import { personOf } from '../permit.ts'
import { FILE_WORDS } from './words.ts'

type Dictionary = OutputOf<typeof ReadDictionary>

/** What columns and measures mean, to be read before a file is asked for. It says nothing about anybody. */
export const dictionary = query(ReadDictionary, async (ctx) => {
  personOf(ctx, 'dictionary')
  return dictionaryOf()
})

/** The data dictionary (数据字典): every column and every measure with what it means, what it leaves out, and since when. */
export function dictionaryOf(): Dictionary {
  return {
    columns: [
      ...REGISTER_COLUMNS.map(({ title, means }) => ({ title, means })),
      { title: FILE_WORDS.countedAt, means: FILE_WORDS.countedAtMeans },
    ],
    measures: [
      ...MEASURE_NAMES.map((name): Measure => MEASURES[name]),
      ...VISIT_MEASURE_NAMES.map((name): VisitMeasure => VISIT_MEASURES[name]),
    ].map(({ label, formula, excludes, version }) => ({
      title: label,
      means: formula,
      excludes: excludes ?? null,
      version,
    })),
  }
}

/** The dictionary as a sheet of a file. */
export function dictionaryRows(what: 'cases' | 'figures', language: Language): string[][] {
  const { columns, measures } = dictionaryOf()
  const head = [FILE_WORDS.what, FILE_WORDS.means, FILE_WORDS.excludes, FILE_WORDS.version].map(
    (word) => word[language],
  )
  return [
    head,
    ...(what === 'cases' ? columns.map(({ title, means }) => [title[language], means[language], '', '']) : []),
    ...measures.map(({ title, means, excludes, version }) => [
      title[language],
      means[language],
      excludes?.[language] ?? '',
      `v${version.n} ${version.since}`,
    ]),
  ]
}
