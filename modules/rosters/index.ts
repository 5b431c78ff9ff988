import type { Context } from '../../platform/context.ts'
import type { Module } from '../../platform/module.ts'
import { personal } from './personal.ts'
import { planShift, removeShift, setHours } from './planning.ts'
import { hours, myShifts, week } from './queries.ts'
import { instantOf } from './rules.ts'
import { findShifts } from './store.ts'
import { answerSwap, askSwap, withdrawSwap } from './swapping.ts'
import { rosterSweep } from './sweep.ts'
import { takers } from './takers.ts'
import { WORDS } from './words.ts'

/** When a shift begins; undefined for none. */
export async function shiftStart(ctx: Context, shiftId: string): Promise<Date | undefined> {
  const [shift] = await findShifts(ctx.sql, ctx.tenant, [shiftId], false)
  return shift && instantOf(shift.date, shift.from)
}

/** Who is on duty when (值班表). */
export const rostersModule: Module = {
  name: 'rosters',
  commands: [setHours, planShift, removeShift, askSwap, answerSwap, withdrawSwap],
  queries: [week, hours, myShifts, takers],
  words: WORDS,
  sweeps: [rosterSweep],
  personal,
}
