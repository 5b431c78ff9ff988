import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import type { Role } from './contract.ts'
import { asPost, type Post } from './post-lookup.ts'
import { maskName, seatApart } from './rules.ts'
import { findPersons } from './store/persons.ts'
import { openPostsIn } from './store/posts.ts'

/** Roles of those whom residents deal with: of whom somebody may complain by name. */
const DEALT_WITH: readonly Role[] = [
  'micro_grid_member',
  'building_lead',
  'floor_lead',
  'dedicated_grid_liaison',
  'ordinary_grid_lead',
  'committee_member',
  'community_officer',
  'desk_officer',
  'main_grid_lead',
  'subdistrict_officer',
]

/** Who holds posts at a place and above it, for somebody who complains: by role, the name in full only with consent. Vacant seats are left out. */
export async function staffAt(ctx: Context, gridId: string): Promise<{ postId: string; role: Role; name: string }[]> {
  const path = (await treeOf(ctx)).pathOf(gridId)
  const posts = await openPostsIn(ctx.sql, ctx.tenant, path, ctx.now, DEALT_WITH)
  const held = posts.flatMap((post) => post.holders.slice(0, 1).map((holder) => ({ post, holder })))
  const people = await findPersons(
    ctx.sql,
    ctx.tenant,
    held.map(({ holder }) => holder.personId),
  )
  const isPublic = new Set(people.filter((one) => one.isContactPublic).map((one) => one.id))
  return held
    .sort((a, b) => path.indexOf(a.post.gridId) - path.indexOf(b.post.gridId) || a.post.slot - b.post.slot)
    .map(({ post, holder }) => ({
      postId: post.id,
      role: post.role,
      name: isPublic.has(holder.personId) ? holder.name : maskName(holder.name),
    }))
}

/**
 * The seat that takes up a complaint about staff: of the street where it has somebody, else of the community, and never one whose
 * holder is complained of (rules.ts, seatApart).
 * @throws Refusal post.none when there is no such seat
 */
export async function seatApartFrom(ctx: Context, gridId: string, personIds: readonly string[]): Promise<Post> {
  const tree = await treeOf(ctx)
  const main = tree.mainOf(tree.communityOf(gridId).id)
  const grids = [tree.topId, main?.id].flatMap((id) => id ?? [])
  const posts = await openPostsIn(ctx.sql, ctx.tenant, grids, ctx.now, DEALT_WITH)
  const chosen = seatApart(posts, grids, personIds)
  if (!chosen) throw new Refusal('post.none')
  return asPost(chosen)
}
