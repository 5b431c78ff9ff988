import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import type { ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { type GridTree, locateByHousehold, treeOf } from '../../grids/index.ts'
import { residentsOf } from '../../people/index.ts'
import { raiseAsk } from '../asks.ts'
import type { Answers } from '../contract/form.ts'
import { FinishTask, RecordVisit } from '../contract/tasks.ts'
import { templatesFor } from '../doors.ts'
import { type Seen, writeKnown } from '../known.ts'
import { permitOver, personOf, subjectOf } from '../permit.ts'
import {
  ASKS_FOR_MORE,
  countsFor,
  effectOf,
  fitsField,
  isOfHousehold,
  mustBeNamed,
  REACHED,
  unanswered,
  wrongAnswers,
} from '../rules.ts'
import { countTry, lockAtDoor, lockTask, makeDone, type TaskRow } from '../store/tasks.ts'
import type { TemplateRow } from '../store/templates.ts'
import { insertVerifications, insertVisit, type NewVerification, newestVerified } from '../store/visits.ts'
import { FIELD_WORDS } from '../words.ts'

type Answered = { readonly taskId: string; readonly answers: Answers; readonly verdict: boolean | null }
/** What is sealed of a visit. */
export type VisitWords = { readonly note: string; readonly answers: readonly Answered[] }

export const recordVisit: Command = command(RecordVisit, {
  run: async (ctx, { visitId, householdId, way, result, answers, checked, note, at: said }) => {
    const tree = await treeOf(ctx)
    const { gridId } = await locateByHousehold(ctx, householdId)
    permitOver(ctx, tree, 'recordVisit', gridId)
    const at = notAhead(new Date(said), ctx.now)
    const tasks = await lockAtDoor(ctx.sql, ctx.tenant, householdId, at)
    for (const task of tasks) if (answers.some((one) => one.taskId === task.id)) ensureNotOwn(ctx, task)
    const templates = await templatesFor(ctx, tasks)
    const settled = tasks.map((task) => settle(task, templates.get(task.templateId ?? ''), result, answers))
    const done = settled.flatMap((one) => (one.effect === 'done' ? [one] : []))
    const tried = settled.flatMap((one) => (one.effect === 'try' ? [one] : []))
    const touched = [...done, ...tried].map((one) => one.task.id)
    const isNew = await insertVisit(ctx.sql, ctx.tenant, {
      id: visitId,
      communityId: tree.communityOf(gridId).id,
      gridId,
      householdId,
      way,
      result,
      visitedAt: at,
      saidAt: new Date(said),
      receivedAt: ctx.now,
      byPersonId: personOf(ctx),
      byPostId: postOver(ctx, tree, gridId),
      // What was answered for tasks that are cancelled or done meanwhile is kept with the visit.
      taskIds: [...new Set([...touched, ...answers.map((one) => one.taskId)])],
      wordsSealed: seal(ctx, { note, answers }),
    })
    ensure(isNew, () => new Refusal('visit.id_used'))
    await makeDone(
      ctx.sql,
      ctx.tenant,
      done.map((one) => ({ id: one.task.id, verdict: one.verdict })),
      { visitId, at },
    )
    await countTry(
      ctx.sql,
      ctx.tenant,
      tried.map((one) => one.task.id),
      at,
    )
    await verify(ctx, { visitId, householdId, gridId, at }, checked)
    await raiseAsk(ctx, { sourceId: visitId, householdId, gridId, result, note, at, byPersonId: personOf(ctx) })
    const event = await subjectOf(ctx, 'visit', visitId, gridId)
    ctx.announce('visit.recorded', event, {
      household: householdId,
      way,
      at: at.toISOString(),
      reached: REACHED.includes(result),
      // That somebody should look, not why: what was found may be of health.
      asks: ASKS_FOR_MORE.includes(result),
      done: done.length,
      tried: tried.length,
    })
    for (const one of done) announceDone(ctx, { ...event, type: 'task', id: one.task.id }, one, { visitId, at })
    for (const { task } of tried)
      ctx.announce('task.tried', { ...event, type: 'task', id: task.id }, { visit: visitId, tries: task.tries + 1 })
    return { visitId, done: done.length, open: settled.length - done.length }
  },
  reply: async (_ctx, result) => result,
})

export const finish: Command = command(FinishTask, {
  run: async (ctx, { visitId, taskId, answers, verdict, isDone, note, at: said }) => {
    const task = await lockTask(ctx.sql, ctx.tenant, taskId, visibleTo(ctx.actor))
    const tree = await treeOf(ctx)
    permitOver(ctx, tree, 'finish', task.gridId)
    ensure(task.householdId === null || mustBeNamed(task.kind), () => new Refusal('task.has_door'))
    const at = notAhead(new Date(said), ctx.now)
    ensureNotOwn(ctx, task)
    const template = (await templatesFor(ctx, [task])).get(task.templateId ?? '')
    const isOver = task.state !== 'missed' && template !== undefined && template.state !== 'admitted'
    // Out of its window, or of an item that was ended, there is nothing to settle; what was done stays on file all the same.
    const counts = countsFor(task, at) && !isOver
    const one: Answered = { taskId, answers, verdict }
    if (counts && isDone) ensureAnswered(task, template, one, true)
    const isNew = await insertVisit(ctx.sql, ctx.tenant, {
      id: visitId,
      communityId: task.communityId,
      gridId: task.gridId,
      householdId: null,
      way: 'at_door',
      result: null,
      visitedAt: at,
      saidAt: new Date(said),
      receivedAt: ctx.now,
      byPersonId: personOf(ctx),
      byPostId: postOver(ctx, tree, task.gridId),
      taskIds: [taskId],
      wordsSealed: seal(ctx, { note, answers: [one] }),
    })
    ensure(isNew, () => new Refusal('visit.id_used'))
    const event = await subjectOf(ctx, 'task', taskId, task.gridId)
    if (counts && isDone) {
      await makeDone(ctx.sql, ctx.tenant, [{ id: taskId, verdict }], { visitId, at })
      announceDone(ctx, event, { task, verdict }, { visitId, at })
    } else if (counts) {
      await countTry(ctx.sql, ctx.tenant, [taskId], at)
      ctx.announce('task.tried', event, { visit: visitId, tries: task.tries + 1 })
    }
    return { taskId, isDone: counts && isDone }
  },
  reply: async (_ctx, result) => result,
})

/** Nobody verifies his own work, also where he comes to the door for something else. @throws Refusal task.own_work */
function ensureNotOwn(ctx: Context, task: TaskRow): void {
  ensure(task.notBy === null || task.notBy !== personOf(ctx), () => new Refusal('task.own_work'))
}

type Checked = ParsedOf<typeof RecordVisit>['checked'][number]
type Settled = { readonly task: TaskRow; readonly verdict: boolean | null; readonly effect: 'done' | 'try' | 'stays' }

/**
 * What the visit makes of a task. One that the phone did not know of closes with the others unless its form asks something that only the
 * person there can answer; then it stays as it was.
 * @throws Refusal visit.answer_wrong, visit.answer_missing, task.verdict_missing for a task that the visit names
 */
function settle(
  task: TaskRow,
  template: TemplateRow | undefined,
  result: Parameters<typeof effectOf>[0],
  answers: readonly Answered[],
): Settled {
  const named = answers.find((one) => one.taskId === task.id)
  const effect = effectOf(result, task.targetType)
  // Nobody answers for an empty flat, or for who does not want to be visited.
  const isAsked = REACHED.includes(result)
  if (effect === 'try') return { task, verdict: null, effect: mustBeNamed(task.kind) && !named ? 'stays' : 'try' }
  if (named) {
    ensureAnswered(task, template, named, isAsked)
    return { task, verdict: named.verdict, effect: 'done' }
  }
  const asksMore = isAsked && unanswered(template?.form.questions ?? [], {}).length > 0
  return { task, verdict: null, effect: mustBeNamed(task.kind) || asksMore ? 'stays' : 'done' }
}

/** What is required must be there only where somebody was asked. @throws Refusal unless the answers fit the form that the task pins */
function ensureAnswered(
  task: TaskRow,
  template: TemplateRow | undefined,
  { answers, verdict }: Answered,
  isAsked: boolean,
): void {
  const questions = template?.form.questions ?? []
  const say = (key: string) => questions.find((one) => one.key === key)?.zh ?? key
  const [wrong] = wrongAnswers(questions, answers)
  if (wrong !== undefined) throw new Refusal('visit.answer_wrong', { question: say(wrong) })
  const [missing] = isAsked ? unanswered(questions, answers) : []
  if (missing !== undefined) throw new Refusal('visit.answer_missing', { question: say(missing) })
  ensure(task.kind !== 'verification' || verdict !== null, () => new Refusal('task.verdict_missing'))
}

/**
 * Writes down which fields were looked at, and hands what changed to whoever keeps it – unless somebody looked at it later than this visit,
 * which arrives only now.
 * @throws Refusal visit.value_wrong
 */
async function verify(
  ctx: WriteContext,
  visit: Seen & { readonly visitId: string },
  checked: readonly Checked[],
): Promise<void> {
  if (checked.length === 0) return
  const living = new Set((await residentsOf(ctx, [visit.householdId])).map((one) => one.personId))
  const newest = new Map(
    (
      await newestVerified(
        ctx.sql,
        ctx.tenant,
        checked.map((one) => one.subjectId),
      )
    ).map((one) => [`${one.subjectId}/${one.field}`, one.verifiedAt]),
  )
  const written: NewVerification[] = []
  for (const one of checked) {
    const { subjectId, field, to } = one
    if (to !== null && !fitsField(field, to)) throw new Refusal('visit.value_wrong', { field: FIELD_WORDS[field].zh })
    const isHere = isOfHousehold(field) ? subjectId === visit.householdId : living.has(subjectId)
    const later = newest.get(`${subjectId}/${field}`)
    const isNewest = later === undefined || later <= visit.at
    // Somebody who moved out before this arrived is no longer this household's to write about.
    if (!isHere) continue
    const isWritten = isNewest && (await writeKnown(ctx, visit, one))
    written.push({
      id: ctx.newId(),
      subjectType: isOfHousehold(field) ? 'household' : 'person',
      subjectId,
      field,
      valueSealed: to === null ? null : ctx.keys.seal(JSON.stringify(to)),
      isWritten,
    })
  }
  await insertVerifications(ctx.sql, ctx.tenant, { visitId: visit.visitId, at: visit.at, by: personOf(ctx) }, written)
}

function announceDone(
  ctx: WriteContext,
  event: Parameters<WriteContext['announce']>[1],
  { task, verdict }: { readonly task: TaskRow; readonly verdict: boolean | null },
  { visitId, at }: { readonly visitId: string; readonly at: Date },
): void {
  ctx.announce('task.done', event, {
    visit: visitId,
    kind: task.kind,
    template: task.templateId,
    household: task.householdId,
    for: task.forId,
    verdict,
    at: at.toISOString(),
    wasMissed: task.state === 'missed',
  })
}

/** A clock that is ahead does not put a visit into the future. */
function notAhead(said: Date, now: Date): Date {
  return said > now ? now : said
}

function seal(ctx: Pick<Context, 'keys'>, words: VisitWords): Buffer {
  return ctx.keys.seal(JSON.stringify(words))
}

/** The post by which the actor acts over a grid; null for the system. */
function postOver(ctx: Context, tree: GridTree, gridId: string): string | null {
  if (ctx.actor.kind !== 'person') return null
  const path = tree.pathOf(gridId)
  return ctx.actor.grants.find((grant) => path.includes(grant.gridId))?.postId ?? null
}
