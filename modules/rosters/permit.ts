import { visibleTo } from '../../platform/access.ts'
import type { EventSubject } from '../../platform/announce.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type RELATIONS } from './access.ts'
import { RELATION_WORDS } from './words.ts'

type Act = keyof typeof ACCESS
type Relation = (typeof RELATIONS)[number]

/**
 * A community of which some grid is in sight, and whether the actor may do this there: over its main grid, or for its staff over any grid of it.
 * @returns its main grid and chain
 * @throws NotFound, Forbidden
 */
export async function permitIn(
  ctx: Context,
  act: Act,
  communityId: string,
): Promise<{ mainGridId: string; chainId: number; name: string }> {
  const { mainGridId, chainId, name, grids } = await communityOf(ctx, communityId)
  const isStaffAct = act === 'week' || act === 'hours'
  const tree = await treeOf(ctx)
  const isPermitted = (isStaffAct ? grids : [mainGridId]).some((id) =>
    may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(id), relations: [] }),
  )
  ensure(isPermitted, () => forbidden(act))
  return { mainGridId, chainId, name }
}

/** Whether the actor may plan in a community. */
export async function mayPlan(ctx: Context, mainGridId: string): Promise<boolean> {
  return may(ctx.actor, ACCESS.planShift, { gridPath: (await treeOf(ctx)).pathOf(mainGridId), relations: [] })
}

/** @throws Forbidden unless the actor stands so to it */
export function permitAs(ctx: Context, act: Act, relations: readonly Relation[]): void {
  ensure(may(ctx.actor, ACCESS[act], { gridPath: [], relations }), () => forbidden(act))
}

/** A community in sight. @throws NotFound */
export async function communityOf(ctx: Context, communityId: string) {
  const tree = await treeOf(ctx)
  const main = tree.mainOf(communityId)
  const grids = tree.all().flatMap((grid) => (grid.communityId === communityId ? [grid.id] : []))
  const sight = visibleTo(ctx.actor)
  const isSeen = sight.grids === undefined || grids.some((id) => sight.grids?.includes(id))
  if (!main || !isSeen) throw new NotFound('community')
  const { chainId, name } = tree.communityOf(main.id)
  return { mainGridId: main.id, chainId, name, grids }
}

/** The roster of a community as the subject of an event. */
export function subjectOf(
  type: 'roster' | 'shift' | 'roster_swap' | 'roster_gap',
  id: string,
  at: { mainGridId: string; chainId: number },
): EventSubject {
  return { type, id, gridId: at.mainGridId, chainId: at.chainId }
}

/** The person who acts. @throws NotFound for whoever is none */
export function selfOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw new NotFound('person')
  return ctx.actor.personId
}

function forbidden(act: Act): Forbidden {
  const words: Record<string, { zh: string } | undefined> = { ...ROLE_WORDS, ...RELATION_WORDS }
  const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
    or: '、',
    butNot: '，但不能是',
    system: '系统',
    anyone: '任何人',
  })
  return new Forbidden(`rosters.${act}`, who)
}
