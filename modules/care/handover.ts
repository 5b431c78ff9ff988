import type { Context } from '../../platform/context.ts'
import type { HandedOver } from '../../platform/module.ts'
import { getPost } from '../people/index.ts'
import { activeInGrid } from './store.ts'

/** How many are cared for in the grid of a post, for the list with which it is handed over. Who they are stands in the register alone, which opens with the post. */
export async function caredForInPost(ctx: Context, postId: string): Promise<HandedOver[]> {
  const { gridId } = await getPost(ctx, postId)
  const count = await activeInGrid(ctx.sql, ctx.tenant, gridId)
  return count === 0 ? [] : [{ kind: 'care', subjectId: null, text: String(count) }]
}
