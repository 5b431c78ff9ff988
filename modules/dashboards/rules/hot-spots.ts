/** A case as it lies on the ground: WGS84 degrees. */
export type Spot = {
  readonly id: string
  readonly categoryCode: string
  readonly lng: number
  readonly lat: number
}

/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_009

/** Metres between two points on the sphere; exact enough within a community. */
export function metresBetween(a: Pick<Spot, 'lng' | 'lat'>, b: Pick<Spot, 'lng' | 'lat'>): number {
  const rad = Math.PI / 180
  const x = (b.lng - a.lng) * rad * Math.cos(((a.lat + b.lat) / 2) * rad)
  const y = (b.lat - a.lat) * rad
  return EARTH * Math.hypot(x, y)
}

/**
 * Hot spots: cases of one leaf that lie close together. The densest place first takes all within reach of its middle case, then the next
 * densest of what is left, so that no case stands in two.
 * @param least so many cases at least
 * @param metres within so many metres of the middle one
 */
export function hotSpots<One extends Spot>(spots: readonly One[], least: number, metres: number): One[][] {
  const found: One[][] = []
  const left = new Set(spots)
  const near = (middle: One) =>
    [...left].filter((one) => one.categoryCode === middle.categoryCode && metresBetween(middle, one) <= metres)
  for (;;) {
    let best: One[] = []
    for (const one of left) {
      const around = near(one)
      if (around.length > best.length) best = around
    }
    if (best.length < least) return found
    found.push(best)
    for (const one of best) left.delete(one)
  }
}
