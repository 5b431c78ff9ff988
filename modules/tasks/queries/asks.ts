import { visibleTo } from '../../../platform/access.ts'
import { query } from '../../../platform/queries.ts'
import { locateHouseholds, treeOf } from '../../grids/index.ts'
import { namesOf, resolvePosts } from '../../people/index.ts'
import { ListAsks } from '../contract/asks.ts'
import { gridsFor, mayOver } from '../permit.ts'
import { askRole } from '../rules.ts'
import { countAsks, listAsks } from '../store/asks.ts'

const PAGE = 50

export const asks = query(ListAsks, async (ctx, { isOpen, what, gridId, after }) => {
  const tree = await treeOf(ctx)
  const gridIds = gridsFor(ctx, tree, 'asks', gridId)
  const sight = visibleTo(ctx.actor)
  const rows = await listAsks(ctx.sql, ctx.tenant, sight, {
    isOpen,
    what,
    gridIds,
    after: after === null ? null : { at: new Date(after.at), id: after.id },
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  const places = await locateHouseholds(
    ctx,
    page.map((one) => one.householdId),
  )
  const names = await namesOf(
    ctx,
    page.flatMap((one) => [one.foundBy ?? [], one.settledBy ?? []].flat()),
  )
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id)?.name ?? ''))
  const grids = page.map((one) => one.gridId)
  // Whoever sits there today, and whoever stands in for a seat that is vacant.
  const owners = [
    await resolvePosts(ctx, grids, askRole(0)),
    page.some((one) => one.lifts > 0) ? await resolvePosts(ctx, grids, askRole(1)) : new Map<string, never>(),
  ]
  return {
    asks: page.map((one) => {
      const owner = owners[one.lifts > 0 ? 1 : 0].get(one.gridId)
      const isPending = one.state === 'open'
      return {
        id: one.id,
        what: one.what,
        state: one.state,
        householdId: one.householdId,
        gridId: one.gridId,
        gridName: tree.get(one.gridId)?.name ?? '',
        placeName: places.get(one.householdId)?.placeName ?? '',
        foundAt: one.foundAt.toISOString(),
        foundBy: nameOf(one.foundBy),
        words: one.wordsSealed === null ? '' : ctx.keys.open(one.wordsSealed),
        dueAt: one.dueAt.toISOString(),
        isLate: isPending && one.dueAt <= ctx.now,
        owner:
          isPending && owner ? { role: owner.role, name: owner.holders.map((each) => each.name).join('、') } : null,
        settledAt: one.settledAt?.toISOString() ?? null,
        settledBy: nameOf(one.settledBy),
        reason: one.reason,
        caseId: one.caseId,
        maySettle: isPending && mayOver(ctx, tree, 'settleAsk', one.gridId),
      }
    }),
    counts: await countAsks(ctx.sql, ctx.tenant, sight, gridIds, ctx.now),
    next: last ? { at: last.listedAt.toISOString(), id: last.id } : null,
  }
})
