import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import type { CaseLine } from '../../cases/contract.ts'
import { countedOver, figuresOver, hotSpotsOver, type Looking, scopeOf } from '../../dashboards/index.ts'
import { type Count, firstDay, stepped } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { GetMeetingPack, MOST_IN_PACK, PACK_DAYS } from '../contract.ts'
import { permitOver } from '../permit.ts'

export const meetingPack = query(GetMeetingPack, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const grid = tree.get(gridId)
  if (!grid) throw new NotFound('grid')
  permitOver(ctx, tree, 'meetingPack', gridId)
  const looking: Looking = { scope: await scopeOf(ctx, { gridId }), sight: visibleTo(ctx.actor) }
  const until = firstDay('day', ctx.now)
  const span = { from: stepped('day', until, 1 - PACK_DAYS), until }
  const { total, span: counted } = await figuresOver(ctx, looking, { filter: {}, span, groupBy: 'all' })
  const list = async (count: Count) => ({ total: total[count] ?? 0, cases: await casesOf(ctx, looking, span, count) })
  const { spots } = await hotSpotsOver(ctx, looking.scope)
  return {
    place: grid.name,
    ...span,
    asOf: counted.asOf,
    late: await list('open_late'),
    deferred: await list('open_deferred'),
    praised: await list('rated_content'),
    repeated: spots.slice(0, MOST_IN_PACK).map(({ category, gridName, cases }) => ({
      category,
      gridName,
      numbers: cases.map((one) => one.number),
    })),
  }
})

/** The cases behind a count, each once; what is sensitive stays out of a paper that lies on a table. */
async function casesOf(
  ctx: Context,
  looking: Looking,
  span: { from: string; until: string },
  count: Count,
): Promise<CaseLine[]> {
  const { rows } = await countedOver(ctx, looking, { filter: {}, span, count, limit: 100 })
  const once = new Map(rows.map((row) => [row.case.id, row.case]))
  return [...once.values()].filter((one) => !one.isSensitive).slice(0, MOST_IN_PACK)
}
