import { command } from '../../../platform/commands.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { RunImport } from '../contract.ts'
import { communityInSight, pathOfCommunity, permit } from '../permit.ts'
import { showImportById } from '../queries/imports.ts'
import { lockImport, saveImport } from '../store/imports.ts'
import { freshTree } from '../store/tree.ts'

/** Starts a previewed import. The rows are applied in batches by the sweep (jobs.ts), which anybody may watch and nobody needs to wait for. */
export const runImport = command(RunImport, {
  run: async (ctx, { importId }) => {
    const row = await lockImport(ctx.sql, ctx.tenant, importId)
    const { tree, version } = await freshTree(ctx)
    communityInSight(ctx, tree, row.communityId)
    permit(ctx, 'importRegister', pathOfCommunity(tree, row.communityId))
    if (row.kind === 'members') throw new NotFound('import')
    ensure(row.state === 'previewed', () => new Refusal('import.already_run'))
    const { notes } = row
    ensure(notes.leftOut < row.rowsTotal, () => new Refusal('import.nothing_to_do'))
    ensure(row.kind !== 'grids' || notes.treeVersion === version, () => new Refusal('import.preview_outdated'))
    await saveImport(ctx.sql, ctx.tenant, {
      id: importId,
      state: 'running',
      rowsDone: notes.leftOut,
      notes: { ...notes, created: 0, changed: 0, unchanged: 0 },
      finishedAt: null,
    })
    return { importId }
  },
  reply: (ctx, { importId }) => showImportById(ctx, importId),
})
