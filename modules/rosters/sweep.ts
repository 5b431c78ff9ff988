import type { WriteContext } from '../../platform/context.ts'
import type { Sweep } from '../../platform/module.ts'
import { localDate } from '../../platform/pure/time.ts'
import { treeOf } from '../grids/index.ts'
import { gapsOn, onDuty } from './on-duty.ts'
import { subjectOf } from './permit.ts'
import { daysFrom, isSoon } from './rules.ts'
import { hoursOf, insertGap, shiftsBetween, toldGaps, WITH_HOURS } from './store.ts'

/**
 * Tells of gaps 24 hours ahead, each once: what was told is kept, and a smaller part of a gap that was told is no news. It looks at all
 * communities with hours, so a killed sweep has missed nothing.
 */
export const rosterSweep: Sweep = {
  name: 'rosters.gaps',
  everySeconds: 600,
  dueTenants: async (db) => {
    const rows = await db.pool.query<{ tenant_id: number }>(WITH_HOURS)
    return rows.rows.map((row) => row.tenant_id)
  },
  run: async (ctx) => {
    const hours = await hoursOf(ctx.sql, ctx.tenant, null)
    const communityIds = [...new Set(hours.map((one) => one.communityId))]
    const [today, tomorrow] = daysFrom(localDate(ctx.now), 2)
    const shifts = await shiftsBetween(ctx.sql, ctx.tenant, communityIds, today, tomorrow)
    const told = await toldGaps(ctx.sql, ctx.tenant, communityIds, today, tomorrow)
    const duty = await onDuty(ctx, shifts)
    let count = 0
    for (const communityId of communityIds)
      for (const date of [today, tomorrow]) {
        const own = (one: { communityId: string }) => one.communityId === communityId
        for (const gap of gapsOn(date, hours.filter(own), shifts.filter(own), duty.of)) {
          const isKnown = told
            .filter((one) => own(one) && one.date === date)
            .some((one) => one.from <= gap.from && one.until >= gap.until)
          if (!isKnown && isSoon(date, gap, ctx.now) && (await tellGap(ctx, communityId, { date, ...gap }))) count++
        }
      }
    return count
  },
}

async function tellGap(
  ctx: WriteContext,
  communityId: string,
  { date, from, until }: { date: string; from: number; until: number },
): Promise<boolean> {
  const tree = await treeOf(ctx)
  const main = tree.mainOf(communityId)
  if (!main) return false
  const id = ctx.newId()
  if (!(await insertGap(ctx.sql, ctx.tenant, { id, communityId, date, from, until, at: ctx.now }))) return false
  const at = { mainGridId: main.id, chainId: tree.communityOf(main.id).chainId }
  ctx.announce('roster.gap', subjectOf('roster_gap', id, at), { community: communityId, date, from, until })
  return true
}
