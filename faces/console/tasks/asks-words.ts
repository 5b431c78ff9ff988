import type { Word } from '../../../platform/pure/words.ts'

/** Words of the list of what visits ask for (走访待跟进). */
export const ASKED = {
  tab: { zh: '走访待跟进', en: 'Visits: follow up' },
  lead: {
    zh: '走访里发现、要有人接着办的事。住户提出要帮忙的已自动立件；其余在这里定：立件、派人再去，或写明为什么不用办。到期没定会报给总网格长。',
    en: 'What visits found that asks for more. What a resident asked for is a case already; decide the rest here: a case, another visit, or why nothing is to be done. Undecided in time it goes to the head of the community.',
  },
  state: { zh: '处理了没有', en: 'Settled or not' },
  open: { zh: '待跟进', en: 'Open' },
  settled: { zh: '已处理', en: 'Settled' },
  what: { zh: '是什么事', en: 'What' },
  all: { zh: '全部', en: 'All' },
  found: { zh: '发现什么', en: 'What was found' },
  since: { zh: '多久了', en: 'Since' },
  how: { zh: '怎么处理的', en: 'How it was settled' },
  foundBy: { zh: '{who} {at}', en: '{who}, {at}' },
  byItself: { zh: '自动', en: 'by itself' },
  none: { zh: '没有要跟进的。', en: 'Nothing is to be followed up.' },
  noneHint: {
    zh: '走访记下地址错误、拒绝转移，或者关爱户见不到人时，会自动出现在这里。',
    en: 'Wrong addresses, refusals to be moved, and people cared for whom nobody meets appear here by themselves.',
  },
  noneSettled: { zh: '还没有处理过的。', en: 'Nothing has been settled yet.' },
  doOf: { zh: '{act}：{name} {place}', en: '{act}: {name}, {place}' },
  toCase: { zh: '立件', en: 'Open a case' },
  toTask: { zh: '派人再去', en: 'Send somebody' },
  toNothing: { zh: '不用再办', en: 'Nothing to do' },
  openCase: { zh: '立件', en: 'Open the case' },
  caseWords: { zh: '事情', en: 'What it is' },
  caseWordsHint: {
    zh: '按走访记录写好了，可以改。办的人都看得到，不写病情。',
    en: 'Written from the visit; change it if needed. Whoever works on it reads it: nothing of anybody’s health.',
  },
  category: { zh: '类别', en: 'Category' },
  categoryHint: { zh: '不选，由社区受理时定。', en: 'Left open, the desk decides.' },
  caseOpened: { zh: '已立件，编号 {number}。', en: 'Case {number} was opened.' },
  note: { zh: '记下', en: 'Note it' },
  why: { zh: '为什么不用再办', en: 'Why nothing is to be done' },
  whyHint: { zh: '留在记录里，以后查得到。', en: 'It stays on record.' },
} as const satisfies Record<string, Word>

export const USUAL_NOTHINGS = [
  { zh: '已打电话问过，没有事', en: 'Telephoned; all is well' },
  { zh: '地址已改好', en: 'The address is put right' },
  { zh: '家人在照顾', en: 'The family looks after them' },
] as const satisfies readonly Word[]
