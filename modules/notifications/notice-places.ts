import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import type { GridTree } from '../grids/index.ts'
import type { NoticeTarget } from './contract.ts'
import { forbidden, mayOver } from './permit.ts'
import { gridsOfTargets } from './store/notices.ts'

/**
 * The lowest grid that holds all the places of a notice.
 * @throws NotFound when one is out of sight or is nowhere, Forbidden when the actor leads none of them, Refusal when he does not lead all
 */
export async function gridOver(ctx: Context, tree: GridTree, targets: readonly NoticeTarget[]): Promise<string> {
  const { grids: seen } = visibleTo(ctx.actor)
  const found = await gridsOfTargets(ctx.sql, ctx.tenant, targets)
  const distinct = new Set(targets.map((one) => `${one.kind} ${one.id}`))
  const grids = [...new Set(found.map((one) => one.gridId))]
  if (found.length < distinct.size || grids.some((id) => seen !== undefined && !seen.includes(id)))
    throw new NotFound('notice_target')
  const led = grids.filter((id) => mayOver(ctx, tree, 'notices', id))
  if (led.length === 0) throw forbidden('notices')
  if (led.length < grids.length) throw new Refusal('notice.target_outside')
  const [first, ...others] = grids.map((id) => tree.pathOf(id))
  const common = first.find((id) => others.every((path) => path.includes(id)))
  if (common === undefined) throw new Refusal('notice.target_outside')
  return common
}
