import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../platform/access.ts'
import { command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { soundsOf } from '../../platform/files.ts'
import { commit } from '../../platform/keys.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { callBySpoken, getCase, hasOnlyJoined, mergedInto, notesOf, subjectOf } from '../cases/index.ts'
import { namesOf } from '../people/index.ts'
import { ACCESS } from './access.ts'
import { Transcribe, type Voice } from './contract.ts'
import { insertTranscript, reportsOf, transcriptsOf } from './store.ts'
import { SPOKEN } from './words.ts'

/** A voice with what it belongs to: a report, or a note that a reporter added. */
export type OwnedVoice = Voice & { readonly ownerId: string }

/** The voices of reports and of what was added to a case, oldest first. The caller has seen both. Only staff read who typed. */
export async function voicesOf(
  ctx: Context,
  reports: readonly { id: string; received_at: Date }[],
  notes: readonly { id: string; at: Date; kind: string }[],
): Promise<OwnedVoice[]> {
  const saidAt = new Map([
    ...reports.map((one) => [one.id, one.received_at] as const),
    ...notes.filter((one) => one.kind === 'supply').map((one) => [one.id, one.at] as const),
  ])
  const sounds = await soundsOf(ctx, [...saidAt.keys()])
  if (sounds.length === 0) return []
  const written = await transcriptsOf(
    ctx.sql,
    ctx.tenant,
    sounds.map((sound) => sound.id),
  )
  const isStaff = ctx.actor.kind === 'person' && ctx.actor.grants.length > 0
  const names = isStaff
    ? await namesOf(
        ctx,
        written.map((one) => one.byPersonId),
      )
    : new Map<string, { name: string }>()
  return sounds.map(({ id, ownerId, millis, mediaType }) => ({
    ownerId,
    fileId: id,
    millis,
    mediaType,
    at: saidAt.get(ownerId)?.toISOString() ?? '',
    transcripts: written
      .filter((one) => one.fileId === id)
      .map((one) => ({ text: one.text, byName: names.get(one.byPersonId)?.name ?? null, at: one.at.toISOString() })),
  }))
}

/**
 * Writes down what was heard. A case that was called "voice report" is called by these words from then on; the report itself stays as
 * it was said.
 */
export const transcribe = command(Transcribe, {
  run: async (ctx, { caseId, fileId, text }) => {
    const loaded = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    const subject = await subjectOf(ctx, loaded)
    ensure(
      ctx.actor.kind === 'person' && may(ctx.actor, ACCESS.transcribe, subject),
      () => new Forbidden('intake.transcribe'),
    )
    const { reports, voices } = await allVoices(ctx, caseId)
    const voice = voices.find((one) => one.fileId === fileId)
    if (!voice) throw new NotFound('file')
    const id = ctx.newId()
    const salt = randomBytes(16)
    await insertTranscript(ctx.sql, ctx.tenant, {
      id,
      caseId,
      fileId,
      text,
      salt,
      byPersonId: ctx.actor.kind === 'person' ? ctx.actor.personId : '',
      at: ctx.now,
    })
    const first = reports.find((one) => one.case_id === caseId)
    const isItsWords = first?.is_spoken === true && voice.ownerId === first.id
    const summarySeal = isItsWords ? await callBySpoken(ctx, caseId, Object.values(SPOKEN.report), text) : null
    const { grid_id: gridId, chain_id: chainId } = loaded.row
    ctx.announce(
      'report.transcribed',
      { type: 'case', id: caseId, gridId, chainId },
      { case: caseId, file: fileId, transcript: id, text_seal: commit(salt, text), summary_seal: summarySeal },
    )
    return { caseId, fileId }
  },
  reply: async (ctx, { caseId, fileId }) => {
    const loaded = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
    const voice = (await allVoices(ctx, caseId)).voices.find((one) => one.fileId === fileId)
    if (!voice) throw new NotFound('file')
    return voice
  },
})

/** All that was said about a case, also by the reporters of those merged into it. */
async function allVoices(ctx: Context, caseId: string) {
  const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
  const cases = [caseId, ...(await mergedInto(ctx.sql, ctx.tenant, row))]
  const reports = (await Promise.all(cases.map((id) => reportsOf(ctx.sql, ctx.tenant, id)))).flat()
  return { reports, voices: await voicesOf(ctx, reports, await notesOf(ctx.sql, ctx.tenant, caseId)) }
}
