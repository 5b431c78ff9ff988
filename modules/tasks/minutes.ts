import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { postsUnder } from '../people/index.ts'
import type { Mark, Target } from './contract/names.ts'
import type { GridMinutes, TemplateContent } from './contract/register.ts'
import { minutesPerMember, perMonth, shownState } from './rules.ts'
import { countTargets, type Wanted } from './store/targets.ts'
import { allAgreed, allTemplates, type TemplateRow } from './store/templates.ts'

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
  const grids = tree.under(head.id).filter((id) => tree.get(id)?.communityId === communityId)
  return minutesIn(ctx, tree, grids, await membersIn(ctx, head.id), versions, more)
}

/** The same in some grids, of one community or of several: what it costs does not depend on how many. */
async function minutesIn(
  ctx: Context,
  tree: GridTree,
  grids: readonly string[],
  members: ReadonlyMap<string, number>,
  versions: readonly TemplateRow[],
  more: { readonly item: Asked; readonly seriesId: string } | null,
): Promise<GridMinutes[]> {
  const today = localDate(ctx.now)
  const inForce = versions.filter((one) => ['admitted', 'coming'].includes(shownState(one, today)))
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

/** What is asked of members in each community of the tenant by what is in force, and what was agreed for one of them there. */
export async function askedOfMembers(
  ctx: Context,
): Promise<{ communityId: string; agreedMinutes: number | null; perGrid: GridMinutes[] }[]> {
  const tree = await treeOf(ctx)
  const communities = tree.communities()
  const all = tree.topId === undefined ? [] : tree.under(tree.topId)
  const versions = await allTemplates(ctx.sql, ctx.tenant, visibleTo(ctx.actor))
  const agreed = await allAgreed(ctx.sql, ctx.tenant)
  const members = tree.topId === undefined ? new Map<string, number>() : await membersIn(ctx, tree.topId)
  const asked = await minutesIn(ctx, tree, all, members, versions, null)
  return communities.map(({ id }) => ({
    communityId: id,
    agreedMinutes: agreed.get(id) ?? null,
    perGrid: asked.filter((one) => tree.get(one.gridId)?.communityId === id),
  }))
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
