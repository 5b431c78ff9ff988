import { type ShownVisits, SMALLEST_SHOWN } from '../contract.ts'
import {
  FEWEST_MEMBER_GRIDS,
  hideCrossed,
  summedVisits,
  VISIT_COUNTS,
  VISIT_MEASURE_NAMES,
  VISIT_MEASURES,
  VISIT_VOLUMES,
  type VisitCount,
} from '../rules.ts'
import type { VisitPlace } from '../store.ts'

export type VisitsShown = { readonly total: ShownVisits; readonly ofLine: (code: string) => ShownVisits }

/** What is told of doors and visits: of a place that belongs to one or two people its doors, and outside the street no number that is about a handful. */
export function visitsShown(places: readonly VisitPlace[], hidesSmall: boolean): VisitsShown {
  const byCode = new Map(places.map((one) => [one.place, one]))
  const countsOf = (code: string) => byCode.get(code)?.counts ?? {}
  const isOfFew = (code: string) => {
    const place = byCode.get(code)
    return place !== undefined && place.memberGrids < FEWEST_MEMBER_GRIDS
  }
  const isFewInAll = places.length > 0 && places.reduce((sum, one) => sum + one.memberGrids, 0) < FEWEST_MEMBER_GRIDS
  const hide = hidesSmall ? hiding(places, isOfFew) : undefined
  const total = summedVisits(places.map((one) => one.counts))
  const shown = (isVolumeOnly: boolean, of: (count: VisitCount) => number | null): ShownVisits => ({
    isVolumeOnly,
    counts: Object.fromEntries((isVolumeOnly ? VISIT_VOLUMES : VISIT_COUNTS).map((count) => [count, of(count)])),
  })
  return {
    total: shown(isFewInAll, (count) => (hide ? hide[count].sum : (total[count] ?? 0))),
    ofLine: (code) =>
      shown(isOfFew(code), (count) =>
        hide && byCode.has(code) ? (hide[count].rowSums[code] ?? null) : (countsOf(code)[count] ?? 0),
      ),
  }
}

type Told = { readonly rowSums: Readonly<Record<string, number | null>>; readonly sum: number | null }

/** Each count by place and in all, small ones hidden with what they would follow from. What a share is a share of is hidden with it. */
function hiding(places: readonly VisitPlace[], isOfFew: (code: string) => boolean): Record<VisitCount, Told> {
  const told = (count: VisitCount): Told =>
    hideCrossed(
      Object.fromEntries(places.map(({ place, counts }) => [place, { [count]: counts[count] ?? 0 }])),
      SMALLEST_SHOWN,
      true,
      VISIT_VOLUMES.includes(count) ? undefined : isOfFew,
    )
  const all = Object.fromEntries(VISIT_COUNTS.map((count) => [count, told(count)])) as Record<VisitCount, Told>
  for (const name of VISIT_MEASURE_NAMES) {
    const { top, of } = VISIT_MEASURES[name]
    all[top] = {
      sum: all[of].sum === null ? null : all[top].sum,
      rowSums: Object.fromEntries(
        Object.entries(all[top].rowSums).map(([code, n]) => [code, all[of].rowSums[code] === null ? null : n]),
      ),
    }
  }
  return all
}
