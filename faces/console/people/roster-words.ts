import type { Word } from '../../../platform/pure/words.ts'

/** Words of the roster. */
export const ROSTER = {
  title: { zh: '值班表', en: 'Roster' },
  week: { zh: '{from}起一周', en: 'Week from {from}' },
  before: { zh: '上一周', en: 'Week before' },
  after: { zh: '下一周', en: 'Next week' },
  today: { zh: '本周', en: 'This week' },
  print: { zh: '打印', en: 'Print' },
  hours: { zh: '值班时段', en: 'Hours on duty' },
  plan: { zh: '排班', en: 'Plan a shift' },
  day: { zh: '日期', en: 'Day' },
  shifts: { zh: '谁值班', en: 'On duty' },
  gaps: { zh: '空档', en: 'Gaps' },
  gap: { zh: '{from}–{until} 没有人', en: '{from}–{until}: nobody' },
  shift: { zh: '{from}–{until} {name}', en: '{from}–{until} {name}' },
  nobody: { zh: '（岗位空缺）', en: '(vacant post)' },
  away: { zh: '{name}（请假，没有人顶班）', en: '{name} (away; nobody instead)' },
  ofPost: { zh: '{name}（{post}）', en: '{name} ({post})' },
  none: { zh: '没有排班', en: 'Nobody planned' },
  noGap: { zh: '—', en: '—' },
  empty: { zh: '还没有值班时段', en: 'No hours on duty yet' },
  emptyText: {
    zh: '先设“值班时段”：每周哪些时间要有人。之后有空档会提前 24 小时提醒总网格长。',
    en: 'Set the hours on duty first. From then on the main-grid lead is told of gaps 24 hours ahead.',
  },
  noCheckIn: { zh: '值班表只用来找得到人，不打卡。', en: 'The roster says whom to ask. Nobody checks in.' },
  from: { zh: '从', en: 'From' },
  until: { zh: '到', en: 'Until' },
  by: { zh: '由谁值', en: 'Who' },
  byPerson: { zh: '一个人', en: 'A person' },
  byPost: { zh: '一个岗位', en: 'A post' },
  post: { zh: '岗位', en: 'Post' },
  postHint: { zh: '谁在岗谁值，请假时由代理人值。', en: 'Whoever holds it, or stands in.' },
  remove: { zh: '取消', en: 'Remove' },
  removeTitle: { zh: '取消这一班？', en: 'Remove this shift?' },
  addHours: { zh: '加一段', en: 'Add a span' },
  dropHours: { zh: '去掉', en: 'Drop' },
  weekday: { zh: '星期', en: 'Weekday' },
  save: { zh: '保存', en: 'Save' },
  hoursText: {
    zh: '这些时间要有人值班。没有排到的地方算空档，提前 24 小时提醒总网格长，每个空档只提醒一次。',
    en: 'Somebody must be on duty then. What nobody fills is a gap; the main-grid lead is told of each once, 24 hours ahead.',
  },
  badSpan: { zh: '结束要晚于开始。', en: 'It must end after it begins.' },
} as const satisfies Record<string, Word>

/** 0 is Sunday. */
export const WEEKDAY_WORDS = [
  { zh: '周日', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
] as const satisfies readonly Word[]
