import type { Words } from '../../platform/pure/words.ts'

/** Words of this module by key. */
export const WORDS = {
  'stuck.not_there': {
    zh: '这一项已经不在滞留清单里了，可能刚被处理。请刷新。',
    en: 'This is no longer among the stuck things; somebody may have dealt with it. Refresh the page.',
  },
  'figures.span': {
    zh: '起止日期不对，或超过 {days} 天。请重新选择。',
    en: 'The days are in the wrong order, or more than {days}. Choose again.',
  },
  'figures.no_first_day': {
    zh: '这一天不是一个周期的第一天。请重新选择。',
    en: 'This is not the first day of a period. Choose again.',
  },
} as const satisfies Words
