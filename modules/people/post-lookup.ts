import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import type { Away, Role } from './contract.ts'
import { chooseSeat, fallBackRoles, maskName } from './rules.ts'
import { findPersons } from './store/persons.ts'
import { findPosts, openPostsIn, type PostRow } from './store/posts.ts'

/** A seat with those who answer for it today, the holder first, and those who sit in it but are away; nobody of either = vacant. */
export type Post = {
  readonly id: string
  readonly gridId: string
  readonly role: Role
  readonly slot: number
  readonly holders: readonly {
    readonly personId: string
    readonly name: string
    readonly holdsAs: 'holder' | 'deputy'
  }[]
  readonly away: readonly { readonly personId: string; readonly name: string; readonly until: Date }[]
}

/**
 * The seat that answers for a role at a place today (rules.ts, chooseSeat): the nearest one with somebody in it who is not away, along the grids upward and the
 * order of fall-back; in the last resort the lead's seat of the community's first main grid, although vacant.
 * @throws Refusal post.none when the community has no such seat: a mistake of setting up
 */
export async function resolvePost(ctx: Context, gridId: string, role: Role): Promise<Post> {
  const post = (await resolvePosts(ctx, [gridId], role)).get(gridId)
  if (!post) throw new Refusal('post.none')
  return post
}

/** The same for many places at once, in one statement; a place for which no such seat was ever made is left out. */
export async function resolvePosts(ctx: Context, gridIds: readonly string[], role: Role): Promise<Map<string, Post>> {
  const tree = await treeOf(ctx)
  const places = [...new Set(gridIds)].map((gridId) => {
    const first = tree.mainOf(tree.communityOf(gridId).id)
    return {
      gridId,
      path: tree.pathOf(gridId).flatMap((id) => tree.get(id) ?? []),
      lastResort: first?.level === 'main' ? first.id : undefined,
    }
  })
  const grids = new Set(
    places.flatMap(({ path, lastResort }) => [...path.map((grid) => grid.id), ...(lastResort ? [lastResort] : [])]),
  )
  const roles = [...new Set([...fallBackRoles(role), 'main_grid_lead' as const])]
  const posts = await openPostsIn(ctx.sql, ctx.tenant, [...grids], ctx.now, roles)
  const seats = posts.map((post) => ({ ...post, isHeld: post.holders.some((one) => one.awayUntil === null) }))
  return new Map(
    places.flatMap(({ gridId, path, lastResort }) => {
      const rungs = path.map((grid) => ({ gridId: grid.id, level: grid.level }))
      const chosen = chooseSeat(role, rungs, lastResort, seats)
      const post = posts.find((one) => one.id === chosen?.id)
      return post ? [[gridId, asPost(post)] as const] : []
    }),
  )
}

/** A post by its id, also a closed one. @throws NotFound */
export async function getPost(ctx: Context, postId: string): Promise<Post> {
  const [post] = await findPosts(ctx.sql, ctx.tenant, [postId], ctx.now)
  if (!post) throw new NotFound('post')
  return asPost(post)
}

/** Posts by their ids; unknown ids are left out. */
export async function postsOf(ctx: Context, postIds: readonly string[]): Promise<Map<string, Post>> {
  if (postIds.length === 0) return new Map()
  const rows = await findPosts(ctx.sql, ctx.tenant, [...new Set(postIds)], ctx.now)
  return new Map(rows.map((row) => [row.id, asPost(row)]))
}

/** The open posts of a grid and all below it: grid by grid from the top, then by role and slot. */
export async function postsUnder(ctx: Context, gridId: string): Promise<Post[]> {
  const grids = (await treeOf(ctx)).under(gridId)
  const place = new Map(grids.map((id, index) => [id, index]))
  const rows = await openPostsIn(ctx.sql, ctx.tenant, grids, ctx.now)
  return rows.map(asPost).sort((a, b) => (place.get(a.gridId) ?? 0) - (place.get(b.gridId) ?? 0))
}

/** Roles that stand on the public board of a grid, in its order. */
const ON_THE_BOARD: readonly Role[] = [
  'micro_grid_member',
  'building_lead',
  'floor_lead',
  'dedicated_grid_liaison',
  'ordinary_grid_lead',
  'main_grid_lead',
]

/**
 * Whom residents of a grid turn to: those who hold posts in it and above it in the community, the nearest first. Name and number are
 * public with the person's consent; without it the name is masked and no number is given (PIPL art. 25, domain.md §7.2 D1).
 */
export async function publicContacts(
  ctx: Context,
  gridId: string,
): Promise<{ role: Role; name: string; phone: string | null }[]> {
  return (await contactsOf(ctx, gridId)).map(({ role, person, phone }) => ({
    role,
    name: person.isContactPublic ? person.name : maskName(person.name),
    phone,
  }))
}

/** The same people for their colleagues: named, and with a number where its owner agreed that it is public. */
export async function contactsOf(ctx: Context, gridId: string) {
  const path = (await treeOf(ctx)).pathOf(gridId)
  const posts = await openPostsIn(ctx.sql, ctx.tenant, path, ctx.now, ON_THE_BOARD)
  const people = await findPersons(
    ctx.sql,
    ctx.tenant,
    posts.flatMap((post) => post.holders.map((holder) => holder.personId)),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  return posts
    .sort(
      (a, b) =>
        path.indexOf(a.gridId) - path.indexOf(b.gridId) ||
        ON_THE_BOARD.indexOf(a.role) - ON_THE_BOARD.indexOf(b.role) ||
        a.slot - b.slot,
    )
    .flatMap(({ role, gridId: standsIn, holders }) =>
      holders.flatMap(({ personId, holdsAs, awayUntil }) => {
        const person = byId.get(personId)
        if (!person || awayUntil !== null) return []
        const phone = person.isContactPublic && person.phoneSealed ? ctx.keys.open(person.phoneSealed) : null
        const absent = holdsAs === 'deputy' ? awayFrom(holders) : null
        return [{ role, gridId: standsIn, holdsAs, standsInFor: absent, person, phone }]
      }),
    )
}

/** A row as the seat it stands for. */
export function asPost({ id, gridId, role, slot, holders }: PostRow): Post {
  return {
    id,
    gridId,
    role,
    slot,
    holders: holders
      .filter((one) => one.awayUntil === null)
      .map(({ personId, name, holdsAs }) => ({ personId, name, holdsAs })),
    away: holders.flatMap(({ personId, name, awayUntil }) =>
      awayUntil === null ? [] : [{ personId, name, until: awayUntil }],
    ),
  }
}

/** Who answers for a seat in a list, and who is away from it: how every screen names the one in charge. */
export function inCharge(post: Post | undefined): { ownerName: string | null; ownerAway: Away | null } {
  const [absent] = post?.away ?? []
  const ownerAway = absent ? { name: absent.name, until: absent.until.toISOString() } : null
  const names = post?.holders.map((one) => one.name) ?? []
  // While he is away, all who stand in are named; else whoever comes first.
  return { ownerName: (absent ? names.join('、') : names[0]) || null, ownerAway }
}

/** Whose seat it is, where he is away. */
function awayFrom(holders: PostRow['holders']): Away | null {
  const absent = holders.find((one) => one.holdsAs === 'holder' && one.awayUntil !== null)
  return absent?.awayUntil ? { name: absent.name, until: absent.awayUntil.toISOString() } : null
}
