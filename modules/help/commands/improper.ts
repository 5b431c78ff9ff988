import { visibleTo } from '../../../platform/access.ts'
import type { EventSubject } from '../../../platform/announce.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { openCase } from '../../cases/index.ts'
import { treeOf } from '../../grids/index.ts'
import { actOn, permit, personOf, relationsToOffer, subjectOf } from '../act.ts'
import { type ImproperReason, JudgeImproper, ReportImproper } from '../contract.ts'
import { groundOf } from '../place.ts'
import { daysAfter, KEEP_TEXT_DAYS, MOST_REPORTS } from '../rules.ts'
import { countReports, lockOffer, saveOffer, saveRequest } from '../store.ts'
import { IMPROPER_WORDS } from '../words.ts'

/**
 * Hides what somebody finds improper at once, and opens a case, so that whoever said it is answered like everybody who reports. The words
 * of the neighbour stay here; the case says where to look.
 */
export const report: Command = command(ReportImproper, {
  run: async (ctx, { what, id, code, reason }) => {
    const me = personOf(ctx)
    if (me === null) throw new NotFound('person')
    if ((await countReports(ctx.sql, ctx.tenant, me, daysAfter(ctx.now, -1))) >= MOST_REPORTS)
      throw new Refusal('help.too_many_reports', { most: MOST_REPORTS })
    const found = what === 'request' ? await actOn(ctx, 'report', id, code) : await offerToReport(ctx, id, code)
    const { caseId, number } = await openFor(ctx, found.row.grid_id, reason, me)
    const hidden = { hidden_at: ctx.now, hidden_reason: reason, hidden_by_person_id: me, hidden_case_id: caseId }
    if (what === 'request') await saveRequest(ctx.sql, ctx.tenant, id, hidden)
    else await saveOffer(ctx.sql, ctx.tenant, id, hidden)
    ctx.announce('help.reported', found.event, { reason, case: caseId })
    return { caseId, number }
  },
  reply: async (_ctx, { caseId, number }) => ({ caseId, number }),
})

/** The desk decides: shown again as it was, or ended. */
export const judge: Command = command(JudgeImproper, {
  run: async (ctx, { what, id, isProper }) => {
    if (what === 'request') {
      const { row, event, save } = await actOn(ctx, 'judge', id)
      await save(isProper ? SHOWN : { hidden_at: null, ...(row.ended_at === null ? endAt(ctx.now) : {}) })
      ctx.announce('help.judged', event, { proper: isProper })
      return { id }
    }
    const row = await lockOffer(ctx.sql, ctx.tenant, id, visibleTo(ctx.actor), null)
    await permit(ctx, 'judge', row.grid_id, relationsToOffer(ctx, row))
    if (row.hidden_at === null) throw new Refusal('help.not_reported')
    await saveOffer(
      ctx.sql,
      ctx.tenant,
      id,
      isProper ? SHOWN : { hidden_at: null, ...(row.ended_at === null ? endAt(ctx.now) : {}) },
    )
    ctx.announce('help.judged', await subjectOf(ctx, 'help_offer', row), { proper: isProper })
    return { id }
  },
  reply: async (_ctx, { id }) => ({ id }),
})

const SHOWN = { hidden_at: null, hidden_reason: null, hidden_by_person_id: null, hidden_case_id: null }

function endAt(now: Date) {
  return { state: 'ended' as const, slot: null, ended_at: now, next_step_at: daysAfter(now, KEEP_TEXT_DAYS) }
}

async function offerToReport(ctx: WriteContext, offerId: string, code: string | null) {
  const communityId = code === null ? null : (await groundOf(ctx, { by: 'code', code })).communityId
  const row = await lockOffer(ctx.sql, ctx.tenant, offerId, visibleTo(ctx.actor), communityId)
  await permit(ctx, 'report', row.grid_id, relationsToOffer(ctx, row))
  if (row.hidden_at !== null) throw new Refusal('help.already_reported')
  if (row.state !== 'open') throw new Refusal('help.not_now')
  const event: EventSubject = await subjectOf(ctx, 'help_offer', row)
  return { row, event }
}

/** Fraud where money was asked for, else a matter between neighbours: both sensitive, so that not everybody on the ground reads it. */
const CATEGORY: Readonly<Partial<Record<ImproperReason, string>>> = { money: '0203' }
const BETWEEN_NEIGHBOURS = '0601'

async function openFor(ctx: WriteContext, gridId: string, reason: ImproperReason, personId: string) {
  const grid = (await treeOf(ctx)).get(gridId)
  if (!grid) throw new NotFound('grid')
  return openCase(ctx, {
    place: {
      gridId,
      versionId: grid.versionId,
      buildingId: null,
      householdId: null,
      name: grid.name,
      lng: null,
      lat: null,
    },
    channel: 'qr',
    text: `邻里互助里有一条被反映不妥（${IMPROPER_WORDS[reason].zh}），已先隐藏。请到“邻里互助”的“被反映不妥”里查看并处理。`,
    categoryCode: CATEGORY[reason] ?? BETWEEN_NEIGHBOURS,
    nature: 'complaint',
    parties: [{ partyId: ctx.newId(), personId, bearerHash: null, as: 'reporter' }],
  })
}
