import { NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { dueAt } from '../../calendars/rules.ts'
import { getPost } from '../../people/index.ts'
import { stageLimit } from '../../routing/index.ts'
import { insertAssist, saveAssist } from '../assists.ts'
import { AskAssist, FinishAssist, ReleaseAssist, TakeAssist } from '../contract.ts'
import { isOpenAssist } from '../facts.ts'
import { assistTime, stepOnTaking } from '../rules/assists.ts'
import { nextStep } from '../rules/steps.ts'
import { type Acting, keepNote, verbCommand } from './act.ts'
import { ensureInLine } from './desk.ts'

/** Helping (协办): a part of the work with its own post and date. The case keeps its one owner and one clock. */

export const assist = verbCommand(AskAssist, 'assist', async (acting, input) => {
  const { ctx, loaded, event, calendar } = acting
  const post = await getPost(ctx, input.toPostId)
  await ensureInLine(ctx, post, loaded.row.grid_id)
  return {
    facts: { postId: post.id },
    writesBeside: true,
    after: async () => {
      const limit = { value: input.days, unit: 'wd' } as const
      const due = dueAt(ctx.now, limit, calendar)
      const { note, note_seal } = await keepNote(acting, 'progress', input.task, false)
      const id = ctx.newId()
      const receipt = stageLimit('claim', loaded.row.priority)
      const time = assistTime({ state: 'asked', askedAt: ctx.now, dueAt: due.at, limit }, receipt, calendar)
      await insertAssist(ctx.sql, ctx.tenant, {
        id,
        caseId: loaded.row.id,
        postId: post.id,
        taskNoteId: note,
        askedAt: ctx.now,
        limit,
        due,
        nextStepAt: nextStep(time, 0, ctx.now, calendar).at,
      })
      ctx.announce('case.assist_asked', event, {
        assist: id,
        to: post.id,
        receiveBy: time.dueAt.toISOString(),
        dueAt: due.at.toISOString(),
        note_seal,
      })
    },
  }
})

export const takeAssist = verbCommand(TakeAssist, 'takeAssist', async (acting, input) => {
  const { ctx, loaded, event, calendar } = acting
  const mine = ownAssist(acting, input.assistId)
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      if (mine.state === 'taken') return
      const receipt = stageLimit('claim', loaded.row.priority)
      const step = stepOnTaking(mine, receipt, ctx.now, calendar)
      const task = assistTime({ ...mine, state: 'taken' }, receipt, calendar)
      await saveAssist(ctx.sql, ctx.tenant, loaded.row.id, mine.id, {
        state: 'taken',
        takenAt: ctx.now,
        step,
        nextStepAt: nextStep(task, step, ctx.now, calendar).at,
      })
      ctx.announce('case.assist_taken', event, { assist: mine.id })
    },
  }
})

export const finishAssist = verbCommand(FinishAssist, 'finishAssist', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const mine = ownAssist(acting, input.assistId)
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      const { note, note_seal } = await keepNote(acting, 'progress', input.result, false)
      await saveAssist(ctx.sql, ctx.tenant, loaded.row.id, mine.id, {
        state: 'done',
        endedAt: ctx.now,
        resultNoteId: note,
      })
      ctx.announce('case.assist_done', event, { assist: mine.id, note_seal })
    },
  }
})

export const releaseAssist = verbCommand(ReleaseAssist, 'releaseAssist', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const one = openAssist(acting, input.assistId)
  return {
    facts: {},
    writesBeside: true,
    after: async () => {
      const { note_seal } = await keepNote(acting, 'reason', input.reason, false)
      await saveAssist(ctx.sql, ctx.tenant, loaded.row.id, one.id, {
        state: 'released',
        endedAt: ctx.now,
        resultNoteId: null,
      })
      ctx.announce('case.assist_released', event, { assist: one.id, note_seal })
    },
  }
})

function openAssist({ loaded }: Acting, assistId: string) {
  const found = loaded.assists.find((one) => one.id === assistId)
  if (!found) throw new NotFound('assist')
  if (!isOpenAssist(found)) throw new Refusal('case.assist_over')
  return found
}

function ownAssist(acting: Acting, assistId: string) {
  const found = openAssist(acting, assistId)
  const { actor } = acting.ctx
  if (actor.kind !== 'person' || !actor.grants.some((grant) => grant.postId === found.postId))
    throw new Refusal('case.assist_not_yours')
  return found
}
