import { Refusal } from '../../../platform/pure/refusals.ts'
import type { Words } from '../../../platform/pure/words.ts'
import { DEDICATED_KINDS, KINDS, LEVELS } from '../contract.ts'
import { readCoordinate, toWgs84 } from '../geo/coordinates.ts'
import { type MultiPolygon, type Position, readGeoJson } from '../geo/polygon.ts'
import type { Level } from '../rules.ts'
import { readShape } from '../shapes.ts'
import { DEDICATED_KIND_WORDS, KIND_WORDS, LEVEL_WORDS } from '../words.ts'
import type { ImportFault } from './sheet.ts'

/** One grid as a feature tells it. `row` = its number in the collection, from 1; `shape` in WGS84 as it is stored, null = without. */
export type GridLine = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly level: DrawnLevel
  readonly kind: (typeof KINDS)[number]
  readonly dedicatedKind: (typeof DEDICATED_KINDS)[number] | null
  readonly parentCode: string
  readonly shape: MultiPolygon | null
}

type DrawnLevel = Exclude<Level, 'district' | 'subdistrict'>

/** Most features of one file. */
const MOST_FEATURES = 5_000
const MOST_CHARACTERS = 80
const DRAWN_LEVELS = LEVELS.filter((level): level is DrawnLevel => level !== 'district' && level !== 'subdistrict')

/**
 * Reads grids from a GeoJSON FeatureCollection (RFC 7946) with the properties code, name, level, parentCode, kind, dedicatedKind; levels and kinds as
 * identifiers or Chinese words. Positions are WGS84 unless a property `crs` (of the feature, else of the collection) says GCJ02 or BD09;
 * they are converted here. Features with a fault are left out of `lines`; parents come before children.
 * @throws Refusal import.not_geojson, import.crs_not_taken, import.no_rows, import.too_many_rows
 */
export function readGrids(text: string): { lines: GridLine[]; faults: ImportFault[]; rowsTotal: number } {
  const collection = membersOf(parse(text))
  const { features } = collection
  if (collection.type !== 'FeatureCollection' || !Array.isArray(features)) throw new Refusal('import.not_geojson')
  if (features.length === 0) throw new Refusal('import.no_rows')
  if (features.length > MOST_FEATURES) throw new Refusal('import.too_many_rows', { most: MOST_FEATURES })
  const crs = crsOf(collection)
  const lines: GridLine[] = []
  const faults: ImportFault[] = []
  const firsts = new Map<string, number>()
  for (const [index, feature] of features.entries()) {
    const read = readFeature(feature, index + 1, crs)
    faults.push(...read.faults)
    if (!read.line) continue
    const first = firsts.get(read.line.code)
    if (first === undefined) {
      firsts.set(read.line.code, index + 1)
      lines.push(read.line)
    } else faults.push({ row: index + 1, column: 'code', code: 'import.code_twice', facts: { first } })
  }
  const rank = (line: GridLine) => DRAWN_LEVELS.indexOf(line.level)
  return { lines: lines.sort((a, b) => rank(a) - rank(b)), faults, rowsTotal: features.length }
}

type Faulting = (column: string, code: string, facts?: ImportFault['facts']) => void

