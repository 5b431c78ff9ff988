import type { Word } from '../../../platform/pure/words.ts'

/** Words of looking something up and asking (码上问). */
export const ASK = {
  label: { zh: '想问什么', en: 'Your question' },
  hint: { zh: '写几个字就能查，比如“居住证”“医保”。', en: 'A few words are enough, such as “residence permit”.' },
  find: { zh: '查一查', en: 'Look it up' },
  often: { zh: '大家常问', en: 'Often asked' },
  fitting: { zh: '可能是您要找的', en: 'This may be it' },
  none: { zh: '还没有现成的答案', en: 'There is no ready answer yet' },
  noneText: {
    zh: '把问题交给社区，会有人答复您；也可以直接打电话。',
    en: 'Put it to the community, and somebody will answer you; or call.',
  },
  empty: { zh: '这里还没有写好的问答，可以直接问社区。', en: 'No answers are written here yet; ask the community.' },
  askThem: { zh: '没找到？问社区', en: 'Not there? Ask the community' },
  askThemNote: { zh: '3 个工作日内有人答复', en: 'Somebody answers within 3 working days' },
  from: { zh: '{keeper} · {at}', en: '{keeper} · {at}' },
  source: { zh: '依据：{source}', en: 'Source: {source}' },
  isHelpful: { zh: '这条帮上忙了吗？', en: 'Did this help?' },
  yes: { zh: '帮上了', en: 'Yes' },
  no: { zh: '没有', en: 'No' },
  thanks: { zh: '谢谢您告诉我们。', en: 'Thank you for telling us.' },
  sorry: { zh: '知道了。要不要直接问社区？', en: 'We see. Would you like to ask the community?' },
  call: { zh: '想当面问、打电话问', en: 'Rather ask a person' },
} as const satisfies Record<string, Word>
