import type { WriteContext } from '../../platform/context.ts'
import { countAnew } from '../../platform/db/statistics.ts'
import type { Sweep } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { treeOf } from '../grids/index.ts'
import { resolvePosts } from '../people/index.ts'
import { TYPE_OF } from './commands/order.ts'
import { wantedBy } from './minutes.ts'
import { holdersOf } from './owners.ts'
import { headInSight, subjectOf } from './permit.ts'
import { addDays, nextOccurrence, plansUntil, stepOf, windowOf } from './rules.ts'
import { nextTargets } from './store/targets.ts'
import {
  DUE_STEPS,
  insertTasks,
  makeCancelled,
  makeMissed,
  makeReady,
  type TaskRow,
  takeDueSteps,
} from './store/tasks.ts'
import { saveTemplateRow, type TemplateRow, TO_PLAN, takeToPlan } from './store/templates.ts'
import { CANCEL_WORDS } from './words.ts'

/** Tasks are planned so many days before they can be done: time to see what comes, and short enough for who moves in and out. */
export const HORIZON_DAYS = 7
/** Tasks written in one transaction: a kill loses little, and the chain is not held long. */
const PLAN_BATCH = 2_000
const STEP_BATCH = 500

/**
 * Plans what admitted items ask for. State is the next unplanned day on the item and how far that day is planned, written with the tasks
 * themselves: a sweep that was killed half-way goes on where it was, and the unique key (item, target, period) would refuse a second one. A
 * batch takes the same few statements for ten households or two thousand.
 */
export const planSweep: Sweep = {
  name: 'tasks.plan',
  everySeconds: 60,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(TO_PLAN, [addDays(localDate(now), HORIZON_DAYS)])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: (ctx) => planBatch(ctx, PLAN_BATCH),
}

/** Plans at most `limit` tasks of one occurrence of one item. @returns 0 when nothing is left to plan up to the horizon */
export async function planBatch(ctx: WriteContext, limit: number): Promise<number> {
  const template = await takeToPlan(ctx.sql, ctx.tenant, addDays(localDate(ctx.now), HORIZON_DAYS))
  return template ? (await planOne(ctx, template, limit)) + 1 : 0
}

async function planOne(ctx: WriteContext, template: TemplateRow, limit: number): Promise<number> {
  const { nextOn: period, validFrom, validUntil } = template
  if (period === null || validFrom === null || validUntil === null) return 0
  const until = plansUntil(template)
  const isWithin = until !== null && period <= until
  const window = windowOf(period, template, validUntil)
  // What nobody was asked while the house stood still is not held against anybody.
  const wanted = isWithin && window.expiresAt > ctx.now ? wantedBy(await treeOf(ctx), template) : null
  const targets = wanted ? await nextTargets(ctx.sql, ctx.tenant, wanted, { after: template.planAfter, limit }) : []
  if (targets.length > 0) {
    const common = {
      communityId: template.communityId,
      templateId: template.id,
      seriesId: template.seriesId,
      kind: template.kind,
      period,
      ...window,
      minutes: template.minutes,
      wordsSealed: null,
      forType: null,
      forId: null,
      notBy: null,
      orderedBy: null,
      at: ctx.now,
    }
    await insertTasks(
      ctx.sql,
      ctx.tenant,
      common,
      targets.map((one) => ({ ...one, id: ctx.newId(), targetType: TYPE_OF[template.target] })),
    )
    // One fact for a batch: phones carry what becomes ready within the week.
    const tree = await treeOf(ctx)
    const event = await subjectOf(ctx, 'task_template', template.id, headInSight(ctx, tree, template.communityId))
    ctx.announce('task_template.planned', event, { period, tasks: targets.length })
  }
  const isOver = targets.length < limit
  // A batch before this one was full.
  if (isOver && template.planAfter !== null) await countAnew(ctx.sql, ['tasks'], limit + targets.length)
  await saveTemplateRow(ctx.sql, ctx.tenant, template.id, {
    plan_after: isOver ? null : (targets.at(-1)?.targetId ?? null),
    ...(isOver
      ? { next_on: until === null ? null : nextOccurrence(template.frequency, { from: validFrom, until }, period) }
      : {}),
  })
  return targets.length
}

/**
 * What time does to a task: it becomes ready, then it is missed and goes up to the post above the micro grid's member (a vacant seat falls
 * further up, as with cases); what is open of an ended item is cancelled.
 */
export const stepSweep: Sweep = {
  name: 'tasks.step',
  everySeconds: 30,
  dueTenants: async (db, now) => {
    const rows = await db.pool.query<{ tenant_id: number }>(DUE_STEPS, [now])
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const due = await takeDueSteps(ctx.sql, ctx.tenant, ctx.now, STEP_BATCH)
    const of = (step: ReturnType<typeof stepOf>) => due.filter((one) => stepOf(one, ctx.now) === step)
    const [ready, missed, cancelled] = [of('ready'), of('missed'), of('cancelled')]
    await stepReady(ctx, ready)
    await stepMissed(ctx, missed)
    await stepCancelled(ctx, cancelled)
    return ready.length + missed.length + cancelled.length
  },
}

async function stepReady(ctx: WriteContext, tasks: readonly TaskRow[]): Promise<void> {
  await makeReady(
    ctx.sql,
    ctx.tenant,
    tasks.map((one) => one.id),
  )
  const posts = await holdersOf(ctx, tasks)
  for (const one of tasks)
    ctx.announce('task.assigned', await eventOf(ctx, one), {
      kind: one.kind,
      template: one.templateId,
      to: posts.get(one.id)?.id ?? null,
      dueAt: one.dueAt.toISOString(),
    })
}

async function stepMissed(ctx: WriteContext, tasks: readonly TaskRow[]): Promise<void> {
  const posts = await resolvePosts(
    ctx,
    tasks.map((one) => one.gridId),
    'ordinary_grid_lead',
  )
  const missed = tasks.map((task) => ({ task, id: task.id, postId: posts.get(task.gridId)?.id ?? null }))
  await makeMissed(ctx.sql, ctx.tenant, missed, ctx.now)
  for (const { task, postId } of missed)
    ctx.announce('task.missed', await eventOf(ctx, task), {
      kind: task.kind,
      template: task.templateId,
      to: postId,
      for: task.forId,
      tries: task.tries,
    })
}

async function stepCancelled(ctx: WriteContext, tasks: readonly TaskRow[]): Promise<void> {
  const ids = tasks.map((one) => one.id)
  await makeCancelled(ctx.sql, ctx.tenant, ids, { at: ctx.now, by: null, reason: CANCEL_WORDS.item_over.zh })
  for (const one of tasks)
    ctx.announce('task.cancelled', await eventOf(ctx, one), {
      template: one.templateId,
      for: one.forId,
      by: 'item',
    })
}

async function eventOf(ctx: WriteContext, task: TaskRow) {
  return {
    type: 'task',
    id: task.id,
    gridId: task.gridId,
    chainId: (await treeOf(ctx)).communityOf(task.gridId).chainId,
  }
}
