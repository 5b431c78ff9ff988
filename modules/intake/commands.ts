import { command } from '../../platform/commands.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { countSent, treeOf } from '../grids/index.ts'
import { personFor } from '../people/index.ts'
import { ACCESS, BRINGS_IN } from './access.ts'
import { EnterReport, type Receipt, ReceiveReport } from './contract.ts'
import { forWhom } from './for-whom.ts'
import { resolvePlace } from './place.ts'
import { ownerOf, type Received, receive } from './receive.ts'
import { trackingCodeOf } from './tracking.ts'

export const receiveReport = command(ReceiveReport, {
  run: async (ctx, input) => {
    const place = await resolvePlace(ctx, input.place)
    const { chainId } = (await treeOf(ctx)).communityOf(place.gridId)
    const self = ctx.actor.kind === 'person' ? ctx.actor : undefined
    const onBehalfId = input.onBehalfOf ? await forWhom(ctx, input.onBehalfOf, chainId) : null
    // A member of the force who reports what he saw is told as a member; anybody else is a resident.
    const isMember = input.channel === 'member' && self !== undefined && self.grants.length > 0
    const reporterId = isMember
      ? null
      : input.reporter
        ? await personFor(ctx, input.reporter, chainId)
        : (self?.personId ?? null)
    countSent(ctx, input.viaCode ?? (input.place.by === 'code' ? input.place.code : null))
    return receive(ctx, {
      ...input,
      place,
      locatedBy: input.place.by,
      reporterId,
      memberId: isMember ? (self?.personId ?? null) : null,
      // Who brings in the words of another is who typed them.
      typedById: onBehalfId === null || isMember ? null : (self?.personId ?? null),
      typedAs: 'opener',
      onBehalfId,
    })
  },
  reply: receiptOf,
})

export const enterReport = command(EnterReport, {
  run: async (ctx, input) => {
    const place = await resolvePlace(ctx, input.place)
    const tree = await treeOf(ctx)
    const subject = { gridPath: tree.pathOf(place.gridId), relations: [] }
    ensure(may(ctx.actor, ACCESS.enterReport, subject), () => new Forbidden('enterReport'))
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
      typedAs: may(ctx.actor, BRINGS_IN, subject) ? 'member' : 'opener',
      memberId: null,
      aboutPostId: null,
    })
  },
  reply: receiptOf,
})

/** A request of a signed-in person at a printed code, brought in by another module of the house. @throws Refusal as `resolvePlace` does */
export async function receiveRequest(
  ctx: WriteContext,
  one: { code: string; text: string; categoryCode: string; nature: string; personId: string },
): Promise<Received> {
  const place = await resolvePlace(ctx, { by: 'code', code: one.code, detail: '' })
  return receive(ctx, {
    channel: 'qr',
    text: one.text,
    place,
    locatedBy: 'code',
    categoryCode: one.categoryCode,
    nature: one.nature,
    reporterId: one.personId,
    memberId: null,
    typedById: null,
    typedAs: 'opener',
    onBehalfId: null,
    fileIds: [],
    voiceId: null,
    aboutPostId: null,
  })
}

/** The receipt on screen, at once: number, owner, by when, and the private code. */
export async function receiptOf(ctx: Context, received: Received): Promise<Receipt> {
  const { caseId, number, gridId, triageBy } = received
  const owner = await ownerOf(ctx, received)
  return {
    caseId,
    number,
    trackingCode: received.hasCode ? trackingCodeOf(ctx.keys, received.reportId) : null,
    gridName: (await treeOf(ctx)).get(gridId)?.name ?? '',
    ownerRole: owner?.role ?? '',
    ownerName: owner?.holders[0]?.name ?? null,
    triageBy,
  }
}
