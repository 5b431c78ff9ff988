import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf, postsOf } from '../people/index.ts'
import { type Handover, ListHandovers, ListMyHandovers } from './contract.ts'
import { isPermitted, permit, relationsTo } from './permit.ts'
import { isWithLead, maySign } from './rules.ts'
import { type HandoverRow, handoversIn, handoversOf, itemsOf } from './store.ts'

export const list: Query = query(ListHandovers, async (ctx, { communityId }) => {
  const tree = await treeOf(ctx)
  const main = tree.mainOf(communityId)
  if (!main) throw new NotFound('community')
  await permit(ctx, 'list', main.id)
  const { grids } = visibleTo(ctx.actor)
  const own = tree.all().flatMap((grid) => (grid.communityId === communityId ? [grid.id] : []))
  const seen = grids === undefined ? own : own.filter((id) => grids.includes(id))
  return { handovers: await shown(ctx, await handoversIn(ctx.sql, ctx.tenant, seen)) }
})

export const mine: Query = query(ListMyHandovers, async (ctx) => {
  const { personId } = visibleTo(ctx.actor)
  return { handovers: personId === null ? [] : await shown(ctx, await handoversOf(ctx.sql, ctx.tenant, personId)) }
})

async function shown(ctx: Context, rows: readonly HandoverRow[]): Promise<Handover[]> {
  const posts = await postsOf(
    ctx,
    rows.map((row) => row.postId),
  )
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.giverId, row.receiverId]),
  )
  const items = await itemsOf(
    ctx.sql,
    ctx.tenant,
    rows.map((row) => row.id),
  )
  const tree = await treeOf(ctx)
  const out: Handover[] = []
  for (const row of rows) {
    const post = posts.get(row.postId)
    if (!post) continue
    const relations = relationsTo(ctx, row)
    out.push({
      id: row.id,
      post: { postId: post.id, role: post.role, gridId: post.gridId, gridName: tree.get(post.gridId)?.name ?? '' },
      giver: {
        personId: row.giverId,
        name: names.get(row.giverId)?.name ?? '',
        signedAt: row.giverSignedAt?.toISOString() ?? null,
      },
      receiver: {
        personId: row.receiverId,
        name: names.get(row.receiverId)?.name ?? '',
        signedAt: row.receiverSignedAt?.toISOString() ?? null,
      },
      termUntil: row.termUntil?.toISOString() ?? null,
      state: row.state,
      preparedAt: row.preparedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      isWithLead: isWithLead(row, ctx.now),
      note: row.note,
      items: items
        .filter((one) => one.handoverId === row.id)
        .map(({ n, kind, subjectId, text }) => ({ n, kind, subjectId, text })),
      maySign: relations.some((side) => maySign(row, side)),
      mayClose: isWithLead(row, ctx.now) && (await isPermitted(ctx, 'close', post.gridId, relations)),
    })
  }
  return out
}
