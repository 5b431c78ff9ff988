import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import type { Language } from '../../../platform/pure/words.ts'
import { FILE_WORDS } from './words.ts'

/** What a file is made of, and what it says about itself. */
export type FileContent = {
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
  /** Who took it, when, and its id: on every printed page. */
  readonly mark: string
  about(rows: number): readonly string[]
  readonly dictionary: readonly (readonly string[])[]
  readonly language: Language
  readonly now: Date
}

/** Told after each batch how many rows are written; answers whether to go on. */
export type OnRows = (done: number) => Promise<boolean>

/**
 * Writes rows as they come, so that memory does not grow with them: a batch goes to the disk before the next is read.
 * @returns how many rows were written; null when it was told to stop
 */
export function writeFile(
  form: 'xlsx' | 'csv',
  out: Writable,
  content: FileContent,
  onRows: OnRows,
): Promise<number | null> {
  return form === 'csv' ? writeCsv(out, content, onRows) : writeWorkbook(out, content, onRows)
}

/** Spreadsheets take a file for UTF-8 by its first three bytes. */
const BYTE_ORDER_MARK = '\uFEFF'

async function writeCsv(out: Writable, content: FileContent, onRows: OnRows): Promise<number | null> {
  const broken = failureOf(out)
  out.write(BYTE_ORDER_MARK + csvRow(content.columns.map(({ title }) => title)))
  let done = 0
  for await (const batch of content.batches) {
    out.write(batch.map(csvRow).join(''))
    done += batch.length
    await Promise.race([drained(out), broken])
    if (!(await onRows(done))) return null
  }
  for (const sentence of content.about(done)) out.write(csvRow([sentence]))
  for (const row of content.dictionary) out.write(csvRow(row))
  out.end()
  await finished(out)
  return done
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}

async function writeWorkbook(out: Writable, content: FileContent, onRows: OnRows): Promise<number | null> {
  const { language, columns, now } = content
  const broken = failureOf(out)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  book.created = now
  book.modified = now
  const sheet = book.addWorksheet(FILE_WORDS.rows[language], {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    // A & begins a code in headers and footers; two of them are one.
    headerFooter: { oddFooter: `&L${content.mark.replaceAll('&', '&&')}&R&P/&N` },
  })
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width, style: { numFmt: '@' } }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  const head = sheet.getRow(1)
  head.font = { bold: true }
  head.commit()
  let done = 0
  for await (const batch of content.batches) {
    for (const row of batch) sheet.addRow([...row]).commit()
    done += batch.length
    await Promise.race([drained(out), broken])
    if (!(await onRows(done))) return null
  }
  sheet.commit()
  addTable(
    book,
    FILE_WORDS.about[language],
    content.about(done).map((sentence) => [sentence]),
    [90],
  )
  addTable(book, FILE_WORDS.dictionary[language], content.dictionary, [24, 60, 40, 16])
  await Promise.race([book.commit(), broken])
  return done
}

function addTable(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): void {
  const sheet = book.addWorksheet(name)
  sheet.columns = widths.map((width) => ({ width }))
  for (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
}

/** Waits until what was written has left memory. */
async function drained(out: Writable): Promise<void> {
  if (out.writableNeedDrain) await once(out, 'drain')
}

/** Fails when the stream does: a full disk ends the work, whatever it waits for. */
function failureOf(out: Writable): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    out.once('error', reject)
  })
  failure.catch(() => undefined)
  return failure
}
