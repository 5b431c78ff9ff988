import type { Post } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { keysOf } from '../../kit/said.ts'

const RANK = keysOf(ROLE_WORDS)

/** Posts as people look for them: grid by grid down the tree, in each the lead first, then the others by rank and seat. */
export function postsInOrder<P extends Pick<Post, 'gridId' | 'role' | 'slot'>>(
  posts: readonly P[],
  gridsDown: readonly string[],
): P[] {
  const place = new Map(gridsDown.map((id, i) => [id, i]))
  const placeOf = (post: P) => place.get(post.gridId) ?? gridsDown.length
  return [...posts].sort(
    (a, b) => placeOf(a) - placeOf(b) || RANK.indexOf(a.role) - RANK.indexOf(b.role) || a.slot - b.slot,
  )
}
