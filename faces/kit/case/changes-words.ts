import type { Word } from '../../../platform/pure/words.ts'
import type { Watched } from './changes.ts'

/** Names of what may have changed. */
export const WATCHED_WORDS = {
  state: { zh: '进度', en: 'Step' },
  categoryCode: { zh: '分类', en: 'Category' },
  nature: { zh: '性质', en: 'Nature' },
  tier: { zh: '层级', en: 'Tier' },
  priority: { zh: '缓急', en: 'Priority' },
  owner: { zh: '负责', en: 'In charge' },
  handlerName: { zh: '经办人', en: 'Handled by' },
  dueAt: { zh: '办理期限', en: 'Due' },
  placeName: { zh: '地点', en: 'Place' },
  openQuestion: { zh: '待补充的问题', en: 'Open question' },
  answer: { zh: '答复', en: 'Answer' },
} as const satisfies Record<Watched, Word>
