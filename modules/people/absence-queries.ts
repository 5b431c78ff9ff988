import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { ensure, NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { type Absence, ListAbsences, ListDeputies, ListMyAbsences } from './contract.ts'
import { forbidden, gridsToLookAt, mayOver } from './permit.ts'
import { STANDS_IN_FOR } from './stand-in-rules.ts'
import { standInReach } from './stand-ins.ts'
import {
  type AbsenceRow,
  absencesAround,
  absencesWithin,
  holdersOfRoles,
  isAwayWithin,
  listAbsences,
  postsOfAbsences,
  turnedBetween,
} from './store/absences.ts'
import { findPosts } from './store/posts.ts'

export const absences: Query = query(ListAbsences, async (ctx, { communityId }) => {
  const grids = gridsToLookAt(ctx, await treeOf(ctx), 'absences', communityId)
  return { absences: await shown(ctx, await listAbsences(ctx.sql, ctx.tenant, ctx.now, grids), grids) }
})

export const myAbsences: Query = query(ListMyAbsences, async (ctx) => {
  if (ctx.actor.kind !== 'person') return { mine: [], standIns: [] }
  const me = ctx.actor.personId
  const rows = await absencesAround(ctx.sql, ctx.tenant, ctx.now, me)
  const all = await shown(ctx, rows, null)
  return {
    mine: all.filter((one) => one.personId === me),
    // Of somebody else's absence one sees the posts for which one stands in.
    standIns: all
      .filter((one) => one.personId !== me)
      .map((one) => ({ ...one, posts: one.posts.filter((post) => post.deputy?.personId === me) })),
  }
})

export const deputies: Query = query(ListDeputies, async (ctx, { postId, from, until }) => {
  const [post] = await findPosts(ctx.sql, ctx.tenant, [postId], ctx.now)
  const sight = visibleTo(ctx.actor)
  if (!post || (sight.grids !== undefined && !sight.grids.includes(post.gridId))) throw new NotFound('post')
  const tree = await treeOf(ctx)
  const isOwn = post.holders.some((one) => one.personId === sight.personId)
  ensure(mayOver(ctx, tree, 'deputies', post.gridId, isOwn ? ['self'] : []), () => forbidden('deputies'))
  const begins = new Date(Math.max(new Date(from).getTime(), ctx.now.getTime()))
  const reach = [...standInReach(tree, post.gridId)]
  const found = await holdersOfRoles(ctx.sql, ctx.tenant, begins, reach, STANDS_IN_FOR[post.role])
  const holders = new Set(post.holders.filter((one) => one.holdsAs === 'holder').map((one) => one.personId))
  const path = tree.pathOf(post.gridId)
  const near = (gridId: string) => nearness(path, tree.pathOf(gridId))
  const best = new Map<string, (typeof found)[number]>()
  for (const one of found.filter(({ personId }) => !holders.has(personId))) {
    const before = best.get(one.personId)
    if (!before || near(one.gridId) < near(before.gridId)) best.set(one.personId, one)
  }
  const away = await isAwayWithin(ctx.sql, ctx.tenant, [...best.keys()], begins, new Date(until), null)
  return {
    deputies: [...best.values()]
      .sort((a, b) => near(a.gridId) - near(b.gridId))
      .slice(0, MOST_DEPUTIES)
      .map(({ personId, name, role, gridId }) => ({
        personId,
        name,
        role,
        gridName: tree.get(gridId)?.name ?? '',
        isAway: away.includes(personId),
      })),
  }
})

/** When persons are away within a period, from some of their posts at least. */
export async function awayWithin(
  ctx: Context,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ personId: string; from: Date; until: Date }[]> {
  return absencesWithin(ctx.sql, ctx.tenant, personIds, from, until)
}

/** The seats in which other persons answer than at a moment before, because time has passed: a term or an absence began or ended. */
export async function postsTurned(ctx: Context, since: Date): Promise<string[]> {
  return turnedBetween(ctx.sql, ctx.tenant, since, ctx.now)
}

/** So many are offered; whoever is farther off is seldom the one. */
const MOST_DEPUTIES = 200

/** Steps through the tree from one place to the other. */
function nearness(from: readonly string[], to: readonly string[]): number {
  const meet = from.findIndex((id) => to.includes(id))
  return meet === -1 ? from.length + to.length : meet + to.indexOf(from[meet] ?? '')
}

/** Absences as they are told; `grids` narrows their posts to those one may look at. */
async function shown(
  ctx: Context,
  rows: readonly (AbsenceRow & { name: string })[],
  grids: readonly string[] | null,
): Promise<Absence[]> {
  const tree = await treeOf(ctx)
  const posts = await postsOfAbsences(
    ctx.sql,
    ctx.tenant,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const all = posts.filter((post) => post.absenceId === row.id)
    const self = ctx.actor.kind === 'person' && ctx.actor.personId === row.personId ? ['self'] : []
    return {
      id: row.id,
      personId: row.personId,
      name: row.name,
      reason: row.reason,
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      isRunning: row.from.getTime() <= ctx.now.getTime(),
      posts: all
        .filter((post) => grids === null || grids.includes(post.gridId))
        .map(({ postId, role, gridId, deputyId, deputyName }) => ({
          postId,
          role,
          gridId,
          gridName: tree.get(gridId)?.name ?? '',
          deputy: deputyId === null || deputyName === null ? null : { personId: deputyId, name: deputyName },
        })),
      mayEnd: all.every((post) => mayOver(ctx, tree, 'endAbsence', post.gridId, self)),
    }
  })
}
