import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { type Language, say } from '../../../platform/pure/words.ts'
import { MOST_IN_REGISTER } from '../contract.ts'
import { COLUMNS, cellsOf, harmless, type RegisterLine } from './columns.ts'
import { FILE_WORDS } from './words.ts'

/** The forms in which a register leaves the house. */
export const REGISTER_FORMS = ['xlsx', 'csv'] as const
type RegisterForm = (typeof REGISTER_FORMS)[number]

/** What a file is made of, and what it says about itself. */
export type RegisterContent = {
  readonly registerId: string
  readonly lines: readonly RegisterLine[]
  /** Whether more cases fit the filter than stand here. */
  readonly isCut: boolean
  readonly reason: string
  readonly language: Language
  readonly now: Date
}

/** Writes a register row by row, so that the first bytes leave before the last row is made. */
export function registerFile(form: RegisterForm, content: RegisterContent): Readable {
  return form === 'csv' ? Readable.from(csvLines(content)) : workbook(content)
}

/** Spreadsheets take a file for UTF-8 by its first three bytes. */
const BYTE_ORDER_MARK = '\uFEFF'

function* csvLines(content: RegisterContent): Generator<string> {
  const { language, lines, now } = content
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map((column) => column.title[language]))
  for (const line of lines) yield csvRow(cellsOf(line, language, now))
  for (const sentence of aboutLines(content)) yield csvRow([sentence])
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}

function workbook(content: RegisterContent): Readable {
  const { language, lines, now } = content
  const out = new PassThrough()
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  book.created = now
  book.modified = now
  const write = async () => {
    const sheet = book.addWorksheet(FILE_WORDS.sheet[language], {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    })
    sheet.columns = COLUMNS.map(({ title, width }) => ({ header: title[language], width, style: { numFmt: '@' } }))
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: COLUMNS.length } }
    const head = sheet.getRow(1)
    head.font = { bold: true }
    head.commit()
    for (const line of lines) sheet.addRow(cellsOf(line, language, now)).commit()
    sheet.commit()
    const about = book.addWorksheet(FILE_WORDS.about[language])
    about.columns = [{ width: 90 }]
    for (const sentence of aboutLines(content)) about.addRow([sentence]).commit()
    about.commit()
    await book.commit()
  }
  write().catch((error: Error) => out.destroy(error))
  return out
}

/** What this file is, how much of it there is, why it was taken, and its id, by which the access log finds who did. */
function aboutLines({ lines, isCut, reason, registerId, language }: RegisterContent): string[] {
  const facts = { count: lines.length, most: MOST_IN_REGISTER, reason, registerId }
  const words = [isCut ? FILE_WORDS.cut : FILE_WORDS.whole, FILE_WORDS.reason, FILE_WORDS.id, FILE_WORDS.care]
  return words.map((word) => harmless(say(word, language, facts)))
}
