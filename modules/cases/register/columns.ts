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
  readonly width: number
  of(line: RegisterLine, language: Language, now: Date): string
}

const YES = { zh: '是', en: 'yes' }
const yes = (is: boolean, language: Language) => (is ? YES[language] : '')
const worded = (words: Words, key: string | null, language: Language) =>
  key === null ? '' : (words[key]?.[language] ?? '')

/** The columns of a register (台账): what the desk's list shows and nothing about the people who reported. */
export const COLUMNS: readonly Column[] = [
  { title: { zh: '编号', en: 'Number' }, width: 20, of: (line) => line.number },
  { title: { zh: '环节', en: 'Step' }, width: 10, of: (line, to) => worded(STATE_WORDS, line.state, to) },
  { title: { zh: '事项', en: 'Matter' }, width: 40, of: (line) => line.summary },
  {
    title: { zh: '分类', en: 'Category' },
    width: 16,
    of: (line, to) => (to === 'en' && line.categoryNameEn ? line.categoryNameEn : (line.categoryName ?? '')),
  },
  { title: { zh: '性质', en: 'Nature' }, width: 10, of: (line, to) => worded(NATURE_WORDS, line.nature, to) },
  { title: { zh: '层级', en: 'Tier' }, width: 12, of: (line, to) => worded(TIER_WORDS, line.tier, to) },
  { title: { zh: '紧急程度', en: 'Priority' }, width: 10, of: (line, to) => worded(PRIORITY_WORDS, line.priority, to) },
  { title: { zh: '来源', en: 'Channel' }, width: 12, of: (line, to) => worded(CHANNEL_WORDS, line.channel, to) },
  { title: { zh: '网格', en: 'Grid' }, width: 20, of: (line) => line.gridName },
  { title: { zh: '地点', en: 'Place' }, width: 26, of: (line) => line.placeName },
  {
    title: { zh: '责任岗位', en: 'Post in charge' },
    width: 14,
    of: (line, to) => worded(ROLE_WORDS, line.ownerRole, to),
  },
  { title: { zh: '责任人', en: 'In charge' }, width: 10, of: (line) => line.ownerName ?? '' },
  { title: { zh: '收到时间', en: 'Received' }, width: 18, of: (line) => sheetTime(line.reportedAt) },
  { title: { zh: '答应的期限', en: 'Promised by' }, width: 18, of: (line) => sheetTime(line.dueAt) },
  { title: { zh: '下一期限', en: 'Next deadline' }, width: 18, of: (line) => sheetTime(line.nextDeadlineAt) },
  { title: { zh: '超期', en: 'Overdue' }, width: 8, of: (line, to, now) => yes(isLate(line, now), to) },
  { title: { zh: '敏感', en: 'Sensitive' }, width: 8, of: (line, to) => yes(line.isSensitive, to) },
  { title: { zh: '督办', en: 'Supervised' }, width: 8, of: (line, to) => yes(line.isSupervised, to) },
  { title: { zh: '催办次数', en: 'Times urged' }, width: 10, of: (line) => String(line.urgeCount) },
  { title: { zh: '结案时间', en: 'Closed' }, width: 18, of: (line) => sheetTime(line.closedAt) },
  { title: { zh: '结果', en: 'Outcome' }, width: 14, of: (line, to) => worded(OUTCOME_WORDS, line.outcome, to) },
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
