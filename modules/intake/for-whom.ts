import type { WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { personFor } from '../people/index.ts'

/** For whom somebody speaks: one for whom he acts, or anybody by name. */
export type ForWhom = { readonly personId: string } | { readonly name: string; readonly phone?: string | null }

/** The person for whom a report is made: one for whom the actor stands, or somebody known by name. @throws Refusal report.not_a_proxy */
export async function forWhom(ctx: WriteContext, who: ForWhom, chainId: number): Promise<string> {
  if ('name' in who) return personFor(ctx, { name: who.name, phone: who.phone ?? null }, chainId)
  const mayFor = ctx.actor.kind === 'person' && ctx.actor.standsFor?.includes(who.personId)
  if (!mayFor) throw new Refusal('report.not_a_proxy')
  return who.personId
}
