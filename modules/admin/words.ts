import type { Word, Words } from '../../platform/pure/words.ts'
import type { DataRequestKind } from './contract.ts'

export const DATA_REQUEST_WORDS = {
  correct: { zh: '更正', en: 'Correction' },
  erase: { zh: '删除', en: 'Deletion' },
} as const satisfies Record<DataRequestKind, Word>

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'data_request.asked_already': {
    zh: '您已经提过同样的请求，正在办理，编号{number}。',
    en: 'You have asked for this already; it is being handled as {number}.',
  },
  'data_request.none': { zh: '这件不是个人信息请求。', en: 'This case is no request about personal data.' },
  'data_request.done': { zh: '已经办过了。', en: 'This is done already.' },
  'data_request.other_kind': { zh: '对方要的不是这个。', en: 'The person asked for something else.' },
}
