import { groupBy } from '../../../platform/pure/group.ts'
import { fitsCode } from '../coding.ts'
import type { GridShape, MultiPolygon } from '../geo/polygon.ts'
import { placementFault } from '../rules.ts'
import { type Misfit, misfitFacts, misfitsOf } from '../shapes.ts'
import type { GridNode, GridTree, TreeCommunity } from '../tree.ts'
import type { GridLine } from './geojson.ts'
import type { ImportFault } from './sheet.ts'

/** What is known before an import of grids. `shapes` by grid id, of the community's grids and those above. */
export type KnownGrids = {
  readonly tree: GridTree
  readonly community: TreeCommunity
  readonly codesEverUsed: ReadonlySet<string>
  readonly shapes: ReadonlyMap<string, MultiPolygon>
}

/** What a line does to the grid of its code. */
export type Verdict = 'created' | 'changed' | 'unchanged'

/** Lines that can be applied, parents first, and the faults of the others. */
export type GridPlan = { readonly lines: GridLine[]; readonly verdicts: Verdict[]; readonly faults: ImportFault[] }

/** Work of `misfitsOf` for one file: some seconds. */
const FILE_WORK = 5_000_000

/** Decides which lines fit: into the tree with their codes and levels, and on the ground with the grids around them as they will be. */
export function planGrids(known: KnownGrids, lines: readonly GridLine[]): GridPlan {
  const faults: ImportFault[] = []
  let fitting = keepPlaced(known, lines, faults)
  // A line left out leaves its grid as it is, which may spoil the fit of others: look again at what is left until all fit.
  for (;;) {
    const misfits = groundFaults(known, fitting)
    if (misfits.length === 0) break
    faults.push(...misfits)
    const out = new Set(misfits.map((fault) => fault.row))
    fitting = keepPlaced(
      known,
      fitting.filter((line) => !out.has(line.row)),
      faults,
    )
  }
  return { lines: fitting, verdicts: fitting.map((line) => verdictOf(known, line)), faults }
}

/** What a line does to the grid as it is. A line without a shape leaves the grid's shape as it is. */
export function verdictOf({ tree, shapes }: Pick<KnownGrids, 'tree' | 'shapes'>, line: GridLine): Verdict {
  const grid = gridOfCode(tree, line.code)
  if (!grid) return 'created'
  const hasOtherShape =
    line.shape !== null && JSON.stringify(line.shape) !== JSON.stringify(shapes.get(grid.id) ?? null)
  const isMoved = gridOfCode(tree, line.parentCode)?.id !== grid.parentId
  return hasOtherShape || isMoved || line.name !== grid.name ? 'changed' : 'unchanged'
}

/** The grid that has a code now; the subdistrict's also answers to its nine digits. */
export function gridOfCode(tree: GridTree, code: string): GridNode | undefined {
  const wanted = code.length === 9 ? `${code}000` : code
  return codesOf(tree).get(wanted)
}

const indexes = new WeakMap<GridTree, ReadonlyMap<string, GridNode>>()

function codesOf(tree: GridTree): ReadonlyMap<string, GridNode> {
  const index = indexes.get(tree) ?? new Map(tree.all().map((grid) => [grid.code, grid]))
  indexes.set(tree, index)
  return index
}

/** The lines whose place in the tree is right. */
function keepPlaced(known: KnownGrids, lines: readonly GridLine[], faults: ImportFault[]): GridLine[] {
  const kept = new Map<string, GridLine>()
  for (const line of lines) {
    const fault = placeFault(known, line, kept)
    if (fault) faults.push({ row: line.row, ...fault })
    else kept.set(line.code, line)
  }
  return [...kept.values()]
}

