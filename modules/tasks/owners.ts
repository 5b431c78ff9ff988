import type { Context } from '../../platform/context.ts'
import { type Post, resolvePosts } from '../people/index.ts'
import type { TaskRow } from './store/tasks.ts'

/** Who has an open task, in this order; from the second on only where the one before is whoever must not do it. */
const LINE = ['micro_grid_member', 'ordinary_grid_lead', 'main_grid_lead'] as const

/** The post that has each open task, by the task: the member's, or whoever stands in for a vacant seat; never the one whose work it verifies. */
export async function holdersOf(
  ctx: Context,
  tasks: readonly Pick<TaskRow, 'id' | 'gridId' | 'notBy'>[],
): Promise<Map<string, Post>> {
  const found = new Map<string, Post>()
  let left = tasks
  for (const role of LINE) {
    if (left.length === 0) break
    const posts = await resolvePosts(
      ctx,
      left.map((one) => one.gridId),
      role,
    )
    for (const one of left) {
      const post = posts.get(one.gridId)
      if (post && !holdsIt(post, one.notBy)) found.set(one.id, post)
    }
    left = left.filter((one) => !found.has(one.id) && one.notBy !== null)
  }
  return found
}

function holdsIt(post: Post, personId: string | null): boolean {
  return personId !== null && post.holders.some((one) => one.personId === personId)
}
