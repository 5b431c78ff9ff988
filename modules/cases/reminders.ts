import type { WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { calendarOf } from '../calendars/index.ts'
import { getPost, resolvePost } from '../people/index.ts'
import { stageLimit } from '../routing/index.ts'
import { actOn } from './commands/act.ts'
import type { State } from './contract.ts'
import { assistTime } from './rules/assists.ts'
import { DUE, levelsUp, nextStep, reachedStep, SUPERVISED } from './rules/steps.ts'
import { type DueStep, dueStepTenants, saveRaised, saveSteps, takeDueSteps } from './store/steps.ts'
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
    const reached: Reached[] = []
    for (const one of due) reached.push(await reach(ctx, one))
    await saveSteps(ctx.sql, ctx.tenant, reached)
    const news = reached.filter(({ one, step }) => step !== one.step)
    const raised = await tell(ctx, news)
    await saveRaised(ctx.sql, ctx.tenant, raised)
    // Several clocks of one case may come due together: it is put under supervision once.
    const supervised = new Set(due.filter((one) => one.isSupervised).map((one) => one.caseId))
    for (const { one, step } of news) {
      if (one.step >= SUPERVISED || step < SUPERVISED || supervised.has(one.caseId)) continue
      supervised.add(one.caseId)
      await superviseBySystem(ctx, one)
    }
    return due.length
  },
}

/** A step that is due, with the step that time has reached meanwhile and when the next one is. */
type Reached = {
  readonly one: DueStep
  readonly step: number
  readonly nextStepAt: Date
  readonly clock: string
  readonly dueAt: Date
}

async function reach(ctx: WriteContext, one: DueStep): Promise<Reached> {
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
  const { at: nextStepAt } = nextStep(timed, step, ctx.now, calendar)
  return { one, step, nextStepAt, clock: one.transferClock ?? helper?.clock ?? one.kind, dueAt: timed.dueAt }
}

/**
 * Announces what was reached. Who answers for a post and who stands above it is asked once for all that is due there.
 * @returns the cases that were carried up, each with the post that it now stands before as well
 */
async function tell(ctx: WriteContext, news: readonly Reached[]): Promise<Map<string, string>> {
  const answering = new Map<string, Promise<string>>()
  const above = new Map<string, ReturnType<typeof postAbove>>()
  const raised = new Map<string, string>()
  for (const { one, step, clock, dueAt: at } of news) {
    const event = { type: 'case', id: one.caseId, gridId: one.gridId, chainId: one.chainId }
    const dueAt = at.toISOString()
    const seat = `${one.ownerPostId} ${one.gridId}`
    if (step <= DUE) {
      const to = await once(answering, seat, () => whoAnswers(ctx, one))
      ctx.announce('case.reminded', event, { clock, percent: step, to, dueAt })
    } else {
      const days = levelsUp(step)
      const { post, isTop } = await once(above, `${seat} ${days}`, () =>
        postAbove(ctx, one.ownerPostId, one.gridId, days),
      )
      raised.set(one.caseId, post.id)
      ctx.announce('case.raised', event, { clock, days, to: post.id, isTop, dueAt })
    }
  }
  return raised
}

function once<Value>(known: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const found = known.get(key) ?? ask()
  known.set(key, found)
  return found
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
