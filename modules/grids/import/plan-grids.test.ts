import { describe, expect, test } from 'vitest'
import type { MultiPolygon } from '../geo/polygon.ts'
import { ground } from '../testing.ts'
import { buildTree, type GridNode, type TreeCommunity } from '../tree.ts'
import type { GridLine } from './geojson.ts'
import { planGrids } from './plan-grids.ts'

const CODE = '510112002009'
const community: TreeCommunity = {
  id: 'c',
  chainId: Number(CODE),
  code: CODE,
  name: '样例',
  subdistrictName: '',
  districtName: '',
  managedBy: null,
  isSynthetic: true,
}
const street: TreeCommunity = { ...community, id: 's', chainId: 510112002, code: '510112002000' }
const node = (
  id: string,
  level: GridNode['level'],
  code: string,
  parentId: string | null,
  communityId = 'c',
): GridNode => ({
  id,
  versionId: `v-${id}`,
  communityId,
  level,
  kind: 'residential',
  dedicatedKind: null,
  code,
  name: id,
  parentId,
  isSynthetic: true,
  hasShape: true,
  validFrom: new Date(0),
})
const tree = buildTree(
  [
    node('top', 'subdistrict', '510112002000', null, 's'),
    node('main', 'main', CODE, 'top'),
    node('west', 'ordinary', `${CODE}001`, 'main'),
    node('east', 'ordinary', `${CODE}002`, 'main'),
    node('home', 'micro', `${CODE}001001`, 'west'),
  ],
  [street, community],
  undefined,
)
const shapes = new Map<string, MultiPolygon>([
  ['main', ground(0, 0, 4, 2)],
  ['west', ground(0, 0, 2, 2)],
  ['east', ground(2, 0, 2, 2)],
  ['home', ground(0, 0, 2, 1)],
])
const known = {
  tree,
  community,
  shapes,
  codesEverUsed: new Set([...tree.all().map((grid) => grid.code), `${CODE}007`]),
}
let row = 0
const line = (
  tail: string,
  level: GridLine['level'],
  parent: string,
  shape: MultiPolygon | null = null,
  more: Partial<GridLine> = {},
): GridLine => {
  row += 1
  return {
    row,
    code: `${CODE}${tail}`,
    name: `g${tail}`,
    level,
    kind: 'residential',
    dedicatedKind: null,
    parentCode: parent === '510112002' ? parent : `${CODE}${parent}`,
    shape,
    ...more,
  }
}
const plan = (...lines: GridLine[]) => {
  const { lines: kept, verdicts, faults } = planGrids(known, lines)
  return {
    kept: kept.map((one, i) => `${one.code.slice(12)} ${verdicts[i]}`),
    faults: faults.map((fault) => `${lines.find((one) => one.row === fault.row)?.code.slice(12)} ${fault.code}`),
  }
}

describe('planGrids', () => {
  test('new, changed and unchanged grids, told by code', () => {
    const { kept, faults } = plan(
      line('001', 'ordinary', '', ground(0, 0, 2, 2), { name: 'west' }),
      line('002', 'ordinary', '', ground(2, 0, 2, 2)),
      line('002001', 'micro', '002', ground(2, 0, 1, 1)),
      line('A01', 'main', '510112002'),
    )
    expect(faults).toEqual([])
    expect(kept).toEqual(['001 unchanged', '002 changed', '002001 created', 'A01 created'])
  })

  test('a line without a shape keeps the shape', () => {
    expect(plan(line('001', 'ordinary', '', null, { name: 'west' })).kept).toEqual(['001 unchanged'])
  })

  test('codes, levels and parents must fit', () => {
    const { kept, faults } = plan(
      line('003', 'micro', '001'),
      line('001002', 'micro', '002'),
      line('001003', 'micro', ''),
      line('001001', 'compound', '001'),
      line('007', 'ordinary', ''),
      line('009', 'ordinary', '999'),
      line('Y001', 'compound', '009'),
      line('004', 'ordinary', '', null, { code: '510112002012001' }),
    )
    expect(kept).toEqual([])
    expect(faults).toEqual([
      '003 grid.code_wrong',
      '001002 grid.code_wrong',
      '001003 grid.wrong_parent',
      '001001 import.level_differs',
      '007 grid.code_taken',
      '009 import.unknown_parent',
      'Y001 import.unknown_parent',
      '001 import.other_community',
    ])
  })

  test('compounds and the micro grids in them are coded under their ordinary grid', () => {
    expect(plan(line('Y001', 'compound', '002'), line('002005', 'micro', 'Y001')).faults).toEqual([])
    expect(plan(line('Y001', 'compound', '002'), line('001005', 'micro', 'Y001')).faults).toEqual([
      '001005 grid.code_wrong',
    ])
  })

  test('on the ground: the later of two that overlap, a child outside its parent, a parent that leaves a child outside', () => {
    expect(
      plan(line('002001', 'micro', '002', ground(2, 0, 1, 1)), line('002002', 'micro', '002', ground(2, 0, 2, 1)))
        .faults,
    ).toEqual(['002002 grid.overlaps_sibling'])
    expect(plan(line('001002', 'micro', '001', ground(0, 0, 1, 1))).faults).toEqual(['001002 grid.overlaps_sibling'])
    expect(plan(line('002001', 'micro', '002', ground(3, 0, 2, 1))).faults).toEqual(['002001 grid.outside_parent'])
    expect(plan(line('001', 'ordinary', '', ground(0, 1, 2, 1), { name: 'west' })).faults).toEqual([
      '001 grid.child_outside',
    ])
  })

  test('grids are checked against what will stand beside them: neighbours may move together', () => {
    const west = line('001', 'ordinary', '', ground(0, 0, 3, 2))
    const east = line('002', 'ordinary', '', ground(3, 0, 1, 2))
    expect(plan(west, east).faults).toEqual([])
    expect(plan(west).faults).toEqual(['001 grid.overlaps_sibling'])
  })

  test('a line left out takes with it what rested on it, and leaves its grid as it is for the others', () => {
    const west = line('001', 'ordinary', '', ground(0, 0, 3, 2))
    const east = line('002', 'ordinary', '', ground(3, 0, 2, 2))
    const { kept, faults } = plan(west, east)
    expect(faults).toEqual(['002 grid.outside_parent', '001 grid.overlaps_sibling'])
    expect(kept).toEqual([])
    const wide = plan(line('005', 'ordinary', '', ground(0, 0, 1, 1)), line('005001', 'micro', '005'))
    expect(wide.faults).toEqual(['005 grid.overlaps_sibling', '005001 import.unknown_parent'])
  })
})
