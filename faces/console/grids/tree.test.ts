import { describe, expect, test } from 'vitest'
import type { Grid } from '../../../modules/grids/contract.ts'
import { linesOf, moveFor, plant } from './tree.ts'

function grid(id: string, parentId: string | null, code: string, name = id): Grid {
  return {
    id,
    versionId: `${id}-v`,
    communityId: 'c',
    level: 'micro',
    kind: 'residential',
    dedicatedKind: null,
    code,
    name,
    parentId,
    isSynthetic: true,
    households: 0,
    shape: null,
  }
}

const tree = plant(
  [],
  [
    grid('m2', 'o1', '0010002', '二号楼'),
    grid('m1', 'o1', '0010001', '一号楼'),
    grid('o2', 'main', '002'),
    grid('o1', 'main', '001'),
    grid('main', 'street-out-of-sight', '0'),
    grid('m3', 'o2', '0020001', '三号楼'),
  ],
)
const ids = (lines: readonly { grid: Grid }[]) => lines.map((line) => line.grid.id)

describe('plant', () => {
  test('a grid whose parent is out of sight is a root; siblings stand by code', () => {
    expect(tree.roots.map((one) => one.id)).toEqual(['main'])
    expect(tree.all.map((one) => one.id)).toEqual(['main', 'o1', 'm1', 'm2', 'o2', 'm3'])
  })

  test('knows the way up', () => {
    expect(tree.pathOf('m3')).toEqual(['m3', 'o2', 'main'])
    expect(tree.aboveOf('m3').map((one) => one.id)).toEqual(['main', 'o2'])
    expect(tree.pathOf('nowhere')).toEqual(['nowhere'])
  })
})

describe('linesOf', () => {
  test('shows what is open, with its place among its siblings', () => {
    const lines = linesOf(tree, new Set(['main', 'o2']), '')
    expect(ids(lines)).toEqual(['main', 'o1', 'o2', 'm3'])
    expect(lines[2]).toMatchObject({ depth: 1, position: 2, siblings: 2, isOpen: true, hasChildren: true })
    expect(lines[1].isOpen).toBe(false)
  })

  test('a search shows matches by name or code and what leads to them, though closed', () => {
    expect(ids(linesOf(tree, new Set(), '三号'))).toEqual(['main', 'o2', 'm3'])
    expect(ids(linesOf(tree, new Set(), '0010002'))).toEqual(['main', 'o1', 'm2'])
    expect(ids(linesOf(tree, new Set(), '没有的'))).toEqual([])
  })
})

describe('moveFor', () => {
  const lines = linesOf(tree, new Set(['main', 'o2']), '')
  // main · o1 (closed) · o2 (open) · m3
  test('walks, and stops at the ends', () => {
    expect(moveFor('ArrowDown', lines, 0)).toEqual({ kind: 'focus', index: 1 })
    expect(moveFor('ArrowDown', lines, 3)).toEqual({ kind: 'focus', index: 3 })
    expect(moveFor('ArrowUp', lines, 0)).toEqual({ kind: 'focus', index: 0 })
    expect(moveFor('End', lines, 0)).toEqual({ kind: 'focus', index: 3 })
  })
  test('right opens and then enters, left closes and then leaves', () => {
    expect(moveFor('ArrowRight', lines, 1)).toEqual({ kind: 'open' })
    expect(moveFor('ArrowRight', lines, 2)).toEqual({ kind: 'focus', index: 3 })
    expect(moveFor('ArrowLeft', lines, 2)).toEqual({ kind: 'close' })
    expect(moveFor('ArrowLeft', lines, 3)).toEqual({ kind: 'focus', index: 2 })
  })
  test('leaves other keys alone', () => {
    expect(moveFor('Tab', lines, 0)).toBeUndefined()
  })
})
