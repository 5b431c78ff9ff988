import type { Word } from '../../../platform/pure/words.ts'

/** Words of neighbour help on the members' phone. */
export const HELP = {
  title: { zh: '邻里互助', en: 'Neighbour help' },
  open: { zh: '等人帮的', en: 'Waiting for help' },
  mine: { zh: '我答应和代录的', en: 'What I took or entered' },
  noneOpen: { zh: '您的网格里现在没有等人帮的事。', en: 'Nobody in your grids waits for help now.' },
  oneNeighbour: { zh: '一位邻居', en: 'A neighbour' },
  byEnterer: { zh: '没有电话，由代录的人转告', en: 'no number: through who entered it' },
  wordsGone: { zh: '（内容已按规定删除）', en: '(the words were deleted, as they must be)' },
  enter: { zh: '替人求助', en: 'Ask for somebody' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Mobile number' },
  phoneHint: {
    zh: '没有就空着：有人答应后会打给您，由您转告。',
    en: 'Leave it empty if there is none: helpers will then call you.',
  },
  shown: { zh: '邻居怎么称呼', en: 'What neighbours call them' },
  shownHint: { zh: '例如：赵奶奶。空着显示“一位邻居”。', en: 'For example: Granny Zhao. Left empty: “A neighbour”.' },
  grid: { zh: '哪个网格', en: 'Which grid' },
  kind: { zh: '要帮什么', en: 'What kind' },
  text: { zh: '情况', en: 'In words' },
  textHint: { zh: '不写电话和门牌号。', en: 'Without telephone numbers and doors.' },
  until: { zh: '最晚哪天', en: 'At the latest' },
  send: { zh: '发给邻居', en: 'Ask the neighbours' },
  urgentText: {
    zh: '听起来很急：请先打电话，不要等邻居。',
    en: 'This sounds urgent: call first, do not wait for neighbours.',
  },
  notUrgent: { zh: '已确认不急，发给邻居', en: 'I made sure that it is not urgent: send it' },
} as const satisfies Record<string, Word>
