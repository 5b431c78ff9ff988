import ExcelJS from 'exceljs'
import { type Language, say } from '../../../platform/pure/words.ts'
import { harmless } from '../../cases/index.ts'
import type { Report } from '../contract.ts'
import { dictionaryRows } from '../exports/dictionary.ts'
import { FILE_WORDS } from '../exports/words.ts'
import { tablesOf } from './tables.ts'
import { PRINT_WORDS } from './words.ts'

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
    for (const row of rows) sheet.addRow(row.map(harmless))
    sheet.columns = columns.map((_, i) => ({ width: i === 0 ? 24 : 16 }))
  }
  const words = book.addWorksheet(FILE_WORDS.dictionary[language])
  for (const row of dictionaryRows('figures', language)) words.addRow(row)
  words.columns = [24, 60, 40, 16].map((width) => ({ width }))
  return new Uint8Array(await book.xlsx.writeBuffer())
}
