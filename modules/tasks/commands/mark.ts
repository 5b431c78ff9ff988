import { type Command, command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { ensure, NotFound } from '../../../platform/pure/refusals.ts'
import { locateHouseholds, treeOf } from '../../grids/index.ts'
import type { Mark } from '../contract/names.ts'
import { MarkHouseholds } from '../contract/register.ts'
import { permitOver, personOf, subjectOf } from '../permit.ts'
import { writeMarks } from '../store/targets.ts'

export const markHouseholdsByHand: Command = command(MarkHouseholds, {
  run: async (ctx, { mark, householdIds, isOn }) => {
    const tree = await treeOf(ctx)
    const places = await locateHouseholds(ctx, householdIds)
    ensure(
      householdIds.every((id) => places.has(id)),
      () => new NotFound('household'),
    )
    for (const gridId of new Set([...places.values()].map((one) => one.gridId)))
      permitOver(ctx, tree, 'markHouseholds', gridId)
    return { changed: await markHouseholds(ctx, mark, householdIds, isOn) }
  },
  reply: async (_ctx, result) => result,
})

/**
 * Puts a mark on households or takes it off: for modules above, which know why (a care register). The caller has asked who may.
 * @returns how many had it otherwise before
 */
export async function markHouseholds(
  ctx: WriteContext,
  mark: Mark,
  householdIds: readonly string[],
  isOn: boolean,
): Promise<number> {
  const changed = await writeMarks(ctx.sql, ctx.tenant, mark, householdIds, { isOn, at: ctx.now, by: personOf(ctx) })
  const places = await locateHouseholds(ctx, changed)
  for (const id of changed) {
    const place = places.get(id)
    // Which mark it is may say something of who lives there: the chain says only that one was changed.
    if (place) ctx.announce('household.marked', await subjectOf(ctx, 'household', id, place.gridId), { isOn })
  }
  return changed.length
}
