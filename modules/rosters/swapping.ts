import { type Command, command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { namesOf } from '../people/index.ts'
import { AnswerSwap, AskSwap, WithdrawSwap } from './contract.ts'
import { communityOf, permitAs, selfOf, subjectOf } from './permit.ts'
import { ensureDay } from './planning.ts'
import {
  answerSwapRow,
  findShifts,
  giveShift,
  insertSwap,
  lockSwap,
  type ShiftRow,
  type SwapRow,
  shiftsOf,
} from './store.ts'

export const askSwap: Command = command(AskSwap, {
  run: async (ctx, { shiftId, otherShiftId, personId }) => {
    const me = selfOf(ctx)
    const shifts = await findShifts(ctx.sql, ctx.tenant, [shiftId, ...(otherShiftId ? [otherShiftId] : [])], true)
    const shift = shifts.find((one) => one.id === shiftId)
    if (!shift) throw new NotFound('shift')
    const at = await communityOf(ctx, shift.communityId)
    if (shift.postId !== null) throw new Refusal('roster.of_a_post')
    permitAs(ctx, 'askSwap', shift.personId === me ? ['self'] : [])
    ensureOpen(ctx, shift)
    const other = otherShiftId === null ? undefined : shifts.find((one) => one.id === otherShiftId)
    if (otherShiftId !== null && other?.communityId !== shift.communityId) throw new NotFound('shift')
    if (other) ensureOpen(ctx, other)
    const toId = other ? other.personId : personId
    if (toId === null) throw new Refusal(other ? 'roster.of_a_post' : 'roster.whom')
    if (toId === me) throw new Refusal('roster.oneself')
    if (!(await namesOf(ctx, [toId])).has(toId)) throw new NotFound('person')
    const swapId = ctx.newId()
    const row = { id: swapId, shiftId, otherShiftId, fromId: me, toId, at: ctx.now }
    if (!(await insertSwap(ctx.sql, ctx.tenant, row))) throw new Refusal('roster.asked_already')
    ctx.announce('roster.swap_asked', subjectOf('roster_swap', swapId, at), { shift: shiftId, to: toId })
    return { swapId }
  },
  reply: async (_ctx, { swapId }) => ({ swapId }),
})

export const answerSwap: Command = command(AnswerSwap, {
  run: async (ctx, { swapId, agrees }) => {
    const { swap, shifts, at } = await swapOf(ctx, swapId)
    permitAs(ctx, 'answerSwap', swap.toId === selfOf(ctx) ? ['other'] : [])
    const wanted = agrees ? 'agreed' : 'refused'
    if (swap.state === wanted) return { swapId }
    if (swap.state !== 'asked') throw new Refusal('roster.swap_over')
    await answerSwapRow(ctx.sql, ctx.tenant, swapId, wanted, ctx.now)
    if (agrees) await exchange(ctx, swap, shifts)
    ctx.announce('roster.swap_answered', subjectOf('roster_swap', swapId, at), { agreed: agrees, to: swap.fromId })
    return { swapId }
  },
  reply: async (_ctx, { swapId }) => ({ swapId }),
})

export const withdrawSwap: Command = command(WithdrawSwap, {
  run: async (ctx, { swapId }) => {
    const { swap, at } = await swapOf(ctx, swapId)
    permitAs(ctx, 'withdrawSwap', swap.fromId === selfOf(ctx) ? ['self'] : [])
    if (swap.state === 'withdrawn') return { swapId }
    if (swap.state !== 'asked') throw new Refusal('roster.swap_over')
    await answerSwapRow(ctx.sql, ctx.tenant, swapId, 'withdrawn', ctx.now)
    ctx.announce('roster.swap_withdrawn', subjectOf('roster_swap', swapId, at), {})
    return { swapId }
  },
  reply: async (_ctx, { swapId }) => ({ swapId }),
})

/** A swap of which the actor is one side, with its turns, all locked. @throws NotFound for everybody else */
async function swapOf(ctx: WriteContext, swapId: string) {
  const swap = await lockSwap(ctx.sql, ctx.tenant, swapId, selfOf(ctx))
  if (!swap) throw new NotFound('roster_swap')
  const ids = [swap.shiftId, ...(swap.otherShiftId ? [swap.otherShiftId] : [])]
  const shifts = await findShifts(ctx.sql, ctx.tenant, ids, true)
  return { swap, shifts, at: await communityOf(ctx, shifts[0].communityId) }
}

/** Both turns change hands at once, if they are still whose they were. @throws Refusal roster.moved, roster.twice */
async function exchange(ctx: WriteContext, swap: SwapRow, shifts: readonly ShiftRow[]): Promise<void> {
  for (const shift of shifts) {
    const [owner, next] = shift.id === swap.shiftId ? [swap.fromId, swap.toId] : [swap.toId, swap.fromId]
    if (shift.isRemoved || shift.personId !== owner) throw new Refusal('roster.moved')
    ensureOpen(ctx, shift)
    const theirs = await shiftsOf(ctx.sql, ctx.tenant, next, [], shift.date, shift.date)
    const isTwice = theirs.some(
      (one) => !shifts.some(({ id }) => id === one.id) && one.from < shift.until && one.until > shift.from,
    )
    if (isTwice) throw new Refusal('roster.twice')
    await giveShift(ctx.sql, ctx.tenant, shift.id, next)
  }
}

function ensureOpen(ctx: WriteContext, shift: ShiftRow): void {
  if (shift.isRemoved) throw new Refusal('roster.removed')
  ensureDay(ctx.now, shift.date)
}
