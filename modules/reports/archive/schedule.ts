import type { WriteContext } from '../../../platform/context.ts'
import type { Sweep } from '../../../platform/module.ts'
import { keptUntil } from '../../dashboards/index.ts'
import { spanOf } from '../../dashboards/rules.ts'
import { treeOf } from '../../grids/index.ts'
import { REPORT_LEVELS, REPORT_PERIODS } from '../contract.ts'
import { lastOver } from '../rules.ts'
import { dueSchedules, lastEdition, type Schedule, saveDone, tenantsWithDue } from '../store.ts'
import { archiveOne } from './make.ts'

/** So many reports are made in one transaction. */
const AT_ONCE = 5

/**
 * Monday morning and the first of the month: the reports of the period that is over, of each community that wants them and of its
 * ordinary grids. One that stands already is not made again; one that was cut off leaves nothing and is made anew.
 */
export const scheduleSweep: Sweep = {
  name: 'reports.schedule',
  everySeconds: 60,
  dueTenants: (db, now) => tenantsWithDue(db, lastOver('week', now), lastOver('month', now)),
  run: async (ctx) => {
    const last = { week: lastOver('week', ctx.now), month: lastOver('month', ctx.now) }
    const kept = await keptUntil(ctx.sql, ctx.tenant, ctx.now)
    let made = 0
    for (const one of await dueSchedules(ctx.sql, ctx.tenant, last.week, last.month)) {
      const done = { week: one.weekDone, month: one.monthDone }
      for (const period of REPORT_PERIODS) {
        const isDue =
          period === 'week' ? one.isWeekly && done.week < last.week : one.isMonthly && done.month < last.month
        // The figures are read a moment behind the chain; until then nothing is made.
        if (!isDue || kept === null || kept < spanOf(period, last[period]).to) continue
        const missing = await missingOf(ctx, one, period, last[period])
        for (const gridId of missing.slice(0, AT_ONCE - made)) {
          await archiveOne(ctx, { gridId, period, from: last[period] }, true)
          made++
        }
        if (made >= AT_ONCE) return made
        done[period] = last[period]
      }
      await saveDone(ctx.sql, ctx.tenant, one.gridId, done)
    }
    return made
  },
}

async function missingOf(ctx: WriteContext, { gridId }: Schedule, period: 'week' | 'month', from: string) {
  const tree = await treeOf(ctx)
  const below = tree.get(gridId)?.level === 'main' ? tree.childrenOf(gridId) : []
  const wanted = [
    gridId,
    ...below.filter((grid) => grid.level === 'ordinary' && grid.kind !== 'dedicated').map(({ id }) => id),
  ]
  const missing: string[] = []
  for (const id of wanted) {
    const isThere = await lastEdition(ctx.sql, ctx.tenant, id, period, from)
    if (!isThere && REPORT_LEVELS.some((level) => level === tree.get(id)?.level)) missing.push(id)
  }
  return missing
}
