import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page on which the answers for residents are kept (码上问). */
export const ANSWERS = {
  title: { zh: '问答', en: 'Answers' },
  lead: {
    zh: '居民扫码点“码上问”查到的就是这里的内容。写在社区或街道，其下居民都查得到。',
    en: 'What residents find when they scan a code and ask. Kept by a community or the subdistrict, it is found by all below.',
  },
  grid: { zh: '社区或街道', en: 'Community or subdistrict' },
  add: { zh: '新写一条', en: 'New answer' },
  edit: { zh: '修改', en: 'Edit' },
  editOne: { zh: '修改“{title}”', en: 'Edit “{title}”' },
  remove: { zh: '删除', en: 'Remove' },
  removeOne: { zh: '删除“{title}”', en: 'Remove “{title}”' },
  removeText: { zh: '删除后，居民不再查到“{title}”。', en: 'Residents no longer find “{title}”.' },
  none: { zh: '还没有问答', en: 'No answers yet' },
  noneText: {
    zh: '先写居民问得最多的几件事，比如居住证、医保、老年卡、装修时间。',
    en: 'Begin with what people ask most: residence permits, medical insurance, senior cards, hours for building work.',
  },
  question: { zh: '居民会怎么问', en: 'How residents ask it' },
  questionHint: { zh: '写口语，一条只问一件事。', en: 'In everyday words; one thing at a time.' },
  answer: { zh: '答复', en: 'Answer' },
  answerHint: {
    zh: '先说能不能办，再说带什么、去哪里、多久。',
    en: 'First whether it can be done; then what to bring, where to go, how long it takes.',
  },
  source: { zh: '依据', en: 'Source' },
  sourceHint: { zh: '文件名、部门、核对日期。', en: 'The rule or office, and when it was checked.' },
  until: { zh: '有效到', en: 'Valid until' },
  untilHint: { zh: '过了这天居民就查不到；不填就一直有效。', en: 'After this day it is not shown; empty: no end.' },
  over: { zh: '已过期，居民查不到', en: 'Over; not shown to residents' },
  validUntil: { zh: '有效到 {date}', en: 'until {date}' },
  from: { zh: '来自{grid}', en: 'from {grid}' },
  voices: { zh: '帮上 {helped} · 没帮上 {not}', en: 'helped {helped} · did not {not}' },
  search: { zh: '在问答里找', en: 'Search the answers' },
  noMatch: { zh: '没有这样的问答。', en: 'No such answer.' },
  asked: { zh: '最近答复过的咨询', en: 'Questions answered lately' },
  askedLead: {
    zh: '问的人多的，收进问答，下次居民自己就能查到。先去掉姓名、门牌等个人信息。',
    en: 'Make an answer for everybody of what many ask. Take out names, addresses and the like first.',
  },
  askedNone: { zh: '还没有已答复的咨询。', en: 'No questions have been answered yet.' },
  take: { zh: '收进问答', en: 'Make it an answer' },
  takeOne: { zh: '把“{title}”收进问答', en: 'Make an answer of “{title}”' },
  open: { zh: '打开{number}', en: 'Open {number}' },
} as const satisfies Record<string, Word>
