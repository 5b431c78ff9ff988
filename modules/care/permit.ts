import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { type GridTree, locateByHousehold, treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type Act } from './access.ts'

/** Whether the actor may do this over a grid. */
export function mayOver(ctx: Context, tree: GridTree, act: Act, gridId: string): boolean {
  return may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations: [] })
}

/** @throws Forbidden, naming in words who can */
export function permit(ctx: Context, tree: GridTree, act: Act, gridId: string): void {
  ensure(mayOver(ctx, tree, act, gridId), () => forbidden(act))
}

/** The answer to somebody who sees but may not. */
export function forbidden(act: Act): Forbidden {
  const words: Record<string, { zh: string } | undefined> = ROLE_WORDS
  const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
  return new Forbidden(`care.${act}`, who)
}

/** The grid of a household in sight over which the actor may do this. @throws NotFound, Forbidden */
export async function gridOfHousehold(ctx: Context, act: Act, householdId: string): Promise<string> {
  const { gridId } = await locateByHousehold(ctx, householdId)
  const sight = visibleTo(ctx.actor)
  ensure(sight.grids === undefined || sight.grids.includes(gridId), () => new NotFound('household'))
  permit(ctx, await treeOf(ctx), act, gridId)
  return gridId
}

/** The person who acts; null for the system. */
export function personOf(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null
}
