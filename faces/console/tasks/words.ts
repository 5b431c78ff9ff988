import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of tasks. */
export const TASKS = {
  lead: {
    zh: '按网格看任务：要办的、过了期限的、漏办要过问的。只看网格，不排名、不算个人。',
    en: 'Tasks by grid: to be done, late, missed and to be looked after. By grid only; nobody is ranked or counted.',
  },
  byGrid: { zh: '各网格', en: 'By grid' },
  grid: { zh: '网格', en: 'Grid' },
  due: { zh: '待办', en: 'To do' },
  late: { zh: '过了期限', en: 'Late' },
  missed: { zh: '漏办待过问', en: 'Missed' },
  planned: { zh: '已排期', en: 'Planned' },
  done: { zh: '本月已办', en: 'Done this month' },
  total: { zh: '合计', en: 'All' },
  none: { zh: '这里没有任务。', en: 'There are no tasks here.' },
  noneHint: {
    zh: '准入的事项到日子会自动排；单件的事可以派。',
    en: 'Admitted items are planned on their days; a single matter can be ordered.',
  },
  allGrids: { zh: '所有网格', en: 'All grids' },
  lists: { zh: '看哪些', en: 'Which ones' },
  what: { zh: '任务', en: 'Task' },
  where: { zh: '在哪里', en: 'Where' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '现在由谁负责', en: 'With whom' },
  nobody: { zh: '没有人在岗', en: 'nobody holds the post' },
  from: { zh: '{at} 起能办', en: 'from {at}' },
  until: { zh: '{at} 前办完', en: 'due {at}' },
  untilDay: { zh: '{at} 当天办完', en: 'due on {at}' },
  expired: { zh: '{at} 过期', en: 'expired {at}' },
  expiredDay: { zh: '{at} 过后没办', en: 'not done by the end of {at}' },
  endedAt: { zh: '{at}', en: '{at}' },
  tries: { zh: '去过 {count} 次没办成', en: 'tried {count|time|times}' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelIt: { zh: '取消任务', en: 'Cancel the task' },
  cancelTitle: { zh: '取消“{name}”', en: 'Cancel “{name}”' },
  cancelOf: { zh: '取消 {name} {place}', en: 'Cancel {name}, {place}' },
  cancelHint: {
    zh: '网格员不再看到它；已经去过的记录还在。',
    en: 'Members no longer see it; visits already made stay.',
  },
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  clear: { zh: '过问', en: 'Look after' },
  clearTitle: { zh: '“{name}”漏办了', en: '“{name}” was missed' },
  clearOf: { zh: '过问 {name} {place}', en: 'Look after {name}, {place}' },
  clearHint: {
    zh: '写下做了什么，或者为什么不用再办。不追究网格员。',
    en: 'What was done, or why nothing needs to be. Nobody is blamed.',
  },
  cleared: { zh: '已记下。', en: 'Noted.' },
  reason: { zh: '原因', en: 'Reason' },
  result: { zh: '怎么处理的', en: 'What was done' },
  order: { zh: '派一件任务', en: 'Order a task' },
  orderText: {
    zh: '只能派清单里“有需要才派”的事项。',
    en: 'Only items of the register that are admitted for orders.',
  },
  orderNone: { zh: '清单里没有可以单独派的事项。', en: 'The register has no item that can be ordered.' },
  item: { zh: '事项', en: 'Item' },
  inGrid: { zh: '哪个网格', en: 'In which grid' },
  building: { zh: '楼栋', en: 'Building' },
  household: { zh: '哪一户', en: 'Household' },
  words: { zh: '要做什么', en: 'What is to be done' },
  wordsHint: { zh: '只有办的人和网格长看得到。', en: 'Only those who carry it out and their leads read it.' },
  dueDay: { zh: '哪天前办完', en: 'Due by' },
  sent: { zh: '已派出。', en: 'Ordered.' },
} as const satisfies Record<string, Word>

export const USUAL_CANCELS = [
  { zh: '住户搬走了', en: 'The household has moved' },
  { zh: '重复了', en: 'It stands twice' },
  { zh: '已由别人办好', en: 'Somebody else has done it' },
] as const satisfies readonly Word[]

export const USUAL_CLEARS = [
  { zh: '已打电话问过，没有事', en: 'Telephoned; all is well' },
  { zh: '已另派人去', en: 'Somebody else was sent' },
  { zh: '住户长期在外地', en: 'The household is away for long' },
] as const satisfies readonly Word[]
