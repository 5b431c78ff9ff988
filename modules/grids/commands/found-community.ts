import { openChain } from '../../../platform/announce.ts'
import { command } from '../../../platform/commands.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { parseGridCode } from '../codes.ts'
import { FoundCommunity } from '../contract.ts'
import { permit } from '../permit.ts'
import { chainOf, checkPlacement, foundedLevel, tenantOfCommunity } from '../rules.ts'
import { storedShape } from '../shapes.ts'
import { insertCommunity, insertGrids, insertVersions } from '../store/grids.ts'
import { lockTree, treeChanged } from '../store/tree.ts'
import type { GridTree } from '../tree.ts'
import { checkGround } from './ground.ts'

/**
 * Founds a community with its chain of events and its first main grid; a code ending in 000 founds the subdistrict itself, one ending in
 * 000000 the district.
 */
export const foundCommunity = command(FoundCommunity, {
  run: async (ctx, input) => {
    const tree = await lockTree(ctx)
    const level = foundedLevel(input.code)
    const parentId = level === 'main' ? (tree.topId ?? null) : null
    permit(ctx, 'foundCommunity', parentId === null ? tree.aboveTop : tree.pathOf(parentId))
    checkFounding(tree, input.code, parentId, ctx.tenant)
    const [communityId, gridId, chainId] = [ctx.newId(), ctx.newId(), chainOf(input.code)]
    const shape = storedShape(input.shape)
    if (shape) await checkGround(ctx, tree, { gridId, shape }, parentId)
    const { code, name, isSynthetic } = input
    const { subdistrictName, districtName, managedBy } = input
    await insertCommunity(ctx.sql, ctx.tenant, {
      id: communityId,
      chainId,
      code,
      name,
      subdistrictName,
      districtName,
      managedBy,
      isSynthetic,
    })
    await openChain(ctx.sql, ctx.tenant, chainId)
    const grid = { id: gridId, communityId, level, kind: 'residential', dedicatedKind: null, isSynthetic } as const
    await insertGrids(ctx.sql, ctx.tenant, [grid], ctx.now)
    const version = { gridId, parentId, code, name, predecessorId: null, shape, shapeOf: null, validFrom: ctx.now }
    await insertVersions(ctx.sql, ctx.tenant, [{ id: ctx.newId(), ...version }])
    treeChanged(ctx)
    ctx.announce('community.founded', { type: 'community', id: communityId, gridId, chainId }, { code })
    ctx.announce(
      'grid.drawn',
      { type: 'grid', id: gridId, gridId, chainId },
      { level, kind: 'residential', code, parent: parentId },
    )
    return { communityId, mainGridId: gridId }
  },
  reply: async (_, result) => result,
})

function checkFounding(tree: GridTree, code: string, parentId: string | null, tenant: number): void {
  ensure(
    tenantOfCommunity(code) === tenant,
    () => new Refusal('community.other_subdistrict', { subdistrict: String(tenant) }),
  )
  ensure(!tree.communities().some((one) => one.code === code), () => new Refusal('community.exists', { code }))
  if (foundedLevel(code) !== 'main') return
  ensure(parseGridCode(code)?.kind === 'main', () => new Refusal('community.code_wrong', { code }))
  const parent = parentId === null ? undefined : tree.get(parentId)
  if (!parent) throw new Refusal('community.no_subdistrict')
  checkPlacement(parent, { level: 'main', kind: 'residential' })
}
