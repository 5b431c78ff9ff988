import { describe, expect, test } from 'vitest'
import { boundingBox, edgesOf, type MultiPolygon, normaliseShape, readGeoJson, toGeoJson } from './polygon.ts'
import { box } from './sample-shapes.ts'

const outer = box(104, 30.5, 0.01, 0.01)
const hole = box(104.002, 30.502, 0.001, 0.001)
const withHole: MultiPolygon = [[outer, hole.toReversed()]]

describe('GeoJSON', () => {
  test('a polygon, a multipolygon and a feature are read, heights dropped', () => {
    const polygon = { type: 'Polygon', coordinates: [outer.map(([lng, lat]) => [lng, lat, 512.3])] }
    expect(readGeoJson(polygon)).toEqual({ ok: true, shape: [[outer]] })
    expect(readGeoJson({ type: 'Feature', properties: {}, geometry: polygon })).toEqual({ ok: true, shape: [[outer]] })
    expect(readGeoJson(toGeoJson(withHole))).toEqual({ ok: true, shape: withHole })
  })

  test.each<[string, unknown]>([
    ['not_geojson', null],
    ['not_geojson', 'Polygon'],
    ['not_geojson', { coordinates: [] }],
    ['not_geojson', { type: 'Feature', geometry: null }],
    ['not_a_polygon', { type: 'LineString', coordinates: outer }],
    ['not_a_polygon', { type: 'FeatureCollection', features: [] }],
    ['bad_position', { type: 'Polygon', coordinates: outer }],
    ['bad_position', { type: 'Polygon' }],
    ['bad_position', { type: 'Polygon', coordinates: [[[104, '30.5']]] }],
    ['bad_position', { type: 'MultiPolygon', coordinates: [[[[104]]]] }],
  ])('%s: %o', (fault, input) => {
    expect(readGeoJson(input)).toEqual({ ok: false, fault })
  })
})

describe('the stored form', () => {
  test('is rounded, without repeated positions, and wound as GeoJSON asks', () => {
    const drawn: MultiPolygon = [
      [
        [
          [104.000_000_04, 30.5],
          [104, 30.51],
          [104.000_000_01, 30.51],
          [104.01, 30.51],
          [104.01, 30.500_000_02],
          [104, 30.5],
        ],
        hole,
      ],
    ]
    const stored = normaliseShape(drawn)
    expect(stored).toEqual([
      [
        [
          [104, 30.5],
          [104.01, 30.5],
          [104.01, 30.51],
          [104, 30.51],
          [104, 30.5],
        ],
        hole.toReversed(),
      ],
    ])
    expect(normaliseShape(stored)).toEqual(stored)
  })
})

describe('walking a shape', () => {
  test('its box, and its edges with those of holes', () => {
    expect(boundingBox([[box(104.02, 30.49, 0.01, 0.01)], ...withHole])).toEqual([104, 30.49, 104.03, 30.51])
    expect(boundingBox([])).toBeUndefined()
    expect([...edgesOf(withHole)]).toHaveLength(8)
    expect([...edgesOf([[outer]])][0]).toEqual([outer[0], outer[1]])
  })
})
