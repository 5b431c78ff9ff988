import { visibleTo } from '../../platform/access.ts'
import type { EventSubject } from '../../platform/announce.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type Act } from './access.ts'

/** Whether the actor may do it over a grid. */
export function mayOver(
  ctx: Context,
  tree: GridTree,
  act: Act,
  gridId: string,
  relations: readonly string[] = [],
): boolean {
  return may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations })
}

/** @throws NotFound when the grid is out of sight, Forbidden when the actor has no such right over it */
export function permitOver(ctx: Context, tree: GridTree, act: Act, gridId: string): void {
  const { grids } = visibleTo(ctx.actor)
  ensure(tree.get(gridId) !== undefined && (grids === undefined || grids.includes(gridId)), () => new NotFound('grid'))
  ensure(mayOver(ctx, tree, act, gridId), () => forbidden(act))
}

/** The grids over which the actor may do it: those under `gridId`, or all in sight. @throws NotFound, Forbidden when there are none */
export function gridsFor(ctx: Context, tree: GridTree, act: Act, gridId: string | null): string[] {
  const { grids } = visibleTo(ctx.actor)
  const reached = grids ?? tree.all().map((grid) => grid.id)
  if (gridId !== null) ensure(reached.includes(gridId), () => new NotFound('grid'))
  const asked = gridId === null ? reached : tree.under(gridId)
  const found = asked.filter((id) => mayOver(ctx, tree, act, id))
  ensure(found.length > 0, () => forbidden(act))
  return found
}

/** The main grid of a community of which some grid is in sight. @throws NotFound */
export function headInSight(ctx: Context, tree: GridTree, communityId: string): string {
  const head = tree.mainOf(communityId)
  const { grids } = visibleTo(ctx.actor)
  const isSeen = grids === undefined || grids.some((id) => tree.get(id)?.communityId === communityId)
  ensure(head !== undefined && isSeen, () => new NotFound('community'))
  return head.id
}

/**
 * Whether the actor may do something about the whole community's register.
 * Who only carries tasks out acts over his own grid: his rule is asked there.
 */
export function mayInCommunity(
  ctx: Context,
  tree: GridTree,
  act: Act,
  communityId: string,
  relations: readonly string[] = [],
): boolean {
  const { grids } = visibleTo(ctx.actor)
  const over =
    act === 'register'
      ? (grids ?? tree.all().map((grid) => grid.id)).filter((id) => tree.get(id)?.communityId === communityId)
      : [tree.mainOf(communityId)?.id].flatMap((id) => id ?? [])
  return over.some((id) => mayOver(ctx, tree, act, id, relations))
}

/** The answer to somebody who sees but may not. */
export function forbidden(act: Act): Forbidden {
  return new Forbidden(`tasks.${act}`, whoCan(act))
}

/** What an event about something in this grid is about. */
export async function subjectOf(ctx: Context, type: string, id: string, gridId: string): Promise<EventSubject> {
  return { type, id, gridId, chainId: (await treeOf(ctx)).communityOf(gridId).chainId }
}

/** The acting person; null for the system. */
export function personOf({ actor }: Context): string | null {
  return actor.kind === 'person' ? actor.personId : null
}

function whoCan(act: Act): string {
  const words: Record<string, { zh: string } | undefined> = { ...ROLE_WORDS, author: { zh: '拟写或送审的人' } }
  return describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
}
