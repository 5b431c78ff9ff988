import { type Coordinate, metresBetween, readCoordinate, toWgs84, type Wgs84 } from '../geo/coordinates.ts'
import type { HouseholdUse } from '../homes/contract.ts'
import { floorOfRoom, tidy } from '../rules.ts'
import { type ImportFault, readSheet, type SheetRow } from './sheet.ts'
import { sheetTemplate } from './sheet-template.ts'

/** The fixed columns of the register of places. */
export const PLACE_COLUMNS = [
  '小区',
  '楼栋',
  '单元',
  '楼层',
  '房号',
  '网格编码',
  '经度',
  '纬度',
  '坐标系',
  '房屋用途',
  '居住人数',
  '电梯',
  '核实日期',
] as const
type Column = (typeof PLACE_COLUMNS)[number]
const REQUIRED = ['楼栋', '房号', '网格编码'] as const satisfies readonly Column[]

/** One household as a row of the sheet tells it, names tidied. `point`: of the building, in WGS84 degrees. */
export type PlaceLine = {
  readonly row: number
  readonly compound: string | null
  readonly building: string
  readonly entrance: string
  readonly floor: number
  readonly room: string
  readonly gridCode: string
  readonly point: { readonly lng: number; readonly lat: number } | null
  /** What the sheet tells of the flat beside; left out where it tells nothing. */
  readonly known?: {
    readonly use: HouseholdUse | null
    readonly people: number | null
    readonly lift: boolean | null
    /** `YYYY-MM-DD`; the newer of this and what was verified here wins. */
    readonly verifiedOn: string | null
  }
}

const MOST_CHARACTERS = 80
/** Positions of one building may differ so much between its rows: entrances have been measured one by one. */
const SAME_BUILDING_METRES = 200

/**
 * Reads a register of places: a row for each household. The position of a building may stand on any of its rows and holds for all.
 * Rows with a fault are left out of `lines`.
 * @param bytes an .xlsx file
 * @throws Refusal as readSheet does
 */
export async function readPlaces(
  bytes: Buffer,
): Promise<{ lines: PlaceLine[]; faults: ImportFault[]; rowsTotal: number }> {
  const { rows, faults: cellFaults } = await readSheet(bytes, PLACE_COLUMNS, REQUIRED)
  const faults = [...cellFaults]
  const broken = new Set(cellFaults.map((fault) => fault.row))
  const lines: PlaceLine[] = []
  for (const row of rows) {
    if (broken.has(row.row)) continue
    const read = readLine(row)
    faults.push(...read.faults)
    if (read.line) lines.push(read.line)
  }
  const placed = sharePoints(lines)
  const single = dropTwins(placed.lines)
  return { lines: single.lines, faults: [...faults, ...placed.faults, ...single.faults], rowsTotal: rows.length }
}

/** The building a line belongs to, as a key. */
export function buildingKey(line: Pick<PlaceLine, 'compound' | 'building'>): string {
  return JSON.stringify([line.compound, line.building])
}

/** The household of a line, as a key: building, entrance and room. */
export function householdKey(line: Pick<PlaceLine, 'compound' | 'building' | 'entrance' | 'room'>): string {
  return JSON.stringify([line.compound, line.building, line.entrance, line.room])
}

/** The empty workbook to fill in. */
export function placesTemplate(now: Date): Promise<Buffer> {
  const columns = PLACE_COLUMNS.map((title) => ({
    title,
    width: WIDTHS[title],
    isNeeded: REQUIRED.some((one) => one === title),
    help: HELP[title],
  }))
  return sheetTemplate('住户', columns, now)
}

const WIDTHS = {
  小区: 18,
  楼栋: 10,
  单元: 10,
  楼层: 8,
  房号: 10,
  网格编码: 22,
  经度: 14,
  纬度: 14,
  坐标系: 10,
  房屋用途: 12,
  居住人数: 10,
  电梯: 8,
  核实日期: 14,
} as const satisfies Record<Column, number>
const HELP = {
  小区: '小区或院落的名称;散居楼栋可以不填。',
  楼栋: '如“3幢”。只写数字也可以,“3栋”“3号楼”都会统一成“3幢”。',
  单元: '如“2单元”。没有单元的不填。',
  楼层: '整数,地下为负数。不填时从房号推算(302 是 3 楼,1204 是 12 楼)。',
  房号: '如“302”。一行一户。',
  网格编码: '这一户所属微网格或专属网格的编码。',
  经度: '楼栋的经度,如 104.1403。同一栋只需在一行填写;已登记的楼栋可以不填。',
  纬度: '楼栋的纬度,如 30.5871。',
  坐标系: '填了经纬度就要填:WGS84(或 CGCS2000)、GCJ02(高德、腾讯、微信)、BD09(百度)。',
  房屋用途: '自住、出租、空置、商用或无此户;可以不填。',
  居住人数: '整数;可以不填。',
  电梯: '这个单元有没有电梯:有、无;可以不填。',
  核实日期: '以上三项哪天核实的,如 2026-05-31。比系统里核实得早的,不会覆盖系统里的。',
} as const satisfies Record<Column, string>

