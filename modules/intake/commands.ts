import { visibleTo } from '../../platform/access.ts'
import { command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { getCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { personFor, postsOf } from '../people/index.ts'
import { ACCESS } from './access.ts'
import { EnterReport, type Receipt, ReceiveReport } from './contract.ts'
import { resolvePlace } from './place.ts'
import { receive } from './receive.ts'
import { reportById } from './store.ts'
import { trackingCodeOf } from './tracking.ts'

export const receiveReport = command(ReceiveReport, {
  run: async (ctx, input) => {
    const place = await resolvePlace(ctx, input.place)
    const { chainId } = (await treeOf(ctx)).communityOf(place.gridId)
    const self = ctx.actor.kind === 'person' ? ctx.actor : undefined
    // A member of the force who reports what he saw is told as a member; anybody else is a resident.
    const isMember = input.channel === 'member' && self !== undefined && self.grants.length > 0
    const reporterId = isMember
      ? null
      : input.reporter
        ? await personFor(ctx, input.reporter, chainId)
        : (self?.personId ?? null)
    return receive(ctx, {
      ...input,
      place,
      locatedBy: input.place.by,
      reporterId,
      memberId: isMember ? (self?.personId ?? null) : null,
      typedById: null,
      onBehalfId: null,
    })
  },
  reply: (ctx, { reportId, caseId }) => receipt(ctx, reportId, caseId),
})

export const enterReport = command(EnterReport, {
  run: async (ctx, input) => {
    const place = await resolvePlace(ctx, input.place)
    const tree = await treeOf(ctx)
    ensure(
      may(ctx.actor, ACCESS.enterReport, { gridPath: tree.pathOf(place.gridId), relations: [] }),
      () => new Forbidden('enterReport'),
    )
    const { chainId } = tree.communityOf(place.gridId)
    const reporterId = input.reporter ? await personFor(ctx, input.reporter, chainId) : null
    const onBehalfId = input.onBehalfOf ? await personFor(ctx, input.onBehalfOf, chainId) : null
    const typedById = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    return receive(ctx, {
      ...input,
      place,
      locatedBy: input.place.by,
      reporterId,
      onBehalfId,
      typedById,
      memberId: null,
    })
  },
  reply: (ctx, { reportId, caseId }) => receipt(ctx, reportId, caseId),
})

/** The receipt on screen, at once: number, owner, by when, and the private code. */
async function receipt(ctx: Context, reportId: string, caseId: string): Promise<Receipt> {
  const { row, clocks } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo({ kind: 'system', name: 'receipt' }))
  const report = await reportById(ctx.sql, ctx.tenant, reportId)
  const grid = (await treeOf(ctx)).get(row.grid_id)
  const owner = row.owner_post_id ? (await postsOf(ctx, [row.owner_post_id])).get(row.owner_post_id) : undefined
  const triage = clocks.find((clock) => clock.kind === 'triage')
  return {
    caseId,
    number: row.number,
    trackingCode: report.tracking_hash ? trackingCodeOf(ctx.keys, reportId) : null,
    gridName: grid?.name ?? '',
    ownerRole: owner?.role ?? '',
    ownerName: owner?.holders[0]?.name ?? null,
    triageBy: (triage?.dueAt ?? row.next_deadline_at ?? ctx.now).toISOString(),
  }
}
