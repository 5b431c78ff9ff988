import type { Words } from '../../platform/pure/words.ts'

/** How an actor stands to a shift, for "who can". */
export const RELATION_WORDS: Words = {
  self: { zh: '值这一班的人', en: 'whose turn it is' },
  other: { zh: '被请换班的人', en: 'who is asked to take it' },
}

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'roster.span': { zh: '结束时间要晚于开始时间。', en: 'It must end after it begins.' },
  'roster.past': { zh: '过去的日子不能再排班、换班。', en: 'Days that are over cannot be planned or swapped.' },
  'roster.too_far': { zh: '最多排到一年以内。', en: 'At most one year ahead can be planned.' },
  'roster.twice': {
    zh: '同一个人（或岗位）在这段时间已经排了班。',
    en: 'The same person (or post) is on duty at that time already.',
  },
  'roster.removed': { zh: '这一班已经取消，请刷新。', en: 'This shift was removed; refresh the page.' },
  'roster.of_a_post': {
    zh: '按岗位排的班由在岗的人（或代理人）值，不用换班。',
    en: 'A post’s turn is with whoever holds it (or stands in); there is nothing to swap.',
  },
  'roster.whom': { zh: '请选和哪一班换，或者请谁来值。', en: 'Choose with which turn, or who is to take it.' },
  'roster.oneself': { zh: '不能和自己换班。', en: 'You cannot swap with yourself.' },
  'roster.asked_already': { zh: '这一班已经请人换了，正等答复。', en: 'Somebody is asked about this turn already.' },
  'roster.swap_over': { zh: '这次换班已经答复或撤回过了。', en: 'This swap is answered or withdrawn already.' },
  'roster.moved': {
    zh: '班次后来变了，这次换班不再适用，请重新商量。',
    en: 'The turns have changed since; this swap no longer fits.',
  },
}
