import type { WriteContext } from '../../../platform/context.ts'
import type { GridLine } from '../import/geojson.ts'
import { gridOfCode, type Verdict, verdictOf } from '../import/plan-grids.ts'
import type { ImportFault } from '../import/sheet.ts'
import { beginsAfter } from '../rules.ts'
import { endVersions, insertGrids, insertVersions, type NewVersion, shapesOf } from '../store/grids.ts'
import { lockTree, treeChanged } from '../store/tree.ts'
import type { GridNode, GridTree, TreeCommunity } from '../tree.ts'

/** What a batch did: a verdict for each row that was applied, and the faults of those that no longer could be. */
export type Applied = { readonly verdicts: readonly Verdict[]; readonly faults: readonly ImportFault[] }

/** Applies lines of a grids' import, parents first: new grids are drawn, others get a new version where something differs. */
export async function applyGrids(
  ctx: WriteContext,
  community: TreeCommunity,
  lines: readonly GridLine[],
): Promise<Applied> {
  const tree = await lockTree(ctx)
  const shapes = await shapesHere(ctx, tree, lines)
  const made = new Map<string, string>()
  const faults: ImportFault[] = []
  const steps = lines.flatMap((line): Step[] => {
    const grid = gridOfCode(tree, line.code)
    const parentId = made.get(line.parentCode) ?? gridOfCode(tree, line.parentCode)?.id
    const isOurs = grid === undefined || grid.communityId === community.id
    if (parentId === undefined || !isOurs) {
      faults.push({ row: line.row, column: 'code', code: 'import.changed_meanwhile', facts: {} })
      return []
    }
    const verdict = verdictOf({ tree, shapes }, line)
    if (!grid) made.set(line.code, ctx.newId())
    return [{ line, grid, gridId: grid?.id ?? made.get(line.code) ?? '', parentId, verdict }]
  })
  await save(ctx, community, steps)
  return { verdicts: steps.map((step) => step.verdict), faults }
}

type Step = { line: GridLine; grid: GridNode | undefined; gridId: string; parentId: string; verdict: Verdict }

async function save(ctx: WriteContext, community: TreeCommunity, steps: readonly Step[]): Promise<void> {
  const drawn = steps.filter((step) => step.verdict === 'created')
  const redrawn = steps.flatMap(({ grid, ...step }) => (grid && step.verdict === 'changed' ? [{ ...step, grid }] : []))
  const at = beginsAfter(
    ctx.now,
    redrawn.map(({ grid }) => grid.validFrom),
  )
  const grids = drawn.map(({ gridId, line: { level, kind, dedicatedKind } }) => ({
    id: gridId,
    communityId: community.id,
    level,
    kind,
    dedicatedKind,
    isSynthetic: community.isSynthetic,
  }))
  await insertGrids(ctx.sql, ctx.tenant, grids, ctx.now)
  await endVersions(
    ctx.sql,
    ctx.tenant,
    redrawn.map(({ grid }) => ({ versionId: grid.versionId, at })),
  )
  const versions = [
    ...drawn.map((step) => versionOf(ctx, step, ctx.now)),
    ...redrawn.map((step) => ({ ...versionOf(ctx, step, at), shapeOf: step.line.shape ? null : step.grid.versionId })),
  ]
  await insertVersions(ctx.sql, ctx.tenant, versions)
  treeChanged(ctx)
  const subject = (gridId: string) => ({ type: 'grid', id: gridId, gridId, chainId: community.chainId })
  for (const { line, gridId, parentId } of drawn) {
    const { level, kind, code } = line
    ctx.announce('grid.drawn', subject(gridId), { level, kind, code, parent: parentId })
  }
  for (const { id, gridId, code, parentId } of versions.slice(drawn.length)) {
    ctx.announce('grid.redrawn', subject(gridId), { version: id, code, parent: parentId })
  }
}

function versionOf(ctx: WriteContext, { line, gridId, parentId }: Omit<Step, 'grid'>, validFrom: Date): NewVersion {
  const { code, name, shape } = line
  return { id: ctx.newId(), gridId, parentId, code, name, predecessorId: null, shape, shapeOf: null, validFrom }
}

async function shapesHere(ctx: WriteContext, tree: GridTree, lines: readonly GridLine[]) {
  const grids = lines.flatMap((line) => gridOfCode(tree, line.code) ?? [])
  const shapes = await shapesOf(
    ctx.sql,
    ctx.tenant,
    grids.map((grid) => grid.versionId),
  )
  return new Map(
    grids.flatMap((grid) => (shapes.has(grid.versionId) ? [[grid.id, shapes.get(grid.versionId) ?? []] as const] : [])),
  )
}
