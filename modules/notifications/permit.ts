import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import type { GridTree } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS } from './access.ts'

/** Whether the actor may do this over a grid that he sees. */
export function mayOver(ctx: Context, tree: GridTree, act: keyof typeof ACCESS, gridId: string): boolean {
  return isSeen(ctx, tree, gridId) && may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations: [] })
}

/** @throws NotFound when the grid is out of sight, Forbidden when the actor sees it and may not */
export function permit(ctx: Context, tree: GridTree, act: keyof typeof ACCESS, gridId: string): void {
  if (!isSeen(ctx, tree, gridId)) throw new NotFound('grid')
  if (!mayOver(ctx, tree, act, gridId)) throw forbidden(act)
}

/** The answer to who sees and may not, with who may. */
export function forbidden(act: keyof typeof ACCESS): Forbidden {
  const words: Record<string, { zh: string } | undefined> = ROLE_WORDS
  const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
  return new Forbidden(`notifications.${act}`, who)
}

/** The head of a community, over which its texts and figures are looked after. @throws NotFound when there is no such community */
export function headOf(tree: GridTree, communityId: string): string {
  const head = tree.community(communityId) && tree.mainOf(communityId)
  if (!head) throw new NotFound('community')
  return head.id
}

function isSeen(ctx: Context, tree: GridTree, gridId: string): boolean {
  const { grids } = visibleTo(ctx.actor)
  return tree.get(gridId) !== undefined && (grids === undefined || grids.includes(gridId))
}
