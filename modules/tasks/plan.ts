import type { WriteContext } from '../../platform/context.ts'
import { Refusal } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { treeOf } from '../grids/index.ts'
import type { TargetType, TaskKind } from './contract/names.ts'
import { subjectOf } from './permit.ts'
import { insertTasks } from './store/tasks.ts'
import type { TemplateRow } from './store/templates.ts'

/** One task to be written down by hand, or by a module above. */
export type Ordered = {
  readonly taskId: string
  readonly kind: TaskKind
  readonly gridId: string
  readonly target: { readonly type: TargetType; readonly id: string }
  readonly householdId: string | null
  readonly personId?: string | null
  /** What is to be done, in words; they are sealed. */
  readonly words: string
  readonly readyAt: Date
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly minutes: number
  /** What it is for: a case that is verified, an alarm that somebody looks after. Its module follows task.done and task.missed. */
  readonly for?: { readonly type: string; readonly id: string } | null
  /** Whose own work it verifies: he neither sees nor does it. */
  readonly notBy?: string | null
}

/**
 * Writes one task down. Of an item (`template`), which the caller has found admitted; without one only for the community's own matter that a
 * resident's case or alarm has caused (`for`): such a thing is not handed down by a department, so the register does not know it.
 * @throws Refusal task.id_used, task.window_wrong
 */
export async function orderTask(ctx: WriteContext, one: Ordered, template: TemplateRow | null = null): Promise<void> {
  if (
    !(one.readyAt <= one.dueAt && one.dueAt <= one.expiresAt && one.readyAt < one.expiresAt && one.expiresAt > ctx.now)
  )
    throw new Refusal('task.window_wrong')
  const tree = await treeOf(ctx)
  const isNew = await insertTasks(
    ctx.sql,
    ctx.tenant,
    {
      communityId: tree.communityOf(one.gridId).id,
      templateId: template?.id ?? null,
      // Orders by hand are no periods of their item: the same household may need two errands on one day.
      seriesId: null,
      kind: one.kind,
      period: localDate(one.readyAt),
      readyAt: one.readyAt,
      dueAt: one.dueAt,
      expiresAt: one.expiresAt,
      minutes: one.minutes,
      wordsSealed: one.words === '' ? null : ctx.keys.seal(one.words),
      forType: one.for?.type ?? null,
      forId: one.for?.id ?? null,
      notBy: one.notBy ?? null,
      orderedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      at: ctx.now,
    },
    [
      {
        id: one.taskId,
        gridId: one.gridId,
        targetType: one.target.type,
        targetId: one.target.id,
        householdId: one.householdId,
        personId: one.personId ?? null,
      },
    ],
  )
  if (isNew === 0) throw new Refusal('task.id_used')
  ctx.announce('task.ordered', await subjectOf(ctx, 'task', one.taskId, one.gridId), {
    kind: one.kind,
    template: template?.id ?? null,
    for: one.for?.id ?? null,
    dueAt: one.dueAt.toISOString(),
  })
}
