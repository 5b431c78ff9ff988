import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { may, type Rule } from '../../../platform/pure/access.ts'
import { ensure, Forbidden } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { FIGURES } from '../access.ts'
import { type FigureFilter, GetCourse, GetFigures, ListCounted, ListHotSpots } from '../contract.ts'
import { countedOver, courseOver, figuresOver, hotSpotsOver } from './figures-over.ts'

export const figures = query(GetFigures, async (ctx, asked) =>
  figuresOver(ctx, { scope: await scopeOf(ctx, asked.filter), sight: visibleTo(ctx.actor) }, asked),
)

export const course = query(GetCourse, async (ctx, asked) =>
  courseOver(ctx, { scope: await scopeOf(ctx, asked.filter), sight: visibleTo(ctx.actor) }, asked),
)

export const counted = query(ListCounted, async (ctx, asked) =>
  countedOver(ctx, { scope: await scopeOf(ctx, asked.filter), sight: visibleTo(ctx.actor) }, asked),
)

export const hotSpotsNow = query(ListHotSpots, async (ctx, asked) => hotSpotsOver(ctx, await scopeOf(ctx, asked)))

/**
 * The grid to which figures are narrowed; undefined: the whole street.
 * @throws Forbidden for who has no post from which figures are read, or none over that grid
 */
export async function scopeOf(
  ctx: Context,
  filter: Pick<FigureFilter, 'gridId'>,
  rule: Rule = FIGURES,
  name: string = GetFigures.name,
): Promise<string | undefined> {
  const tree = await treeOf(ctx)
  const own = ctx.actor.kind === 'person' ? ctx.actor.grants.map((grant) => grant.gridId) : []
  const mine = own.filter((gridId) => may(ctx.actor, rule, { gridPath: tree.pathOf(gridId), relations: [] }))
  const wanted = filter.gridId ?? mine[0]
  const allowed = wanted !== undefined && may(ctx.actor, rule, { gridPath: tree.pathOf(wanted), relations: [] })
  ensure(allowed, () => new Forbidden(name))
  return wanted === undefined || tree.isTop(wanted) ? undefined : wanted
}
