import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal } from '../../../platform/pure/refusals.ts'
import { OPEN_ROOT_CAUSE } from '../access.ts'
import { OpenRootCause } from '../contract.ts'
import { subjectOf } from '../facts.ts'
import { openCase } from '../open.ts'
import { isRecurring, occurrencesOf } from '../rules/recurring.ts'
import { linkToRoot, listOccurrences, lockOccurrences } from '../store/alike.ts'
import { type CaseRow, getCase } from '../store/load.ts'
import { actingPerson, actOn } from './act.ts'
import { assigning, triaging } from './desk.ts'

/**
 * One case for what makes the same thing happen again and again (根因件). It is triaged and assigned as routed; its children keep
 * their own lives. Where one is open already, those that do not belong to it yet are added,
 * however many there are.
 */
export const openRootCause = command(OpenRootCause, {
  run: async (ctx, input) => {
    const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
    ensure(may(ctx.actor, OPEN_ROOT_CAUSE, await subjectOf(ctx, loaded)), () => new Forbidden('openRootCause'))
    const { row } = loaded
    const occurrences = await recurrenceOf(ctx, row)
    // Locked in order of their ids: of two who press at once, the second finds what the first has opened.
    const locked = await lockOccurrences(
      ctx.sql,
      ctx.tenant,
      occurrences.map((one) => one.id),
    )
    const known = locked.find((one) => one.rootId !== null)
    if (!known && !isRecurring(occurrences)) throw new Refusal('case.not_recurring', { count: occurrences.length })
    const rootId = known?.rootId ?? (await openRoot())
    const added = locked.filter((one) => one.rootId === null)
    await linkToRoot(
      ctx.sql,
      ctx.tenant,
      added.map((one) => one.id),
      rootId,
    )
    for (const one of added)
      ctx.announce(
        'case.root_cause_linked',
        { type: 'case', id: one.id, gridId: one.gridId, chainId: one.chainId },
        { root: rootId },
      )
    return { rootId, isNew: known === undefined }

    async function openRoot(): Promise<string> {
      const personId = actingPerson(ctx.actor)
      const { caseId } = await openCase(ctx, {
        place: {
          gridId: row.grid_id,
          versionId: row.grid_version_id,
          buildingId: row.building_id,
          householdId: null,
          name: input.placeName,
          lng: row.lng,
          lat: row.lat,
        },
        channel: row.channel,
        text: input.text,
        categoryCode: row.category_code,
        nature: row.nature,
        parties: personId === null ? [] : [{ partyId: ctx.newId(), personId, bearerHash: null, as: 'opener' }],
      })
      const triaged = { caseId, categoryCode: row.category_code ?? '', nature: row.nature as 'help', suggested: null }
      await actOn(ctx, 'triage', triaged, (acting) => triaging(acting, triaged))
      await actOn(ctx, 'assign', { caseId }, (acting) => assigning(acting, { note: '' }))
      return caseId
    }
  },
  reply: async (ctx, { rootId, isNew }) => {
    const { row } = await getCase(ctx.sql, ctx.tenant, rootId, visibleTo({ kind: 'system', name: 'reply' }))
    return { caseId: rootId, number: row.number, isNew }
  },
})

/** What happened here before and since, of the same kind. */
export async function recurrenceOf(ctx: Context, row: CaseRow) {
  if (row.category_code === null) return []
  return occurrencesOf(row.id, await listOccurrences(ctx.sql, ctx.tenant, visibleTo(ctx.actor), row))
}
