import ExcelJS from 'exceljs'

/** A column of a sheet to fill in. `width` in characters. */
export type TemplateColumn = {
  readonly title: string
  readonly width: number
  readonly isNeeded: boolean
  readonly help: string
}

/** An empty workbook to fill in: the columns, kept as text so that codes and rooms stay as typed, and a second sheet that explains each. */
export async function sheetTemplate(name: string, columns: readonly TemplateColumn[], now: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = now
  workbook.modified = now
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width, style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  const help = workbook.addWorksheet('填写说明')
  help.columns = [
    { header: '列', width: 12 },
    { header: '必填', width: 8 },
    { header: '说明', width: 90 },
  ]
  help.getRow(1).font = { bold: true }
  help.addRows(columns.map((one) => [one.title, one.isNeeded ? '是' : '', one.help]))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
