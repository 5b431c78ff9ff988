import type { FigureFilter } from '../../../modules/dashboards/contract.ts'
import {
  ALL_MEASURE_NAMES,
  type AnyMeasureName,
  isOfVisits,
  PERIODS,
  stepped,
} from '../../../modules/dashboards/rules.ts'
import type { AskGroup, Question } from '../../../modules/reports/contract.ts'
import {
  isCountedOut,
  MOST_MEASURES,
  MOST_OF,
  partsVisits,
  SPAN_KINDS,
  type SpanKind,
  stepsOffered,
} from '../../../modules/reports/rules.ts'
import { CHART_WORDS, GROUP_WORDS } from '../../../modules/reports/words.ts'
import { keysOf } from '../../kit/said.ts'
import {
  type Asking,
  START as FIGURES_START,
  filterFor,
  type Narrowing,
  narrowedTo,
  narrowingOf,
  narrowQueryFor,
} from '../figures/asking.ts'

/** All that the page of questions shows: the whole of it stands in the address. */
export type Asked = Narrowing & {
  readonly measures: readonly AnyMeasureName[]
  readonly span: SpanKind
  /** How many days, weeks or months, where the span is counted out. */
  readonly n: number
  readonly groupBy: AskGroup
  readonly chart: keyof typeof CHART_WORDS
  /** The kept question that this began with. */
  readonly saved: string | null
}

export const START: Asked = {
  gridId: null,
  category: null,
  channel: null,
  tier: null,
  priority: null,
  measures: ['received', 'on_time_rate'],
  span: 'last month',
  n: 1,
  groupBy: 'grid',
  chart: 'bars',
  saved: null,
}

/** Doors and visits have no kind, channel, tier or priority. */
const OF_ALL_KINDS = { category: null, channel: null, tier: null, priority: null } as const

/** What «last so many» begins with. */
const USUAL_N = { 'last days': 7, 'last weeks': 4, 'last months': 6 } as const

/** Reads the query of an address; what it does not know counts as left out, and what does not go together is made whole. */
export function askedOf(query: URLSearchParams, now: Date): Asked {
  const span = SPAN_KINDS.find((one) => one === query.get('span')?.replace('_', ' ')) ?? START.span
  const named = query.get('measures')?.split(',') ?? START.measures
  const read = {
    ...narrowingOf(query),
    measures: ALL_MEASURE_NAMES.filter((one) => named.includes(one)).slice(0, MOST_MEASURES),
    span,
    n: nOf(span, Number(query.get('n'))),
    groupBy: keysOf(GROUP_WORDS).find((one) => one === query.get('by')) ?? START.groupBy,
    chart: keysOf(CHART_WORDS).find((one) => one === query.get('chart')) ?? START.chart,
    saved: query.get('saved') || null,
  }
  return changed(read, {}, now)
}

/** The query of an address; what is as at the start is left out. No measure at all is said too. */
export function askedQuery(asked: Asked): Record<string, string | undefined> {
  const measures = asked.measures.join(',')
  return {
    measures: measures === START.measures.join(',') ? undefined : measures || 'none',
    span: asked.span === START.span ? undefined : asked.span.replace(' ', '_'),
    n: isCountedOut(asked.span) ? String(asked.n) : undefined,
    by: asked.groupBy === START.groupBy ? undefined : asked.groupBy,
    ...narrowQueryFor(asked),
    chart: asked.chart === START.chart ? undefined : asked.chart,
    saved: asked.saved ?? undefined,
  }
}

/** The change made whole: measures in the order in which they are defined, a span with its usual number, a group that the span and the measures can be parted into. */
export function changed(asked: Asked, next: Partial<Asked>, now: Date): Asked {
  const span = next.span ?? asked.span
  const isOther = span !== asked.span
  const n = nOf(span, isOther ? 0 : (next.n ?? asked.n))
  const measures = next.measures ?? asked.measures
  const isApart = measures.some(isOfVisits)
  const chosen = next.groupBy ?? asked.groupBy
  const groupBy = isApart && !partsVisits(chosen) ? 'grid' : chosen
  const steps = stepsOffered(span, n, now)
  const isStep = PERIODS.some((one) => one === groupBy)
  return {
    ...asked,
    ...next,
    ...(isApart ? OF_ALL_KINDS : null),
    measures: ALL_MEASURE_NAMES.filter((one) => measures.includes(one)),
    span,
    n,
    groupBy: isStep && !steps.some((one) => one === groupBy) ? (steps.at(-1) ?? 'all') : groupBy,
  }
}

/** The question as the house is asked it; null while no measure is chosen. */
export function questionFor(asked: Asked): Question | null {
  const { measures, span, n, groupBy, chart } = asked
  if (measures.length === 0) return null
  return { filter: filterFor(asked), span: { kind: span, n }, groupBy, measures: [...measures], chart }
}

/** A kept question on the page. */
export function askedFor(question: Question, saved: string | null): Asked {
  const { filter, span, groupBy, measures, chart } = question
  return {
    ...narrowingFor(filter),
    measures: ALL_MEASURE_NAMES.filter((one) => measures.includes(one)),
    span: span.kind,
    n: nOf(span.kind, span.n),
    groupBy,
    chart,
    saved,
  }
}

/** Whether two of them ask the same. */
export function asksSame(one: Asked, other: Asked): boolean {
  const said = (asked: Asked) => JSON.stringify(askedQuery({ ...asked, saved: null }))
  return said(one) === said(other)
}

/**
 * Where the cases behind a line are listed: on the page of figures, over the same days.
 * @param key the line's; null: the whole answer
 */
export function drillTo(
  asked: Asked,
  days: { readonly from: string; readonly until: string },
  key: string | null,
  rootId: string | undefined,
  gridOf: (communityId: string) => string | undefined,
): Asking | null {
  const { gridId, category, channel, tier, priority, groupBy } = asked
  const whole: Asking = {
    ...FIGURES_START,
    gridId,
    category,
    channel,
    tier,
    priority,
    span: 'own',
    from: days.from,
    until: days.until,
  }
  if (key === null || groupBy === 'all') return whole
  if (groupBy === 'day' || groupBy === 'week' || groupBy === 'month')
    return { ...whole, from: key, until: stepped('day', stepped(groupBy, key, 1), -1) }
  return narrowedTo({ ...whole, groupBy }, key, rootId, gridOf)
}

function narrowingFor({ gridId, categoryPrefix, channel, tier, priority }: FigureFilter): Narrowing {
  return {
    gridId: gridId ?? null,
    category: categoryPrefix === undefined ? null : categoryPrefix === '' ? 'none' : categoryPrefix,
    channel: channel ?? null,
    tier: tier ?? null,
    priority: priority ?? null,
  }
}

function nOf(span: SpanKind, n: number): number {
  if (!isCountedOut(span)) return 1
  return Number.isInteger(n) && n >= 1 ? Math.min(n, MOST_OF[span]) : USUAL_N[span]
}
