import { startOf } from './periods.ts'

/**
 * What a fact makes untrue of the doors and visits counted so far: the figures of a visit, of a task's due date, of doors or grids that moved
 * now, or – the tasks of a day written down late – of the whole street from that day on.
 */
export type VisitChange = 'visit' | 'task' | 'ground' | 'street'

/** Facts after which doors or visits are counted anew. A task that only falls due is found by the hourly count: nothing announces it. */
const CHANGES: Readonly<Record<string, VisitChange>> = {
  'visit.recorded': 'visit',
  'task.ordered': 'task',
  'task.cancelled': 'task',
  'task_template.planned': 'street',
  'building.registered': 'ground',
  'household.added': 'ground',
  'household.moved': 'ground',
  'grid.redrawn': 'ground',
}
export const VISIT_FACTS: readonly string[] = Object.keys(CHANGES)

/**
 * From when on counts may differ by a fact: of a visit and a task the tables know it (`since` is when it was announced).
 * @returns undefined for what changes none
 */
export function visitChange(
  name: string,
  at: Date,
  data: Readonly<Record<string, unknown>>,
): { readonly what: VisitChange; readonly since: Date } | undefined {
  const what = CHANGES[name]
  if (what === undefined) return undefined
  return { what, since: what === 'street' && typeof data.period === 'string' ? startOf(data.period) : at }
}
