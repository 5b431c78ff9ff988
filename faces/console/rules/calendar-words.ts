import type { OPEN_CASES } from '../../../modules/calendars/contract.ts'
import type { Word, Words } from '../../../platform/pure/words.ts'

/** Words of changing the calendar and the limits, and of what that does to open cases. */
export const CHANGE = {
  edit: { zh: '修改日历', en: 'Change the calendar' },
  stop: { zh: '放弃修改', en: 'Discard changes' },
  publish: { zh: '试算并发布…', en: 'Try and publish…' },
  unchanged: { zh: '还没有改动。', en: 'Nothing is changed yet.' },
  district: { zh: '发布后全区各街道都按新的执行。', en: 'Once published it holds for every street of the district.' },

  howTo: {
    zh: '点日期改变它：平日改为放假，周末改为调休上班；再点一次改回。也可用方向键移动，空格或回车改变。',
    en: 'Press a date to change it: a weekday becomes a day off, a weekend day a make-up working day; press again to undo. Arrow keys move, Space or Enter changes.',
  },
  yearOf: { zh: '{year} 年日历', en: 'Calendar of {year}' },
  month: { zh: '{month} 月', en: 'Month {month}' },
  weekdays: { zh: '一 二 三 四 五 六 日', en: 'Mo Tu We Th Fr Sa Su' },
  asWhat: { zh: '改为放假的日子算作', en: 'A day off is' },
  nameNew: { zh: '名称', en: 'Name' },
  nameHint: {
    zh: '之后点的日子都用这个名称，如“台风停工”',
    en: 'Given to the days pressed from now on, such as “Typhoon”',
  },
  sourceNew: { zh: '依据', en: 'By which order' },
  sourceHint: { zh: '文号或通知名称', en: 'Number or name of the notice' },
  startYear: { zh: '开始编 {year} 年', en: 'Begin {year}' },
  startKnown: {
    zh: '{year} 年的放假安排已带入，请核对。',
    en: 'The holidays of {year} are filled in; please check them.',
  },
  startUnknown: {
    zh: '{year} 年的放假安排还不知道：周末已算休息，请按国务院通知点出节假日和调休。',
    en: 'The holidays of {year} are not known yet: weekends are off; enter holidays and make-up days from the notice of the State Council.',
  },

  hours: { zh: '服务时段', en: 'Service hours' },
  shift: { zh: '第 {number} 段', en: 'Shift {number}' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  addShift: { zh: '加一段', en: 'Add a shift' },
  removeShift: { zh: '去掉第 {number} 段', en: 'Remove shift {number}' },
  shortDays: { zh: '个别日子的时段', en: 'Hours of single days' },
  shortHint: { zh: '如除夕上半天班。', en: 'Such as half a day on New Year’s Eve.' },
  date: { zh: '日期', en: 'Date' },
  addShort: { zh: '加一天', en: 'Add a day' },
  removeShort: { zh: '去掉 {date}', en: 'Remove {date}' },
  badTime: { zh: '请填一天之内的时间，结束晚于开始。', en: 'Enter times within one day, the end after the beginning.' },

  faults: { zh: '还不能发布', en: 'It cannot be published yet' },
  changes: { zh: '改了什么', en: 'What is changed' },
  dayChanged: { zh: '{date}：{from} → {to}', en: '{date}: {from} → {to}' },
  hoursChanged: { zh: '服务时段改为 {windows}', en: 'Service hours are now {windows}' },
  shortChanged: { zh: '{date} 的时段有变', en: 'Other hours on {date}' },
  throughChanged: { zh: '已公布到 {date}', en: 'Published until {date}' },
  limitChanged: { zh: '{code} {name}：{from} → {to}', en: '{code} {name}: {from} → {to}' },
  moreChanges: { zh: '还有 {count} 项', en: '{count} more' },

  tryTitle: { zh: '在办件的时限会怎样变', en: 'What would move for open cases' },
  looked: { zh: '试算了您能看到的 {count} 件在办件。', en: 'Counted the {count} open cases that you may see.' },
  notAll: {
    zh: '件数太多，只试算了最急的 {count} 件。',
    en: 'There are too many; the {count} most urgent were counted.',
  },
  nothingMoves: { zh: '没有时限会变。', en: 'No date would move.' },
  moves: {
    zh: '{cases} 件的 {clocks} 个时限会变：{later} 个推后，{earlier} 个提前。',
    en: '{clocks|date|dates} of {cases|case|cases} would move: {later} later, {earlier} earlier.',
  },
  becomeLate: { zh: '{count} 个会变成超期', en: '{count} would become late' },
  noLongerLate: { zh: '{count} 个不再超期', en: '{count} would no longer be late' },
  promises: {
    zh: '{count} 位居民的答复日期会推后，会告知本人',
    en: '{count|resident|residents} would be told a later date',
  },
  estimates: {
    zh: '{count} 个是暂估日期，无论怎么选都会重算',
    en: '{count} are estimates and move whatever is chosen',
  },
  listed: { zh: '先列出最急的 {count} 个。', en: 'The {count} most urgent are listed.' },
  otherStreets: {
    zh: '区内其他街道的件也一样处理，这里只列您能看到的。',
    en: 'Cases of other streets are treated alike; only those you may see are listed.',
  },
  caseOf: { zh: '件', en: 'Case' },
  clock: { zh: '时限', en: 'Date' },
  now: { zh: '现在', en: 'Now' },
  afterwards: { zh: '改后', en: 'Then' },
  lateThen: { zh: '会超期', en: 'would be late' },
  lateNoMore: { zh: '不再超期', en: 'no longer late' },
  toldTo: { zh: '告知居民', en: 'resident is told' },

  openCases: { zh: '在办件怎么办', en: 'What becomes of open cases' },
  note: { zh: '依据', en: 'By which order' },
  noteHint: {
    zh: '写进发布记录，如“区防指〔2026〕8号令”',
    en: 'Goes into the history, such as the number of the order',
  },
  confirm: { zh: '发布', en: 'Publish' },
  published: { zh: '已发布，从现在起按新的执行。', en: 'Published; it holds from now on.' },
  publishedAnew: {
    zh: '已发布。在办件的时限正在重新计算，一般一分钟内完成。',
    en: 'Published. Dates of open cases are being counted anew, usually within a minute.',
  },

  history: { zh: '历次发布', en: 'Publications' },
  current: { zh: '现行', en: 'in force' },
  firstSet: { zh: '第一次发布', en: 'The first one' },
  noteMissing: { zh: '未写依据', en: 'no order given' },
  sameSet: { zh: '与前一次相同', en: 'the same as before' },

  editLimits: { zh: '修改时限', en: 'Change limits' },
  limitOf: { zh: '{name} 的时限', en: 'Limit of {name}' },
  unitOf: { zh: '{name} 的单位', en: 'Unit of {name}' },
  verifyOf: { zh: '{name} 办结必核查', en: 'Always verify {name}' },
  capNote: {
    zh: '另有按性质的上限：咨询 3 个、求助和建议 7 个、投诉和举报 15 个工作日，哪个先到按哪个，这里改不了。',
    en: 'Caps by nature hold beside: consultation 3, help and suggestions 7, complaints and tip-offs 15 working days; whichever ends first rules. They are not changed here.',
  },
  changedCount: { zh: '改了 {count} 个小类', en: 'Categories changed: {count}' },
} as const satisfies Record<string, Word>

export const OPEN_CASES_WORDS = {
  freeze: { zh: '保持原来的时限', en: 'Keep their dates' },
  recompute: { zh: '按新的重新计算', en: 'Count them anew' },
} as const satisfies Record<(typeof OPEN_CASES)[number], Word>

/** What each choice means, under it. */
export const OPEN_CASES_MEAN = {
  freeze: {
    zh: '在办件的日期都不变，只有今后的件按新的算。暂估日期除外。',
    en: 'No date of an open case moves; only cases from now on follow the new one. Estimates apart.',
  },
  recompute: {
    zh: '在办件从各自的起点按新的重算，不重新起算；推后的会告知居民，提前的不改对居民的承诺。',
    en: 'Open cases are counted anew from their own beginnings. A later date is told to the resident; an earlier one leaves her date as it was.',
  },
} as const satisfies Record<(typeof OPEN_CASES)[number], Word>

/** Units in which a limit is given. */
export const UNIT_CHOICES = {
  m: { zh: '分钟', en: 'minutes' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '自然日', en: 'calendar days' },
  wh: { zh: '工作时', en: 'working hours' },
  wd: { zh: '工作日', en: 'working days' },
} as const satisfies Words
