import { firstDay, type MeasureName, PERIODS, type Period } from '../../../modules/dashboards/rules.ts'

/** What places are compared by. */
export const COLUMNS = [
  'received',
  'ended',
  'open',
  'late',
  'on_time_rate',
  'content_rate',
] as const satisfies readonly MeasureName[]
export type Column = (typeof COLUMNS)[number]

/** All that the page of levels shows: the whole of it stands in the address. */
export type Asking = {
  readonly period: Period
  /** The first day of the period; null: the one that runs. */
  readonly from: string | null
  /** A district or street below one's own. */
  readonly within: string | null
  /** A class of categories, `none` for what is not sorted yet. */
  readonly classCode: string | null
  /** Null: by code. */
  readonly sort: Column | null
  readonly isAscending: boolean
}

export const START: Asking = {
  period: 'month',
  from: null,
  within: null,
  classCode: null,
  sort: null,
  isAscending: false,
}

/** Reads the query of an address; what it does not know counts as left out. */
export function askingOf(query: URLSearchParams): Asking {
  const matching = (name: string, pattern: RegExp) => {
    const value = query.get(name)
    return value !== null && pattern.test(value) ? value : null
  }
  return {
    period: PERIODS.find((one) => one === query.get('period')) ?? START.period,
    from: matching('from', /^\d{4}-\d\d-\d\d$/),
    within: matching('within', /^\d{6}(\d{3})?$/),
    classCode: matching('class', /^(\d{2}|none)$/),
    sort: COLUMNS.find((one) => one === query.get('sort')) ?? null,
    isAscending: query.get('order') === 'asc',
  }
}

/** The query of an address; what is as at the start is left out. */
export function queryFor({ period, from, within, classCode, sort, isAscending }: Asking) {
  return {
    period: period === START.period ? undefined : period,
    from: from ?? undefined,
    within: within ?? undefined,
    class: classCode ?? undefined,
    sort: sort ?? undefined,
    order: sort !== null && isAscending ? 'asc' : undefined,
  }
}

/** The first day that is asked about. A day within a period counts as that period. */
export function fromOf({ period, from }: Pick<Asking, 'period' | 'from'>, now: Date): string {
  const at = from === null ? now : new Date(`${from}T12:00:00+08:00`)
  return firstDay(period, Number.isNaN(at.getTime()) ? now : at)
}

/** One more press on a column: the most first, then the least, then by code again. */
export function pressed(asking: Asking, column: Column): Pick<Asking, 'sort' | 'isAscending'> {
  if (asking.sort !== column) return { sort: column, isAscending: false }
  return asking.isAscending ? { sort: null, isAscending: false } : { sort: column, isAscending: true }
}
