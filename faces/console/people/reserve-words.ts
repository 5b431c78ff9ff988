import type { Word } from '../../../platform/pure/words.ts'

/** Words of the reserve of the young. */
export const RESERVE = {
  title: { zh: '青年后备', en: 'Reserve of the young' },
  add: { zh: '加入后备', en: 'Take somebody in' },
  none: { zh: '还没有青年后备', en: 'Nobody in the reserve' },
  noneText: {
    zh: '把愿意参与治理的年轻人记下来，配一位带教人。',
    en: 'Write down the young who want to take part, and give each a mentor.',
  },
  name: { zh: '姓名', en: 'Name' },
  source: { zh: '来源', en: 'Source' },
  mentor: { zh: '带教人', en: 'Mentor' },
  noMentor: { zh: '还没有', en: 'none yet' },
  state: { zh: '情况', en: 'State' },
  since: { zh: '{day}起', en: 'since {day}' },
  keep: { zh: '修改', en: 'Change' },
  appoint: { zh: '任职', en: 'Appoint' },
  appointTitle: { zh: '{name}任职', en: 'Appoint {name}' },
  vacant: { zh: '空缺的岗位', en: 'A vacant post' },
  noVacant: { zh: '现在没有空缺的岗位，先在“岗位”里设立。', en: 'No post is vacant; create one under “Posts” first.' },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Record<string, Word>
