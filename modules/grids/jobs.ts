import type { WriteContext } from '../../platform/context.ts'
import { countAnew } from '../../platform/db/statistics.ts'
import type { Sweep } from '../../platform/module.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { type Applied, applyGrids } from './commands/apply-grids.ts'
import { applyPlaces } from './commands/apply-places.ts'
import { PLACE_TABLES } from './commands/register-places.ts'
import { countVerdicts, listFaults } from './import/faults.ts'
import type { GridLine } from './import/geojson.ts'
import type { PlaceLine } from './import/places-xlsx.ts'
import { type ImportRow, importRows, lockRunningImport, saveImport, tenantsWithImports } from './store/imports.ts'
import { lockTree, treeOf, treeVersion } from './store/tree.ts'
import type { TreeCommunity } from './tree.ts'

/** Rows applied in one transaction: what a killed worker loses is done again from here. */
const BATCH = 500
const KINDS = ['grids', 'places'] as const
const GRID_TABLES = ['grids', 'grid_versions'] as const

/**
 * Applies running imports, a batch in each transaction: rows and progress are saved together, so that each row is applied exactly once
 * whatever dies in between.
 */
export const importSweep: Sweep = {
  name: 'grids.import',
  everySeconds: 2,
  dueTenants: (db) => tenantsWithImports(db, KINDS),
  run: async (ctx) => {
    const row = await lockRunningImport(ctx.sql, ctx.tenant, KINDS)
    if (!row) return 0
    const community = (await treeOf(ctx)).community(row.communityId)
    if (!community) throw new NotFound('community')
    await continueImport(ctx, row, community)
    return 1
  },
}

async function continueImport(ctx: WriteContext, row: ImportRow, community: TreeCommunity): Promise<void> {
  if (row.kind === 'grids' && (await isOutdated(ctx, row))) {
    const fault = { row: 0, column: '', code: 'import.preview_outdated', facts: {} }
    const notes = { ...row.notes, faults: listFaults([...row.notes.faults, fault]) }
    await saveImport(ctx.sql, ctx.tenant, { ...row, state: 'failed', notes, finishedAt: ctx.now })
    return
  }
  const from = row.rowsDone - row.notes.leftOut
  const [applied, taken] = await applyBatch(ctx, row, community, from)
  const counts = countVerdicts(applied.verdicts)
  const notes = {
    ...row.notes,
    created: row.notes.created + counts.created,
    changed: row.notes.changed + counts.changed,
    unchanged: row.notes.unchanged + counts.unchanged,
    faults: applied.faults.length === 0 ? row.notes.faults : listFaults([...row.notes.faults, ...applied.faults]),
  }
  const rowsDone = row.rowsDone + taken
  const hasEnded = rowsDone >= row.rowsTotal || taken === 0
  const { created, changed, unchanged } = notes
  const outcome = created + changed + unchanged > 0 ? 'done' : 'failed'
  const state = hasEnded ? outcome : 'running'
  await saveImport(ctx.sql, ctx.tenant, { id: row.id, state, rowsDone, notes, finishedAt: hasEnded ? ctx.now : null })
  if (!hasEnded) return
  await countAnew(ctx.sql, row.kind === 'grids' ? GRID_TABLES : PLACE_TABLES, created + changed)
  const gridId = (await treeOf(ctx)).mainOf(community.id)?.id ?? null
  const subject = { type: 'import', id: row.id, gridId, chainId: community.chainId }
  ctx.announce('register.imported', subject, { kind: row.kind, created, changed, unchanged })
}

async function applyBatch(
  ctx: WriteContext,
  row: ImportRow,
  community: TreeCommunity,
  from: number,
): Promise<[Applied, number]> {
  if (row.kind === 'grids') {
    const lines = await importRows<GridLine>(ctx.sql, ctx.tenant, row.id, from, BATCH)
    return [await applyGrids(ctx, community, lines), lines.length]
  }
  const lines = await importRows<PlaceLine>(ctx.sql, ctx.tenant, row.id, from, BATCH)
  return [await applyPlaces(ctx, community, lines), lines.length]
}

/** Whether somebody changed the grids between the preview and the first batch: the ground was checked against what was there then. */
async function isOutdated(ctx: WriteContext, row: ImportRow): Promise<boolean> {
  if (row.rowsDone > row.notes.leftOut) return false
  await lockTree(ctx)
  // Locking the tree counts as one change, this transaction's own.
  return (await treeVersion(ctx.sql, ctx.tenant)) - 1 !== row.notes.treeVersion
}
