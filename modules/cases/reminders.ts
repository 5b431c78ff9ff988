import type { WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { calendarOf } from '../calendars/index.ts'
import { getPost, resolvePost } from '../people/index.ts'
import { stageLimit } from '../routing/index.ts'
import { actOn } from './commands/act.ts'
import type { State } from './contract.ts'
import { assistTime } from './rules/assists.ts'
import { DUE, levelsUp, nextStep, reachedStep, SUPERVISED } from './rules/steps.ts'
import {
  type DueStep,
  dueStepTenants,
  saveAssistStep,
  saveClockStep,
  saveRaised,
  saveTransferStep,
  takeDueSteps,
} from './step-store.ts'
import { postAbove } from './upward.ts'

/** At most this many in one transaction, so that a kill loses little work and locks stay short. */
const BATCH = 100

/**
 * Reminds at 50, 80 and 100 per cent, then carries a late case one level higher on each working day and puts it under supervision
 * on the third (rules/steps.ts). What is due stands on the clock's row and moves on in the same transaction as the fact: told
 * exactly once through crashes, by whichever sweep comes first.
 */
export const reminderSweep: Sweep = {
  name: 'cases.remind',
  everySeconds: 20,
  dueTenants: (db, now) => dueStepTenants(db, now),
  run: async (ctx) => {
    const due = await takeDueSteps(ctx.sql, ctx.tenant, ctx.now, BATCH)
    // Several clocks of one case may come due together: it is put under supervision once.
    const supervised = new Set(due.filter((one) => one.isSupervised).map((one) => one.caseId))
    for (const one of due) await tell(ctx, one, supervised)
    return due.length
  },
}

async function tell(ctx: WriteContext, one: DueStep, supervised: Set<string>): Promise<void> {
  const calendar = await calendarOf(ctx, one.calendarSetId)
  const helper =
    one.assistState === null
      ? null
      : assistTime(
          { ...one, state: one.assistState, askedAt: one.startedAt },
          stageLimit('claim', one.priority),
          calendar,
        )
  const timed = helper ?? one
  const step = reachedStep(timed, one.step, ctx.now, calendar)
  const { at } = nextStep(timed, step, ctx.now, calendar)
  if (one.transferId) await saveTransferStep(ctx.sql, ctx.tenant, one.caseId, one.transferId, step, at)
  else if (one.assistId) await saveAssistStep(ctx.sql, ctx.tenant, one.caseId, one.assistId, step, at)
  else await saveClockStep(ctx.sql, ctx.tenant, one.caseId, one.kind, step, at)
  if (step === one.step) return
  const event = { type: 'case', id: one.caseId, gridId: one.gridId, chainId: one.chainId }
  const clock = one.transferClock ?? helper?.clock ?? one.kind
  const dueAt = timed.dueAt.toISOString()
  if (step <= DUE) {
    const to = await whoAnswers(ctx, one)
    ctx.announce('case.reminded', event, { clock, percent: step, to, dueAt })
    return
  }
  const { post, isTop } = await postAbove(ctx, one.ownerPostId, one.gridId, levelsUp(step))
  await saveRaised(ctx.sql, ctx.tenant, one.caseId, post.id)
  ctx.announce('case.raised', event, { clock, days: levelsUp(step), to: post.id, isTop, dueAt })
  if (one.step < SUPERVISED && step >= SUPERVISED && !supervised.has(one.caseId)) {
    supervised.add(one.caseId)
    await superviseBySystem(ctx, one)
  }
}

/** Who is reminded: whoever sits in the post today; an empty seat's work is with the next above. */
async function whoAnswers(ctx: WriteContext, one: DueStep): Promise<string> {
  const post = await getPost(ctx, one.ownerPostId)
  if (post.holders.length > 0) return post.id
  return (await resolvePost(ctx, one.gridId, post.role)).id
}

async function superviseBySystem(ctx: WriteContext, one: DueStep): Promise<void> {
  if (!SUPERVISABLE.includes(one.state)) return
  await actOn(ctx, 'supervise', { caseId: one.caseId }, async ({ event }) => ({
    facts: { limit: SUPERVISION },
    after: ({ clocks }) => {
      const by = clocks.find((clock) => clock.kind === 'supervise')?.dueAt ?? ctx.now
      ctx.announce('case.supervised', event, { by: by.toISOString(), automatic: true, note_seal: null })
    },
  }))
}

/** A late case put under supervision by itself is answered for within a working day. */
const SUPERVISION = { value: 1, unit: 'wd' } as const
const SUPERVISABLE: readonly State[] = ['reported', 'triaged', 'assigned', 'in_progress', 'deferred', 'resolved']
