import type { WriteContext } from '../../platform/context.ts'
import type { GridTree } from '../grids/index.ts'
import { gridsOf, postSubject } from './permit.ts'
import { qualifying } from './stand-in-rules.ts'
import { type AbsencePostRow, dropDeputy, holdingsAt, standInsAround } from './store/absences.ts'
import { endHolding } from './store/posts.ts'

/** The grids where a post may stand that lets its holder stand in for a seat there: of the same community, and above it. */
export function standInReach(tree: GridTree, gridId: string): Set<string> {
  return new Set([...gridsOf(tree, tree.communityOf(gridId).id), ...tree.pathOf(gridId)])
}

/** Ends what a deputy holds for somebody who is away, now; one whose time had not begun leaves no row. */
export async function endStandIn(ctx: WriteContext, tree: GridTree, one: AbsencePostRow): Promise<void> {
  await dropDeputy(ctx.sql, ctx.tenant, one.absenceId, one.postId)
  if (one.holdingId === null || one.deputyId === null || one.holdingFrom === null) return
  await endHolding(ctx.sql, ctx.tenant, { id: one.holdingId, from: one.holdingFrom }, ctx.now)
  ctx.announce('post.left', postSubject(tree, { id: one.postId, gridId: one.gridId }), {
    person: one.deputyId,
    until: ctx.now.toISOString(),
    as: 'deputy',
  })
}

/**
 * What becomes of stand-ins when somebody has left a post: nobody stands in for him there, he stands in nobody's stead there, and
 * elsewhere only while another post of his lets him.
 */
export async function endStandIns(
  ctx: WriteContext,
  tree: GridTree,
  post: { id: string },
  personId: string,
): Promise<void> {
  const around = await standInsAround(ctx.sql, ctx.tenant, ctx.now, personId, post.id)
  if (around.length === 0) return
  const held = (await holdingsAt(ctx.sql, ctx.tenant, [personId], ctx.now)).filter((one) => one.holdsAs === 'holder')
  for (const one of around) {
    const isFromHere = one.absentId === personId
    const mayGoOn = qualifying(one.role, standInReach(tree, one.gridId), held).length > 0
    if (!isFromHere && one.postId === post.id) await dropDeputy(ctx.sql, ctx.tenant, one.absenceId, one.postId)
    else if (isFromHere || !mayGoOn) await endStandIn(ctx, tree, one)
  }
}
