import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTree, type GridNode, type GridTree, isInSight, visibleGrids } from './tree.ts'

const community = {
  id: 'c',
  chainId: 1,
  code: '510112002009',
  name: '样例',
  subdistrictName: '',
  districtName: '',
  managedBy: null,
  isSynthetic: true,
}
const node = (i: number, parent: number | null): GridNode => ({
  id: `g${i}`,
  versionId: `v${i}`,
  communityId: 'c',
  level: 'micro',
  kind: 'residential',
  dedicatedKind: null,
  code: i === 0 ? community.code : `${i}`,
  name: '',
  parentId: parent === null ? null : `g${parent}`,
  isSynthetic: true,
  hasShape: false,
  validFrom: new Date(0),
})

/** A random tree of up to 40 grids: each grid after the first hangs under an earlier one. */
const trees = fc.array(fc.nat(1000), { maxLength: 39 }).map((picks) => {
  const grids = [node(0, null), ...picks.map((pick, i) => node(i + 1, pick % (i + 1)))]
  return buildTree(grids, [community], 'district')
})
const seeded = { seed: 76, numRuns: 200 }
const idsOf = (tree: GridTree) => tree.all().map((grid) => grid.id)

describe('a tree', () => {
  test('what is under a grid is exactly what has it on its path', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const id of idsOf(tree)) {
          expect([...tree.under(id)].sort()).toEqual(
            idsOf(tree)
              .filter((other) => tree.pathOf(other).includes(id))
              .sort(),
          )
          expect(tree.under(id)[0]).toBe(id)
          expect(tree.childrenOf(id).map((child) => child.parentId)).toEqual(tree.childrenOf(id).map(() => id))
        }
      }),
      seeded,
    )
  })

  test('every path begins with the grid, ends with the district, and rises one parent at a time', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const id of idsOf(tree)) {
          const path = tree.pathOf(id)
          expect([path[0], path.at(-2), path.at(-1)]).toEqual([id, tree.topId, 'district'])
          for (const [i, step] of path.slice(0, -2).entries()) expect(tree.get(step)?.parentId).toBe(path[i + 1])
        }
      }),
      seeded,
    )
  })

  test('the top and the district reach all; an unknown id reaches nothing and stands nowhere', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(tree.isTop('g0') && tree.isTop('district')).toBe(true)
        expect(tree.isTop('g1')).toBe(false)
        expect([...tree.under('district')].sort()).toEqual(idsOf(tree).sort())
        expect([tree.under('?'), tree.pathOf('?'), tree.get('?')]).toEqual([[], [], undefined])
        expect(() => tree.communityOf('?')).toThrow('grid')
        expect(tree.mainOf('c')?.id).toBe('g0')
      }),
      seeded,
    )
  })

  test('sight: never a sibling, always what is under and what is above', () => {
    fc.assert(
      fc.property(trees, fc.nat(1000), (tree, pick) => {
        const own = idsOf(tree)[pick % tree.all().length]
        const sight = { grids: tree.under(own) }
        const shown = new Set(visibleGrids(tree, sight).map((grid) => grid.id))
        for (const id of idsOf(tree)) {
          const isBelow = tree.pathOf(id).includes(own)
          expect(isInSight(tree, sight, id)).toBe(isBelow)
          expect(shown.has(id)).toBe(isBelow || tree.pathOf(own).includes(id))
        }
        expect(visibleGrids(tree, { grids: undefined })).toEqual(tree.all())
        expect(visibleGrids(tree, { grids: [] })).toEqual([])
      }),
      seeded,
    )
  })
})
