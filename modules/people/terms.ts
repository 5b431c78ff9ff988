import { type Query, query } from '../../platform/queries.ts'
import { treeOf } from '../grids/index.ts'
import { ListTermsEnding } from './contract.ts'
import { gridsToLookAt } from './permit.ts'
import { termsBefore } from './store/posts.ts'

/** So long before its end a term is shown to the lead, so that a successor is found in time. */
const SOON_DAYS = 30

export const termsEnding: Query = query(ListTermsEnding, async (ctx, { communityId }) => {
  const tree = await treeOf(ctx)
  const grids = gridsToLookAt(ctx, tree, 'termsEnding', communityId)
  const soon = new Date(ctx.now.getTime() + SOON_DAYS * 86_400_000)
  const rows = await termsBefore(ctx.sql, ctx.tenant, grids, ctx.now, soon)
  return {
    terms: rows.map((row) => ({
      ...row,
      gridName: tree.get(row.gridId)?.name ?? '',
      until: row.until.toISOString(),
    })),
  }
})
