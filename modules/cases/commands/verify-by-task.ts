import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Follower } from '../../../platform/module.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { orderTask } from '../../tasks/index.ts'
import { VERIFY_BY_TASK } from '../access.ts'
import { VerifyByTask } from '../contract.ts'
import { subjectOf } from '../facts.ts'
import { lockCase } from '../store/load.ts'
import { actOn } from './act.ts'
import { desk, tellIfAnswered } from './finish.ts'

const MINUTES = 15
/** A task that is not done two days after it was due counts as missed, and goes up. */
const AFTER_DUE_MILLIS = 2 * 86_400_000

/** A task for whoever is on the ground there, but the handler. */
export const verifyByTask: Command = command(VerifyByTask, {
  run: async (ctx, { caseId, taskId, words, dueAt }) => {
    const loaded = await lockCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    ensure(may(ctx.actor, VERIFY_BY_TASK, await subjectOf(ctx, loaded)), () => new Forbidden('verifyByTask'))
    const { row } = loaded
    ensure(row.state === 'resolved', () => new Refusal('case.not_to_verify'))
    const due = new Date(dueAt)
    await orderTask(ctx, {
      taskId,
      kind: 'verification',
      gridId: row.grid_id,
      target:
        row.household_id !== null
          ? { type: 'household', id: row.household_id }
          : row.building_id !== null
            ? { type: 'building', id: row.building_id }
            : { type: 'grid', id: row.grid_id },
      householdId: row.household_id,
      words,
      readyAt: ctx.now,
      dueAt: due,
      expiresAt: new Date(due.getTime() + AFTER_DUE_MILLIS),
      minutes: MINUTES,
      for: { type: 'case', id: caseId },
      notBy: row.handler_person_id,
    })
    return { caseId, taskId }
  },
  reply: async (_ctx, result) => result,
})

/**
 * What was seen there verifies the case, by whoever saw it. Nothing where somebody has verified it meanwhile. Seen by the handler it counts
 * for nothing: the rule of the verb refuses him, whatever the task let through.
 */
const verifyAsSeen: Follower = async (ctx, event) => {
  const { for: caseId, verdict } = event.data
  if (typeof caseId !== 'string' || typeof verdict !== 'boolean') return
  await actOn(ctx, 'verify', { caseId }, async (acting) => ({
    facts: { ...(await desk(acting)), passed: verdict, verifierPersonId: event.actorId },
    after: async (decision) => {
      ctx.announce('case.verified', acting.event, { passed: verdict, note_seal: null })
      await tellIfAnswered(acting, decision, acting.loaded.row.outcome ?? 'explained')
    },
  })).catch((error) => {
    // The task was for something else, or the case has gone on.
    if (!(error instanceof NotFound || error instanceof Refusal)) throw error
  })
}

export const follows = { 'task.done': verifyAsSeen } as const
