import type { Word } from '../../../platform/pure/words.ts'

/** What a register says about itself. */
export const FILE_WORDS = {
  sheet: { zh: '台账', en: 'Register' },
  about: { zh: '说明', en: 'About' },
  whole: { zh: '共 {count} 件，符合条件的都在表里。', en: '{count|case|cases}: all that fit the filter.' },
  cut: {
    zh: '本表不全：一份最多 {most} 件，符合条件的还有更多，请接着导出下一份。',
    en: 'Not complete: a file holds {most|case|cases} at most and more fit the filter; the next file goes on from here.',
  },
  reason: { zh: '导出用途：{reason}', en: 'Taken for: {reason}' },
  id: { zh: '导出编号：{registerId}', en: 'Export id: {registerId}' },
  care: {
    zh: '仅限工作使用。谁在何时为何导出已记入查看记录。',
    en: 'For work only. Who took it, when and why stands in the access log.',
  },
} as const satisfies Record<string, Word>
