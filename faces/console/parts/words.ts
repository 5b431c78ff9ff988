import type { Word } from '../../../platform/pure/words.ts'

/** Words of parts that several pages use. */
export const PARTS = {
  reveal: { zh: '查看电话', en: 'Show phone' },
  revealTitle: { zh: '查看{name}的电话', en: 'Phone of {name}' },
  revealReason: { zh: '查看原因', en: 'Reason' },
  revealHint: {
    zh: '原因和您的姓名会记入访问记录。号码显示 60 秒。',
    en: 'Your name and the reason go on record. The number shows for 60 seconds.',
  },
  revealReasonCall: { zh: '联系报告人了解情况', en: 'To ask about the report' },
  revealReasonFollow: { zh: '电话回访', en: 'To follow up by phone' },
  revealReasonVisit: { zh: '上门前联系', en: 'Before a visit' },
  revealNone: { zh: '没有登记电话。', en: 'No phone is registered.' },
  hidesIn: { zh: '{seconds} 秒后隐藏', en: 'hides in {seconds} s' },
  hide: { zh: '隐藏', en: 'Hide' },
  suggestions: { zh: '建议的分类', en: 'Suggested' },
  more: { zh: '更多', en: 'More' },
} as const satisfies Record<string, Word>
