import type { WriteContext } from '../../../platform/context.ts'
import type { Sweep } from '../../../platform/module.ts'
import { gridsAt, keptUntil } from '../../dashboards/index.ts'
import { spanOf } from '../../dashboards/rules.ts'
import { type GridNode, treeOf } from '../../grids/index.ts'
import { REPORT_LEVELS, REPORT_PERIODS } from '../contract.ts'
import { lastOver, missedSince, toldOf } from '../rules.ts'
import { dueSchedules, lastEdition, type Schedule, saveDone, tenantsWithDue } from '../store.ts'
import { archiveOne } from './make.ts'
import { gridsBelow, rolesOf } from './scheduling.ts'

/** So many reports are made in one transaction. */
const AT_ONCE = 5

/**
 * Monday morning and the first of the month: the reports of the period that is over, of each place that wants them and of its ordinary
 * grids. Periods that went by while the house stood still are made up for, the oldest first. One that stands already is not made again; one
 * that was cut off leaves nothing and is made anew.
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
        const isOn = period === 'week' ? one.isWeekly : one.isMonthly
        for (const from of isOn ? missedSince(period, done[period], last[period]) : []) {
          // The figures are read a moment behind the chain; until then nothing is made.
          if (kept === null || kept < spanOf(period, from).to) break
          const missing = await missingOf(ctx, one, period, from)
          for (const grid of missing.slice(0, AT_ONCE - made)) {
            const level = REPORT_LEVELS.find((known) => known === grid.level) ?? 'ordinary'
            const roles = toldOf(level, rolesOf(one))
            await archiveOne(ctx, { gridId: grid.id, period, from }, { isScheduled: true, madeBy: null, roles })
            made++
          }
          if (made >= AT_ONCE) {
            await saveDone(ctx.sql, ctx.tenant, one.gridId, done)
            return made
          }
          done[period] = from
        }
      }
      await saveDone(ctx.sql, ctx.tenant, one.gridId, done)
    }
    return made
  },
}

/** Of whom there is no report yet; a grid that was drawn after the period has none of it. */
async function missingOf(ctx: WriteContext, one: Schedule, period: 'week' | 'month', from: string) {
  const top = (await treeOf(ctx)).get(one.gridId)
  const wanted = [...(top ? [top] : []), ...(one.isBelow ? await gridsBelow(ctx, one.gridId) : [])]
  const then = await gridsAt(ctx.sql, ctx.tenant, spanOf(period, from).to)
  const missing: GridNode[] = []
  for (const grid of wanted)
    if (then.has(grid.id) && !(await lastEdition(ctx.sql, ctx.tenant, grid.id, period, from))) missing.push(grid)
  return missing
}
