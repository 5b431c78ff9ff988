import type { Word } from '../../../platform/pure/words.ts'

/** Words of the list of one's cases. */
export const LIST = {
  groups: { zh: '分组', en: 'Groups' },
  waiting: { zh: '待我处理', en: 'For me' },
  involved: { zh: '我转出或参与', en: 'With others' },
  closed: { zh: '已办结', en: 'Closed' },
  count: { zh: '{count} 件', en: '{count}' },
  countMore: { zh: '{count} 件以上', en: '{count} or more' },
  late: { zh: '已超期', en: 'Overdue' },
  soon: { zh: '一天之内', en: 'Within a day' },
  fine: { zh: '以后', en: 'Later' },
  emptyWaiting: { zh: '现在没有等您处理的事', en: 'Nothing waits for you now' },
  emptyWaitingText: {
    zh: '辛苦了。有新的事会自动出现在这里。',
    en: 'Thank you for your work. New cases appear here by themselves.',
  },
  emptyInvolved: { zh: '没有正在别人手里的事', en: 'Nothing of yours is with others' },
  emptyInvolvedText: {
    zh: '您上报、办过、退回过，现在由别人办理的事会列在这里。',
    en: 'What you reported, handled or sent back, and others hold now, is listed here.',
  },
  emptyClosed: { zh: '还没有办结的事', en: 'Nothing is closed yet' },
  emptyClosedText: {
    zh: '您上报过或经手的事，办结以后都能在这里查到。',
    en: 'What you reported or handled can be looked up here once it is closed.',
  },
  reportOne: { zh: '看到什么，现在上报', en: 'Report what you have seen' },
  eitherMay: { zh: '两边都可以领办，谁先领办谁负责', en: 'Either side may claim it; the first has it' },
  heldBy: { zh: '现在由{owner}办理', en: 'With {owner} now' },
  raised: { zh: '逾期，报到您这里', en: 'Late: carried up to you' },
  closedAt: { zh: '{at} 结案', en: 'Closed {at}' },
} as const satisfies Record<string, Word>
