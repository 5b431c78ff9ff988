import { visibleTo } from '../../../platform/access.ts'
import { command } from '../../../platform/commands.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { RevokeCode } from '../contract.ts'
import { permit } from '../permit.ts'
import { showCode } from '../queries/codes.ts'
import { getCodes, lockCodes, saveRevoked } from '../store/codes.ts'
import { treeOf } from '../store/tree.ts'

/** Revokes a printed code that was lost, torn down or misused; whoever scans it is told so. */
export const revokeCode = command(RevokeCode, {
  run: async (ctx, { codeId, reason }) => {
    const [code] = await lockCodes(ctx.sql, ctx.tenant, [codeId], visibleTo(ctx.actor))
    if (!code) throw new NotFound('place_code')
    const tree = await treeOf(ctx)
    permit(ctx, 'revokeCode', tree.pathOf(code.gridId))
    ensure(code.revokedAt === null, () => new Refusal('place_code.already_revoked'))
    await saveRevoked(ctx.sql, ctx.tenant, [{ id: codeId, reason, replacedBy: null }], ctx.now)
    const { chainId } = tree.communityOf(code.gridId)
    ctx.announce(
      'place_code.revoked',
      { type: 'place_code', id: codeId, gridId: code.gridId, chainId },
      { replacedBy: null },
    )
    return { codeId }
  },
  reply: async (ctx, { codeId }) => {
    const [code] = await getCodes(ctx.sql, ctx.tenant, [codeId])
    if (!code) throw new NotFound('place_code')
    return showCode(code)
  },
})
