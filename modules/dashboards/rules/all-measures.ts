import { COUNTS, type Count, type Counts } from './counts.ts'
import { figureOf, isVolume, MEASURE_NAMES, MEASURES, type Measure, type MeasureName } from './measures.ts'
import {
  VISIT_COUNTS,
  VISIT_MEASURE_NAMES,
  VISIT_MEASURES,
  type VisitCount,
  type VisitCounts,
  type VisitMeasureName,
  visitFigure,
} from './visit-measures.ts'

/** Measures of cases and of visits together, where one may choose among all. */
export const ALL_MEASURE_NAMES = [...MEASURE_NAMES, ...VISIT_MEASURE_NAMES] as const
export type AnyMeasureName = MeasureName | VisitMeasureName
/** What all of them are made of. */
export const ALL_COUNTS = [...COUNTS, ...VISIT_COUNTS] as const
export type AnyCounts = Counts & VisitCounts

/** A measure with the counts that it is made of. */
export type AnyMeasure = Omit<Measure, 'top' | 'of'> & {
  readonly top: Count | VisitCount
  readonly of?: Count | VisitCount
}

/** Whether a measure is of doors and visits: those lie in grids and days, and have no class, channel, tier or priority. */
export function isOfVisits(name: AnyMeasureName): name is VisitMeasureName {
  return name in VISIT_MEASURES
}

/** A measure by its name. */
export function measureOf(name: AnyMeasureName): AnyMeasure {
  return isOfVisits(name) ? VISIT_MEASURES[name] : MEASURES[name]
}

/** The value of a measure: a count, or a share from 0 to 1; null: nothing it could be a share of. */
export function anyFigure(name: AnyMeasureName, counts: AnyCounts): number | null {
  return isOfVisits(name) ? visitFigure(name, counts) : figureOf(name, counts)
}

/** Whether a measure is given of a place that belongs to one or two people. */
export function isAnyVolume(name: AnyMeasureName): boolean {
  return !isOfVisits(name) && isVolume(name)
}
