import { actorId, type Command, command } from '../../platform/commands.ts'
import { attachFiles } from '../../platform/files.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ADD_FILES_DAYS, AddFiles } from './contract.ts'
import { broughtReport, countFiles } from './store.ts'

/** How many photos one report holds at most, however they came. */
const MOST_PHOTOS = 9

export const addFiles: Command = command(AddFiles, {
  run: async (ctx, { caseId, fileIds, voiceId }) => {
    const personId = actorId(ctx.actor)
    const report = personId === null ? undefined : await broughtReport(ctx.sql, ctx.tenant, caseId, personId)
    // Who brought it may do so also when the place is out of his sight by now: it is his own report.
    if (!report) throw new NotFound('report')
    if (ctx.now.getTime() - report.receivedAt.getTime() > ADD_FILES_DAYS * 86_400_000)
      throw new Refusal('report.files_late')
    await attachFiles(ctx, fileIds, 'report', report.id)
    if (voiceId) await attachFiles(ctx, [voiceId], 'report', report.id, 'sound')
    const { photos, sounds } = await countFiles(ctx.sql, ctx.tenant, report.id)
    if (photos > MOST_PHOTOS || sounds > 1) throw new Refusal('report.files_full', { most: MOST_PHOTOS })
    const { chainId } = (await treeOf(ctx)).communityOf(report.gridId)
    const subject = { type: 'report', id: report.id, gridId: report.gridId, chainId }
    ctx.announce('report.files_added', subject, { case: caseId, photos: fileIds.length, voice: voiceId !== null })
    return { caseId, photos: fileIds.length }
  },
  reply: async (_ctx, { caseId, photos }) => ({ caseId, photos }),
})
