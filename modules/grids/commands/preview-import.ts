import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { PreviewImport } from '../contract.ts'
import type { MultiPolygon } from '../geo/polygon.ts'
import { followRenamed, renamedHomes } from '../homes/import.ts'
import { countVerdicts, isFault, listFaults } from '../import/faults.ts'
import { readGrids } from '../import/geojson.ts'
import { buildingKey, householdKey, readPlaces } from '../import/places-xlsx.ts'
import { gridOfCode, planGrids, type Verdict } from '../import/plan-grids.ts'
import { planPlaces } from '../import/plan-places.ts'
import { type ImportFault, SHEET_LIMITS } from '../import/sheet.ts'
import { communityInSight, pathOfCommunity, permit } from '../permit.ts'
import { showImportById } from '../queries/imports.ts'
import { registerOf } from '../store/buildings.ts'
import { codesEverUsed, shapesOf } from '../store/grids.ts'
import { insertImport } from '../store/imports.ts'
import { freshTree } from '../store/tree.ts'
import type { GridTree, TreeCommunity } from '../tree.ts'

/** What a file would do: the lines that can be applied with what each does, and all faults. */
type Preview = {
  rows: readonly object[]
  verdicts: readonly Verdict[]
  faults: readonly ImportFault[]
  rowsTotal: number
}

/** Reads a file and foretells row by row what its import would do; nothing is changed. The rows are kept for the run. */
export const previewImport = command(PreviewImport, {
  run: async (ctx, { communityId, kind, fileName, content }) => {
    const { tree, version } = await freshTree(ctx)
    const community = communityInSight(ctx, tree, communityId)
    permit(ctx, 'importRegister', pathOfCommunity(tree, communityId))
    const bytes = Buffer.from(content, 'base64')
    const most = SHEET_LIMITS.bytes / 1024 / 1024
    if (bytes.length > SHEET_LIMITS.bytes) throw new Refusal('import.too_large', { most, mostUnpacked: most })
    const preview =
      kind === 'grids'
        ? await previewGrids(ctx, tree, community, bytes)
        : await previewPlaces(ctx, tree, community, bytes)
    const id = ctx.newId()
    await insertImport(ctx.sql, ctx.tenant, {
      id,
      communityId,
      kind,
      fileName,
      rowsTotal: preview.rowsTotal,
      rows: preview.rows,
      notes: {
        ...countVerdicts(preview.verdicts),
        faults: listFaults(preview.faults),
        leftOut: preview.rowsTotal - preview.rows.length,
        treeVersion: version,
      },
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : NOBODY,
    })
    return { importId: id }
  },
  reply: (ctx, { importId }) => showImportById(ctx, importId),
})

/** Who previewed, when it was the system. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

async function previewGrids(
  ctx: WriteContext,
  tree: GridTree,
  community: TreeCommunity,
  bytes: Buffer,
): Promise<Preview> {
  const { lines, faults, rowsTotal } = readGrids(bytes.toString('utf8'))
  const used = new Set(await codesEverUsed(ctx.sql, ctx.tenant, community.code))
  const plan = planGrids({ tree, community, codesEverUsed: used, shapes: await groundOf(ctx, tree, community) }, lines)
  return { rows: plan.lines, verdicts: plan.verdicts, faults: [...faults, ...plan.faults], rowsTotal }
}

async function previewPlaces(
  ctx: WriteContext,
  tree: GridTree,
  community: TreeCommunity,
  bytes: Buffer,
): Promise<Preview> {
  const read = await readPlaces(bytes)
  const { rowsTotal } = read
  const register = await registerOf(ctx.sql, ctx.tenant, community.id)
  const households = new Map(register.households.map((one) => [householdKey(one), one.gridId]))
  const renamed = await renamedHomes(ctx, community.id)
  // What the door has corrected is foretold here, and followed when the lines are applied.
  const followed = followRenamed(read.lines, renamed, (key) => households.has(key))
  const faults = [...read.faults, ...followed.faults]
  const plan = planPlaces(
    {
      gridOfCode: (code) => gridOfCommunity(tree, community, code),
      shapes: await groundOf(ctx, tree, community),
      buildings: new Map(register.buildings.map((one) => [buildingKey(one), one])),
      households,
    },
    followed.lines,
  )
  const entries = [...faults, ...plan.faults]
  const faulty = new Set(entries.filter(isFault).map((entry) => entry.row))
  const kept = plan.lines.map((line) => !faulty.has(line.row))
  return {
    rows: plan.lines.filter((_, i) => kept[i]),
    verdicts: plan.verdicts.filter((_, i) => kept[i]),
    faults: entries,
    rowsTotal,
  }
}

/** The grid of a code, if it is the community's. */
export function gridOfCommunity(tree: GridTree, community: TreeCommunity, code: string) {
  const grid = gridOfCode(tree, code)
  return grid?.communityId === community.id ? grid : undefined
}

/** Shapes of the community's grids and of the subdistrict's, by grid. */
async function groundOf(
  ctx: WriteContext,
  tree: GridTree,
  community: TreeCommunity,
): Promise<Map<string, MultiPolygon>> {
  const isNear = (grid: { communityId: string; level: string }) =>
    grid.communityId === community.id || grid.level === 'main' || grid.level === 'subdistrict'
  const grids = tree.all().filter((grid) => grid.hasShape && isNear(grid))
  const shapes = await shapesOf(
    ctx.sql,
    ctx.tenant,
    grids.map((grid) => grid.versionId),
  )
  return new Map(
    grids.flatMap((grid) => {
      const shape = shapes.get(grid.versionId)
      return shape ? [[grid.id, shape] as const] : []
    }),
  )
}
