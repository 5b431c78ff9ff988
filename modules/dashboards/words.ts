import type { Words } from '../../platform/pure/words.ts'

/** Words of this module by key. */
export const WORDS = {
  'stuck.not_there': {
    zh: '这一项已经不在滞留清单里了，可能刚被处理。请刷新。',
    en: 'This is no longer among the stuck things; somebody may have dealt with it. Refresh the page.',
  },
} as const satisfies Words
