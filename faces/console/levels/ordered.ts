import { FEWEST_COMPARED, type ShownCounts, SMALLEST_SHOWN } from '../../../modules/dashboards/contract.ts'
import { type AnyCounts, type AnyMeasureName, figureOf, measureOf } from '../../../modules/dashboards/rules.ts'
import type { Column } from './asking.ts'
import type { ShownVisits } from './picture.ts'

/** Counts of cases or of doors and visits; null: hidden. */
export type AnyShown = ShownCounts & ShownVisits['counts']

/** What is known of counts of which some are hidden. */
export function known(counts: AnyShown): AnyCounts {
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== null)) as AnyCounts
}

/** Whether a measure cannot be told because a count of it is hidden. */
export function isHidden(name: AnyMeasureName, counts: AnyShown): boolean {
  const { top, of } = measureOf(name)
  return counts[top] === null || (of !== undefined && counts[of] === null)
}

/** Whether a figure rests on too few to stand before or behind another. */
export function isTooFew(name: AnyMeasureName, counts: AnyShown): boolean {
  if (isHidden(name, counts)) return true
  const { top, of } = measureOf(name)
  return of === undefined ? (counts[top] ?? 0) < SMALLEST_SHOWN : (counts[of] ?? 0) < FEWEST_COMPARED
}

/** Places in the order of a column; those whose number is too small or hidden get no place in it and stay by code. */
export function ordered<Place extends { readonly code: string; readonly counts: ShownCounts }>(
  places: readonly Place[],
  sort: Column | null,
  isAscending: boolean,
): { placed: readonly Place[]; unplaced: readonly Place[] } {
  if (sort === null) return { placed: places, unplaced: [] }
  const value = (place: Place) => figureOf(sort, known(place.counts)) ?? 0
  const placed = places.filter((place) => !isTooFew(sort, place.counts))
  return {
    placed: placed.sort(
      (a, b) => (isAscending ? value(a) - value(b) : value(b) - value(a)) || (a.code < b.code ? -1 : 1),
    ),
    unplaced: places.filter((place) => isTooFew(sort, place.counts)),
  }
}
