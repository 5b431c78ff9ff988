import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { Refusal } from '../../../platform/pure/refusals.ts'
import type { ImportRun } from '../contract.ts'
import { pack, type Unpacked, unpack } from './unpack.ts'

/** One fault or note of an import. */
export type ImportFault = ImportRun['faults'][number]

/** A row of a sheet: its number as people see it, and the text of each wanted column, tidied at both ends; empty cells are ''. */
export type SheetRow<Title extends string> = { readonly row: number; readonly cells: Readonly<Record<Title, string>> }

/** What a workbook may hold. `columns` = how far to the right titles are looked for. */
export const SHEET_LIMITS = {
  bytes: 8 * 1024 * 1024,
  unpackedBytes: 48 * 1024 * 1024,
  entries: 500,
  rows: 50_000,
  columns: 100,
} as const

/**
 * Reads a sheet with fixed column titles: the first sheet whose first filled row holds them, in any order, other columns beside them. Formulas
 * count by their kept result. Cells that cannot be read become faults of their row.
 * @param bytes an .xlsx file
 * @param required titles without which the sheet is refused; the others may be absent
 * @throws Refusal import.too_large, import.not_a_workbook, import.missing_columns, import.doubled_column, import.too_many_rows, import.no_rows
 */
export async function readSheet<Title extends string>(
  bytes: Buffer,
  titles: readonly Title[],
  required: readonly Title[],
): Promise<{ rows: SheetRow<Title>[]; faults: ImportFault[] }> {
  const workbook = openWorkbook(bytes)
  let missing: readonly string[] | undefined
  for await (const sheet of orRefused(workbook)) {
    const read = await readWorksheet(sheet, titles, required)
    if (read.missing.length === 0) {
      if (read.rows.length === 0) throw new Refusal('import.no_rows')
      return read
    }
    if (!missing || read.missing.length < missing.length) missing = read.missing
  }
  if (!missing) throw new Refusal('import.not_a_workbook')
  throw new Refusal('import.missing_columns', { columns: missing.join('、') })
}

/** The parts of a workbook that hold its values, in the order in which the streaming reader needs them. */
const PARTS = ['xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/sharedStrings.xml'] as const
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/
const NO_STRINGS = '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
const MEGABYTE = 1024 * 1024

type Worksheets = AsyncIterable<AsyncIterable<ExcelJS.Row>>

/**
 * Unpacks the archive with our own limits and hands the reader a plain one with nothing in it but the values: what is read is
 * what was measured, and styles, merged areas, validations and drawings cannot be used to exhaust the memory.
 */
function openWorkbook(bytes: Buffer): Worksheets {
  const tooLarge = () =>
    new Refusal('import.too_large', {
      most: SHEET_LIMITS.bytes / MEGABYTE,
      mostUnpacked: SHEET_LIMITS.unpackedBytes / MEGABYTE,
    })
  if (bytes.length > SHEET_LIMITS.bytes) throw tooLarge()
  const isWanted = (name: string) => PARTS.some((part) => part === name) || SHEET.test(name)
  const unpacked = unpack(bytes, isWanted, { bytes: SHEET_LIMITS.unpackedBytes, entries: SHEET_LIMITS.entries })
  if (!unpacked.ok) throw unpacked.fault === 'too_large' ? tooLarge() : new Refusal('import.not_a_workbook')
  const files = unpacked.files
  if (!files.has(PARTS[0]) || !files.has(PARTS[1])) throw new Refusal('import.not_a_workbook')
  return new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([pack(inOrder(files))]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  })
}

function inOrder(files: Unpacked): [string, Buffer][] {
  const parts = PARTS.map((name): [string, Buffer] => [name, files.get(name) ?? Buffer.from(NO_STRINGS)])
  return [
    ...parts,
    ...[...files].filter(([name]) => SHEET.test(name)).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  ]
}

async function readWorksheet<Title extends string>(
  sheet: AsyncIterable<ExcelJS.Row>,
  titles: readonly Title[],
  required: readonly Title[],
): Promise<{ rows: SheetRow<Title>[]; faults: ImportFault[]; missing: readonly string[] }> {
  const rows: SheetRow<Title>[] = []
  const faults: ImportFault[] = []
  let columns: ReadonlyMap<Title, number> | undefined
  for await (const row of orRefused(sheet)) {
    if (!columns) {
      columns = findColumns(row, titles)
      if (columns.size === 0) {
        columns = undefined
        continue
      }
      const missing = required.filter((title) => !columns?.has(title))
      if (missing.length > 0) return { rows: [], faults: [], missing }
      continue
    }
    const read = readRow(row, titles, columns)
    if (Object.values(read.cells).every((text) => text === '') && read.faults.length === 0) continue
    if (rows.length === SHEET_LIMITS.rows) throw new Refusal('import.too_many_rows', { most: SHEET_LIMITS.rows })
    rows.push({ row: row.number, cells: read.cells })
    faults.push(...read.faults)
  }
  return { rows, faults, missing: columns ? [] : required }
}

/** The sheets or rows, with every complaint of the reader about the file's inside turned into one refusal. */
async function* orRefused<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]()
  for (;;) {
    const next = await iterator.next().catch(() => {
      throw new Refusal('import.not_a_workbook')
    })
    if (next.done) return
    yield next.value
  }
}

function findColumns<Title extends string>(row: ExcelJS.Row, titles: readonly Title[]): Map<Title, number> {
  const found = new Map<Title, number>()
  for (let column = 1; column <= Math.min(row.cellCount, SHEET_LIMITS.columns); column++) {
    const text = readCell(row.getCell(column)).text.replace(/[\s*＊]/g, '')
    const title = titles.find((one) => one === text)
    if (title === undefined) continue
    if (found.has(title)) throw new Refusal('import.doubled_column', { columns: title })
    found.set(title, column)
  }
  return found
}

function readRow<Title extends string>(
  row: ExcelJS.Row,
  titles: readonly Title[],
  columns: ReadonlyMap<Title, number>,
): { cells: Record<Title, string>; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const texts = titles.map((title): [Title, string] => {
    const column = columns.get(title)
    if (column === undefined) return [title, '']
    const { text, fault } = readCell(row.getCell(column))
    if (fault) faults.push({ row: row.number, column: title, code: fault, facts: { value: text.slice(0, 40) } })
    return [title, fault ? '' : text]
  })
  return { cells: fromEntries(texts), faults }
}

/** `Object.fromEntries` with its keys kept in the type. */
function fromEntries<Key extends string>(entries: readonly (readonly [Key, string])[]): Record<Key, string>
function fromEntries(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries)
}

function readCell(cell: ExcelJS.Cell): {
  text: string
  fault?: 'import.cell_error' | 'import.formula_without_result' | 'import.unstorable_text'
} {
  const { value } = cell
  if (value !== null && typeof value === 'object') {
    if ('error' in value) return { text: value.error, fault: 'import.cell_error' }
    if ('formula' in value || 'sharedFormula' in value) {
      const { result } = value
      if (typeof result === 'string' || (typeof result === 'number' && Number.isFinite(result)))
        return plain(String(result))
      return { text: '', fault: 'import.formula_without_result' }
    }
    if ('richText' in value) return plain(value.richText.map((part) => part.text).join(''))
    return plain(cell.text)
  }
  return plain(value === null || value === undefined ? '' : String(value))
}

function plain(raw: string): { text: string; fault?: 'import.unstorable_text' } {
  const text = raw.trim()
  return text.includes('\0') || !text.isWellFormed() ? { text: '', fault: 'import.unstorable_text' } : { text }
}
