import type { Language } from '../../../platform/pure/words.ts'
import type { MonthLine } from '../contract.ts'
import { MONTH_WORDS } from '../words.ts'

const FIGURES = ['visits', 'walkIns', 'kept', 'missed', 'cancelled'] as const
/** Spreadsheets take a file for UTF-8 by its first three bytes. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The visits of a month as a file for spreadsheets; no name of a service becomes a formula. */
export function monthCsv(
  lines: readonly MonthLine[],
  total: Readonly<Record<(typeof FIGURES)[number], number>>,
  language: Language,
): string {
  const said = (key: keyof typeof MONTH_WORDS) => MONTH_WORDS[key][language]
  const rows = [
    [said('date'), said('offering'), ...FIGURES.map(said)],
    ...lines.map((line) => [
      line.date,
      language === 'zh' ? line.nameZh : line.nameEn,
      ...FIGURES.map((key) => String(line[key])),
    ]),
    [said('total'), '', ...FIGURES.map((key) => String(total[key]))],
  ]
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
