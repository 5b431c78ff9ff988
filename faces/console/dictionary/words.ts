import type { Words } from '../../../platform/pure/words.ts'

export const DICTIONARY = {
  title: { zh: '数据字典', en: 'Data dictionary' },
  lead: {
    zh: '导出的文件里每一列、每个指标是什么意思、怎么算、从哪天起这样算。文件里也附这一份。',
    en: 'What each column and measure of an exported file means, how it is counted and since when. Every file carries it too.',
  },
  measures: { zh: '指标', en: 'Measures' },
  columns: { zh: '件的字段', en: 'Columns of a case' },
  name: { zh: '名称', en: 'Name' },
  means: { zh: '含义与算法', en: 'Meaning and formula' },
  excludes: { zh: '不含', en: 'Leaves out' },
  version: { zh: '口径版本', en: 'Version' },
  find: { zh: '找一个词', en: 'Find a word' },
  nothing: { zh: '没有含「{what}」的字段或指标', en: 'No column or measure says “{what}”' },
  toExports: { zh: '去导出', en: 'To the exports' },
} as const satisfies Words
