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
  'figures.volume_only': {
    zh: '微网格只有一两个人，只看有多少件，不看办得怎样。请看它上面的网格。',
    en: 'A micro grid belongs to one or two people: only how many cases lie in it is counted. Look at the grid above it.',
  },
  'figures.no_first_day': {
    zh: '这一天不是一个周期的第一天。请重新选择。',
    en: 'This is not the first day of a period. Choose again.',
  },
} as const satisfies Words
