import type { Context } from '../../platform/context.ts'
import { localParts } from '../../platform/pure/time.ts'
import type { WorkingCalendar } from '../calendars/index.ts'
import { isServiceTime } from '../calendars/rules.ts'
import { type GridTree, treeOf } from '../grids/index.ts'
import { effectiveLimit, matchRule, type RoutingFacts, type Sets, type Tier } from '../routing/index.ts'
import type { NamedLimit } from './rules.ts'

/** What routing needs of a case's row. */
export type Routable = {
  readonly grid_id: string
  readonly category_code: string | null
  readonly tier: string
  readonly nature: string
  readonly reported_at: Date
}

/** The rule that matches a case, the next best, and the limits that compete. */
export async function routed(
  ctx: Context,
  sets: Pick<Sets, 'rules' | 'categories'>,
  calendar: WorkingCalendar,
  one: Routable,
) {
  return routeOf(sets, routingFacts(await treeOf(ctx), calendar, one), one.nature)
}

/** The same of facts already known: for many cases at once. */
export function routeOf(sets: Pick<Sets, 'rules' | 'categories'>, facts: RoutingFacts, nature: string) {
  const { matched, nextBest } = matchRule(sets.rules, facts)
  const category = sets.categories.get(facts.categoryCode)
  const limits: NamedLimit[] = effectiveLimit(category?.limit ?? FALLBACK_LIMIT, matched.limit, nature)
  return { matched, nextBest, limits }
}

/** A case as routing looks at it. The hour is the report's, so that a case goes to the same post whenever it is looked at. */
export function routingFacts(tree: GridTree, calendar: WorkingCalendar, one: Routable): RoutingFacts {
  return {
    categoryCode: one.category_code ?? '',
    gridKind: tree.get(one.grid_id)?.kind ?? 'residential',
    tier: one.tier as Tier,
    gridPath: tree.pathOf(one.grid_id),
    minute: localParts(one.reported_at).minutes,
    isWorkingTime: isServiceTime(one.reported_at, calendar),
  }
}

/** For a case that nobody has given a category yet. */
const FALLBACK_LIMIT = { value: 7, unit: 'wd' } as const
