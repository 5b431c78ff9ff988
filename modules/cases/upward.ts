import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import type { Role } from '../people/contract.ts'
import { getPost, type Post, resolvePost } from '../people/index.ts'
import type { Tier } from './contract.ts'

/** Who leads, from the lowest level up. A post that is no lead stands below the lead of its own grid. */
const LEADS: readonly Role[] = [
  'micro_grid_member',
  'ordinary_grid_lead',
  'main_grid_lead',
  'subdistrict_officer',
  'district_officer',
]

/** Where a lead of the level of a grid stands in LEADS. */
const LEVEL_LEAD: Readonly<Record<string, number>> = {
  micro: 0,
  compound: 1,
  ordinary: 1,
  main: 2,
  community: 2,
  subdistrict: 3,
  district: 4,
}

/** Which desk takes a case over at a tier. */
const TIER_ROLE: Readonly<Record<Tier, Role>> = {
  grid: 'ordinary_grid_lead',
  community: 'desk_officer',
  subdistrict: 'subdistrict_officer',
}

/** The post that takes a case over at a tier, for a place. */
export async function postOfTier(ctx: Context, gridId: string, tier: Tier): Promise<Post> {
  return resolvePost(ctx, gridId, TIER_ROLE[tier])
}

/**
 * The post so many levels above another, as it is filled today; where the levels end, the highest there is. `isTop` = nobody
 * stands above. It is looked for in the line of the post itself: who helps from a dedicated grid has his own leads, not those of the
 * place. `gridId`, where the case is, counts for a post whose grid is no more.
 */
export async function postAbove(
  ctx: Context,
  postId: string,
  gridId: string,
  levels: number,
): Promise<{ post: Post; isTop: boolean }> {
  const below = await getPost(ctx, postId)
  const line = (await treeOf(ctx)).get(below.gridId) ? below.gridId : gridId
  let last = below
  let left = levels
  for (const role of LEADS.slice(await rankAbove(ctx, below))) {
    if (left === 0) break
    const post = await resolvePost(ctx, line, role)
    // A vacant level is climbed over: its work is already with the next one.
    if (post.id === below.id || post.id === last.id) continue
    if ((await rankAbove(ctx, post)) <= (await rankAbove(ctx, last))) continue
    last = post
    left -= 1
  }
  return { post: last, isTop: left > 0 }
}

/** The post that decides over another: the next level above. @throws Refusal case.nobody_above */
export async function approverOf(ctx: Context, postId: string, gridId: string): Promise<Post> {
  const { post, isTop } = await postAbove(ctx, postId, gridId, 1)
  if (isTop || post.id === postId) throw new Refusal('case.nobody_above')
  return post
}

/** The lowest lead above both posts: the one whose grid holds both of theirs. */
export async function commonLead(ctx: Context, gridId: string, one: string, other: string): Promise<Post> {
  const tree = await treeOf(ctx)
  const paths = await Promise.all([one, other].map(async (id) => tree.pathOf((await getPost(ctx, id)).gridId)))
  const common = paths[0].find((id) => paths[1].includes(id)) ?? gridId
  const rank = Math.min(LEADS.length - 1, LEVEL_LEAD[tree.get(common)?.level ?? 'main'] ?? 2)
  for (const role of LEADS.slice(Math.max(1, rank))) {
    const post = await resolvePost(ctx, common, role)
    if (post.id !== one && post.id !== other) return post
  }
  return resolvePost(ctx, gridId, 'main_grid_lead')
}

/** Index in LEADS of the first role above a post. */
async function rankAbove(ctx: Context, post: Post): Promise<number> {
  const own = LEADS.indexOf(post.role)
  if (own >= 0) return own + 1
  const level = (await treeOf(ctx)).get(post.gridId)?.level ?? 'main'
  return LEVEL_LEAD[level] ?? 2
}
