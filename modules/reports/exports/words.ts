import type { Words } from '../../../platform/pure/words.ts'

/** What a file says about itself. */
export const FILE_WORDS = {
  rows: { zh: '数据', en: 'Data' },
  about: { zh: '说明', en: 'About' },
  dictionary: { zh: '数据字典', en: 'Data dictionary' },
  countedAt: { zh: '计入时间', en: 'Counted at' },
  group: { zh: '分组', en: 'Group' },
  total: { zh: '合计', en: 'Total' },
  what: { zh: '字段或指标', en: 'Column or measure' },
  means: { zh: '含义与算法', en: 'Meaning and formula' },
  excludes: { zh: '不含', en: 'Leaves out' },
  version: { zh: '口径版本', en: 'Version' },
  countedAtMeans: { zh: '这一件因哪一步、在什么时候计入', en: 'when the step was taken for which the case counts' },
  volumeOnly: {
    zh: '微网格只给件数，不给比率（它只属于一两个人）。',
    en: 'Of a micro grid only volumes are given (it belongs to one or two people).',
  },
  taker: { zh: '导出人：{name}', en: 'Taken by: {name}' },
  granter: { zh: '批准人：{name}', en: 'Approved by: {name}' },
  at: { zh: '导出时间：{at}', en: 'Taken at: {at}' },
  reason: { zh: '导出用途：{reason}', en: 'Taken for: {reason}' },
  id: { zh: '导出编号：{id}', en: 'Export id: {id}' },
  range: { zh: '范围：{place}，{from} 至 {until}', en: 'Range: {place}, {from} to {until}' },
  count: { zh: '共 {count} 行', en: '{count} rows' },
  care: {
    zh: '仅限工作使用。谁在何时为何导出已记入查看记录。',
    en: 'For work only. Who took it, when and why stands in the access log.',
  },
} as const satisfies Words
