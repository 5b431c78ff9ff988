import { figureOf, isVolume, MEASURES, type Measure, type MeasureName } from '../../dashboards/rules.ts'

/** A measure as a cell: a number, a share in percent, or empty where there is nothing to be a share of, or it would be about one or two people. */
export function measured(name: MeasureName, counts: Parameters<typeof figureOf>[1], isVolumeOnly: boolean): string {
  const { of }: Measure = MEASURES[name]
  if (isVolumeOnly && !isVolume(name)) return ''
  const value = figureOf(name, counts)
  if (value === null) return ''
  return of === undefined ? String(value) : `${(value * 100).toFixed(1)}%`
}
