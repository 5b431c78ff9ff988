import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGcj02 } from '../geo/coordinates.ts'
import { endOf, ground } from '../testing.ts'
import { readGrids } from './geojson.ts'

const CODE = '510112002009'
const square = (column = 0) => ({ type: 'MultiPolygon', coordinates: ground(column, 0, 1, 1) })
const feature = (properties: object, geometry: unknown = square()) => ({
  type: 'Feature',
  properties: { code: `${CODE}001`, name: '第一网格', level: 'ordinary', parentCode: CODE, ...properties },
  geometry,
})
const read = (features: unknown, more: object = {}) =>
  readGrids(JSON.stringify({ type: 'FeatureCollection', features, ...more }))
const faultsOf = (...features: unknown[]) =>
  read(features).faults.map((fault) => `${fault.row} ${fault.column} ${fault.code}`)
const refused = (text: string) => endOf(Promise.resolve().then(() => readGrids(text)))

describe('readGrids', () => {
  test('levels and kinds as identifiers or in Chinese; parents come first', () => {
    const { lines, faults, rowsTotal } = read([
      feature({ code: `${CODE}001001`, name: '微', level: '微网格', parentCode: `${CODE}001` }),
      feature({}),
      feature({ code: 510112002009801, name: '学校', kind: '专属网格', dedicatedKind: '学校' }, null),
    ])
    expect([faults, rowsTotal]).toEqual([[], 3])
    expect(
      lines.map(({ row, code, level, kind, dedicatedKind }) => ({ row, code, level, kind, dedicatedKind })),
    ).toEqual([
      { row: 2, code: `${CODE}001`, level: 'ordinary', kind: 'residential', dedicatedKind: null },
      { row: 3, code: `${CODE}801`, level: 'ordinary', kind: 'dedicated', dedicatedKind: 'school' },
      { row: 1, code: `${CODE}001001`, level: 'micro', kind: 'residential', dedicatedKind: null },
    ])
    expect(lines.map((line) => line.shape)).toEqual([ground(0, 0, 1, 1), null, ground(0, 0, 1, 1)])
  })

  test('GCJ02 is converted, stated by feature or collection; what is not known is refused', () => {
    const shifted = {
      type: 'Polygon',
      coordinates: ground(0, 0, 1, 1)[0].map((ring) =>
        ring.map(([lng, lat]) => {
          const at = toGcj02({ crs: 'WGS84', lng, lat })
          return [at.lng, at.lat]
        }),
      ),
    }
    for (const { lines } of [
      read([feature({ crs: 'GCJ02' }, shifted)]),
      read([feature({}, shifted)], { crs: 'GCJ02' }),
    ]) {
      expect(lines[0].shape).toEqual(ground(0, 0, 1, 1))
    }
    const named = (name: string) => ({ crs: { type: 'name', properties: { name } } })
    expect(read([feature({})], named('urn:ogc:def:crs:OGC:1.3:CRS84')).lines.length).toBe(1)
    expect(read([feature({})], named('urn:ogc:def:crs:EPSG::4490')).lines.length).toBe(1)
    expect(() => read([feature({})], named('urn:ogc:def:crs:EPSG::3857'))).toThrow('import.crs_not_taken')
    expect(faultsOf(feature({ crs: 'beijing54' }))).toEqual(['1 geometry import.crs_unknown'])
  })

  test('every fault names its feature and property', () => {
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [104.22, 30.62],
          [104.221, 30.621],
          [104.221, 30.62],
          [104.22, 30.622],
          [104.22, 30.62],
        ],
      ],
    }
    const swapped = {
      type: 'Polygon',
      coordinates: [
        [
          [30.62, 104.22],
          [30.621, 104.22],
          [30.621, 104.221],
          [30.62, 104.22],
        ],
      ],
    }
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [104.22, 30.62],
          [104.221, 30.621],
          [104.221, 30.62],
          [104.22, 30.622],
        ],
      ],
    }
    expect(
      faultsOf(
        feature({ code: '' }),
        feature({ level: 'street' }),
        feature({ level: 'district' }),
        feature({ kind: 'dedicated' }),
        feature({ kind: 'residential', dedicatedKind: 'school' }),
        feature({ name: '长'.repeat(81) }),
        feature({ name: 'a\u0000b' }),
        feature({}, { type: 'Point', coordinates: [104, 30] }),
        feature({}, { type: 'Polygon', coordinates: [[['104', 30]]] }),
        feature({}, bow),
        feature({}, swapped),
        feature({}, open),
        { type: 'Polygon' },
        feature({ code: `${CODE}005` }),
        feature({ code: `${CODE}005`, name: '又一个' }),
      ),
    ).toEqual([
      '1 code import.missing_value',
      '2 level import.unknown_level',
      '3 level import.unknown_level',
      '4 dedicatedKind grid.dedicated_kind',
      '5 dedicatedKind grid.dedicated_kind',
      '6 name import.too_long',
      '7 name import.unstorable_text',
      '8 geometry import.not_a_polygon',
      '9 geometry import.bad_position',
      '10 geometry shape.self_intersection',
      '11 geometry import.swapped',
      '12 geometry shape.not_closed',
      '13  import.not_a_feature',
      '15 code import.code_twice',
    ])
  })

  test('what is no collection of features is refused', async () => {
    for (const text of [
      '',
      'null',
      '[]',
      '"x"',
      '{"type":"Feature"}',
      '{"type":"FeatureCollection"}',
      '{"type":"FeatureCollection","features":{}}',
      '['.repeat(100_000),
      '<gml/>',
    ]) {
      expect(await refused(text)).toBe('import.not_geojson')
    }
    expect(await refused('\uFEFF{"type":"FeatureCollection","features":[]}')).toBe('import.no_rows')
    expect(await refused(JSON.stringify({ type: 'FeatureCollection', features: Array(5001).fill(0) }))).toBe(
      'import.too_many_rows',
    )
  })

  test('anything in a feature ends in faults, never in another error', () => {
    const anything = fc.anything({ maxDepth: 3, withNullPrototype: false })
    fc.assert(
      fc.property(
        fc.record({ type: fc.constantFrom('Feature', 'x'), properties: anything, geometry: anything }),
        fc.dictionary(fc.constantFrom('code', 'name', 'level', 'kind', 'dedicatedKind', 'parentCode', 'crs'), anything),
        (odd, properties) => {
          const { lines, faults } = read([odd, feature(properties)])
          expect(lines.length + faults.length).toBeGreaterThan(0)
        },
      ),
      { seed: 74, numRuns: 400 },
    )
  })
})
