import { visibleTo } from '../../../platform/access.ts'
import { query } from '../../../platform/queries.ts'
import { calendarOf } from '../../calendars/index.ts'
import { treeOf } from '../../grids/index.ts'
import { postsUnder, resolvePost } from '../../people/index.ts'
import { currentSets } from '../../routing/index.ts'
import { SuggestAssignment } from '../contract.ts'
import { routed } from '../route.ts'
import { rulingLimit } from '../rules.ts'
import { getCase } from '../store/load.ts'
import { labelOf } from './lines.ts'

export const suggestAssignment = query(SuggestAssignment, async (ctx, input) => {
  const { row } = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  const tree = await treeOf(ctx)
  const line = tree.pathOf(row.grid_id)
  const calendar = await calendarOf(ctx, row.calendar_set_id)
  const route = await routed(ctx, await currentSets(ctx), calendar, row)
  const posts = await postsUnder(ctx, line.find((id) => tree.get(id)?.level === 'main') ?? row.grid_id)
  const label = (post: { role: string; gridId: string; holders: readonly { name: string }[] }) =>
    labelOf(tree.get(post.gridId)?.name ?? '', post)
  const first = await resolvePost(ctx, row.grid_id, route.matched.toRole)
  const second = route.nextBest ? await resolvePost(ctx, row.grid_id, route.nextBest.toRole) : null
  const due = rulingLimit(row.assigned_at ?? ctx.now, route.limits, calendar)
  return {
    suggested: {
      postId: first.id,
      label: label(first),
      ruleNote: route.matched.note,
      dueAt: due.at.toISOString(),
      isProvisional: due.provisional,
    },
    nextBest:
      second && route.nextBest && second.id !== first.id
        ? { postId: second.id, label: label(second), ruleNote: route.nextBest.note }
        : null,
    // Posts on the case's own line first, then the rest of the community.
    posts: [...posts]
      .filter((post) => post.holders.length > 0)
      .sort((a, b) => place(line, a.gridId) - place(line, b.gridId))
      .map((post) => ({
        postId: post.id,
        role: post.role,
        gridName: tree.get(post.gridId)?.name ?? '',
        holderName: post.holders[0]?.name ?? null,
      })),
  }
})

function place(line: readonly string[], gridId: string): number {
  const at = line.indexOf(gridId)
  return at === -1 ? line.length : at
}
