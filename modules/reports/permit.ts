import type { PersonActor } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may, type Rule } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { seesSensitive } from '../people/rules.ts'
import { ACCESS, READS_ALL } from './access.ts'
import type { ReportHead } from './contract.ts'

/** Whether the actor may do this over a grid. */
export function mayOver(ctx: Context, tree: GridTree, rule: Rule, gridId: string): boolean {
  return may(ctx.actor, rule, { gridPath: tree.pathOf(gridId), relations: [] })
}

/** Asked before anything is looked up: a grid beside is answered like one that does not exist. @throws Forbidden */
export function permitOver(ctx: Context, tree: GridTree, what: keyof typeof ACCESS, gridId: string): void {
  ensure(mayOver(ctx, tree, ACCESS[what], gridId), () => new Forbidden(what))
}

/** The person who acts. @throws Forbidden for whoever has no post here, and for the system */
export function personOf(ctx: Context, what: string): PersonActor {
  if (ctx.actor.kind !== 'person' || ctx.actor.grants.length === 0) throw new Forbidden(what)
  return ctx.actor
}

/**
 * Asks anew whether the actor may read a report of this grid: figures over it are his today, and where sensitive matters are counted
 * in it, those too. @throws NotFound, which does not say whether there is one
 */
export async function permitReading(ctx: Context, one: Pick<ReportHead, 'gridId' | 'level'>): Promise<void> {
  ensure(readsReport(ctx, await treeOf(ctx), one), () => new NotFound('report'))
}

/** Whether the actor may read reports of a grid. */
export function readsReport(
  ctx: Context,
  tree: GridTree,
  { gridId, level }: Pick<ReportHead, 'gridId' | 'level'>,
): boolean {
  return mayOver(ctx, tree, seesSensitive(LEAD_OF[level]) ? READS_ALL : ACCESS.archive, gridId)
}

/** Under whose sight a report is made. */
export const LEAD_OF = {
  ordinary: 'ordinary_grid_lead',
  main: 'main_grid_lead',
  subdistrict: 'subdistrict_officer',
} as const satisfies Record<ReportHead['level'], string>
