import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { ListCodes, type PlaceCode } from '../contract.ts'
import { communityInSight, gridInSight } from '../permit.ts'
import { type CodeRow, findCode, listCodes as findCodes } from '../store/codes.ts'
import { treeOf } from '../store/tree.ts'
import { isInSight } from '../tree.ts'

const PAGE = 100

/** Printed codes of a community, newest first, a page at a time. */
export const listCodes = query(ListCodes, async (ctx, { communityId, gridId, afterId, kind, state, isPrinted }) => {
  const tree = await treeOf(ctx)
  communityInSight(ctx, tree, communityId)
  const gridIds = gridId === undefined ? undefined : tree.under(gridInSight(ctx, tree, gridId).id)
  const asked = { communityId, gridIds, afterId, kind, state, isPrinted, limit: PAGE + 1 }
  const rows = await findCodes(ctx.sql, ctx.tenant, asked, visibleTo(ctx.actor))
  const page = rows.slice(0, PAGE)
  return { codes: page.map(showCode), nextAfterId: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
})

/** What a printed sheet says of a place, without people: name of the community, code, name of the place. */
export type PosterPlace = {
  readonly communityId: string
  readonly communityName: string
  readonly code: string
  readonly placeName: string
  readonly gridId: string
  readonly kind: CodeRow['kind']
  /** Path of the address in the QR code, below the installation's own address. */
  readonly path: string
}

/** What to print for a code that the actor sees. Throws NotFound; Refusal place_code.already_revoked: a dead code is not printed. */
export async function posterInput(ctx: Context, codeId: string): Promise<PosterPlace> {
  const row = await findCode(ctx.sql, ctx.tenant, codeId)
  const tree = await treeOf(ctx)
  if (!row || !isInSight(tree, visibleTo(ctx.actor), row.gridId)) throw new NotFound('place_code')
  ensure(row.revokedAt === null, () => new Refusal('place_code.already_revoked'))
  const { code, placeName, gridId, kind } = row
  const community = tree.communityOf(gridId)
  return { communityId: community.id, communityName: community.name, code, placeName, gridId, kind, path: `/c/${code}` }
}

/** A code as a face gets it. */
export function showCode(row: CodeRow): PlaceCode {
  const { id, code, kind, gridId, placeName, issuedAt, revokedAt, revokedReason, replacedBy, printedAt } = row
  const moments = { issuedAt: issuedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null }
  return {
    id,
    code,
    kind,
    gridId,
    placeName,
    ...moments,
    revokedReason,
    replacedBy,
    printedAt: printedAt?.toISOString() ?? null,
  }
}
