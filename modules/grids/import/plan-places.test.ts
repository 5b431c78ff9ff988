import { describe, expect, test } from 'vitest'
import { ground } from '../testing.ts'
import type { GridNode } from '../tree.ts'
import { buildingKey, householdKey, type PlaceLine } from './places-xlsx.ts'
import { type KnownPlaces, planPlaces } from './plan-places.ts'

const grid = (id: string, level: GridNode['level']): GridNode => ({
  id,
  versionId: '',
  communityId: 'c',
  level,
  kind: 'residential',
  dedicatedKind: null,
  code: id,
  name: id,
  parentId: null,
  isSynthetic: true,
  hasShape: true,
  validFrom: new Date(0),
})
const grids = new Map(
  [grid('MICRO', 'micro'), grid('OTHER', 'micro'), grid('ORDINARY', 'ordinary')].map((one) => [one.id, one]),
)
const place = { compound: '甲', building: '1幢', entrance: '1单元', room: '101' }
const known: KnownPlaces = {
  gridOfCode: (code) => grids.get(code),
  shapes: new Map([['MICRO', ground(0, 0, 1, 1)]]),
  buildings: new Map([[buildingKey(place), { lng: 104.2005, lat: 30.6205 }]]),
  households: new Map([[householdKey(place), 'MICRO']]),
}
let row = 1
const line = (more: Partial<PlaceLine> = {}): PlaceLine => ({
  row: ++row,
  floor: 1,
  gridCode: 'MICRO',
  point: null,
  ...place,
  ...more,
})
const plan = (...lines: PlaceLine[]) => {
  const { verdicts, faults } = planPlaces(known, lines)
  return { verdicts, faults: faults.map((fault) => fault.code) }
}

describe('planPlaces', () => {
  test('new households are created; those in another grid, or whose building stands elsewhere, changed; the rest unchanged', () => {
    const there = { lng: 104.2005, lat: 30.6205 }
    expect(
      plan(
        line({ room: '102' }),
        line(),
        line({ point: there }),
        line({ gridCode: 'OTHER' }),
        line({ point: { ...there, lat: 30.6206 } }),
      ),
    ).toEqual({
      verdicts: ['created', 'unchanged', 'unchanged', 'changed', 'changed'],
      faults: [],
    })
  })

  test('refused: a grid that is not there or takes no households, a new building without a position', () => {
    expect(plan(line({ gridCode: 'X' }), line({ gridCode: 'ORDINARY' }), line({ building: '2幢' }))).toEqual({
      verdicts: [],
      faults: ['import.unknown_grid', 'import.grid_takes_no_household', 'import.point_missing'],
    })
  })

  test('a building far outside its grid is noted once, and taken', () => {
    const far = { building: '3幢', point: { lng: 104.2045, lat: 30.6205 } }
    const { verdicts, faults } = plan(
      line(far),
      line({ ...far, room: '102' }),
      line({ building: '4幢', point: { lng: 104.2012, lat: 30.6205 } }),
    )
    expect(verdicts).toEqual(['created', 'created', 'created'])
    expect(faults).toEqual(['import_note.point_far_from_grid'])
  })
})
