import type { Context } from '../../../platform/context.ts'
import { query } from '../../../platform/queries.ts'
import { GetImport, type ImportRun } from '../contract.ts'
import { communityInSight, pathOfCommunity, permit } from '../permit.ts'
import {
  getImport,
  type ImportRow,
  importRows,
  insertImport,
  lockImport,
  lockRunningImport,
  saveImport,
  tenantsWithImports,
} from '../store/imports.ts'
import { treeOf } from '../store/tree.ts'

/** How far an import is and what it found, for those who may import. */
export const importProgress = query(GetImport, async (ctx, { importId }) => {
  const row = await getImport(ctx.sql, ctx.tenant, importId)
  const tree = await treeOf(ctx)
  communityInSight(ctx, tree, row.communityId)
  permit(ctx, 'importRegister', pathOfCommunity(tree, row.communityId))
  return showImport(row)
})

/** An import as a face gets it, by its id. For the answer to whoever has just previewed or run it. */
export async function showImportById(ctx: Context, importId: string): Promise<ImportRun> {
  return showImport(await getImport(ctx.sql, ctx.tenant, importId))
}

function showImport({ id, kind, state, fileName, rowsTotal, rowsDone, notes, finishedAt }: ImportRow): ImportRun {
  const { created, changed, unchanged, faults } = notes
  const progress = { rowsTotal, rowsDone, created, changed, unchanged }
  return { id, kind, state, fileName, ...progress, faults, finishedAt: finishedAt?.toISOString() ?? null }
}

/** The register of imports, for modules above that import into their own tables under the kind `members`. */
export const importRuns = {
  insert: insertImport,
  lock: lockImport,
  lockRunning: lockRunningImport,
  rows: importRows,
  save: saveImport,
  show: showImportById,
  tenants: tenantsWithImports,
} as const
