import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { query } from '../../../platform/queries.ts'
import { type GridTree, treeOf } from '../../grids/index.ts'
import { postsUnder } from '../../people/index.ts'
import { currentSets } from '../../routing/index.ts'
import { askedOfMembers } from '../../tasks/index.ts'
import { GetCapacity, GetDataQuality, LATEST, ListLatest, OLD_AFTER_DAYS } from '../contract.ts'
import { middleOf } from '../rules.ts'
import { countHouseholds, listLatest } from '../store.ts'
import { scopeOf } from './figures.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const latest = query(ListLatest, async (ctx, filter) => {
  const { tree, grids, isWhole } = await groundOf(ctx, filter)
  const since = new Date(ctx.now.getTime() - LATEST.hours * HOUR)
  const within = isWhole ? undefined : grids
  const rows = await listLatest(ctx.sql, ctx.tenant, visibleTo(ctx.actor), within, since, LATEST.steps)
  const { categories } = await currentSets(ctx)
  return {
    asOf: ctx.now.toISOString(),
    steps: rows.map(({ categoryCode, gridId, at, ...one }) => {
      const category = categoryCode === null ? undefined : categories.get(categoryCode)
      const shown = largerGrid(tree, gridId)
      return {
        ...one,
        at: at.toISOString(),
        category: category ? { zh: category.nameZh, en: category.nameEn } : null,
        gridId: shown,
        gridName: tree.get(shown)?.name ?? '',
      }
    }),
  }
})

export const capacity = query(GetCapacity, async (ctx, filter) => {
  const { tree, grids } = await groundOf(ctx, filter)
  const inside = new Set(grids)
  const communities = []
  const asked = new Map((await askedOfMembers(ctx)).map((one) => [one.communityId, one]))
  const reached = new Set(grids.map((id) => tree.get(id)?.communityId))
  for (const { id: communityId, name } of tree.communities()) {
    if (!reached.has(communityId)) continue
    const { agreedMinutes = null, perGrid = [] } = asked.get(communityId) ?? {}
    const minutes = perGrid.filter((one) => inside.has(one.gridId)).map((one) => one.before)
    if (minutes.length === 0 && agreedMinutes === null) continue
    communities.push({
      communityId,
      name,
      agreedMinutes,
      middleMinutes: middleOf(minutes),
      mostMinutes: Math.max(0, ...minutes),
      grids: minutes.length,
      gridsOver: agreedMinutes === null ? 0 : minutes.filter((one) => one > agreedMinutes).length,
    })
  }
  return { asOf: ctx.now.toISOString(), communities }
})

export const dataQuality = query(GetDataQuality, async (ctx, filter) => {
  const { tree, grids, topId } = await groundOf(ctx, filter)
  const inside = new Set(grids)
  const whole = tree.communities().filter(({ id }) => inside.has(tree.mainOf(id)?.id ?? ''))
  const old = new Date(ctx.now.getTime() - OLD_AFTER_DAYS * DAY)
  const counted = await countHouseholds(
    ctx.sql,
    ctx.tenant,
    grids,
    whole.map(({ id }) => id),
    old,
  )
  const wanted = grids.filter((id) => isMemberGrid(tree, id))
  const posts = topId === undefined ? [] : await postsUnder(ctx, topId)
  const seated = new Set(
    posts.filter((post) => MEMBER_ROLES.includes(post.role) && post.holders.length > 0).map((post) => post.gridId),
  )
  return {
    asOf: ctx.now.toISOString(),
    ...counted,
    memberGrids: wanted.length,
    gridsWithoutMember: wanted.filter((id) => !seated.has(id)).length,
  }
})

const MEMBER_ROLES: readonly string[] = ['micro_grid_member', 'dedicated_grid_liaison']

/**
 * The grids that are asked about: the given one with all below it, or all the asker's figures reach.
 * @throws Forbidden for who has no post from which figures are read, or none over that grid
 */
async function groundOf(ctx: Context, filter: { gridId?: string | undefined }) {
  const tree = await treeOf(ctx)
  const scope = await scopeOf(ctx, filter)
  const topId = scope ?? tree.topId
  return { tree, topId, isWhole: scope === undefined, grids: topId === undefined ? [] : tree.under(topId) }
}

function isMemberGrid(tree: GridTree, id: string): boolean {
  const grid = tree.get(id)
  return (
    grid !== undefined && (grid.level === 'micro' || (grid.kind === 'dedicated' && tree.childrenOf(id).length === 0))
  )
}

function largerGrid(tree: GridTree, id: string): string {
  const grid = tree.get(id)
  return grid?.level === 'micro' && grid.parentId !== null ? grid.parentId : id
}
