import type { Queries } from '../../../modules/api.ts'
import type { SavedView, State } from '../../../modules/cases/contract.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { DESK } from './words.ts'

/** States that staff look at together, in the order of the work. */
export const GROUPS = {
  open: {
    word: DESK.open,
    states: ['reported', 'triaged', 'assigned', 'in_progress', 'resolved', 'verified', 'deferred'],
  },
  triage: { word: DESK.triage, states: ['reported'] },
  assign: { word: DESK.assign, states: ['triaged'] },
  handle: { word: DESK.handle, states: ['assigned', 'in_progress', 'deferred'] },
  verify: { word: DESK.verify, states: ['resolved'] },
  rate: { word: DESK.rate, states: ['verified'] },
  closed: { word: DESK.closed, states: ['closed'] },
} as const satisfies Record<string, { word: Word; states: readonly State[] }>
export type Group = keyof typeof GROUPS

/** What the list shows. The search stands apart: it may hold a name and never goes into an address. */
export type Filter = {
  readonly scope: 'my_grids' | 'mine' | 'all'
  readonly group: Group
  readonly gridId: string | null
  readonly category: string | null
  readonly onlyLate: boolean
  readonly sort: 'deadline' | 'newest'
}

/** Reads the filter from an address; what makes no sense there counts as not said. */
export function filterOf(query: URLSearchParams): Filter {
  const group = query.get('group')
  const category = query.get('category')
  return {
    scope: scopeOf(query.get('scope')),
    group: isKeyOf(GROUPS, group) ? group : 'open',
    gridId: UUID.test(query.get('grid') ?? '') ? query.get('grid') : null,
    category: category !== null && /^\d{2}(\d{2})?$/.test(category) ? category : null,
    onlyLate: query.get('late') === 'yes',
    sort: query.get('sort') === 'newest' ? 'newest' : 'deadline',
  }
}

/** The filter for an address; what is as usual is left out. */
export function queryOf(filter: Filter): Record<string, string | undefined> {
  return {
    scope: filter.scope === 'my_grids' ? undefined : filter.scope,
    group: filter.group === 'open' ? undefined : filter.group,
    grid: filter.gridId ?? undefined,
    category: filter.category ?? undefined,
    late: filter.onlyLate ? 'yes' : undefined,
    sort: filter.sort === 'newest' ? 'newest' : undefined,
  }
}

/** How many of the narrowing filters are in use, the search included. */
export function narrowings(filter: Filter, search: string): number {
  return [filter.gridId, filter.category, hasDeadlines(filter) && filter.onlyLate, search].filter(Boolean).length
}

/** Whether the cases of the list still have a deadline, to stand by and to be late. Closed ones have none. */
export function hasDeadlines(filter: Filter): boolean {
  return filter.group !== 'closed'
}

/** Why a list is empty. */
export function emptyWord(filter: Filter, search: string): Word {
  if (narrowings(filter, search) > 0) return DESK.noneFiltered
  if (filter.group === 'closed') return DESK.noneClosed
  if (filter.group !== 'open') return DESK.noneAtStep
  if (filter.scope === 'mine') return DESK.noneMine
  return filter.scope === 'all' ? DESK.noneAll : DESK.noneOpen
}

type Desk = InputOf<Queries['cases.desk']>

/** What to ask the server for. */
export function askFor(filter: Filter, search: string, after: Desk['after']): Desk {
  return {
    scope: filter.scope,
    states: [...GROUPS[filter.group].states],
    ...(filter.gridId ? { gridId: filter.gridId } : {}),
    ...(filter.category ? { categoryPrefix: filter.category } : {}),
    onlyOverdue: hasDeadlines(filter) && filter.onlyLate,
    search,
    sort: hasDeadlines(filter) ? filter.sort : 'newest',
    ...(after ? { after } : {}),
  }
}

/** The filter as it is kept under a name: what was searched for is left out, it may be a name. */
export function kept(filter: Filter): SavedView['filter'] {
  const { scope, states, gridId, categoryPrefix, onlyOverdue, sort } = askFor(filter, '', undefined)
  return {
    scope: scope ?? 'my_grids',
    states: states ?? [],
    ...(gridId ? { gridId } : {}),
    ...(categoryPrefix ? { categoryPrefix } : {}),
    onlyOverdue: onlyOverdue ?? false,
    sort: sort ?? 'deadline',
  }
}

/** The filter that a kept one stands for. */
export function unkept(view: SavedView['filter']): Filter {
  const isOf = (group: Group) => String([...GROUPS[group].states].sort()) === String([...view.states].sort())
  return {
    scope: scopeOf(view.scope),
    group: keysOf(GROUPS).find(isOf) ?? 'open',
    gridId: view.gridId ?? null,
    category: view.categoryPrefix ?? null,
    onlyLate: view.onlyOverdue,
    sort: view.sort,
  }
}

/** Whether two filters show the same list. */
export function isSameList(one: Filter, other: Filter): boolean {
  return JSON.stringify(kept(one)) === JSON.stringify(kept(other))
}

function scopeOf(scope: string | null): Filter['scope'] {
  return scope === 'mine' || scope === 'all' ? scope : 'my_grids'
}

/**
 * The figure on each tab, or null where the counts would not be those of the list: they know the grid, but neither category,
 * search, lateness nor whose – of scopes only that of the grids. Closed cases are not counted.
 */
export function countsOf(
  byState: Readonly<Partial<Record<State, number>>>,
  filter: Filter,
  search: string,
): Partial<Record<Group, number>> | null {
  if (filter.scope !== 'my_grids' || filter.category || filter.onlyLate || search) return null
  const sum = (group: Group) => GROUPS[group].states.reduce((total, state) => total + (byState[state] ?? 0), 0)
  return {
    open: sum('open'),
    triage: sum('triage'),
    assign: sum('assign'),
    handle: sum('handle'),
    verify: sum('verify'),
    rate: sum('rate'),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
