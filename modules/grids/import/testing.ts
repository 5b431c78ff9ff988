import ExcelJS from 'exceljs'
import { PLACE_COLUMNS } from './places-xlsx.ts'

/** A cell as a test writes it. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { formula: string; result?: string | number }
  | { error: string }

/** An .xlsx file with one sheet of these rows, the fixed columns as its heading unless another is given. */
export async function workbookOf(
  rows: readonly (readonly TestCell[])[],
  heading: readonly string[] = PLACE_COLUMNS,
  before?: string,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  if (before !== undefined) workbook.addWorksheet(before).addRow(['别的内容', 1])
  const sheet = workbook.addWorksheet('住户')
  sheet.addRow([...heading])
  for (const row of rows)
    sheet.addRow(
      row.map((cell) => (cell !== null && typeof cell === 'object' && 'error' in cell ? { error: cell.error } : cell)),
    )
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
