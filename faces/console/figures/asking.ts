import { CHANNEL_WORDS, TIER_WORDS } from '../../../modules/cases/words.ts'
import type { FigureFilter, FigureSpan } from '../../../modules/dashboards/contract.ts'
import {
  COUNTS,
  type Count,
  firstDay,
  MEASURE_NAMES,
  type MeasureName,
  type Period,
  stepped,
  VISIT_COUNTS,
  type VisitCount,
} from '../../../modules/dashboards/rules.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { keysOf } from '../../kit/said.ts'

export const SPANS = ['today', 'week', 'month', 'last_month', 'day', 'own'] as const
export type SpanName = (typeof SPANS)[number]

/** What can be grouped by here; the whole is always shown. */
export const GROUPS = ['grid', 'community', 'class', 'category', 'channel', 'tier', 'priority'] as const

/** How many periods a course shows, by their kind. */
export const COURSE_PERIODS = { day: 30, week: 12, month: 12 } as const satisfies Record<Period, number>

/** Which cases are looked at; null: all of them. */
export type Narrowing = {
  readonly gridId: string | null
  readonly category: string | null
  readonly channel: keyof typeof CHANNEL_WORDS | null
  readonly tier: keyof typeof TIER_WORDS | null
  readonly priority: keyof typeof PRIORITY_WORDS | null
}

/** All that the page of figures shows: the whole of it stands in the address. */
export type Asking = Narrowing & {
  readonly span: SpanName
  /** Own days; the first is also the one day that is looked back at. */
  readonly from: string | null
  readonly until: string | null
  readonly groupBy: (typeof GROUPS)[number]
  readonly course: Period
  /** The measure whose course is drawn; null: what came in, ended and stayed open. */
  readonly measure: MeasureName | null
  /** The count whose cases are listed; null: the figures. */
  readonly count: Count | null
  /** The count of doors or visits whose rows are listed. */
  readonly visit: VisitCount | null
}

export const START: Asking = {
  span: 'month',
  from: null,
  until: null,
  gridId: null,
  category: null,
  channel: null,
  tier: null,
  priority: null,
  groupBy: 'grid',
  course: 'day',
  measure: null,
  count: null,
  visit: null,
}

/** Reads the query of an address; what it does not know counts as left out. */
export function askingOf(query: URLSearchParams): Asking {
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(query.get(name) ?? '') ? query.get(name) : null)
  return {
    span: oneOf(SPANS, query.get('span')) ?? START.span,
    from: day('from'),
    until: day('until'),
    ...narrowingOf(query),
    groupBy: oneOf(GROUPS, query.get('by')) ?? START.groupBy,
    course: oneOf(['day', 'week', 'month'] as const, query.get('course')) ?? START.course,
    measure: oneOf(MEASURE_NAMES, query.get('measure')) ?? null,
    count: oneOf(COUNTS, query.get('count')) ?? null,
    visit: oneOf(VISIT_COUNTS, query.get('visit')) ?? null,
  }
}

/** What of an address says which cases. */
export function narrowingOf(query: URLSearchParams): Narrowing {
  return {
    gridId: query.get('grid') || null,
    category: /^(\d{2}(\d{2})?|none)$/.test(query.get('category') ?? '') ? query.get('category') : null,
    channel: oneOf(keysOf(CHANNEL_WORDS), query.get('channel')) ?? null,
    tier: oneOf(keysOf(TIER_WORDS), query.get('tier')) ?? null,
    priority: oneOf(keysOf(PRIORITY_WORDS), query.get('priority')) ?? null,
  }
}

/** The query of an address; what is as at the start is left out, so that addresses stay short. */
export function queryFor(asking: Asking): Record<string, string | undefined> {
  const unless = <K extends keyof Asking>(key: K) => (asking[key] === START[key] ? undefined : asking[key])
  const isOwn = asking.span === 'own'
  return {
    span: unless('span'),
    from: isOwn || asking.span === 'day' ? (asking.from ?? undefined) : undefined,
    until: isOwn ? (asking.until ?? undefined) : undefined,
    ...narrowQueryFor(asking),
    by: unless('groupBy'),
    course: unless('course'),
    measure: asking.measure ?? undefined,
    count: asking.count ?? undefined,
    visit: asking.visit ?? undefined,
  }
}

/** The same in an address. */
export function narrowQueryFor({ gridId, category, channel, tier, priority }: Narrowing) {
  return {
    grid: gridId ?? undefined,
    category: category ?? undefined,
    channel: channel ?? undefined,
    tier: tier ?? undefined,
    priority: priority ?? undefined,
  }
}

/** The days that are asked about; null while own days are not chosen. */
export function spanFor({ span, from, until }: Pick<Asking, 'span' | 'from' | 'until'>, now: Date): FigureSpan | null {
  switch (span) {
    case 'today':
      return { period: 'day', from: localDate(now) }
    case 'week':
      return { period: 'week', from: firstDay('week', now) }
    case 'month':
      return { period: 'month', from: firstDay('month', now) }
    case 'last_month':
      return { period: 'month', from: stepped('month', firstDay('month', now), -1) }
    case 'day':
      return from !== null && from <= localDate(now) ? { period: 'day', from } : null
    case 'own':
      return from !== null && until !== null && from <= until ? { from, until } : null
  }
}

/** The filter as it is asked. `none` are the cases that nobody has sorted yet. */
export function filterFor({ gridId, category, channel, tier, priority }: Narrowing): FigureFilter {
  return {
    ...(gridId ? { gridId } : {}),
    ...(category ? { categoryPrefix: category === 'none' ? '' : category } : {}),
    ...(channel ? { channel } : {}),
    ...(tier ? { tier } : {}),
    ...(priority ? { priority } : {}),
  }
}

/**
 * The same narrowed to one line of a table: what a click on its figures lists. Null where no filter says exactly that line.
 * @param rootId the grid that is looked at: its own line holds what lies in it but in none below
 * @param gridOf the grid that is the whole of a community
 */
export function narrowedTo(
  asking: Asking,
  key: string,
  rootId: string | undefined,
  gridOf: (communityId: string) => string | undefined,
): Asking | null {
  switch (asking.groupBy) {
    case 'grid':
      return key === rootId ? null : { ...asking, gridId: key }
    case 'community': {
      const gridId = gridOf(key)
      return gridId === undefined ? null : { ...asking, gridId }
    }
    case 'class':
    case 'category':
      return { ...asking, category: key === '' ? 'none' : key }
    case 'channel':
      return { ...asking, channel: oneOf(keysOf(CHANNEL_WORDS), key) ?? null }
    case 'tier':
      return { ...asking, tier: oneOf(keysOf(TIER_WORDS), key) ?? null }
    case 'priority':
      return { ...asking, priority: oneOf(keysOf(PRIORITY_WORDS), key) ?? null }
  }
}

function oneOf<T extends string>(among: readonly T[], value: string | null): T | undefined {
  return among.find((one) => one === value)
}
