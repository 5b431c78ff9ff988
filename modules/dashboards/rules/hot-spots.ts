import { groupBy } from '../../../platform/pure/group.ts'
import { metresPerDegree } from '../../grids/rules.ts'

/** A case as it lies on the ground: WGS84 degrees. */
export type Spot = {
  readonly id: string
  readonly categoryCode: string
  readonly lng: number
  readonly lat: number
}

/**
 * Hot spots: cases of one leaf that lie close together. The densest place first takes all within reach of its middle case, then the next
 * densest of what is left, so that no case stands in two.
 * @param least so many cases at least
 * @param metres within so many metres of the middle one
 */
export function hotSpots<One extends Spot>(spots: readonly One[], least: number, metres: number): One[][] {
  return [...groupBy(spots, (one) => one.categoryCode).values()]
    .flatMap((ofOneLeaf) => densest(ofOneLeaf, least, metres))
    .sort((a, b) => b.length - a.length)
}

function densest<One extends Spot>(spots: readonly One[], least: number, metres: number): One[][] {
  const found: One[][] = []
  const near = new Map(spots.map((middle) => [middle, spots.filter((one) => isWithin(middle, one, metres))]))
  const left = new Set(spots)
  for (;;) {
    let best: One[] = []
    for (const middle of left) {
      const around = (near.get(middle) ?? []).filter((one) => left.has(one))
      if (around.length > best.length) best = around
    }
    if (best.length < least) return found
    found.push(best)
    for (const one of best) left.delete(one)
  }
}

function isWithin(a: Spot, b: Spot, metres: number): boolean {
  const scale = metresPerDegree((a.lat + b.lat) / 2)
  return Math.hypot((b.lng - a.lng) * scale.lng, (b.lat - a.lat) * scale.lat) <= metres
}
