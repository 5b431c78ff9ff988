import type { Context } from '../../platform/context.ts'
import type { HandedOver } from '../../platform/module.ts'
import { getPost } from '../people/index.ts'
import { WALKING } from './access.ts'
import { nameOf, templatesFor } from './doors.ts'
import { askedOfPost, leftInPost } from './store/in-post.ts'

/**
 * What is open in a post, for the list with which it is handed over: for whoever walks in its grid the tasks that can be done there now, item by
 * item; for a lead what was missed and what visits asked for, as long as nobody has looked after it. A line for each item, not for each door: the
 * doors themselves pass with the grid.
 */
export async function openInPost(ctx: Context, postId: string): Promise<HandedOver[]> {
  const { gridId, role } = await getPost(ctx, postId)
  const walks = WALKING.some((one) => one === role)
  const left = await leftInPost(ctx.sql, ctx.tenant, { postId, gridId: walks ? gridId : null, now: ctx.now })
  const templates = await templatesFor(ctx, left)
  const asked = await askedOfPost(ctx.sql, ctx.tenant, postId)
  return [
    ...left.map(({ kind, templateId, count }) => ({
      kind: 'task' as const,
      subjectId: templateId,
      text: `${nameOf({ kind }, templates.get(templateId ?? '')).nameZh} × ${count}`,
    })),
    ...(asked > 0 ? [{ kind: 'ask' as const, subjectId: null, text: String(asked) }] : []),
  ]
}
