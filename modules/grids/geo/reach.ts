import { type PlaneEdge, type Trapezoid, trapezoidCentre } from './overlay.ts'
import { distanceToSegment } from './plane.ts'

/** A piece is not divided below this radius: the answer is exact to it. */
const FINEST_METRES = 0.05

/**
 * Whether some point of a piece lies farther than `metres` from every one of the edges. The distance changes by at most
 * a metre a metre, so a piece whose middle lies near enough for all of it is settled, and one whose middle is too far
 * as well; others are halved.
 */
export function reachesFartherThan(metres: number, piece: Trapezoid, edges: readonly PlaneEdge[]): boolean {
  const { x, y } = trapezoidCentre(piece)
  const distance = edges.reduce(
    (nearest, edge) => Math.min(nearest, distanceToSegment(x, y, edge.lowX, edge.lowY, edge.highX, edge.highY)),
    Infinity,
  )
  if (distance > metres) return true
  const radius = Math.max(
    Math.hypot(piece.leftLow - x, piece.low - y),
    Math.hypot(piece.rightLow - x, piece.low - y),
    Math.hypot(piece.leftHigh - x, piece.high - y),
    Math.hypot(piece.rightHigh - x, piece.high - y),
  )
  if (distance + radius <= metres || radius < FINEST_METRES) return false
  return halves(piece).some((half) => reachesFartherThan(metres, half, edges))
}

/** Halved across its longer extent; both halves are trapezoids again. */
function halves(piece: Trapezoid): readonly [Trapezoid, Trapezoid] {
  const width = Math.max(piece.rightLow - piece.leftLow, piece.rightHigh - piece.leftHigh)
  if (width > piece.high - piece.low) {
    const middle = { low: (piece.leftLow + piece.rightLow) / 2, high: (piece.leftHigh + piece.rightHigh) / 2 }
    return [
      { ...piece, rightLow: middle.low, rightHigh: middle.high },
      { ...piece, leftLow: middle.low, leftHigh: middle.high },
    ]
  }
  const level = (piece.low + piece.high) / 2
  const left = (piece.leftLow + piece.leftHigh) / 2
  const right = (piece.rightLow + piece.rightHigh) / 2
  return [
    { ...piece, high: level, leftHigh: left, rightHigh: right },
    { ...piece, low: level, leftLow: left, rightLow: right },
  ]
}
