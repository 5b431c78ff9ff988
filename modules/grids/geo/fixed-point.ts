/** Steps of a degree in which positions are compared: 1e-7 degree, about a centimetre. */
const STEPS = 10_000_000

/**
 * A figure in degrees as a whole number of 1e-7 degree. Whole numbers make the sign of `turn` exact, so that a point on
 * a shared edge is seen on that edge from both sides, and two shapes with the same corners leave no gap.
 */
export function toSteps(degrees: number): number {
  return Math.round(degrees * STEPS)
}

/** Degrees of a number of steps. */
export function toDegrees(steps: number): number {
  return steps / STEPS
}

/**
 * On which side of the directed line a→b a point lies: positive = left, negative = right, 0 = on the line.
 * Exact for whole numbers as long as the three lie within 6 degrees of each other (products below 2^53).
 */
export function turn(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax)
}

/** Whether a point lies on the segment a–b, ends included. For whole numbers, as in `turn`. */
export function isOnSegment(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  return (
    Math.min(ax, bx) <= px &&
    px <= Math.max(ax, bx) &&
    Math.min(ay, by) <= py &&
    py <= Math.max(ay, by) &&
    turn(ax, ay, bx, by, px, py) === 0
  )
}
