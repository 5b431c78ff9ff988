import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import { attachFiles, filesOf } from '../../../platform/files.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal } from '../../../platform/pure/refusals.ts'
import { ADD_PHOTOS } from '../access.ts'
import { ADD_PHOTOS_DAYS, AddPhotos } from '../contract.ts'
import { subjectOf } from '../facts.ts'
import { lockCase } from '../store/load.ts'

/** How many photos of its results one case holds at most: it may be resolved more than once. */
const MOST_PHOTOS = 27

/** Photos that follow a resolve. They change nothing of the case: whoever looks at it sees them. */
export const addPhotos: Command = command(AddPhotos, {
  run: async (ctx, { caseId, fileIds }) => {
    const loaded = await lockCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    ensure(may(ctx.actor, ADD_PHOTOS, await subjectOf(ctx, loaded)), () => new Forbidden('addPhotos'))
    const { row } = loaded
    ensure(row.resolved_at !== null, () => new Refusal('case.not_resolved'))
    const since = ctx.now.getTime() - (row.resolved_at?.getTime() ?? 0)
    ensure(since <= ADD_PHOTOS_DAYS * 86_400_000, () => new Refusal('case.photos_late'))
    await attachFiles(ctx, fileIds, 'case', caseId)
    const kept = await filesOf(ctx, [caseId])
    ensure(kept.length <= MOST_PHOTOS, () => new Refusal('case.photos_full', { most: MOST_PHOTOS }))
    const subject = { type: 'case', id: caseId, gridId: row.grid_id, chainId: row.chain_id }
    ctx.announce('case.photos_added', subject, { photos: fileIds.length })
    return { caseId, photos: fileIds.length }
  },
  reply: async (_ctx, result) => result,
})
