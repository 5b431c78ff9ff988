import { type AnyMeasureName, anyFigure, isAnyVolume, measureOf } from '../../dashboards/rules.ts'

/** A measure as a cell: a number, a share in percent, or empty where there is nothing to be a share of, or it would be about one or two people. */
export function measured(name: AnyMeasureName, counts: Parameters<typeof anyFigure>[1], isVolumeOnly: boolean): string {
  if (isVolumeOnly && !isAnyVolume(name)) return ''
  const value = anyFigure(name, counts)
  if (value === null) return ''
  return measureOf(name).of === undefined ? String(value) : `${(value * 100).toFixed(1)}%`
}
