import type { Word, Words } from '../../platform/pure/words.ts'
import type { RequestState, SupporterState } from './contract.ts'

export const SUPPORTER_WORDS = {
  asked: { zh: '等本人同意', en: 'Waits for a yes' },
  active: { zh: '倾听者', en: 'Supporter' },
  ended: { zh: '已不再担任', en: 'No longer' },
} as const satisfies Record<SupporterState, Word>

export const TALK_WORDS = {
  open: { zh: '进行中', en: 'Open' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<RequestState, Word>

/** How an actor stands to a conversation, for "who can". */
export const RELATION_WORDS: Words = {
  self: { zh: '本人', en: 'the person' },
  asker: { zh: '说话的人', en: 'who began to talk' },
  supporter: { zh: '倾听者', en: 'the supporter' },
}

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'support.active_already': { zh: '此人已经是倾听者。', en: 'This person is a supporter already.' },
  'support.not_asked': {
    zh: '街道没有请您做倾听者，或者已经结束。',
    en: 'The street has not asked you to be a supporter, or it is over.',
  },
  'support.no_supporter': {
    zh: '对方现在不是倾听者，请另选一位。',
    en: 'This person is no supporter now; please choose another.',
  },
  'support.oneself': { zh: '不能找自己聊，请另选一位。', en: 'You cannot talk to yourself; please choose another.' },
  'support.too_many': {
    zh: '您已经有 {most} 段进行中的谈话。请接着聊，或先撤回一段。',
    en: 'You have {most} open conversations. Go on with one of them, or withdraw one first.',
  },
  'support.wait': {
    zh: '已经连续说了 {most} 条，请等对方回话。',
    en: 'You have written {most|time|times} in a row; please wait for an answer.',
  },
  'support.withdrawn': {
    zh: '这段谈话已经撤回，内容已删除。',
    en: 'This conversation was withdrawn; its words are deleted.',
  },
}
