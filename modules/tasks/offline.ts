import { carriedBy } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { OfflineKind } from '../../platform/module.ts'
import { may } from '../../platform/pure/access.ts'
import { treeOf } from '../grids/index.ts'
import { WALKS } from './access.ts'
import type { CarriedTask } from './contract/tasks.ts'
import { doorTaskOf, templatesFor } from './doors.ts'
import { personOf } from './permit.ts'
import { carriedTasks, openOfTemplates } from './store/lists.ts'

/**
 * What is ready, or becomes ready within the week, in the grids of whoever walks there. Nothing hangs on the hour: the phone itself leaves out what
 * is not ready yet and what has run out. Where a door is, its rows of buildings know; what is known of who lives there stays on the server.
 */
export const carriedTasksKind: OfflineKind = {
  kind: 'task',
  subjects: {
    task: 'own',
    /** What is planned comes; what is ended does not reach members, also before its tasks are cancelled. */
    task_template: (ctx, templateIds) =>
      openOfTemplates(ctx.sql, ctx.tenant, templateIds, carriedBy(ctx.actor).grids ?? []),
  },
  all: (ctx, after, limit) => rows(ctx, { after, limit }),
  of: (ctx, ids) => rows(ctx, { ids }),
}

async function rows(ctx: Context, wanted: Parameters<typeof carriedTasks>[4]): Promise<CarriedTask[]> {
  const tree = await treeOf(ctx)
  const grids = (carriedBy(ctx.actor).grids ?? []).filter((id) =>
    may(ctx.actor, WALKS, { gridPath: tree.pathOf(id), relations: [] }),
  )
  if (grids.length === 0) return []
  const tasks = await carriedTasks(ctx.sql, ctx.tenant, grids, personOf(ctx), wanted)
  const templates = await templatesFor(ctx, tasks)
  return tasks.map((task) => {
    const template = templates.get(task.templateId ?? '')
    const { isLate: _, ...known } = doorTaskOf(ctx, task, template)
    return { ...known, lastDay: template?.validUntil ?? null }
  })
}
