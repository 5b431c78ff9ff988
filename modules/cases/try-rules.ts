import { visibleTo } from '../../platform/access.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { wholeDistrict } from '../calendars/access.ts'
import { calendarOf, type WorkingCalendar } from '../calendars/index.ts'
import { treeOf } from '../grids/index.ts'
import { ACCESS as ROUTING } from '../routing/access.ts'
import { currentSets, rulesToTry } from '../routing/index.ts'
import { WHO_PUBLISHES } from '../routing/words.ts'
import { CASES_TRIED, MOST_MOVED, TryRules } from './contract.ts'
import { routeOf, routingFacts } from './route.ts'
import { countMoves, differs } from './rules/moves.ts'
import { rulingLimit } from './rules.ts'
import { listRecent } from './store/lists.ts'

/** What other rules would have made of the last cases in sight, without changing one: for those who may publish them. */
export const tryRules = query(TryRules, async (ctx, input) => {
  ensure(
    may(ctx.actor, ROUTING.publish, wholeDistrict(ctx.actor)),
    () => new Forbidden(TryRules.name, WHO_PUBLISHES.zh),
  )
  const sets = await currentSets(ctx)
  const other = { categories: sets.categories, rules: await rulesToTry(ctx, input) }
  const tree = await treeOf(ctx)
  const rows = await listRecent(ctx.sql, ctx.tenant, visibleTo(ctx.actor), CASES_TRIED)
  const moves = []
  for (const row of rows) {
    const calendar = await calendarOf(ctx, row.calendar_set_id)
    const facts = routingFacts(tree, calendar, row)
    const from = decisionOf(routeOf(sets, facts, row.nature), row, calendar)
    const to = decisionOf(routeOf(other, facts, row.nature), row, calendar)
    if (differs(from, to)) moves.push({ row, categoryCode: row.category_code, from, to })
  }
  return {
    tried: rows.length,
    since: rows.at(-1)?.reported_at.toISOString() ?? null,
    moved: moves.length,
    ...countMoves(moves),
    cases: moves.slice(0, MOST_MOVED).map(({ row, from, to }) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      categoryCode: row.category_code,
      gridName: tree.get(row.grid_id)?.name ?? '',
      placeName: row.place_name,
      reportedAt: row.reported_at.toISOString(),
      from,
      to,
    })),
  }
})

function decisionOf(
  { matched, limits }: ReturnType<typeof routeOf>,
  row: { readonly assigned_at: Date | null; readonly reported_at: Date },
  calendar: WorkingCalendar,
) {
  const { limit, at } = rulingLimit(row.assigned_at ?? row.reported_at, limits, calendar)
  return {
    position: matched.position,
    note: matched.note,
    toRole: matched.toRole,
    limit: { ...limit },
    dueAt: at.toISOString(),
  }
}
