import ExcelJS from 'exceljs'
import { type Language, say } from '../../../platform/pure/words.ts'
import { harmless } from '../../cases/index.ts'
import type { Report } from '../contract.ts'
import { dictionaryRows } from '../exports/dictionary.ts'
import { FILE_WORDS } from '../exports/words.ts'
import { PRINT_WORDS, tablesOf } from '../rules.ts'

/** A report as a workbook: each part a sheet, with the data dictionary. */
export async function reportXlsx(report: Report, language: Language): Promise<Uint8Array> {
  const { head } = report
  const book = new ExcelJS.Workbook()
  book.created = new Date(head.madeAt)
  book.modified = new Date(head.madeAt)
  const line = say(PRINT_WORDS.line, language, {
    place: head.place,
    from: head.from,
    until: head.until,
    edition: head.edition,
  })
  for (const { title, head: columns, rows } of tablesOf(report, language)) {
    const sheet = book.addWorksheet(title)
    sheet.addRow([harmless(`${head.title} · ${line}`)])
    sheet.addRow([...columns]).font = { bold: true }
    for (const row of rows) addRow(sheet, row)
    sheet.columns = columns.map((_, i) => ({ width: i === 0 ? 24 : 16 }))
  }
  const { intro } = report.layout
  if (intro) {
    const sheet = book.addWorksheet(FILE_WORDS.about[language])
    for (const said of intro.split('\n').filter(Boolean)) sheet.addRow([harmless(said)])
    sheet.columns = [{ width: 90 }]
  }
  const words = book.addWorksheet(FILE_WORDS.dictionary[language])
  for (const row of dictionaryRows('figures', language)) words.addRow(row)
  words.columns = [24, 60, 40, 16].map((width) => ({ width }))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Counts and shares are numbers, so that a sheet can go on counting with them; all else is harmless text. */
function addRow(sheet: ExcelJS.Worksheet, row: readonly string[]): void {
  const cells = sheet.addRow(row.map(cellOf))
  for (const [i, cell] of row.entries()) if (SHARE.test(cell)) cells.getCell(i + 1).numFmt = '0.0%'
}

const COUNT = /^\d+(\.\d+)?$/
const SHARE = /^\d+\.\d%$/

function cellOf(cell: string): string | number {
  if (COUNT.test(cell)) return Number(cell)
  return SHARE.test(cell) ? Number((Number(cell.slice(0, -1)) / 100).toFixed(3)) : harmless(cell)
}
