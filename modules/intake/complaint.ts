import type { Context } from '../../platform/context.ts'
import { treeOf } from '../grids/index.ts'
import { getPost, type Post, seatApartFrom } from '../people/index.ts'
import { COMPLAINT_CATEGORY, DATA_REQUEST_CATEGORY } from '../routing/rules.ts'

const TAKEN_UP_ABOVE: readonly (string | null)[] = [COMPLAINT_CATEGORY, DATA_REQUEST_CATEGORY]

/** Whether a report passes by those who work at its place. */
export function passesBy(categoryCode: string | null): boolean {
  return TAKEN_UP_ABOVE.includes(categoryCode)
}

/** How a complaint is taken up: where it stands, so that nobody below sees it; by whose seat; and of whom it complains. */
export type TakenUp = { gridId: string; versionId: string; takenUpBy: Post; aboutPersonIds: readonly string[] }

/**
 * Who takes up a complaint at a place: the street – or the head of the community where the street has nobody –, never whoever is
 * complained of. It stands in the grid of that seat, out of the sight of those who work below.
 * @param aboutPostId the post whose holders are complained of; null: nobody by name
 */
export async function takeUpAbove(ctx: Context, gridId: string, aboutPostId: string | null): Promise<TakenUp> {
  const post = aboutPostId === null ? null : await getPost(ctx, aboutPostId)
  const about = post === null ? [] : [...post.holders, ...post.away].map(({ personId }) => personId)
  const takenUpBy = await seatApartFrom(ctx, gridId, about)
  const grid = (await treeOf(ctx)).get(takenUpBy.gridId)
  return { gridId: takenUpBy.gridId, versionId: grid?.versionId ?? '', takenUpBy, aboutPersonIds: about }
}
