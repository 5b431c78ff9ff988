import type { Word } from '../../../platform/pure/words.ts'

/** Words of whom the street has asked to listen. */
export const SUPPORTERS = {
  title: { zh: '倾听者（受挫情绪疏导）', en: 'Supporters' },
  lead: {
    zh: '街道请人做倾听者，本人在手机上同意才算。网格员在“我—想聊聊”里找他们，说的话只有双方读得到：这里看不见，也没有任何统计。',
    en: 'The street asks; the person’s own yes on the phone makes a supporter. What members tell them only the two read: nothing of it stands here, and nothing is counted.',
  },
  none: { zh: '还没有倾听者', en: 'No supporters yet' },
  noneText: {
    zh: '街道可以请一位心理咨询师、老网格长或者社工。',
    en: 'The street may ask a counsellor, an experienced lead or a social worker.',
  },
  name: { zh: '姓名', en: 'Name' },
  about: { zh: '能聊什么', en: 'About' },
  state: { zh: '状态', en: 'State' },
  ask: { zh: '请人做倾听者', en: 'Ask somebody' },
  aboutHint: {
    zh: '网格员看得到，比如“心理咨询师，工作日晚上有空”。',
    en: 'Members see it, such as “counsellor, free on weekday evenings”.',
  },
  end: { zh: '结束', en: 'End' },
} as const satisfies Record<string, Word>
