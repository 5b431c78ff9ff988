import type { Context } from '../../platform/context.ts'
import { householdsOf } from '../people/index.ts'
import { mandatedTo } from './store/papers.ts'
import { onRoll } from './store/rolls.ts'

/** A household for which somebody votes. */
export type Voting = { householdId: string; as: 'resident' | 'proxy' }

/** The households on the roll of a topic for which a person votes: where she lives, confirmed, and those that gave her a mandate. */
export async function votingFor(ctx: Context, topicId: string, personId: string): Promise<Voting[]> {
  const homes = (await householdsOf(ctx, personId)).map((one) => one.householdId)
  const own = homes.length === 0 ? [] : await onRoll(ctx.sql, ctx.tenant, topicId, [...new Set(homes)])
  const mandated = await mandatedTo(ctx.sql, ctx.tenant, topicId, personId)
  return [
    ...own.map((householdId) => ({ householdId, as: 'resident' as const })),
    ...mandated
      .filter((householdId) => !own.includes(householdId))
      .map((householdId) => ({ householdId, as: 'proxy' as const })),
  ]
}
