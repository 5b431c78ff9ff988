import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { postsUnder } from '../people/index.ts'
import type { Mark, Target } from './contract/names.ts'
import type { GridMinutes, TemplateContent } from './contract/register.ts'
import { minutesPerMember, perMonth, shownState } from './rules.ts'
import { countTargets, type Wanted } from './store/targets.ts'
import { agreedMinutes, type TemplateRow, templatesOf } from './store/templates.ts'

type Asked = Pick<TemplateContent, 'target' | 'mark' | 'gridIds' | 'frequency' | 'minutes'>

/**
 * The grids that an item reaches: those it names with all below them. An item about the grid as a whole reaches the smallest ones, in which
 * the members are.
 */
export function reachOf(tree: GridTree, item: Pick<Asked, 'target' | 'gridIds'>): string[] {
  const all = [...new Set(item.gridIds.flatMap((id) => tree.under(id)))]
  return item.target === 'grid' ? all.filter((id) => tree.childrenOf(id).length === 0) : all
}

/** What is looked for by an item today. */
export function wantedBy(tree: GridTree, item: Pick<Asked, 'target' | 'mark' | 'gridIds'>): Wanted {
  return { target: item.target, mark: item.mark, gridIds: reachOf(tree, item) }
}

/**
 * Minutes a month that are asked of one member in each grid of a community: by what is admitted today or will be; or without one item (in
 * whatever version) and with it. In the order of the grids. Counted by rule from what there is (targets × how often ×
 * minutes ÷ members), so that it can be shown before anything is planned.
 */
export async function minutesOf(
  ctx: Context,
  communityId: string,
  versions: readonly TemplateRow[],
  more: { readonly item: Asked; readonly seriesId: string } | null,
): Promise<GridMinutes[]> {
  const tree = await treeOf(ctx)
  const head = tree.mainOf(communityId)
  if (!head) return []
  const today = localDate(ctx.now)
  const inForce = versions.filter((one) => ['admitted', 'coming'].includes(shownState(one, today)))
  const grids = tree.under(head.id).filter((id) => tree.get(id)?.communityId === communityId)
  const counted = new Map<string, Map<string, number>>()
  const countOf = async (target: Target, mark: Mark | null): Promise<ReadonlyMap<string, number>> => {
    const key = `${target}/${mark}`
    const known = counted.get(key)
    if (known) return known
    const made = await countTargets(ctx.sql, ctx.tenant, { target, mark, gridIds: grids })
    counted.set(key, made)
    return made
  }
  const loads = async (items: readonly Asked[]): Promise<Map<string, number>> => {
    const sums = new Map<string, number>()
    for (const item of items) {
      const targets = await countOf(item.target, item.mark)
      for (const gridId of reachOf(tree, item)) {
        const isOrdered = item.frequency.unit === 'on_demand'
        const count = isOrdered ? (tree.childrenOf(gridId).length === 0 ? 1 : 0) : (targets.get(gridId) ?? 0)
        sums.set(gridId, (sums.get(gridId) ?? 0) + count * perMonth(item.frequency) * item.minutes)
      }
    }
    return sums
  }
  const others = more ? inForce.filter((one) => one.seriesId !== more.seriesId) : inForce
  const before = await loads(others)
  const after = more ? await loads([...others, more.item]) : before
  const targets = more ? await countOf(more.item.target, more.item.mark) : new Map<string, number>()
  const reached = new Set(more ? reachOf(tree, more.item) : grids)
  const members = await membersIn(ctx, head.id)
  return grids
    .filter((id) => reached.has(id) && ((before.get(id) ?? 0) > 0 || (after.get(id) ?? 0) > 0))
    .map((id) => ({
      gridId: id,
      gridName: tree.get(id)?.name ?? '',
      members: members.get(id) ?? 0,
      targets: targets.get(id) ?? 0,
      before: minutesPerMember(before.get(id) ?? 0, members.get(id) ?? 0),
      after: minutesPerMember(after.get(id) ?? 0, members.get(id) ?? 0),
    }))
}

/** What is asked of members in the grids of a community by what is in force, and what was agreed for one of them. */
export async function askedOfMembers(
  ctx: Context,
  communityId: string,
): Promise<{ agreedMinutes: number | null; perGrid: GridMinutes[] }> {
  const versions = await templatesOf(ctx.sql, ctx.tenant, communityId, visibleTo(ctx.actor))
  return {
    agreedMinutes: await agreedMinutes(ctx.sql, ctx.tenant, communityId),
    perGrid: await minutesOf(ctx, communityId, versions, null),
  }
}

/** How many people hold a member's post in each grid. */
async function membersIn(ctx: Context, headId: string): Promise<Map<string, number>> {
  const people = new Map<string, Set<string>>()
  for (const post of await postsUnder(ctx, headId)) {
    if (post.role !== 'micro_grid_member' && post.role !== 'dedicated_grid_liaison') continue
    const known = people.get(post.gridId) ?? new Set<string>()
    people.set(post.gridId, known)
    for (const { personId, holdsAs } of post.holders) if (holdsAs === 'holder') known.add(personId)
  }
  return new Map([...people].map(([gridId, ids]) => [gridId, ids.size]))
}
