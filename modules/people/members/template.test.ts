import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readSheet } from '../../grids/index.ts'
import { checkRows, NEEDED_TITLES, TITLES } from './sheet.ts'
import { membersTemplate } from './template.ts'

const GRID = '510112002009001001'

test('the empty list of members can be filled in and read again', async () => {
  const workbook = new ExcelJS.Workbook()
  const bytes = await membersTemplate(new Date('2026-06-01T00:00:00Z'))
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['网格员', '填写说明'])
  workbook.getWorksheet('网格员')?.addRow(['张小雨', '15400000001', '微网格员', GRID, '党员、志愿者', '是'])
  const { rows, faults } = await readSheet(Buffer.from(await workbook.xlsx.writeBuffer()), TITLES, NEEDED_TITLES)
  const checked = checkRows(rows, (code) =>
    code === GRID ? { id: 'micro', level: 'micro', kind: 'residential', isMine: true } : undefined,
  )
  expect([...faults, ...checked.faults]).toEqual([])
  expect(checked.members).toMatchObject([
    { name: '张小雨', role: 'micro_grid_member', tags: ['party_member', 'volunteer'] },
  ])
})