function placeFault(
  { tree, community, codesEverUsed }: KnownGrids,
  line: GridLine,
  above: ReadonlyMap<string, GridLine>,
): Omit<ImportFault, 'row'> | undefined {
  const { code, level, kind, parentCode } = line
  if (!code.startsWith(community.code))
    return { column: 'code', code: 'import.other_community', facts: { value: code } }
  const grid = gridOfCode(tree, code)
  if (grid && (grid.level !== level || grid.kind !== kind || grid.dedicatedKind !== line.dedicatedKind)) {
    return { column: 'level', code: 'import.level_differs', facts: { value: code } }
  }
  const parent = above.get(parentCode) ?? gridOfCode(tree, parentCode)
  if (!parent) return { column: 'parentCode', code: 'import.unknown_parent', facts: { value: parentCode } }
  const misplaced = placementFault(parent, line)
  if (misplaced) return { column: 'parentCode', code: misplaced, facts: {} }
  if (level !== 'main' && !parent.code.startsWith(community.code)) {
    return { column: 'parentCode', code: 'import.other_community', facts: { value: parentCode } }
  }
  if (!fitsCode(line, baseOf(tree, line, parent, above, community.code), code)) {
    return { column: 'code', code: 'grid.code_wrong', facts: { code } }
  }
  return !grid && codesEverUsed.has(code) ? { column: 'code', code: 'grid.code_taken', facts: { code } } : undefined
}

/** The code on which a line's code is built, when the grids above are lines themselves. */
function baseOf(
  tree: GridTree,
  line: GridLine,
  parent: GridLine | GridNode,
  above: ReadonlyMap<string, GridLine>,
  communityCode: string,
): string {
  if (line.level !== 'micro') return communityCode
  if (parent.level !== 'compound') return parent.code
  return 'parentCode' in parent
    ? (above.get(parent.parentCode)?.code ?? parent.parentCode)
    : (tree.get(parent.parentId ?? '')?.code ?? communityCode)
}

/** A grid as it will be: by its code, since new ones have no id yet. */
type Future = {
  readonly code: string
  readonly name: string
  readonly parentCode: string
  readonly shape: MultiPolygon | undefined
  readonly line: GridLine | undefined
}

/** The worst misfit of each line that changes the ground. */
function groundFaults(known: KnownGrids, lines: readonly GridLine[]): ImportFault[] {
  const changing = new Set(lines.filter((line) => verdictOf(known, line) !== 'unchanged'))
  const future = futureOf(known, lines)
  const budget = { left: FILE_WORK }
  const children = groupBy(future.values(), (one) => one.parentCode)
  const shapeOf = (one: Future): GridShape[] => (one.shape ? [{ gridId: one.code, shape: one.shape }] : [])
  const faults: ImportFault[] = []
  for (const line of lines) {
    const one = future.get(line.code)
    if (!one?.shape || !changing.has(line)) continue
    const parent = future.get(one.parentCode)
    const around = {
      parent: parent && shapeOf(parent)[0],
      siblings: (children.get(one.parentCode) ?? []).flatMap(shapeOf),
      children: (children.get(line.code) ?? []).flatMap(shapeOf),
    }
    const misfits = misfitsOf({ gridId: line.code, shape: one.shape }, around, budget)
    const isChanging = (other: Future | undefined) => other?.line !== undefined && changing.has(other.line)
    const misfit = misfits.find(({ gridId, kind }) => {
      const other = future.get(gridId)
      return !isChanging(other) || isToBlame(line, kind, other)
    })
    if (!misfit) continue
    const facts = misfitFacts(misfit, (code) => future.get(code)?.name ?? code)
    faults.push({ row: line.row, column: 'geometry', code: `grid.${misfit.kind}`, facts })
  }
  return faults
}

/**
 * Whose the fault is when both change: of two lines that overlap the later one's; of a child that reaches out of its parent the child's.
 * When the other grid does not change, the fault is the line's in any case.
 */
function isToBlame(line: GridLine, kind: Misfit['kind'], other: Future | undefined): boolean {
  if (kind === 'overlaps_sibling') return (other?.line?.row ?? 0) < line.row
  return kind !== 'child_outside'
}

function futureOf({ tree, shapes }: KnownGrids, lines: readonly GridLine[]): Map<string, Future> {
  const future = new Map<string, Future>()
  for (const { id, code, name, parentId } of tree.all()) {
    const parentCode = tree.get(parentId ?? '')?.code ?? ''
    future.set(code, { code, name, parentCode, shape: shapes.get(id), line: undefined })
  }
  for (const line of lines) {
    const { code, name } = line
    const parentCode = gridOfCode(tree, line.parentCode)?.code ?? line.parentCode
    future.set(code, { code, name, parentCode, shape: line.shape ?? future.get(code)?.shape, line })
  }
  return future
}