function readFeature(feature: unknown, row: number, collectionCrs: string): { line?: GridLine; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const fault: Faulting = (column, code, facts = {}) => faults.push({ row, column, code, facts })
  const { type, properties, geometry } = membersOf(feature)
  if (type !== 'Feature') {
    fault('', 'import.not_a_feature')
    return { faults }
  }
  const given = membersOf(properties)
  const code = textOf(given, 'code', fault)
  const name = textOf(given, 'name', fault)
  const parentCode = textOf(given, 'parentCode', fault)
  const level = choiceOf(given, 'level', DRAWN_LEVELS, LEVEL_WORDS, 'import.unknown_level', fault)
  const kind =
    given.kind === undefined || given.kind === null
      ? 'residential'
      : choiceOf(given, 'kind', KINDS, KIND_WORDS, 'import.unknown_kind', fault)
  const dedicatedKind =
    given.dedicatedKind === undefined || given.dedicatedKind === null
      ? null
      : choiceOf(given, 'dedicatedKind', DEDICATED_KINDS, DEDICATED_KIND_WORDS, 'import.unknown_kind', fault)
  if (kind !== undefined && (kind === 'dedicated') !== (dedicatedKind !== null))
    fault('dedicatedKind', 'grid.dedicated_kind')
  const crs = given.crs === undefined || given.crs === null ? collectionCrs : String(given.crs)
  const shape = geometry === null || geometry === undefined ? null : shapeOf(geometry, crs, fault)
  if (faults.length > 0 || !level || !kind || dedicatedKind === undefined || shape === undefined) return { faults }
  return {
    faults,
    line: {
      row,
      code: code.toUpperCase(),
      name,
      level,
      kind,
      dedicatedKind,
      parentCode: parentCode.toUpperCase(),
      shape,
    },
  }
}

function textOf(given: Members, column: string, fault: Faulting): string {
  const value = given[column]
  const text =
    typeof value === 'number' && Number.isSafeInteger(value)
      ? String(value)
      : typeof value === 'string'
        ? value.trim()
        : ''
  if (text === '') fault(column, 'import.missing_value')
  if (text.length > MOST_CHARACTERS) fault(column, 'import.too_long', { most: MOST_CHARACTERS })
  if (text.includes('\0') || !text.isWellFormed()) fault(column, 'import.unstorable_text')
  return text
}

function choiceOf<Choice extends string>(
  given: Members,
  column: string,
  choices: readonly Choice[],
  words: Words,
  code: string,
  fault: Faulting,
): Choice | undefined {
  const value = typeof given[column] === 'string' ? given[column].trim() : ''
  const found = choices.find((choice) => choice === value || words[choice]?.zh === value)
  if (!found)
    fault(column, value === '' ? 'import.missing_value' : code, {
      value: value.toWellFormed().replaceAll('\0', '').slice(0, 40),
    })
  return found
}

function shapeOf(geometry: unknown, crs: string, fault: Faulting): MultiPolygon | undefined {
  const read = readGeoJson(geometry)
  if (!read.ok) {
    fault('geometry', read.fault === 'not_geojson' ? 'import.not_a_polygon' : `import.${read.fault}`)
    return undefined
  }
  let wrong: string | undefined
  const toStored = ([lng, lat]: Position): Position => {
    const coordinate = readCoordinate({ lng, lat, crs })
    if (coordinate.ok) {
      const { lng: x, lat: y } = toWgs84(coordinate.coordinate)
      return [x, y]
    }
    wrong ??= coordinate.fault
    return [lng, lat]
  }
  const shape = read.shape.map((polygon) => polygon.map((ring) => ring.map(toStored)))
  if (wrong !== undefined) {
    fault('geometry', `import.${wrong}`, { value: crs.toWellFormed().replaceAll('\0', '').slice(0, 40) })
    return undefined
  }
  const stored = readShape(shape)
  if (stored.ok) return stored.shape
  fault('geometry', stored.code, stored.facts)
  return undefined
}

/** The system that the collection states: a property `crs`, or the old member of that name (GeoJSON 2008) as far as it means WGS84. */
function crsOf(collection: Members): string {
  const stated = membersOf(collection.properties).crs ?? collection.crs
  if (stated === undefined || stated === null) return 'WGS84'
  const name = typeof stated === 'string' ? stated : membersOf(membersOf(stated).properties).name
  const text = typeof name === 'string' ? name : ''
  if (/CRS84$|EPSG:+(?:[\d.]*:)?(?:4326|4490)$/i.test(text)) return 'WGS84'
  if (readCoordinate({ lng: 104, lat: 30, crs: text }).ok) return text
  throw new Refusal('import.crs_not_taken', { crs: text.toWellFormed().replaceAll('\0', '').slice(0, 60) })
}

type Members = { readonly [name: string]: unknown }

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Refusal('import.not_geojson')
  }
}
