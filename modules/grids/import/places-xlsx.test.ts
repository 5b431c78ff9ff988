import { randomBytes } from 'node:crypto'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metresBetween, toBd09, toGcj02, type Wgs84 } from '../geo/coordinates.ts'
import { endOf } from '../testing.ts'
import { PLACE_COLUMNS, placesTemplate, readPlaces } from './places-xlsx.ts'
import { type TestCell, workbookOf } from './testing.ts'
import { pack, unpack } from './unpack.ts'

const GRID = '510112002009001001'
/** A row of the sheet: compound, building, entrance, floor, room, grid, longitude, latitude, system. */
const row = (...cells: TestCell[]): TestCell[] =>
  ['幸福里小区', '3幢', '2单元', 3, '302', GRID, null, null, null].map((usual, i) => cells[i] ?? usual)
const read = async (rows: TestCell[][]) => readPlaces(await workbookOf(rows))
const codes = (faults: readonly { row: number; column: string; code: string }[]) =>
  faults.map((fault) => `${fault.row} ${fault.column} ${fault.code}`)

describe('readPlaces', () => {
  test('a row is one household; names are made one, numbers read as people write them', async () => {
    const { lines, faults, rowsTotal } = await read([
      row('幸福里小区', '3幢', '2单元', 3, '302', GRID, 104.1403, 30.5871, 'WGS84'),
      row('幸福里小区', '３号楼', 2, '3层', '303室', GRID),
      row('幸福里小区', 3, '2门', '', 1204, GRID),
      ['', 'A座', '', '-1', 'B101', GRID, null, null, null],
    ])
    expect(faults).toEqual([])
    expect(rowsTotal).toBe(4)
    const point = { lng: 104.1403, lat: 30.5871 }
    const common = { compound: '幸福里小区', building: '3幢', entrance: '2单元', gridCode: GRID, point }
    expect(lines).toEqual([
      { ...common, row: 2, floor: 3, room: '302' },
      { ...common, row: 3, floor: 3, room: '303' },
      { ...common, row: 4, floor: 12, room: '1204' },
      { row: 5, compound: null, building: 'A座', entrance: '无', floor: -1, room: 'B101', gridCode: GRID, point: null },
    ])
  })

  test('positions of other systems are converted', async () => {
    const place: Wgs84 = { crs: 'WGS84', lng: 104.1403, lat: 30.5871 }
    const [gcj, bd] = [toGcj02(place), toBd09(place)]
    const { lines } = await read([
      row('甲', '1', '1', 1, '101', GRID, gcj.lng, gcj.lat, 'GCJ02'),
      row('乙', '1', '1', 1, '101', GRID, String(bd.lng), String(bd.lat), 'bd-09'),
    ])
    for (const line of lines)
      expect(metresBetween(place, { crs: 'WGS84', ...(line.point ?? { lng: 0, lat: 0 }) })).toBeLessThan(0.05)
    expect(lines.length).toBe(2)
  })

  test('every fault names its row and column; the other rows are taken', async () => {
    const { lines, faults } = await read([
      row('甲', '', '1', 1, '101'),
      row('甲', '1', '1', '地下', '101'),
      row('甲', '1', '1', '', 'A'),
      row('甲', '1', '1', 1, '101', GRID, 104.1, null, 'WGS84'),
      row('甲', '1', '1', 1, '101', GRID, 104.1, 30.5, ''),
      row('甲', '1', '1', 1, '101', GRID, 30.5, 104.1, 'WGS84'),
      row('甲', '1', '1', 1, '101', GRID, 2.3, 48.8, 'WGS84'),
      row('甲', '1', '1', 1, '101', GRID, '一百零四', 30.5, 'WGS84'),
      row('甲', '1', '1', 1, '101', GRID, 104.1, 30.5, 'EPSG:3857'),
      row('长'.repeat(81), '1', '1', 1, '101'),
      row('甲', '1', '1', 1, '101'),
      row('甲', '1幢', '1单元', 1, '101室'),
    ])
    expect(codes(faults)).toEqual([
      '2 楼栋 import.missing_value',
      '3 楼层 import.floor_range',
      '4 楼层 import.floor_missing',
      '5 纬度 import.missing_value',
      '6 坐标系 import.crs_missing',
      '7 经度 import.swapped',
      '8 经度 import.outside_china',
      '9 经度 import.not_a_number',
      '10 坐标系 import.crs_unknown',
      '11 小区 import.too_long',
      '13 房号 import.row_twice',
    ])
    expect(lines.map((line) => line.row)).toEqual([12])
  })

  test('one position of a building serves all its rows; one far away is a fault', async () => {
    const { lines, faults } = await read([
      row('甲', '1', '1', 1, '101'),
      row('甲', '1', '1', 2, '201', GRID, 104.14, 30.58, 'WGS84'),
      row('甲', '1', '2', 1, '101', GRID, 104.1401, 30.58, 'WGS84'),
      row('甲', '1', '2', 2, '201', GRID, 104.15, 30.58, 'WGS84'),
    ])
    expect(lines.map((line) => line.point)).toEqual([1, 2, 3].map(() => ({ lng: 104.14, lat: 30.58 })))
    expect(codes(faults)).toEqual(['5 经度 import.point_conflict'])
  })

  test('formulas count by their result, never by their text; without one, or with an error, the cell is a fault', async () => {
    const { lines, faults } = await read([
      row('甲', '1', '1', { formula: '1+2', result: 3 }, { formula: 'A1&"02"', result: '302' }),
      row('甲', '1', '1', 1, { formula: 'HYPERLINK("http://a.example","x")' }),
      row('甲', '1', '1', 1, { error: '#REF!' }),
      row('=cmd|calc', '1', '1', 1, '104'),
    ])
    expect(lines.map((line) => [line.compound, line.floor, line.room])).toEqual([
      ['甲', 3, '302'],
      ['=cmd|calc', 1, '104'],
    ])
    expect(codes(faults)).toEqual(['3 房号 import.formula_without_result', '4 房号 import.cell_error'])
  })

  test('columns may stand in any order, on a later sheet, with others beside them; a missing one is named', async () => {
    const heading = ['备注', ...PLACE_COLUMNS.toReversed()]
    const cells = ['x', null, null, null, null, ...row('甲', '1', '1', 1, '101').toReversed()]
    expect((await readPlaces(await workbookOf([cells], heading, '封面'))).lines.length).toBe(1)
    expect(await endOf(readPlaces(await workbookOf([cells], ['小区', '楼栋'])))).toBe('import.missing_columns')
    expect(await endOf(readPlaces(await workbookOf([cells], ['楼栋', '楼栋', ...PLACE_COLUMNS])))).toBe(
      'import.doubled_column',
    )
    expect(await endOf(readPlaces(await workbookOf([])))).toBe('import.no_rows')
  })

  test('files that are no workbooks are refused, whatever they are', async () => {
    const noBook = pack([['word/document.xml', Buffer.from('<x/>')]])
    const noSheet = pack([
      ['xl/_rels/workbook.xml.rels', Buffer.from('<Relationships/>')],
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
    ])
    for (const bytes of [Buffer.from('小区,楼栋'), Buffer.alloc(0), randomBytes(400), noBook, noSheet]) {
      expect(await endOf(readPlaces(bytes))).toBe('import.not_a_workbook')
    }
    expect(await endOf(readPlaces(Buffer.alloc(8 * 1024 * 1024 + 1)))).toBe('import.too_large')
  })

  test('a sheet that unpacks to a mountain is refused before it is read', async () => {
    const sheet = Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      Buffer.alloc(60 * 1024 * 1024, 0x20),
      Buffer.from('</sheetData></worksheet>'),
    ])
    const parts = await unpackedWorkbook([row()])
    parts.set('xl/worksheets/sheet1.xml', sheet)
    expect(await endOf(readPlaces(pack(parts)))).toBe('import.too_large')
  })

  test('too many rows are refused; entities and wild references do no harm', async () => {
    const parts = await unpackedWorkbook([row()])
    const heading = `<row r="1">${PLACE_COLUMNS.map((title, i) => `<c r="${'ABCDEFGHIJKLM'[i]}1" t="inlineStr"><is><t>${title}</t></is></c>`).join('')}</row>`
    const withSheet = (body: string, before = '') => {
      parts.set(
        'xl/worksheets/sheet1.xml',
        Buffer.from(`${before}<worksheet><sheetData>${heading}${body}</sheetData></worksheet>`),
      )
      return endOf(readPlaces(pack(parts)))
    }
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
    const many = Array.from({ length: 50_001 }, (_, i) => `<row r="${i + 2}"><c r="B${i + 2}"><v>1</v></c></row>`).join(
      '',
    )
    expect(await withSheet(many)).toBe('import.too_many_rows')
    expect(await withSheet(`<row r="2">${cell('ZZZZZZ2', 'x')}</row>`)).toBe('import.not_a_workbook')
    expect(await withSheet(`<row r="99999999999">${cell('B99999999999', 'x')}</row>`)).toMatch(/^(done|import\..*)$/)
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`
    expect(await withSheet(`<row r="2">${cell('B2', '&c;')}</row>`, laughs)).toMatch(/^(done|import\..*)$/)
    expect(await withSheet('<row r="2"><c r="B2" t="s"><v>999999</v></c></row>')).toBe('import.no_rows')
    expect(await withSheet('<row r="2"><c r="B2"')).toBe('import.not_a_workbook')
  })

  test('damaged workbooks end in a refusal or are read, never in another error', async () => {
    const parts = await unpackedWorkbook([row(), row('乙')])
    const names = [...parts.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(5000),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        async (name, at, byte, cut) => {
          const damaged = new Map(parts)
          const part = Buffer.from(parts.get(name) ?? '')
          part[at % part.length] = byte
          damaged.set(name, cut ? part.subarray(0, at % part.length) : part)
          expect(await endOf(readPlaces(pack(damaged)))).toMatch(/^(done|import\..*)$/)
        },
      ),
      { seed: 73, numRuns: 150 },
    )
  })
})

describe('placesTemplate', () => {
  test('can be filled in and read again', async () => {
    const workbook = new ExcelJS.Workbook()
    const bytes = await placesTemplate(new Date('2026-06-01T00:00:00Z'))
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['住户', '填写说明'])
    workbook.getWorksheet('住户')?.addRow(['幸福里小区', '3幢', '2单元', '3', '302', GRID, '104.14', '30.58', 'GCJ02'])
    const { lines, faults } = await readPlaces(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect([lines.length, faults]).toEqual([1, []])
    expect(await endOf(readPlaces(bytes))).toBe('import.no_rows')
  })
})

async function unpackedWorkbook(rows: TestCell[][]): Promise<Map<string, Buffer>> {
  const unpacked = unpack(await workbookOf(rows), () => true, { bytes: 1e8, entries: 100 })
  if (!unpacked.ok) throw new Error(unpacked.fault)
  return new Map(unpacked.files)
}
