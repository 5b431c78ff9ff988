import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { describeRule, may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { ROLE_WORDS } from '../people/words.ts'
import { ACCESS, type RELATIONS } from './access.ts'
import { RELATION_WORDS } from './words.ts'

type Act = keyof typeof ACCESS
type Relation = (typeof RELATIONS)[number]
type Two = { readonly giverId: string; readonly receiverId: string }

/** How the actor stands to the two of a hand-over. */
export function relationsTo(ctx: Context, two: Two): Relation[] {
  const me = visibleTo(ctx.actor).personId
  if (me === null) return []
  return [...(two.giverId === me ? ['giver' as const] : []), ...(two.receiverId === me ? ['receiver' as const] : [])]
}

/** Whether the actor may, over the grid of the post. */
export async function isPermitted(
  ctx: Context,
  act: Act,
  gridId: string,
  relations: readonly Relation[],
): Promise<boolean> {
  return may(ctx.actor, ACCESS[act], { gridPath: (await treeOf(ctx)).pathOf(gridId), relations })
}

/** @throws NotFound unless the grid is in sight or the actor is one of the two; Forbidden with who may, in words */
export async function permit(
  ctx: Context,
  act: Act,
  gridId: string,
  relations: readonly Relation[] = [],
): Promise<void> {
  const { grids } = visibleTo(ctx.actor)
  if (relations.length === 0 && grids !== undefined && !grids.includes(gridId)) throw new NotFound('handover')
  const isAllowed = await isPermitted(ctx, act, gridId, relations)
  ensure(isAllowed, () => {
    const words: Record<string, { zh: string } | undefined> = { ...ROLE_WORDS, ...RELATION_WORDS }
    const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
      or: '、',
      butNot: '，但不能是',
      system: '系统',
      anyone: '任何人',
    })
    return new Forbidden(`handovers.${act}`, who)
  })
}

/** A hand-over as the subject of an event. */
export async function subjectOf(ctx: Context, id: string, gridId: string) {
  const { chainId } = (await treeOf(ctx)).communityOf(gridId)
  return { type: 'handover', id, gridId, chainId }
}
