import { metresToEdge, sideOf } from '../geo/measure.ts'
import type { MultiPolygon } from '../geo/polygon.ts'
import { takesHousehold } from '../rules.ts'
import type { GridNode } from '../tree.ts'
import { buildingKey, householdKey, type PlaceLine } from './places-xlsx.ts'
import type { Verdict } from './plan-grids.ts'
import type { ImportFault } from './sheet.ts'

/** What is known before an import of places, of one community. Keys as `buildingKey` and `householdKey` make them. */
export type KnownPlaces = {
  readonly gridOfCode: (code: string) => GridNode | undefined
  /** By grid id. */
  readonly shapes: ReadonlyMap<string, MultiPolygon>
  readonly buildings: ReadonlyMap<string, { readonly lng: number; readonly lat: number }>
  /** The grid id of each household. */
  readonly households: ReadonlyMap<string, string>
}

/** Lines that can be applied, and the faults of the others; notes (`import_note.…`) concern lines that are applied all the same. */
export type PlacePlan = { readonly lines: PlaceLine[]; readonly verdicts: Verdict[]; readonly faults: ImportFault[] }

/** A building may stand beside its grid's border by so much before it is worth a look; a wrong coordinate system shifts it by 300 m or more. */
const FAR_METRES = 100

/** Decides which lines can be applied: their grid is the community's and takes households, and a new building has a position. */
export function planPlaces(known: KnownPlaces, lines: readonly PlaceLine[]): PlacePlan {
  const faults: ImportFault[] = []
  const noted = new Set<string>()
  const fitting = lines.filter((line) => {
    const fault = faultOf(known, line)
    if (fault) faults.push({ row: line.row, ...fault })
    else faults.push(...noteOf(known, line, noted))
    return !fault
  })
  return { lines: fitting, verdicts: fitting.map((line) => verdictOf(known, line)), faults }
}

function verdictOf(known: KnownPlaces, line: PlaceLine): Verdict {
  const gridId = known.households.get(householdKey(line))
  if (gridId === undefined) return 'created'
  const stands = known.buildings.get(buildingKey(line))
  const hasMoved = line.point !== null && (line.point.lng !== stands?.lng || line.point.lat !== stands?.lat)
  return hasMoved || gridId !== known.gridOfCode(line.gridCode)?.id ? 'changed' : 'unchanged'
}

function faultOf(known: KnownPlaces, line: PlaceLine): Omit<ImportFault, 'row'> | undefined {
  const { gridCode, building } = line
  const grid = known.gridOfCode(gridCode)
  if (!grid) return { column: '网格编码', code: 'import.unknown_grid', facts: { value: gridCode.slice(0, 40) } }
  if (!takesHousehold(grid))
    return { column: '网格编码', code: 'import.grid_takes_no_household', facts: { value: gridCode } }
  if (line.point === null && !known.buildings.has(buildingKey(line))) {
    return { column: '经度', code: 'import.point_missing', facts: { building } }
  }
  return undefined
}

/** Says once for each building and grid when the building stands far outside that grid. */
function noteOf(known: KnownPlaces, line: PlaceLine, noted: Set<string>): ImportFault[] {
  const grid = known.gridOfCode(line.gridCode)
  const shape = grid && known.shapes.get(grid.id)
  const key = JSON.stringify([buildingKey(line), line.gridCode])
  if (!shape || !line.point || noted.has(key)) return []
  noted.add(key)
  const { lng, lat } = line.point
  if (sideOf(shape, lng, lat) !== 'outside') return []
  const metres = Math.round(metresToEdge(shape, { crs: 'WGS84', lng, lat }))
  if (metres <= FAR_METRES) return []
  return [{ row: line.row, column: '经度', code: 'import_note.point_far_from_grid', facts: { metres } }]
}
