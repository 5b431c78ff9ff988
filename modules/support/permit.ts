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

/** Whether the actor may; it is the street's, not a grid's: any of his posts counts where it stands. */
export function isPermitted(ctx: Context, act: Act, relations: readonly Relation[] = []): boolean {
  const gridPath = ctx.actor.kind === 'person' ? ctx.actor.grants.map((grant) => grant.gridId) : []
  return may(ctx.actor, ACCESS[act], { gridPath, relations })
}

/** @throws Forbidden with who may, in words */
export function permit(ctx: Context, act: Act, relations: readonly Relation[] = []): void {
  ensure(isPermitted(ctx, act, relations), () => {
    const words: Record<string, { zh: string } | undefined> = { ...ROLE_WORDS, ...RELATION_WORDS }
    const who = describeRule(ACCESS[act], (key) => words[key]?.zh ?? key, {
      or: '、',
      butNot: '，但不能是',
      system: '系统',
      anyone: '任何人',
    })
    return new Forbidden(`support.${act}`, who)
  })
}

/** The person who acts. @throws NotFound for whoever is none */
export function selfOf(ctx: Context): string {
  if (ctx.actor.kind !== 'person') throw new NotFound('person')
  return ctx.actor.personId
}

/** A fact of the street's chain. `isNameless`: the chain does not say who did it, nor where. */
export async function subjectOf(
  ctx: Context,
  type: 'supporter' | 'support',
  id: string,
  isNameless = false,
): Promise<EventSubject> {
  const tree = await treeOf(ctx)
  const top = tree.topId ?? tree.all()[0]?.id ?? ''
  return { type, id, gridId: null, chainId: tree.communityOf(top).chainId, ...(isNameless ? { isNameless: true } : {}) }
}
