import { command } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import { directoryKey } from '../../platform/directory.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { joinCase, nearbyCases } from '../cases/index.ts'
import { countSent, treeOf } from '../grids/index.ts'
import { personFor } from '../people/index.ts'
import { ACCESS } from './access.ts'
import { FindNearby, JoinReport, type Place } from './contract.ts'
import { forWhom } from './for-whom.ts'
import { resolvePlace } from './place.ts'
import { keepReport, ownerOf } from './receive.ts'
import { trackingCodeOf } from './tracking.ts'

/** Suggestions are a help, never a hurdle: a place that cannot be found has none. */
export const nearby = query(FindNearby, async (ctx, input) => {
  const spot = await spotOf(ctx, input.place)
  if (!spot) return { cases: [] }
  const found = await nearbyCases(ctx, spot, input.text, input.categoryCode)
  return {
    cases: found.map(({ reportedAt, dueAt, nextDeadlineAt, ...one }) => ({
      ...one,
      reportedAt: reportedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      nextDeadlineAt: nextDeadlineAt?.toISOString() ?? null,
    })),
  }
})

/**
 * "Me too": the words are kept as they are, and whoever said them, or for whom, waits for the answer of the case that is there already.
 * @throws Refusal of `joinCase`, `forWhom` and `resolvePlace`
 */
export const joinReport = command(JoinReport, {
  run: async (ctx, input) => {
    const place = await resolvePlace(ctx, input.place)
    const tree = await treeOf(ctx)
    const isTyped = input.channel === 'phone' || input.channel === 'visit'
    if (isTyped)
      ensure(
        may(ctx.actor, ACCESS.enterReport, { gridPath: tree.pathOf(place.gridId), relations: [] }),
        () => new Forbidden('joinReport'),
      )
    if (!isTyped) countSent(ctx, input.viaCode ?? (input.place.by === 'code' ? input.place.code : null))
    const actorId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const { chainId } = tree.communityOf(place.gridId)
    const namedId = input.reporter ? await personFor(ctx, input.reporter, chainId) : null
    const { onBehalfOf } = input
    const onBehalfId = onBehalfOf
      ? await forWhom(ctx, 'name' in onBehalfOf && !isTyped ? { name: onBehalfOf.name } : onBehalfOf, chainId)
      : null
    const isFamily = onBehalfOf !== null && 'personId' in onBehalfOf
    const reporterId = namedId ?? (isTyped ? null : actorId)
    // Two who speak as one have one voice: that of whoever can be reached.
    const isReached = isFamily || (isTyped && onBehalfOf?.phone)
    const waitsId = isReached ? onBehalfId : (reporterId ?? onBehalfId)
    const reportId = ctx.newId()
    const trackingHash = directoryKey(ctx.keys, 'tracking', trackingCodeOf(ctx.keys, reportId))
    const joined = await joinCase(ctx, {
      caseId: input.caseId,
      spot: place,
      personId: waitsId,
      isSelf: !isTyped && namedId === null && waitsId !== null && (isFamily || waitsId === actorId),
      bearerHash: trackingHash,
    })
    await keepReport(ctx, {
      ...input,
      reportId,
      caseId: joined.caseId,
      trackingHash,
      place,
      locatedBy: input.place.by,
      reporterId,
      memberId: null,
      typedById: isTyped || onBehalfId !== null ? actorId : null,
      onBehalfId,
    })
    return {
      reportId,
      caseId: joined.caseId,
      number: joined.number,
      gridId: joined.gridId,
      ownerPostId: joined.ownerPostId,
      triageBy: joined.nextDeadlineAt.toISOString(),
      dueAt: joined.dueAt?.toISOString() ?? null,
      hasCode: true,
    }
  },
  reply: async (ctx, joined) => {
    const owner = await ownerOf(ctx, joined)
    return {
      caseId: joined.caseId,
      number: joined.number,
      trackingCode: trackingCodeOf(ctx.keys, joined.reportId),
      gridName: (await treeOf(ctx)).get(joined.gridId)?.name ?? '',
      ownerRole: owner?.role ?? '',
      ownerName: owner?.holders[0]?.name ?? null,
      triageBy: joined.triageBy,
      dueAt: joined.dueAt,
    }
  },
})

async function spotOf(ctx: Context, place: Place) {
  try {
    return await resolvePlace(ctx, place)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
