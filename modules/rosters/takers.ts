import { NotFound } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { awayWithin, postsUnder } from '../people/index.ts'
import { FindTakers } from './contract.ts'
import { communityOf, permitAs, selfOf } from './permit.ts'
import { instantOf } from './rules.ts'
import { findShifts, shiftsBetween } from './store.ts'

/** Who could take one's own turn without giving one in return: who serves in the community, is not away then and not on duty at that time already. */
export const takers: Query = query(FindTakers, async (ctx, { shiftId }) => {
  const me = selfOf(ctx)
  const [shift] = await findShifts(ctx.sql, ctx.tenant, [shiftId], false)
  if (!shift || shift.isRemoved) throw new NotFound('shift')
  const { mainGridId } = await communityOf(ctx, shift.communityId)
  permitAs(ctx, 'takers', shift.personId === me ? ['self'] : [])
  const sameDay = await shiftsBetween(ctx.sql, ctx.tenant, [shift.communityId], shift.date, shift.date)
  const busy = new Set(
    sameDay.filter((one) => one.from < shift.until && one.until > shift.from).map((one) => one.personId),
  )
  const people = new Map<string, { personId: string; name: string }>()
  for (const post of await postsUnder(ctx, mainGridId))
    for (const { personId, name } of post.holders)
      if (personId !== me && !busy.has(personId)) people.set(personId, { personId, name })
  const all = [...people.values()]
  const absences = await awayWithin(
    ctx,
    all.map((one) => one.personId),
    instantOf(shift.date, shift.from),
    instantOf(shift.date, shift.until),
  )
  const away = new Set(absences.map((one) => one.personId))
  return { people: all.filter((one) => !away.has(one.personId)) }
})
