import type { Word, Words } from '../../platform/pure/words.ts'
import type { HandoverState, ItemKind } from './contract.ts'

export const ITEM_WORDS = {
  case: { zh: '未办结的件', en: 'Open case' },
  assist: { zh: '协办中', en: 'Helping with' },
  task: { zh: '未完成的任务', en: 'Open tasks' },
  ask: { zh: '走访待跟进', en: 'To follow up' },
  care: { zh: '关爱对象', en: 'On the register of care' },
  thing: { zh: '钥匙和物品', en: 'Key or thing' },
  person: { zh: '需要关照的人', en: 'Person to look after' },
} as const satisfies Record<ItemKind, Word>

export const STATE_WORDS = {
  open: { zh: '等双方签字', en: 'To be signed' },
  passed: { zh: '已交接', en: 'Handed over' },
  cancelled: { zh: '已取消', en: 'Called off' },
} as const satisfies Record<HandoverState, Word>

/** How an actor stands to a hand-over, for "who can". */
export const RELATION_WORDS: Words = {
  giver: { zh: '交出的人', en: 'who gives' },
  receiver: { zh: '接手的人', en: 'who receives' },
}

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'handover.vacant': {
    zh: '这个岗位现在没有人任职，不用交接，直接任职即可。',
    en: 'Nobody holds this post, so there is nothing to hand over; just appoint somebody.',
  },
  'handover.same_person': { zh: '交出和接手不能是同一个人。', en: 'Giver and receiver must be two people.' },
  'handover.open_already': {
    zh: '这个岗位已有一张交接单没有办完。',
    en: 'A hand-over of this post is under way already.',
  },
  'handover.over': { zh: '这张交接单已经办完，请刷新。', en: 'This hand-over is settled; refresh the page.' },
  'handover.signed_already': { zh: '您已经签过字了。', en: 'You have signed already.' },
  'handover.refused_already': {
    zh: '有一方没有同意，正由上级处理。',
    en: 'One side has refused; the lead is to settle it.',
  },
  'handover.changed': {
    zh: '清单刚有变化，请重新看过再签。',
    en: 'The list has changed; please read it again before you sign.',
  },
  'handover.not_due': {
    zh: '双方还在签字的三天里，没有人拒签，不用处理。',
    en: 'The two still have their three days and nobody has refused; there is nothing to settle.',
  },
  'handover.left': {
    zh: '交出的人已经不在这个岗位上，请取消这张交接单。',
    en: 'The giver does not hold the post any more; please call this hand-over off.',
  },
}