function readLine({ row, cells }: SheetRow<Column>): { line?: PlaceLine; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const fault = (column: Column, code: string, facts: ImportFault['facts'] = {}) =>
    faults.push({ row, column, code, facts })
  for (const column of REQUIRED) if (cells[column] === '') fault(column, 'import.missing_value')
  for (const column of ['小区', '楼栋', '单元', '房号'] as const) {
    if (cells[column].length > MOST_CHARACTERS) fault(column, 'import.too_long', { most: MOST_CHARACTERS })
  }
  const room = tidy.room(cells.房号)
  const floor = cells.楼层 === '' ? floorOfRoom(room) : Number(cells.楼层.replace(/[层楼F]$/i, ''))
  if (floor === undefined) fault('楼层', 'import.floor_missing')
  else if (!Number.isInteger(floor) || floor < -9 || floor > 200)
    fault('楼层', 'import.floor_range', { value: cells.楼层.slice(0, 20) })
  const point = readPoint(cells, fault)
  const known = readKnown(cells, fault)
  if (faults.length > 0 || floor === undefined) return { faults }
  const compound = tidy.text(cells.小区)
  return {
    faults,
    line: {
      row,
      compound: compound === '' ? null : compound,
      building: tidy.building(cells.楼栋),
      entrance: tidy.entrance(cells.单元),
      floor,
      room,
      gridCode: tidy.text(cells.网格编码).toUpperCase(),
      point,
      ...(known === undefined ? {} : { known }),
    },
  }
}

const USES: Readonly<Record<string, HouseholdUse>> = {
  自住: 'own',
  出租: 'rented',
  空置: 'vacant',
  商用: 'business',
  无此户: 'none',
}
const LIFTS: Readonly<Record<string, boolean>> = { 有: true, 是: true, 无: false, 没有: false, 否: false }
const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/

function readKnown(
  cells: SheetRow<Column>['cells'],
  fault: (column: Column, code: string, facts?: ImportFault['facts']) => void,
): PlaceLine['known'] {
  const { 房屋用途: use, 居住人数: people, 电梯: lift, 核实日期: day } = cells
  if (use === '' && people === '' && lift === '') return undefined
  const value = (text: string) => ({ value: text.slice(0, 20) })
  if (use !== '' && USES[use] === undefined) fault('房屋用途', 'import.use_unknown', value(use))
  if (people !== '' && !/^\d{1,2}$/.test(people)) fault('居住人数', 'import.people_range', value(people))
  if (lift !== '' && LIFTS[lift] === undefined) fault('电梯', 'import.lift_unclear', value(lift))
  const verifiedOn = day === '' ? null : readDay(day)
  if (verifiedOn === undefined) fault('核实日期', 'import.day_wrong', value(day))
  return {
    use: USES[use] ?? null,
    people: people === '' ? null : Number(people),
    lift: LIFTS[lift] ?? null,
    verifiedOn: verifiedOn ?? null,
  }
}

/** A day as people write it, as `YYYY-MM-DD`; undefined when it is none. */
function readDay(text: string): string | undefined {
  const found = DAY.exec(text)
  if (!found) return undefined
  const [year, month, day] = found.slice(1).map(Number)
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined
}

function readPoint(
  cells: SheetRow<Column>['cells'],
  fault: (column: Column, code: string, facts?: ImportFault['facts']) => void,
): PlaceLine['point'] {
  const { 经度: lng, 纬度: lat, 坐标系: crs } = cells
  if (lng === '' && lat === '') return null
  if (lng === '' || lat === '') {
    fault(lng === '' ? '经度' : '纬度', 'import.missing_value')
    return null
  }
  const notNumber = [lng, lat].find((text) => !Number.isFinite(Number(text)))
  if (notNumber !== undefined) {
    fault(notNumber === lng ? '经度' : '纬度', 'import.not_a_number', { value: notNumber.slice(0, 20) })
    return null
  }
  const read = readCoordinate({ lng: Number(lng), lat: Number(lat), crs })
  if (!read.ok) {
    fault(read.fault === 'crs_missing' || read.fault === 'crs_unknown' ? '坐标系' : '经度', `import.${read.fault}`, {
      value: crs.slice(0, 20),
    })
    return null
  }
  return rounded(toWgs84(read.coordinate))
}

function rounded({ lng, lat }: Coordinate): { lng: number; lat: number } {
  return { lng: Math.round(lng * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 }
}

/** Gives each line the position of its building: the first one found on a row of it. Rows that put it far away from there are faulty. */
function sharePoints(lines: readonly PlaceLine[]): { lines: PlaceLine[]; faults: ImportFault[] } {
  const firsts = new Map<string, PlaceLine>()
  for (const line of lines) if (line.point && !firsts.has(buildingKey(line))) firsts.set(buildingKey(line), line)
  const faults: ImportFault[] = []
  const shared = lines.flatMap((line) => {
    const first = firsts.get(buildingKey(line))
    const metres = first?.point && line.point ? metresBetween(wgs84(first.point), wgs84(line.point)) : 0
    if (!first || metres <= SAME_BUILDING_METRES) return [{ ...line, point: first?.point ?? null }]
    faults.push({
      row: line.row,
      column: '经度',
      code: 'import.point_conflict',
      facts: { first: first.row, metres: Math.round(metres) },
    })
    return []
  })
  return { lines: shared, faults }
}

/** Leaves out rows of a household that an earlier row has told. */
function dropTwins(lines: readonly PlaceLine[]): { lines: PlaceLine[]; faults: ImportFault[] } {
  const firsts = new Map<string, number>()
  const faults: ImportFault[] = []
  const single = lines.filter((line) => {
    const first = firsts.get(householdKey(line))
    if (first === undefined) firsts.set(householdKey(line), line.row)
    else faults.push({ row: line.row, column: '房号', code: 'import.row_twice', facts: { first } })
    return first === undefined
  })
  return { lines: single, faults }
}

function wgs84(point: { lng: number; lat: number }): Wgs84 {
  return { crs: 'WGS84', ...point }
}
