import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { ensure, NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { tenantsOfAccount } from './account-tenants.ts'
import { ListContacts, ListPersons, ListPosts, RevealPhone, WhoAmI } from './contract.ts'
import { maskedPhone, namesOf, phoneOf } from './names.ts'
import { forbidden, gridInSight, gridsToLookAt, mayOver } from './permit.ts'
import { contactsOf } from './post-lookup.ts'
import { asRole, isMobile, normalisePhone } from './rules.ts'
import { findAccount, loginsOf } from './store/accounts.ts'
import { isInForce, listForce, within } from './store/lists.ts'
import { openPostsIn, postsHeldBy } from './store/posts.ts'
import { livingOf } from './store/residences.ts'

/** How many persons one page shows. */
const PAGE = 50

export const whoAmI: Query = query(WhoAmI, async (ctx) => {
  const { actor } = ctx
  if (actor.kind !== 'person') throw new NotFound('person')
  const tree = await treeOf(ctx)
  const account = await findAccount(ctx.sql, actor.accountId)
  const name = (await namesOf(ctx, [actor.personId])).get(actor.personId)?.name
  if (!account || name === undefined) throw new NotFound('person')
  return {
    accountId: actor.accountId,
    personId: actor.personId,
    name,
    tenant: ctx.tenant,
    tenants: await tenantsOfAccount(ctx.sql, actor.accountId, ctx.now),
    isStaff: actor.grants.length > 0,
    mustChangePassword: account.mustChangePassword,
    grants: actor.grants.flatMap((grant) => {
      const role = asRole(grant.role)
      return role === undefined
        ? []
        : [{ postId: grant.postId, role, gridId: grant.gridId, gridName: nameOfGrid(tree, grant.gridId), as: grant.as }]
    }),
  }
})

export const listPosts: Query = query(ListPosts, async (ctx, { gridId, under }) => {
  const sight = visibleTo(ctx.actor)
  const tree = await treeOf(ctx)
  const grid = gridInSight(tree, sight, gridId)
  const grids = under ? within(sight, tree.under(grid.id)) : [grid.id]
  const posts = await openPostsIn(ctx.sql, ctx.tenant, grids, ctx.now)
  return {
    posts: posts.map(({ id, gridId: standsIn, role, slot, holders }) => ({
      id,
      gridId: standsIn,
      gridName: nameOfGrid(tree, standsIn),
      role,
      slot,
      holders: holders.map(({ personId, name, phoneSealed, holdsAs, from, until, awayUntil }) => ({
        personId,
        name,
        phoneMasked: maskedPhone(ctx, phoneSealed),
        holdsAs,
        from: from.toISOString(),
        until: until?.toISOString() ?? null,
        awayUntil: awayUntil?.toISOString() ?? null,
      })),
    })),
  }
})

export const listPersons: Query = query(ListPersons, async (ctx, { communityId, search, tag, afterId }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const grids = gridsToLookAt(ctx, tree, 'persons', communityId)
  const phone = normalisePhone(search)
  const found = await listForce(ctx.sql, ctx.tenant, sight, grids, ctx.now, {
    like: search === '' ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
    phoneHash: isMobile(phone) ? ctx.keys.index('phone', phone) : null,
    tag,
    afterId: afterId ?? null,
    limit: PAGE + 1,
  })
  const page = found.slice(0, PAGE)
  const seen = new Set(within(sight, grids))
  const held = await postsHeldBy(
    ctx.sql,
    ctx.tenant,
    page.map((person) => person.id),
    ctx.now,
  )
  const accounts = await loginsOf(
    ctx.sql,
    ctx.tenant,
    page.map((person) => person.id),
  )
  return {
    persons: page.map(({ id, name, phoneSealed, tags }) => ({
      id,
      name,
      phoneMasked: maskedPhone(ctx, phoneSealed),
      tags,
      posts: held
        .filter((post) => post.personId === id && seen.has(post.gridId))
        .map(({ postId, role, gridId }) => ({ postId, role, gridId, gridName: nameOfGrid(tree, gridId) })),
      account: accounts.get(id) ?? { login: null, isClosed: false },
    })),
    nextAfterId: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
})

/** Name and number in full: to the person himself, to those who lead the force he belongs to, and to those who look after his door. The platform has logged who asked and why. */
export const revealPhone: Query = query(RevealPhone, async (ctx, { personId }) => {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId) return revealed(ctx, personId)
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const inSight = within(
    sight,
    tree.all().map((grid) => grid.id),
  )
  const homes = (await livingOf(ctx.sql, ctx.tenant, personId, ctx.now)).filter((one) => inSight.includes(one.gridId))
  if (homes.some((one) => mayOver(ctx, tree, 'verifyResidents', one.gridId))) return revealed(ctx, personId)
  const isForce = await isInForce(ctx.sql, ctx.tenant, sight, inSight, ctx.now, personId)
  if (!isForce && homes.length > 0) throw forbidden('verifyResidents')
  if (!isForce) throw new NotFound('person')
  const mine = inSight.filter((id) => mayOver(ctx, tree, 'revealPhone', id))
  ensure(await isInForce(ctx.sql, ctx.tenant, sight, mine, ctx.now, personId), () => forbidden('revealPhone'))
  return revealed(ctx, personId)
})

async function revealed(ctx: Context, personId: string) {
  const name = (await namesOf(ctx, [personId])).get(personId)?.name ?? ''
  return { phone: await phoneOf(ctx, personId), name }
}

/** The staff of a grid and of the grids above it know one another by name; numbers are given as on the public board. */
export const listContacts: Query = query(ListContacts, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const grid = gridInSight(tree, visibleTo(ctx.actor), gridId)
  const contacts = await contactsOf(ctx, grid.id)
  return {
    contacts: contacts.map(({ phone, person, ...post }) => ({
      personId: person.id,
      name: person.name,
      gridName: nameOfGrid(tree, post.gridId),
      ...post,
      phone,
    })),
  }
})

/** The name of a grid; the district's, which stands in another tenant, by the district's name. */
function nameOfGrid(tree: GridTree, gridId: string): string {
  return tree.get(gridId)?.name ?? tree.communities()[0]?.districtName ?? ''
}
