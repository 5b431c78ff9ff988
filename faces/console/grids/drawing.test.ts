import { describe, expect, test } from 'vitest'
import { layOut } from '../../kit/map/geometry.ts'
import { type Corner, cornersOfPlain, readGeoJson, shapeOf, snapped, unproject } from './drawing.ts'

const places: Corner[] = [
  [104.1, 30.5],
  [104.12, 30.52],
]
const { project } = layOut(places)

test('unproject is the way back to a centimetre', () => {
  const back = unproject(project)
  for (const place of [...places, [104.1111111, 30.5123456] as const]) {
    const [x, y] = project(...place)
    const [lng, lat] = back(x, y)
    expect(Math.abs(lng - place[0])).toBeLessThan(2e-7)
    expect(Math.abs(lat - place[1])).toBeLessThan(2e-7)
  }
})

test('a corner near a known one becomes that one, the nearest of several', () => {
  const near: Corner = [104.10001, 30.50001]
  expect(snapped(near, places, 5, project)).toBe(places[0])
  expect(snapped(near, [[104.10003, 30.50003], places[0]], 20, project)).toBe(places[0])
  expect(snapped(near, places, 0.5, project)).toBe(near)
})

describe('shapes and corners', () => {
  const square: Corner[] = [
    [0, 0],
    [1, 0],
    [1, 1],
  ]
  test('corners make a closed shape and come back out of it', () => {
    const shape = shapeOf(square)
    expect(shape?.[0][0]).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ])
    expect(cornersOfPlain(shape)).toEqual(square)
    expect(shapeOf(square.slice(1))).toBeNull()
    expect(cornersOfPlain(null)).toEqual([])
  })
  test('several parts or holes are not for drawing', () => {
    const ring = shapeOf(square)?.[0][0] ?? []
    expect(cornersOfPlain([[ring], [ring]])).toBeNull()
    expect(cornersOfPlain([[ring, ring]])).toBeNull()
  })
})

describe('readGeoJson', () => {
  const polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0, 99],
        [1, 1],
        [0, 0],
      ],
    ],
  }
  const expected = [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ]
  test.each([
    ['a polygon', polygon],
    ['a feature', { type: 'Feature', geometry: polygon, properties: {} }],
    ['a collection of one', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] }],
    ['several parts', { type: 'MultiPolygon', coordinates: [polygon.coordinates] }],
  ])('%s', (_name, value) => {
    expect(readGeoJson(JSON.stringify(value))).toEqual(expected)
  })
  test.each([
    '',
    'null',
    '{"type":"Point","coordinates":[1,2]}',
    '{"type":"Polygon","coordinates":[[[0,0],["x",0],[1,1],[0,0]]]}',
    '{"type":"Polygon"}',
    '{"type":"FeatureCollection","features":[{},{}]}',
    '{"type":"MultiPolygon","coordinates":[[]]}',
  ])('refuses %s', (text) => {
    expect(readGeoJson(text)).toBeNull()
  })
})
