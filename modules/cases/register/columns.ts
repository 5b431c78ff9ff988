import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sheetTime } from '../../../platform/pure/time.ts'
import type { Language, Word, Words } from '../../../platform/pure/words.ts'
import { ROLE_WORDS } from '../../people/words.ts'
import { NATURE_WORDS, PRIORITY_WORDS, TIER_WORDS } from '../../routing/words.ts'
import type { ListRegister } from '../contract.ts'
import { CHANNEL_WORDS, OUTCOME_WORDS, STATE_WORDS } from '../words.ts'

/** One line of a register as it is read. */
export type RegisterLine = OutputOf<typeof ListRegister>['cases'][number]

/** What a column says of a line in one language. `now` tells what is late. */
type Column = {
  readonly title: Word
  /** What stands in it, for whoever reads the file later (数据字典). */
  readonly means: Word
  readonly width: number
  of(line: RegisterLine, language: Language, now: Date): string
}

const YES = { zh: '是', en: 'yes' }
const yes = (is: boolean, language: Language) => (is ? YES[language] : '')
const worded = (words: Words, key: string | null, language: Language) =>
  key === null ? '' : (words[key]?.[language] ?? '')

/** The columns of a register (台账): what the desk's list shows and nothing about the people who reported. */
export const COLUMNS: readonly Column[] = [
  {
    title: { zh: '编号', en: 'Number' },
    means: { zh: '件的编号：报来那天的日期加六位数', en: 'number of the case: the day it came in and six digits' },
    width: 20,
    of: (line) => line.number,
  },
  {
    title: { zh: '环节', en: 'Step' },
    means: { zh: '导出那一刻办到哪一步', en: 'how far the case had come when the file was made' },
    width: 10,
    of: (line, to) => worded(STATE_WORDS, line.state, to),
  },
  {
    title: { zh: '事项', en: 'Matter' },
    means: { zh: '诉求概要，不含诉求人', en: 'what it is about, without who reported it' },
    width: 40,
    of: (line) => line.summary,
  },
  {
    title: { zh: '分类', en: 'Category' },
    means: { zh: '研判时定的小类；未研判的为空', en: 'kind chosen at triage; empty before' },
    width: 16,
    of: (line, to) => (to === 'en' && line.categoryNameEn ? line.categoryNameEn : (line.categoryName ?? '')),
  },
  {
    title: { zh: '性质', en: 'Nature' },
    means: { zh: '求助、投诉、建议等', en: 'help, complaint, suggestion and so on' },
    width: 10,
    of: (line, to) => worded(NATURE_WORDS, line.nature, to),
  },
  {
    title: { zh: '层级', en: 'Tier' },
    means: {
      zh: '现在由哪一级办：网格、社区或街道',
      en: 'the level that handles it now: grid, community or subdistrict',
    },
    width: 12,
    of: (line, to) => worded(TIER_WORDS, line.tier, to),
  },
  {
    title: { zh: '紧急程度', en: 'Priority' },
    means: { zh: '研判时定的紧急程度', en: 'priority set at triage' },
    width: 10,
    of: (line, to) => worded(PRIORITY_WORDS, line.priority, to),
  },
  {
    title: { zh: '来源', en: 'Channel' },
    means: {
      zh: '从哪里报来：扫码、随手拍、电话、走访等',
      en: 'how it came in: code, snapshot, phone, visit and so on',
    },
    width: 12,
    of: (line, to) => worded(CHANNEL_WORDS, line.channel, to),
  },
  {
    title: { zh: '网格', en: 'Grid' },
    means: { zh: '件所在的网格', en: 'grid in which the case lies' },
    width: 20,
    of: (line) => line.gridName,
  },
  {
    title: { zh: '地点', en: 'Place' },
    means: { zh: '楼栋或地点的名称', en: 'name of the building or place' },
    width: 26,
    of: (line) => line.placeName,
  },
  {
    title: { zh: '责任岗位', en: 'Post in charge' },
    means: { zh: '此刻负责的岗位，同一时间只有一个', en: 'post that is accountable now; always exactly one' },
    width: 14,
    of: (line, to) => worded(ROLE_WORDS, line.ownerRole, to),
  },
  {
    title: { zh: '责任人', en: 'In charge' },
    means: { zh: '岗位上的人；空缺时为空', en: 'who holds that post; empty while it is vacant' },
    width: 10,
    of: (line) => line.ownerName ?? '',
  },
  {
    title: { zh: '收到时间', en: 'Received' },
    means: { zh: '报来的时间（北京时间）', en: 'when it came in (Beijing time)' },
    width: 18,
    of: (line) => sheetTime(line.reportedAt),
  },
  {
    title: { zh: '答应的期限', en: 'Promised by' },
    means: { zh: '承诺给居民的最后时间', en: 'date promised to the resident' },
    width: 18,
    of: (line) => sheetTime(line.dueAt),
  },
  {
    title: { zh: '下一期限', en: 'Next deadline' },
    means: { zh: '这一步最晚到什么时候', en: 'deadline of the present step' },
    width: 18,
    of: (line) => sheetTime(line.nextDeadlineAt),
  },
  {
    title: { zh: '超期', en: 'Overdue' },
    means: { zh: '导出那一刻已过下一期限的写“是”', en: '“yes” when the next deadline had passed as the file was made' },
    width: 8,
    of: (line, to, now) => yes(isLate(line, now), to),
  },
  {
    title: { zh: '敏感', en: 'Sensitive' },
    means: { zh: '敏感件写“是”，只有能看的人导得出', en: '“yes” for sensitive cases; only who may see them gets them' },
    width: 8,
    of: (line, to) => yes(line.isSensitive, to),
  },
  {
    title: { zh: '督办', en: 'Supervised' },
    means: { zh: '被督办过的写“是”', en: '“yes” when supervised' },
    width: 8,
    of: (line, to) => yes(line.isSupervised, to),
  },
  {
    title: { zh: '催办次数', en: 'Times urged' },
    means: { zh: '居民或上级催过几次', en: 'how often it was urged' },
    width: 10,
    of: (line) => String(line.urgeCount),
  },
  {
    title: { zh: '结案时间', en: 'Closed' },
    means: { zh: '结案的时间；未结的为空', en: 'when it was closed; empty while open' },
    width: 18,
    of: (line) => sheetTime(line.closedAt),
  },
  {
    title: { zh: '结果', en: 'Outcome' },
    means: { zh: '答复的结果', en: 'outcome that was answered' },
    width: 14,
    of: (line, to) => worded(OUTCOME_WORDS, line.outcome, to),
  },
]

/** The line as cells, made safe. */
export function cellsOf(line: RegisterLine, language: Language, now: Date): string[] {
  return COLUMNS.map((column) => harmless(column.of(line, language, now)))
}

/**
 * A text that no spreadsheet takes for a formula: an apostrophe before what begins with = + - @, also after blanks and in full
 * width (which Chinese spreadsheets accept), and before tabs and line ends. What a resident wrote must not run on an office's computer.
 */
export function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

function isLate(line: RegisterLine, now: Date): boolean {
  return line.state !== 'closed' && line.nextDeadlineAt !== null && new Date(line.nextDeadlineAt) < now
}
