import { visibleTo } from '../../../platform/access.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { resolvePosts } from '../../people/index.ts'
import { CountTasks, ListTasks } from '../contract/tasks.ts'
import { lineOf, placesOf, templatesFor } from '../doors.ts'
import { holdersOf } from '../owners.ts'
import { gridsFor, mayOver } from '../permit.ts'
import { beginOf } from '../rules.ts'
import { listTasks, tallies } from '../store/lists.ts'

const PAGE = 50

export const counts = query(CountTasks, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const gridIds = gridsFor(ctx, tree, 'counts', gridId)
  const since = beginOf(`${localDate(ctx.now).slice(0, 7)}-01`)
  const found = new Map(
    (await tallies(ctx.sql, ctx.tenant, visibleTo(ctx.actor), { gridIds, now: ctx.now, since })).map((one) => [
      one.gridId,
      one,
    ]),
  )
  return {
    grids: tree
      .all()
      .filter((grid) => found.has(grid.id))
      .map((grid) => ({ ...NOTHING, ...found.get(grid.id), gridId: grid.id, gridName: grid.name })),
  }
})

const NOTHING = { due: 0, late: 0, planned: 0, missed: 0, doneThisMonth: 0 }

export const list = query(ListTasks, async (ctx, { list: which, gridId, after }) => {
  const tree = await treeOf(ctx)
  const gridIds = gridsFor(ctx, tree, 'list', gridId)
  const rows = await listTasks(ctx.sql, ctx.tenant, visibleTo(ctx.actor), {
    list: which,
    gridIds,
    now: ctx.now,
    after: after === null ? null : { at: new Date(after.at), id: after.id },
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  const templates = await templatesFor(ctx, page)
  const places = await placesOf(ctx, page)
  // A missed one is with the post above; an open one with the member's, or whoever stands in for a vacant seat.
  const grids = page.map((one) => one.gridId)
  const above = which === 'missed' ? await resolvePosts(ctx, grids, 'ordinary_grid_lead') : null
  const holders = above ? null : await holdersOf(ctx, page)
  return {
    tasks: page.map((task) => {
      const owner = above?.get(task.gridId) ?? holders?.get(task.id)
      const isOpen = task.state === 'planned' || task.state === 'ready'
      return {
        ...lineOf(ctx, task, templates.get(task.templateId ?? '')),
        gridName: tree.get(task.gridId)?.name ?? '',
        placeName: places.get(task.targetId) ?? places.get(task.householdId ?? '') ?? '',
        words: task.wordsSealed === null ? null : ctx.keys.open(task.wordsSealed),
        owner: owner ? { role: owner.role, name: owner.holders.map((one) => one.name).join('、') } : null,
        endedAt: (task.doneAt ?? task.cancelledAt ?? task.missedAt)?.toISOString() ?? null,
        endReason: task.cancelReason ?? task.clearReason,
        mayCancel: isOpen && mayOver(ctx, tree, 'cancel', task.gridId),
        mayClear: task.state === 'missed' && task.clearedAt === null && mayOver(ctx, tree, 'clear', task.gridId),
      }
    }),
    next: last ? { at: last.listedAt.toISOString(), id: last.id } : null,
  }
})
