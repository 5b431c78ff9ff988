import type { Word } from '../../../platform/pure/words.ts'

/** Words of one's own skills. */
export const SKILLS = {
  title: { zh: '我的技能', en: 'My skills' },
  note: { zh: '会什么，社区找人帮忙时查得到', en: 'What you can do, found when the community needs it' },
  lead: {
    zh: '勾上您会的、愿意帮忙的。只有社区里带队的人查得到；远近按网格算，不看您在哪里。随时可以改、可以全部去掉。',
    en: 'Tick what you can and like to do. Only those who lead the community find it, by grids and never by where you are. Change it or take all of it off at any time.',
  },
  which: { zh: '会什么', en: 'What you can do' },
  save: { zh: '同意登记，保存', en: 'I agree; save it' },
  saved: { zh: '已保存。', en: 'Saved.' },
} as const satisfies Record<string, Word>
