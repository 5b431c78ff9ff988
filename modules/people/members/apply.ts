import type { WriteContext } from '../../../platform/context.ts'
import type { GridTree } from '../../grids/index.ts'
import type { Role } from '../contract.ts'
import { register } from '../register.ts'
import { mayStandIn } from '../rules.ts'
import { excludedNow, makePost, takeSeat } from '../seats.ts'
import { lockByPhone } from '../store/persons.ts'
import { lockSeats, openPostsIn, postsHeldBy } from '../store/posts.ts'
import { COLUMN_WORDS } from '../words.ts'
import { holds, misfit, type Verdict } from './plan.ts'
import type { MemberRow, RowFault } from './sheet.ts'

/**
 * Takes one row: registers the person or adds to him, and puts him in a vacant seat of the post, a new one when none is vacant. A row that no
 * longer fits what is on file comes back as a fault and changes nothing.
 * @param headId the main grid of the community, in which staff register
 */
export async function applyMember(
  ctx: WriteContext,
  tree: GridTree,
  headId: string,
  row: MemberRow,
): Promise<Verdict | RowFault> {
  const phoneHash = ctx.keys.index('phone', row.phone)
  const known = await lockByPhone(ctx.sql, ctx.tenant, phoneHash)
  const posts = known ? await postsHeldBy(ctx.sql, ctx.tenant, [known.id], ctx.now) : []
  if (!fitsTree(tree, row) || misfit(row, known && { name: known.name, posts })) return changedMeanwhile(row)
  const { role, gridId } = row
  const wantsSeat = role !== null && gridId !== null && !holds(posts, row)
  if (wantsSeat && known && (await excludedNow(ctx, role, known.id)) !== undefined) return changedMeanwhile(row)
  const postId = wantsSeat ? await vacantSeat(ctx, tree, gridId, role) : undefined
  if (wantsSeat && postId === undefined) return changedMeanwhile(row)
  const { personId, did } = await register(
    ctx,
    {
      name: row.name,
      phone: row.phone,
      tags: row.tags,
      ...(row.isContactPublic === null ? {} : { isContactPublic: row.isContactPublic }),
      isSynthetic: false,
      gridId: headId,
      chainId: tree.communityOf(headId).chainId,
    },
    'refuse',
  )
  if (!wantsSeat || postId === undefined) return did
  await takeSeat(ctx, tree, { id: postId, gridId, role }, { personId, holdsAs: 'holder', until: null })
  return did === 'created' ? 'created' : 'changed'
}

/** As many seats of one role a grid can have (contract.ts, CreatePost). */
const MOST_SEATS = 999

/** The lowest vacant seat of a role in a grid, locked; or a new one after the last; undefined when the grid is full. */
async function vacantSeat(ctx: WriteContext, tree: GridTree, gridId: string, role: Role): Promise<string | undefined> {
  await lockSeats(ctx.sql, ctx.tenant, gridId, role)
  const seats = await openPostsIn(ctx.sql, ctx.tenant, [gridId], ctx.now, [role])
  const vacant = seats.find((seat) => !seat.holders.some((holder) => holder.holdsAs === 'holder'))
  if (vacant) return vacant.id
  const slot = (seats.at(-1)?.slot ?? 0) + 1
  return slot > MOST_SEATS ? undefined : makePost(ctx, tree, { gridId, role, slot })
}

function fitsTree(tree: GridTree, { gridId, role }: MemberRow): boolean {
  if (gridId === null || role === null) return true
  const grid = tree.get(gridId)
  return grid !== undefined && mayStandIn(role, grid)
}

function changedMeanwhile({ row }: MemberRow): RowFault {
  return { row, column: COLUMN_WORDS.phone.zh, code: 'members.changed_meanwhile', facts: {} }
}
